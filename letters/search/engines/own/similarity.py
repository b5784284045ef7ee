"""Which documents are about the same things as this one?

Those that share most of its significant terms: words that it uses often and others
seldom. Only visible documents are proposed, and only words named that both share.
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

MOST_SHARED_WORDS = 6

# The commonest stems of a text are considered; of equally common ones the longer.
_MOST_CONSIDERED = 200
_SHORTEST = 3
# A stem in a greater share of all documents distinguishes none of them.
_COMMON = 0.25


def find_similar(
    snapshot: Snapshot,
    text: str,
    excluded: Collection[int],
    deadline: Deadline,
) -> SimilarDocuments:
    """Documents similar to a `text`, except those `excluded` by primary key.

    Raises TooBroadError.
    """
    terms = significant_terms(snapshot, text)
    if not terms:
        return SimilarDocuments(Query(), ())
    query = Query(any_of(terms))
    evaluation = Evaluation(snapshot, frozenset(TextPart), deadline)
    scores = np.stack([evaluation.scores([term]) for term in terms])
    scores[:, ~snapshot.visible(excluded)] = 0
    best = _best(scores.sum(axis=0))
    documents = (
        SimilarDocument(
            int(snapshot.pks[number]), _shared_words(terms, scores[:, number])
        )
        for number in best
    )
    return SimilarDocuments(query, tuple(documents))


def _best(scores: Numbers) -> list[int]:
    """The documents with the highest scores, if above 0."""
    order = np.argsort(-scores, kind="stable")[:MOST_SIMILAR]
    return [number for number in order.tolist() if scores[number] > 0]


def _shared_words(terms: Sequence[Term], scores: Numbers) -> tuple[str, ...]:
    order = np.argsort(-scores, kind="stable")[:MOST_SHARED_WORDS].tolist()
    return tuple(terms[number].text for number in order if scores[number] > 0)


def significant_terms(snapshot: Snapshot, text: str) -> list[Term]:
    """The words that distinguish a text from others, the best first.

    A word that only one document has leads to no other.
    """
    common = max(snapshot.count * _COMMON, 2)
    weights: dict[Term, float] = {}
    for candidate in _candidates_in(text)[:_MOST_CONSIDERED]:
        documents = sum(
            term.frequency
            for segment, _ in snapshot.segments
            if (term := segment.find_stem(candidate.stem.encode()))
        )
        if 1 < documents <= common:
            rarity = log(snapshot.count / documents + 1)
            weights[candidate.term] = (1 + log(candidate.times)) * rarity
    best = sorted(weights, key=lambda term: -weights[term])
    return _without_variants(best)[:MOST_SIGNIFICANT]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A stem, how often it stands in a text, and its commonest word there."""

    stem: str
    term: Term
    times: int


def _candidates_in(text: str) -> list[_Candidate]:
    """The commonest first."""
    times: Counter[str] = Counter()
    term_of: dict[str, Term] = {}
    written = Counter(match[0] for match in WORD.finditer(text) if match[0] != GAP)
    for word, count in written.most_common():
        for form in take_apart(word).forms:
            if len(form.text) < _SHORTEST or not form.text.isalpha():
                continue
            form_stem = stem(form.text)
            times[form_stem] += count
            term_of.setdefault(form_stem, _term(form.text, word))
    return sorted(
        (
            _Candidate(form_stem, term_of[form_stem], count)
            for form_stem, count in times.items()
        ),
        key=lambda candidate: (-candidate.times, -len(candidate.stem), candidate.stem),
    )


def _term(form: str, written: str) -> Term:
    """Shown as written in the text, if a search for that finds it again."""
    is_same = fold(written) == form and not written.isupper()
    return Term(TermKind.WORD, (form,), written if is_same else form)


def _without_variants(terms: Sequence[Term]) -> list[Term]:
    """The better one of a word in capitals and in small letters."""
    different: dict[str, Term] = {}
    for term in terms:
        different.setdefault(term.forms[0].casefold(), term)
    return [*different.values()]
