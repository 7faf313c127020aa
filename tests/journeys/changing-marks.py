"""Marks that lie on one another: told apart, cycled through, their ends moved by keys and by the mouse, retagged in place."""

import journey
from desk import Desk, Folder, picture, sample_article, tags_of, wait_tags
from journey import Role, press, rows, wait_until, xdotool

TITLE = "Keldra holds Narim trawler in quota row"
LICENCE = "Fisheries minister Edda Tolan said the boat had no licence for this year."


def quotes(path, table):
    """The words that the marks of a table stand on, in their order in the text."""
    return [quote for (quote,) in rows(path, f"SELECT p.quote FROM {table} t JOIN passage p ON p.id = t.passage"
                                             " ORDER BY p.start_at, p.end_at")]


def wait_quotes(path, table, expected):
    wait_until(lambda: quotes(path, table) == expected, f"{table} stands on {expected}")


def count_steps(path):
    """How many steps Undo could take back."""
    return rows(path, "SELECT count(DISTINCT step) FROM change WHERE state = 0")[0][0]


def make_stack(desk, path):
    """A highlight of the sentence, a person's name in it, a date in it, a second highlight inside."""
    desk.go_to_sentence(LICENCE)
    press("h")
    wait_quotes(path, "highlight", [LICENCE])
    desk.select_words(desk.reader(), "Edda Tolan")
    press("a")
    desk.wait_entry("the palette")
    press("Return")
    wait_quotes(path, "mention", ["Edda Tolan"])
    desk.select_words(desk.reader(), "this year")
    press("d")
    desk.wait_for_text("write it")
    press("equal")
    entry = desk.wait_entry("the card")
    press("ctrl+a")
    journey.type_text("2024")
    wait_until(lambda: journey.text_of(entry) == "2024", "the year is typed")
    press("Return")
    wait_quotes(path, "date_expression", ["this year"])
    desk.select_words(desk.reader(), "Tolan said")
    press("1")
    wait_tags(path, "Tolan said", ["Incident"])


def cycle(desk):
    """On a word with three marks o goes round, and the page says which one the next key is about."""
    press("Escape")
    desk.click_character(desk.reader(), journey.text_of(desk.reader()).index("Tolan said") + 1)
    seen = set()
    for _ in range(4):
        here = desk.under_cursor()
        wait_until(lambda: "(chosen)" in desk.under_cursor(), "one of the marks is the chosen one")
        seen.add(next(part for part in desk.under_cursor().split("; ") if part.endswith("(chosen)")))
        here = desk.under_cursor()
        press("o")
        wait_until(lambda: desk.under_cursor() != here, "the next one is chosen")
    assert len(seen) == 3, f"o goes through {seen}"
    picture("stack-of-marks")


def choose(desk, word, description):
    """Makes one mark of a stack the current one by keys."""
    press("Escape")
    desk.click_character(desk.reader(), journey.text_of(desk.reader()).index(word) + 1)
    wait_until(lambda: desk.under_cursor(), "there are marks")
    for _ in range(5):
        parts = desk.under_cursor().split("; ")
        if any(description in part and (len(parts) == 1 or part.endswith("(chosen)")) for part in parts):
            return
        here = desk.under_cursor()
        press("o")
        wait_until(lambda: desk.under_cursor() != here, "the next one is chosen")
    raise journey.JourneyError(f"o does not lead to {description!r}")


def move_by_keys(desk, path):
    """Each kind of mark, one step of the history for each key, and the window's own Alt+Left stays away."""
    choose(desk, "Edda", "Mention")
    steps = count_steps(path)
    press("alt+shift+Left")
    wait_quotes(path, "mention", ["minister Edda Tolan"])
    press("alt+Left")
    wait_quotes(path, "mention", ["minister Edda"])
    assert count_steps(path) == steps + 2, "each key is one step"
    press("ctrl+z", "ctrl+z")
    wait_quotes(path, "mention", ["Edda Tolan"])
    choose(desk, "this year", "Date")
    press("alt+shift+Left")
    wait_quotes(path, "date_expression", ["for this year"])
    press("alt+shift+Right")
    wait_quotes(path, "date_expression", ["this year"])
    choose(desk, "Tolan said", "Highlight: Incident")
    press("alt+Right", "alt+Right", "alt+Right")
    wait_quotes(path, "highlight", [LICENCE, "Tolan said the boat had"])
    assert tags_of(path, "Tolan said the boat had") == ["Incident"]


def move_by_mouse(desk, path):
    """The handle at the end of the current mark, dragged into a word further on, takes that word."""
    choose(desk, "this year", "Date")
    reader, text = desk.reader(), journey.text_of(desk.reader())
    start = text.index("this year")
    box = journey.Atspi.Text.get_character_extents(reader, start, journey.Atspi.CoordType.WINDOW)
    x, y = desk.character_place(reader, start)
    to_x, _ = desk.character_place(reader, text.index("licence for this") + 2)
    top = y - box.height // 2
    xdotool("mousemove", x, top + 1, "mousedown", 1, "mousemove_relative", "--", -12, 2)
    xdotool("mousemove", to_x, top + 4, "mousemove", to_x - 1, top + 4)
    picture("handle-dragged")
    xdotool("mouseup", 1)
    wait_quotes(path, "date_expression", ["licence for this year"])


def retag(desk, path):
    """One tag of several goes and another comes, without selecting the words again."""
    quote = "Tolan said the boat had"
    choose(desk, "Tolan said", "Highlight: Incident")
    press("t")
    desk.wait_entry("the palette")
    journey.type_text("Fishing")
    desk.wait_for_text("New tag “Fishing”")
    press("Return")
    wait_tags(path, quote, ["Fishing", "Incident"])
    press("1")
    wait_tags(path, quote, ["Fishing"])
    press("1")
    wait_tags(path, quote, ["Fishing", "Incident"])
    press("t")
    desk.wait_entry("the palette")
    desk.wait_for(None, lambda name: name.startswith("Fishing, on these words"))
    journey.type_text("fish")
    desk.wait_for(None, lambda name: name.startswith("Fishing, on these words"))
    press("Return")
    wait_tags(path, quote, ["Incident"])
    desk.wait_said("Take tag “Fishing” off")


def mark_again(desk, path):
    """Words that are selected anew keep what they have: one press says so, one more takes it off."""
    quote = "Tolan said the boat had"
    press("Escape")
    desk.select_words(desk.reader(), quote)
    press("1")
    desk.wait_said("“Incident” is on these words already. Press 1 again to take it off.")
    assert tags_of(path, quote) == ["Incident"]
    press("1")
    wait_tags(path, quote, [])
    press("1")
    wait_tags(path, quote, ["Incident"])


def main():
    with Folder() as folder:
        path = folder.path("quota.dossier")
        journey.cli("new", path)
        journey.cli("import", path, sample_article(7))
        journey.cli("tag", path, "--article", "trawler", "--quote", "with eleven people on board", "Incident")
        with Desk(path) as desk:
            desk.open_article(TITLE)
            desk.focus_reader()
            rows_before = quotes(path, "highlight")
            press("bracketright", "Delete")
            wait_until(lambda: quotes(path, "highlight") != rows_before, "the first mark is gone")
            make_stack(desk, path)
            cycle(desk)
            move_by_keys(desk, path)
            move_by_mouse(desk, path)
            retag(desk, path)
            mark_again(desk, path)
            picture("changed-marks")
            assert desk.close() == 0
        journey.cli("check", path)


if __name__ == "__main__":
    main()
