"""The index at the back of a volume: its headings, what stands under them, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from letters.tei.source import TEI_NAMESPACE, XML_ID, Element, local_name

# What marks a list, or a division, as an index in the series.
INDEX = "index"

_LIST = f"{{{TEI_NAMESPACE}}}list"
_ITEM = f"{{{TEI_NAMESPACE}}}item"
_WHITE_SPACE = re.compile(r"[ \t\r\n]++")
# "Germany (see also Berlin issue)", "Aqaba, Gulf of. See Gulf of Aqaba"; no "Holy See".
_SEE = re.compile(
    r"(?<![\s.,;(])(?<!\bholy)[\s.,;(]++see\b.*", re.IGNORECASE | re.DOTALL
)
# Numbers of pages that the file does not mark; one of four digits may be a year.
_UNMARKED_PLACE = re.compile(r"\d{1,5} ?n{1,2}|\d{1,3}")
# "765 n, 773": notes on a page.
_OF_NOTES = re.compile(r"(?<=\d) ?n{1,2}\b")
_PUNCTUATION = " ,;:([–-"
# A point after a longer word ends the heading; others are of "U.S." and "Jr.".
_ENDS_A_HEADING = re.compile(r"(?<=[^\W\d_]{4})\.$")


@dataclass(frozen=True, slots=True)
class IndexWords:
    """Some words of a line. `pointer` is the `target` of those that lead somewhere
    ("#pg_397", "#d12", "#in3"); `is_place` is true of each number of a page or a
    document, also where its file does not say to which it leads."""

    text: str
    pointer: str = ""
    is_place: bool = False


@dataclass(frozen=True, slots=True)
class IndexLine:
    """`level` is 0 for the line of the heading itself."""

    level: int
    words: tuple[IndexWords, ...]

    @property
    def text(self) -> str:
        return "".join(words.text for words in self.words)

    @property
    def words_alone(self) -> str:
        """Without the numbers of pages and documents."""
        return " ".join(words.text for words in self.words if not words.is_place)


@dataclass(frozen=True, slots=True)
class IndexHeading:
    """`person` is the key of the person in the volume's list whom it names, or "";
    `identifiers` are those of its lines, to which other headings refer."""

    name: str
    person: str
    lines: tuple[IndexLine, ...]
    identifiers: tuple[str, ...]

    @property
    def places(self) -> int:
        """How many pages or documents it names."""
        words = (words for line in self.lines for words in line.words)
        return sum(words.is_place for words in words)


def read_index(root: Element) -> Iterator[IndexHeading]:
    """The headings of the index in `root`, in order; none, if no index is in it. Of a
    division that is an index by its identifier, each list is one."""
    before: IndexHeading | None = None
    for heading in _headings_in(root):
        if before and not any(map(str.isalpha, _OF_NOTES.sub("", heading.name))):
            # Numbers that go on with what stands above them.
            before = _with_more_lines(before, heading)
            continue
        if before:
            yield before
        before = heading
    if before:
        yield before


def _headings_in(root: Element) -> Iterator[IndexHeading]:
    is_index = root.get(XML_ID) == INDEX
    for index in root.iter(_LIST):
        parent = index.getparent()
        if index.get("type") == INDEX or (is_index and parent is root):
            yield from _read_headings(index)


def _with_more_lines(heading: IndexHeading, more: IndexHeading) -> IndexHeading:
    lines = [IndexLine(line.level + 1, line.words) for line in more.lines]
    return replace(
        heading,
        lines=(*heading.lines, *lines),
        identifiers=heading.identifiers + more.identifiers,
    )


def _read_headings(index: Element) -> Iterator[IndexHeading]:
    for item in index.iterchildren(_ITEM):
        lines = tuple(_lines_of(item))
        if lines[0].text:
            yield IndexHeading(
                _name_in(lines[0]) or lines[0].text,
                _person_in(item),
                lines,
                tuple(i for each in item.iter(_ITEM) if (i := each.get(XML_ID))),
            )
            continue
        # An item that only holds lists keeps the headings of one letter together.
        for part in item.iterchildren(_LIST):
            yield from _read_headings(part)


def _lines_of(item: Element, level: int = 0) -> Iterator[IndexLine]:
    """The line of the item, and then those that stand under it."""
    inner: list[Element] = []
    yield IndexLine(level, tuple(_joined(_words_of(item, inner))))
    for part in inner:
        for line in part.iterchildren(_ITEM):
            yield from _lines_of(line, level + 1)


def _words_of(element: Element, inner: list[Element]) -> Iterator[IndexWords]:
    """The words of `element` but for those of lists in it, which `inner` gets."""
    yield IndexWords(element.text or "")
    for child in element:
        name = local_name(child)
        if name == "list":
            inner.append(child)
        elif name == "ref":
            pointer = (child.get("target") or "").strip()
            words = "".join(map(str, child.itertext()))
            is_place = any(map(str.isdigit, words)) and not pointer.startswith("#in")
            yield IndexWords(words, pointer, is_place)
        elif name:
            yield from _words_of(child, inner)
        yield IndexWords(child.tail or "")


def _joined(pieces: Iterator[IndexWords]) -> Iterator[IndexWords]:
    """Neighbouring words of one kind as one, with white space collapsed."""
    line: list[IndexWords] = []
    for piece in pieces:
        text = _WHITE_SPACE.sub(" ", piece.text)
        before = line[-1] if line else IndexWords("")
        if before.text.endswith(" ") or not line:
            text = text.removeprefix(" ")
        if not text:
            continue
        is_plain = not piece.pointer and not piece.is_place
        if line and is_plain and not before.pointer and not before.is_place:
            line[-1] = IndexWords(before.text + text)
        else:
            line.append(IndexWords(text, piece.pointer, piece.is_place))
    if line:
        last = line.pop()
        if text := last.text.rstrip(" "):
            line.append(IndexWords(text, last.pointer, last.is_place))
    yield from line


def _name_in(line: IndexLine) -> str:
    """What stands before the first place, without what it says of other headings."""
    name = ""
    for words in line.words:
        if words.is_place or words.pointer:
            break
        name += words.text
    name = _SEE.sub("", name).strip(_PUNCTUATION)
    parts = name.split(",")
    while len(parts) > 1 and _UNMARKED_PLACE.fullmatch(parts[-1].strip()):
        parts.pop()
    name = ",".join(parts)
    if name.count("(") > name.count(")"):
        name += ")"
    return _ENDS_A_HEADING.sub("", name)


def _person_in(item: Element) -> str:
    """The key of the person with whose name the item begins."""
    first = next(iter(item), None)
    if first is None or (item.text or "").strip() or local_name(first) != "persName":
        return ""
    return (first.get("corresp") or "").removeprefix("#").strip()
