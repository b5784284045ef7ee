"""People named in lists, and how sure it is that two of them are one person."""

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
    fold_name,
)
from letters.tei.dates.months import MONTH_NAMES

_WORD = re.compile(r"[a-z]{4,40}|(?:18|19|20)\d\d")
_YEAR = re.compile(r"(?<!\d)(?:18|19|20)\d\d(?!\d)")
_WORDS_OF_TIME = (
    "from until after before since thereafter then later previously also former with "
    "that through"
)
_WORDS_OF_RANK = "member deputy assistant special"
_IGNORED_WORDS = frozenset(
    f"{_WORDS_OF_TIME} {_WORDS_OF_RANK} {' '.join(MONTH_NAMES).lower()}".split()
)
# A word in more than this share of the descriptions does not tell people apart.
_SHARE_OF_COMMON = 0.02
# The least share of the shorter description that the longer one of one person repeats.
_LEAST_SHARED = 0.6
# A surname that occurs with more forenames than this is a common one.
_FORENAMES_OF_RARE_SURNAME = 2
# So many years between two mentions, a name alone says little: a son may have it.
_LONG_AFTER = 9

_DEGREES = {
    Agreement.SAME: Degree.IDENTICAL,
    Agreement.INITIALS: Degree.INITIALS,
    Agreement.FORM: Degree.FORM,
    Agreement.VAGUE: Degree.DOUBTFUL,
}


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """Lines that are about one person, as far as is known.

    `names` excludes names of a single word: in another volume that is somebody else.
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
    own_names = [name for line in lines for name in names[line] if len(name.words) > 1]
    own_words = frozenset(word for line in lines for word in words[line])
    return Candidate(
        lines=tuple(lines),
        names=_distinct_names(own_names),
        words=own_words,
        telling_words=own_words.difference(common),
        years=_year_range(year for line in lines for year in _years_of(line)),
        has_rare_surname=not any(name.surname in frequent for name in own_names),
        editions=frozenset(line.edition for line in lines if line.edition),
    )


def join(candidates: Iterable[Candidate]) -> Candidate:
    """All of them as one candidate."""
    parts = list(candidates)
    return Candidate(
        lines=tuple(line for part in parts for line in part.lines),
        names=_distinct_names(name for part in parts for name in part.names),
        words=frozenset().union(*(part.words for part in parts)),
        telling_words=frozenset().union(*(part.telling_words for part in parts)),
        years=_year_range(year for part in parts for year in part.years or ()),
        has_rare_surname=all(part.has_rare_surname for part in parts),
        editions=frozenset().union(*(part.editions for part in parts)),
    )


def degree_between(first: Candidate, second: Candidate) -> Degree | None:
    """How sure it is that the two are one person, by the two names that agree best."""
    agreement = min(
        (
            _agree(name, other_name)
            for name in first.names
            for other_name in second.names
        ),
        default=Agreement.NONE,
    )
    degree = _DEGREES.get(agreement)
    if degree is None or _descriptions_agree(first, second):
        return degree
    if agreement is Agreement.VAGUE:
        return None
    is_telling = first.has_rare_surname or any(
        name.is_telling
        and other_name.is_telling
        and _agree(name, other_name) == agreement
        for name in first.names
        for other_name in second.names
    )
    return (
        degree if is_telling and not _are_long_apart(first, second) else Degree.DOUBTFUL
    )


def _agree(name: PersonName, other_name: PersonName) -> Agreement:
    agreement = compare_names(name, other_name)
    if name.is_other_form or other_name.is_other_form:
        return max(agreement, Agreement.FORM)
    return agreement


def contradict(first: Candidate, second: Candidate) -> bool:
    """Whether no name of the first can be a name of the second."""
    return all(
        compare_names(name, other_name) is Agreement.NONE
        for name in first.names
        for other_name in second.names
    )


def _descriptions_agree(first: Candidate, second: Candidate) -> bool:
    if first.telling_words & second.telling_words:
        return True
    shared = len(first.words & second.words)
    fewest = min(len(first.words), len(second.words))
    return shared >= max(min(2, fewest), 1) and shared >= _LEAST_SHARED * fewest


def _are_long_apart(first: Candidate, second: Candidate) -> bool:
    if not first.years or not second.years:
        return False
    earlier, later = sorted((first.years, second.years))
    return later[0] - earlier[1] >= _LONG_AFTER


def _distinct_names(names: Iterable[PersonName]) -> tuple[PersonName, ...]:
    """Each name once, as the main name of a line if it is that anywhere."""
    return tuple(dict.fromkeys(sorted(names, key=lambda name: name.is_other_form)))


def _words_of(description: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold_name(description))) - _IGNORED_WORDS


def _common_words(descriptions: Iterable[frozenset[str]]) -> set[str]:
    texts = list(descriptions)
    counts = Counter(word for words in texts for word in words)
    return {
        word
        for word, count in counts.items()
        if count > max(3, _SHARE_OF_COMMON * len(texts))
    }


def _frequent_surnames(names: Iterable[list[PersonName]]) -> set[tuple[str, ...]]:
    forenames: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for forms in names:
        for name in forms[:1]:
            if name.forenames and len(name.forenames[0]) > 1:
                forenames[name.surname].add(name.forenames[0])
    return {
        surname
        for surname, names_beside in forenames.items()
        if len(names_beside) > _FORENAMES_OF_RARE_SURNAME
    }


def _years_of(line: ListedPerson) -> list[int]:
    """The years in the line, or else the first in the identifier of its volume."""
    years = _YEAR.findall(line.description) or _YEAR.findall(line.edition)[:1]
    return [int(year) for year in years]


def _year_range(years: Iterable[int]) -> tuple[int, int] | None:
    known = list(years)
    return (min(known), max(known)) if known else None
