"""Pages are brought in by address, from a real server on loopback."""

import os
import subprocess
import unittest

from cli_case import BAD_INPUT, NOT_FOUND, CliCase

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Quay paint | Harbour Courier</title>
<meta property="og:title" content="The quay is painted blue">
<meta property="og:site_name" content="Harbour Courier">
<meta property="article:published_time" content="2024-05-06T08:00:00Z"></head>
<body><nav>Home Sport</nav><article><h1>The quay is painted blue</h1>
<p>Workers began on Monday. The <a href="/paint">paint</a> comes from Osmouth.</p>
<p>Nobody asked the gulls.</p></article><footer>All rights reserved</footer></body></html>
"""


class Address(CliCase):
    def setUp(self):
        super().setUp()
        self.write("site/quay.html", PAGE)
        self.write("site/note.txt", "Plain note\n\nThe quay is wet.\n")
        self.write("site/picture.png", b"\x89PNG\r\n\x1a\n")
        self.server = subprocess.Popen([os.environ["DOSSIER_PAGE_SERVER"], self.path("site")], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.root = self.server.stdout.readline().decode().strip().rstrip("/")
        self.addCleanup(self.stop)
        self.new()

    def stop(self):
        self.server.stdin.close()
        self.server.wait(timeout=30)
        self.server.stdout.close()

    def test_a_page(self):
        (made,) = self.json("import", self.dossier, self.root + "/quay.html")
        self.assertEqual((made["outcome"], made["title"]), ("imported", "The quay is painted blue"))
        (article,) = self.articles()
        self.assertEqual((article["publisher"], article["published"], article["language"]), ("Harbour Courier", "2024-05-06", "en"))
        (shown,) = self.json("show", self.dossier, made["id"])
        self.assertIn("Nobody asked the gulls.", shown["text"])
        self.assertNotIn("Sport", shown["text"])
        (source,) = shown["sources"]
        self.assertEqual(source["address"], self.root + "/quay.html")
        self.assertEqual(source["media_type"], "text/html")
        self.assertTrue(source["retrieved_at"])
        self.assertIn("opengraph", [o["origin"] for o in shown["field_origins"] if o["field"] == "title" and o["chosen"]])
        self.check_sound()
        again = self.json("import", self.dossier, self.root + "/quay.html")
        self.assertEqual(again[0]["outcome"], "known")

    def test_the_same_page_as_a_file(self):
        (made,) = self.json("import", self.dossier, self.path("site/quay.html"))
        self.assertEqual(made["title"], "The quay is painted blue")
        self.assertEqual(self.json("show", self.dossier, made["id"])[0]["sources"][0]["file_name"], "quay.html")

    def test_plain_text(self):
        (made,) = self.json("import", self.dossier, self.root + "/note.txt")
        self.assertEqual(self.run_cli("show", self.dossier, made["id"], "--text"), "Plain note\n\nThe quay is wet.\n")

    def test_what_cannot_be_fetched(self):
        self.run_cli("import", self.dossier, self.root + "/nothing.html", status=NOT_FOUND)
        self.run_cli("import", self.dossier, self.root + "/picture.png", status=BAD_INPUT)
        self.stop_early()
        self.run_cli("import", self.dossier, self.root + "/quay.html", status=1)
        self.assertEqual(self.articles(), [])

    def stop_early(self):
        self.server.stdin.close()
        self.server.wait(timeout=30)


if __name__ == "__main__":
    unittest.main()
