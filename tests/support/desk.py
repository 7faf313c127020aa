"""The window as an analyst uses it: articles in the library, the page, the status line, the panels, the file behind it."""

import os
import subprocess
import tempfile

import journey
from journey import Role, State, has_state, text_of, wait_until, walk

# The hardware keys of a PC keyboard (X numbers): what a finger hits, whatever letter the layout has there.
HARDWARE = {**{str(n): 9 + n for n in range(1, 10)},
            **dict(zip("qwertyuiop", range(24, 34))), **dict(zip("asdfghjkl", range(38, 47))),
            **dict(zip("zxcvbnm", range(52, 59)))}


def strike(*keys):
    """Strikes hardware keys of the US keyboard one after the other, whatever the layout makes of them."""
    for key in keys:
        journey.xdotool("key", "--clearmodifiers", HARDWARE[key])


def copy(text):
    """Puts text on the clipboard, as another program would."""
    subprocess.run(["xclip", "-selection", "clipboard", "-in"], input=text.encode(), check=True,
                   timeout=journey.PATIENCE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


class Folder(tempfile.TemporaryDirectory):
    """A folder of a journey's own, for a with statement."""

    def __enter__(self):
        return self

    def path(self, name):
        return os.path.join(self.name, name)

    def write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)
        return self.path(name)


def sample_article(number):
    """The path of an article of the sample by the number in front of its name."""
    folder = os.path.join(journey.SOURCE_ROOT, "data", "sample", "articles")
    return next(os.path.join(folder, name) for name in sorted(os.listdir(folder)) if name.startswith(f"{number:02}-"))


def picture(name):
    """Keeps a picture of the screen beside those of failed journeys, to be looked at."""
    if "DOSSIER_SCREENSHOTS" in os.environ:
        journey.screenshot(os.path.join(os.environ["DOSSIER_SCREENSHOTS"], f"{name}.png"))


def colour_at(x, y):
    """The colour of one pixel of the screen as "#rrggbb"."""
    done = subprocess.run(["import", "-window", "root", "-crop", f"1x1+{x}+{y}", "-depth", "8", "txt:-"], check=True,
                          capture_output=True, text=True, timeout=journey.PATIENCE)
    return done.stdout.split("#")[-1][:6].lower()


class Desk(journey.Program):
    """The program with one window, usually on a dossier."""

    def __init__(self, *arguments, bound_by_permissions=False, **options):
        command = [os.path.join(journey.BUILD_ROOT, "app", "dossier"), *arguments]
        if bound_by_permissions and os.geteuid() == 0:
            # Root may write whatever the permissions say, unless it gives up that power.
            command[:0] = ["setpriv", "--bounding-set", "-dac_override", "--inh-caps", "-dac_override", "--"]
        super().__init__(*command, **options)

    # What is on the screen

    def named(self, name):
        """The first widget with an accessible name, waited for."""
        return self.wait_for(None, name)

    def focus(self):
        """What the next key goes to."""
        return next((w for w in walk(self.app) if has_state(w, State.FOCUSED)), None)

    def wait_focus(self, what, words):
        """Waits until what has the focus fits what(widget), and returns it."""
        return wait_until(lambda: (lambda w: w if w is not None and what(w) else None)(self.focus()), words)

    def reader(self):
        """The text of the page."""
        return self.wait_for(Role.TEXT, within=self.named("Article page"))

    def under_cursor(self):
        """What the page says stands at its cursor."""
        return self.reader().get_description() or ""

    def wait_under_cursor(self, words):
        wait_until(lambda: words in self.under_cursor(), f"{words!r} stands at the cursor")

    def wait_said(self, words):
        """Waits until a status line says it."""
        wait_until(lambda: any(words in journey.name_of(w) for w in self.find_all(Role.STATUS_BAR)),
                   f"the status line says {words!r}")

    def button(self, name):
        return self.wait_for(Role.PUSH_BUTTON, name)

    def wait_menu_item(self, words, key):
        """An entry of the menu that is open, by its last words. GTK 4.18 names no entries: there the key beside them
        tells which it is; "" is the first entry without one."""
        def look():
            return next((w for w in self.find_all(Role.MENU_ITEM) if journey.name_of(w).strip().endswith(words)
                         or not journey.name_of(w) and w.get_attributes().get("keyshortcuts") == key), None)
        return wait_until(look, f"the menu has {words!r}")

    def step_name(self, which):
        """What Undo or Redo would do now, as its tooltip says."""
        return self.button(which).get_description() or ""

    def wait_step(self, which, words):
        wait_until(lambda: words in self.step_name(which), f"the tooltip of {which} names {words!r}")

    def shown(self, name):
        """Whether a label with these words has a place inside the window."""
        def inside(widget):
            box = journey.Atspi.Component.get_extents(widget, journey.Atspi.CoordType.WINDOW)
            return box.width > 0 and box.height > 0
        return any(inside(w) for w in self.find_all(None, name))

    def is_beside(self, name):
        """Whether a pane is inside the window, not folded away behind its edge."""
        pane, whole = (journey.Atspi.Component.get_extents(self.named(w), journey.Atspi.CoordType.WINDOW)
                       for w in (name, "Working area"))
        return pane.width > 0 and pane.x >= 0 and pane.x + pane.width <= whole.x + whole.width

    # What is done

    def click_on_status_page(self, name):
        """Clicks a button of an empty page. GTK 4.18 leaves the margins of a status page out of the places it tells
        AT-SPI, so that the pointer would miss: there the button is pressed through its action."""
        button = self.wait_for(Role.PUSH_BUTTON, name, state=State.SENSITIVE)
        version = tuple(int(part) for part in self.app.get_toolkit_version().split(".")[:2])
        if version < (4, 9):
            self.click(button)
        else:
            self.activate_widget(button)

    def open_article(self, title):
        """Chooses an article in the library with the mouse and waits for its page."""
        self.click(self.wait_for(Role.LABEL, title, within=self.named("Library pane")))
        wait_until(lambda: self.reader().get_name() == title, f"the page shows {title!r}")
        return self.reader()

    def make_dossier(self, path):
        """Makes a new dossier by keyboard: Ctrl+N and its path without the ending, which the dialog keeps."""
        journey.press("ctrl+n")
        wait_until(lambda: self._find_window("New Dossier"), "the dialog asks for a name")
        self.wait_focus(lambda w: text_of(w).startswith("Untitled"), "the name waits to be typed")
        journey.type_text(path.removesuffix(".dossier"))
        journey.press("Return")
        self.wait_for_text("Bring in your first articles")
        wait_until(lambda: os.path.exists(path), f"there is the file {path}")

    def focus_reader(self):
        """Goes to the page by keyboard."""
        for _ in range(8):
            focus = self.focus()
            if focus is not None and focus == self.reader():
                return focus
            journey.press("F6")
        raise journey.JourneyError("F6 does not lead to the page")

    def go_to_sentence(self, words):
        """Moves by j and k until the cursor stands where these words begin."""
        reader = self.focus_reader()
        target = text_of(reader).index(words)
        for _ in range(60):
            here = journey.Atspi.Text.get_caret_offset(reader)
            if here == target:
                return
            journey.press("j" if here < target else "k")
            wait_until(lambda: journey.Atspi.Text.get_caret_offset(reader) != here, "the cursor has moved")
        raise journey.JourneyError(f"j and k do not lead to {words!r}")

    def go_to_word(self, word):
        """Moves by words until the cursor stands where this one begins."""
        reader = self.focus_reader()
        target = text_of(reader).index(word)
        for _ in range(120):
            here = journey.Atspi.Text.get_caret_offset(reader)
            if here == target:
                return
            journey.press("Right" if here < target else "Left")
            wait_until(lambda: journey.Atspi.Text.get_caret_offset(reader) != here, "the cursor has moved")
        raise journey.JourneyError(f"the arrow keys do not lead to {word!r}")

    def go_to_suggestion(self, words):
        """By Tab and Shift+Tab, until the cursor stands on the suggested words."""
        reader = self.focus_reader()
        target = text_of(reader).index(words)
        for _ in range(8):
            here = journey.Atspi.Text.get_caret_offset(reader)
            if here == target:
                return
            journey.press("Tab" if here < target else "shift+Tab")
            wait_until(lambda: journey.Atspi.Text.get_caret_offset(reader) != here, "Tab goes to another suggestion")
        raise journey.JourneyError(f"Tab does not lead to {words!r}")

    def wait_form(self, title):
        """Waits until a form of the program is in front. Its rows hide from AT-SPI which of them has the focus."""
        return self.wait_for(Role.FRAME, title, state=State.ACTIVE)

    def wait_entry(self, what="it"):
        """Waits until what the next key goes to is an entry or a text that can be written, and returns it."""
        return self.wait_focus(lambda w: has_state(w, State.EDITABLE), f"{what} waits for words")

    def tint_of(self, words):
        """The colour behind the first blank of these words on the page."""
        reader = self.reader()
        offset = text_of(reader).index(words) + words.index(" ")
        box = journey.Atspi.Text.get_character_extents(reader, offset, journey.Atspi.CoordType.WINDOW)
        x, y = self._origin()
        return colour_at(x + box.x + box.width // 2, y + box.y + box.height // 2)

    def wait_tint(self, words, predicate, what):
        """Waits until the colour behind the words fits."""
        wait_until(lambda: predicate(self.tint_of(words)), f"{words!r} {what}")


def tags_of(path, quote):
    """The tags on the highlight with these words, read from the file."""
    return [name for (name,) in journey.rows(
        path, "SELECT t.name FROM tag t JOIN highlight_tag ht ON ht.tag = t.id JOIN highlight h ON h.id = ht.highlight"
              " JOIN passage p ON p.id = h.passage WHERE p.quote = ? ORDER BY t.name", quote)]


def is_marked(path, quote):
    return bool(journey.rows(path, "SELECT 1 FROM highlight h JOIN passage p ON p.id = h.passage WHERE p.quote = ?",
                             quote))


def wait_tags(path, quote, tags):
    wait_until(lambda: tags_of(path, quote) == sorted(tags), f"the file has {tags} on {quote!r}")
