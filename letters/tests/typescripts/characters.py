"""An account of every character of a typescript: where it is now, or that it is lost.

White space is not counted: lines are broken by the width of a page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from lxml import etree

from letters.tests.typescripts.read_back import ReadPaper

_WORD = re.compile(r"\S+")
_PAGE_NUMBER = re.compile(
    r"\s*(?:[-–—]+ ?|(?:page|p\.) ?)?(?P<label>\d{1,3})(?: of \d{1,3}|[ .–—-]{1,3})?\s*",
    re.IGNORECASE,
)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# The forms in which typists write the sign of a note.
_SIGNS = ("/{}/", "[{}]", "({})", "{}/", "{}.", "{}")
# Between the parts of a word that the end of a page parts stand notes and running lines.
MOST_BETWEEN = 600
_WITHOUT_TRANSCRIBERS = str.maketrans("", "", "[]{}^~?")
# The question of the transcriber stands in the brackets, that of the paper behind them.
_QUESTION = re.compile(r"(?<=\[)\?|\?(?=\])")
_BRACKETS = str.maketrans("", "", "[]{}^~")
_QUOTED = re.compile(r"“([^”]*)”")
# A doubt about running lines stands at the first of them.
NEAR = 12


@dataclass(slots=True)
class Account:
    """How many characters are where; `lost` are the words that are nowhere, with their
    lines, and `invented` those of the text that the typescript has not."""

    in_text: int = 0
    in_structure: int = 0
    removed: int = 0
    lost: list[tuple[int, str]] = field(default_factory=list)
    invented: list[str] = field(default_factory=list)

    @property
    def accounted(self) -> int:
        return self.in_text + self.in_structure + self.removed


@dataclass(frozen=True, slots=True)
class _Typed:
    word: str
    line: int
    ends_line: bool


def account_for(text: str, documents: Sequence[ReadPaper]) -> Account:
    """Of the text of a file, which may hold several documents."""
    return _Accounting(text, documents).account


class _Accounting:
    """Takes each word of the typescript from those that were read."""

    def __init__(self, text: str, documents: Sequence[ReadPaper]) -> None:
        self.account = Account()
        self._words = Counter(chain.from_iterable(map(_words_read, documents)))
        self._structure = Counter(
            chain.from_iterable(map(_words_of_structure, documents))
        )
        records = [read.records for read in documents]
        self._pages = {page.label for each in records for page in each.pages}
        numbers = {note.number for each in records for note in each.footnotes}
        self._signs = sorted(_signs_of(numbers), key=len, reverse=True)
        self._listed = [one for read in documents for one in _listed(read)]
        self._lines = text.split("\n")
        self._typed = list(_typed(text))
        self._taken: set[int] = set()
        running = self._on_running_lines()
        for place in sorted(range(len(self._typed)), key=lambda at: at in running):
            if place not in self._taken:
                self._take(place)
        self.account.invented = sorted(self._words.elements())

    def _on_running_lines(self) -> set[int]:
        """The words on lines that number a page, or that a doubt quotes, and the signs that
        begin notes: the words of the text come first, of which they may have the same."""
        quoted = {
            line
            for at, words in self._listed
            for line in range(max(at, 1), min(at + NEAR, len(self._lines) + 1))
            if not Counter(self._lines[line - 1].split()) - words
        }
        return {
            place
            for place, typed in enumerate(self._typed)
            if typed.line in quoted
            or self._numbers_page(typed.line)
            or (typed.word in self._signs and _begins_line(self._typed, place))
        }

    def _numbers_page(self, line: int) -> bool:
        number = _PAGE_NUMBER.fullmatch(self._lines[line - 1])
        return bool(number and number["label"].lstrip("0") in self._pages)

    def _take(self, place: int) -> None:
        typed = self._typed[place]
        if self._spend(typed.word):
            self.account.in_text += len(typed.word)
        elif typed.ends_line and typed.word.endswith("-") and self._join(place):
            pass
        elif not any(
            take(typed)
            for take in (
                self._take_call,
                self._take_signs,
                self._take_structure,
                self._list,
            )
        ):
            self.account.lost.append((typed.line, typed.word))

    def _spend(self, word: str) -> bool:
        if not self._words[word]:
            return False
        self._words[word] -= 1
        return True

    def _join(self, place: int) -> bool:
        """A word parted at the end of a line; running lines may stand between its parts."""
        typed = self._typed[place]
        for follower in range(place + 1, min(place + MOST_BETWEEN, len(self._typed))):
            rest = self._typed[follower].word
            is_free = follower not in self._taken and rest[0].isalpha()
            if not is_free or not _begins_line(self._typed, follower):
                continue
            for joined, removed in (
                (typed.word[:-1] + rest, 1),
                (typed.word + rest, 0),
            ):
                if self._spend_called(joined):
                    self._taken.add(follower)
                    self.account.in_text += len(typed.word) - removed + len(rest)
                    self.account.removed += removed
                    return True
        return False

    def _spend_called(self, word: str) -> bool:
        """A word, or the word without the sign of a note in it."""
        return self._spend(word) or any(
            self._spend(rest) for _, rest in self._without_sign(word)
        )

    def _without_sign(self, word: str) -> Iterator[tuple[str, str]]:
        """Each sign of a note that may stand in the word, and the rest of the word: those
        first behind which nothing but other signs stands."""
        parted = [(sign, word.rpartition(sign)) for sign in self._signs if sign in word]
        parted.sort(key=lambda one: any(map(str.isalnum, one[1][2])))
        for sign, (before, _, after) in parted:
            yield sign, before + after

    def _take_call(self, typed: _Typed) -> bool:
        """The signs of one note or two, which are structure; their word is text."""
        once = [rest for _, rest in self._without_sign(typed.word)]
        twice = [rest for word in once for _, rest in self._without_sign(word)]
        for rest in (*once, *twice):
            if not rest or self._spend(rest):
                self.account.in_structure += len(typed.word) - len(rest)
                self.account.in_text += len(rest)
                return True
        return False

    def _take_signs(self, typed: _Typed) -> bool:
        """A word within the signs of who transcribed it: "[wheat?],", "^wheat^"."""
        for rest in (
            typed.word.translate(_WITHOUT_TRANSCRIBERS),
            _QUESTION.sub("", typed.word).translate(_BRACKETS),
        ):
            if rest != typed.word and self._spend(rest):
                self.account.in_structure += len(typed.word) - len(rest)
                self.account.in_text += len(rest)
                return True
        return False

    def _take_structure(self, typed: _Typed) -> bool:
        is_page = self._numbers_page(typed.line)
        if not is_page and not self._structure[typed.word]:
            return False
        self._structure[typed.word] -= not is_page
        self.account.in_structure += len(typed.word)
        return True

    def _list(self, typed: _Typed) -> bool:
        """A word that is in no text, and that a doubt near its line quotes once."""
        for line, words in self._listed:
            if abs(line - typed.line) <= NEAR and words[typed.word]:
                words[typed.word] -= 1
                self.account.removed += len(typed.word)
                return True
        return False


def _signs_of(numbers: Iterable[str]) -> Iterator[str]:
    for number in filter(None, numbers):
        for written in {number, number.translate(_RAISED)}:
            yield from (sign.format(written) for sign in _SIGNS)


def _typed(text: str) -> Iterator[_Typed]:
    for at, line in enumerate(text.split("\n"), 1):
        words = [match[0] for match in _WORD.finditer(line)]
        for place, word in enumerate(words, 1):
            yield _Typed(word, at, place == len(words))


def _begins_line(typed: list[_Typed], place: int) -> bool:
    return typed[place - 1].line != typed[place].line


def _words_read(read: ReadPaper) -> Iterator[str]:
    """The words of the running text and of each note."""
    for flow in read.records.flows.values():
        yield from _WORD.findall(flow.plain.text)


def _listed(read: ReadPaper) -> Iterator[tuple[int, Counter[str]]]:
    """The words that each doubt quotes and each listing, with its line."""
    for doubt in (*read.doubts, *read.said.listed):
        quoted = _QUOTED.findall(doubt.words)
        yield doubt.line, Counter(word for words in quoted for word in words.split())


def _words_of_structure(read: ReadPaper) -> Iterator[str]:
    """What the encoding names without saying it: attributes, running lines, fields."""
    for element in etree.fromstring(read.tei.encode()).iter("*"):
        for value in element.attrib.values():
            yield from _WORD.findall(str(value))
        if etree.QName(element).localname == "fw":
            yield from _WORD.findall("".join(element.itertext()))
    yield from _WORD.findall(read.proposed.number)
    for line in read.proposed.head:
        yield from _WORD.findall(line.evidence)
