"""Answers a search: what was found, and where, read from the database.

The index only proposes documents. Whether the reader may see them, how many they are
and what they say is asked of PostgreSQL each time, so that a document withdrawn is
gone from results at once, whatever the index still has.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.paginator import Page as PageOfResults
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.urls import reverse

from letters.models import Document, Footnote, Mark, Page
from letters.models.documents import DocumentQuerySet
from letters.search import engine
from letters.search.errors import TooBroadError
from letters.search.excerpts import Passage, Piece, cut_excerpt, find_passage
from letters.search.matches import find_matches
from letters.search.queries import Query, Remark, Term, parse_query

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser


@dataclass(frozen=True, slots=True)
class Hit:
    """A document, and the words of it that were asked for.

    `page` is the key of the page on which they begin. It is empty if the document has
    no pages, or was found by its title or correspondents alone.
    """

    document: Document
    address: str
    page: str
    footnote: Footnote | None
    excerpt: tuple[Piece, ...]

    @property
    def excerpt_in_words(self) -> str:
        return "".join(piece.text for piece in self.excerpt)


@dataclass(frozen=True, slots=True)
class SearchPage:
    """One page of results. `searched` is how many documents were looked through."""

    query: Query
    searched: int
    page: PageOfResults
    hits: tuple[Hit, ...] = ()
    is_too_broad: bool = False

    @property
    def total(self) -> int:
        return self.page.paginator.count

    @property
    def understood(self) -> str:
        return str(self.query)

    @property
    def not_understood(self) -> tuple[Remark, ...]:
        return self.query.not_understood


def search(
    query_text: str,
    user: AbstractUser | AnonymousUser,
    page_number: int = 1,
    per_page: int = 20,
) -> SearchPage:
    """What `user` may see of what matches; a page too far is the last.

    Raises SearchUnavailableError.
    """
    query = parse_query(query_text)
    documents = Document.objects.visible_to(user)
    try:
        found = [] if query.is_empty else engine.backend().find(query)
        is_too_broad = False
    except TooBroadError:
        found, is_too_broad = [], True
    visible = _only_visible([pk for pk, _ in found], documents)
    page = Paginator(visible, per_page).get_page(page_number)
    return SearchPage(
        query=query,
        searched=documents.published().count(),
        page=page,
        hits=_hits(page.object_list, documents, query.terms),
        is_too_broad=is_too_broad,
    )


def _only_visible(pks: Sequence[int], documents: DocumentQuerySet) -> list[int]:
    visible = set(documents.published().filter(pk__in=pks).values_list("pk", flat=True))
    return [pk for pk in pks if pk in visible]


def _hits(
    pks: Sequence[int], documents: DocumentQuerySet, terms: Sequence[Term]
) -> tuple[Hit, ...]:
    pages = Page.objects.filter(pagination="").only("document", "key", "start")
    marks = Mark.objects.filter(footnote_key="").only("document", "start", "text")
    notes = Footnote.objects.only("document", "key", "number", "page_key", "text")
    found = (
        documents.for_cards()
        .select_related("transcription")
        .defer("transcription__tei", "transcription__html")
        .prefetch_related(
            Prefetch("pages", pages),
            Prefetch("marks", marks),
            Prefetch("footnotes", notes),
        )
        .in_bulk(pks)
    )
    # One may have been withdrawn since it was counted.
    return tuple(_hit(found[pk], terms) for pk in pks if pk in found)


def _hit(document: Document, terms: Sequence[Term]) -> Hit:
    passage, footnote = _passage_in_text(document, terms), None
    for candidate in document.footnotes.all():
        in_note = find_passage(candidate.text, find_matches(candidate.text, terms))
        if in_note.found > passage.found:
            passage, footnote = in_note, candidate
    page = footnote.page_key if footnote else _page_of(document, passage)
    return Hit(
        document=document,
        address=_address(document, page, footnote),
        page=page,
        footnote=footnote,
        excerpt=cut_excerpt(passage),
    )


def _passage_in_text(document: Document, terms: Sequence[Term]) -> Passage:
    # A document may be described before anybody has transcribed it.
    transcription = getattr(document, "transcription", None)
    text = transcription.text if transcription else ""
    found = {*find_matches(text, terms)}
    for mark in document.marks.all():
        # A mark is found by itself even where it touches a word: "~~SECRET~~BY".
        found |= {match.moved(mark.start) for match in find_matches(mark.text, terms)}
    return find_passage(text, sorted(found, key=lambda match: match.start))


def _page_of(document: Document, passage: Passage) -> str:
    """The page on which the first match stands; pages are in the order of the text."""
    pages = document.pages.all()
    index = bisect_right([page.start for page in pages], passage.start) - 1
    return pages[index].key if passage.found and index >= 0 else ""


def _address(document: Document, page: str, footnote: Footnote | None) -> str:
    if footnote:
        key = [document.identifier, footnote.key]
        return reverse("letters:footnote-detail", args=key)
    if page:
        return reverse("letters:page-detail", args=[document.identifier, page])
    return document.get_absolute_url()
