"""One document as HTML: its running text, the pages as slices of it, and its notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from letters.derivation.model import (
    DocumentRecords,
    PageRecord,
    ReadFlow,
    ReferenceRecord,
)
from letters.rendering.flow_writer import AddressOf, FlowWriter
from letters.rendering.markup import Markup, PageSlice


@dataclass(frozen=True, slots=True)
class RenderedDocument:
    """`pages` are slices of `html`, by the key of the page; `notes` by that of the note."""

    html: str
    pages: dict[str, PageSlice]
    notes: dict[str, str]


def render_document(
    records: DocumentRecords, base: str, address_of: AddressOf | None = None
) -> RenderedDocument:
    """HTML of the running text and of every note; `base` is the document's address.

    References lead to `address_of` them, or to their own pages below `base`. Every
    string of the source is escaped here; what comes out may be marked safe.
    """

    def own_page(reference: ReferenceRecord) -> str:
        return f"{base}references/{reference.key}/"

    def render(flow: ReadFlow) -> Markup:
        return FlowWriter(records, flow, base, address_of or own_page).write()

    body = render(records.body)
    notes = {key: render(flow).html() for key, flow in records.flows.items() if key}
    return RenderedDocument(body.html(), _page_slices(body, records), notes)


def _page_slices(markup: Markup, records: DocumentRecords) -> dict[str, PageSlice]:
    """The slice of each page, of every pagination, by the key of the page."""
    slices: dict[str, PageSlice] = {}
    for pagination, pages in groupby(records.pages, attrgetter("pagination")):
        slices |= _slices_of(list(pages), markup.slices(pagination))
    return slices


def _slices_of(
    pages: Sequence[PageRecord], slices: Sequence[PageSlice]
) -> dict[str, PageSlice]:
    """The slices of one pagination. A first page without a break is the text before the
    first break."""
    unmarked, *marked = slices
    if len(pages) == len(marked) + 1:
        return dict(zip((page.key for page in pages), slices, strict=True))
    if marked and unmarked.end > unmarked.start:
        # Only empty tags can stand before a break that begins the text.
        first = marked[0]
        marked[0] = PageSlice(unmarked.start, first.end, "", first.after)
    return dict(zip((page.key for page in pages), marked, strict=True))
