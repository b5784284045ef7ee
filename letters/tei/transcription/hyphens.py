"""Words that the end of a line parts with a hyphen: which of them are one word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

# Parts that mostly keep their hyphen.
_PARTS_THAT_KEEP_IT = (
    "twenty thirty forty fifty sixty seventy eighty ninety"
    " well self half ex vice quasi anti pro non long short high low ill all cross inter"
    " intra so anglo franco russo sino soviet american two three four five six ten"
)
_KEEP_IT = frozenset(_PARTS_THAT_KEEP_IT.split())
# "inter-national" is one word, and "inter-agency" is two.
_BEHIND_INTER = re.compile(
    r"(?:cept|chang|course|est|fer|ior|ject|lock|lude|mediat|mit|nal|nation|pol|pos|pre"
    r"|rog|rupt|sect|val|ven|view)"
)
# A line ends; or a page, below whose last line its number may stand.
HYPHEN = re.compile(r"(?<=\w)[-\u00ad\u2010][ \t]*$", re.MULTILINE)
_AT_LINE_END = re.compile(r"(?<=\w)[-\u00ad\u2010][ \t]*\n[ \t]*(?=\w)")
_WORD = re.compile(r"[^\W\d_]{1,60}+(?:[-\u2010][^\W\d_]{1,60}+){0,4}")
_BEFORE = re.compile(r"[^\W_]{1,60}\Z")
_AFTER = re.compile(r"[^\W_]{1,60}")
LONGEST_PART = 60


class Hyphen(StrEnum):
    """What becomes of a hyphen, and whether another place of the text says so."""

    GOES = "goes"
    GOES_AS_ELSEWHERE = "goes-as-elsewhere"
    STAYS = "stays"
    STAYS_AS_ELSEWHERE = "stays-as-elsewhere"

    @property
    def stays(self) -> bool:
        return self in (Hyphen.STAYS, Hyphen.STAYS_AS_ELSEWHERE)


@dataclass(frozen=True, slots=True)
class PartedWord:
    """From `start` to `end` stand the hyphen, the end of the line and its blanks."""

    start: int
    end: int
    before: str
    after: str
    hyphen: Hyphen

    @property
    def word(self) -> str:
        return f"{self.before}{'-' if self.hyphen.stays else ''}{self.after}"


def words_in(text: str) -> frozenset[str]:
    """Every word of a text, hyphens included, in small letters."""
    return frozenset(match[0].casefold() for match in _WORD.finditer(text))


def find_parted_words(
    text: str, start: int, end: int, known: frozenset[str]
) -> Iterator[PartedWord]:
    for match in _AT_LINE_END.finditer(text, start, end):
        yield part_at(text, match.start(), match.end(), known)


def part_at(text: str, start: int, end: int, known: frozenset[str]) -> PartedWord:
    """The word that is parted by what stands from `start` to `end`."""
    first = _BEFORE.search(text[max(0, start - LONGEST_PART) : start])
    last = _AFTER.match(text, end)
    before, after = first[0] if first else "", last[0] if last else ""
    # The number of a note may be glued to the word: "reac-" above "tor1".
    if (letters := after.rstrip("0123456789")).isalpha() and len(letters) > 1:
        after = letters
    return PartedWord(start, end, before, after, _decide(before, after, known))


def _decide(before: str, after: str, known: frozenset[str]) -> Hyphen:
    if f"{before}{after}".casefold() in known:
        return Hyphen.GOES_AS_ELSEWHERE
    if f"{before}-{after}".casefold() in known:
        return Hyphen.STAYS_AS_ELSEWHERE
    is_word = before.isalpha() and after.isalpha()
    is_one_case = after.islower() or (before.isupper() and after.isupper())
    if is_word and is_one_case and not _keeps_it(before.casefold(), after.casefold()):
        return Hyphen.GOES
    return Hyphen.STAYS


def _keeps_it(before: str, after: str) -> bool:
    if before == "inter" and _BEHIND_INTER.match(after):
        return False
    return before in _KEEP_IT
