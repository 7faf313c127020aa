"""Whatever Ctrl+Shift+F finds leads to where it stands: a name to the actor's card, a note to its words, a title to its
article, Chinese words of one and two characters to the sentence; Alt+Left comes back each time."""

import journey
from desk import Desk, Folder, picture
from journey import Role, State, cli, has_state, press, rows, selection_of, text_of, type_text, wait_until

HARBOUR = "Harbour fees frozen\n\nChairwoman Ada Brandt said the board would decide again in May.\n"
PILOTS = "Pilots on strike\n\nThe pilots of Lowen walked out at noon. Nobody spoke for them.\n"
CHINESE = "粮食协定\n\n部长们周二会面。渔民们在港口等待粮食协定的签署。没有人说话。\n"
NOTE = "The lighthouse keeper must be asked who paid."


def make_dossier(folder):
    path = folder.path("found.dossier")
    cli("new", path)
    cli("import", path, *(folder.write(f"{n}.txt", text) for n, text in enumerate((HARBOUR, PILOTS, CHINESE))))
    return path


def name_her(desk, path):
    desk.open_article("Harbour fees frozen")
    desk.select_words(desk.reader(), "Ada Brandt")
    press("a")
    desk.wait_for_text("New person “Ada Brandt”")
    press("Return")
    wait_until(lambda: rows(path, "SELECT name FROM actor") == [("Ada Brandt",)], "the file has the actor")


def write_a_note(desk, path):
    press("ctrl+3")
    desk.click_on_status_page("New Note")
    wait_until(lambda: rows(path, "SELECT 1 FROM note"), "the file has the note")
    type_text("Asking about")
    press("Return")
    type_text(NOTE)
    wait_until(lambda: rows(path, "SELECT title, body FROM note") == [("Asking about", NOTE)], "the note is in the file")


def type_words(desk, words):
    """Goes to the search, wherever one is, and types over what stands there."""
    press("ctrl+shift+f")
    desk.wait_for_text("Found in")
    desk.wait_entry("the search")
    press("ctrl+a")
    type_text(words)


def search(desk, words, hit):
    """Looks for the words everywhere and opens the first hit, once it says what is expected."""
    type_words(desk, words)

    def found():
        shown = desk.find(None, "What was found")
        return shown is not None and any(hit in text_of(w) for w in desk.find_all(Role.LABEL, within=shown))
    wait_until(found, f"a hit says {hit!r}")
    press("Return")
    desk.wait_focus(lambda w: not has_state(w, State.EDITABLE), "the list has the keys")
    press("Return")
    return found


def come_back(desk, found):
    press("alt+Left")
    wait_until(found, "Alt+Left comes back to what was found")


def chinese(desk):
    """Words without blanks between them: inside a run, and one character alone, which stands with the next; then what no
    text says."""
    for words in ("签署", "港口等待", "渔"):
        found = search(desk, words, words)
        wait_until(lambda: selection_of(desk.reader()).startswith(words), f"{words!r} is selected on the page")
        assert len(selection_of(desk.reader())) <= max(2, len(words)), "no more than the words are selected"
        assert desk.reader().get_name() == "粮食协定"
        come_back(desk, found)
    picture("hits-in-chinese")
    type_words(desk, "定协")
    desk.wait_for_text("Nothing Found")


def main():
    with Folder() as folder:
        path = make_dossier(folder)
        with Desk(path) as desk:
            name_her(desk, path)
            write_a_note(desk, path)
            found = search(desk, "brandt", "Ada Brandt")
            wait_until(lambda: desk.find(Role.LIST, "Passages", within=desk.named("Inspector pane")), "the actor's card is beside the hits")
            picture("hit-of-a-name")
            found = search(desk, "lighthouse", "keeper must be asked")
            wait_until(lambda: selection_of(desk.focus()) == "lighthouse", "the word of the note is selected")
            picture("hit-of-a-note")
            come_back(desk, found)
            found = search(desk, "strike", "Pilots on strike")
            wait_until(lambda: desk.reader().get_name() == "Pilots on strike", "the article with that title is open")
            come_back(desk, found)
            chinese(desk)
            assert desk.close() == 0
        cli("check", path)


if __name__ == "__main__":
    main()
