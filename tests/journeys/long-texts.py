"""Texts that no screen holds: walls without a line end, in Latin script and in Korean without spaces, and three megabytes
shown in parts. The page breaks them; over AT-SPI, when copied and when found they are what they are in the file."""

import re
import subprocess

import journey
from desk import Desk, Folder, picture
from journey import Role, cli, press, selection_of, text_of, wait_until

WALL = "Wall of the harbour"
KOREAN = "항구의 편지"
LONG = "A long ledger"


def make_dossier(folder):
    path = folder.path("long.dossier")
    wall = " ".join(f"The clerk wrote line {i} by hand. Nobody asked why." for i in range(2500))
    korean = "".join(f"서기가 {i}번 편지를 보관했다。아무도 묻지 않았다。" for i in range(1500))
    ledger = "".join(f"Entry {i} was made at the quay. It names no ship.\n\n" for i in range(60000))
    cli("new", path)
    cli("import", path, folder.write("wall.txt", f"{WALL}\n\n{wall}\n"), folder.write("korean.txt", f"{KOREAN}\n\n{korean}\n"),
        folder.write("ledger.txt", f"{LONG}\n\n{ledger}"))
    return path


def without_spaces(text):
    return re.sub(r"\s", "", text)


def clipboard():
    return subprocess.run(["xclip", "-selection", "clipboard", "-out"], check=True, capture_output=True,
                          timeout=journey.PATIENCE).stdout.decode()


def copy_all(desk):
    """Selects everything on the page and copies it."""
    reader = desk.focus_reader()
    copied = clipboard_before = "nothing yet"
    subprocess.run(["xclip", "-selection", "clipboard", "-in"], input=clipboard_before.encode(), check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=journey.PATIENCE)
    press("ctrl+a")
    wait_until(lambda: selection_of(reader), "the page is selected")
    press("ctrl+c")
    wait_until(lambda: clipboard() != clipboard_before, "the words are on the clipboard")
    copied = clipboard()
    press("Escape")
    return copied


def find(desk, words, report):
    """Looks for words with Ctrl+F and waits until the bar says so many hits; the page shows the first."""
    desk.focus_reader()
    press("ctrl+f")
    desk.wait_entry("the bar")
    journey.type_text(words)
    wait_until(lambda: any(report in journey.name_of(w) or journey.has_text(w) and report in journey.text_of(w) for w in journey.walk(desk.app)), f"the bar says {report!r}")
    press("Escape")
    desk.wait_focus(lambda w: w == desk.reader(), "the page has the focus again")


def read_walls(desk, path):
    text = cli("show", path, WALL, "--text")
    page = text_of(desk.open_article(WALL))
    assert page.count("\n") > text.count("\n") + 100, "the wall stands unbroken on the page"
    assert page.split() == text.split(), "over AT-SPI the words are others"
    assert copy_all(desk).strip() == text.strip(), "what is copied is not the text"
    # On the page a line ends between some of these sentences, in the text none does.
    broken = re.search(r"Nobody asked why\.\n(The clerk wrote line \d+ by hand\.)", page).group(1)
    find(desk, f"Nobody asked why. {broken}", "1 of 1")
    assert selection_of(desk.reader()).split()[:3] == ["Nobody", "asked", "why."]
    picture("wall")

    text = cli("show", path, KOREAN, "--text")
    page = text_of(desk.open_article(KOREAN))
    assert len(page) > len(text) + 100, "nothing was put between the Korean sentences"
    assert without_spaces(page) == without_spaces(text), "over AT-SPI the Korean words are others"
    assert copy_all(desk).strip() == text.strip(), "what is copied is not the Korean text"
    picture("korean-wall")


def current_part(desk):
    label = desk.wait_for(Role.LABEL, lambda name: re.fullmatch(r"Part \d+ of \d+", name))
    return tuple(int(number) for number in re.findall(r"\d+", text_of(label)))


def read_parts(desk, path):
    """All parts, one behind the other, are the text; what is marked on one of them is marked in the text."""
    text = cli("show", path, LONG, "--text")
    desk.open_article(LONG)
    pages = []
    part, n_parts = current_part(desk)
    assert part == 1 and n_parts >= 4
    desk.focus_reader()
    for number in range(1, n_parts + 1):
        wait_until(lambda number=number: current_part(desk)[0] == number, f"part {number} is shown")
        pages.append(text_of(desk.reader()))
        press("ctrl+Page_Down")
    assert "".join(pages) == text, "the parts together are not the text"
    find(desk, "Entry 31415 was made", "1 of 1")
    wait_until(lambda: selection_of(desk.reader()) == "Entry 31415 was made", "the hit is selected on its part")
    assert 1 < current_part(desk)[0] < n_parts
    press("h")
    desk.wait_step("Undo", "Highlight")
    assert journey.rows(path, "SELECT quote FROM passage JOIN highlight ON passage = passage.id") == [("Entry 31415 was made",)]
    part = current_part(desk)[0]
    desk.activate_widget(desk.button("Next part (Ctrl+Page Down)"))
    wait_until(lambda: current_part(desk)[0] == part + 1, "the button turns to the next part")
    picture("parts")
    return part + 1


def main():
    with Folder() as folder:
        path = make_dossier(folder)
        with Desk(path) as desk:
            read_walls(desk, path)
            left = read_parts(desk, path)
            assert desk.close() == 0
        with Desk(path) as desk:
            desk.wait_for_text("Where you left off")
            press("Return")
            wait_until(lambda: current_part(desk)[0] == left, "the part that was left is shown again")
            assert desk.close() == 0


if __name__ == "__main__":
    main()
