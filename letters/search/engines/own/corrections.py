"""What may have been meant by a search that finds next to nothing?

Words that are spelled almost the same, a phrase without its quotation marks, a search
without one of the things that narrow it. Each is counted as the search itself is, so
that it finds what it says, and nothing of it comes from what is not published.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice, product

import numpy as np

from letters.search.engines.own.evaluation import Deadline, Evaluation
from letters.search.engines.own.finding import choice
from letters.search.engines.own.index.codec import Numbers
from letters.search.engines.own.index.snapshot import Snapshot
from letters.search.engines.own.spelling import spelled_like
from letters.search.interface import Correction, Search
from letters.search.query import LONGEST_QUERY, parse_query
from letters.search.query.facets import Facet
from letters.search.query.tree import (
    AllOf,
    AnyOf,
    Node,
    Query,
    Term,
    TermKind,
    all_of,
    any_of,
)
from letters.search.query.words import stem

# What finds fewer is looked into, and a word that fewer documents have.
FEW = 3
MOST = 3
# A word that is there, if seldom, is not put aside for one that is hardly commoner.
TIMES_COMMONER = 10

# So many words are looked for, and so many searches counted: each costs some reads.
_MOST_WORDS = 4
_MOST_COUNTED = 12


def corrections(
    snapshot: Snapshot,
    search: Search,
    total: int,
    withdrawn: Collection[int],
    deadline: Deadline,
) -> list[Correction]:
    """Of a search that found `total` documents; at most MOST, each of which finds more.

    Raises TooBroadError.
    """
    if total >= FEW:
        return []
    corrector = _Corrector(snapshot, search, total, snapshot.there(withdrawn), deadline)
    return [*islice(corrector.corrections(), MOST)]


class _Corrector:
    def __init__(
        self,
        snapshot: Snapshot,
        search: Search,
        total: int,
        there: Numbers,
        deadline: Deadline,
    ) -> None:
        self._snapshot, self._search, self._total = snapshot, search, total
        self._there, self._deadline = there, deadline
        self._evaluation = Evaluation(snapshot, search.query.parts, deadline)
        self._words_left = _MOST_WORDS

    def corrections(self) -> Iterator[Correction]:
        yield from self._respelled()
        yield from self._widened()

    # The same search, worded in another way

    def _respelled(self) -> Iterator[Correction]:
        search, root = self._search, self._search.query.root
        if root is None:
            return
        proposed = set()
        for instead in islice(_choices(self._replacements()), _MOST_COUNTED):
            text = str(Query(_replaced(root, instead), search.query.parts))
            # It is read again, as it will be when it is asked.
            query = parse_query(text)
            if text in proposed or len(text) > LONGEST_QUERY:
                continue
            proposed.add(text)
            total = self._count(query.root, search.chosen)
            if total > self._total:
                yield Correction(text, search.chosen, total)

    def _replacements(self) -> dict[Term, list[Node]]:
        """For terms of which there is next to nothing, what may be meant by each."""
        terms = self._search.query.terms
        # A hyphened word is two terms, of which one is enough.
        known = {term.text for term in terms if not self._is_rare(term)}
        rare = [term for term in terms if term.text not in known]
        found = {term: self._instead_of(term) for term in rare}
        return {term: nodes for term, nodes in found.items() if nodes}

    def _instead_of(self, term: Term) -> list[Node]:
        if term.kind == TermKind.WORD:
            return [_word(form, like=term.text) for form in self._alike(term.forms[0])]
        if term.kind == TermKind.PREFIX or len(term.forms) == 1:
            return []
        # Of a form that is known, itself alone.
        alike = [self._alike(form) or [form] for form in term.forms]
        spelled = [*islice(product(*alike), MOST)]
        nodes: list[Node] = [
            Term(term.kind, forms, " ".join(forms), term.distance)
            for forms in spelled
            if forms != term.forms
        ]
        words = all_of(map(_word, spelled[0]))
        return [*nodes, words] if words else nodes

    def _alike(self, form: str) -> list[str]:
        """Forms of words that are spelled almost so and are much commoner."""
        if not self._words_left or not self._is_rare(_word(form)):
            return []
        self._words_left -= 1
        count = self._documents(_word(form))
        found: dict[str, str] = {}
        for candidate in spelled_like(self._snapshot, form, self._deadline):
            if self._documents(_word(candidate)) > count * TIMES_COMMONER:
                found.setdefault(stem(candidate), candidate)
        return [*found.values()][:MOST]

    # The same search, less narrow

    def _widened(self) -> Iterator[Correction]:
        query, chosen = self._search.query, self._search.chosen
        for facet in chosen:
            others = {one: chosen[one] for one in chosen if one != facet}
            if not others and query.is_empty:
                continue
            total = self._count(query.root, others)
            if total > self._total:
                yield Correction(str(query), others, total, facet)

    # Counting

    def _is_rare(self, term: Term) -> bool:
        if term.kind == TermKind.WORD:
            # As it is spelled: its stem may be that of quite another word.
            term = Term(TermKind.PHRASE, term.forms, term.text)
        return self._documents(term) < FEW

    def _documents(self, term: Term) -> int:
        return int(np.count_nonzero(self._there[self._evaluation.find(term).documents]))

    def _count(self, root: Node | None, chosen: Mapping[Facet, Sequence[str]]) -> int:
        found = self._there
        if root is not None:
            found = found & self._evaluation.matching(root)
        for facet, keys in chosen.items():
            found = found & choice(self._snapshot, facet, keys)
        return int(np.count_nonzero(found))


def _word(form: str, *, like: str = "") -> Term:
    """Written with a capital, if the word that it is `like` is."""
    return Term(TermKind.WORD, (form,), form.capitalize() if like.istitle() else form)


def _choices(replacements: Mapping[Term, Sequence[Node]]) -> Iterator[dict[Term, Node]]:
    """The best for each term; then for one term after the other what comes next."""
    if not replacements:
        return
    best = {term: nodes[0] for term, nodes in replacements.items()}
    yield best
    for term, nodes in replacements.items():
        for node in nodes[1:]:
            yield {**best, term: node}


def _replaced(node: Node, instead: Mapping[Term, Node]) -> Node:
    """`node` with other terms; what is not to be found stays as it is."""
    match node:
        case Term():
            return instead.get(node, node)
        case AllOf(nodes):
            return all_of(_replaced(one, instead) for one in nodes) or node
        case AnyOf(nodes):
            return any_of([_replaced(one, instead) for one in nodes])
        case _:
            return node
