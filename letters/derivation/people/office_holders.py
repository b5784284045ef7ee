"""Who of a volume's list held an office on a day: "the President", "Secretary of State"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from letters.tei.dates import find_written_dates

# The name of an office in a text, and how lists begin the clause that gives it.
_OFFICES = {
    "president": r"President(?: of the United States)?",
    "vice president": r"Vice President(?: of the United States)?",
    "secretary": r"(?:U\.S\. )?Secretary of State",
    "secretary of state": r"(?:U\.S\. )?Secretary of State",
    "secretary of defense": r"(?:U\.S\. )?Secretary of Defense",
    "attorney general": r"(?:U\.S\. )?Attorney General(?: of the United States)?",
}
_ANY_OFFICE = re.compile(r"President|Secretary of|Attorney General")
_THEREAFTER = r"(?:thereafter|subsequently|then|later)"


def _clauses_of(words: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<next>{_THEREAFTER}),? )?{words}(?P<when>|,? (?:from|until|till|since|after"
        r"|before|through|(?:[A-Z][a-z]{2,8} )?[0-9]).{0,120})"
    )


_CLAUSE = {office: _clauses_of(words) for office, words in _OFFICES.items()}
# Whom a list describes by the land alone: "Shah of Iran".
_RULER = re.compile(
    r"(?:the )?(?P<office>Shah|King|Queen|Emperor|Sultan|Amir|Emir|Imam|Regent)"
    r"(?P<land> of (?:the )?[A-Z][\w-]{2,20}(?: [A-Z][\w-]{2,20}){0,2})?"
)
_ANY_LAND = r" of (?:the )?[A-Z][\w -]{2,40}?"
_UNTIL = re.compile(r"(?:until|till|before|through|–|-| to )")
_LONGEST = 1_500


@dataclass(frozen=True, slots=True)
class _Term:
    """A person's time in an office; a bound is None where the list does not say it."""

    key: str
    first: date | None
    last: date | None

    def includes(self, day: date) -> bool:
        return (not self.first or self.first <= day) and (
            not self.last or day <= self.last
        )


class OfficeHolders:
    """`persons` are the keys and the descriptions of a list."""

    def __init__(self, persons: Iterable[tuple[str, str]]) -> None:
        self._rows = [(key, text[:_LONGEST]) for key, text in persons]
        rows = [row for row in self._rows if _ANY_OFFICE.search(row[1])]
        self._terms = {
            office: [term for row in rows for term in _terms(_CLAUSE[office], *row)]
            for office in _OFFICES
        }
        self._of_rulers: dict[str, list[_Term]] = {}

    def find(self, printed: str, day: date | None) -> str:
        """The key of the only person who may have held the office on that day; empty if
        there are several or none, or `printed` is no such office."""
        office = printed.casefold().removeprefix("the ").strip(" .,")
        terms = self._terms.get(office) or self._terms_of_ruler(printed)
        keys = {term.key for term in terms if day and term.includes(day)}
        return keys.pop() if len(keys) == 1 else ""

    def has_ruler(self, printed: str) -> bool:
        return bool(self._terms_of_ruler(printed))

    def _terms_of_ruler(self, printed: str) -> list[_Term]:
        """Those of a ruler of a land, who need not be named: "the Shah of Iran"."""
        ruler = _RULER.fullmatch(printed.strip(" .,"))
        if not ruler:
            return []
        if ruler[0] not in self._of_rulers:
            land = re.escape(ruler["land"]) if ruler["land"] else _ANY_LAND
            clauses = _clauses_of(f"{ruler['office']}{land}")
            self._of_rulers[ruler[0]] = [
                term for row in self._rows for term in _terms(clauses, *row)
            ]
        return self._of_rulers[ruler[0]]


def _terms(clauses: re.Pattern[str], key: str, description: str) -> Iterator[_Term]:
    before: date | None = None
    for clause in re.split(r"; ?|, (?=then |later )", description):
        match = clauses.fullmatch(clause.strip(" ,."))
        first, last = _bounds(match["when"] if match else clause)
        if match:
            yield _Term(key, first or (before if match["next"] else None), last)
        before = last


def _bounds(words: str) -> tuple[date | None, date | None]:
    """The first and the last day in words such as "from May 1961 until 1963"."""
    dates = find_written_dates(words)
    if not dates:
        return None, None
    until = _UNTIL.search(words)
    is_end = until is not None and until.start() < dates[0][0]
    ends = dates if is_end else dates[1:]
    first = None if is_end else dates[0][2].earliest
    return first, ends[0][2].latest if ends else None
