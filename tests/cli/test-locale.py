"""Another language changes what is said to people, never what a file holds."""

import csv
import io
import os
import re
import unittest

from cli_case import BAD_INPUT, HARBOUR, USAGE, CliCase

SAMPLE = os.path.join(os.environ["DOSSIER_SOURCE_ROOT"], "data", "sample", "sample.json")
GERMAN = {**os.environ, "LOCPATH": os.environ["DOSSIER_LOCALES"], "LC_ALL": "de_DE.UTF-8", "LANGUAGE": "de"}

# What is meant for a reader (notes, drawings, TimelineJS) speaks the language of the person; what is meant for programs does not.
FOR_PROGRAMS = ("json", "csv")


class Locale(CliCase):
    def words(self, edtf, **options):
        return self.run_cli("edtf", "--", edtf, **options).rstrip("\n").split("\t")[-1]

    def test_dates_in_words(self):
        self.assertEqual(self.words("2025-10-09"), "9 October 2025")
        for edtf, words in {
            "2025-10-09": "9. Oktober 2025",
            "[2019-03-25..2019-04-07]": "ein Tag, 25. März bis 7. April 2019",
            "1985~": "etwa 1985",
            "2024-23": "Herbst 2024",
            "2012/..": "ab 2012, Ende offen",
            "-0043-03-15": "15. März 44 v. Chr.",
            "201X": "ein Jahr, 2010 bis 2019",
        }.items():
            self.assertEqual(self.words(edtf, env=GERMAN), words, edtf)

    def test_refusals(self):
        self.run_cli("edtf", "2025-02-30", status=BAD_INPUT, env=GERMAN)
        self.run_cli("tag", self.dossier, "Wetter", status=USAGE, env=GERMAN)
        self.assertIn("„tag“ braucht --article und --quote", self.messages)

    def test_what_is_written(self):
        self.run_cli("new", self.dossier)
        self.run_cli("import", self.dossier, SAMPLE, env=GERMAN)
        for name in FOR_PROGRAMS:
            english = self.run_cli("export", self.dossier, "--format", name)
            german = self.run_cli("export", self.dossier, "--format", name, env=GERMAN)
            self.assertEqual(german, english, f"{name} has no language")

    def test_a_table_of_events(self):
        self.run_cli("new", self.dossier)
        self.run_cli("import", self.dossier, SAMPLE)
        tables = [list(csv.DictReader(io.StringIO(self.run_cli("export", self.dossier, "--format", "timeline-csv", env=env))))
                  for env in (dict(os.environ), GERMAN)]
        self.assertNotEqual(*tables, "dates in words are for readers")
        for english, german in zip(*tables, strict=True):
            for name in ("id", "title", "edtf", "status", "kind", "first", "last", "lanes", "place"):
                self.assertEqual(german[name], english[name], name)

    def test_a_drawing_keeps_its_figures(self):
        self.run_cli("new", self.dossier)
        self.run_cli("import", self.dossier, SAMPLE)
        drawing = self.run_cli("export", self.dossier, "--format", "svg", env=GERMAN)
        numbers = re.findall(r'\s(?:width|height|x|y)="([^"]+)"', drawing)
        self.assertTrue(numbers)
        for number in numbers:
            self.assertRegex(number, r"^-?[0-9.]+(e-?[0-9]+)?(px|pt|%)?$")

    def test_texts_come_in_the_same(self):
        path = self.write("harbour.txt", HARBOUR)
        found = []
        for env in (dict(os.environ), GERMAN):
            dossier = self.path(f"{env['LC_ALL']}.dossier")
            self.run_cli("new", dossier, env=env)
            self.run_cli("import", dossier, path, env=env)
            found.append([{k: a[k] for k in ("title", "byline", "published", "language")}
                          for a in self.json("list", dossier, "articles", env=env)])
        self.assertEqual(*found)


if __name__ == "__main__":
    unittest.main()
