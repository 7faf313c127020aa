"""Performs the tour of the README literally: its steps are read from there, so that the two cannot part.

In the steps, <kbd>keys</kbd> are pressed, `words` are typed, _words_ are selected in the article with the mouse, **names** are
buttons that are clicked, “words” appear on the screen, and a fenced text is on the clipboard before the keys are pressed.
"""

import os
import re

import journey
from desk import Desk, Folder, copy, is_marked, picture, tags_of
from journey import Role, cli, has_state, press, rows, type_text, wait_until

KEY_NAMES = {"Enter": "Return"}
TOKEN = re.compile(r"<kbd>(?P<key>[^<]+)</kbd>|\*\*(?P<click>[^*]+)\*\*|`(?P<type>[^`]+)`|(?<!\w)_(?P<select>[^_]+)_(?!\w)"
                   r"|“(?P<see>[^”]+)”")


def read_steps():
    """The numbered steps, each as its tokens and the fenced text that belongs to it."""
    with open(os.path.join(journey.SOURCE_ROOT, "README.md"), encoding="utf-8") as file:
        tour = file.read().split("## Five minutes with it\n", 1)[1].split("\nClose the window", 1)[0]
    for step in re.split(r"\n(?=\d+\. )", tour)[1:]:
        fence = re.search(r"```text\n(.*?)\n\s*```", step, re.DOTALL)
        words = re.sub(r"\s+", " ", step.replace(fence.group(0), "") if fence else step)
        text = re.sub(r"^   ", "", fence.group(1), flags=re.MULTILINE) + "\n" if fence else None
        yield [(m.lastgroup, m.group(m.lastgroup)) for m in TOKEN.finditer(words)], text


def is_entry(widget):
    return has_state(widget, journey.State.EDITABLE)


def press_key(desk, keys):
    """Presses keys when what they are for is ready: Enter ends typing, Tab leaves an entry for the next."""
    combination = "+".join(KEY_NAMES.get(key, key.lower()) for key in keys.split("+"))
    if keys == "Tab":
        before = desk.focus()
        press("Tab")
        desk.wait_focus(lambda w: w != before and is_entry(w), "the next entry waits for words")
        return
    if keys.endswith("Enter"):
        wait_until(lambda: desk.find(Role.FRAME, "Add Article", state=journey.State.ACTIVE) or is_entry(desk.focus()),
                   "there is something for Enter to end")
    elif len(keys) == 1:
        desk.wait_focus(lambda w: w == desk.reader(), "the page waits for a key")
    press(combination)


def click_button(desk, name):
    """Clicks a button of the window that was opened last."""
    def look():
        windows = [w for w in journey.children(desk.app) if w.get_role() in (Role.FRAME, Role.DIALOG, Role.WINDOW)]
        found = [b for w in reversed(windows) for b in desk.find_all(Role.PUSH_BUTTON, name, within=w)]
        return found[0] if found else None
    desk.activate_widget(wait_until(look, f"there is a button {name!r}"))


def select(desk, words):
    desk.wait_focus(lambda w: not is_entry(w), "nothing waits for words any more")
    desk.activate()
    desk.select_words(desk.reader(), words)


def typing(desk, words):
    desk.wait_entry("something")
    type_text(words)


DO = {"key": press_key, "click": click_button, "type": typing, "select": select,
      "see": lambda desk, words: desk.wait_for_text(words)}


def perform(desk, tokens, text, path):
    """One step; if it is an act, it is in the file before the next begins."""
    def changes():
        return rows(path, "SELECT count(*), sum(state) FROM change") if os.path.exists(path) else None
    before = changes()
    if text is not None:
        copy(text)
    for kind, words in tokens:
        if kind == "type" and words.endswith(".md"):
            continue  # names what was written
        undoes = words in ("Ctrl+Z", "Ctrl+Shift+Z")
        at = changes() if undoes else None
        DO[kind](desk, words)
        if undoes:
            wait_until(lambda at=at: changes() != at, f"{words} is in the file")
    if any(kind == "select" for kind, _ in tokens) or text is not None:
        wait_until(lambda: changes() != before, f"the file has what {tokens} did")


def check_the_dossier(path, steps):
    for tokens, _ in steps:
        chosen = [words for kind, words in tokens if kind == "select"]
        if ("key", "t") in tokens or ("key", "1") in tokens:
            assert tags_of(path, chosen[0]), f"{chosen[0]!r} has no tag"
        elif ("key", "n") in tokens:
            assert is_marked(path, chosen[0])
        elif ("key", "a") in tokens:
            assert rows(path, "SELECT name, kind FROM actor") == [(chosen[0], "person")]
        elif ("key", "e") in tokens:
            typed = tuple(words for kind, words in tokens if kind == "type")
            assert rows(path, "SELECT title, edtf FROM event") == [typed]
    cli("check", path)


def check_the_notes(path, steps):
    with open(path, encoding="utf-8") as file:
        notes = file.read()
    for tokens, _ in steps:
        keys = [words for kind, words in tokens if kind == "key"]
        if {"t", "1", "n"} & set(keys):
            for words in (words for kind, words in tokens if kind in ("select", "type")):
                assert words in notes, f"the notes lack {words!r}:\n{notes}"


def main():
    steps = list(read_steps())
    assert len(steps) >= 8, "the README has no tour any more"
    with Folder() as folder:
        path = folder.path("first-look.dossier")
        with Desk(cwd=folder.name) as desk:
            for tokens, text in steps:
                perform(desk, tokens, text, path)
            wait_until(lambda: os.path.exists(folder.path("notes.md")), "the notes are written")
            picture("readme-tour")
            desk.activate()
            check_the_notes(folder.path("notes.md"), steps)
        check_the_dossier(path, steps)


if __name__ == "__main__":
    main()
