"""The place in a document that a citation names, found by its key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import Truncator

from letters.models import Page, page_at
from letters.reader.apparatus import Apparatus

# Of a mark, or of a paragraph that is to be recognised in a list.
MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class CitedPart:
    """A place in a document. `label` says it in a sentence, `page` and `part` as a
    citation does; `address` is the permanent one."""

    label: str
    page: str
    part: str
    address: str


def whole_document(apparatus: Apparatus) -> CitedPart:
    """A document of a volume is cited by its pages; a typescript is not."""
    document = apparatus.document
    labels = [page.label for page in apparatus.pages] if document.edition else []
    ends = list(dict.fromkeys([*labels[:1], *labels[-1:]]))
    return CitedPart(
        "The whole document", "–".join(ends), "", document.get_absolute_url()
    )


def cited_page(apparatus: Apparatus, page: Page) -> CitedPart:
    address = _address("page-detail", apparatus, page.key)
    if not page.pagination:
        return CitedPart(page.name, page.label, "", address)
    # With the page of the edition, by which others find it.
    part = page.name[0].lower() + page.name[1:]
    return CitedPart(page.name, _page_label(apparatus, page.start), part, address)


def find_cited_part(apparatus: Apparatus, kind: str, key: str) -> CitedPart | None:
    """The "page", "note", "segment" or "mark" with the key, if there is one."""
    return _FINDERS[kind](apparatus, key)


def _find_page(apparatus: Apparatus, key: str) -> CitedPart | None:
    page = apparatus.page(key)
    return cited_page(apparatus, page) if page else None


def _find_note(apparatus: Apparatus, key: str) -> CitedPart | None:
    note = apparatus.footnote(key)
    if not note:
        return None
    pages = (page for page in apparatus.pages if page.key == note.page_key)
    label = next((page.label for page in pages), "")
    part = "source note" if note.mark == "Source" else note.names.name_in_sentence
    address = _address("footnote-detail", apparatus, key)
    return CitedPart(part[0].upper() + part[1:], label, part, address)


def _find_segment(apparatus: Apparatus, key: str) -> CitedPart | None:
    """A paragraph is cited by its number among the paragraphs of the document."""
    segments = list(apparatus.document.segments.all())
    segment = next((segment for segment in segments if segment.key == key), None)
    if not segment:
        return None
    same_kind = [peer.key for peer in segments if peer.kind == segment.kind]
    is_paragraph = segment.kind == "paragraph"
    number = f" {same_kind.index(key) + 1}" if is_paragraph else ""
    label = f"{segment.kind.capitalize()}{number}"
    part = f"para.{number}" if is_paragraph else segment.kind
    address = _address("segment", apparatus, key)
    return CitedPart(label, _page_label(apparatus, segment.start), part, address)


def _find_mark(apparatus: Apparatus, key: str) -> CitedPart | None:
    mark = next((mark for mark in apparatus.marks if mark.key == key), None)
    if not mark:
        return None
    words = Truncator(mark.text).words(MOST_WORDS)
    label = f"{mark.get_kind_display()} “{words}”"
    page = "" if mark.footnote_key else _page_label(apparatus, mark.start)
    part = label[0].lower() + label[1:]
    return CitedPart(label, page, part, _address("mark", apparatus, key))


_FINDERS: dict[str, Callable[[Apparatus, str], CitedPart | None]] = {
    "page": _find_page,
    "note": _find_note,
    "segment": _find_segment,
    "mark": _find_mark,
}


def paragraphs_on_page(apparatus: Apparatus, key: str) -> list[tuple[str, str]]:
    """The key and the first words of each paragraph that begins on the page."""
    page = apparatus.page(key)
    if not page:
        return []
    text = apparatus.document.transcription.text
    paragraphs = apparatus.document.segments.filter(
        kind="paragraph", start__gte=page.start, start__lt=page.end
    )
    return [
        (
            paragraph.key,
            Truncator(text[paragraph.start : paragraph.end]).words(MOST_WORDS),
        )
        for paragraph in paragraphs
    ]


def _address(name: str, apparatus: Apparatus, key: str) -> str:
    return reverse(f"letters:{name}", args=[apparatus.document.identifier, key])


def _page_label(apparatus: Apparatus, offset: int) -> str:
    """The label of the page at the offset; "" where none is marked."""
    page = page_at(apparatus.pages, offset)
    return page.label if page else ""
