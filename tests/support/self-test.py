"""Proves the tools of the journeys on a window of their own: finding, clicking, selecting, typing, waiting in vain."""

import sys

import journey
from journey import Role, State


def main():
    with journey.Program(sys.argv[1], title="Self-test") as program:
        view = program.wait_for_text("The harbour office")
        for words in ("harbour", "북한", "second line"):
            program.select_words(view, words)

        program.click(program.wait_for(Role.PUSH_BUTTON, "Press"))
        program.wait_for_text("pressed 1")
        program.activate_widget(program.wait_for(Role.PUSH_BUTTON, "Press"))
        program.wait_for_text("pressed 2")

        entry = program.wait_for(Role.TEXT, state=State.EDITABLE)
        program.click(entry)
        journey.type_text("Trade 무역")
        program.wait_for_text("Trade 무역")
        journey.press("ctrl+a", "BackSpace")
        journey.wait_until(lambda: journey.text_of(entry) == "", "the entry is empty")

        try:
            program.wait_for_text("never shown", seconds=0.3)
        except journey.JourneyError:
            pass
        else:
            raise AssertionError("found words that are not on the screen")
        if len(sys.argv) > 2:
            journey.screenshot(sys.argv[2])
        assert program.close() == 0


if __name__ == "__main__":
    main()
