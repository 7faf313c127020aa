"""What lies above the articles: outlets, tags, actors, events, claims, relations, links, notes."""

import re

from maker.article import MINUTE
from maker.days import bounds
from maker.quotes import locate


class Marker:
    """Makes passages from "NN: quote" and hangs them on records as evidence."""

    def __init__(self, rows, articles):
        self.rows = rows
        self.articles = articles

    def passage(self, quote, key):
        number, _, words = quote.partition(": ")
        article = self.articles[number]
        span = locate(article["text"], words, f"{key} in article {number}")
        return self.rows.add_passage(article, *span)

    def evidence(self, record, key, quotes):
        for position, quote in enumerate(quotes):
            passage = self.passage(quote, f"{key}/evidence/{position}")
            self.rows.add("evidence", f"{key}/{position}", record=record, passage=passage,
                          use="evidence", position=position)


def add_outlets(rows, outlets):
    for key, outlet in outlets.items():
        rows.add("outlet", key, name=outlet["name"], reliability=outlet["reliability"],
                 reliability_reason=outlet["reason"], language=outlet["language"], url=None,
                 note=None,
                 actor=rows.find(f"actor:{outlet['actor']}") if "actor" in outlet else None)


def add_tags(rows, tags):
    siblings = {}
    for tag in tags:
        parent = tag.get("parent")
        position = siblings.get(parent, 0)
        siblings[parent] = position + 1
        rows.add("tag", tag["key"], parent=rows.find(f"tag:{parent}") if parent else None,
                 name=tag["name"], colour=tag["colour"], digit=tag.get("digit"),
                 description=tag["description"], position=position)


def add_actors(rows, actors):
    for key, actor in actors.items():
        actor_id = rows.add("actor", key, kind=actor["kind"], name=actor["name"], qid=None,
                            qid_checked=None, note=actor.get("note"), merged_into=None)
        for text, name_class, language, *sense in actor["names"]:
            rows.add("actor_name", f"{key}/{text}", actor=actor_id, text=text,
                     **{"class": name_class}, sense=sense[0] if sense else "actor",
                     language=language, matching="folded", only_article=None, valid=None,
                     valid_min=None, valid_max=None, seen=None)


def add_roles(rows, marker, actors):
    for key, actor in actors.items():
        for role in actor.get("roles", []):
            low, high = bounds(role["valid"])
            name = f"{key}/{role['title']}"
            role_id = rows.add(
                "role", name, actor=rows.find(f"actor:{key}"), title=role["title"],
                of_actor=rows.find(f"actor:{role['of']}"), valid=role["valid"], valid_min=low,
                valid_max=high, valid_source=role["source"], source_line=role.get("line"),
                note=role.get("note"))
            marker.evidence(role_id, f"role/{name}", role["evidence"])


def add_events(rows, marker, events):
    for event in events:
        key = event["key"]
        low, high = bounds(event["edtf"])
        bounds(event["from_text"])
        event_id = rows.add(
            "event", key, title=event["title"], kind=event["kind"], status=event["status"],
            factuality=event["factuality"], edtf=event["edtf"], day_min=low, day_max=high,
            edtf_from_text=event["from_text"], planned=event.get("planned"),
            resolution=event.get("resolution"),
            place=rows.find(f"actor:{event['place']}") if "place" in event else None,
            place_text=event.get("place_text"), code=None, outside_date=None,
            outside_source=event.get("outside"),
            part_of=rows.find(f"event:{event['part_of']}") if "part_of" in event else None,
            note=event.get("note"))
        for position, (actor, role, *polarity) in enumerate(event["who"]):
            rows.add("participant", f"{key}/{actor}", event=event_id,
                     actor=rows.find(f"actor:{actor}"), role=role,
                     polarity=polarity[0] if polarity else "+", position=position)
        for position, date in enumerate(event.get("dates", [])):
            rows.add("event_date", f"{key}/{date}", event=event_id,
                     date_expression=rows.find(f"date_expression:{date}"), position=position)
        marker.evidence(event_id, f"event/{key}", event["evidence"])


def add_claim_chain(rows, claim_id, claim):
    """The chain; "=words" is somebody who is no actor of the dossier."""
    for position, who in enumerate(claim["chain"]):
        named = not who.startswith("=")
        rows.add("claim_source", f"{claim['key']}/{position}", claim=claim_id, position=position,
                 actor=rows.find(f"actor:{who}") if named else None,
                 text=None if named else who[1:])
    for position, event in enumerate(claim.get("events", [])):
        rows.add("claim_event", f"{claim['key']}/{event}", claim=claim_id,
                 event=rows.find(f"event:{event}"), position=position)


def add_claims(rows, marker, claims, outlet_of):
    for claim in claims:
        key = claim["key"]
        passage = marker.passage(claim["passage"], f"claim/{key}")
        claim_id = rows.add(
            "claim", key, passage=passage, speaker_kind=claim.get("speaker_kind"),
            mode=claim["mode"], kind=claim["kind"], certainty=claim["certainty"],
            polarity=claim.get("polarity", "+"), factbank=claim["factbank"],
            outlet=outlet_of[claim["passage"][:2]], reliability=claim.get("reliability"),
            credibility=claim["credibility"], reason=claim["reason"],
            standing=claim.get("standing"), note=None)
        add_claim_chain(rows, claim_id, claim)
        row = rows.tables["passage"][passage]
        article = marker.articles[claim["passage"][:2]]
        for position, word in enumerate(claim.get("hedges", [])):
            span = locate(article["text"], word, f"hedges of {key}", (row["start_at"], row["end_at"]))
            rows.add("hedge", f"{key}/{position}", claim=claim_id, word=word, position=position,
                     passage=rows.add_passage(article, *span))


def add_relations(rows, marker, recipe):
    for relation in recipe["relations"]:
        low, high = bounds(relation["valid"])
        relation_id = rows.add(
            "relation", relation["key"], actor=rows.find(f"actor:{relation['from']}"),
            kind=relation["kind"], target=rows.find(relation["to"]), valid=relation["valid"],
            valid_min=low, valid_max=high, valid_source="text", source_line=None,
            certainty=relation["certainty"], polarity="+", note=relation.get("note"))
        marker.evidence(relation_id, f"relation/{relation['key']}", relation["evidence"])
    for kind, first, second, reading, state in recipe["links"]:
        rows.add("link", f"{first}/{second}", kind=kind, from_record=rows.find(first),
                 to_record=rows.find(second), reading=reading, state=state, preferred=None)


def add_decisions(rows, recipe, made):
    """What the analyst makes of accounts that differ; the accounts stay as they are."""
    for decision in recipe["decisions"]:
        rows.add("decision", f"{decision['event']}/{decision['matter']}", kind="conflict",
                 record=rows.find(f"event:{decision['event']}"), other=None,
                 subject=decision["matter"], reason=decision["reason"], made_at=made,
                 outcome=decision["outcome"], preferred=rows.find(f"event:{decision['prefer']}"),
                 basis=decision["basis"])


def add_follow_up(rows, name, line, made_at):
    rows.add("follow_up", name, record=rows.find(name), line=line, done=0, made_at=made_at)


def add_notes(rows, notes, made):
    """A citation stands in a body as [@kind:key] and becomes [^N] with the position of its row."""
    for count, note in enumerate(notes):
        key, citations = note["key"], []

        def cite(match):
            citations.append(match[1])
            return f"[^{len(citations)}]"

        body = re.sub(r"\[@([a-z-]+:[^\]]+)\]", cite, "\n".join(note["body"])) + "\n"
        at = made + count * 30 * MINUTE
        note_id = rows.add(
            "note", key, title=note["title"], body=body, made_at=at, changed_at=at + 10 * MINUTE,
            article=rows.find(f"article:{note['article']}") if "article" in note else None)
        for position, cited in enumerate(citations, start=1):
            rows.add("citation", f"{key}/{position}", note=note_id, record=rows.find(cited),
                     position=position)
        if "follow_up" in note:
            add_follow_up(rows, f"note:{key}", note["follow_up"], at)


def add_terms_and_timelines(rows, recipe):
    for vocabulary, names in recipe["terms"].items():
        for position, name in enumerate(names):
            rows.add("term", f"{vocabulary}/{name}", vocabulary=vocabulary, name=name, code=None,
                     scheme=None, note=None, position=position)
    for position, timeline in enumerate(recipe["timelines"]):
        timeline_id = rows.add("timeline", timeline["name"], name=timeline["name"],
                               lanes_by=timeline["lanes_by"], filter=None, note=timeline["note"],
                               position=position)
        for place, lane in enumerate(timeline["lanes"]):
            rows.add("timeline_lane", f"{timeline['name']}/{lane}", timeline=timeline_id,
                     position=place, record=rows.find(lane), name=None, folded=0)
