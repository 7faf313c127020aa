"""An article is fetched again and its text has changed: the difference is shown before it is saved, the marks that moved or
are lost are decided one by one, the earlier text can be read, and all of it is undone again."""

import journey
from desk import Desk, Folder, picture
from journey import Role, cli, press, rows, text_of, wait_until
from pages import page_server

TITLE = "Ferries at noon"
OLD = f"""{TITLE}

The harbour office counted nine ferries on Monday.

Nobody asked the lighthouse keeper about the missing boat.

The report ends with a table of tides.

Copies of it lie in the harbour office for whoever asks.
"""
PAGE = f"""<!doctype html><html lang="en"><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1>
<p>The harbour office counted eight ferries on Monday morning.</p>
<p>An inspector will come in spring, the office said.</p>
<p>The report ends with a table of tides.</p>
<p>Copies of it lie in the harbour office for whoever asks.</p></article></body></html>"""
STATES = """SELECT p.quote, p.state FROM highlight h JOIN passage p ON p.id = h.passage ORDER BY p.quote"""


def one(path, sql):
    ((value,),) = rows(path, sql)
    return value


def mark_three_sentences(desk, path):
    desk.open_article(TITLE)
    for n, words in enumerate(("The harbour office", "Nobody asked", "The report ends")):
        desk.go_to_sentence(words)
        press("h")
        wait_until(lambda: one(path, "SELECT count(*) FROM highlight") == n + 1, f"{words!r} is marked")


def fetch_again(desk, path):
    press("ctrl+r")
    desk.wait_form("Correct the Text")
    desk.button("Fetch It Again")
    press("alt+f")
    desk.wait_for_text("2 stay, 1 move, 1 are lost")
    picture("revise-differences")
    assert one(path, "SELECT count(*) FROM revision") == 1, "nothing is saved before the difference was seen"
    press("ctrl+Return")
    wait_until(lambda: one(path, "SELECT count(*) FROM revision") == 2, "the text is in the file")
    wait_until(lambda: "eight ferries" in text_of(desk.reader()), "the page shows the new text")
    assert one(path, "SELECT made FROM revision WHERE number = 2") == "fetched"
    assert one(path, "SELECT count(*) FROM source WHERE address IS NOT NULL") == 1
    assert sorted(state for _quote, state in rows(path, STATES)) == ["exact", "lost", "moved"]


def press_button(desk, name):
    """Tab to the first button of that name in the review, and Enter."""
    review = desk.wait_form("Moved and Lost Passages")

    def focus():
        return next((w for w in journey.walk(review) if journey.has_state(w, journey.State.FOCUSED)), None)

    for _ in range(20):
        here = focus()
        if here is not None and journey.matches(here, Role.PUSH_BUTTON, name):
            press("Return")
            return
        press("Tab")
        wait_until(lambda: focus() not in (None, here), "Tab leads on")
    raise journey.JourneyError(f"Tab does not lead to {name!r}")


def accept_what_moved(desk, path):
    press("ctrl+shift+r")
    desk.wait_form("Moved and Lost Passages")
    desk.wait_for_text("alike")
    picture("review-window")
    press_button(desk, "Accept")
    wait_until(lambda: not rows(path, "SELECT 1 FROM passage WHERE state = 'moved'"), "nothing is proposed any more")
    assert any("eight ferries" in quote and state == "exact" for quote, state in rows(path, STATES))


def read_the_earlier_text(desk):
    """Show leads to where the lost words were."""
    press_button(desk, "Show")
    desk.wait_form("Earlier Text")
    desk.wait_for_text("It can only be read")
    desk.wait_for_text("Nobody asked the lighthouse keeper")
    picture("earlier-text")
    press("h")
    wait_until(lambda: any("only be read" in journey.name_of(w) for w in desk.find_all(Role.STATUS_BAR)),
               "a key that would mark says why it does not")
    press("alt+b")
    desk.wait_gone(Role.FRAME, "Earlier Text")


def close_review(desk):
    desk.wait_form("Moved and Lost Passages")
    press("Escape")
    desk.wait_gone(Role.FRAME, "Moved and Lost Passages")


def place_what_is_lost(desk, path):
    """The words are selected on the page, the mark is put on them in the list."""
    close_review(desk)
    desk.go_to_word("inspector")
    press("shift+Right")
    wait_until(lambda: journey.selection_of(desk.reader()).strip() == "inspector", "the word is selected")
    press("ctrl+shift+r")
    desk.wait_form("Moved and Lost Passages")
    press_button(desk, "Put on the Selected Words")
    desk.wait_for_text("Nothing to Decide")
    wait_until(lambda: all(state == "exact" for _quote, state in rows(path, STATES)), "every mark stands on its words")
    assert any(quote.strip() == "inspector" for quote, _state in rows(path, STATES))
    close_review(desk)


def undo_all_of_it(desk, path):
    for left in ("lost", "moved"):
        press("ctrl+z")
        wait_until(lambda: any(state == left for _quote, state in rows(path, STATES)), f"a mark is {left} again")
    press("ctrl+z")
    wait_until(lambda: one(path, "SELECT count(*) FROM revision") == 1, "the earlier text is the newest again")
    wait_until(lambda: "nine ferries" in text_of(desk.reader()), "the page shows it")
    assert all(state == "exact" for _quote, state in rows(path, STATES))


def main():
    with Folder() as folder, Folder() as site, page_server(site.name) as root:
        path = folder.path("ferries.dossier")
        site.write("ferries.html", PAGE)
        cli("new", path)
        cli("import", path, folder.write("ferries.txt", OLD))
        cli("set", path, TITLE, f"url={root}/ferries.html")
        with Desk(path) as desk:
            mark_three_sentences(desk, path)
            fetch_again(desk, path)
            accept_what_moved(desk, path)
            read_the_earlier_text(desk)
            place_what_is_lost(desk, path)
            undo_all_of_it(desk, path)
            assert desk.close() == 0
        cli("check", path)


if __name__ == "__main__":
    main()
