"""The printed page numbers that a pasted transcription has in its running text."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LABEL = r"[A-Z]?[-–]?\d+[a-z]?|[ivxlc]+|[IVXLC]+"
PAGE_MARKER = re.compile(
    rf"\[(?:\[?(?:[Pp]age|PAGE|[Pp]g?\.|[Pp]g?(?= ?\d))\s*\[?(?P<label>{_LABEL})\]?\]?"
    r"|\[(?P<alone>\d{1,3}[a-z]?)\])\]"
    r"|<<(?:[Pp]age|PAGE) (?P<angled>\d{1,3})>>"
    # In other brackets it stands alone on its line: elsewhere it may refer to a page.
    r"|(?m:^)[{(<] ?(?:[Pp]age|PAGE|[Pp]g?\.?) ?(?P<enclosed>\d{1,3}) ?[})>](?m:$)"
)


@dataclass(frozen=True, slots=True)
class PageMarker:
    """A printed page number in the running text, such as "[Page 680]"."""

    label: str
    start: int
    end: int


def find_page_markers(text: str) -> list[PageMarker]:
    """Return the page markers of `text`: "[Page 680]", "[Page xii]", "[p. 680]"."""
    return [
        PageMarker(_label_of(marker), *marker.span())
        for marker in PAGE_MARKER.finditer(text)
    ]


def first_label(text: str, start: int, end: int) -> tuple[int, str] | None:
    """Where the first page marker stands between `start` and `end`, and its label."""
    marker = PAGE_MARKER.search(text, start, end)
    return (marker.start(), _label_of(marker)) if marker else None


def _label_of(marker: re.Match[str]) -> str:
    named = ("label", "alone", "angled", "enclosed")
    return next(marker[name] for name in named if marker[name])
