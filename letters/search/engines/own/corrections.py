"""What may have been meant by a search that finds next to nothing?

Words and names that are spelled almost the same, a phrase without its quotation marks,
a search without one of the facets that narrow it. Each correction is counted like the
search itself, so that it finds what it promises and draws on published documents alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice, product

import numpy as np

from letters.search.engines.own.evaluation import Deadline, Evaluation
from letters.search.engines.own.finding import choice
from letters.search.engines.own.index.codec import Numbers
from letters.search.engines.own.index.snapshot import Snapshot
from letters.search.engines.own.spelling import is_spelled, most_edits, spelled_like
from letters.search.interface import Correction, Search
from letters.search.query import LONGEST_QUERY, parse_query
from letters.search.query.facets import Facet
from letters.search.query.tree import (
    AllOf,
    AnyOf,
    Filter,
    Node,
    Term,
    TermKind,
    all_of,
    any_of,
    leaves_of,
)
from letters.search.query.words import INFLECTED, stem

# A search that finds fewer documents is corrected; a word in fewer documents is rare.
FEW = 3
MOST = 3
# A rare word is replaced only by one that is so many times as common.
TIMES_COMMONER = 10

# The most words looked up, and searches counted: each costs some reads.
_MOST_WORDS = 4
_MOST_COUNTED = 12


def corrections(
    snapshot: Snapshot,
    search: Search,
    total: int,
    withdrawn: Collection[int],
    deadline: Deadline,
) -> list[Correction]:
    """At most MOST for a search that found `total` documents; each finds more.

    Raises TooBroadError.
    """
    if total >= FEW:
        return []
    corrector = _Corrector(
        snapshot, search, total, snapshot.visible(withdrawn), deadline
    )
    return [*islice(corrector.corrections(), MOST)]


class _Corrector:
    def __init__(
        self,
        snapshot: Snapshot,
        search: Search,
        total: int,
        visible: Numbers,
        deadline: Deadline,
    ) -> None:
        self._snapshot, self._search, self._total = snapshot, search, total
        self._visible, self._deadline = visible, deadline
        self._evaluation = Evaluation(snapshot, search.query.parts, deadline)
        self._words_left = _MOST_WORDS

    def corrections(self) -> Iterator[Correction]:
        yield from self._respellings()
        yield from self._broader_searches()

    # The same search, worded in another way

    def _respellings(self) -> Iterator[Correction]:
        search, root = self._search, self._search.query.root
        if root is None:
            return
        proposed = set()
        for replacements in islice(_combinations(self._replacements()), _MOST_COUNTED):
            text = str(replace(search.query, root=_replaced(root, replacements)))
            # Parsed again, as it will be when a reader follows it.
            query = parse_query(text)
            if text in proposed or len(text) > LONGEST_QUERY:
                continue
            proposed.add(text)
            total = self._count_matches(query.root, search.chosen)
            if total > self._total:
                yield Correction(text, search.chosen, total)

    def _replacements(self) -> dict[Node, list[Node]]:
        """For each rare term, and each name that nobody has, what may be meant by it."""
        terms = self._search.query.terms
        # A hyphenated word makes two terms; it is known if one of them is.
        known = {term.text for term in terms if not self._is_rare(term)}
        rare = [term for term in terms if term.text not in known]
        replacements: dict[Node, list[Node]] = {
            term: self._replacements_of(term) for term in rare
        }
        for leaf in leaves_of(self._search.query.root, with_excluded=False):
            if isinstance(leaf, Filter):
                replacements[leaf] = self._names_like(leaf)
        return {node: nodes for node, nodes in replacements.items() if nodes}

    def _names_like(self, asked: Filter) -> list[Node]:
        """What is asked for, with words as they are spelled in values of the facet."""
        column = self._snapshot.facets[asked.facet]
        if not self._words_left or self._is_held(asked.facet, asked.words):
            return []
        self._words_left -= 1
        choices = [
            [word]
            if self._is_held(asked.facet, [word]) or not is_spelled(word)
            else column.words_like(word, most_edits(word))[:MOST]
            for word in asked.words
        ]
        texts = (" ".join(words) for words in islice(product(*choices), MOST))
        queries = (parse_query(f'{asked.facet}:"{text}"') for text in texts)
        return [query.root for query in queries if query.root]

    def _replacements_of(self, term: Term) -> list[Node]:
        if term.kind == TermKind.WORD:
            return [
                _word(form, like=term.text)
                for form in self._similar_forms(term.forms[0])
            ]
        if term.kind == TermKind.PREFIX or len(term.forms) == 1:
            return []
        # A form that is not rare stays as it is.
        plain = tuple(form.removesuffix(INFLECTED) for form in term.forms)
        choices = [self._similar_forms(form) or [form] for form in plain]
        spelled = [*islice(product(*choices), MOST)]
        nodes: list[Node] = [
            Term(term.kind, forms, " ".join(forms), term.distance)
            for forms in spelled
            if forms != plain
        ]
        words = all_of(map(_word, spelled[0]))
        return [*nodes, words] if words else nodes

    def _is_held(self, facet: Facet, words: Sequence[str]) -> bool:
        having = self._snapshot.facets[facet].documents_with_words(words)
        return bool((self._visible & having).any())

    def _similar_forms(self, form: str) -> list[str]:
        """Forms that are spelled almost the same and are much commoner."""
        if not self._words_left or not self._is_rare(_word(form)):
            return []
        self._words_left -= 1
        count = self._document_count(_word(form))
        by_stem: dict[str, str] = {}
        for candidate in spelled_like(self._snapshot, form, self._deadline):
            if self._document_count(_word(candidate)) > count * TIMES_COMMONER:
                by_stem.setdefault(stem(candidate), candidate)
        return [*by_stem.values()][:MOST]

    # The same search, less narrow

    def _broader_searches(self) -> Iterator[Correction]:
        query, chosen = self._search.query, self._search.chosen
        for facet in chosen:
            others = {key: chosen[key] for key in chosen if key != facet}
            if not others and query.is_empty:
                continue
            total = self._count_matches(query.root, others)
            if total > self._total:
                yield Correction(str(query), others, total, facet)

    # Counting

    def _is_rare(self, term: Term) -> bool:
        if term.kind == TermKind.WORD:
            # Compare the spelling: its stem may be that of quite another word.
            term = Term(TermKind.PHRASE, term.forms, term.text)
        return self._document_count(term) < FEW

    def _document_count(self, term: Term) -> int:
        return int(
            np.count_nonzero(self._visible[self._evaluation.find(term).documents])
        )

    def _count_matches(
        self, root: Node | None, chosen: Mapping[Facet, Sequence[str]]
    ) -> int:
        matching = self._visible
        if root is not None:
            matching = matching & self._evaluation.matching(root)
        for facet, keys in chosen.items():
            matching = matching & choice(self._snapshot, facet, keys)
        return int(np.count_nonzero(matching))


def _word(form: str, *, like: str = "") -> Term:
    """The term of a word, capitalized if the word `like` is."""
    return Term(TermKind.WORD, (form,), form.capitalize() if like.istitle() else form)


def _combinations(
    replacements: Mapping[Node, Sequence[Node]],
) -> Iterator[dict[Node, Node]]:
    """The best for each term; then, for one term at a time, the next best."""
    if not replacements:
        return
    best = {term: nodes[0] for term, nodes in replacements.items()}
    yield best
    for term, nodes in replacements.items():
        for node in nodes[1:]:
            yield {**best, term: node}


def _replaced(node: Node, replacements: Mapping[Node, Node]) -> Node:
    """`node` with its terms and names replaced; what is excluded stays."""
    match node:
        case Term() | Filter():
            return replacements.get(node, node)
        case AllOf(nodes):
            return all_of(_replaced(part, replacements) for part in nodes) or node
        case AnyOf(nodes):
            return any_of([_replaced(part, replacements) for part in nodes])
        case _:
            return node
