"""One page of a document as it was: its text, its notes at its foot, its scans."""

from __future__ import annotations

from dataclasses import dataclass

from letters.models import Footnote, Page
from letters.reader.match_navigation import MatchNavigation
from letters.reader.scanned_paper import ShownScan
from letters.rendering import PageSlice


@dataclass(frozen=True, slots=True)
class Leaf:
    page: Page
    html: str
    footnotes: list[Footnote]
    scans: list[ShownScan]
    has_undetermined_end: bool


def page_slice(page: Page) -> PageSlice:
    """Where the page is in the HTML of its document."""
    return PageSlice(page.html_start, page.html_end, page.html_before, page.html_after)


def make_leaf(matches: MatchNavigation, page: Page) -> Leaf:
    """The page, with the `matches` marked: alone, or below the pages before it."""
    apparatus = matches.apparatus
    html, position = apparatus.document.transcription.html, page_slice(page)
    is_alone = matches.page is not None
    page_html = position.cut(html) if is_alone else position.cut_after_others(html)
    is_last = apparatus.pages[-1:] == [page]
    return Leaf(
        page,
        matches.mark_page(page_html, page),
        apparatus.notes_on(page),
        apparatus.paper.on_page(page.key),
        is_last and apparatus.has_undetermined_end,
    )
