"""check-dates-sample.py DOSSIER_CLI: the sample of date expressions is sound, so that figures measured on it mean something."""

import glob
import json
import os
import re
import subprocess
import sys

import sources

FOLDER = os.path.join(sources.ROOT, "tests/fixtures/dates-sample")
COLUMNS = ["start", "end", "quote", "edtf", "anchor", "reason", "alternatives", "category"]
LEAST_WORDS = 6000
SPLITS = ("dev", "fresh")
FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def read(path):
    with open(path, encoding="utf-8", newline="") as source:
        return source.read()


def read_table(path):
    """The header as a dictionary, and the rows as dictionaries; raises ValueError where the table is not one."""
    lines = read(path).split("\n")
    if lines.pop() != "":
        raise ValueError("the last line has no line feed")
    header = dict(line[2:].split("\t") for line in lines if line.startswith("# "))
    table = [line.split("\t") for line in lines if not line.startswith("# ")]
    if table[0] != COLUMNS:
        raise ValueError(f"the columns are {table[0]}")
    for number, cells in enumerate(table[1:], 1):
        if len(cells) != len(COLUMNS):
            raise ValueError(f"expression {number} has {len(cells)} columns")
    return header, [dict(zip(COLUMNS, cells)) for cells in table[1:]]


def spans(text, rows):
    """Quotes that are not at their place, and expressions out of order or over one another."""
    reached = 0
    for number, row in enumerate(rows, 1):
        start, end = int(row["start"]), int(row["end"])
        if text[start:end] != row["quote"] or row["quote"].strip() != row["quote"] or not row["quote"]:
            yield f"expression {number}: “{row['quote']}” is not at {start}–{end}"
        if start < reached:
            yield f"expression {number}: begins within the one before it"
        reached = end


def anchor_of(row):
    kind, _, number = row["anchor"].partition(":")
    return kind, int(number) if number else 0


def anchors(rows):
    """Anchors that do not lead to publication, an event or words that need none."""
    for number, row in enumerate(rows, 1):
        seen = {number}
        kind, at = anchor_of(row)
        while kind == "expression":
            if at in seen or not 1 <= at <= len(rows):
                yield f"expression {number}: its anchor leads to {at}, which is itself or nothing"
                break
            seen.add(at)
            kind, at = anchor_of(rows[at - 1])
        else:
            if kind not in ("none", "publication", "event"):
                yield f"expression {number}: its anchor is “{kind}”"


def values(header, rows, categories):
    """Rows that lack what they must have."""
    for number, row in enumerate(rows, 1):
        if not row["edtf"] and FULL_DAY.fullmatch(header["published"]):
            yield f"expression {number}: has no value, though publication is known"
        if row["edtf"] and row["edtf"] in row["alternatives"].split(" "):
            yield f"expression {number}: its value is among its alternatives"
        if not row["reason"]:
            yield f"expression {number}: has no reason"
        if row["category"] not in categories:
            yield f"expression {number}: “{row['category']}” is no category of GUIDELINES.md"


def edtf_of(header, rows):
    yield header["published"]
    for row in rows:
        yield row["edtf"]
        yield from row["alternatives"].split(" ")


def parse(cli, strings):
    """Strings that the program does not read, or writes in another way."""
    done = subprocess.run([cli, "edtf", "--json", "--", *sorted(strings)], capture_output=True, text=True, check=False)
    answers = json.loads(done.stdout)
    if len(answers) != len(strings):
        yield f"dossier-cli edtf answered {len(answers)} of {len(strings)} strings"
    for answer in answers:
        if not answer["valid"]:
            yield f"{answer['given']}: {answer['problem']}"
        elif answer["edtf"] != answer["given"]:
            yield f"{answer['given']}: is written {answer['edtf']}"


def main():
    problems = []
    strings = set()
    words = dict.fromkeys(SPLITS, 0)
    found = dict.fromkeys(SPLITS, 0)
    articles = dict.fromkeys(SPLITS, 0)
    guidelines = read(os.path.join(FOLDER, "GUIDELINES.md"))
    categories = set(re.findall(r"`([a-z-]+)`", guidelines.split("## Categories")[1].split("## Scoring")[0]))
    names = {os.path.splitext(path)[0] for path in glob.glob(os.path.join(FOLDER, "*.t[sx][vt]"))}
    for name in sorted(names):
        title = os.path.basename(name)
        split = title.split("-")[0]
        try:
            text = read(name + ".txt")
            header, rows = read_table(name + ".tsv")
            if split not in SPLITS or set(header) != {"published", "language", "genre"}:
                raise ValueError("its name or its header is not as GUIDELINES.md says")
            if "\r" in text or "\t" in text or not text.endswith("\n"):
                raise ValueError("the text has a carriage return, a tab or no line feed at its end")
        except (OSError, ValueError) as error:
            problems.append(f"{title}: {error}")
            continue
        for check in (spans(text, rows), anchors(rows), values(header, rows, categories)):
            problems += [f"{title}: {problem}" for problem in check]
        strings.update(edtf_of(header, rows))
        words[split] += len(text.split())
        found[split] += len(rows)
        articles[split] += 1
    problems += parse(sys.argv[1], strings - {"", "-"})
    # An article that was looked at leaves fresh, which may be empty until new ones are written.
    splits = [split for split in SPLITS if articles[split] > 0]
    if sum(words.values()) < LEAST_WORDS or min(words[split] for split in splits) < LEAST_WORDS / 3:
        problems.append(f"too few words: {words}")
    for count in (f"{sum(words.values()):,} words", f"{sum(found.values())} in all",
                  *(f"`{split}-…` ({articles[split]} articles, {found[split]} expressions)" for split in splits)):
        if count not in guidelines:
            problems.append(f"GUIDELINES.md does not say “{count}”")
    print(f"{words} words, {found} expressions, {len(strings)} values")
    sources.finish(problems, len(names))


if __name__ == "__main__":
    main()
