#!/usr/bin/env python3
"""A foreign curation as curation JSON, and back: proof that the model holds all of it.

curation_a.py convert SOURCE OUT    fails if a single value of SOURCE found no place
curation_a.py verify SOURCE EXPORT  rebuilds SOURCE from what the program exported, and compares
"""

import hashlib
import json
import pathlib
import sys
import uuid

SAMPLE = pathlib.Path(__file__).resolve().parents[2] / "data" / "sample"
sys.path.insert(0, str(SAMPLE / "maker"))
from days import bounds  # noqa: E402

DOSSIER = uuid.UUID("0d0a5a52-7a43-5f5c-9c1e-1f5b0b0c7a11")
SCHEME = "curation-A"
FILES = {"A": "000_*.txt", "B": "001_*.txt", "C": "003_*.txt"}


class Source:
    """A part of the source that knows which of its values were looked at."""

    def __init__(self, value, seen, path=()):
        self.value, self.seen, self.path = value, seen, path

    def __getitem__(self, key):
        child, path = self.value[key], (*self.path, key)
        if isinstance(child, (dict, list)):
            return Source(child, self.seen, path)
        self.seen.add(path)
        return child

    def __iter__(self):
        return (self[i] for i in range(len(self.value)))

    def keys(self):
        return self.value.keys()


def leaves(value, path=()):
    if isinstance(value, (dict, list)):
        for key, child in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(child, (*path, key))
    else:
        yield path


class Converter:
    def __init__(self, source, folder):
        self.source, self.folder = source, folder
        self.tables, self.content, self.texts, self.revisions = {}, {}, {}, {}
        self.named = {}
        self.last_id = 0

    def add(self, table, is_record=False, key=None, /, **columns):
        self.last_id += 1
        row = {"id": str(self.last_id), **columns}
        self.tables.setdefault(table, []).append(row)
        if is_record:
            self.tables.setdefault("record", []).append({"id": row["id"], "kind": table})
        if key is not None:
            self.named[key] = row["id"]
            self.add("external_id", record=row["id"], scheme=SCHEME, value=key)
        return row["id"]

    def passage(self, article, part):
        text, start, end, quote = self.texts[article], part["start"], part["end"], part["quote"]
        if text[start:end] != quote:
            raise ValueError(f"{part.path}: “{quote}” does not stand at {start}")
        return self.add("passage", True, revision=self.revisions[article], start_at=start, end_at=end,
                        quote=quote, prefix=text[max(0, start - 32):start], suffix=text[end:end + 32])

    def evidence(self, record, parts, article=None, use="evidence"):
        for position, part in enumerate(parts):
            passage = self.passage(article or part["article"], part)
            self.add("evidence", record=record, passage=passage, use=use, position=position)

    def who(self, name):
        """An actor where the source knows one, else the words."""
        return {"actor": self.named[name]} if name in self.named else {"text": name}

    def convert(self):
        for article, pattern in FILES.items():
            self.article(article, next(self.folder.glob(pattern)))
        self.conventions()
        self.actors()
        self.metadata(self.source["article"])
        self.marks(self.source["article"])
        self.events(self.source["article"]["events"])
        self.dates(self.source["article"]["timexes"])
        self.claims(self.source["article"]["claims"])
        self.relations()

    def article(self, name, path):
        data = path.read_bytes()
        sha256, text = hashlib.sha256(data).hexdigest(), data.decode()
        self.content[sha256], self.texts[name] = text, text
        article = self.add("article", True, name, title=path.stem)
        self.revisions[name] = self.add("revision", article=article, number=1, content=sha256,
                                        code_points=len(text), made="import")
        self.add("source", article=article, content=sha256, file_name=path.name, encoding="UTF-8")

    def note(self, title, body):
        self.add("note", True, title=title, body=body)

    def conventions(self):
        self.add("dossier", title=self.source["what"])
        for key in self.source["conventions"].keys():
            part = self.source["conventions"][key]
            self.note(key, part if isinstance(part, str) else "".join(f"- {line}\n" for line in part))

    def actors(self):
        for actor in self.source["actors"]:
            row = self.add("actor", True, actor["id"], kind=actor["kind"], name=actor["name"],
                           qid=actor["qid_unverified"])
            for alias in actor["aliases"]:
                self.add("actor_name", actor=row, text=alias["text"], **{"class": alias["cls"]},
                         sense=alias["sense"], seen=alias["count"])
        for actor in self.source["actors"]:
            for role in actor["roles"]:
                first, last = bounds(role["valid"])
                of = self.named.get(role["of"])
                row = self.add("role", True, actor=self.named[actor["id"]], title=role["role"], of_actor=of,
                               of_text=None if of else role["of"], valid=role["valid"], valid_min=first,
                               valid_max=last, valid_source=role["valid_source"])
                self.evidence(row, role["evidence"])

    def metadata(self, article):
        row = self.tables["article"][0]
        meta = article["metadata"]
        if (article["id"], article["sha256"], article["bytes"], article["code_points"]) != (
                "A", self.tables["revision"][0]["content"], len(self.texts["A"].encode()), len(self.texts["A"])):
            raise ValueError("article A is another text")
        if self.source["article_file"] != self.tables["source"][0]["file_name"]:
            raise ValueError("article A is another file")
        if meta["publisher"] is not None or meta["byline"].value or meta["source_lines"].value:
            raise ValueError("the converter expects no publisher, byline or source line")
        published, guess = meta["published"], meta["publisher_guess"]
        first, last = bounds(published["edtf"])
        why, letter = meta["own_media_reliability"].rsplit(": ", 1)
        row.update(title=meta["title"], title_note=meta["title_note"], language=meta["language"],
                   genre=meta["genre"], published=published["edtf"], published_min=first,
                   published_max=last, published_from_text=published["edtf_text_only"],
                   published_confidence=published["confidence"], reliability=letter, reliability_reason=why)
        self.add("field_origin", article=row["id"], field="outlet", value=guess["value"],
                 origin=guess["basis"], confidence=guess["confidence"])
        for position, reason in enumerate(published["basis"]):
            self.add("article_reason", article=row["id"], position=position, reason=reason)
        for position, name in enumerate(meta["cited_sources"]):
            self.add("cited_source", article=row["id"], position=position, **self.who(name))

    def marks(self, article):
        for part in article["passages"]:
            self.add("zone", passage=self.passage("A", part), kind=part["kind"],
                     in_body=int(not part["exclude_from_body"]), note=part["note"])
        for part in article["mentions"]:
            self.add("mention", True, part["id"], passage=self.passage("A", part),
                     actor=self.named[part["actor"]], **{"class": part["cls"]}, sense=part["sense"],
                     depth=part["depth"])

    def events(self, events):
        for part in events:
            first, last = bounds(part["edtf"])
            place = part["place"]
            row = self.add("event", True, part["id"], title=part["title"], kind=part["kind"],
                           status=part["status"], factuality=part["factuality"], edtf=part["edtf"],
                           day_min=first, day_max=last, edtf_from_text=part["edtf_from_text_and_publication"],
                           resolution=part["resolution"], place=self.named[place] if place else None,
                           code=part["plover_suggestion"], outside_date=part["outside_date"])
            for position, one in enumerate(part["participants"]):
                self.add("participant", event=row, actor=self.named[one["actor"]], role=one["role"],
                         polarity=one["polarity"], position=position)
            self.evidence(row, part["evidence"])
            self.evidence(row, part["mentions"], "A", "mention")

    def anchor(self, words):
        ids = [word for word in words.split() if word in self.named]
        if not ids:
            return {"anchor_kind": words}
        kind = "event" if words.startswith("event") else "date"
        # One anchor is a reference; more of them, or one in words, stay as the words.
        return {"anchor_kind": kind, "anchor": self.named[ids[0]],
                "anchor_text": None if words == ids[0] else words}

    def dates(self, timexes):
        for part in timexes:
            first, last = bounds(part["edtf"]) if part["edtf"] else (None, None)
            self.add("date_expression", True, part["id"], passage=self.passage("A", part), type=part["type"],
                     timex=part["timex_value"], edtf=part["edtf"], day_min=first, day_max=last,
                     edtf_proposed=part["edtf_from_text_and_publication"], rule=part["rule"])
        rows = self.tables["date_expression"]
        for row, part in zip(rows, timexes):
            row.update(self.anchor(part["anchor"]))
        for part in self.source["article"]["events"]:
            for position, name in enumerate(part["timexes"]):
                self.add("event_date", event=self.named[part["id"]], date_expression=self.named[name],
                         position=position)

    def claims(self, claims):
        for part in claims:
            rated = part["admiralty"]
            row = self.add("claim", True, part["id"], passage=self.passage("A", part), mode=part["mode"],
                           kind=part["kind"], certainty=part["certainty"], polarity=part["polarity"],
                           factbank=part["factbank"], outlet=part["attributing_outlet"],
                           reliability=rated["reliability"], credibility=rated["credibility"],
                           reason=rated["why"])
            if part["speaker"] != part["chain"][0]:
                raise ValueError(f"{part.path}: the chain does not begin with the speaker")
            for position, name in enumerate(part["chain"]):
                self.add("claim_source", claim=row, position=position, **self.who(name))
            for position, one in enumerate(part["hedges"]):
                start, end = one["start"], one["end"]
                quoted = Source({"start": start, "end": end, "quote": self.texts["A"][start:end]}, set())
                self.add("hedge", claim=row, passage=self.passage("A", quoted), word=one["word"],
                         position=position)
            for position, name in enumerate(part["events"]):
                self.add("claim_event", claim=row, event=self.named[name], position=position)

    def relations(self):
        for part in self.source["relations"]:
            first, last = bounds(part["span"])
            row = self.add("relation", True, part["id"], actor=self.named[part["source"]], kind=part["type"],
                           target=self.named[part["target"]], valid=part["span"], valid_min=first,
                           valid_max=last, valid_source=part["span_source"], certainty=part["certainty"],
                           note=part["note"])
            self.evidence(row, part["evidence"])


def without_null(row):
    return {key: value for key, value in row.items() if value is not None}


def convert(source_path, out_path):
    source = json.loads(source_path.read_text(encoding="utf-8"))
    seen = set()
    converter = Converter(Source(source, seen), source_path.parent)
    converter.convert()
    rest = [path for path in leaves(source) if path not in seen]
    if rest:
        raise ValueError(f"{len(rest)} values found no place, the first at {rest[0]}")
    content = [{"sha256": key, "media_type": "text/plain", "text": text}
               for key, text in sorted(converter.content.items())]
    tables = {name: [without_null(row) for row in rows] for name, rows in converter.tables.items()}
    out_path.write_text(json.dumps({"format": "dossier-curation", "version": 1, "dossier": str(DOSSIER),
                                    "content": content, "tables": tables}, ensure_ascii=False),
                        encoding="utf-8")


class Rebuilder:
    """The source again, from nothing but the export."""

    def __init__(self, export):
        self.tables = export["tables"]
        self.content = {row["sha256"]: row["text"] for row in export["content"]}
        self.by_id = {name: {row["id"]: row for row in rows} for name, rows in self.tables.items()}
        self.names = {row["record"]: row["value"] for row in self.tables["external_id"] if row["scheme"] == SCHEME}
        self.article_of = {row["id"]: self.names[row["article"]] for row in self.tables["revision"]}

    def rows(self, table, **where):
        """In the order of the source: by position where there is one, else by id, which was given in order."""
        found = [row for row in self.tables[table] if all(row.get(key) == value for key, value in where.items())]
        return sorted(found, key=lambda row: (row.get("position", 0), int(row["id"])))

    def place(self, passage, article=False):
        row = self.by_id["passage"][passage]
        text = self.content[self.by_id["revision"][row["revision"]]["content"]]
        start, end, quote = row["start_at"], row["end_at"], row["quote"]
        if text[start:end] != quote or not text[:start].endswith(row["prefix"]) \
                or not text[end:].startswith(row["suffix"]):
            raise ValueError(f"passage {passage} is not what its text says")
        where = {"article": self.article_of[row["revision"]]} if article else {}
        return {**where, "start": start, "end": end, "quote": quote}

    def evidence(self, record, use="evidence", article=True):
        return [self.place(row["passage"], article) for row in self.rows("evidence", record=record, use=use)]

    def who(self, row):
        return self.names[row["actor"]] if "actor" in row else row["text"]

    def name(self, row, column):
        return self.names[row[column]] if column in row else None

    def rebuild(self):
        notes = {row["title"]: row["body"] for row in self.rows("note")}
        guideline = [line[2:] for line in notes.pop("mention_guideline").splitlines()]
        return {
            "what": self.tables["dossier"][0]["title"],
            "conventions": {**notes, "mention_guideline": guideline},
            "article_file": self.source_row()["file_name"],
            "actors": [self.actor(row) for row in self.rows("actor")],
            "article": self.article(),
            "relations": [self.relation(row) for row in self.rows("relation")],
        }

    def article_row(self):
        return next(row for row in self.tables["article"] if self.names[row["id"]] == "A")

    def source_row(self):
        return self.rows("source", article=self.article_row()["id"])[0]

    def actor(self, row):
        names = [{"text": one["text"], "cls": one["class"], "sense": one["sense"], "count": one["seen"]}
                 for one in self.rows("actor_name", actor=row["id"])]
        roles = [{"role": one["title"], "of": self.name(one, "of_actor") or one["of_text"], "valid": one["valid"],
                  "valid_source": one["valid_source"], "evidence": self.evidence(one["id"])}
                 for one in self.rows("role", actor=row["id"])]
        return {"id": self.names[row["id"]], "kind": row["kind"], "name": row["name"],
                "qid_unverified": row.get("qid"), "aliases": names, "roles": roles}

    def article(self):
        row = self.article_row()
        revision = self.rows("revision", article=row["id"])[0]
        text = self.content[revision["content"]]
        return {"id": "A", "sha256": hashlib.sha256(text.encode()).hexdigest(), "bytes": len(text.encode()),
                "code_points": revision["code_points"], "metadata": self.metadata(row),
                "passages": [self.zone(one) for one in self.rows("zone")],
                "mentions": [self.mention(one) for one in self.rows("mention")],
                "timexes": [self.date(one) for one in self.rows("date_expression")],
                "events": [self.event(one) for one in self.rows("event")],
                "claims": [self.claim(one) for one in self.rows("claim")]}

    def metadata(self, row):
        guess = self.rows("field_origin", article=row["id"], field="outlet")[0]
        reasons = [one["reason"] for one in self.rows("article_reason", article=row["id"])]
        return {"title": row["title"], "title_note": row["title_note"], "publisher": row.get("outlet"),
                "publisher_guess": {"value": guess["value"], "confidence": guess["confidence"],
                                    "basis": guess["origin"]},
                "byline": self.rows("article_author", article=row["id"]), "language": row["language"],
                "published": {"edtf": row["published"], "edtf_text_only": row["published_from_text"],
                              "confidence": row["published_confidence"], "basis": reasons},
                "genre": row["genre"], "source_lines": self.rows("zone", kind="source-line"),
                "cited_sources": [self.who(one) for one in self.rows("cited_source", article=row["id"])],
                "own_media_reliability": f"{row['reliability_reason']}: {row['reliability']}"}

    def zone(self, row):
        return {"kind": row["kind"], **self.place(row["passage"]), "exclude_from_body": not row["in_body"],
                "note": row["note"]}

    def mention(self, row):
        return {**self.place(row["passage"]), "actor": self.name(row, "actor"), "cls": row["class"],
                "sense": row["sense"], "depth": row["depth"], "id": self.names[row["id"]]}

    def date(self, row):
        anchor = row.get("anchor_text") or self.name(row, "anchor") or row["anchor_kind"]
        return {"id": self.names[row["id"]], **self.place(row["passage"]), "type": row["type"],
                "timex_value": row["timex"], "edtf": row.get("edtf"),
                "edtf_from_text_and_publication": row.get("edtf_proposed"), "anchor": anchor,
                "rule": row["rule"]}

    def event(self, row):
        people = [{"actor": self.name(one, "actor"), "role": one["role"], "polarity": one["polarity"]}
                  for one in self.rows("participant", event=row["id"])]
        dates = [self.name(one, "date_expression") for one in self.rows("event_date", event=row["id"])]
        return {"id": self.names[row["id"]], "title": row["title"], "kind": row["kind"],
                "status": row["status"], "factuality": row["factuality"], "edtf": row["edtf"],
                "edtf_from_text_and_publication": row.get("edtf_from_text"), "timexes": dates,
                "resolution": row["resolution"], "place": self.name(row, "place"), "participants": people,
                "plover_suggestion": row.get("code"), "evidence": self.evidence(row["id"]),
                "outside_date": row.get("outside_date"),
                "mentions": self.evidence(row["id"], "mention", False)}

    def hedge(self, row):
        place = self.place(row["passage"])
        return {"word": row["word"], "start": place["start"], "end": place["end"]}

    def claim(self, row):
        chain = [self.who(one) for one in self.rows("claim_source", claim=row["id"])]
        return {"id": self.names[row["id"]], "speaker": chain[0], "chain": chain,
                "attributing_outlet": row["outlet"], "mode": row["mode"], "kind": row["kind"],
                "hedges": [self.hedge(one) for one in self.rows("hedge", claim=row["id"])],
                "certainty": row["certainty"], "polarity": row["polarity"], "factbank": row["factbank"],
                "admiralty": {"reliability": row["reliability"], "credibility": row["credibility"],
                              "why": row["reason"]},
                **self.place(row["passage"]),
                "events": [self.name(one, "event") for one in self.rows("claim_event", claim=row["id"])]}

    def relation(self, row):
        return {"id": self.names[row["id"]], "source": self.name(row, "actor"), "type": row["kind"],
                "target": self.name(row, "target"), "span": row["valid"], "span_source": row["valid_source"],
                "certainty": row["certainty"], "note": row["note"], "evidence": self.evidence(row["id"])}


def difference(one, other, path=()):
    if isinstance(one, dict) and isinstance(other, dict):
        for key in sorted(set(one) | set(other)):
            if key not in one or key not in other:
                return (*path, key)
            found = difference(one[key], other[key], (*path, key))
            if found:
                return found
        return None
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        return next((found for i, (a, b) in enumerate(zip(one, other)) if (found := difference(a, b, (*path, i)))),
                    None)
    return None if one == other and type(one) is type(other) else path


def verify(source_path, export_path):
    source = json.loads(source_path.read_text(encoding="utf-8"))
    rebuilt = Rebuilder(json.loads(export_path.read_text(encoding="utf-8"))).rebuild()
    counts = {"actors": rebuilt["actors"], "relations": rebuilt["relations"],
              **{key: rebuilt["article"][key] for key in ("mentions", "timexes", "events", "claims")}}
    print(", ".join(f"{len(rows)} {name}" for name, rows in counts.items()))
    path = difference(source, rebuilt)
    if path is not None:
        raise ValueError(f"the export and the source differ at {path}")


def main(arguments):
    if len(arguments) != 3 or arguments[0] not in ("convert", "verify"):
        sys.exit(__doc__)
    action = convert if arguments[0] == "convert" else verify
    try:
        action(pathlib.Path(arguments[1]), pathlib.Path(arguments[2]))
    except (KeyError, ValueError) as error:
        sys.exit(f"Cannot {arguments[0]} “{arguments[1]}”: {error}")


if __name__ == "__main__":
    main(sys.argv[1:])
