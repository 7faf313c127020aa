"""Find and back, by keyboard: words selected in an article are found everywhere, a hit in a caption that is hidden is gone
to, and Alt+Left and Alt+Right lead through articles, results and notes; the results follow what changes."""

import journey
from desk import Desk, Folder, picture
from journey import Role, State, cli, press, selection_of, text_of, type_text, wait_until

QUAY = "The quay at dusk\n\nThe grain ships wait at the quay.\n\nFrom above, an envoy in a lighthouse cap\n\nNobody signs before noon.\n"
ENVOY = "The envoy speaks\n\nAn envoy said the grain treaty was near. The treaty names no date.\n"
KOREAN = "곡물 협정\n\n달포 어민들은 북한곡물협정을 기다린다.\n"


def make_dossier(folder):
    path = folder.path("find.dossier")
    cli("new", path)
    cli("import", path, *(folder.write(f"{n}.txt", text) for n, text in enumerate((QUAY, ENVOY, KOREAN))))
    return path


def results(desk):
    """The texts of the hits on the screen, top down."""
    shown = desk.find(None, "What was found")
    return [text_of(w) for w in desk.find_all(Role.LABEL, within=shown)] if shown else []


def wait_result(desk, words):
    wait_until(lambda: any(words in r for r in results(desk)), f"a hit says {words!r}")


def search(desk, words):
    press("ctrl+shift+f")
    desk.wait_entry("the search")
    type_text(words)


def hide_the_caption(desk):
    """b sets the caption aside, F8 hides it."""
    desk.open_article("The quay at dusk")
    desk.go_to_word("above")
    press("b")
    desk.wait_said("aside")
    press("F8")


def find_in_the_caption(desk):
    """The hidden caption is found, shown, and left again."""
    search(desk, "lighthouse cap")
    wait_result(desk, "an envoy in a lighthouse cap")
    picture("find-results")
    press("Return")
    wait_until(lambda: desk.find(None, "What was found") is not None, "the results keep their place")
    press("Return")
    wait_until(lambda: selection_of(desk.reader()) in ("lighthouse", "cap", "lighthouse cap"), "the hit is selected")
    picture("find-hidden-caption")


def back_and_forward(desk):
    press("alt+Left")
    wait_result(desk, "an envoy in a lighthouse cap")
    press("alt+Right")
    wait_until(lambda: selection_of(desk.reader()).startswith("lighthouse"), "Alt+Right leads to the hit again")


def results_follow_changes(desk, path, folder):
    """A new article is found without asking again, and undoing takes it out."""
    search(desk, "NEAR(envoy treaty, 8)")
    wait_result(desk, "treaty")
    assert not any("lighthouse" in r for r in results(desk))
    cli("import", path, folder.write("late.txt", "A late treaty\n\nThe second envoy signed another treaty at night.\n"))
    wait_result(desk, "second envoy")
    press("ctrl+z")
    wait_until(lambda: not any("second envoy" in r for r in results(desk)), "undo takes the article out of the results")


def other_ways_to_ask(desk):
    search(desk, '"grain treaty"')
    wait_until(lambda: [r for r in results(desk) if "treaty" in r] and not any("ships" in r for r in results(desk)),
               "the phrase is found where it stands, not where its words do")
    search(desk, "북한")
    wait_result(desk, "북한곡물협정을")
    picture("find-korean")
    search(desk, "!!!")
    desk.wait_for_text("There is no word to search for")
    search(desk, "zzz")
    desk.wait_for_text("Nothing Found")
    press("Escape")
    desk.wait_for_text("Find Everywhere")


def select_and_find(desk):
    """Words that are selected on the page are looked for."""
    desk.open_article("The envoy speaks")
    desk.go_to_word("treaty")
    press("shift+Right")
    wait_until(lambda: selection_of(desk.reader()).strip() == "treaty", "the word is selected")
    press("ctrl+shift+f")
    wait_result(desk, "The treaty names no date")


def main():
    with Folder() as folder:
        path = make_dossier(folder)
        # GTK complains where lines are asked for behind a hidden paragraph: here nothing may be complained of.
        with Desk(path, env={"G_DEBUG": "fatal-criticals"}) as desk:
            hide_the_caption(desk)
            find_in_the_caption(desk)
            back_and_forward(desk)
            results_follow_changes(desk, path, folder)
            other_ways_to_ask(desk)
            press("ctrl+1")
            select_and_find(desk)
            assert desk.close() == 0
        cli("check", path)
        zones = journey.rows(path, "SELECT z.kind FROM zone z JOIN passage p ON p.id = z.passage WHERE p.quote LIKE 'From above%'")
        assert zones, "the caption is not set aside in the file"


if __name__ == "__main__":
    main()
