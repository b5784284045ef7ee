"""Corrected words put into the TEI; everything else of it stays to the letter."""

from __future__ import annotations

import re
from itertools import zip_longest

from lxml import etree

from letters.derivation.derive import read_flows
from letters.derivation.words.changes import Change, find_changes
from letters.derivation.words.word_places import CorrectedStretch, SourceMap, map_source
from letters.derivation.words.word_placing import Edit, UnsurePlaceError, place_change
from letters.tei.body import read_document
from letters.tei.errors import TeiError
from letters.tei.notation import check_characters
from letters.tei.plain_text import LINE_SEPARATOR
from letters.tei.source import Element, parse_xml

_LINE_ENDS = re.compile(rf"[\n{LINE_SEPARATOR}]")
_LONGEST_QUOTE = 60


class CorrectionError(TeiError):
    """A correction that cannot be placed surely; `faults` says each with its words."""

    def __init__(self, *faults: str) -> None:
        super().__init__(" ".join(faults))
        self.faults = faults


def correct_words(tei: str, stretch: CorrectedStretch, words: str) -> str:
    """`tei` with `words` where the text has those of `stretch`; lines stay lines.

    Raises CorrectionError with everything that cannot be placed.
    """
    check_characters(words.replace(LINE_SEPARATOR, "\n"))
    mapped = map_source(tei, stretch.note)
    if not mapped or stretch.end > len(mapped.text):
        raise CorrectionError("The words of this text cannot be told from its markup.")
    new_lines = lines_of(words)
    edits = _edits(mapped, stretch, new_lines)
    corrected = _apply(tei, edits)
    _verify(mapped, stretch, new_lines, corrected)
    return corrected


def lines_of(words: str) -> list[str]:
    """The lines of typed words, without the white space that no text keeps."""
    unified = words.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    lines = _LINE_ENDS.split(unified.strip("\n"))
    return [" ".join(filter(None, line.split(" "))) for line in lines]


def _edits(
    mapped: SourceMap, stretch: CorrectedStretch, new_lines: list[str]
) -> list[Edit]:
    old_lines = _lines(mapped.text, stretch)
    if len(old_lines) != len(new_lines):
        noun = "line" if len(old_lines) == 1 else "lines"
        raise CorrectionError(
            f"The text has {len(old_lines)} {noun} here, the correction "
            f"{len(new_lines)}. Where a line ends is markup: change that in the form."
        )
    edits: list[Edit] = []
    faults: list[str] = []
    for number, (line, new) in enumerate(zip(old_lines, new_lines, strict=True), 1):
        old = mapped.text[slice(*line)]
        if not new and old:
            faults.append(f"Nothing would be left of line {number}.")
            continue
        for change in find_changes(old, new):
            try:
                edits.extend(place_change(mapped, change, line))
            except UnsurePlaceError as error:
                faults.append(_fault(old, change, number, str(error)))
    if faults:
        raise CorrectionError(*faults)
    return edits


def _lines(text: str, stretch: CorrectedStretch) -> list[tuple[int, int]]:
    lines, start = [], stretch.start
    for end in _LINE_ENDS.finditer(text, stretch.start, stretch.end):
        lines.append((start, end.start()))
        start = end.end()
    return [*lines, (start, stretch.end)]


def _fault(old: str, change: Change, line: int, why: str) -> str:
    """What cannot be placed, with the words around it."""
    around = old[max(0, change.start - 20) : change.end + 20].strip()
    what = f"“{_cut(change.new)}”" if change.new else "What is deleted"
    return (
        f"{what} at “{_cut(around)}” (line {line}, character {change.start + 1}) cannot "
        f"be placed surely: {why}. Make this change in the form of the document."
    )


def _cut(words: str) -> str:
    is_long = len(words) > _LONGEST_QUOTE
    return f"{words[: _LONGEST_QUOTE - 1]}…" if is_long else words


def _apply(source: str, edits: list[Edit]) -> str:
    parts: list[str] = []
    at = 0
    for start, end, new in sorted(edits):
        parts += (source[at:start], new)
        at = max(at, end)
    return "".join([*parts, source[at:]])


def _verify(
    mapped: SourceMap, stretch: CorrectedStretch, new_lines: list[str], corrected: str
) -> None:
    """Whether the text reads as it should, and nothing else is touched."""
    before, _, _ = read_flows(read_document(mapped.source))
    after, _, _ = read_flows(read_document(corrected))
    old = mapped.text
    ends = _LINE_ENDS.findall(old, stretch.start, stretch.end)
    pairs = zip_longest(new_lines, ends, fillvalue="")
    words = "".join(line + end for line, end in pairs)
    wanted = old[: stretch.start] + words + old[stretch.end :]
    texts = [flow.plain.text for flow in after.values()]
    expected = [
        wanted if key == stretch.note else flow.plain.text
        for key, flow in before.items()
    ]
    if texts != expected:
        raise CorrectionError("The text would not read as it was corrected.")
    if emptied := _emptied(parse_xml(mapped.source), parse_xml(corrected)):
        raise CorrectionError(
            f"No words would be left of “{_cut(emptied)}”, which has markup of its own. "
            "Make this change in the form of the document."
        )


def _emptied(before: Element, after: Element) -> str:
    """The words of the first element that has none any more."""
    for old, new in zip(
        before.iter(etree.Element), after.iter(etree.Element), strict=True
    ):
        words = " ".join("".join(old.itertext()).split())
        if words and not "".join(new.itertext()).strip():
            return words
    return ""
