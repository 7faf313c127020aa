"""A hand that selects slowly: the pointer moves a little at a time, and the page has caught up with each movement before
the next. Every word joins the selection; the words selected so far are never taken for something to drag away."""

import journey
from desk import Desk, Folder, sample_article
from journey import cli, selection_of, text_of, wait_until, xdotool

WORDS = 8


def word_ends(text, start):
    """Where the next words from a position end."""
    end = start
    for _ in range(WORDS):
        end = text.index(" ", end + 1)
        yield end


def select_slowly(desk, reader, start):
    text = text_of(reader)
    x, y = desk.character_place(reader, start)
    xdotool("mousemove", x, y)
    xdotool("mousedown", 1)
    try:
        for end in word_ends(text, start):
            x, y = desk.end_place(reader, end)
            xdotool("mousemove", x - 3, y)
            xdotool("mousemove", x + 1, y)
            wait_until(lambda end=end: selection_of(reader) == text[start:end], f"{text[start:end]!r} is selected")
    finally:
        xdotool("mouseup", 1)
    return text[start:end]


def drag_the_selection(desk, reader, words):
    """Words that are selected can be dragged: a press on them keeps them selected."""
    x, y = desk.character_place(reader, text_of(reader).index(words) + 2)
    xdotool("mousemove", x, y, "mousedown", 1)
    for step in range(1, 4):
        xdotool("mousemove", x + 12 * step, y + 6 * step)
    assert selection_of(reader) == words, "dragging selected words selected others"
    journey.press("Escape")
    xdotool("mouseup", 1)


def main():
    with Folder() as folder:
        path = folder.path("slow.dossier")
        cli("new", path)
        cli("import", path, sample_article(1))
        with Desk(path) as desk:
            reader = desk.open_article(journey.rows(path, "SELECT title FROM article")[0][0])
            text = text_of(reader)
            start = text.index(". ") + 2
            words = select_slowly(desk, reader, start)
            drag_the_selection(desk, reader, words)


if __name__ == "__main__":
    main()
