"""Compares what Solr finds with what the archive's own index does, and in which order."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import strategies as st

from letters.search import Facet, Order, Search
from letters.search.engines.own.evaluation import Deadline, Evaluation
from letters.search.engines.solr.engine import Backend
from letters.search.engines.solr.syntax import MOST_JOINED, lucene_query
from letters.search.interface import IndexEntry
from letters.search.query.tree import Node, Query, Term, TermKind, leaves_of
from letters.tests.search import generated
from letters.tests.search.corpora import Corpus

# What the texts have in several parts.
_JOINED = {"hotline", "hotlines", "hotlinetalks", "obriensmith", "negotiation"}
# Scores are reckoned with less than seven digits, and not in one order.
TOLERANCE = 1e-5


def fill(backend: Backend, *entries: IndexEntry) -> None:
    with backend.rebuilding() as writer:
        for entry in entries:
            writer.put(entry)


def is_exact(node: Node) -> bool:
    """Whether Solr's syntax can ask for all of it: see `syntax`."""
    return all(map(_is_exact_leaf, leaves_of(node, with_excluded=True)))


def _is_exact_leaf(leaf: object) -> bool:
    if not isinstance(leaf, Term) or leaf.kind in (TermKind.WORD, TermKind.PREFIX):
        return True
    parts = [
        part.removesuffix("~")
        for form in leaf.forms
        for part in form.replace("-", " ").split()
    ]
    if leaf.kind == TermKind.NEAR:
        is_single = len(parts) == len(leaf.forms)
        return is_single and _JOINED.isdisjoint(parts)
    middle = {part for part in parts[1:-1] if part in _JOINED}
    return len(parts) <= MOST_JOINED and middle <= {"hotline", "negotiation"}


def assert_same(
    batches: list[list[IndexEntry | int]], data: st.DataObject, backend: Backend
) -> None:
    left = generated.left_of(batches)
    withdrawn = data.draw(st.frozensets(st.integers(1, 8)))
    keys = st.lists(st.sampled_from(("rusk", "smith", "telegram", "absent")))
    facets = st.sampled_from((Facet.FROM, Facet.KIND, Facet.HAS))
    chosen = data.draw(st.dictionaries(facets, keys.filter(bool).map(tuple)))
    order = data.draw(st.sampled_from((Order.DATE, Order.NEWEST)))
    fill(backend, *left.values())
    # In one batch, as on the server: what was replaced counts in no score.
    with Corpus(left.values()) as corpus:
        for _ in range(20):
            node, parts = data.draw(generated.nodes), data.draw(generated.parts)
            if not is_exact(node):
                continue
            search = Search(Query(node, parts), chosen, order, per_page=3, page=2)
            expected = corpus.find(search, withdrawn)
            found = backend.find(search, withdrawn)
            assert found == expected, lucene_query(search.query)
            assert_same_order(corpus, backend, Search(search.query, per_page=99))


def assert_same_order(corpus: Corpus, backend: Backend, search: Search) -> None:
    """By relevance, but for documents of practically one score."""
    if any(_is_counted_otherwise(term) for term in search.query.terms):
        return
    snapshot = corpus.snapshot()
    evaluation = Evaluation(snapshot, search.query.parts, Deadline(60))
    scores = evaluation.scores(search.query.terms)
    score_of = dict(zip(snapshot.pks.tolist(), scores.tolist(), strict=True))
    pks = backend.find(search).pks
    assert sorted(pks) == sorted(corpus.find(search).pks)
    for first, second in pairwise(pks):
        assert score_of[first] >= score_of[second] - TOLERANCE, (search, score_of, pks)


def _is_counted_otherwise(term: Term) -> bool:
    return term.kind == TermKind.NEAR
