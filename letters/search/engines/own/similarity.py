"""Which documents are about the same things as this one?

Those that share most of its significant terms: words that it uses often and others
seldom. Only visible documents are proposed, and only words named that both share.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

import numpy as np

from letters.search.engines.own.evaluation import Deadline, Evaluation
from letters.search.engines.own.index.codec import Numbers
from letters.search.engines.own.index.snapshot import Snapshot
from letters.search.interface import (
    MOST_SHARED_WORDS,
    MOST_SIMILAR,
    SimilarDocument,
    SimilarDocuments,
)
from letters.search.query.tree import Query, Term, TextPart, any_of
from letters.search.significance import significant_terms


def find_similar(
    snapshot: Snapshot,
    text: str,
    excluded: Collection[int],
    deadline: Deadline,
) -> SimilarDocuments:
    """Documents similar to a `text`, except those `excluded` by primary key.

    Raises TooBroadError.
    """
    terms = significant_terms(text, snapshot.count, partial(_frequencies, snapshot))
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


def _frequencies(snapshot: Snapshot, stems: Sequence[str]) -> list[int]:
    """How many documents have each of the stems."""
    return [
        sum(
            term.frequency
            for segment, _ in snapshot.segments
            if (term := segment.find_stem(stem.encode()))
        )
        for stem in stems
    ]
