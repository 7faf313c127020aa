"""What is offered for words: the bar beside a selection, the menu, every command by name; paragraphs set aside and found."""

import journey
from desk import Desk, Folder, copy, is_marked, picture, sample_article, tags_of, wait_tags
from journey import Role, press, rows, selection_of, text_of, type_text, wait_until, xdotool

TITLE = "Keldra holds Narim trawler in quota row"
RELEASE = "The foreign ministry in Dalpo asked for the crew to be released."
CUT = "since the quota was cut"
PASTED = """Ferry talks resume in Lowen

LOWEN, 9 May 2024 (Quay Post) -- The ferry talks went on for a third day. Nobody was seen to leave the house.
"""


def zones(path):
    return rows(path, "SELECT z.kind, p.quote FROM zone z JOIN passage p ON p.id = z.passage ORDER BY p.start_at")


def wait_zone(path, kind, words):
    """Waits until the words are set aside as that, or with None until they are not."""
    wait_until(lambda: [k for k, quote in zones(path) if words in quote] == ([kind] if kind else []),
               f"{words!r} is set aside as {kind!r}; there are {zones(path)}")


def is_shown(reader, words):
    """What is hidden on the page is not in its text for assistive technology either."""
    return words in text_of(reader)


def bar(desk):
    return desk.find(Role.TOOL_BAR, "The selected words")


def use_bar(desk, path):
    """It stands beside the words, not on them; the keys stay with the page; a key or a click elsewhere sends it away."""
    reader = desk.reader()
    desk.select_words(reader, CUT)
    shown = wait_until(lambda: bar(desk), "the bar comes")
    box = journey.Atspi.Component.get_extents(shown, journey.Atspi.CoordType.WINDOW)
    words = journey.Atspi.Text.get_character_extents(reader, text_of(reader).index(CUT), journey.Atspi.CoordType.WINDOW)
    assert box.y + box.height <= words.y or box.y >= words.y + words.height, "the bar covers the words"
    picture("selection-bar")
    desk.click(desk.wait_for(Role.PUSH_BUTTON, "Incident", within=shown))
    wait_tags(path, CUT, ["Incident"])
    desk.click(desk.wait_for(Role.PUSH_BUTTON, "Incident", within=bar(desk)))
    wait_tags(path, CUT, [])
    desk.click(desk.wait_for(Role.PUSH_BUTTON, "Check later", within=bar(desk)))
    wait_until(lambda: rows(path, "SELECT 1 FROM follow_up"), "the words are to be checked later")
    wait_until(lambda: bar(desk) is None, "the bar has gone")
    desk.wait_focus(lambda w: w == reader, "the page has the keys")
    desk.click_character(reader, 0)
    desk.select_words(reader, "eleven people")
    wait_until(lambda: bar(desk), "the bar comes")
    press("Escape")
    wait_until(lambda: bar(desk) is None and not selection_of(reader), "Escape leaves nothing selected")


def use_menu(desk, path):
    """From the keyboard, on a mark: one of its tags goes, and the words were never selected."""
    reader = desk.reader()
    desk.click_character(reader, text_of(reader).index("with eleven") + 1)
    desk.wait_under_cursor("Highlight: Incident")
    press("shift+F10")
    item = desk.wait_menu_item("Take the tag “Incident” off", "")
    picture("mark-menu")
    desk.activate_widget(item)
    wait_tags(path, "with eleven people on board", [])
    press("ctrl+z")
    wait_tags(path, "with eleven people on board", ["Incident"])


def use_commands(desk, path):
    desk.go_to_sentence(RELEASE)
    press("ctrl+k")
    desk.wait_entry("the list of commands")
    picture("commands")
    type_text("highli")
    desk.wait_for(None, lambda name: name == "Highlight, h")
    press("Return")
    wait_until(lambda: is_marked(path, RELEASE), "the command was carried out")
    press("ctrl+k")
    desk.wait_entry("the list of commands")
    type_text("notes")
    press("Return")
    desk.wait_for(None, "Notes")
    press("ctrl+1")
    wait_until(lambda: desk.reader(), "the page is back")


def undo_below_a_palette(desk, path):
    """The page changes under an open palette; what is taken then still belongs to its words."""
    desk.go_to_sentence(RELEASE)
    press("t")
    desk.wait_entry("the palette")
    press("ctrl+z")
    wait_until(lambda: not is_marked(path, RELEASE), "the highlight is gone")
    type_text("Release")
    desk.wait_for_text("New tag “Release”")
    press("Return")
    wait_tags(path, RELEASE, ["Release"])


def set_aside(desk, path):
    """An import would have called the first line a title; the rest of the text is nothing in particular."""
    reader = desk.reader()
    wait_zone(path, "title", TITLE)
    desk.click_character(reader, text_of(reader).index("holds Narim"))
    desk.wait_under_cursor("Outside the text: title")
    press("b")
    wait_zone(path, None, TITLE)
    press("b")
    wait_zone(path, "title", TITLE)
    press("shift+b")
    desk.wait_for(None, "back into the text")
    press("f", "Return")
    wait_zone(path, "footer", TITLE)
    press("ctrl+z", "ctrl+z", "ctrl+z")
    wait_zone(path, "title", TITLE)
    press("F8")
    wait_until(lambda: not is_shown(reader, TITLE), "what is set aside is hidden")
    press("ctrl+f")
    desk.wait_entry("the find bar")
    type_text("holds Narim")
    press("Return")
    wait_until(lambda: is_shown(reader, TITLE), "a hit in it shows it again")
    press("Escape")


def drag_out(desk, path):
    """A selection that leaves the window on its way ends with the words that it passed last."""
    reader = desk.reader()
    desk.click_character(reader, text_of(reader).index("OSMOUTH"))
    x, y = desk.character_place(reader, text_of(reader).index("It is the first"))
    xdotool("mousemove", x, y, "mousedown", 1, "mousemove_relative", 30, 0, "mousemove_relative", 30, 4)
    xdotool("mousemove", 1438, 898, "mousemove", 1435, 897)
    wait_until(lambda: "quota" in selection_of(reader), "the words are selected down to the end")
    xdotool("mouseup", 1)
    press("h")
    wait_until(lambda: any(q.startswith("It is the first such case") and q.endswith("(END)") or q.endswith("cut.")
                           for (q,) in rows(path, "SELECT p.quote FROM highlight h JOIN passage p ON p.id = h.passage")),
               "they are highlighted")


def paste_one(desk, path):
    """One article that was brought in is there to be read: the next key is the page's."""
    copy(PASTED)
    press("ctrl+shift+v")
    desk.wait_form("Add Article")
    press("Return")
    wait_until(lambda: desk.reader().get_name() == "Ferry talks resume in Lowen", "the article is on the page")
    desk.wait_focus(lambda w: w == desk.reader(), "the page has the keys")


def main():
    with Folder() as folder:
        path = folder.path("quota.dossier")
        journey.cli("new", path)
        journey.cli("import", path, sample_article(7))
        journey.cli("tag", path, "--article", "trawler", "--quote", "with eleven people on board", "Incident")
        with Desk(path) as desk:
            desk.open_article(TITLE)
            desk.focus_reader()
            use_bar(desk, path)
            use_menu(desk, path)
            use_commands(desk, path)
            undo_below_a_palette(desk, path)
            set_aside(desk, path)
            drag_out(desk, path)
            paste_one(desk, path)
            assert desk.close() == 0
        assert tags_of(path, RELEASE) == ["Release"]
        journey.cli("check", path)


if __name__ == "__main__":
    main()
