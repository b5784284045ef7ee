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
_CLAUSE = {
    office: re.compile(
        rf"(?:(?P<next>{_THEREAFTER}),? )?{words}(?P<when>|,? (?:from|until|till|since|after"
        r"|before|through|(?:[A-Z][a-z]{2,8} )?[0-9]).{0,120})"
    )
    for office, words in _OFFICES.items()
}
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
        rows = [
            (key, text[:_LONGEST]) for key, text in persons if _ANY_OFFICE.search(text)
        ]
        self._terms = {
            office: [term for key, text in rows for term in _terms(office, key, text)]
            for office in _OFFICES
        }

    def find(self, printed: str, day: date | None) -> str:
        """The key of the only person who may have held the office on that day; empty if
        there are several or none, or `printed` is no such office."""
        office = printed.casefold().removeprefix("the ").strip(" .,")
        terms = self._terms.get(office, ())
        keys = {term.key for term in terms if day and term.includes(day)}
        return keys.pop() if len(keys) == 1 else ""


def _terms(office: str, key: str, description: str) -> Iterator[_Term]:
    before: date | None = None
    for clause in re.split(r"; ?|, (?=then |later )", description):
        match = _CLAUSE[office].fullmatch(clause.strip(" ,."))
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
