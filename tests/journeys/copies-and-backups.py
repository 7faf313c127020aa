"""A copy is saved while the dossier is open and stands on its own; a backup takes the place of a dossier, and what was there
before is kept beside it."""

import glob
import os

import journey
from desk import Desk, Folder, is_marked, picture, sample_article, tags_of, wait_tags
from journey import Role, State, cli, press, text_of, wait_until

TITLE = "Keldra holds Narim trawler in quota row"
FIRST = "had no licence for this year"
SECOND = "eleven people on board"


def make_dossier(folder):
    path = folder.path("quota.dossier")
    cli("new", path)
    cli("import", path, sample_article(7))
    cli("tag", path, "--article", "trawler", "--quote", FIRST, "Incident")
    return path


def mark(desk, path, words):
    desk.select_words(desk.reader(), words)
    press("1")
    wait_tags(path, words, ["Incident"])


def save_copy(desk, name):
    """Ctrl+Shift+S, a name, Enter; the dialog offers one that says what it is."""
    desk.focus_reader()
    press("ctrl+shift+s")
    entry = desk.wait_focus(lambda w: "(copy)" in text_of(w), "the dialog offers a name for the copy")
    assert text_of(entry) == "quota (copy).dossier", text_of(entry)
    press("ctrl+a")
    journey.type_text(name)
    wait_until(lambda: text_of(entry) == name, "the name is typed")
    press("Return")


def copy_while_open(desk, path, folder):
    """The copy holds what was marked until then, and nothing of what comes after it."""
    save_copy(desk, folder.path("handed over.dossier"))
    copy = folder.path("handed over.dossier")
    wait_until(lambda: os.path.exists(copy), "the copy is there")
    mark(desk, path, SECOND)
    assert tags_of(copy, FIRST) == ["Incident"] and not is_marked(copy, SECOND), "the copy is what the dossier was"
    cli("check", copy)
    return copy


def without_an_ending(desk, folder):
    """A name without an ending gets it: else nobody could open the copy by a double click."""
    save_copy(desk, folder.path("second"))
    wait_until(lambda: os.path.exists(folder.path("second.dossier")), "the copy is there")
    cli("check", folder.path("second.dossier"))
    assert not os.path.exists(folder.path("second"))


def never_over_itself(desk, path):
    """The dossier that is open is not replaced by its copy."""
    save_copy(desk, path)
    desk.activate_widget(desk.wait_for(Role.PUSH_BUTTON, "Replace"))
    desk.wait_for_text("The copy cannot replace the dossier that is open")
    assert is_marked(path, SECOND)


def the_copy_opens(copy):
    with Desk(copy) as desk:
        desk.open_article(TITLE)
        mark(desk, copy, "Edda Tolan")
        assert desk.close() == 0


def restore(desk, path):
    """Ctrl+K finds it by name; the day is chosen, and the dossier is what it was then."""
    press("ctrl+k")
    desk.wait_entry("the list of commands")
    journey.type_text("restore")
    desk.wait_for_text("Restore a backup")
    press("Return")
    form = desk.wait_for(Role.DIALOG, "Restore a Backup")
    desk.wait_for(Role.LIST, "Backups", within=form)
    picture("restore-a-backup")
    press("Tab")
    desk.activate_widget(desk.wait_for(Role.PUSH_BUTTON, "Restore", within=form, state=State.SENSITIVE))
    wait_until(lambda: glob.glob(path + ".before-restore-*"), "what was there is kept beside it")
    wait_until(lambda: is_marked(path, FIRST) and not is_marked(path, "Edda Tolan"), "the dossier is what it was")
    desk.open_article(TITLE)
    mark(desk, path, "charts")
    assert desk.close() == 0


def main():
    with Folder() as folder:
        path = make_dossier(folder)
        with Desk(path) as desk:
            desk.open_article(TITLE)
            copy = copy_while_open(desk, path, folder)
            without_an_ending(desk, folder)
            never_over_itself(desk, path)
            assert desk.close() == 0
        the_copy_opens(copy)
        with Desk(path) as desk:
            desk.open_article(TITLE)
            mark(desk, path, "Edda Tolan")
            restore(desk, path)
        kept, = glob.glob(path + ".before-restore-*")
        assert is_marked(kept, "Edda Tolan"), "what was there is kept"
        for file in (path, copy, kept):
            cli("check", file)


if __name__ == "__main__":
    main()
