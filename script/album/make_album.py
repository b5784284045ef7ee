"""Photographs the archive at work, for docs/album.md.

It shows pages of the demonstration and ten documents of FRUS volumes, each of another
kind. A picture has a name, a caption, an address, and a way of looking at it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
django.setup()

from benchmarks.server import served  # noqa: E402
from benchmarks.volumes import SHARED  # noqa: E402
from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402

ALBUM = settings.BASE_DIR / "docs" / "album"
QUALITY = 62  # of JPEG, in percent
WIDE, ROOM, PHONE = (1280, 860), (1600, 1000), (390, 844)
# Too narrow for notes beside the text: they are shown where the pointer rests.
TABLET = (1024, 860)

DRAFT = "/documents/reagan-andropov-1983-draft/"
MEMORANDUM = "/documents/reagan-andropov-1983-memorandum/"
PRINTED = "/documents/frus1981-88v04/d190/"
# Hides everything but the words.
MARKS = ("breaks", "handwriting", "stamps", "struck", "supplied")
BRACKET = "/readings/one-bracket-two-letters/"
CHANGED = "/readings/andropov-and-chernenko/"
CLEAN = "?" + "&".join(f"hide={layer}" for layer in MARKS)


@dataclass(frozen=True, slots=True)
class Picture:
    """`at` is scrolled into view, and the pointer rests on `hover`."""

    name: str
    caption: str
    address: str
    size: tuple[int, int] = WIDE
    scheme: str = "light"
    at: str = ""
    hover: str = ""
    media: str = "screen"


DEMONSTRATION = (
    Picture("draft", "A draft, as it was typed, struck and initialled", DRAFT),
    Picture("draft-pages", "The same page by page", f"{DRAFT}?view=pages"),
    Picture("draft-page", "One page by itself", f"{DRAFT}pages/1/"),
    Picture(
        "draft-clean",
        "The words alone, without marks and page breaks",
        f"{DRAFT}{CLEAN}",
    ),
    Picture(
        "passage",
        "The passage that hung on a condition, as drafted",
        DRAFT,
        at="#passage",
    ),
    Picture(
        "passage-met",
        "The same letter with the condition met",
        f"{DRAFT}?passages=met",
        at="#p12",
    ),
    Picture(
        "passage-not-met",
        "And with the condition not met",
        f"{DRAFT}?passages=not-met",
        at="#p11",
    ),
    Picture(
        "memorandum",
        "The memorandum that set the condition shows the passage",
        MEMORANDUM,
    ),
    Picture("memorandum-pages", "The same page by page", f"{MEMORANDUM}?view=pages"),
    Picture("memorandum-clean", "Its words alone", f"{MEMORANDUM}{CLEAN}"),
    Picture("printed", "A printed letter, its footnotes below", PRINTED),
    Picture("printed-clean", "Its words alone", f"{PRINTED}{CLEAN}"),
    Picture("printed-pages", "The same page by page", f"{PRINTED}?view=pages"),
    Picture("notes-beside", "Where there is room, notes stand beside", PRINTED, ROOM),
    Picture(
        "printed-page",
        "A printed page with its notes at its foot",
        f"{PRINTED}pages/682/",
        at=".footnotes",
    ),
    Picture("note", "A note, where the pointer rests", PRINTED, hover="#mark-6"),
    Picture(
        "wanted",
        "A reference to a document that the archive does not hold",
        PRINTED,
        at="#note-2",
        hover="#note-2 a.reference",
    ),
    Picture("cite", "How a page is cited", f"{PRINTED}cite/?page=681"),
    Picture("phone", "On a phone", PRINTED, PHONE),
    Picture("phone-dark", "In the dark", f"{DRAFT}pages/3/", PHONE, "dark"),
    Picture("dark", "In the dark, with room", PRINTED, ROOM, "dark"),
    Picture("paper", "As it is printed", f"{PRINTED}?view=pages", media="print"),
    Picture("search", "Search", "/search/?q=%22continued+dialogue%22"),
)

FRONT = (
    Picture("home", "The home page: what is held, of which years, from whom", "/"),
    Picture("home-phone", "The same on a phone, in the dark", "/", PHONE, "dark"),
    Picture("documents", "All documents as rows", "/documents/"),
    Picture("chronology", "The years", "/chronology/"),
    Picture("month", "A month, day by day", "/chronology/1983/12/"),
    Picture("people", "People and offices", "/people/"),
    Picture(
        "person",
        "A person: who that was, with whom letters were exchanged, and which",
        "/people/reagan-ronald/",
    ),
    Picture(
        "exchange",
        "What two people wrote to each other",
        "/people/reagan-ronald/with/andropov-yuri/",
    ),
    Picture("network", "Who wrote to whom", "/people/network/"),
    Picture(
        "volume", "A volume by its chapters and dates", "/editions/frus1981-88v04/"
    ),
    Picture("places", "Places", "/places/"),
    Picture("repository", "The papers of a library", "/repositories/reagan-library/"),
    Picture(
        "my-list",
        "A list of one's own",
        "/my-list/?d=frus1981-88v04/d190&d=reagan-andropov-1983-draft",
    ),
    Picture("holdings", "What is held", "/coverage/"),
    Picture("principles", "Editorial principles", "/editorial-principles/"),
    Picture("list-paper", "A list, as it is printed", "/documents/", media="print"),
)

READINGS = (
    Picture("readings", "Readings for classes", "/readings/"),
    Picture("reading", "One of them: its texts, tasks, link and QR code", BRACKET),
    Picture(
        "reading-text",
        "A text of it, its notes and questions beside it",
        f"{BRACKET}1/",
    ),
    Picture(
        "reading-beside",
        "On a wide screen, annotations stand beside the text as footnotes do",
        f"{CHANGED}2/",
        ROOM,
        at="#a-1",
    ),
    Picture(
        "reading-preview",
        "An annotation where its number is",
        f"{BRACKET}2/",
        TABLET,
        hover="#call-a-2",
    ),
    Picture(
        "reading-not-met",
        "The same letter, shown first with the condition not met",
        f"{BRACKET}3/",
    ),
    Picture(
        "reading-comparison",
        "Two passages compared: what they share is marked",
        f"{CHANGED}1/",
        at=".annotation--comparison",
    ),
    Picture("reading-phone", "On a phone, in the dark", f"{BRACKET}1/", PHONE, "dark"),
    Picture(
        "reading-handout",
        "The handout, as it is printed",
        f"{BRACKET}handout/",
        media="print",
    ),
    Picture("reading-help", "What teachers are told", "/help/teaching/"),
)
VOLUMES = (
    "frus1948v01p2",
    "frus1949v07p2",
    "frus1952-54Guat",
    "frus1952-54v14p2",
    "frus1955-57v08",
    "frus1961-63v06",
    "frus1961-63v08",
)
# One of each kind: name, caption, document, and the part that is shown.
KINDS = (
    ("letter", "a letter", "frus1961-63v06/d66", ""),
    ("conversation", "a memorandum of conversation", "frus1961-63v06/d116", ""),
    ("editorial-note", "an editorial note", "frus1961-63v06/d76", ""),
    ("table", "a report with tables", "frus1961-63v08/d63", ".letter table"),
    ("struck", "words struck out", "frus1955-57v08/d142", ".letter .struck"),
    ("withheld", "withheld text", "frus1952-54Guat/d155", ".letter .withheld"),
    ("attachment", "an attachment", "frus1948v01p2/d120", ".letter .attachment"),
    ("file-number", "a file number above the heading", "frus1949v07p2/d386", ""),
    ("list", "numbered points", "frus1952-54v14p2/d530", ".letter .list"),
    ("long-notes", "a note across pages", "frus1961-63v08/d49", ".letter .note-mark"),
)


def pictures_of_volumes() -> list[Picture]:
    pictures = []
    for name, caption, identifier, at in KINDS:
        address = f"/documents/{identifier}/"
        leaves, clean = f"{address}?view=pages", f"{address}{CLEAN}"
        title = f"{caption[0].upper()}{caption[1:]}"
        # There the struck words are hidden.
        at_words = "" if at == ".letter .struck" else at
        pictures += [
            Picture(name, title, address, ROOM, at=at),
            Picture(f"{name}-pages", f"{title}, page by page", leaves, at=at),
            Picture(f"{name}-clean", f"{title}, the words alone", clean, at=at_words),
            Picture(
                f"{name}-phone", f"{title}, on a phone", address, PHONE, "dark", at
            ),
        ]
    return pictures


def main(arguments: Sequence[str]) -> None:
    folder = Path(arguments[0]) if arguments else SHARED / "frus"
    pictures = [*FRONT, *DEMONSTRATION, *READINGS]
    if files := volume_files(folder):
        call_command("import_frus", *map(str, files))
        pictures += pictures_of_volumes()
    else:
        sys.stderr.write(f"{folder} has no volumes: the demonstration alone.\n")
    call_command("index_letters")
    ALBUM.mkdir(parents=True, exist_ok=True)
    for outdated in ALBUM.glob("*.jpg"):
        outdated.unlink()
    with sync_playwright() as playwright, served(workers=2) as server:
        browser = playwright.chromium.launch(
            executable_path=os.environ["LETTERS_BROWSER"],
            args=["--no-sandbox"] if os.geteuid() == 0 else [],
        )
        for picture in pictures:
            photograph(picture, browser, f"http://127.0.0.1:{server.port}")
        browser.close()
    (ALBUM.parent / "album.md").write_text(album_text(pictures), encoding="utf-8")


def volume_files(folder: Path) -> list[Path]:
    names = (f"{volume}.xml*" for volume in VOLUMES)
    return [file for name in names for file in sorted(folder.rglob(name))]


def photograph(picture: Picture, browser: Browser, site: str) -> None:
    width, height = picture.size
    context = browser.new_context(
        base_url=site,
        viewport={"width": width, "height": height},
        color_scheme=picture.scheme,
    )
    page = context.new_page()
    page.emulate_media(media=picture.media)
    response = page.goto(picture.address)
    if not response or not response.ok:
        sys.exit(f"{picture.address}: {response and response.status}")
    prepare(page, picture)
    file = ALBUM / f"{picture.name}.jpg"
    page.screenshot(path=file, type="jpeg", quality=QUALITY)
    context.close()


def prepare(page: Page, picture: Picture) -> None:
    page.wait_for_load_state("networkidle")
    if picture.at:
        page.locator(picture.at).first.evaluate(
            "element => element.scrollIntoView({ block: 'center', behavior: 'instant' })"
        )
    if picture.hover:
        page.locator(picture.hover).first.hover()
        page.locator(".preview").wait_for(state="visible")


def album_text(pictures: Sequence[Picture]) -> str:
    shown = "\n".join(
        f"## {picture.caption}\n\n`{picture.address}`\n\n"
        f"![{picture.caption}](album/{picture.name}.jpg)\n"
        for picture in pictures
    )
    return (
        "# The archive at work\n\n"
        "Made by `script/screenshots` from the demonstration and from volumes of the "
        "series *Foreign Relations of the United States*.\n\n"
        f"{shown}"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
