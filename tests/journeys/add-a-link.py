"""Adding articles by their address: a page of a real server on loopback comes in with what it says about itself; addresses
that fail give a sentence and leave the dossier as it was."""

import os

import journey
from desk import Desk, Folder, picture
from journey import State, cli, press, rows, type_text, wait_until
from pages import page_server

TITLE = "Harbour town counts its cranes"
SENTENCE = "Seven cranes stand idle on the northern quay, the harbour office said."
PAGE = f"""<!doctype html><html lang="en"><head><title>{TITLE} - Quay Post</title>
<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="Quay Post">
<meta property="article:published_time" content="2024-05-02T08:00:00Z"></head>
<body><nav>Front page Weather</nav><article><h1>{TITLE}</h1><p>{SENTENCE}</p><p>Nobody could say why.</p></article>
</body></html>"""


def ask_for(desk, address):
    """Ctrl+I, the address, Enter. The address that was copied last may stand there already."""
    press("ctrl+i")
    desk.wait_form("Add a Link")
    press("ctrl+a")
    type_text(address)
    press("Return")


def add_a_page(desk, path, root):
    ask_for(desk, f"{root}/cranes.html")
    form = desk.wait_form("Add Article")
    wait_until(lambda: desk.find(None, "Add", within=form, state=State.SENSITIVE), "the form can be agreed to")
    picture("link-form")
    press("Return")
    wait_until(lambda: desk.reader().get_name() == TITLE, "the page of the article is open")
    assert SENTENCE in journey.text_of(desk.reader())
    assert "Weather" not in journey.text_of(desk.reader())
    ((published, publisher, url),) = rows(
        path, "SELECT a.published, o.name, a.url FROM article a LEFT JOIN outlet o ON o.id = a.outlet")
    assert published.startswith("2024-05-02") and publisher == "Quay Post" and url == f"{root}/cranes.html"


def fail(desk, path, address, words):
    ask_for(desk, address)
    desk.wait_for_text(words)
    picture("link-that-fails")
    press("Escape")
    wait_until(lambda: desk.find(journey.Role.FRAME, "Add a Link") is None, "the form is closed")
    assert rows(path, "SELECT count(*) FROM article") == [(1,)]


def main():
    with Folder() as folder:
        os.mkdir(folder.path("site"))
        with open(os.path.join(folder.path("site"), "cranes.html"), "w", encoding="utf-8") as file:
            file.write(PAGE)
        path = folder.path("quays.dossier")
        cli("new", path)
        with page_server(folder.path("site")) as root, Desk(path) as desk:
            desk.wait_for_text("Bring in your first articles")
            add_a_page(desk, path, root)
            fail(desk, path, f"{root}/-/status/404", "404")
            fail(desk, path, f"{root}/-/loop", "circle")
            desk.activate()
            assert desk.close() == 0
        cli("check", path)


if __name__ == "__main__":
    main()
