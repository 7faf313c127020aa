"""From a new dossier to written notes without touching the mouse; every act is read back from the file."""

import os

import journey
from desk import Desk, Folder, copy, is_marked, picture, tags_of, wait_tags
from journey import cli, press, rows, text_of, type_text, wait_until

TITLE = "Harbour fees frozen until the talks end"
FROZEN = "The harbour board of Lowen has frozen its fees for grain ships."
BOARD = "Chairwoman Ada Brandt said the board would decide again after the talks in May."
WELCOME = "Shipowners welcomed the step."
UNION = "The union called it a gift to the millers."
ROUND = "A first round of talks is planned for 14 May."
ARTICLE = f"""{TITLE}

By Nora Lind

LOWEN, 4 March 2024 (Quay Post) -- {FROZEN} {BOARD} {WELCOME} {UNION}

{ROUND}
"""


def bring_in(desk, path):
    desk.make_dossier(path)
    copy(ARTICLE)
    press("ctrl+shift+v")
    form = desk.wait_form("Add Article")
    wait_until(lambda: desk.find(None, "Add", within=form, state=journey.State.SENSITIVE), "the form can be agreed to")
    picture("import-form")
    press("Return")
    wait_until(lambda: desk.reader().get_name() == TITLE, "the pasted article is on the page")
    assert rows(path, "SELECT title, published FROM article") == [(TITLE, "2024-03-04")]


def highlight_and_tag(desk, path):
    desk.go_to_sentence(UNION)
    desk.go_to_sentence(FROZEN)
    press("h")
    wait_until(lambda: is_marked(path, FROZEN), "the sentence is highlighted in the file")
    press("t")
    desk.wait_entry("the palette")
    type_text("Fees")
    desk.wait_for_text("New tag “Fees”")
    press("Return")
    wait_tags(path, FROZEN, ["Fees"])
    desk.go_to_sentence(BOARD)
    press("1")
    wait_tags(path, BOARD, ["Fees"])
    desk.go_to_sentence(WELCOME)
    press("u")
    wait_tags(path, WELCOME, ["Fees"])


def name_the_chairwoman(desk, path):
    desk.go_to_sentence(BOARD)
    desk.go_to_word("Ada")
    press("shift+Right", "shift+Right")
    wait_until(lambda: journey.selection_of(desk.reader()).strip() == "Ada Brandt", "the name is selected")
    press("a")
    desk.wait_entry("the palette")
    press("ctrl+a")
    type_text("Ada Brandt")
    desk.wait_for_text("New person “Ada Brandt”")
    press("ctrl+Return")
    wait_until(lambda: rows(path, "SELECT a.name FROM mention m JOIN actor a ON a.id = m.actor"
                                  " JOIN passage p ON p.id = m.passage WHERE p.quote = 'Ada Brandt'") == [("Ada Brandt",)],
               "the words name an actor in the file")


def date_the_talks(desk, path):
    desk.go_to_sentence(ROUND)
    press("e")
    desk.wait_entry("the title of the event")
    press("ctrl+a")
    type_text("First round of talks")
    press("Tab")
    desk.wait_entry("the date of the event")
    type_text("2024-05-14")
    picture("event-form")
    press("Return")
    wait_until(lambda: rows(path, "SELECT e.title, e.edtf, p.quote FROM event e JOIN evidence v ON v.record = e.id"
                                  " JOIN passage p ON p.id = v.passage")
               == [("First round of talks", "2024-05-14", ROUND)], "the event, its date and its evidence are in the file")


def comment_and_check_later(desk, path):
    desk.go_to_sentence(UNION)
    press("n")
    desk.wait_entry("the comment")
    type_text("Ask the union for figures.")
    press("ctrl+Return")
    wait_until(lambda: rows(path, "SELECT comment FROM highlight WHERE comment <> ''") == [("Ask the union for figures.",)],
               "the comment is in the file")
    desk.go_to_sentence(WELCOME)
    press("f")
    wait_until(lambda: rows(path, "SELECT 1 FROM follow_up"), "the file says what to check later")


def change_ones_mind(desk, path):
    desk.go_to_sentence(FROZEN)
    desk.go_to_sentence(BOARD)
    press("Delete")
    wait_until(lambda: not is_marked(path, BOARD), "the mark is gone from the file")
    press("ctrl+z")
    wait_tags(path, BOARD, ["Fees"])
    press("ctrl+shift+z")
    wait_until(lambda: not is_marked(path, BOARD), "the mark is gone again")
    press("ctrl+z")
    wait_tags(path, BOARD, ["Fees"])


def cite(desk, path):
    desk.go_to_sentence(FROZEN)
    press("ctrl+j")
    wait_until(lambda: FROZEN in "".join(body for (body,) in rows(path, "SELECT body FROM note")),
               "the note quotes the sentence")
    picture("keyboard-alone")


def take_out_notes(desk, folder):
    """Exports with Ctrl+E: notes grouped by article are what is chosen already."""
    notes = folder.path("notes.md")
    press("ctrl+e")
    form = desk.wait_form("Export")
    wait_until(lambda: desk.find(None, "Export…", within=form, state=journey.State.SENSITIVE), "there is something to export")
    picture("export-dialog")
    press("ctrl+Return")
    desk.wait_focus(lambda w: text_of(w).endswith(".md"), "the name waits to be typed")
    type_text(notes.removesuffix(".md"))
    press("Return")
    wait_until(lambda: os.path.exists(notes), "the notes are written")
    return notes


def check_notes(path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    for words in (FROZEN, BOARD, WELCOME, "Fees", "Ask the union for figures.", TITLE):
        assert words in text, f"the notes lack {words!r}:\n{text}"


def main():
    with Folder() as folder:
        path = folder.path("fees.dossier")
        with Desk() as desk:
            bring_in(desk, path)
            highlight_and_tag(desk, path)
            name_the_chairwoman(desk, path)
            date_the_talks(desk, path)
            comment_and_check_later(desk, path)
            change_ones_mind(desk, path)
            cite(desk, path)
            notes = take_out_notes(desk, folder)
            desk.activate()
            assert desk.close() == 0
        check_notes(notes)
        assert tags_of(path, FROZEN) == ["Fees"]
        cli("check", path)


if __name__ == "__main__":
    main()
