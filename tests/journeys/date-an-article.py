"""By keyboard: suggested dates are taken and refused, an article is dated with reasons, and what hangs on its day moves; all is read back
from the file."""

import journey
from desk import Desk, Folder, picture
from journey import cli, press, rows, text_of, type_text, wait_until

TITLE = "Talks resume in Dalpo"
TEXT = f"""{TITLE}

President Ilyin said on Tuesday, Jan. 23 that he had met the envoys on Friday. They parted on Sunday.

The hall burnt on 3 May 2022. Nobody spoke about it later this month.
"""


def dates(path):
    return rows(path, "SELECT p.quote, d.edtf FROM date_expression d JOIN passage p ON p.id = d.passage ORDER BY p.start_at")


def wait_dates(path, *expected):
    wait_until(lambda: dates(path) == list(expected), f"the file has the dates {expected}, not {dates(path)}")


def take_and_refuse(desk, path):
    wait_until(lambda: len(text_of(desk.reader())) > 0, "the text is there")
    desk.go_to_suggestion("Friday")
    desk.wait_for_text("3 Oct 2025")
    picture("date-suggestion")
    press("shift+Return")
    wait_dates(path, ("Friday", "2025-10-03"), ("Sunday", "2025-10-05"))
    desk.wait_said("Date “Friday” and 1 more")
    press("ctrl+z")
    wait_dates(path)
    desk.go_to_suggestion("Friday")
    press("Return")
    wait_dates(path, ("Friday", "2025-10-03"))
    desk.go_to_suggestion("3 May 2022")
    press("x")
    wait_until(lambda: rows(path, "SELECT p.quote FROM decision d JOIN passage p ON p.id = d.record WHERE d.kind = 'no date'")
               == [("3 May 2022",)], "the file has the refusal")


def change_on_the_card(desk, path):
    """The week after: d, Right, ?, Enter."""
    desk.go_to_suggestion("Sunday")
    press("d")
    desk.wait_for_text("after")
    picture("date-card")
    press("Right", "question")
    desk.wait_for_text("2025-10-12?")
    press("Return")
    wait_dates(path, ("Friday", "2025-10-03"), ("Sunday", "2025-10-12?"))


def date_with_reasons(desk, path):
    desk.go_to_suggestion("Tuesday")
    press("shift+Right", "shift+Right", "shift+Right")
    wait_until(lambda: journey.selection_of(desk.reader()).strip() == "Tuesday, Jan. 23", "the words are selected")
    press("ctrl+d")
    desk.wait_form("Date of Publication")
    desk.wait_for_text("day and weekday agree")
    press("ctrl+a")
    type_text("23 Jan 2024")
    desk.wait_for_text("3 Oct 2025 → 19 Jan 2024")
    desk.wait_for_text("which is yours")
    picture("date-of-publication")
    press("ctrl+Return")
    wait_until(lambda: rows(path, "SELECT published FROM article") == [("2024-01-23",)], "the file has the day")
    wait_dates(path, ("Friday", "2024-01-19"), ("Sunday", "2025-10-12?"))
    assert rows(path, "SELECT r.reason, p.quote FROM article_reason r JOIN passage p ON p.id = r.passage") == \
        [("The text says “Tuesday, Jan. 23”", "Tuesday, Jan. 23")]


def take_it_back(desk, path):
    desk.focus_reader()
    press("ctrl+z")
    wait_dates(path, ("Friday", "2025-10-03"), ("Sunday", "2025-10-12?"))
    assert rows(path, "SELECT published FROM article") == [("2025-10-09",)]
    assert rows(path, "SELECT count(*) FROM article_reason") == [(0,)]


def main():
    with Folder() as folder:
        path = folder.path("talks.dossier")
        cli("new", path)
        cli("import", path, folder.write("talks.txt", TEXT))
        cli("set", path, "Talks", "published=2025-10-09")
        with Desk(path) as desk:
            desk.open_article(TITLE)
            take_and_refuse(desk, path)
            change_on_the_card(desk, path)
            date_with_reasons(desk, path)
            take_it_back(desk, path)
            assert desk.close() == 0
        cli("check", path)


if __name__ == "__main__":
    main()
