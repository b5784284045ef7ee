"""Which documents are about the same things as this one?

Those that have most of its telling words: what it says often and others seldom. Of
what is not published nothing is found, and no word is named that the two do not share.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import log

import numpy as np

from letters.search.engines.own.evaluation import Deadline, Evaluation
from letters.search.engines.own.index.codec import Numbers
from letters.search.engines.own.index.snapshot import Snapshot
from letters.search.interface import (
    MOST_SIGNIFICANT,
    MOST_SIMILAR,
    SimilarDocument,
    SimilarDocuments,
)
from letters.search.query.tree import Query, Term, TermKind, TextPart, any_of
from letters.search.query.words import GAP, WORD, fold, stem, take_apart

MOST_SHARED = 6

# What is said most often is looked at, and the longer words of what is said as often.
_MOST_LOOKED_AT = 200
_SHORTEST = 3
# What more than so many of all documents have says nothing of any one of them.
_COMMON = 0.25


def find_similar(
    snapshot: Snapshot,
    text: str,
    excluded: Collection[int],
    deadline: Deadline,
) -> SimilarDocuments:
    """To a `text`; without the documents `excluded`, by primary key.

    Raises TooBroadError.
    """
    terms = significant_terms(snapshot, text)
    if not terms:
        return SimilarDocuments(Query(), ())
    query = Query(any_of(terms))
    evaluation = Evaluation(snapshot, frozenset(TextPart), deadline)
    scores = np.stack([evaluation.scores([term]) for term in terms])
    scores[:, ~snapshot.there(excluded)] = 0
    best = _best(scores.sum(axis=0))
    found = (
        SimilarDocument(int(snapshot.pks[number]), _words(terms, scores[:, number]))
        for number in best
    )
    return SimilarDocuments(query, tuple(found))


def _best(scores: Numbers) -> list[int]:
    """The documents that have most, of those that have anything."""
    order = np.argsort(-scores, kind="stable")[:MOST_SIMILAR]
    return [number for number in order.tolist() if scores[number] > 0]


def _words(terms: Sequence[Term], scores: Numbers) -> tuple[str, ...]:
    order = np.argsort(-scores, kind="stable")[:MOST_SHARED].tolist()
    return tuple(terms[number].text for number in order if scores[number] > 0)


def significant_terms(snapshot: Snapshot, text: str) -> list[Term]:
    """The words by which a text is told from others, the best first.

    A word that only one document has leads to no other.
    """
    common = max(snapshot.count * _COMMON, 2)
    telling: dict[Term, float] = {}
    for found in _stems_in(text)[:_MOST_LOOKED_AT]:
        having = sum(
            term.frequency
            for segment, _ in snapshot.segments
            if (term := segment.find_stem(found.stem.encode()))
        )
        if 1 < having <= common:
            rarity = log(snapshot.count / having + 1)
            telling[found.term] = (1 + log(found.times)) * rarity
    return _different(sorted(telling, key=lambda term: -telling[term]))[
        :MOST_SIGNIFICANT
    ]


@dataclass(frozen=True, slots=True)
class _Candidates:
    """A stem, how often it stands in a text, and the word that it mostly is there."""

    stem: str
    term: Term
    times: int


def _stems_in(text: str) -> list[_Candidates]:
    """Those most often there first."""
    times: Counter[str] = Counter()
    term_of: dict[str, Term] = {}
    written = Counter(match[0] for match in WORD.finditer(text) if match[0] != GAP)
    for word, count in written.most_common():
        for form in take_apart(word).forms:
            if len(form.text) < _SHORTEST or not form.text.isalpha():
                continue
            one = stem(form.text)
            times[one] += count
            term_of.setdefault(one, _term(form.text, word))
    found = [_Candidates(one, term_of[one], count) for one, count in times.items()]
    return sorted(found, key=lambda one: (-one.times, -len(one.stem), one.stem))


def _term(form: str, written: str) -> Term:
    """Shown as it is written, if it is found again by what is shown."""
    is_same = fold(written) == form and not written.isupper()
    return Term(TermKind.WORD, (form,), written if is_same else form)


def _different(terms: Sequence[Term]) -> list[Term]:
    """Of what is there in capitals and in small letters, the better one."""
    different: dict[str, Term] = {}
    for term in terms:
        different.setdefault(term.forms[0].casefold(), term)
    return [*different.values()]
