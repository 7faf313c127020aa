"""The three real articles, where they are at hand: right titles, and no text lost."""

import os
import unittest

from cli_case import CliCase

CORPUS = os.path.join(os.environ["DOSSIER_SOURCE_ROOT"], "..", "shared", "corpus")
TITLES = {
    "000_e0f0b5d6ad59268f.txt": "DPRK top leader seeks to shore up alliance after failed Hanoi summit",
    "001_c59ffbdc33dba652.txt": "EDITORIAL from Korea Times on Jan. 23",
    "003_14e0151222f45425.txt": "As Pyongyang draws old and new allies closer, Seoul’s alliances waver",
}


@unittest.skipUnless(os.path.isdir(CORPUS), "there is no ../shared/corpus beside the sources")
class Corpus(CliCase):
    def test_titles_and_texts(self):
        self.new()
        paths = [os.path.join(CORPUS, name) for name in TITLES]
        made = self.json("import", self.dossier, *paths)
        self.assertEqual([m["title"] for m in made], list(TITLES.values()))
        for path, article in zip(paths, made):
            with open(path, encoding="utf-8-sig", newline=None) as file:
                self.assertEqual(self.run_cli("show", self.dossier, article["id"], "--text"), file.read())
        self.check_sound()
        self.assertIn("3 articles", self.run_cli("undo", self.dossier))


if __name__ == "__main__":
    unittest.main()
