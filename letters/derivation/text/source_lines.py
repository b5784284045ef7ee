"""What became of each line of a file in the texts that were made of it, word by word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from letters.alignment import DELETED, WordStretch, compare_sequences
from letters.derivation.text.changed_parts import LabelledPart, TextParts

_WORD = re.compile(r"\w++")
_CUT = re.compile(r"[-\u00ad\u2010]\s*$")
_TAGS = re.compile(r"<[^<>]*+>|&#?\w{1,10};")
# What the notation writes around words; of a page mark the label stays.
_SIGNS = re.compile(r"^:::++[^\n]*+|\{[^{}\n]*+\}|(?<=\[)Page\b", re.MULTILINE)
# A part with fewer of the words of a line has them by chance, if another has more.
_LEAST_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line, from 1. Of its `stretches`, those with the tag del are in no text.

    `places` are the parts that have its other words: "paragraph 3", "note 1".
    """

    number: int
    stretches: tuple[WordStretch, ...]
    places: tuple[str, ...]

    @property
    def is_left_out(self) -> bool:
        """Whether it has words, and none of them is in a text."""
        words = [stretch for stretch in self.stretches if _WORD.search(stretch.text)]
        return bool(words) and all(stretch.tag for stretch in words)

    @property
    def is_cut(self) -> bool:
        """Whether some of its words are in no text."""
        return any(stretch.tag for stretch in self.stretches)


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the file; `spans` are its line, from 0, and characters: a word that is
    parted at the end of a line has two."""

    key: str
    spans: tuple[tuple[int, int, int], ...]


# A word of a text, and the part that it stands in.
_Placed = tuple[str, str]


def without_markup(text: str, *, is_tei: bool) -> str:
    """The text of a file with blanks for its tags, or for the signs of the notation: its
    words stand where they stood."""
    markup = _TAGS if is_tei else _SIGNS
    return markup.sub(lambda sign: re.sub(r"[^\n]", " ", sign[0]), text)


def account_for_lines(
    text: str,
    bare: str,
    texts: Mapping[str, TextParts],
    pages: Mapping[str, Sequence[str]],
) -> list[SourceLine]:
    """Every line of the text of a file, in order; `bare` is the text without its markup.

    `texts` are by the names that their parts are called with, in the order of the file,
    and `pages` the labels of their pages.
    """
    lines = text.split("\n")
    running = [one for name in texts for one in _placed(name, texts[name].lines)]
    notes = [one for name in texts for one in _placed(name, texts[name].notes.values())]
    marks = [one for name in texts for one in _marks(name, texts[name])]
    breaks = [
        (label, _called(name, f"page {label}"))
        for name in pages
        for label in pages[name]
    ]
    words = [*_words(bare.split("\n"), {key for key, _ in (*running, *notes)})]
    places: dict[int, str] = {}
    # Notes stand below their pages, or at the end: what is left by the running text. A
    # note has its mark in the text and beside its words.
    for placed in (running, notes, marks, marks, breaks):
        left = [at for at in range(len(words)) if at not in places]
        places |= _matched(words, left, placed)
    return [*_accounts(lines, words, places)]


def _called(name: str, label: str) -> str:
    return ", ".join(filter(None, (name, label)))


def _marks(name: str, text: TextParts) -> Iterator[_Placed]:
    """The numbers of the notes, which are called "note 1"."""
    for note in text.notes.values():
        yield note.label.rpartition(" ")[2], _called(name, f"mark of {note.label}")


def _placed(name: str, parts: Iterable[LabelledPart]) -> Iterator[_Placed]:
    for part in parts:
        for word in _WORD.finditer(part.text):
            yield word[0], _called(name, part.label)


def _words(lines: Sequence[str], known: set[str]) -> Iterator[_Word]:
    """The words of the file; one that is cut at the end of a line is one if a text has
    it so."""
    cut: _Word | None = None
    for number, line in enumerate(lines):
        found = [
            _Word(word[0], ((number, *word.span()),)) for word in _WORD.finditer(line)
        ]
        if cut and found:
            joined = cut.key + found[0].key
            if joined in known:
                found[0] = _Word(joined, cut.spans + found[0].spans)
            else:
                yield cut
            cut = None
        if found and _CUT.search(line):
            cut = found.pop()
        yield from found
    if cut:
        yield cut


def _matched(
    words: Sequence[_Word], left: Sequence[int], placed: Sequence[_Placed]
) -> dict[int, str]:
    """The parts of the words that are `left`, by the numbers of these words."""
    compared = compare_sequences(
        [words[at].key for at in left], [key for key, _ in placed]
    )
    return {
        left[change.old_start + step]: placed[change.new_start + step][1]
        for change in compared
        if change.is_equal
        for step in range(change.old_end - change.old_start)
    }


def _accounts(
    lines: Sequence[str], words: Sequence[_Word], places: Mapping[int, str]
) -> Iterator[SourceLine]:
    lost: list[list[tuple[int, int]]] = [[] for _ in lines]
    counted: list[Counter[str]] = [Counter() for _ in lines]
    for at, word in enumerate(words):
        for number, start, end in word.spans:
            if at in places:
                counted[number][places[at]] += 1
            else:
                lost[number].append((start, end))
    for number, line in enumerate(lines):
        least = _LEAST_SHARE * sum(counted[number].values())
        parts = [part for part, count in counted[number].items() if count >= least]
        stretches = tuple(_stretches(line, lost[number]))
        yield SourceLine(number + 1, stretches, tuple(parts))


def _stretches(line: str, lost: Sequence[tuple[int, int]]) -> Iterator[WordStretch]:
    """The line in stretches; lost words that follow each other are one."""
    joined: list[list[int]] = []
    for start, end in lost:
        if joined and not _WORD.search(line[joined[-1][1] : start]):
            joined[-1][1] = end
        else:
            joined.append([start, end])
    at = 0
    for start, end in joined:
        if at < start:
            yield WordStretch(line[at:start])
        yield WordStretch(line[start:end], DELETED)
        at = end
    if at < len(line):
        yield WordStretch(line[at:])
