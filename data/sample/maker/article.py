"""One article of the recipe: its text, metadata and everything marked in it."""

import hashlib
import re

from maker.days import bounds
from maker.quotes import QuoteError, find_name, locate

MINUTE = 60 * 1000
SECOND = 1000


def moment(iso_day):
    """Milliseconds of nine in the morning, UTC, of a day."""
    low, _ = bounds(iso_day)
    return (low * 24 + 9) * 60 * MINUTE


def add_article(rows, number, recipe, text):
    """The rows of the article itself. Returns what the marks need to know of it."""
    added = moment(recipe["retrieved"])
    published = recipe["published"]
    low, high = bounds(published["edtf"])
    outlet = recipe.get("outlet")
    article_id = rows.add(
        "article", number,
        title=recipe["title"], title_note=recipe.get("title_note"), label=recipe.get("label"),
        kind=recipe["kind"], genre=recipe["genre"], language=recipe["language"],
        original_language=recipe.get("original_language"),
        translation_note=recipe.get("translation_note"), url=None,
        outlet=rows.find(f"outlet:{outlet}") if outlet else None,
        outlet_confidence=recipe.get("outlet_confidence"),
        outlet_reason=recipe.get("outlet_reason"), republisher=recipe.get("republisher"),
        byline=recipe.get("byline"), published=published["edtf"], published_min=low,
        published_max=high, published_from_text=published["from_text"],
        published_confidence=published["confidence"], retrieved_at=f"{recipe['retrieved']}T09:00:00Z",
        state=recipe["state"], reliability=recipe.get("reliability"),
        reliability_reason=recipe.get("reliability_reason"), duplicate_of=None,
        relay_of=rows.find(f"article:{recipe['relay_of']}") if "relay_of" in recipe else None,
        note=recipe.get("note"), added_at=added,
    )
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    rows.content[sha256] = text
    revision = rows.add(
        "revision", number, article=article_id, number=1, content=sha256, code_points=len(text),
        made="imported", made_at=added, layout=None, note=None,
    )
    rows.add(
        "source", number, article=article_id, content=sha256, file_name=recipe["file"],
        address=None, final_address=None, retrieved_at=f"{recipe['retrieved']}T09:00:00Z",
        media_type="text/plain", encoding="UTF-8", headers=None,
    )
    return {"number": number, "id": article_id, "revision": revision, "text": text,
            "added": added, "marks": 0}


def tick(article):
    """The time of the next mark: the analyst makes one every twenty seconds."""
    article["marks"] += 1
    return article["added"] + 10 * MINUTE + article["marks"] * 20 * SECOND


def add_people(rows, article, recipe):
    number = article["number"]
    for position, name in enumerate(recipe.get("authors", [])):
        rows.add("article_author", f"{number}/{name}", article=article["id"], position=position,
                 name=name, actor=None)
    for position, cited in enumerate(recipe["cited"]):
        known = isinstance(cited, str)
        rows.add("cited_source", f"{number}/{position}", article=article["id"], position=position,
                 actor=rows.find(f"actor:{cited}") if known else None,
                 text=None if known else cited[0])


def add_reasons(rows, article, recipe):
    number = article["number"]
    for position, (reason, *quote) in enumerate(recipe["published"]["reasons"]):
        passage = None
        if quote:
            span = locate(article["text"], quote[0], f"{number}.json, reasons")
            passage = rows.add_passage(article, *span)
        rows.add("article_reason", f"{number}/{position}", article=article["id"],
                 position=position, reason=reason, passage=passage)


def add_origins(rows, article, recipe):
    """Where title, outlet and date come from: what stands in the text and what was decided."""
    published = recipe["published"]
    found = [("title", recipe["title"], "analyst" if "title_note" in recipe else "text", 1, "certain")]
    if recipe.get("outlet"):
        guess = recipe["outlet_confidence"] != "certain"
        name = rows.tables["outlet"][rows.find(f"outlet:{recipe['outlet']}")]["name"]
        found.append(("outlet", name, "analyst" if guess else "text", 1, recipe["outlet_confidence"]))
    same = published["edtf"] == published["from_text"]
    found.append(("published", published["from_text"], "text", int(same), "certain"))
    if not same and published["edtf"] is not None:
        found.append(("published", published["edtf"], "analyst", 1, published["confidence"]))
    for field, value, origin, chosen, confidence in found:
        rows.add("field_origin", f"{article['number']}/{field}/{origin}", article=article["id"],
                 field=field, value=value, origin=origin, chosen=chosen, confidence=confidence)


def add_zones(rows, article, recipe):
    number = article["number"]
    for kind, quote, *in_body in recipe["zones"]:
        start, end = locate(article["text"], quote, f"{number}.json, zones")
        passage = rows.add_passage(article, start, end)
        rows.add("zone", f"{number}/{start}", passage=passage, kind=kind,
                 in_body=int(bool(in_body and in_body[0])), note=None)


def add_highlights(rows, article, recipe, author):
    number = article["number"]
    for quote, tags, *more in recipe["highlights"]:
        comment = more[0] if more else None
        start, end = locate(article["text"], quote, f"{number}.json, highlights")
        key = more[1] if len(more) > 1 else f"{number}/{start}-{end}"
        passage = rows.add_passage(article, start, end)
        mark = rows.add("highlight", key, passage=passage, comment=comment, author=author,
                        made_at=tick(article))
        for position, tag in enumerate(tags):
            rows.add("highlight_tag", f"{key}/{tag}", highlight=mark,
                     tag=rows.find(f"tag:{tag}"), position=position)


def read_name(entry):
    """"words #1,3 @place" as (words, numbers or None, what or None)."""
    match = re.fullmatch(r"(.*?)(?: #([\d,]+))?(?: @(place|modifier))?", entry)
    numbers = [int(n) for n in match[2].split(",")] if match[2] else None
    return match[1], numbers, match[3]


def find_mentions(article, recipe, actors):
    """Ranges of all mentions listed: {(start, end, actor): (class, sense)}."""
    found = {}
    for actor, entries in recipe["mentions"].items():
        taken = []
        for entry in sorted(entries, key=lambda e: -len(read_name(e)[0])):
            name, numbers, what = read_name(entry)
            where = f"{article['number']}.json, mentions of {actor}"
            known = {n[0]: n for n in actors[actor]["names"]}
            if name not in known:
                raise QuoteError(f"{where}: “{name}” is not one of the actor's names")
            spans = find_name(article["text"], name)
            if not spans or (numbers and max(numbers) > len(spans)):
                raise QuoteError(f"{where}: “{entry}” is not in the text so often")
            chosen = [spans[n - 1] for n in numbers] if numbers else [
                s for s in spans if not any(t[0] <= s[0] and s[1] <= t[1] for t in taken)]
            if not chosen:
                raise QuoteError(f"{where}: “{entry}” stands only inside longer names")
            name_class = "modifier" if what == "modifier" else known[name][1]
            sense = "place" if what == "place" or known[name][3:] == ["place"] else "actor"
            taken += chosen
            found.update({(*span, actor): (name_class, sense) for span in chosen})
    return found


def add_mentions(rows, article, recipe, actors):
    number = article["number"]
    found = find_mentions(article, recipe, actors)
    spans = {(start, end) for start, end, _ in found}
    for (start, end, actor), (name_class, sense) in sorted(found.items()):
        around = [s for s in spans if s != (start, end) and s[0] <= start and end <= s[1]]
        # "Dalpo" at the head of "Dalpo Fishermen's Union" qualifies it.
        if name_class == "name" and any(s[0] == start for s in around):
            name_class = "modifier"
        passage = rows.add_passage(article, start, end)
        rows.add("mention", f"{number}/{start}-{end}/{actor}", passage=passage,
                 actor=rows.find(f"actor:{actor}"), **{"class": name_class}, sense=sense,
                 depth=len(around), made_at=tick(article))


def add_dates(rows, article, recipe):
    """Returns the anchors that point at dates and events, to be joined when these are there."""
    number = article["number"]
    anchors = []
    for quote, edtf, proposed, anchor, rule, *key in recipe["dates"]:
        start, end = locate(article["text"], quote, f"{number}.json, dates")
        low, high = bounds(edtf)
        bounds(proposed)
        name = key[0] if key else f"{number}/{start}-{end}"
        passage = rows.add_passage(article, start, end)
        lasting = edtf.startswith("XXXX") and "SET" or "DATE"
        row = rows.add("date_expression", name, passage=passage, type=lasting, timex=None,
                       edtf=edtf, day_min=low, day_max=high, edtf_proposed=proposed,
                       anchor_kind=anchor.partition(":")[0], anchor=None, anchor_text=None, rule=rule)
        if ":" in anchor:
            anchors.append((row, anchor.replace("date:", "date_expression:")))
    return anchors
