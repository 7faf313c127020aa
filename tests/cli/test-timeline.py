"""The timeline taken out: drawings, a table, and the JSON that TimelineJS reads."""

import csv
import html
import io
import json
import os
import unittest

from cli_case import USAGE, CliCase

SAMPLE = os.path.join(os.environ["DOSSIER_SOURCE_ROOT"], "data", "sample", "sample.json")
FORMATS = ("svg", "png", "pdf", "timeline-csv", "timelinejs")


class Timeline(CliCase):
    def setUp(self):
        super().setUp()
        self.run_cli("new", self.dossier)
        self.run_cli("import", self.dossier, SAMPLE)
        self.events = {e["id"]: e for e in self.json("list", self.dossier, "events")}

    def export(self, name, *options):
        """The bytes of an export to a file, which must be the same when it is made again."""
        paths = [self.path(f"out-{n}") for n in (1, 2)]
        for path in paths:
            self.run_cli("export", self.dossier, "--format", name, "-o", path, *options)
        with open(paths[0], "rb") as first, open(paths[1], "rb") as second:
            content = first.read()
            self.assertEqual(content, second.read(), f"{name} is the same every time")
        return content

    def test_drawings(self):
        self.assertTrue(self.export("png").startswith(b"\x89PNG\r\n\x1a\n"))
        self.assertTrue(self.export("pdf").startswith(b"%PDF-"))
        svg = self.export("svg")
        self.assertIn(b"<svg", svg[:400])
        self.assertNotEqual(svg, self.export("svg", "--by", "kind"), "other lanes are another drawing")

    def test_table(self):
        table = list(csv.DictReader(io.StringIO(self.export("timeline-csv").decode())))
        self.assertEqual({row["id"] for row in table}, {i for i, e in self.events.items() if e["date"]})
        for row in table:
            event = self.events[row["id"]]
            self.assertEqual((row["title"], row["edtf"], row["status"]), (event["title"], event["date"], event["status"]))
            self.assertTrue(row["lanes"], "each event stands in a lane")
        self.assertTrue(any("“" in row["sources"] for row in table), "the articles that tell of an event are named")

    def test_timelinejs(self):
        told = json.loads(self.export("timelinejs"))["events"]
        self.assertEqual({e["unique_id"] for e in told}, {i for i, e in self.events.items() if e["date"]})
        for event in told:
            self.assertIsInstance(event["start_date"]["year"], int)
            self.assertEqual(html.unescape(event["text"]["headline"]), self.events[event["unique_id"]]["title"])
            self.assertNotIn("<script", event["text"]["text"])

    def test_nothing_on_it(self):
        empty = self.path("empty.dossier")
        self.run_cli("new", empty)
        for name in FORMATS:
            self.run_cli("export", empty, "--format", name, "-o", self.path("out"))

    def test_wrong_lanes(self):
        self.run_cli("export", self.dossier, "--format", "svg", "--by", "weather", "-o", self.path("out"), status=USAGE)
        self.assertFalse(os.path.exists(self.path("out")), "nothing is written")


if __name__ == "__main__":
    unittest.main()
