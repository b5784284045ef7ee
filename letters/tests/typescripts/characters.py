"""An account of every character of a typescript: where it is now, or that it is lost.

White space is not counted: lines are broken by the width of a page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from lxml import etree

from letters.tests.typescripts.read_back import ReadPaper

_WORD = re.compile(r"\S+")
_PAGE_NUMBER = re.compile(
    r"[\s\f]*(?:[-–—]+ ?|(?:page|p\.) ?)?(?P<label>\d{1,3})\b.*", re.I
)
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# A sign that calls for a note, behind a word or alone; then what may follow it.
_CALL = re.compile(
    r"(?P<word>.*?)(?P<sign>/\d{1,3}/|\d{1,3}[/.]?|\[\d{1,3}\]|\(\d{1,3}\)|[⁰¹²³⁴-⁹]+|\*{1,3}|†+)"
    r"(?P<end>\W*)"
)
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
        self._numbers = {note.number for each in records for note in each.footnotes}
        self._listed = [one for read in documents for one in _listed(read)]
        self._lines = text.split("\n")
        self._typed = list(_typed(text))
        self._taken: set[int] = set()
        for place in range(len(self._typed)):
            if place not in self._taken:
                self._take(place)
        self.account.invented = sorted(self._words.elements())

    def _take(self, place: int) -> None:
        typed = self._typed[place]
        if self._spend(typed.word):
            self.account.in_text += len(typed.word)
        elif typed.ends_line and typed.word.endswith("-") and self._join(place):
            pass
        elif not (
            self._take_call(typed) or self._take_structure(typed) or self._list(typed)
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
        for follower in range(place + 1, min(place + 60, len(self._typed))):
            rest = self._typed[follower].word
            if follower in self._taken or not _begins_line(self._typed, follower):
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
        """A word, or the word without the sign of a note behind it."""
        call = _CALL.fullmatch(word)
        if self._spend(word):
            return True
        is_note = call and _number(call["sign"]) in self._numbers
        return bool(is_note and call and self._spend(call["word"] + call["end"]))

    def _take_call(self, typed: _Typed) -> bool:
        """The sign of a note, which is structure; its word is text."""
        call = _CALL.fullmatch(typed.word)
        if not call or _number(call["sign"]) not in self._numbers:
            return False
        rest = call["word"] + call["end"]
        if rest and not self._spend(rest):
            return False
        self.account.in_structure += len(call["sign"])
        self.account.in_text += len(rest)
        return True

    def _take_structure(self, typed: _Typed) -> bool:
        line = self._lines[typed.line - 1]
        number = _PAGE_NUMBER.fullmatch(line)
        is_page = bool(number) and number["label"].lstrip("0") in self._pages  # type: ignore[index]
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


def _number(sign: str) -> str:
    digits = sign.translate(_SUPERSCRIPTS)
    return digits.strip("/[]().") or sign


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
    """The words that each doubt quotes, with its line."""
    for doubt in read.doubts:
        quoted = _QUOTED.findall(doubt.message)
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
