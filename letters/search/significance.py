"""Which words distinguish a text from others? By them, documents like it are found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log

from letters.search.interface import MOST_SIGNIFICANT
from letters.search.query.tree import Term, TermKind
from letters.search.query.words import GAP, WORD, fold, stem, take_apart

# The commonest stems of a text are considered; of equally common ones the longer.
_MOST_CONSIDERED = 200
_SHORTEST = 3
# A stem in a greater share of all documents distinguishes none of them.
_COMMON = 0.25

# How many documents have each of the stems.
Frequencies = Callable[[Sequence[str]], Sequence[int]]


def significant_terms(
    text: str, document_count: int, frequencies: Frequencies
) -> list[Term]:
    """The words that a text uses often and other documents seldom, the best first.

    A word that only one document has leads to no other.
    """
    common = max(document_count * _COMMON, 2)
    weights: dict[Term, float] = {}
    candidates = _candidates_in(text)[:_MOST_CONSIDERED]
    numbers = frequencies([candidate.stem for candidate in candidates])
    for candidate, documents in zip(candidates, numbers, strict=True):
        if 1 < documents <= common:
            rarity = log(document_count / documents + 1)
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
