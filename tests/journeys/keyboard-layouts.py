"""Tagging under a US, a Russian and a French keyboard layout: the same keys under the fingers do the same."""

import subprocess

import journey
from desk import HARDWARE, Desk, Folder, sample_article, strike, tags_of, wait_tags
from journey import wait_until

TITLE = "Keldra holds Narim trawler in quota row"
LICENCE = "Fisheries minister Edda Tolan said the boat had no licence for this year."
RELEASE = "The foreign ministry in Dalpo asked for the crew to be released."


def set_layout(name):
    """Russian alone: there is no Latin letter anywhere, and Ctrl+Z is on the key that has Z elsewhere."""
    subprocess.run(["setxkbmap", name], check=True, timeout=journey.PATIENCE)


def put_cursor(desk, words):
    reader = desk.reader()
    desk.click_character(reader, journey.text_of(reader).index(words))


def tag_by_digit(desk, path):
    put_cursor(desk, "Edda Tolan")
    strike("1")
    wait_tags(path, LICENCE, ["Incident"])


def tag_by_palette(desk, path, keys, name):
    """Opens the palette with the key t, types the name by its keys and makes it with Enter."""
    put_cursor(desk, "foreign ministry")
    strike("t")
    desk.wait_focus(lambda w: w.get_role() == journey.Role.TEXT and w.get_name() != TITLE, "the palette waits for a name")
    strike(*keys)
    desk.wait_for_text(f"“{name}”")
    journey.press("Return")
    wait_tags(path, RELEASE, [name])


def undo_both(desk, path):
    """Ctrl+Z with the key that has the letter: on a French keyboard it is where a US one has W."""
    key = HARDWARE["w" if desk.layout == "fr" else "z"]
    for quote in (RELEASE, LICENCE):
        journey.xdotool("key", "--clearmodifiers", f"ctrl+{key}")
        wait_until(lambda: not tags_of(path, quote), f"the tag is off {quote!r}")


def window_keys(desk):
    """Finding in the article and changing the view, by the same keys under the fingers."""
    reader = desk.reader()
    journey.xdotool("key", "--clearmodifiers", f"ctrl+{HARDWARE['f']}")
    desk.wait_entry("the find bar")
    journey.press("Escape")
    desk.wait_focus(lambda w: w == desk.reader(), "the page has the keys again")
    journey.xdotool("key", "--clearmodifiers", f"ctrl+{HARDWARE['3']}")
    desk.wait_focus(lambda w: w != reader, "another view has the keys")
    journey.xdotool("key", "--clearmodifiers", f"ctrl+{HARDWARE['1']}")
    desk.wait_focus(lambda w: w == reader, "the page has the keys once more")


def main():
    with Folder() as folder:
        path = folder.path("quota.dossier")
        journey.cli("new", path)
        journey.cli("import", path, sample_article(7))
        journey.cli("tag", path, "--article", "trawler", "--quote", "with eleven people on board", "Incident")
        with Desk(path) as desk:
            desk.open_article(TITLE)
            desk.focus_reader()
            for layout, keys, name in (("us", "plea", "plea"), ("ru", "bcr", "иск"), ("fr", "qppel", "appel")):
                set_layout(layout)
                desk.layout = layout
                tag_by_digit(desk, path)
                tag_by_palette(desk, path, keys, name)
                undo_both(desk, path)
                window_keys(desk)
            assert desk.close() == 0
        journey.cli("check", path)


if __name__ == "__main__":
    main()
