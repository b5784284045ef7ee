"""Which documents have the words an archivist looks for: in title, identifier, names, and
text, of published documents by the search and of others by the database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, Value
from django.db.models.functions import Left

from letters.models import Transcription
from letters.models.document_queries import DocumentQuerySet
from letters.models.folded_words import has_words, holds_words
from letters.search import (
    Piece,
    Query,
    Search,
    SearchUnavailableError,
    Term,
    parse_query,
    search,
)
from letters.search.query.words import beginning_of, stem
from letters.search.results.excerpts import best_passages, cut_excerpt
from letters.search.results.match_places import find_match_places
from letters.search.results.matches import Finder

# Of published documents, those that the search ranks first; of others, those that were
# changed last.
MOST_INDEXED = 1_000
MOST_DRAFTS = 2_000
# How much of a text is looked through for the words that the list shows.
LONGEST_TEXT = 200_000

# So many documents at most are asked for by their keys.
MOST_AS_KEYS = 1_000


@dataclass(slots=True)
class WordSearch:
    """The `condition` on documents that have the words; what was not looked through."""

    condition: Q
    query: Query
    remarks: list[str] = field(default_factory=list)


def find_words(text: str, documents: DocumentQuerySet, user: Any) -> WordSearch:
    """Look for `text` among `documents`, whatever narrows them, and in the public index."""
    found = WordSearch(_in_record(text.split(), documents), parse_query(text))
    if found.query.terms:
        found.condition |= Q(pk__in=_in_index(found, user))
        found.condition |= Q(pk__in=_in_drafts(found, documents))
    return found


def _in_record(words: Sequence[str], documents: DocumentQuerySet) -> Q:
    """Found once if there are few: a list asks for them twice, and counts them."""
    condition = holds_words(words) | documents.is_naming(words)
    matching = documents.filter(condition).order_by().values_list("pk", flat=True)
    keys = list(matching[: MOST_AS_KEYS + 1])
    return condition if len(keys) > MOST_AS_KEYS else Q(pk__in=keys)


def _in_index(found: WordSearch, user: Any) -> Sequence[int]:
    try:
        answer = search(Search(query=found.query, per_page=MOST_INDEXED), user)
    except SearchUnavailableError:
        found.remarks.append(
            "The texts of published documents were not searched: the search is not "
            "available now."
        )
        return []
    if answer.is_too_broad:
        found.remarks.append(
            "The texts of published documents were not searched: so many have these words."
        )
    elif answer.total > MOST_INDEXED:
        found.remarks.append(
            f"{answer.total:,} published documents have these words: the "
            f"{MOST_INDEXED:,} that match best are listed."
        )
    return answer.result.pks


def _in_drafts(found: WordSearch, documents: DocumentQuerySet) -> list[int]:
    """The public index has no word of these."""
    hidden = documents.unpublished().order_by("-changed", "-pk")
    keys = list(hidden.values_list("pk", flat=True)[: MOST_DRAFTS + 1])
    if len(keys) > MOST_DRAFTS:
        found.remarks.append(
            f"Of documents that are not published, the texts of the {MOST_DRAFTS:,} that "
            "were changed last were searched."
        )
    texts = Transcription.objects.filter(document__in=keys[:MOST_DRAFTS])
    texts = texts.filter(has_words(_beginnings(found.query.terms), "text"))
    return list(texts.values_list("document", flat=True))


def _beginnings(terms: Iterable[Term]) -> Iterable[str]:
    """What stands in a text that has the terms; of a word, what its inflections share."""
    parts = (part for term in terms for form in term.forms for part in form.split("/"))
    return dict.fromkeys(_beginning(stem(part)) for part in parts if part)


def _beginning(stem_of_word: str) -> str:
    """Most stems begin the words themselves; not "polici" and "hope"."""
    is_changed = stem_of_word.endswith(("i", "e"))
    return beginning_of(stem_of_word) if is_changed else stem_of_word


def words_around(keys: Sequence[int], query: Query) -> dict[int, tuple[Piece, ...]]:
    """For each document whose text has words asked for, the passage that has most."""
    if not query.terms:
        return {}
    finder = Finder(query.terms)
    texts = Transcription.objects.filter(document__in=keys).annotate(
        beginning=Left("text", Value(LONGEST_TEXT))
    )
    excerpts = {}
    for key, text in texts.values_list("document", "beginning"):
        places = find_match_places(finder, text, (), ())
        if best := best_passages(places, 1):
            excerpts[key] = cut_excerpt(text, best[0].places, places)
    return excerpts
