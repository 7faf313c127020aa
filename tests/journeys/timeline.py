"""From the timeline to a passage and back by keyboard; an event that is deleted leaves it at once, and comes back with undo;
words narrow it; and it is taken out as a drawing."""

import os

import journey
from desk import Desk, Folder, picture
from journey import cli, press, rows, type_text, wait_until

SAMPLE = os.path.join(journey.SOURCE_ROOT, "data/sample/sample.json")


def description(widget):
    return widget.get_description() or ""


def wait_timeline(desk):
    return desk.wait_focus(lambda w: w.get_name() == "Timeline" and description(w), "the timeline has the keys")


def wait_count(area, n):
    wait_until(lambda: description(area) == f"{n} events", f"there are {n} events on the timeline")


def wait_other(area, *others):
    """Waits until another event is chosen, and returns how it is said."""
    return wait_until(lambda: (lambda d: d if d and d not in others else None)(description(area)), "another event is chosen")


def to_the_passage_and_back(desk, area, n):
    press("Right")
    first = wait_other(area, f"{n} events")
    press("Right")
    second = wait_other(area, first)
    press("Left")
    wait_until(lambda: description(area) == first, "the first event is chosen again")
    press("plus", "plus", "minus", "0", "Right")
    wait_until(lambda: description(area) == second, "zooming changed nothing in the order")
    press("Down")
    third = wait_other(area, second)
    assert "lane" in third, f"{third!r} does not say the lane"
    picture("timeline-chosen")
    press("Return")
    desk.wait_focus(lambda w: w == desk.reader(), "the passage is on the page")
    press("alt+Left")
    area = wait_timeline(desk)
    assert description(area) == third, "the event that was chosen is chosen still"
    return area


def gone_and_back(desk, area, n):
    desk.activate_widget(desk.button("Delete"))
    wait_count(area, n - 1)
    press("ctrl+z")
    wait_count(area, n)


def narrow(desk, n):
    press("slash")
    desk.wait_focus(lambda w: journey.has_state(w, journey.State.EDITABLE), "words can be typed")
    type_text("trawler")
    wait_until(lambda: desk.shown("Nothing Found"), "no title has that word")
    press("ctrl+a")
    type_text("Haesong")
    wait_until(lambda: desk.shown("2 events"), "two events are found")
    press("Escape")
    wait_count(wait_timeline(desk), n)


def main():
    with Folder() as folder:
        path = folder.path("strait.dossier")
        cli("new", path)
        cli("import", path, SAMPLE)
        n = rows(path, "SELECT count (*) FROM event WHERE edtf IS NOT NULL")[0][0]
        with Desk(path) as desk:
            desk.wait_for_text("Unread")
            press("ctrl+4")
            area = wait_timeline(desk)
            wait_count(area, n)
            picture("timeline")
            area = to_the_passage_and_back(desk, area, n)
            gone_and_back(desk, area, n)
            narrow(desk, n)
            assert desk.close() == 0
        drawing = folder.path("timeline.svg")
        cli("export", path, "--format", "svg", "-o", drawing)
        with open(drawing, encoding="utf-8") as file:
            assert file.read().rstrip().endswith("</svg>"), "the drawing is not whole"
        cli("check", path)


if __name__ == "__main__":
    main()
