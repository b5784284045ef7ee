"""Says of words of a text what they are: its notation, with a span around the words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import chain, count

from letters.tei.errors import NotationError
from letters.tei.notation.attributes import AttributeList, format_attributes
from letters.tei.notation.grammar import UNBRACKETED
from letters.tei.notation.reader import parse_notation
from letters.tei.plain_text import read_text

LONGEST_MARKED = 5_000


class Marked(StrEnum):
    """What an archivist can say that words are."""

    REFERENCE = "reference"
    CONDITION = "condition"
    PASSAGE = "passage"


_CLASSES = {
    Marked.REFERENCE: "ref",
    Marked.CONDITION: "condition",
    Marked.PASSAGE: "conditional",
}
_IDENTIFIER = re.compile(r"#([A-Za-z_][\w.-]{0,200})", re.ASCII)
_OPENS, _CLOSES = re.compile(r"(?<!\\)\["), re.compile(r"(?<!\\)\]")
_BLANK_LINE = re.compile(r"\n[ \t]{0,100}\n")

NOT_FOUND = (
    "“{}” does not stand so in the text. Select the words there, or copy them from it."
)
SEVERAL = (
    "“{}” stands {} times in the text. Select the words that are meant, or write more of "
    "the words around them."
)
PARAGRAPHS = (
    "The words stand in several paragraphs. Mark those of one; for a passage across "
    "paragraphs the notation has .opens and .closes."
)
NOT_WHOLE = (
    "“{}” cannot be marked as it stands: it has half of another mark, or is a part of the "
    "notation itself. Select whole words."
)


def mark_words(
    notation: str, words: str, what: Marked, *, at: int | None = None, target: str = ""
) -> str:
    """The notation with `words` marked as what they are, and no other word of it changed.

    `at` is where they stand, for words that stand there several times; `target` is what
    a reference points to. Raises NotationError with the reason if that cannot be.
    """
    start, end = _find(notation, words, at)
    classes: tuple[str, ...] = (_CLASSES[what],)
    attributes: dict[str, str] = {}
    identifier = ""
    if what is Marked.REFERENCE:
        attributes["target"] = target
    else:
        identifier = _unused(what, notation)
    if what is Marked.PASSAGE:
        attributes["ana"] = "#include"
        start, end, has_brackets = _with_brackets(notation, start, end)
        classes = classes if has_brackets else (*classes, UNBRACKETED)
        said = notation[start + 1 : end - 1] if has_brackets else notation[start:end]
    else:
        said = notation[start:end]
    if len(_OPENS.findall(said)) != len(_CLOSES.findall(said)):
        raise NotationError(NOT_WHOLE.format(words[:60]))
    listed = format_attributes(AttributeList(identifier, classes, attributes))
    marked = f"{notation[:start]}[{said}]{listed}{notation[end:]}"
    _check(notation, marked, words)
    return marked


def _places(notation: str, parts: list[str]) -> Iterator[tuple[int, int]]:
    start = notation.find(parts[0])
    while start >= 0:
        if end := _end_of(notation, parts, start):
            yield start, end
        start = notation.find(parts[0], start + 1)


def _end_of(notation: str, parts: list[str], start: int) -> int:
    """Where the parts end that stand one after the other from `start`; 0 if they do not."""
    end = start + len(parts[0])
    for part in parts[1:]:
        following = end
        while notation[following : following + 1].isspace():
            following += 1
        if following == end or not notation.startswith(part, following):
            return 0
        end = following + len(part)
    return end


def _unused(what: Marked, notation: str) -> str:
    """An identifier that nothing in the text has: "condition", "condition-2" …"""
    taken = set(_IDENTIFIER.findall(notation))
    names = (f"{what}-{number}" for number in count(2))
    return next(name for name in chain([what.value], names) if name not in taken)


def _with_brackets(notation: str, start: int, end: int) -> tuple[int, int, bool]:
    """The range with the brackets of the page that stand around it, and whether any do."""
    if end - start > 2 and notation[start] == "[" and notation[end - 1] == "]":
        return start, end, True
    if notation[start - 1 : start] == "[" and notation[end : end + 1] == "]":
        return start - 1, end + 1, True
    return start, end, False


def _find(notation: str, words: str, at: int | None) -> tuple[int, int]:
    """Where the words stand, whichever spaces and line ends are between them."""
    parts = words.split()
    if not parts or len(words) > LONGEST_MARKED:
        raise NotationError(NOT_FOUND.format(words[:60]))
    found = list(_places(notation, parts))
    chosen = [span for span in found if span[0] == at] or found
    if not chosen:
        raise NotationError(NOT_FOUND.format(words[:60]))
    if len(chosen) > 1:
        raise NotationError(SEVERAL.format(words[:60], len(chosen)))
    start, end = chosen[0]
    if _BLANK_LINE.search(notation, start, end):
        raise NotationError(PARAGRAPHS)
    return start, end


def _check(before: str, after: str, words: str) -> None:
    """Refuse to change a word, or to mark what is no run of words."""
    try:
        has_same_words = _plain(after) == _plain(before)
    except NotationError:
        has_same_words = False
    if not has_same_words:
        _plain(before)  # a mistake that the text has anyhow is said with its place
        raise NotationError(NOT_WHOLE.format(words[:60]))


def _plain(notation: str) -> str:
    return read_text(parse_notation(notation)).text
