"""Dates in words that count from an event: typed on the page, in the form and in the details; the event moves, and what follows from it is said."""

from desk import Desk, Folder, picture
from journey import State, cli, has_state, press, rows, text_of, type_text, wait_until

TITLE = "Osk after the raid"
RAID = "Masked men raided the customs house in Osk on 3 May 2024."
MEETING = "The council met in the old school."
TEXT = f"{TITLE}\n\n{RAID} {MEETING} Nobody said when the market would open.\n"


def make_event(desk, sentence, title):
    desk.go_to_sentence(sentence)
    press("e")
    desk.wait_entry("the title of the event")
    press("ctrl+a")
    type_text(title)
    press("Tab")
    desk.wait_entry("the date of the event")
    press("ctrl+a")


def make_the_raid(desk, path):
    make_event(desk, RAID, "Raid on the customs house")
    type_text("2024-05-03")
    press("Return")
    wait_until(lambda: rows(path, "SELECT title, edtf FROM event") == [("Raid on the customs house", "2024-05-03")],
               "the raid is in the file")


def date_words(desk, path):
    """`d` on words that are no date of themselves: the first Enter picks the event, the second records."""
    desk.go_to_word("met")
    press("shift+Right")
    press("d")
    desk.wait_entry("the card")
    type_text("two weeks after the raid")
    desk.wait_for_text("17 May 2024")
    desk.wait_for_text("Enter takes it")
    picture("date-card-events")
    press("Return")
    desk.wait_for_text("anchor: Raid on the customs house")
    picture("date-card-counted")
    press("Return")
    wait_until(lambda: rows(path, "SELECT edtf, anchor_kind, anchor_text FROM date_expression WHERE anchor IS NOT NULL")
               == [("2024-05-17", "event", "two weeks after the raid")], "the date and its anchor are in the file")


def event_before_it(desk, path):
    """In the form: before the raid, which leaves how the date came about."""
    make_event(desk, MEETING, "Council meets")
    type_text("before the raid")
    desk.wait_for_text("Enter takes it")
    picture("event-form-events")
    press("Return")
    desk.wait_for_text("counted from “Raid on the customs house”")
    press("Return")
    wait_until(lambda: rows(path, "SELECT edtf, resolution FROM event WHERE title = 'Council meets'")
               == [("[..2024-05-02]", "“before the raid”, counted from “Raid on the customs house” (2024-05-03)")],
               "the meeting is in the file")


def none_of_that_name(desk, path):
    make_event(desk, MEETING, "Market opens")
    type_text("after the flood")
    desk.wait_for_text("No event of the dossier has “flood” in its title")
    press("Escape")
    desk.wait_focus(lambda w: w == desk.reader(), "the page has the keys again")
    assert rows(path, "SELECT count(*) FROM event") == [(2,)]


def move_the_raid(desk, path):
    """The raid was a day later: what was counted from it says so and stays."""
    event = rows(path, "SELECT id FROM event WHERE edtf = '2024-05-03'")[0][0]
    desk.go_to_sentence(RAID)
    press("g")
    entry = wait_until(lambda: next((w for w in desk.find_all(None, "Date") if text_of(w) == "2024-05-03"), None),
                       "the card shows the raid")
    for _ in range(6):
        if has_state(entry, State.FOCUSED):
            break
        before = desk.focus()
        press("Tab")
        desk.wait_focus(lambda w: w != before, "the keys go on")
    press("ctrl+a")
    type_text("2024-05-04")
    press("Return")
    wait_until(lambda: rows(path, "SELECT edtf FROM event WHERE id = ?", event) == [("2024-05-04",)], "the raid has moved")
    assert rows(path, "SELECT edtf, edtf_proposed FROM date_expression WHERE anchor IS NOT NULL") == [("2024-05-17", "2024-05-18")]
    desk.go_to_word("met")
    press("d")
    desk.wait_for_text("Its anchor now says")
    picture("date-card-moved")
    press("Right", "Return")
    wait_until(lambda: rows(path, "SELECT edtf, edtf_proposed FROM date_expression WHERE anchor IS NOT NULL") == [("2024-05-18", "2024-05-18")],
               "what follows is taken")


def main():
    with Folder() as folder:
        path = folder.path("osk.dossier")
        cli("new", path)
        cli("import", path, folder.write("osk.txt", TEXT))
        with Desk(path) as desk:
            desk.open_article(TITLE)
            make_the_raid(desk, path)
            date_words(desk, path)
            event_before_it(desk, path)
            none_of_that_name(desk, path)
            move_the_raid(desk, path)
            assert desk.close() == 0
        cli("check", path)


if __name__ == "__main__":
    main()
