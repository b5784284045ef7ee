"""Small files of a word processor, each part of them written out."""

from __future__ import annotations

import zipfile
from io import BytesIO

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def a_word_file(*paragraphs: str, notes: dict[int, str] | None = None) -> bytes:
    """`paragraphs` are runs of WordprocessingML; a string without a tag is plain words."""
    document = docx.Document()
    body = document.element.body
    for words in paragraphs:
        runs = words if "<" in words else run(words)
        body.insert(len(body) - 1, docx.oxml.parse_xml(_element(runs)))
    if notes:
        written = "".join(
            f'<w:footnote w:id="{key}"><w:p>{run(text)}</w:p></w:footnote>'
            for key, text in notes.items()
        )
        part = Part(
            PackURI("/word/footnotes.xml"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
            f"<w:footnotes {_W}>{written}</w:footnotes>".encode(),
            document.part.package,
        )
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _element(runs: str) -> str:
    if runs.startswith("<w:tbl>"):
        return runs.replace("<w:tbl>", f"<w:tbl {_W}>", 1)
    return f"<w:p {_W}>{runs}</w:p>"


def run(words: str, *properties: str) -> str:
    formats = "".join(f"<w:{name}/>" for name in properties)
    return f'<w:r><w:rPr>{formats}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def note_call(key: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{key}"/></w:r>'


def a_zip_that_is_none() -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<no")
    return file.getvalue()
