"""Everyday life of a dossier: opened where it was left, walked through by F6, narrowed until nothing fits, in Korean and
with long titles; closing leaves one file."""

import os

import journey
from desk import Desk, Folder, picture, sample_article
from journey import Role, State, cli, press, text_of, wait_until

KOREAN = "곡물 협정 서명 앞두고 달포 어민들 “쿼터부터 풀어 달라”"
INTERVIEW = "“Wheat is a calendar”: a conversation with Jonas Werrick"
LONG = "A very long title, " + "of the kind that regional broadcasters put above everything they publish, " * 6 + "and more"


def make_dossier(folder):
    path = folder.path("life.dossier")
    long_article = folder.write("long.txt", "A very long title\n\nThe text below it is short.\n")
    cli("new", path)
    cli("import", path, sample_article(9), sample_article(10), long_article)
    cli("set", path, "A very long title", f"title={LONG}")
    return path


def titles_on_screen(desk):
    return [text_of(w) for w in desk.find_all(Role.LABEL, within=desk.named("Library pane"))]


def narrow_until_nothing_fits(desk):
    wait_until(lambda: LONG in titles_on_screen(desk), "the articles are listed")
    press("ctrl+l")
    desk.wait_focus(lambda w: journey.has_state(w, State.EDITABLE), "the search waits for words")
    journey.type_text("no such words anywhere")
    wait_until(lambda: desk.shown("No article fits"), "the library says that no article fits")
    picture("library-nothing-fits")
    desk.click_on_status_page("Show all")
    wait_until(lambda: LONG in titles_on_screen(desk), "all articles are listed again")
    press("ctrl+l")
    journey.type_text("어민")
    wait_until(lambda: KOREAN in titles_on_screen(desk) and INTERVIEW not in titles_on_screen(desk),
               "the Korean article alone is listed")
    press("Escape")
    wait_until(lambda: INTERVIEW in titles_on_screen(desk), "all articles are listed again")


def walk_the_panes(desk):
    """F6 visits each pane once and comes back; Shift+F6 goes the other way round."""
    desk.focus_reader()
    seen = []
    for _ in range(6):
        press("F6")
        if desk.focus() == desk.reader():
            break
        seen.append(desk.wait_focus(lambda w: True, "something has the focus"))
    assert desk.focus() == desk.reader(), "F6 does not come back to the page"
    assert seen, "F6 never left the page"
    press("shift+F6")
    desk.wait_focus(lambda w: w == seen[-1], "Shift+F6 is where F6 was last")
    desk.focus_reader()


def first_visible(desk):
    """The code point at the top of the page, roughly: the first whose line is below the header."""
    reader = desk.reader()
    for offset in range(0, len(text_of(reader)), 20):
        box = journey.Atspi.Text.get_character_extents(reader, offset, journey.Atspi.CoordType.WINDOW)
        if box.height > 0 and box.y > 60:
            return offset
    return 0


def read_on(desk):
    """Leaves the interview in its middle and looks at the long title and the Korean page on the way."""
    desk.open_article(LONG)
    picture("long-title")
    page = desk.open_article(KOREAN)
    assert "쿼터" in text_of(page)
    desk.focus_reader()
    press("j", "h")
    desk.wait_step("Undo", "Highlight")
    picture("korean")
    press("ctrl+z")
    desk.open_article(INTERVIEW)
    desk.focus_reader()
    press("Page_Down", "Page_Down")
    return wait_until(lambda: first_visible(desk), "the page has been scrolled")


def main():
    with Folder() as folder:
        path = make_dossier(folder)
        with Desk(path) as desk:
            desk.wait_for_text(LONG)
            narrow_until_nothing_fits(desk)
            desk.open_article(INTERVIEW)
            walk_the_panes(desk)
            left_at = read_on(desk)
            assert desk.close() == 0
        files = sorted(name for name in os.listdir(folder.name) if name.startswith("life"))
        assert files == ["life.dossier"], f"closing left {files}"
        with Desk(path) as desk:
            desk.wait_for_text("Where you left off")
            picture("continue-page")
            press("Return")
            desk.wait_focus(lambda w: w == desk.reader() and w.get_name() == INTERVIEW, "the article that was left is open")
            wait_until(lambda: abs(first_visible(desk) - left_at) <= 120, "the page stands where it was left")
            picture("where-one-left")
            assert desk.close() == 0
        cli("check", path)


if __name__ == "__main__":
    main()
