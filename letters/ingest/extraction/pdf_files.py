"""Reads the text layer of a PDF as the text that somebody would have pasted.

A page ends with a form feed. Lines stay lines and hyphens at their ends stay; wide gaps
within a line are tabs, and an empty line stands where more room is left than usual.
Raised marks call for notes; what stands for their notes below the text is read as these.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

import pypdfium2

from letters.ingest.extraction.extracted_text import NOT_TAKEN, ExtractedText
from letters.ingest.extraction.formats import FormattedWords, mark_formats
from letters.ingest.extraction.pdf_lines import Glyph, PageLine, PageText, read_page
from letters.tei.errors import SourceError
from letters.tei.transcription import Doubt

MOST_PAGES = 500
MOST_CHARACTERS = 2_000_000
_PAGE_END = "\f"
# More room between two lines than so many times what is usual parts paragraphs.
_APART = 1.35
# How far below each other lines stand at most, in heights of the letters.
_SINGLE, _DOUBLE = 1.4, 2.5
_SEVERAL = 4
# A gap that is wider than so many heights of the letters parts columns: three blanks of a
# typewriter are 1.8, and a gap may have no blank in the file at all.
_GAP, _GAP_WITHOUT_BLANK = 1.6, 1.0
# The width of a blank, in heights.
_BLANK = 0.5
_MARK = re.compile(r"[0-9]{1,3}|[*†‡§]{1,3}")
_NOTE_BEGINS = re.compile(r"(?P<mark>[0-9]{1,3}|[*†‡§]{1,3})[.)]?\s+(?=\S)")
_NO_TEXT = (
    "This PDF has no text, only pictures of pages. Nothing of it is taken. Hand in its "
    "pages as scans, and type or paste the text."
)
_TOO_LARGE = (
    "This PDF has more than {:,} {}. Nothing of it is taken. Divide it, or paste its "
    "text."
)


def read(content: bytes) -> ExtractedText:
    """Reads it here, whatever that takes. Raises SourceError for one that has no text or
    too much, and what the library raises for a damaged one: `process` calls it in a
    process of its own."""
    document = pypdfium2.PdfDocument(content)
    if len(document) > MOST_PAGES:
        raise SourceError(_TOO_LARGE.format(MOST_PAGES, "pages"))
    pages: list[PageText] = []
    characters = 0
    for page in document:
        pages.append(read_page(page))
        characters += sum(len(line.glyphs) for line in pages[-1].lines)
        if characters > MOST_CHARACTERS:
            raise SourceError(_TOO_LARGE.format(MOST_CHARACTERS, "characters"))
    if not any(page.lines for page in pages):
        raise SourceError(_NO_TEXT)
    return _PdfWriter().write(pages)


@dataclass(slots=True)
class _PdfWriter:
    lines: list[str] = field(default_factory=list)
    doubts: list[tuple[int, str, str]] = field(default_factory=list)
    numbers: set[int] = field(default_factory=set)

    def write(self, pages: Sequence[PageText]) -> ExtractedText:
        for number, page in enumerate(pages, 1):
            self._write_page(page, number)
            if number < len(pages):
                self.lines.append(_PAGE_END)
        doubts = tuple(
            Doubt(NOT_TAKEN, message, line, 0, excerpt)
            for line, message, excerpt in dict.fromkeys(self.doubts)
        )
        return ExtractedText("\n".join(self.lines).rstrip() + "\n", doubts)

    def _write_page(self, page: PageText, number: int) -> None:
        if not page.lines:
            what = "a picture" if page.has_picture else "nothing that can be read"
            self._doubt(f"Page {number} of the PDF has no text, only {what}.")
        elif page.is_hidden:
            self._doubt(
                f"The words of page {number} are a hidden layer over its picture, as a "
                "machine has read it. Compare them with the scan."
            )
        elif page.has_picture:
            self._doubt(f"A picture stands on page {number}. It is not taken.")
        calls, notes = self._notes(page.lines)
        usual = _usual_pitch(page.lines)
        margin = _margin(page.lines)
        base = 0.0
        for place, line in enumerate(page.lines):
            if base - line.base > _APART * usual:
                self.lines.append("")
            base = line.base
            if place in notes:
                self._write_note(line, notes[place], calls)
            else:
                words = mark_formats(_stretches(line, calls), self._doubt).strip()
                indent = int((line.left - margin) / (_BLANK * line.size))
                self.lines.append(" " * indent + words)

    def _notes(
        self, lines: Sequence[PageLine]
    ) -> tuple[dict[str, int], dict[int, str]]:
        """The number in the file of each mark that calls for a note of the page, and the
        places of the lines that begin these notes, with their marks."""
        calls: dict[str, int] = {}
        notes: dict[int, str] = {}
        begun = [_begins_note(line) for line in lines]
        for place, line in enumerate(lines):
            for mark in _calling_marks(line):
                below = [at for at in range(place + 1, len(lines)) if begun[at] == mark]
                if below and mark not in calls:
                    calls[mark] = self._number(mark)
                    # A list of the text may have the same number above the notes.
                    notes[below[-1]] = mark
        return calls, notes

    def _number(self, mark: str) -> int:
        is_free = mark.isdigit() and int(mark) not in self.numbers
        number = int(mark) if is_free else max(self.numbers, default=0) + 1
        self.numbers.add(number)
        return number

    def _write_note(self, line: PageLine, mark: str, calls: Mapping[str, int]) -> None:
        number = calls[mark]
        if mark != str(number):
            self._doubt(f"Note {mark} of this page is note {number} here.", line.text)
        if not line.is_raised(line.first):
            self._doubt(f"This line is taken for note {mark}.", line.text)
        words = mark_formats(_stretches(line, {}), self._doubt).strip()
        rest = words.removeprefix(mark).lstrip(".) ")
        self.lines.append(f"[^{number}]: {rest}")

    def _doubt(self, message: str, excerpt: str = "") -> None:
        self.doubts.append((len(self.lines) + 1, message, excerpt.strip()[:60]))


def _usual_pitch(lines: Sequence[PageLine]) -> float:
    """How far below each other the lines of a paragraph stand; 0 on a page with one line.

    A quarter of all lines stand closer, since there are pages of short paragraphs. Double
    spacing is usual on a page of several lines alone.
    """
    pitches = sorted(
        before.base - line.base
        for before, line in pairwise(lines)
        if before.base > line.base
    )
    if not pitches:
        return 0.0
    widest = _DOUBLE if len(pitches) >= _SEVERAL else _SINGLE
    return min(pitches[len(pitches) // 4], widest * lines[0].size)


def _margin(lines: Sequence[PageLine]) -> float:
    """Where most lines begin."""
    begun = Counter(round(line.left) for line in lines)
    return begun.most_common(1)[0][0] if begun else 0.0


def _begins_note(line: PageLine) -> str:
    """The mark that the line begins with, as a note does."""
    first = next(_raised(line), "") if line.is_raised(line.first) else ""
    match = _NOTE_BEGINS.match(line.text)
    return first or (match["mark"] if match else "")


def _calling_marks(line: PageLine) -> Iterator[str]:
    """The raised marks, but one that the line begins with."""
    marks = _raised(line)
    if line.is_raised(line.first):
        next(marks, None)
    return marks


def _raised(line: PageLine) -> Iterator[str]:
    for is_raised, group in groupby(line.glyphs, line.is_raised):
        text = "".join(glyph.character for glyph in group).strip()
        if is_raised and _MARK.fullmatch(text):
            yield text


def _stretches(line: PageLine, calls: Mapping[str, int]) -> list[FormattedWords]:
    """The words of a line, alike ones together; raised marks that call for notes are
    [^1], wide gaps are tabs."""
    stretches = [FormattedWords(())]
    for is_raised, group in groupby(line.glyphs, line.is_raised):
        glyphs = [*group]
        mark = "".join(glyph.character for glyph in glyphs).strip()
        if is_raised and mark in calls:
            stretches[-1].text += f"[^{calls[mark]}]"
            continue
        for before, glyph, after in _with_neighbours(glyphs):
            is_blank = glyph.character.isspace()
            if not is_blank and glyph.formats != stretches[-1].formats:
                stretches.append(FormattedWords(glyph.formats))
            least = _GAP_WITHOUT_BLANK if glyph.is_supplied else _GAP
            is_gap = is_blank and after - before > least * line.size
            stretches[-1].text += "\t" if is_gap else glyph.character
    return stretches


def _with_neighbours(glyphs: Sequence[Glyph]) -> Iterator[tuple[float, Glyph, float]]:
    """Each with where the one before it ends, and where the one after it begins."""
    for at, glyph in enumerate(glyphs):
        before = glyphs[at - 1].right if at else glyph.left
        after = glyphs[at + 1].left if at + 1 < len(glyphs) else glyph.right
        yield before, glyph, after
