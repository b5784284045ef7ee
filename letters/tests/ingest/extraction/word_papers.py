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


def with_part(
    name: str, content: str | bytes, method: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """A sound file of a word processor, of which one part is another."""
    file = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(a_word_file("Yes."))) as sound,
        zipfile.ZipFile(file, "w", method) as archive,
    ):
        for entry in sound.namelist():
            archive.writestr(entry, content if entry == name else sound.read(entry))
    return file.getvalue()


def damaged_zips(name: str, content: bytes) -> dict[str, bytes]:
    """ZIPs with this member that no program can unpack, by what is wrong."""
    packed = {}
    for method in (zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA):
        file = BytesIO()
        with zipfile.ZipFile(file, "w", method) as archive:
            archive.writestr(name, content)
        packed[method] = file.getvalue()
    start = 30 + len(name)
    deflated, lzma = packed[zipfile.ZIP_DEFLATED], packed[zipfile.ZIP_LZMA]
    central = deflated.rindex(b"PK\x01\x02")
    return {
        "deflate": _overwritten(deflated, start, b"\xff" * 8),
        "LZMA": _overwritten(lzma, start + 9, b"\xff" * 8),
        "version": _overwritten(deflated, central + 6, b"\xc8\x00"),
        "name": _overwritten(
            _overwritten(deflated, central + 8, b"\x00\x08"), central + 46, b"\xff"
        ),
    }


def _overwritten(content: bytes, position: int, by: bytes) -> bytes:
    return content[:position] + by + content[position + len(by) :]
