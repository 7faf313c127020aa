"""Suggested dates on the strip; all dates like one, in all articles: from the page and from the card, one step each."""

from desk import Desk, Folder, picture
from journey import cli, press, rows, wait_until

ARTICLES = {
    "Talks resume in Dalpo": "He met the envoys on Friday. The hall burnt on 3 May 2022.",
    "Boats stay in port": "They left on Thursday, and nobody knew in May 2019.",
    "A quiet week": "Nothing was signed.",
}


def dates(path):
    return rows(path, "SELECT p.quote, d.edtf FROM date_expression d JOIN passage p ON p.id = d.passage ORDER BY p.quote")


def wait_dates(path, *expected):
    wait_until(lambda: dates(path) == list(expected), f"the file has the dates {expected}, not {dates(path)}")


def from_the_strip(desk):
    """What is only suggested stands on the strip, too, says so, and leads to its words."""
    strip = desk.named("Dates in this article")
    wait_until(lambda: strip.get_description() == "2 dates", f"the strip has two dates: {strip.get_description()}")
    picture("strip-suggested")
    desk.click(strip)
    desk.wait_focus(lambda w: w == strip, "the strip has the keys")
    press("Right")
    wait_until(lambda: strip.get_description() == "3 May 2022, suggested", "the first date is chosen")
    press("Return")
    desk.wait_focus(lambda w: w == desk.reader(), "the page has the keys")
    desk.wait_under_cursor("Date, suggested: 3 May 2022")
    desk.wait_for_text("DATE · proposed")
    press("shift+Tab")
    desk.wait_under_cursor("Date, suggested: 3 Oct 2025")


def main():
    with Folder() as folder:
        path = folder.path("week.dossier")
        cli("new", path)
        for number, (title, text) in enumerate(ARTICLES.items()):
            cli("import", path, folder.write(f"{number}.txt", f"{title}\n\n{text}\n"))
            cli("set", path, title, "published=2025-10-09")
        with Desk(path) as desk:
            desk.open_article("Talks resume in Dalpo")
            from_the_strip(desk)
            desk.go_to_suggestion("Friday")
            desk.wait_for_text("3 Oct 2025")
            picture("dates-everywhere")
            press("ctrl+shift+Return")
            wait_dates(path, ("Friday", "2025-10-03"), ("Thursday", "2025-10-09"))
            desk.wait_said("2 dates accepted in 2 articles")
            desk.wait_step("Undo", "2 dates like “Friday” in all articles")
            press("ctrl+z")
            wait_dates(path)
            desk.go_to_suggestion("Friday")
            press("d")
            desk.wait_for_text("in all articles")
            press("ctrl+shift+Return")
            wait_dates(path, ("Friday", "2025-10-03"), ("Thursday", "2025-10-09"))
            assert desk.close() == 0
        cli("check", path)


if __name__ == "__main__":
    main()
