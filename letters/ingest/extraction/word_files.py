"""Reads a file of a word processor (.docx) as the text that somebody would have pasted.

What is struck, bold, italic or underlined is marked in it, and notes are called by [^1].
Whatever else the file has, and this text has not, is a doubt with its line.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn
from lxml import etree

from letters.facsimile.zip_members import is_bomb
from letters.ingest.extraction.extracted_text import NOT_TAKEN, ExtractedText
from letters.ingest.extraction.formats import FormattedWords, mark_formats
from letters.tei.errors import SourceError
from letters.tei.transcription import Doubt

MOST_BYTES_UNPACKED = 200_000_000
MOST_BYTES_OF_XML, MOST_ELEMENTS = 20_000_000, 300_000
_SMALL_PART = 1_000_000
_XML = (".xml", ".rels")
_TOO_LARGE = (
    "This file of a word processor is too large when it is unpacked. Nothing of it is "
    "taken. Divide it, or paste its text."
)
_OFF = ("0", "false", "none", "off")
# Of what is formatted in several ways, the first is marked.
_FORMATS = (
    ("struck", ("w:strike", "w:dstrike")),
    ("bold", ("w:b",)),
    ("underlined", ("w:u",)),
    ("italic", ("w:i",)),
)
_SIGNS = {
    qn("w:tab"): "\t",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "\u2011",
    qn("w:softHyphen"): "",
}
_ALTERNATE = (
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
)
_PICTURES = {qn("w:drawing"), qn("w:pict"), qn("w:object"), _ALTERNATE}


def read(content: bytes) -> ExtractedText:
    """Reads it here, whatever that takes. Raises SourceError for one that is too large,
    and whatever the libraries raise for a damaged one: `process` calls it in a
    process of its own."""
    _check_size(content)
    return _Reader(docx.Document(BytesIO(content))).read()


def _check_size(content: bytes) -> None:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        entries = archive.infolist()
        parts = [entry for entry in entries if entry.filename.endswith(_XML)]
        if sum(entry.file_size for entry in entries) > MOST_BYTES_UNPACKED:
            raise SourceError(_TOO_LARGE)
        is_packed = any(is_bomb(entry, _SMALL_PART) for entry in parts)
        if is_packed or sum(part.file_size for part in parts) > MOST_BYTES_OF_XML:
            raise SourceError(_TOO_LARGE)
        written = [archive.read(part) for part in parts]
    if sum(part.count(b"<") - part.count(b"</") for part in written) > MOST_ELEMENTS:
        raise SourceError(_TOO_LARGE)


@dataclass(slots=True)
class _Reader:
    document: Any
    lines: list[str] = field(default_factory=list)
    doubts: list[tuple[int, str, str]] = field(default_factory=list)
    called: list[str] = field(default_factory=list)

    def read(self) -> ExtractedText:
        body = self.document.element.body
        paragraphs = body.findall(qn("w:p"))
        # Paragraphs that are set apart by empty ones are lines of a text otherwise.
        is_spaced = any(not _has_words(paragraph) for paragraph in paragraphs[:-1])
        for block in _blocks(body):
            self._read_block(block)
            if not is_spaced:
                self.lines.append("")
        self._read_notes()
        self._doubt_the_rest()
        return ExtractedText(
            "\n".join(self.lines).rstrip() + "\n", self._numbered_doubts()
        )

    def _read_block(self, block: Any) -> None:
        if block.tag == qn("w:tbl"):
            self.lines += ["", *map(self._row, block.iter(qn("w:tr"))), ""]
            return
        if block.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None:
            self._doubt(
                "The number or dot before this line is made by the word "
                "processor. It is not taken."
            )
        self.lines += self._paragraph(block).split("\n")

    def _row(self, row: Any) -> str:
        cells = []
        for cell in row.findall(qn("w:tc")):
            words = [self._paragraph(each) for each in cell.iter(qn("w:p"))]
            if len(words) > 1:
                self._doubt("A cell of several lines is put on one line.")
            cells.append(" ".join(" ".join(words).split()) or "–")
        return "\t".join(cells)

    def _paragraph(self, paragraph: Any) -> str:
        return mark_formats(self._stretches(paragraph), self._doubt)

    def _stretches(self, paragraph: Any) -> list[FormattedWords]:
        stretches: list[FormattedWords] = []
        for run in paragraph.iter(qn("w:r")):
            if any(each.tag == qn("w:del") for each in run.iterancestors()):
                continue
            formats = tuple(_formats_of(run))
            if not stretches or stretches[-1].formats != formats:
                stretches.append(FormattedWords(formats))
            for piece in self._pieces(run):
                stretches[-1].text += piece
        for _ in paragraph.iter(qn("w:del")):
            self._doubt("Words that were deleted with changes tracked are not taken.")
        return stretches

    def _pieces(self, run: Any) -> Iterator[str]:
        for part in run:
            if part.tag == qn("w:t"):
                yield part.text or ""
            elif part.tag == qn("w:br"):
                if part.get(qn("w:type")) == "page":
                    self._doubt(
                        "The file breaks the page here. That is not taken: mark "
                        "it with [Page 2] if the paper does so."
                    )
                yield "\n"
            elif part.tag == qn("w:footnoteReference"):
                self.called.append(part.get(qn("w:id")))
                yield f"[^{len(self.called)}]"
            elif part.tag == qn("w:endnoteReference"):
                self._doubt("An endnote is called here. It is not taken.")
            elif part.tag in _PICTURES:
                self._doubt("A picture or a text box stands here. It is not taken.")
            else:
                yield _SIGNS.get(part.tag, "")

    def _read_notes(self) -> None:
        relations = self.document.part.rels.values()
        parts = [each for each in relations if each.reltype.endswith("/footnotes")]
        if not self.called or not parts:
            return
        tree = etree.fromstring(parts[0].target_part.blob, _safe_parser())
        notes = {note.get(qn("w:id")): note for note in tree}
        for number, key in enumerate(self.called, 1):
            paragraphs = notes[key].iter(qn("w:p")) if key in notes else ()
            words = " ".join(self._paragraph(each).strip() for each in paragraphs)
            self.lines += ["", f"[^{number}]: {' '.join(words.split())}"]

    def _doubt_the_rest(self) -> None:
        for section in self.document.sections:
            for name, part in (("header", section.header), ("footer", section.footer)):
                words = " ".join(each.text for each in part.paragraphs).strip()
                if words:
                    self.doubts.append(
                        (1, f"The {name} of the file is not taken.", words)
                    )
        if any(
            rel.reltype.endswith("/comments")
            for rel in self.document.part.rels.values()
        ):
            self.doubts.append((1, "Comments in the file are not taken.", ""))

    def _doubt(self, message: str, excerpt: str = "") -> None:
        self.doubts.append((len(self.lines) + 1, message, excerpt.strip()[:60]))

    def _numbered_doubts(self) -> tuple[Doubt, ...]:
        return tuple(
            Doubt(NOT_TAKEN, message, line, 0, excerpt)
            for line, message, excerpt in dict.fromkeys(self.doubts)
        )


def _blocks(parent: Any) -> Iterator[Any]:
    """Paragraphs and tables in order, those within content controls as well."""
    for child in parent:
        if child.tag in (qn("w:p"), qn("w:tbl")):
            yield child
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins")):
            yield from _blocks(child)


def _has_words(paragraph: Any) -> bool:
    return any((text.text or "").strip() for text in paragraph.iter(qn("w:t")))


def _formats_of(run: Any) -> Iterator[str]:
    properties = run.find(qn("w:rPr"))
    if properties is None:
        return
    for name, elements in _FORMATS:
        found = (properties.find(qn(element)) for element in elements)
        if any(e is not None and e.get(qn("w:val")) not in _OFF for e in found):
            yield name


def _safe_parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
