"""From a new dossier to written notes with the mouse: buttons, menus, dragging over words; the keyboard only names things."""

import os

import journey
from desk import Desk, Folder, copy, is_marked, picture, tags_of, wait_tags
from journey import Role, State, cli, rows, type_text, wait_until

TITLE = "Harbour fees frozen until the talks end"
FROZEN = "frozen its fees for grain ships"
BOARD = "the board would decide again"
ARTICLE = f"""{TITLE}

By Nora Lind

LOWEN, 4 March 2024 (Quay Post) -- The harbour board of Lowen has {FROZEN}. Chairwoman Ada Brandt said {BOARD}
after the talks in May. Shipowners welcomed the step. A first round of talks is planned for 14 May.
"""


def click_named(desk, role, name, within=None):
    widget = desk.wait_for(role, name, within=within, state=State.SENSITIVE)
    desk.click(widget)


def choose_from_menu(desk, words, entry, key):
    """Selects words by dragging and chooses what to do with them from the menu of the other mouse button."""
    reader = desk.reader()
    desk.select_words(reader, words)
    x, y = desk.character_place(reader, journey.text_of(reader).index(words) + 2)
    journey.xdotool("mousemove", x, y, "click", 3)
    item = desk.wait_menu_item(entry, key)
    picture("reader-menu")
    desk.activate_widget(item)


def bring_in(desk, path):
    desk.click_on_status_page("New dossier…")
    wait_until(lambda: desk._find_window("New Dossier"), "the dialog asks for a name")
    wait_until(lambda: any(journey.text_of(w).startswith("Untitled") for w in journey.walk(desk.app) if journey.has_text(w)),
               "the dialog offers a name")
    chooser = wait_until(lambda: desk.find(Role.PUSH_BUTTON, "Create"), "the dialog can be agreed to")
    desk.activate_widget(chooser)
    desk.wait_for_text("Bring in your first articles")
    wait_until(lambda: os.path.exists(path), "there is the file")
    copy(ARTICLE)
    desk.click_on_status_page("Paste text")
    form = desk.wait_form("Add Article")
    desk.activate_widget(desk.wait_for(Role.PUSH_BUTTON, "Add", within=form, state=State.SENSITIVE))
    wait_until(lambda: desk.reader().get_name() == TITLE, "the pasted article is on the page")


def mark(desk, path):
    choose_from_menu(desk, FROZEN, "Highlight", "H")
    wait_until(lambda: is_marked(path, FROZEN), "the words are highlighted in the file")
    choose_from_menu(desk, FROZEN, "Choose a tag, @actor or =date", "T")
    desk.wait_entry("the palette")
    type_text("Fees")
    desk.click(desk.wait_for_text("New tag “Fees”"))
    wait_tags(path, FROZEN, ["Fees"])
    choose_from_menu(desk, BOARD, "Choose a tag, @actor or =date", "T")
    desk.wait_entry("the palette")
    palette = wait_until(lambda: desk.find(Role.LIST, "Matches"), "the palette offers tags")
    desk.click(desk.wait_for(Role.LABEL, "Fees", within=palette))
    wait_tags(path, BOARD, ["Fees"])


def name_and_date(desk, path):
    choose_from_menu(desk, "Ada Brandt", "Actor", "A")
    desk.click(desk.wait_for_text("New person “Ada Brandt”"))
    wait_until(lambda: rows(path, "SELECT name FROM actor") == [("Ada Brandt",)], "the file has the actor")
    wait_until(lambda: desk.find(Role.LIST, "Passages"), "the pane beside the page shows the actor's passages")
    assert desk.is_beside("Inspector pane"), "the pane went away from the actor that it was to show"
    choose_from_menu(desk, "planned for 14 May", "Event", "E")
    desk.wait_entry("the title of the event")
    desk.click(desk.wait_for(Role.PUSH_BUTTON, "Create"))
    wait_until(lambda: rows(path, "SELECT 1 FROM event"), "the file has the event")


def undo_and_redo(desk, path):
    desk.click(desk.button("Undo"))
    wait_until(lambda: not rows(path, "SELECT 1 FROM event"), "the event is gone from the file")
    desk.wait_step("Redo", "vent")
    desk.click(desk.button("Redo"))
    wait_until(lambda: rows(path, "SELECT 1 FROM event"), "the event is back in the file")


def take_out_notes(desk, folder):
    desk.click(desk.wait_for(Role.PUSH_BUTTON, "Export…", within=desk.named("Working area")))
    form = desk.wait_form("Export")
    desk.activate_widget(desk.wait_for(Role.PUSH_BUTTON, lambda name: name.endswith("Export…"), within=form,
                                       state=State.SENSITIVE))
    desk.wait_focus(lambda w: journey.text_of(w).endswith(".md"), "the dialog offers a name")
    chooser = [w for w in journey.children(desk.app)][-1]
    desk.activate_widget(desk.wait_for(Role.PUSH_BUTTON, lambda name: name.endswith("Export"), within=chooser))
    return wait_until(lambda: [folder.path(n) for n in os.listdir(folder.name) if n.endswith(".md")], "the notes are written")[0]


def main():
    with Folder() as folder:
        path = folder.path("Untitled.dossier")
        with Desk(cwd=folder.name) as desk:
            bring_in(desk, path)
            mark(desk, path)
            name_and_date(desk, path)
            undo_and_redo(desk, path)
            picture("mouse-alone")
            notes = take_out_notes(desk, folder)
            desk.activate()
            desk.click(desk.wait_for(Role.PUSH_BUTTON, "Close", within=desk.named("Working area")))
            wait_until(lambda: desk.process.poll() == 0, "the program has ended")
        with open(notes, encoding="utf-8") as file:
            text = file.read()
        for words in (FROZEN, BOARD, TITLE, "Fees"):
            assert words in text, f"the notes lack {words!r}:\n{text}"
        assert tags_of(path, BOARD) == ["Fees"]
        cli("check", path)


if __name__ == "__main__":
    main()
