"""What a journey needs: start a program in the window session of in-window, find its widgets through AT-SPI, use mouse
and keyboard through xdotool, and wait for what should follow. State is polled up to a deadline, never slept for.

Only WINDOW coordinates work with GTK 4; the window's origin and the border that GTK draws itself are added here.
"""

import contextlib
import json
import os
import sqlite3
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 20.0
BUILD_ROOT = os.environ.get("DOSSIER_BUILD_ROOT", "_build")
SOURCE_ROOT = os.environ.get("DOSSIER_SOURCE_ROOT", ".")
Role = Atspi.Role
State = Atspi.StateType


class JourneyError(AssertionError):
    """Something that a person would have seen did not happen in time."""


def wait_until(predicate, what, seconds=PATIENCE):
    """Polls until predicate() is truthy and returns its value; what completes "waited in vain until …"."""
    deadline = time.monotonic() + seconds
    context = GLib.MainContext.default()
    while True:
        while context.pending():
            context.iteration(False)
        try:
            value = predicate()
        except (GLib.Error, subprocess.CalledProcessError):
            value = None  # the widget, or a window such as a tooltip, went away while we looked
        if value:
            return value
        if time.monotonic() > deadline:
            raise JourneyError(f"waited {seconds:g} s in vain until {what}")
        time.sleep(0.03)


def xdotool(*arguments):
    """Runs xdotool and returns what it printed."""
    return subprocess.run(["xdotool", *map(str, arguments)], check=True, capture_output=True, text=True,
                          timeout=PATIENCE).stdout.strip()


def press(*keys):
    """Presses key combinations such as "ctrl+z", "Return", "2", one after the other."""
    for key in keys:
        xdotool("key", "--clearmodifiers", key)


def type_text(text):
    """Types text into what has the focus. Other scripts are pasted: to type them, xdotool would remap the keyboard for
    every letter, and a busy program looks the letter up after the next change."""
    if text.isascii():
        xdotool("type", "--delay", "15", "--", text)
    else:
        paste(text)


def paste(text):
    """Puts text on the clipboard and presses Ctrl+V. xclip stays behind to serve it; in-window ends it."""
    subprocess.run(["xclip", "-selection", "clipboard", "-in"], input=text.encode(), check=True, timeout=PATIENCE,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    press("ctrl+v")


def screenshot(path):
    """Writes the whole screen to a PNG."""
    os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
    subprocess.run(["import", "-window", "root", path], check=True, timeout=PATIENCE)
    return path


def has_state(widget, state):
    return widget.get_state_set().contains(state)


def has_text(widget):
    return "Text" in widget.get_interfaces()


def text_of(widget):
    """The text of a label, entry or text view (an end of -1 gives nothing on GTK 4.8)."""
    if not has_text(widget):
        return widget.get_name()
    return Atspi.Text.get_text(widget, 0, Atspi.Text.get_character_count(widget))


def selection_of(widget):
    """The selected words of a text view, or ""."""
    if Atspi.Text.get_n_selections(widget) == 0:
        return ""
    chosen = Atspi.Text.get_selection(widget, 0)
    return Atspi.Text.get_text(widget, chosen.start_offset, chosen.end_offset)


def name_of(widget):
    """What a widget is called: by itself, or, as GTK 4.18 has it for menus and status lines, by the labels in it."""
    own = widget.get_name()
    if own or widget.get_role() not in (Role.MENU_ITEM, Role.CHECK_MENU_ITEM, Role.RADIO_MENU_ITEM, Role.STATUS_BAR):
        return own or ""
    return " ".join(text_of(w) for w in walk(widget) if w.get_role() == Role.LABEL)


def children(widget):
    for index in range(widget.get_child_count()):
        child = widget.get_child_at_index(index)
        if child is not None:
            yield child


def walk(widget):
    """The widget and all below it, top down, without what is hidden."""
    yield widget
    for child in children(widget):
        with contextlib.suppress(GLib.Error):
            if has_state(child, State.VISIBLE) or child.get_role() in (Role.FRAME, Role.DIALOG, Role.WINDOW):
                yield from walk(child)


def matches(widget, role, name, state=None):
    if role is not None and widget.get_role() != role:
        return False
    if state is not None and not has_state(widget, state):
        return False
    if name is None:
        return True
    own = name_of(widget)
    # GTK 4.8 names a button with a mnemonic twice: "_Delete Delete".
    return name(own) if callable(name) else own == name or own.endswith(" " + name) and own.startswith("_")


class Program:
    """A running program with its accessible tree. Use it in a with statement: leaving it ends the program by its id."""

    def __init__(self, *command, title=None, env=None, cwd=None):
        self.process = subprocess.Popen(command, env={**os.environ, **(env or {})}, cwd=cwd)
        try:
            self.app = wait_until(self._find_app, f"{command[0]} shows itself to AT-SPI")
            self.window = wait_until(lambda: self._find_window(title), f"{command[0]} has a window on the screen")
            self.activate()
        except BaseException:
            self.end()
            raise

    def __enter__(self):
        return self

    def __exit__(self, kind, _value, _trace):
        if kind is not None and os.environ.get("DOSSIER_SCREENSHOTS"):
            screenshot(os.path.join(os.environ["DOSSIER_SCREENSHOTS"], f"failed-{os.path.basename(sys.argv[0])}.png"))
        self.end()

    def _find_app(self):
        if self.process.poll() is not None:
            raise JourneyError(f"the program ended by itself with exit status {self.process.returncode}")
        desktop = Atspi.get_desktop(0)
        desktop.set_cache_mask(Atspi.Cache.NONE)
        for app in children(desktop):
            if app.get_process_id() == self.process.pid and app.get_child_count() > 0:
                app.set_cache_mask(Atspi.Cache.NONE)
                return app
        return None

    def _find_window(self, title):
        arguments = ["search", "--all", "--onlyvisible", "--pid", self.process.pid] + (["--name", title] if title else [])
        with contextlib.suppress(subprocess.CalledProcessError):
            # A program also owns small helper windows; the largest visible one is what a person sees.
            windows = xdotool(*arguments).split()
            return max(windows, key=lambda w: self._geometry(w)["WIDTH"] * self._geometry(w)["HEIGHT"], default=None)
        return None

    def _geometry(self, window):
        lines = xdotool("getwindowgeometry", "--shell", window).splitlines()
        return {name: int(value) for name, value in (line.split("=") for line in lines)}

    def activate(self, title=None):
        """Brings a window of the program to the front (after a dialog opened: its title) and keeps it for clicks."""
        if title is not None:
            self.window = wait_until(lambda: self._find_window(title), f"there is a window named {title}")
        xdotool("windowactivate", "--sync", self.window)

    def find_all(self, role=None, name=None, within=None, state=None):
        """All visible widgets of a role, name and state; name is a string or a function of the name."""
        return [w for w in walk(within or self.app) if matches(w, role, name, state)]

    def find(self, role=None, name=None, within=None, state=None):
        """The first of them, or None."""
        return next((w for w in walk(within or self.app) if matches(w, role, name, state)), None)

    def wait_for(self, role=None, name=None, within=None, state=None, seconds=PATIENCE):
        """The first of them, as soon as there is one."""
        words = f"there is a {role.value_nick if role else 'widget'} named {name!r}"
        return wait_until(lambda: self.find(role, name, within, state), words, seconds)

    def wait_gone(self, role=None, name=None, seconds=PATIENCE):
        wait_until(lambda: self.find(role, name) is None, f"no widget is named {name!r} any more", seconds)

    def wait_for_text(self, words, seconds=PATIENCE):
        """Waits until a visible label, entry or text view contains the words, and returns it."""
        def look():
            return next((w for w in walk(self.app) if has_text(w) and words in text_of(w)), None)
        return wait_until(look, f"the words {words!r} are on the screen", seconds)

    def _origin(self):
        """Where (0, 0) of the WINDOW coordinates is on the screen. Around a window that is not maximised GTK leaves a
        border of its own (5 px without a compositor). GTK 4.8 reports its frame without that border and its widgets from
        there; GTK 4.18 reports the frame with it, at minus its width, and its widgets off by twice that."""
        geometry = self._geometry(self.window)
        boxes = [Atspi.Component.get_extents(w, Atspi.CoordType.WINDOW) for w in children(self.app)
                 if "Component" in w.get_interfaces()]
        frame = min(boxes, key=lambda box: abs(geometry["WIDTH"] - box.width) + abs(geometry["HEIGHT"] - box.height))
        offset = max(0, (geometry["WIDTH"] - frame.width) // 2) - 2 * frame.x
        return geometry["X"] + offset, geometry["Y"] + offset

    def _popover_origin(self, widget):
        """The same for a widget in a popover, else None. A popover has a window of its own, known by its size, and AT-SPI
        places it at the corner of what it points to."""
        windows = [w for w in xdotool("search", "--onlyvisible", "--pid", self.process.pid).split() if w != self.window]
        places = [self._geometry(w) for w in windows]
        while places and widget is not None and "Component" in widget.get_interfaces():
            box = Atspi.Component.get_extents(widget, Atspi.CoordType.WINDOW)
            for place in places:
                if (place["WIDTH"], place["HEIGHT"]) == (box.width, box.height):
                    return place["X"] - box.x, place["Y"] - box.y
            widget = widget.get_parent()
        return None

    def _extents(self, widget):
        """A widget's rectangle on the screen, once it has one."""
        def look():
            box = Atspi.Component.get_extents(widget, Atspi.CoordType.WINDOW)
            return box if box.width > 0 and box.height > 0 else None
        box = wait_until(look, f"{widget.get_name()!r} has a place on the screen")
        x, y = self._popover_origin(widget) or self._origin()
        return x + box.x, y + box.y, box.width, box.height

    def click(self, widget, button=1, times=1, at=(0.5, 0.5), key=None):
        """Clicks into a widget, by default its middle; with a modifier key held if one is named."""
        x, y, width, height = self._extents(widget)
        xdotool("mousemove", int(x + width * at[0]), int(y + height * at[1]))
        if key:
            xdotool("keydown", key)
        xdotool("click", "--repeat", times, "--delay", 60, button)
        if key:
            xdotool("keyup", key)

    def activate_widget(self, widget):
        """Presses a button or chooses a menu item through AT-SPI, wherever it is on the screen."""
        for candidate in walk(widget):
            if "Action" in candidate.get_interfaces() and Atspi.Action.get_n_actions(candidate) > 0:
                return Atspi.Action.do_action(candidate, 0)
        raise JourneyError(f"{widget.get_name()!r} offers no action to assistive technology")

    def _character_box(self, widget, offset):
        def look():
            box = Atspi.Text.get_character_extents(widget, offset, Atspi.CoordType.WINDOW)
            return box if box.height > 0 else None
        return wait_until(look, f"character {offset} has a place on the screen")

    def character_place(self, widget, offset):
        """The screen position of the left edge, in mid-height, of the character at a code point offset."""
        box = self._character_box(widget, offset)
        x, y = self._origin()
        return x + box.x, y + box.y + box.height // 2

    def end_place(self, widget, offset):
        """The same of the right edge of the character before an offset: a blank at the end of a line may have no place."""
        box = self._character_box(widget, offset - 1)
        x, y = self._origin()
        return x + box.x + box.width, y + box.y + box.height // 2

    def click_character(self, widget, offset, times=1):
        x, y = self.character_place(widget, offset)
        xdotool("mousemove", x + 1, y)
        xdotool("click", "--repeat", times, "--delay", 60, 1)

    def _drag(self, widget, start, end):
        """Presses at one code point and moves to the other, both of which must be in view; the button stays down."""
        x0, y0 = self.character_place(widget, start)
        x1, y1 = self.end_place(widget, end)
        xdotool("mousemove", x0, y0)
        xdotool("mousedown", 1)
        for step in range(1, 6):
            xdotool("mousemove", x0 + (x1 - x0) * step // 5, y0 + (y1 - y0) * step // 5)
        return x1, y1

    def select_words(self, widget, words, nth=0):
        """Selects words of a text view with the mouse. A busy program may lose the last movement, and a page that is still
        being laid out moves the words away: as a person would, it looks before it lets go, and drags once more."""
        text, start = text_of(widget), -1
        for _ in range(nth + 1):
            start = text.index(words, start + 1)

        def nudge(x, y):
            # Up and down only: whichever of these movements the program handles last, it ends at the same character.
            return any((xdotool("mousemove", x + 1, y + dy), selection_of(widget) == words)[1] for dy in (-2, 0, 2))

        def drag():
            if selection_of(widget):
                self.click_character(widget, 0)  # else the press would begin to drag the words themselves
            place = self._drag(widget, start, start + len(words))
            try:
                wait_until(lambda: nudge(*place), "they are selected", seconds=2)
            except JourneyError:
                return False
            finally:
                xdotool("mouseup", 1)
            return selection_of(widget) == words

        wait_until(drag, f"{words!r} is selected")

    def close(self):
        """Asks the window to close as its button would, and waits for the program to end; returns its exit status."""
        press("alt+F4")
        wait_until(lambda: self.process.poll() is not None, "the program has ended")
        return self.process.returncode

    def end(self):
        """Ends the program by its process id."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


def dossier(*arguments, **options):
    """The program on a dossier, from the build tree."""
    return Program(os.path.join(BUILD_ROOT, "app", "dossier"), *arguments, **options)


def cli(*arguments, check=True):
    """Runs dossier-cli and returns what it printed."""
    command = [os.path.join(BUILD_ROOT, "app", "cli", "dossier-cli"), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    if check and done.returncode != 0:
        raise JourneyError(f"{' '.join(command)} ended with exit status {done.returncode}: {done.stderr}")
    return done.stdout


def cli_json(*arguments):
    return json.loads(cli(*arguments, "--json"))


def rows(path, query, *values):
    """Reads rows of a dossier file beside the program that has it open."""
    with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)) as database:
        return database.execute(query, values).fetchall()
