"""Every command does what it says, and what it did can be taken back."""

import os
import unittest

from cli_case import BAD_INPUT, GRAIN, HARBOUR, KOREAN, NOT_FOUND, USAGE, CliCase


class New(CliCase):
    def test_makes_an_empty_dossier(self):
        self.assertEqual(self.run_cli("new", self.dossier), "")
        self.assertEqual(self.articles(), [])
        self.check_sound()

    def test_replaces_nothing(self):
        path = self.write("notes.txt", "mine")
        self.run_cli("new", path, status=BAD_INPUT)
        with open(path, encoding="utf-8") as file:
            self.assertEqual(file.read(), "mine")


class List(CliCase):
    def test_articles(self):
        harbour, grain = self.new(HARBOUR, GRAIN)
        articles = {a["id"]: a for a in self.articles()}
        self.assertEqual(set(articles), {harbour, grain})
        first = articles[harbour]
        self.assertEqual(first["title"], "Ferry pier closes for repairs")
        self.assertEqual(first["byline"], "Lena Orsted")
        self.assertEqual(first["state"], "unread")
        self.assertEqual(first["language"], "en")
        self.assertEqual(first["code_points"], len(HARBOUR))
        for key in ("publisher", "published"):
            self.assertIsNone(first[key])

    def test_lines_have_a_cell_for_each_column(self):
        self.new(HARBOUR)
        cells = self.run_cli("list", self.dossier, "articles").rstrip("\n").split("\t")
        self.assertEqual(cells[-1], "Ferry pier closes for repairs")
        self.assertEqual(len(cells), 5)

    def test_what_cannot_be_listed(self):
        self.new()
        self.run_cli("list", self.dossier, "weather", status=USAGE)
        self.assertIn("highlights", self.messages)

    def test_empty_lists(self):
        self.new()
        for what in ("articles", "tags", "actors", "events", "highlights", "history"):
            self.assertEqual(self.json("list", self.dossier, what), [])
            self.assertEqual(self.run_cli("list", self.dossier, what), "")


class Show(CliCase):
    def test_the_text_exactly_as_kept(self):
        self.new(HARBOUR, KOREAN.replace("\n", "\r\n"))
        self.assertEqual(self.run_cli("show", self.dossier, "ferry", "--text"), HARBOUR)
        self.assertEqual(self.run_cli("show", self.dossier, "부두", "--text"), KOREAN)

    def test_all_that_is_recorded(self):
        (harbour,) = self.new(HARBOUR)
        self.run_cli("tag", self.dossier, "--article", harbour, "--quote", "six weeks", "Time")
        (shown,) = self.json("show", self.dossier, harbour)
        self.assertEqual(shown["text"], HARBOUR)
        self.assertEqual([h["quote"] for h in shown["highlights"]], ["six weeks"])
        self.assertEqual(shown["sources"][0]["file_name"], "0.txt")
        self.assertEqual(shown["sources"][0]["encoding"], "UTF-8")
        title = [z for z in shown["zones"] if z["kind"] == "title"][0]
        self.assertEqual(HARBOUR[title["start"]:title["end"]], "Ferry pier closes for repairs")
        self.assertIn("title", [o["field"] for o in shown["field_origins"] if o["chosen"]])
        self.assertIn("six weeks", self.run_cli("show", self.dossier, harbour))

    def test_text_and_json_exclude_each_other(self):
        self.new(HARBOUR)
        self.run_cli("show", self.dossier, "ferry", "--text", "--json", status=USAGE)

    def test_naming_an_article(self):
        harbour, grain = self.new(HARBOUR, GRAIN)
        self.assertEqual(self.json("show", self.dossier, "FERRY")[0]["id"], harbour)
        self.assertEqual(self.json("show", self.dossier, grain)[0]["id"], grain)
        self.run_cli("show", self.dossier, "resume in", "--text")
        self.run_cli("show", self.dossier, "re", status=BAD_INPUT)
        for candidate in (harbour, grain):
            self.assertIn(candidate, self.messages)
        for nobody in ("submarine", "", "0", "-1", "99999999999999999999", "1"):
            self.run_cli("show", self.dossier, "--", nobody, status=NOT_FOUND)

    def test_a_whole_title_wins_over_longer_ones(self):
        self.new("Grain talks resume in Osmouth again\n\nFirst text.\n", GRAIN)
        self.assertEqual(self.json("show", self.dossier, "grain talks resume in osmouth")[0]["text"], GRAIN)


class Set(CliCase):
    def test_fields(self):
        self.new(HARBOUR)
        self.run_cli("set", self.dossier, "ferry", "title=Pier closed", "publisher=Kolmvik Post", "byline=L. Orsted",
                     "published=2024-05~", "language=nb", "url=https://example.org/p?a=b", "state=reading")
        (article,) = self.articles()
        self.assertEqual((article["title"], article["publisher"], article["byline"]), ("Pier closed", "Kolmvik Post", "L. Orsted"))
        self.assertEqual((article["published"], article["language"], article["state"]), ("2024-05~", "nb", "reading"))
        self.assertEqual(article["url"], "https://example.org/p?a=b")
        self.run_cli("undo", self.dossier)
        self.assertEqual(self.articles()[0]["title"], "Ferry pier closes for repairs")
        self.assertIsNone(self.articles()[0]["publisher"])

    def test_an_empty_value_clears(self):
        self.new(HARBOUR)
        self.run_cli("set", self.dossier, "ferry", "byline=")
        self.assertIsNone(self.articles()[0]["byline"])

    def test_what_cannot_be_set(self):
        self.new(HARBOUR)
        before = self.snapshot()
        self.run_cli("set", self.dossier, "ferry", "colour=red", status=USAGE)
        self.run_cli("set", self.dossier, "ferry", "title", status=USAGE)
        for wrong in ("published=next week perhaps", "state=burnt", "title=", "reliability=Z"):
            self.run_cli("set", self.dossier, "ferry", "language=xx", wrong, status=BAD_INPUT)
        self.assertEqual(self.snapshot(), before, "all or nothing")


class Tag(CliCase):
    def test_makes_the_tags_and_marks_the_words(self):
        (harbour,) = self.new(HARBOUR)
        before = self.snapshot()
        self.run_cli("tag", self.dossier, "--article", "ferry", "--quote", "six weeks", "--comment", "really?", "Works/Duration", "Check")
        (mark,) = self.json("list", self.dossier, "highlights")
        self.assertEqual(mark["article"], harbour)
        self.assertEqual(HARBOUR[mark["start"]:mark["end"]], "six weeks")
        self.assertEqual((mark["quote"], mark["state"], mark["comment"]), ("six weeks", "exact", "really?"))
        self.assertEqual(mark["tags"], ["Duration", "Check"])
        tags = {t["path"]: t for t in self.json("list", self.dossier, "tags")}
        self.assertEqual(set(tags), {"Works", "Works/Duration", "Check"})
        self.assertEqual(tags["Works/Duration"]["parent"], tags["Works"]["id"])
        self.assertEqual(tags["Works/Duration"]["uses"], 1)
        self.check_sound()
        self.run_cli("undo", self.dossier)
        self.assertEqual(self.snapshot(), before, "one command is one act")
        self.run_cli("redo", self.dossier)
        self.assertEqual(self.json("list", self.dossier, "highlights"), [mark])

    def test_uses_the_tags_that_there_are(self):
        self.new(HARBOUR)
        self.run_cli("tag", self.dossier, "--article", "ferry", "--quote", "six weeks", "Works/Duration")
        self.run_cli("tag", self.dossier, "--article", "ferry", "--quote", "in 1961", "works/duration")
        self.assertEqual(len(self.json("list", self.dossier, "tags")), 2)

    def test_positions_are_code_points(self):
        self.new(KOREAN)
        (made,) = self.json("tag", self.dossier, "--article", "부두", "--quote", "여섯 주 동안", "기간")
        self.assertEqual(KOREAN[made["start"]:made["end"]], "여섯 주 동안")
        self.check_sound()

    def test_several_places(self):
        self.new(HARBOUR)
        self.run_cli("tag", self.dossier, "--article", "ferry", "--quote", "The pier", "P", status=BAD_INPUT)
        self.assertIn("--nth 2", self.messages)
        (made,) = self.json("tag", self.dossier, "--article", "ferry", "--quote", "The pier", "--nth", "2", "P")
        self.assertEqual(made["start"], HARBOUR.rindex("The pier"))
        self.run_cli("tag", self.dossier, "--article", "ferry", "--quote", "The pier", "--nth", "3", "P", status=NOT_FOUND)

    def test_blanks_and_line_ends_are_alike(self):
        self.new(HARBOUR)
        (made,) = self.json("tag", self.dossier, "--article", "ferry", "--quote", "six weeks. \"We waited", "Long")
        self.assertEqual(HARBOUR[made["start"]:made["end"]], "six weeks.\n\n\"We waited")

    def test_what_cannot_be_tagged(self):
        self.new(HARBOUR)
        before = self.snapshot()
        tag = ("tag", self.dossier, "--article", "ferry", "--quote")
        self.run_cli(*tag, "seven weeks", "Works", status=NOT_FOUND)
        self.run_cli(*tag, "six weeks", "", status=BAD_INPUT)
        self.run_cli(*tag, "six weeks", "New", "Works//Duration", status=BAD_INPUT)
        self.run_cli(*tag, "six weeks", "/".join("abcdefghijklmnopqrstuvwxyz"), status=BAD_INPUT)
        self.run_cli(*tag, "six weeks", "x" * 300, status=BAD_INPUT)
        self.run_cli(*tag, "six weeks", b"\xff\xfe", status=BAD_INPUT)
        self.run_cli(*tag, "", "Works", status=USAGE)
        self.run_cli(*tag, "six weeks", "--nth", "0", "Works", status=USAGE)
        self.run_cli(*tag, "six weeks", status=USAGE)
        self.run_cli("tag", self.dossier, "--quote", "six weeks", "Works", status=USAGE)
        self.assertEqual(self.snapshot(), before)


class Search(CliCase):
    def test_finds_words_with_their_place(self):
        harbour, _grain = self.new(HARBOUR, GRAIN)
        hits = self.json("search", self.dossier, "pier")
        self.assertEqual({h["article"] for h in hits}, {harbour})
        self.assertEqual([h["kind"] for h in hits], ["title", "text"])
        text = hits[1]
        self.assertEqual(HARBOUR[text["start"]:text["end"]], "pier")
        self.assertIn("pier", text["snippet"])

    def test_korean_inside_a_word(self):
        self.new(KOREAN, HARBOUR)
        hits = self.json("search", self.dossier, "공사")
        self.assertEqual([h["kind"] for h in hits], ["title", "text"])
        text = self.json("search", self.dossier, "이어")[0]
        self.assertEqual(KOREAN[text["start"]:text["end"]], "이어")

    def test_comments_and_phrases(self):
        self.new(HARBOUR)
        self.run_cli("tag", self.dossier, "--article", "ferry", "--quote", "six weeks", "--comment", "optimistic estimate", "T")
        self.assertEqual([h["kind"] for h in self.json("search", self.dossier, "optimistic")], ["comment"])
        self.assertEqual(len(self.json("search", self.dossier, '"six weeks"')), 1)
        self.assertEqual(self.json("search", self.dossier, '"weeks six"'), [])

    def test_syntax_never_fails(self):
        self.new(HARBOUR)
        for words in ('"', "NEAR(", "a AND", "*", "(((", "col:x", "'", "- -", "\\", "^x"):
            self.run_cli("search", self.dossier, "--", words)

    def test_what_cannot_be_meant_is_said(self):
        self.new(HARBOUR)
        for words, said in (("!!!", "no word to search for"), ('"six weeks', "quotation mark"), ('"six weeks"', "")):
            self.run_cli("search", self.dossier, words)
            self.assertIn(said, self.messages)
        self.assertEqual(self.messages, "")

    def test_follows_undo(self):
        self.new(HARBOUR)
        self.run_cli("undo", self.dossier)
        self.assertEqual(self.json("search", self.dossier, "pier"), [])
        self.run_cli("redo", self.dossier)
        self.assertEqual(len(self.json("search", self.dossier, "pier")), 2)

    def test_limit(self):
        self.new(*[f"Pier {n}\n\nThe pier number {n} is here.\n" for n in range(6)])
        self.assertEqual(len(self.json("search", self.dossier, "pier", "--limit", "2")), 4)
        self.assertEqual(len(self.json("search", self.dossier, "pier", "--limit", "0")), 12)
        self.run_cli("search", self.dossier, "pier", "--limit", "few", status=USAGE)


class History(CliCase):
    def test_undo_and_redo_walk_the_history(self):
        self.new(HARBOUR)
        self.run_cli("set", self.dossier, "ferry", "state=reading")
        states = [(h["verb"], h["state"]) for h in self.json("list", self.dossier, "history")]
        self.assertEqual(states, [("article.set", "done"), ("article.import", "done")])
        self.assertIn("Change", self.run_cli("undo", self.dossier))
        self.assertEqual(self.json("list", self.dossier, "history")[0]["state"], "undone")
        self.run_cli("undo", self.dossier)
        self.assertEqual(self.articles(), [])
        self.run_cli("undo", self.dossier, status=NOT_FOUND)
        self.run_cli("redo", self.dossier)
        self.run_cli("redo", self.dossier)
        self.run_cli("redo", self.dossier, status=NOT_FOUND)
        self.assertEqual(self.articles()[0]["state"], "reading")


class Export(CliCase):
    def make(self):
        self.new(HARBOUR, GRAIN)
        self.run_cli("set", self.dossier, "ferry", "publisher=Kolmvik Post", "published=2024-05-06")
        self.run_cli("tag", self.dossier, "--article", "ferry", "--quote", "six weeks", "--comment", "=SUM(A1)", "Works")

    def test_markdown(self):
        self.make()
        for by in ("article", "tag", "actor", "event"):
            notes = self.run_cli("export", self.dossier, "--format", "markdown", "--by", by)
            self.assertEqual(self.run_cli("export", self.dossier, "--format", "markdown", "--by", by), notes)
        notes = self.run_cli("export", self.dossier, "--format", "markdown", "--by", "tag")
        self.assertIn("> six weeks", notes)
        self.assertIn("Kolmvik Post", notes)

    def test_csv(self):
        self.make()
        table = self.run_cli("export", self.dossier, "--format", "csv")
        self.assertIn("six weeks", table)
        self.assertNotIn(",=SUM", table, "a cell must not become a formula")
        for name in ("highlights", "articles", "actors", "mentions", "events"):
            self.run_cli("export", self.dossier, "--format", "csv", "--table", name)
        excel = self.run_cli("export", self.dossier, "--format", "csv", "--table", "articles", "--excel")
        self.assertTrue(excel.startswith("\ufeff"))
        self.assertIn(";", excel.splitlines()[0])

    def test_json_round_trip(self):
        self.make()
        first = self.snapshot()
        out = self.path("all.json")
        self.run_cli("export", self.dossier, "-f", "json", "-o", out)
        other = self.path("other.dossier")
        self.run_cli("new", other)
        self.run_cli("import", other, out)
        self.assertEqual(self.run_cli("export", other, "-f", "json"), first)

    def test_wrong_usage(self):
        self.make()
        self.run_cli("export", self.dossier, status=USAGE)
        self.run_cli("export", self.dossier, "--format", "docx", status=USAGE)
        self.run_cli("export", self.dossier, "--format", "markdown", "--by", "colour", status=USAGE)
        self.run_cli("export", self.dossier, "--format", "csv", "--table", "weather", status=USAGE)
        self.run_cli("export", self.dossier, "--format", "csv", "--separator", "xx", status=USAGE)


class Copy(CliCase):
    def test_is_whole_and_replaces_nothing_unasked(self):
        self.new(HARBOUR)
        to = self.path("copy.dossier")
        self.run_cli("copy", self.dossier, to)
        self.assertEqual(self.run_cli("export", to, "-f", "json"), self.snapshot())
        self.run_cli("set", self.dossier, "ferry", "state=reading")
        self.run_cli("copy", self.dossier, to, status=BAD_INPUT)
        self.run_cli("copy", self.dossier, to, "--replace")
        self.assertEqual(self.run_cli("export", to, "-f", "json"), self.snapshot())
        self.run_cli("copy", self.path("none.dossier"), self.path("x.dossier"), status=NOT_FOUND)


VECTORS = os.path.join(os.environ["DOSSIER_SOURCE_ROOT"], "tests/fixtures/edtf-vectors.tsv")


class Edtf(CliCase):
    def test_verdicts(self):
        good, bad, early = self.json("edtf", "2019-10~", "2019-13-45", "--", "-0044", status=BAD_INPUT)
        self.assertEqual((good["valid"], good["level"], good["approximate"]), (True, 1, True))
        self.assertEqual((good["first_day"], good["last_day"]), ("2019-10-01", "2019-10-31"))
        self.assertFalse(bad["valid"])
        self.assertTrue(bad["problem"])
        self.assertEqual(early["words"], "45 BC")
        self.assertIn("October 2019", self.run_cli("edtf", "2019-10"))

    def test_all_on_which_others_agree(self):
        with open(VECTORS, encoding="utf-8", newline="\n") as file:
            rows = [line.rstrip("\n").split("\t") for line in file if not line.startswith("# ")]
        given = self.json("edtf", "--", *(row[0] for row in rows), status=BAD_INPUT)
        self.assertEqual(len(given), 380)
        for row, said in zip(rows, given):
            self.assertEqual((said["given"], said["valid"]), (row[0], row[1] == "valid"))
            if row[1] == "valid" and len(row) > 3 and row[3]:
                self.assertEqual((said["first_day"], said["last_day"]), (row[3], row[4]), row[0])

    def test_whatever_is_given_is_one_line_each(self):
        strange = ["", "a\tb\nc", b"20\x8024", "é‘" * 40, "[" + ",".join(["2024"] * 3000) + "]", "9" * 100000]
        lines = self.run_cli("edtf", *strange, status=BAD_INPUT).splitlines()
        self.assertEqual(len(lines), len(strange))
        for line in lines:
            self.assertIn(line.count("\t"), (2, 5))
        self.assertEqual(sum("not valid" in line for line in lines), 5)
        self.assertNotIn("\ufffd…", self.messages)
        self.assertEqual(self.json("edtf", b"20\x8024", status=BAD_INPUT)[0]["given"], "20\ufffd24")
        for missing in ([], ["--"]):
            self.run_cli("edtf", *missing, status=USAGE)
        self.run_cli("edtf", "-0044", status=USAGE)


class Dates(CliCase):
    def test_each_expression_with_its_value_anchor_and_rule(self):
        (harbour,) = self.new(HARBOUR)
        self.run_cli("set", self.dossier, harbour, "published=2024-06-01")
        monday, built = self.json("dates", self.dossier, harbour)
        self.assertEqual((monday["quote"], monday["edtf"]), ("Monday", "2024-06-03"))
        self.assertEqual(HARBOUR[monday["start"]:monday["end"]], "Monday")
        self.assertEqual((monday["anchor"], monday["type"], monday["recorded"]), ("publication", "DATE", False))
        self.assertIn("Monday", monday["rule"])
        self.assertIn("3 June 2024", monday["words"])
        self.assertIn("2024-05-27", monday["candidates"])
        self.assertEqual((built["quote"], built["edtf"], built["anchor"]), ("1961", "1961", "none"))

    def test_unknown_publication_leaves_it_open(self):
        (harbour,) = self.new(HARBOUR)
        monday = self.json("dates", self.dossier, harbour)[0]
        self.assertIsNone(monday["edtf"])
        self.assertTrue(monday["rule"])

    def test_all_articles_as_lines(self):
        harbour, grain = self.new(HARBOUR, GRAIN)
        lines = [line.split("\t") for line in self.run_cli("dates", self.dossier).splitlines()]
        self.assertEqual({line[0] for line in lines}, {harbour, grain})
        for line in lines:
            self.assertEqual(len(line), 7)
        self.assertIn("1961", [line[5] for line in lines])

    def test_another_date_of_the_text(self):
        (text,) = self.new("Bridge\n\nIt fell on 9 May 2020. Two days later it was rebuilt.\n")
        later = self.json("dates", self.dossier, text)[1]
        self.assertEqual((later["edtf"], later["anchor"], later["anchor_quote"]), ("2020-05-11", "date", "9 May 2020"))

    def test_only_languages_that_are_known(self):
        (korean,) = self.new(KOREAN)
        self.assertEqual(self.json("dates", self.dossier, korean), [])


if __name__ == "__main__":
    unittest.main()
