"""Asks a Solr server for documents like a text, and the words that they share with it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from letters.search.engines.solr.fields import STEMS
from letters.search.engines.solr.rows import Rows, count_of
from letters.search.engines.solr.scoring import Scoring
from letters.search.engines.solr.syntax import lucene_query, quoted
from letters.search.interface import (
    MOST_SHARED_WORDS,
    MOST_SIMILAR,
    SimilarDocument,
    SimilarDocuments,
)
from letters.search.query.tree import Query, Term, any_of
from letters.search.significance import significant_terms


def find_similar(rows: Rows, text: str, excluded: Collection[int]) -> SimilarDocuments:
    """Those `excluded` are named by primary key. Raises ReplacedError, TooBroadError."""

    def frequencies(stems: Sequence[str]) -> list[int]:
        asked = {
            f"stem{number}": {"type": "query", "q": f"{STEMS}:{quoted(stem)}"}
            for number, stem in enumerate(stems)
        }
        answers = rows.facets(asked)
        return [count_of(answers, name) for name in asked]

    count = rows.facets({})["count"]
    terms = significant_terms(text, count, frequencies)
    if not terms:
        return SimilarDocuments(Query(), ())
    query = Query(any_of(terms))
    scoring = Scoring(query, terms)
    functions = scoring.functions(rows.facets(scoring.questions), lambda *_: ())
    scores = [f"score{number}:{function}" for number, function in enumerate(functions)]
    results = rows.search(
        lucene_query(query),
        fq=rows.visible(excluded),
        fl=["pk", *scores],
        sort=f"sum({','.join(functions)}) desc, pk asc",
        rows=MOST_SIMILAR,
        **scoring.parameters,
    )
    documents = (
        SimilarDocument(row["pk"], _shared_words(terms, row)) for row in results.docs
    )
    return SimilarDocuments(query, tuple(documents))


def _shared_words(terms: Sequence[Term], row: Mapping[str, Any]) -> tuple[str, ...]:
    scores = [row[f"score{number}"] for number in range(len(terms))]
    order = sorted(range(len(terms)), key=lambda number: -scores[number])
    return tuple(
        terms[number].text for number in order[:MOST_SHARED_WORDS] if scores[number] > 0
    )
