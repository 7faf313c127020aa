"""A timeline by mouse and by keyboard: a date is dragged and taken back, the wheel zooms where the pointer is, lanes are put
in order and saved, and an event without a date leads to its passage and back."""

import json
import os

import journey
from desk import Desk, Folder, picture
from journey import Role, State, cli, press, rows, type_text, wait_until, xdotool

SAMPLE = os.path.join(journey.SOURCE_ROOT, "data/sample/sample.json")
DRAGGED = "Sora Han prepares"
UNDATED = "Ilyin accepts"
# An event alone stands in the middle of the lanes, which keep room for a title behind it; in the first row.
NAMES, ROOM, ROW = 186, 0.87, 34 + 9 + 13
STILL = 4  # looks in a row at the same place


def make_dossier(folder):
    """The sample, with one event of which nobody knows when."""
    path = folder.path("strait.dossier")
    with open(SAMPLE, encoding="utf-8") as file:
        sample = json.load(file)
    for event in sample["tables"]["event"]:
        if event["title"].startswith(UNDATED):
            for key in ("edtf", "day_min", "day_max"):
                event.pop(key, None)
    changed = folder.write("sample.json", json.dumps(sample))
    cli("new", path)
    cli("import", path, changed)
    return path


def description(widget):
    return widget.get_description() or ""


def wait_timeline(desk):
    return desk.wait_focus(lambda w: w.get_name() == "Timeline" and description(w), "the timeline has the keys")


def filter_by(desk, words):
    press("slash")
    desk.wait_focus(lambda w: journey.has_state(w, State.EDITABLE), "words can be typed")
    press("ctrl+a", "BackSpace")
    if words:
        type_text(words)


def edtf(path):
    return rows(path, "SELECT edtf FROM event WHERE title LIKE ?", f"{DRAGGED}%")[0][0]


def point_at_event(desk, area):
    """Moves the pointer onto the event, once the side has opened or closed, and returns where that is."""
    seen = []

    def is_still():
        seen.append(desk._extents(area))
        return len(seen) >= STILL and len(set(seen[-STILL:])) == 1

    wait_until(is_still, "the timeline has its place")
    x, y, width, _ = seen[-1]
    x, y = int(x + NAMES + ROOM / 2 * (width - NAMES)), int(y + ROW)
    xdotool("mousemove", x, y)
    return x, y


def drag(desk, area, path):
    """The span keeps its length and its kind on its way; undo brings it back."""
    before = edtf(path)
    x, y = point_at_event(desk, area)
    xdotool("click", 1)
    wait_until(lambda: DRAGGED in description(area), "the event under the pointer is chosen")
    desk.wait_for_text(before)
    point_at_event(desk, area)
    xdotool("mousedown", 1)
    for step in range(1, 9):
        xdotool("mousemove", x + 20 * step, y)
    picture("timeline-dragged")
    xdotool("mouseup", 1)
    wait_until(lambda: edtf(path) != before, "the file has another date")
    after = edtf(path)
    assert after.count("/") == before.count("/") == 1, f"{before} became {after}"
    assert after > before, f"{before} went back to {after}"
    press("ctrl+z")
    wait_until(lambda: edtf(path) == before, "the date is as it was")


def zoom_at_pointer(desk, area):
    """Eight notches in and out again: what the pointer is on stays under it."""
    press("0")
    press("Escape")
    wait_until(lambda: DRAGGED not in description(area), "nothing is chosen")
    point_at_event(desk, area)
    for button in (4, 5):
        for _ in range(8):
            xdotool("click", button)
        xdotool("click", 1)
        wait_until(lambda: DRAGGED in description(area), "the event is still under the pointer")
        press("Escape")
        wait_until(lambda: DRAGGED not in description(area), "nothing is chosen")


def go_to(desk, key, fits, words):
    """Presses Tab or Shift+Tab until what has the keys fits."""
    for _ in range(12):
        here = desk.focus()
        if here is not None and fits(here):
            return here
        press(key)
        wait_until(lambda: desk.focus() != here, "the keys go elsewhere")
    raise journey.JourneyError(f"{key} does not lead to {words}")


def order_lanes(desk, path):
    """The first lane goes down twice, another is folded, and the timeline gets a name: by keyboard alone."""
    desk.activate_widget(desk.named("Lanes and Saved Timelines"))
    desk.wait_focus(lambda w: w.get_role() == Role.CHECK_BOX, "the first lane has the keys")
    names = [w.get_name() for w in desk.find_all(Role.CHECK_BOX) if w.get_name()]
    go_to(desk, "Tab", lambda w: w.get_name() == "Move Down", "the button that moves the lane down")
    for _ in range(2):
        press("space")
        desk.wait_focus(lambda w: w.get_name() == "Move Down", "the button went with its lane")
    go_to(desk, "Tab", lambda w: w.get_name() == "Fold to One Row", "the button that folds the next lane")
    press("space")
    picture("timeline-lanes")
    for _ in range(14):
        press("shift+Tab")
    go_to(desk, "shift+Tab", lambda w: journey.has_state(w, State.EDITABLE), "the name")
    type_text("By hand")
    press("Return")
    wait_until(lambda: rows(path, "SELECT 1 FROM timeline WHERE name = 'By hand'"), "the file has the timeline")
    lanes = rows(path, "SELECT coalesce (n.name, l.name), l.folded FROM timeline t JOIN timeline_lane l ON l.timeline = t.id "
                       "LEFT JOIN actor n ON n.id = l.record WHERE t.name = 'By hand' ORDER BY l.position")
    assert [name for name, _ in lanes[:3]] == names[1:3] + names[:1], f"{names} were put in the order {lanes}"
    assert [number for number, (_, folded) in enumerate(lanes) if folded] == [3], lanes
    press("Escape")
    return lanes


def find_buttons(desk, name, state=None):
    """All buttons of this name; those that stay down are a kind of their own for newer versions of GTK."""
    return [w for w in desk.find_all(None, name, state=state) if w.get_role() in (Role.PUSH_BUTTON, Role.TOGGLE_BUTTON)]


def find_button(desk, name, state=None):
    return next(iter(find_buttons(desk, name, state)), None)


def open_saved(desk, lanes):
    """Lanes by kind, then the saved timeline: its lanes are there again in their order, folded as they were."""
    desk.activate_widget(wait_until(lambda: find_button(desk, "Kind"), "lanes can be by kind"))
    desk.activate_widget(desk.named("Lanes and Saved Timelines"))
    wait_until(lambda: any(w.get_name() == "visit" for w in desk.find_all(Role.CHECK_BOX)), "lanes are by kind")
    desk.activate_widget(desk.button("By hand"))
    wait_until(lambda: find_button(desk, "Actor", State.PRESSED), "lanes are by actor")
    desk.activate_widget(desk.named("Lanes and Saved Timelines"))
    expected = [name or "Unassigned" for name, _ in lanes]
    wait_until(lambda: [w.get_name() for w in desk.find_all(Role.CHECK_BOX) if w.get_name()][:len(lanes)] == expected,
               "lanes stand in the order of the saved timeline")
    folds = find_buttons(desk, "Fold to One Row")
    assert [number for number, w in enumerate(folds) if journey.has_state(w, State.PRESSED)] == [3], "one lane is folded"
    press("Escape")


def undated_and_back(desk):
    """The tray by keyboard alone: to the passage of an event without a date, and back into the tray."""
    desk.activate_widget(desk.wait_for(Role.PUSH_BUTTON, lambda name: name.endswith("undated")))
    desk.wait_for_text("Without a date")
    press("Down")
    row = desk.wait_focus(lambda w: w.get_role() == Role.LIST_ITEM and UNDATED in w.get_name(), "the event is chosen")
    assert "no date yet" in row.get_name() and "Anton Ilyin" in row.get_name(), row.get_name()
    wait_until(lambda: desk.shown("Evidence"), "its evidence stands beside it")
    picture("timeline-undated")
    press("Return")
    desk.wait_focus(lambda w: w == desk.reader(), "the passage is on the page")
    press("alt+Left")
    desk.wait_focus(lambda w: w.get_role() == Role.LIST_ITEM and UNDATED in w.get_name(), "the tray has the keys again")
    press("Escape")
    return wait_timeline(desk)


def main():
    with Folder() as folder:
        path = make_dossier(folder)
        with Desk(path) as desk:
            xdotool("windowsize", "--sync", desk.window, 1200, 760)
            desk.wait_for_text("Unread")
            press("ctrl+4")
            area = wait_timeline(desk)
            filter_by(desk, DRAGGED)
            press("Return")
            wait_until(lambda: description(area) == "1 event", "one event is left")
            drag(desk, area, path)
            zoom_at_pointer(desk, area)
            filter_by(desk, "")
            press("Return")
            area = undated_and_back(desk)
            open_saved(desk, order_lanes(desk, path))
            assert desk.close() == 0
        cli("check", path)


if __name__ == "__main__":
    main()
