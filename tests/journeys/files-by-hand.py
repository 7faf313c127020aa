"""Articles come in as files: chosen in the dialog of Ctrl+Shift+I, and dragged onto the window from another program, where
whatever is under the pointer takes them."""

import os

import journey
from desk import Desk, Folder, picture
from journey import Program, Role, State, cli, press, rows, text_of, wait_until, xdotool

DRAG_SOURCE = os.path.join(journey.BUILD_ROOT, "tests", "journeys", "drag-source")
HARBOUR = "Harbour fees frozen\n\nThe harbour board froze its fees on 4 March 2024.\n"
STRIKE = "Pilots on strike\n\nThe pilots of Lowen walked out at noon.\n"
LETTER = "북한 곡물 편지\n\n달포 어민들은 기다린다.\n"
# So many movements is a hand on its way: a drop is for those that have seen the pointer come.
STEPS = 80


def texts(path):
    """The texts in the file, by title."""
    return dict(rows(path, "SELECT a.title, c.text FROM article a JOIN revision r ON r.article = a.id"
                           " JOIN content c ON c.sha256 = r.content"))


def is_form(name):
    """Whether a window asks what shall be added: "Add Article", "Add 2 Articles"; the dialog before it is "Add Articles"."""
    return name.startswith("Add ") and name != "Add Articles"


def agree(desk):
    """Adds what the form lists, whatever it counts."""
    form = desk.wait_for(Role.FRAME, is_form)
    desk.activate_widget(desk.wait_for(Role.PUSH_BUTTON, lambda name: "Add" in name, within=form, state=State.SENSITIVE))


def choose(desk, path, folder):
    """Ctrl+Shift+I; a path is typed into the dialog as a person types it, from its first stroke on."""
    press("ctrl+shift+i")
    wait_until(lambda: desk._find_window("Add Articles"), "the dialog is there")
    press("ctrl+l")
    entry = desk.wait_entry("the dialog")
    press("ctrl+a")
    journey.type_text(folder.write("harbour.txt", HARBOUR))
    # The dialog of GTK 4.18 leaves behind the cursor what it had guessed of a folder's name.
    wait_until(lambda: "harbour.txt" in text_of(entry), "the path is typed")
    press("shift+End", "Delete")
    wait_until(lambda: text_of(entry).endswith("harbour.txt"), "nothing but the path stands there")
    picture("choose-files")
    press("Return")
    agree(desk)
    wait_until(lambda: "Harbour fees frozen" in texts(path), "the chosen file is in the dossier")


def place_of(desk, name):
    """The middle of a part of the window on the screen."""
    x, y, width, height = desk._extents(desk.named(name))
    return x + width // 2, y + height // 2


def drag(desk, to, *paths):
    """Drags files from the window of another program and drops them; the pointer goes there in steps, as a hand does."""
    with Program(DRAG_SOURCE, *paths, title="Drag source") as source:
        geometry = source._geometry(source.window)
        x, y = geometry["X"] + geometry["WIDTH"] // 2, geometry["Y"] + geometry["HEIGHT"] // 2
        xdotool("mousemove", x, y, "mousedown", 1)
        for step in range(1, STEPS + 1):
            xdotool("mousemove", x + (to[0] - x) * step // STEPS, y + (to[1] - y) * step // STEPS)
        picture("files-dragged")
        for step in range(STEPS // 2):
            xdotool("mousemove", to[0] + step % 2, to[1])
        xdotool("mousemove", *to, "mouseup", 1)
        desk.wait_for(Role.FRAME, is_form)


def drop(desk, path, folder):
    """On the page, which is a text but takes no files for itself, and on the entry above the library."""
    drag(desk, place_of(desk, "Article page"), folder.write("strike.txt", STRIKE))
    agree(desk)
    wait_until(lambda: "Pilots on strike" in texts(path), "the dropped file is in the dossier")
    entry = place_of(desk, lambda name: name.startswith("Search"))
    drag(desk, entry, folder.write("letter.txt", LETTER), folder.write("again.txt", HARBOUR))
    picture("files-dropped")
    agree(desk)
    wait_until(lambda: "북한 곡물 편지" in texts(path), "the dropped file is in the dossier")
    assert len(texts(path)) == 3, "what is there already comes in once"


def main():
    with Folder() as folder:
        path = folder.path("files.dossier")
        cli("new", path)
        with Desk(path) as desk:
            choose(desk, path, folder)
            drop(desk, path, folder)
            desk.activate()
            assert desk.close() == 0
        cli("check", path)


if __name__ == "__main__":
    main()
