"""Addresses and checks that the browser tests share."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from django.conf import settings
from PIL import Image, ImageDraw
from playwright.sync_api import Page

COLOUR_RULES = ("color-contrast", "link-in-text-block")
# Colours that are on their way to others are neither the old nor the new.
STILL = """() => Promise.all(
    document.getAnimations().map((animation) => animation.finished.catch(() => null)))"""
AXE = Path(settings.NODE_ROOT) / "axe-core" / "axe.min.js"

NOTHING_HERE = "/nothing-here/"
ADDRESSES = (
    "/",
    "/documents/",
    "/documents/reagan-andropov-1983-memorandum/",
    "/documents/reagan-andropov-1983-draft/",
    "/documents/reagan-andropov-1983-draft/?passages=not-met",
    "/documents/reagan-andropov-1983-draft/?view=pages",
    "/documents/reagan-andropov-1983-draft/?hide=breaks&hide=handwriting&hide=struck",
    "/documents/reagan-andropov-1983-draft/pages/3/",
    "/documents/frus1981-88v04/d190/",
    "/documents/frus1981-88v04/d190/?view=pages",
    "/documents/frus1981-88v04/d190/pages/681/",
    "/documents/frus1981-88v04/d190/pages/680/?find=soviet&match=3#match-3",
    "/documents/frus1981-88v04/d190/?find=soviet&match=5#match-5",
    "/documents/frus1981-88v04/d190/?find=Chernenko+%3Cscript%3E",
    "/documents/frus1981-88v04/d190/notes/6/",
    "/documents/frus1981-88v04/d190/cite/",
    "/documents/frus1981-88v04/d190/cite/?page=681",
    "/documents/frus1981-88v04/d190/report/?note=6",
    "/documents/frus1981-88v04/d190/report/?received=yes",
    "/documents/frus1981-88v04/d190/references/x8/",
    "/documents/frus1981-88v04/d190/revisions/",
    "/documents/frus1981-88v04/d190/revisions/2/",
    "/documents/frus1981-88v04/d190/revisions/2/changes/",
    "/documents/frus1981-88v04/d190/revisions/2/compare/2/",
    "/documents/reagan-andropov-1983-draft/witnesses/",
    "/documents/reagan-andropov-1983-draft/compare/frus1981-88v04/d190/",
    "/documents/reagan-andropov-1983-draft/compare/reagan-andropov-1983-draft/?as=one",
    "/documents/reagan-andropov-1983-draft/shared/frus1981-88v04/d190/?words=5",
    "/api/1/",
    "/coverage/",
    "/about/",
    "/editorial-principles/",
    "/how-to-cite/",
    "/reuse/",
    "/accessibility/",
    "/privacy/",
    "/contact/",
    "/chronology/",
    "/chronology/undated/",
    "/chronology/1984/",
    "/chronology/1984/03/",
    "/chronology/1984/03/07/",
    "/editions/",
    "/editions/frus1981-88v04/",
    "/editions/frus1981-88v04/pages/680/",
    "/editions/frus1981-88v04/persons/",
    "/editions/frus1981-88v04/terms/",
    "/editions/frus1981-88v04/sections/ch1/",
    "/editions/frus1981-88v04/sections/ch1/report/",
    "/editions/frus1981-88v04/entries/p_RRW1/",
    "/editions/frus1981-88v04/find/d183",
    "/wanted/",
    "/wanted/frus1981-88v04/d183/",
    "/people/",
    "/people/reagan-ronald/",
    "/people/reagan-ronald/with/andropov-yuri/",
    "/people/network/",
    "/people/reagan-ronald/network/",
    "/my-list/",
    "/my-list/?d=frus1981-88v04/d190&d=nothing&n=Look",
    "/my-list/citations/?d=frus1981-88v04/d190",
    "/glossary/",
    "/topics/",
    "/topics/berlin/",
    "/places/",
    "/places/moscow/",
    "/repositories/",
    "/repositories/reagan-library/",
    "/corrections/",
    "/help/annotations/",
    "/help/notation/",
    "/help/reports/",
    "/help/search/",
    "/help/teaching/",
    "/readings/",
    "/readings/bracket234/",
    "/readings/bracket234/2/",
    "/readings/bracket234/1/",
    "/readings/bracket234/3/",
    "/readings/bracket234/handout/",
    "/readings/bracket234/embed/",
    "/readings/closed1234/",
    "/readings/closed1234/embed/",
    "/search/",
    NOTHING_HERE,
)


def violations(page: Page, *rules: str) -> list[str]:
    """What axe-core finds wrong with the page as it stands: rule and element.

    `rules` are names of axe-core's; without any, all that it applies by default.
    """
    page.evaluate(AXE.read_text("utf-8"))
    page.evaluate(STILL)
    options = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = list(rules)
    broken = page.evaluate(
        "async (options) => (await axe.run(options)).violations", options
    )
    return [
        f"{violation['id']}: {node['html']}"
        for violation in broken
        for node in violation["nodes"]
    ]


def violations_by_day_and_in_the_dark(page: Page) -> list[str]:
    """What `violations` finds, and what of it is another with dark colours."""
    found = violations(page)
    page.emulate_media(color_scheme="dark")
    found += violations(page, *COLOUR_RULES)
    page.emulate_media(color_scheme="light")
    return found


def scrolls_sideways(page: Page) -> bool:
    return page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )


def scan(label: str, width: int = 850) -> dict:
    """A page scan as a file to choose."""
    buffer = BytesIO()
    _leaf(label, width).save(buffer, "PNG")
    return {
        "name": f"{label}.png",
        "mimeType": "image/png",
        "buffer": buffer.getvalue(),
    }


def a_film(name: str, *widths: int) -> dict:
    """A TIFF with a page of each width, as a file to choose."""
    first, *others = (_leaf(str(width), width) for width in widths)
    buffer = BytesIO()
    first.save(buffer, "TIFF", save_all=True, append_images=others)
    return {"name": name, "mimeType": "image/tiff", "buffer": buffer.getvalue()}


def _leaf(label: str, width: int) -> Image.Image:
    image = Image.new("L", (width, 1100), 244)
    ImageDraw.Draw(image).text((400, 60), label, fill=20)
    return image
