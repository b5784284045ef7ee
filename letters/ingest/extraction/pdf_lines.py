"""The lines of a page of a PDF: their letters, where they stand, and how they are formatted.

Places are in points from the left and the bottom of the page.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import pypdfium2
from pypdfium2 import raw

# PDF 32000-1, table 123: bit 7 of a font's flags.
_ITALIC = 1 << 6
_BOLD_WEIGHT = 600
_LONGEST_NAME = 200
# A stroke through or below words is thin beside their height, and wide.
_THICKEST, _NARROWEST = 0.2, 0.3
# Where a stroke stands, from the line that letters stand on, in heights of the font.
_THROUGH = (0.12, 0.55)
_BELOW = (-0.35, 0.12)
# So much higher than its line stands what calls for a note.
RAISED = 0.2
# In heights of the letters: what stands on one line, and what is a gap between words.
_SAME_LINE, _OVERLAP, _WORD_GAP = 0.6, 0.3, 0.15
_INVISIBLE = 3
_LINE_ENDS = "\r\n"
# What the library gives for a hyphen at the end of a line.
_HYPHENS = ("\x02", "\ufffe")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character: `formats` are of struck, bold, underlined and italic, in that order.

    A blank `is_supplied` where the file has none, and words stand apart.
    """

    character: str
    left: float
    right: float
    base: float
    size: float
    formats: tuple[str, ...] = ()
    is_supplied: bool = False


@dataclass(frozen=True, slots=True)
class PageLine:
    """The glyphs of a line as they are read, with blanks; at least one is no blank.

    `base` is where most of its letters stand, and `size` the height of most.
    """

    glyphs: tuple[Glyph, ...]
    base: float
    size: float
    left: float

    @classmethod
    def of(cls, glyphs: Sequence[Glyph]) -> PageLine:
        drawn = [glyph for glyph in glyphs if not glyph.character.isspace()]
        return cls(
            tuple(glyphs),
            _most_common(round(glyph.base, 1) for glyph in drawn),
            _most_common(round(glyph.size, 1) for glyph in drawn),
            min(glyph.left for glyph in drawn),
        )

    @property
    def first(self) -> Glyph:
        return next(glyph for glyph in self.glyphs if not glyph.character.isspace())

    @property
    def text(self) -> str:
        return "".join(glyph.character for glyph in self.glyphs).strip()

    def is_continued_by(self, other: PageLine) -> bool:
        """Whether the other stands beside it, to the right."""
        size = max(self.size, other.size)
        is_beside = other.left >= self._right - _OVERLAP * size
        return is_beside and abs(self.base - other.base) < _SAME_LINE * size

    def with_rest(self, other: PageLine) -> PageLine:
        blank: list[Glyph] = []
        is_apart = other.left - self._right > _WORD_GAP * self.size
        ends = self.glyphs[-1].character + other.glyphs[0].character
        if is_apart and not any(map(str.isspace, ends)):
            between = (self._right, other.left, self.base, self.size)
            blank = [Glyph(" ", *between, is_supplied=True)]
        return PageLine.of([*self.glyphs, *blank, *other.glyphs])

    @property
    def _right(self) -> float:
        return max(
            glyph.right for glyph in self.glyphs if not glyph.character.isspace()
        )

    def is_raised(self, glyph: Glyph) -> bool:
        return glyph.base - self.base > RAISED * self.size and glyph.size <= self.size


@dataclass(frozen=True, slots=True)
class PageText:
    """What a page has. `is_hidden`: its words are an invisible layer over an image."""

    lines: tuple[PageLine, ...]
    has_picture: bool
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class _Written:
    """What is the same of all characters that one instruction of the PDF writes."""

    base: float
    size: float
    is_bold: bool = False
    is_italic: bool = False
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class _Stroke:
    left: float
    right: float
    height: float
    middle: float


def read_page(page: pypdfium2.PdfPage) -> PageText:
    reader = _GlyphReader(page.get_textpage(), [*_strokes(page)])
    pieces: list[list[Glyph]] = [[]]
    for character, glyph in reader.read():
        if character not in _LINE_ENDS:
            pieces[-1].append(glyph)
        # The library joins what a hyphen parts at the end of a line.
        if character in (*_LINE_ENDS, *_HYPHENS):
            pieces.append([])
    has_picture = any(page.get_objects([raw.FPDF_PAGEOBJ_IMAGE]))
    return PageText(tuple(_joined(pieces)), has_picture, reader.is_hidden)


def _joined(pieces: Iterable[list[Glyph]]) -> Iterator[PageLine]:
    """Lines; one that the library breaks at a raised character is one."""
    line: PageLine | None = None
    for piece in pieces:
        if all(glyph.character.isspace() for glyph in piece):
            continue
        following = PageLine.of(piece)
        if line and line.is_continued_by(following):
            line = line.with_rest(following)
            continue
        if line:
            yield line
        line = following
    if line:
        yield line


@dataclass(slots=True)
class _GlyphReader:
    letters: pypdfium2.PdfTextPage
    strokes: Sequence[_Stroke]
    written: dict[int, _Written] = field(default_factory=dict)

    @property
    def is_hidden(self) -> bool:
        return bool(self.written) and all(
            each.is_hidden for each in self.written.values()
        )

    def read(self) -> Iterator[tuple[str, Glyph]]:
        for index in range(self.letters.count_chars()):
            character = chr(raw.FPDFText_GetUnicode(self.letters, index))
            shown = "-" if character in _HYPHENS else character
            yield character, self._glyph(index, shown)

    def _glyph(self, index: int, character: str) -> Glyph:
        left, bottom, right, top = self.letters.get_charbox(index, loose=True)
        if raw.FPDFText_IsGenerated(self.letters, index) == 1:
            size = top - bottom
            return Glyph(character, left, right, bottom, size, is_supplied=True)
        pointer = raw.FPDFText_GetTextObject(self.letters, index)
        key = ctypes.cast(pointer, ctypes.c_void_p).value or 0
        if key not in self.written:
            self.written[key] = _written(self.letters, index, pointer)
        written = self.written[key]
        middle = (left + right) / 2
        across = _across(self.strokes, middle, written.base, written.size)
        formats = (
            ("struck", "struck" in across),
            ("bold", written.is_bold),
            ("underlined", "underlined" in across),
            ("italic", written.is_italic),
        )
        names = tuple(name for name, is_so in formats if is_so)
        return Glyph(character, left, right, written.base, written.size, names)


def _written(
    letters: pypdfium2.PdfTextPage, index: int, pointer: raw.FPDF_PAGEOBJECT
) -> _Written:
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(letters, index, x, y)
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(letters, index, matrix)
    size = raw.FPDFText_GetFontSize(letters, index)
    name = ctypes.create_string_buffer(_LONGEST_NAME)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(letters, index, name, _LONGEST_NAME, flags)
    said = name.value.decode("utf-8", "replace").casefold()
    weight = raw.FPDFText_GetFontWeight(letters, index)
    return _Written(
        base=y.value,
        size=size * (abs(matrix.d) or abs(matrix.b) or 1),
        is_bold="bold" in said or weight >= _BOLD_WEIGHT,
        is_italic=bool(flags.value & _ITALIC) or "italic" in said or "oblique" in said,
        is_hidden=raw.FPDFTextObj_GetTextRenderMode(pointer) == _INVISIBLE,
    )


def _strokes(page: pypdfium2.PdfPage) -> Iterator[_Stroke]:
    for path in page.get_objects([raw.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = path.get_bounds()
        yield _Stroke(left, right, top - bottom, (top + bottom) / 2)


def _across(
    strokes: Sequence[_Stroke], middle: float, base: float, size: float
) -> set[str]:
    """Whether a stroke goes through the character whose middle this is, or below it."""
    names = set()
    for stroke in strokes:
        is_line = stroke.height <= _THICKEST * size
        is_wide = stroke.right - stroke.left >= _NARROWEST * size
        if is_line and is_wide and stroke.left <= middle <= stroke.right:
            at = (stroke.middle - base) / size
            if _THROUGH[0] <= at <= _THROUGH[1]:
                names.add("struck")
            elif _BELOW[0] <= at < _BELOW[1]:
                names.add("underlined")
    return names


def _most_common(values: Iterable[float]) -> float:
    return Counter(values).most_common(1)[0][0]
