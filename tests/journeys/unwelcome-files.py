"""Files that are no dossiers, may only be read, or vanish: each gives a sentence, and what was on the screen stays."""

import os

import journey
from desk import Desk, Folder, picture, sample_article
from journey import cli, press, text_of, wait_until

TITLE = "Keldra holds Narim trawler in quota row"
QUOTE = "had no licence for this year"


def make_dossier(folder, name):
    path = folder.path(name)
    cli("new", path)
    cli("import", path, sample_article(7))
    cli("tag", path, "--article", "trawler", "--quote", "eleven people on board", "Incident")
    return path


def open_what_is_no_dossier(folder):
    path = folder.write("letter.dossier", "Dear editor, this was never a dossier.\n" * 40)
    with Desk(path) as desk:
        desk.wait_for_text("letter.dossier")
        desk.wait_for_text("not a dossier")
        picture("not-a-dossier")
        assert desk.close() == 0
    with open(path, encoding="utf-8") as file:
        assert file.read().startswith("Dear editor"), "the file was changed"


def open_what_is_not_there(folder):
    with Desk(folder.path("nowhere.dossier")) as desk:
        desk.wait_for_text("nowhere.dossier")
        assert not os.path.exists(folder.path("nowhere.dossier"))
        assert desk.close() == 0


def read_only(folder):
    """Reading works as ever; marking says why it does not."""
    path = make_dossier(folder, "sealed.dossier")
    os.chmod(path, 0o444)
    with Desk(path, bound_by_permissions=True) as desk:
        desk.wait_for_text("This dossier can only be read")
        desk.open_article(TITLE)
        desk.focus_reader()
        press("j", "h")
        desk.wait_for_text("it is open for reading only")
        picture("read-only")
        assert desk.close() == 0
    os.chmod(path, 0o644)
    assert len(journey.rows(path, "SELECT 1 FROM highlight")) == 1


def deleted_while_open(folder):
    path = make_dossier(folder, "doomed.dossier")
    with Desk(path) as desk:
        reader = desk.open_article(TITLE)
        desk.focus_reader()
        os.unlink(path)
        press("j", "h")
        desk.wait_for_text("doomed.dossier")
        assert QUOTE in text_of(reader), "the page went empty"
        picture("deleted-while-open")
        assert desk.close() == 0


def main():
    with Folder() as folder:
        open_what_is_no_dossier(folder)
        open_what_is_not_there(folder)
        deleted_while_open(folder)
        read_only(folder)


if __name__ == "__main__":
    main()
