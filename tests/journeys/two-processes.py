"""The window shows an article; dossier-cli tags and undoes beside it. The page, the counts and the tooltips follow."""

import journey
from desk import Desk, Folder, picture, sample_article
from journey import cli, wait_until

TITLE = "Keldra holds Narim trawler in quota row"
QUOTE = "had no licence for this year"


def main():
    with Folder() as folder:
        path = folder.path("quota.dossier")
        cli("new", path)
        cli("import", path, sample_article(7))
        with Desk(path) as desk:
            desk.open_article(TITLE)
            reader = desk.focus_reader()
            desk.click_character(reader, journey.text_of(reader).index("Fisheries minister"))
            paper = desk.tint_of(QUOTE)

            cli("tag", path, "--article", "trawler", "--quote", QUOTE, "Licence")
            desk.wait_tint(QUOTE, lambda colour: colour != paper, "gets the tint of its tag")
            desk.wait_step("Undo", "Tag “Licence” on “had no licence for this year”")
            desk.wait_for_text("1 highlight")
            desk.click_character(reader, journey.text_of(reader).index("no licence"))
            desk.wait_under_cursor("Licence")
            picture("two-processes")

            cli("undo", path)
            desk.wait_tint(QUOTE, lambda colour: colour == paper, "is plain paper again")
            desk.wait_step("Redo", "Tag “Licence”")
            wait_until(lambda: not desk.shown("1 highlight"), "the library counts no highlight any more")
            wait_until(lambda: "Licence" not in desk.under_cursor(), "nothing is said about the tag any more")

            cli("redo", path)
            desk.wait_tint(QUOTE, lambda colour: colour != paper, "has its tint back")
            desk.wait_under_cursor("Licence")
            cli("import", path, sample_article(8))
            desk.wait_for_text("As Dalpo paints its quay")
            assert desk.close() == 0
        cli("check", path)


if __name__ == "__main__":
    main()
