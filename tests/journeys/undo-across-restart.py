"""Tag, quit, start again: Ctrl+Z takes the tag back, Ctrl+Shift+Z puts it on again, and the file says so each time."""

import journey
from desk import Desk, Folder, is_marked, sample_article, tags_of, wait_tags
from journey import press

QUOTE = "The Haesong 7 was stopped on Wednesday about four nautical miles inside Keldran waters and taken to Osmouth."


def tag_a_sentence(path):
    with Desk(path) as desk:
        desk.open_article("Keldra holds Narim trawler in quota row")
        reader = desk.focus_reader()
        desk.click_character(reader, journey.text_of(reader).index("nautical"))
        press("1")
        desk.wait_said("Incident")
        wait_tags(path, QUOTE, ["Incident"])
        desk.wait_step("Undo", "Tag “Incident”")
        assert desk.close() == 0


def undo_in_a_new_window(path):
    with Desk(path) as desk:
        desk.wait_step("Undo", "Tag “Incident”")
        press("ctrl+z")
        journey.wait_until(lambda: not is_marked(path, QUOTE), "the highlight is gone from the file")
        desk.wait_step("Redo", "Tag “Incident”")
        assert desk.close() == 0


def redo_in_a_third(path):
    with Desk(path) as desk:
        desk.wait_step("Redo", "Tag “Incident”")
        press("ctrl+shift+z")
        wait_tags(path, QUOTE, ["Incident"])
        desk.wait_step("Undo", "Tag “Incident”")
        assert desk.close() == 0


def main():
    with Folder() as folder:
        path = folder.path("quota.dossier")
        journey.cli("new", path)
        journey.cli("import", path, sample_article(7))
        journey.cli("tag", path, "--article", "trawler", "--quote", "no licence for this year", "Incident")
        tag_a_sentence(path)
        undo_in_a_new_window(path)
        redo_in_a_third(path)
        assert tags_of(path, QUOTE) == ["Incident"]
        journey.cli("check", path)


if __name__ == "__main__":
    main()
