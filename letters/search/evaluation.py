"""Which documents of the index match a query, best first.

First the numbers of the documents, as sets; then scores, for those alone.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from whoosh.matching import Matcher
from whoosh.searching import Searcher

from letters.search.errors import TooBroadError
from letters.search.matches import Places, follow
from letters.search.queries import Kind, Query, Term
from letters.search.schema import IDENTIFIER, WIDTH, exact_field, stem_field
from letters.search.words import stem

Numbers = set[int]


class Deadline:
    """How long a search may take. Asked wherever work may grow with the index."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def check(self) -> None:
        if time.monotonic() > self._end:
            raise TooBroadError("The search was given up.")


def find_identifiers(
    searcher: Searcher, parts: Sequence[str], query: Query, deadline: Deadline
) -> list[tuple[str, float]]:
    """Identifiers of the documents that match, with scores, the best first."""
    found = []
    for leaf, _ in searcher.leaf_searchers():
        segment = _Segment(leaf, parts, deadline)
        numbers = segment.matching(query)
        scores = segment.scores(query.terms, numbers)
        for number in numbers:
            identifier = leaf.stored_fields(number)[IDENTIFIER]
            found.append((identifier, scores[number]))
    # The newest first among equals, so that pages of results are always the same.
    return sorted(found, key=lambda hit: (hit[1], int(hit[0])), reverse=True)


class _Segment:
    """One of the files in which Whoosh keeps documents; numbers count within it."""

    def __init__(
        self, searcher: Searcher, parts: Sequence[str], deadline: Deadline
    ) -> None:
        self.searcher = searcher
        self.reader = searcher.reader()
        self.parts = parts
        self.deadline = deadline

    def matching(self, query: Query) -> Numbers:
        groups = [self.any_of(group) for group in query.all_of]
        found = set.intersection(*groups) if groups else set()
        return found - self.any_of(query.none_of) if found else found

    def any_of(self, terms: Iterable[Term]) -> Numbers:
        return {number for term in terms for number in self.documents(term)}

    def documents(self, term: Term) -> Iterator[int]:
        for part in self.parts:
            if term.kind == Kind.PHRASE and len(term.forms) > 1:
                yield from self.documents_with_phrase(exact_field(part), term.forms)
            else:
                for field, written in self.postings_of(term, part):
                    yield from self.documents_with(field, written)

    def postings_of(self, term: Term, part: str) -> Iterator[tuple[str, str]]:
        """The fields, and what is written in them, that `term` is found by."""
        if term.kind == Kind.WORD:
            yield stem_field(part), stem(term.forms[0])
            return
        field = exact_field(part)
        for form in term.forms:
            if term.kind == Kind.PREFIX:
                yield from ((field, written) for written in self.written(field, form))
            else:
                yield from ((field, written) for written, _ in self.widths(field, form))

    def widths(self, field: str, form: str) -> Iterator[tuple[str, int]]:
        """How `form` is written where it takes up one position, or more."""
        yield form, 1
        for written in self.written(field, form + WIDTH):
            yield written, int(written.rpartition(WIDTH)[2])

    def written(self, field: str, beginning: str) -> Iterator[str]:
        for written in self.reader.expand_prefix(field, beginning):
            yield written.decode()

    def postings(self, field: str, written: str) -> Matcher | None:
        self.deadline.check()
        if (field, written) not in self.reader:
            return None
        return self.searcher.postings(field, written)

    def documents_with(self, field: str, written: str) -> Iterable[int]:
        postings = self.postings(field, written)
        return postings.all_ids() if postings else ()

    def documents_with_phrase(self, field: str, forms: Sequence[str]) -> Iterator[int]:
        written = {form: list(self.widths(field, form)) for form in forms}
        candidates = set.intersection(
            *(
                {
                    number
                    for one, _ in written[form]
                    for number in self.documents_with(field, one)
                }
                for form in forms
            )
        )
        places = {form: self.places(field, written[form], candidates) for form in forms}
        for number in candidates:
            self.deadline.check()
            if follow([places[form][number] for form in forms]):
                yield number

    def places(
        self, field: str, written: Iterable[tuple[str, int]], numbers: Numbers
    ) -> dict[int, Places]:
        """Where a form stands in each of the documents."""
        found: dict[int, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
        for one, width in written:
            for number, postings in self.at(field, one, numbers):
                for position in postings.value_as("positions"):
                    found[number][position].add(position + width)
        return found

    def at(
        self, field: str, written: str, numbers: Numbers
    ) -> Iterator[tuple[int, Matcher]]:
        """The postings as they stand at each of the documents that has them."""
        postings = self.postings(field, written)
        if not postings:
            return
        for number in sorted(numbers):
            self.deadline.check()
            postings.skip_to(number)
            if not postings.is_active():
                return
            if postings.id() == number:
                yield number, postings

    def scores(self, terms: Iterable[Term], numbers: Numbers) -> dict[int, float]:
        """How well each document matches, by BM25F; a prefix counts nothing."""
        scores: dict[int, float] = defaultdict(float)
        for term in terms:
            if term.kind == Kind.PREFIX:
                continue
            for part in self.parts:
                for field, written in self.postings_of(term, part):
                    for number, postings in self.at(field, written, numbers):
                        scores[number] += postings.score()
        return scores
