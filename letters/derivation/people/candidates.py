"""People whom lists name, and how sure it is that two of them are one person."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from letters.derivation.people.list_entries import Degree, ListedPerson
from letters.derivation.people.person_names import (
    Agreement,
    PersonName,
    compare_names,
    fold,
)
from letters.tei.dates.months import MONTH_NAMES

_WORD = re.compile(r"[a-z]{4,40}|(?:18|19|20)\d\d")
_YEAR = re.compile(r"(?<!\d)(?:18|19|20)\d\d(?!\d)")
_WORDS_OF_TIME = (
    "from until after before since thereafter then later previously also former with "
    "that through"
)
_WORDS_OF_RANK = "member deputy assistant special"
_EMPTY_WORDS = frozenset(
    f"{_WORDS_OF_TIME} {_WORDS_OF_RANK} {' '.join(MONTH_NAMES).lower()}".split()
)
# A word in more descriptions than this share of them tells one person from no other.
_COMMON = 0.02
# How much of the shorter description the longer one repeats, if they are of one person.
_LEAST_SHARED = 0.6
# A surname that more forenames than this go with is a common one.
_FORENAMES_OF_RARE_SURNAME = 2
# Years between two mentions after which a name alone says little: a son may have it.
_LONG_AFTER = 9

_DEGREES = {
    Agreement.SAME: Degree.IDENTICAL,
    Agreement.INITIALS: Degree.INITIALS,
    Agreement.FORM: Degree.FORM,
    Agreement.VAGUE: Degree.DOUBTFUL,
}


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """Lines that are of one person, as far as is known.

    `names` has none of a single word: in another volume that is somebody else.
    """

    lines: tuple[ListedPerson, ...]
    names: tuple[PersonName, ...]
    words: frozenset[str]
    telling_words: frozenset[str]
    years: tuple[int, int] | None
    has_rare_surname: bool
    editions: frozenset[str]

    @property
    def is_reference(self) -> bool:
        return all(line.refers_to for line in self.lines)


def read_candidates(people: Sequence[ListedPerson]) -> list[Candidate]:
    """One candidate for each identifier."""
    lines_of: dict[str, list[ListedPerson]] = defaultdict(list)
    for line in people:
        lines_of[line.identifier].append(line)
    names = {line: line.names for line in people}
    words = {line: _words_of(line.description) for line in people}
    common = _common_words(words.values())
    frequent = _frequent_surnames(names.values())
    return [
        _read_candidate(lines, names, words, common, frequent)
        for lines in lines_of.values()
    ]


def _read_candidate(
    lines: list[ListedPerson],
    names: dict[ListedPerson, list[PersonName]],
    words: dict[ListedPerson, frozenset[str]],
    common: Collection[str],
    frequent: Collection[tuple[str, ...]],
) -> Candidate:
    own = [name for line in lines for name in names[line] if len(name.words) > 1]
    said = frozenset(word for line in lines for word in words[line])
    return Candidate(
        lines=tuple(lines),
        names=_distinct_names(own),
        words=said,
        telling_words=said.difference(common),
        years=_span(year for line in lines for year in _years_of(line)),
        has_rare_surname=not any(name.surname in frequent for name in own),
        editions=frozenset(line.edition for line in lines if line.edition),
    )


def join(candidates: Iterable[Candidate]) -> Candidate:
    """The candidate that all of them together are."""
    parts = list(candidates)
    return Candidate(
        lines=tuple(line for part in parts for line in part.lines),
        names=_distinct_names(name for part in parts for name in part.names),
        words=frozenset().union(*(part.words for part in parts)),
        telling_words=frozenset().union(*(part.telling_words for part in parts)),
        years=_span(year for part in parts for year in part.years or ()),
        has_rare_surname=all(part.has_rare_surname for part in parts),
        editions=frozenset().union(*(part.editions for part in parts)),
    )


def degree_between(one: Candidate, other: Candidate) -> Degree | None:
    """How sure it is that the two are one person, by the names that agree best."""
    agreement = min(
        (_agree(mine, theirs) for mine in one.names for theirs in other.names),
        default=Agreement.NONE,
    )
    degree = _DEGREES.get(agreement)
    if degree is None or _agree_in_what_is_said(one, other):
        return degree
    if agreement is Agreement.VAGUE:
        return None
    is_telling = one.has_rare_surname or any(
        mine.is_telling and theirs.is_telling and _agree(mine, theirs) == agreement
        for mine in one.names
        for theirs in other.names
    )
    return (
        degree if is_telling and not _is_long_between(one, other) else Degree.DOUBTFUL
    )


def _agree(mine: PersonName, theirs: PersonName) -> Agreement:
    agreement = compare_names(mine, theirs)
    if mine.is_other_form or theirs.is_other_form:
        return max(agreement, Agreement.FORM)
    return agreement


def contradict(one: Candidate, other: Candidate) -> bool:
    """Whether no name of the one can be a name of the other."""
    return all(
        compare_names(mine, theirs) is Agreement.NONE
        for mine in one.names
        for theirs in other.names
    )


def _agree_in_what_is_said(one: Candidate, other: Candidate) -> bool:
    if one.telling_words & other.telling_words:
        return True
    shared = len(one.words & other.words)
    fewest = min(len(one.words), len(other.words))
    return shared >= max(min(2, fewest), 1) and shared >= _LEAST_SHARED * fewest


def _is_long_between(one: Candidate, other: Candidate) -> bool:
    if not one.years or not other.years:
        return False
    earlier, later = sorted((one.years, other.years))
    return later[0] - earlier[1] >= _LONG_AFTER


def _distinct_names(names: Iterable[PersonName]) -> tuple[PersonName, ...]:
    """Each once; as the name that a line is under, if it is that anywhere."""
    return tuple(dict.fromkeys(sorted(names, key=lambda name: name.is_other_form)))


def _words_of(description: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(description))) - _EMPTY_WORDS


def _common_words(descriptions: Iterable[frozenset[str]]) -> set[str]:
    texts = list(descriptions)
    counts = Counter(word for words in texts for word in words)
    return {
        word for word, count in counts.items() if count > max(3, _COMMON * len(texts))
    }


def _frequent_surnames(names: Iterable[list[PersonName]]) -> set[tuple[str, ...]]:
    forenames: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for forms in names:
        for name in forms[:1]:
            if name.forenames and len(name.forenames[0]) > 1:
                forenames[name.surname].add(name.forenames[0])
    return {
        surname
        for surname, given in forenames.items()
        if len(given) > _FORENAMES_OF_RARE_SURNAME
    }


def _years_of(line: ListedPerson) -> list[int]:
    """Years that the line states, or else the one that its volume is named for."""
    stated = _YEAR.findall(line.description) or _YEAR.findall(line.edition)[:1]
    return [int(year) for year in stated]


def _span(years: Iterable[int]) -> tuple[int, int] | None:
    known = list(years)
    return (min(known), max(known)) if known else None
