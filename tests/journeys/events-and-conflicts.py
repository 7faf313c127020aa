"""An event from a sentence, a second account from another article, the disagreement and its reading: all by keyboard."""

from desk import Desk, Folder, copy, picture
from journey import State, cli, has_state, press, rows, text_of, type_text, wait_until

AGENCY = "Ilyin received Sora Han in Dravna on 16 January 2024."
RADIO = "Sora Han came to Dravna on 17 January 2024, the radio said."
LETTER = "She handed over a letter on 17 January 2024."
FIRST = f"An agency writes\n\n{AGENCY} It gave no details.\n"
SECOND = f"The radio answers\n\n{RADIO} {LETTER}\n"
READING = "The agency wrote on the day itself."


def bring_in(desk, path, text, title):
    copy(text)
    press("ctrl+shift+v")
    form = desk.wait_form("Add Article")
    wait_until(lambda: desk.find(None, "Add", within=form, state=State.SENSITIVE), "the form can be agreed to")
    press("Return")
    wait_until(lambda: desk.reader().get_name() == title, f"the page shows {title!r}")


def make_event(desk, sentence, title, date, more=()):
    """`e` on a sentence; what is typed replaces what the form proposes."""
    desk.go_to_sentence(sentence)
    press("e")
    desk.wait_entry("the title of the event")
    press("ctrl+a")
    type_text(title)
    press("Tab")
    desk.wait_entry("the date of the event")
    press("ctrl+a")
    type_text(date)
    for key in more:
        press(key)


def first_account(desk, path):
    make_event(desk, AGENCY, "Ilyin receives Sora Han", "2024-01-16")
    picture("event-form-account")
    press("Return")
    wait_until(lambda: rows(path, "SELECT e.title, e.edtf, p.quote FROM event e JOIN evidence v ON v.record = e.id"
                                  " JOIN passage p ON p.id = v.passage")
               == [("Ilyin receives Sora Han", "2024-01-16", AGENCY)], "the first account is in the file")


def second_account(desk, path):
    """The other article's event is likely the same: the form says so, and Tab leads to the answer."""
    make_event(desk, RADIO, "Ilyin receives Sora Han, says the radio", "2024-01-17")
    desk.wait_for(None, "Ilyin receives Sora Han")
    for _ in range(20):
        focus = desk.focus()
        if focus is not None and focus.get_name() == "Ilyin receives Sora Han":
            break
        press("Tab")
        wait_until(lambda: desk.focus() != focus, "the keys have moved on")
    else:
        raise AssertionError("Tab does not lead to the event that was told before")
    press("space")
    picture("event-form-same")
    for _ in range(6):  # back over the choices to an entry, where Enter agrees
        focus = desk.focus()
        if focus is not None and has_state(focus, State.EDITABLE):
            break
        press("shift+Tab")
        wait_until(lambda: desk.focus() != focus, "the keys have moved back")
    desk.wait_entry("an entry of the form")
    press("Return")
    wait_until(lambda: rows(path, "SELECT count(*) FROM link WHERE kind = 'same event'") == [(1,)],
               "the two accounts are linked in the file")
    assert rows(path, "SELECT edtf FROM event ORDER BY edtf") == [("2024-01-16",), ("2024-01-17",)]


def more_evidence(desk, path):
    """Shift+E puts a sentence under an event that is there."""
    desk.go_to_sentence(LETTER)
    press("shift+e")
    desk.wait_entry("the palette of events")
    type_text("says the radio")
    wait_until(lambda: desk.find(None, "Ilyin receives Sora Han, says the radio"), "the event is found")
    picture("event-palette")
    press("Return")
    wait_until(lambda: rows(path, "SELECT p.quote FROM evidence v JOIN passage p ON p.id = v.passage"
                                  " JOIN event e ON e.id = v.record WHERE e.edtf = '2024-01-17' ORDER BY v.position")
               == [(RADIO,), (LETTER,)], "the second passage is in the file")


def go_there_and_back(desk):
    """`g` leads to the event's card, and from there back to its first passage."""
    desk.go_to_sentence(LETTER)
    press("g")
    wait_until(lambda: desk.focus() is not None and desk.focus() != desk.reader(), "the keys are in the inspector")
    desk.wait_for_text("Other accounts")
    picture("event-card-accounts")
    press("Escape")
    desk.wait_gone(None, "Other accounts")
    desk.go_to_sentence(LETTER)
    press("g")  # once more, though the same event was shown before
    desk.wait_for_text("Other accounts")
    press("g")
    wait_until(lambda: RADIO in text_of(desk.reader()), "the page of the first passage is there")


def read_the_conflict(desk, path):
    press("F7")
    desk.wait_form("Disagreements")
    desk.wait_for_text("When it was")
    desk.wait_for_text("1 open · 0 decided")
    picture("conflicts")
    press("Down")
    press("Return")
    desk.wait_form("Reading")
    desk.wait_entry("the reading")
    press("ctrl+Return")
    desk.wait_for_text("Write how you read it, or choose the account that you prefer.")
    type_text(READING)
    picture("reading")
    press("ctrl+Return")
    wait_until(lambda: rows(path, "SELECT outcome, reason, basis FROM decision")
               == [("read", READING, "2024-01-16 | 2024-01-17")], "the reading is in the file")
    desk.wait_form("Disagreements")
    desk.wait_for_text("0 open · 1 decided")
    press("Escape")


def change_ones_mind(desk, path):
    desk.focus_reader()
    press("ctrl+z")
    wait_until(lambda: rows(path, "SELECT count(*) FROM decision") == [(0,)], "the reading is taken back")
    press("ctrl+shift+z")
    wait_until(lambda: rows(path, "SELECT count(*) FROM decision") == [(1,)], "the reading is there again")


def main():
    with Folder() as folder:
        path = folder.path("accounts.dossier")
        with Desk() as desk:
            desk.make_dossier(path)
            bring_in(desk, path, FIRST, "An agency writes")
            first_account(desk, path)
            bring_in(desk, path, SECOND, "The radio answers")
            second_account(desk, path)
            more_evidence(desk, path)
            go_there_and_back(desk)
            read_the_conflict(desk, path)
            change_ones_mind(desk, path)
            assert desk.close() == 0
        assert rows(path, "SELECT edtf FROM event ORDER BY edtf") == [("2024-01-16",), ("2024-01-17",)]
        cli("check", path)


if __name__ == "__main__":
    main()
