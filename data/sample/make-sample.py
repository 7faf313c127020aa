#!/usr/bin/env python3
"""Writes sample.json, the sample dossier as curation JSON, from articles/*.txt and curation/*.json.

    make-sample.py            writes sample.json beside this file
    make-sample.py --check    writes nothing; fails when sample.json is not what would be written

The recipe points into the articles by quotes. A quote that is missing or occurs more than once
without a number ends the run with a sentence. The same recipe always gives the same bytes.
"""

import json
import pathlib
import sys
import uuid

sys.dont_write_bytecode = True  # nothing but sample.json is left behind

from maker import article as marks
from maker import dossier as above
from maker.emit import to_text
from maker.quotes import QuoteError
from maker.records import Rows
from maker.schema import read_schema

HERE = pathlib.Path(__file__).resolve().parent
SCHEMA = HERE.parent.parent / "resources" / "sql"
DOSSIER = uuid.uuid5(uuid.NAMESPACE_DNS, "sample.io.github.dossier.Dossier")


def read_recipe(name):
    return json.loads((HERE / "curation" / f"{name}.json").read_text(encoding="utf-8"))


def read_articles():
    numbers = sorted(path.stem for path in (HERE / "curation").glob("[0-9][0-9].json"))
    recipes = {number: read_recipe(number) for number in numbers}
    for recipe in recipes.values():
        path = HERE / "articles" / recipe["file"]
        recipe["text"] = path.read_bytes().decode("utf-8")
    return recipes


def mark_articles(rows, recipes, actors, author):
    """All that is marked in the articles. Returns them, with the anchors still to be joined."""
    articles, anchors = {}, []
    for number, recipe in recipes.items():
        article = marks.add_article(rows, number, recipe, recipe["text"])
        articles[number] = article
        marks.add_people(rows, article, recipe)
        marks.add_reasons(rows, article, recipe)
        marks.add_origins(rows, article, recipe)
        marks.add_zones(rows, article, recipe)
        marks.add_highlights(rows, article, recipe, author)
        marks.add_mentions(rows, article, recipe, actors)
        anchors += marks.add_dates(rows, article, recipe)
        for subject, line in recipe.get("follow_ups", []):
            name = f"article:{number}" if subject == "article" else subject
            above.add_follow_up(rows, name, line, marks.tick(article))
    return articles, anchors


def build():
    recipe, actors = read_recipe("dossier"), read_recipe("actors")
    recipes = read_articles()
    rows = Rows()
    rows.add("dossier", "dossier", **recipe["dossier"])
    above.add_actors(rows, actors)
    above.add_outlets(rows, recipe["outlets"])
    above.add_tags(rows, read_recipe("tags"))
    articles, anchors = mark_articles(rows, recipes, actors, recipe["author"])

    marker = above.Marker(rows, articles)
    above.add_roles(rows, marker, actors)
    above.add_events(rows, marker, read_recipe("events"))
    for row, name in anchors:
        rows.tables["date_expression"][row]["anchor"] = rows.find(name)
    outlet_of = {number: recipe["outlets"][r["outlet"]]["name"]
                 for number, r in recipes.items() if "outlet" in r}
    above.add_claims(rows, marker, read_recipe("claims"), outlet_of)
    above.add_relations(rows, marker, read_recipe("relations"))
    above.add_decisions(rows, read_recipe("relations"), marks.moment(recipe["made"]))
    above.add_notes(rows, read_recipe("notes"), marks.moment(recipe["made"]))
    above.add_terms_and_timelines(rows, recipe)
    return rows


def main(arguments):
    try:
        text = to_text(build(), read_schema(SCHEMA), DOSSIER)
    except (QuoteError, KeyError, ValueError) as error:
        print(f"make-sample.py: {error.args[0]}", file=sys.stderr)
        return 1
    path = HERE / "sample.json"
    if arguments != ["--check"]:
        path.write_text(text, encoding="utf-8", newline="\n")
        return 0
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return 0
    print(f"{path} is not what the recipe says; run data/sample/make-sample.py", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
