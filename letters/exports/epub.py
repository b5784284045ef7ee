"""An edition, or any list of documents, as an electronic book: EPUB 3.3.

https://www.w3.org/TR/epub-33/. Footnotes open at their marks. The pages of the printed
edition are listed, so that a class can turn to the same page.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from html import escape, unescape
from typing import IO

from lxml import etree

from letters.rendering.contract import (
    FOOTNOTE,
    LINE_BREAK,
    LINK,
    NOTE_CALL,
    PAGE_BREAK_ROLE,
    PAGE_BREAK_TAG,
    SUMMARY,
    fragment_to,
    note_id,
    note_mark_id,
)

XHTML = "http://www.w3.org/1999/xhtml"
STYLE_SHEET = "style.css"

_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"""

# EPUB has types beside the roles that `rendering` writes.
_TYPES = {
    f' role="{role}"': f' role="{role}" epub:type="{kind}"'
    for role, kind in ((NOTE_CALL, "noteref"), (PAGE_BREAK_ROLE, "pagebreak"))
}


@dataclass(frozen=True, slots=True)
class Note:
    """`label` stands before the note; a summary stands apart from the others. One that
    is no footnote of the text has ids of its own, for itself and for its mark."""

    key: str
    label: str
    html: str
    is_summary: bool = False
    own_id: str = ""
    own_mark_id: str = ""

    @property
    def id(self) -> str:
        return self.own_id or note_id(self.key)

    @property
    def mark_id(self) -> str:
        return self.own_mark_id or note_mark_id(self.key)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A document; `name` is the name of its file, `address` its path in the archive."""

    name: str
    title: str
    address: str
    html: str
    notes: Sequence[Note] = ()
    appearance: str = "printed"
    after: str = ""  # the notes

    @property
    def file(self) -> str:
        return f"{self.name}.xhtml"


@dataclass(frozen=True, slots=True)
class BookPart:
    """A section of the table of contents: its chapters, then its parts."""

    title: str
    chapters: Sequence[Chapter] = ()
    parts: Sequence[BookPart] = ()

    def all_chapters(self) -> Iterator[Chapter]:
        yield from self.chapters
        for part in self.parts:
            yield from part.all_chapters()


@dataclass(frozen=True, slots=True)
class Book:
    """`site` is the archive's address without a path: "https://letters.example"."""

    identifier: str
    title: str
    site: str
    contents: BookPart
    changed: datetime
    creators: Sequence[str] = ()
    publisher: str = ""
    rights: str = ""
    style: str = ""
    # JPEG, by the names that the chapters call them.
    pictures: Mapping[str, bytes] = field(default_factory=dict)


def write_epub(book: Book, file: IO[bytes]) -> None:
    """Write the book to `file`. Raises lxml.etree.XMLSyntaxError on a broken text."""
    chapters = list(book.contents.all_chapters())
    files = {chapter.address: chapter.file for chapter in chapters}
    pages = [
        (unescape(match["label"]), f"{chapter.file}#{match['id']}")
        for chapter in chapters
        for match in PAGE_BREAK_TAG.finditer(chapter.html)
    ]
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:

        def put(
            name: str, content: str | bytes, method: int = zipfile.ZIP_DEFLATED
        ) -> None:
            # The same book gives the same file, whenever it is written.
            information = zipfile.ZipInfo(name, book.changed.timetuple()[:6])
            archive.writestr(information, content, method)

        # First and uncompressed, so that programs recognise the file by its beginning.
        put("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        put("META-INF/container.xml", _CONTAINER)
        put(f"book/{STYLE_SHEET}", book.style)
        for chapter in chapters:
            put(f"book/{chapter.file}", _chapter(chapter, book, files))
        for name, picture in book.pictures.items():
            put(f"book/{name}", picture, zipfile.ZIP_STORED)
        put("book/title.xhtml", _title_page(book))
        put("book/contents.xhtml", _contents(book, pages))
        put("book/package.opf", _package(book, chapters))


def _page(title: str, body: str, kind: str = "") -> str:
    """A page of the book. Raises XMLSyntaxError if it is not well formed."""
    of_kind = f' epub:type="{kind}"' if kind else ""
    page = (
        f'<html xmlns="{XHTML}" xmlns:epub="http://www.idpf.org/2007/ops" '
        f'lang="en" xml:lang="en"><head><title>{escape(title)}</title>'
        f'<link rel="stylesheet" type="text/css" href="{STYLE_SHEET}"/></head>'
        f"<body{of_kind}>{body}</body></html>"
    )
    etree.fromstring(page)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n{page}\n'


def _chapter(chapter: Chapter, book: Book, files: dict[str, str]) -> str:
    text = _adapted(chapter.html, book, files)
    in_order = sorted(chapter.notes, key=lambda note: not note.is_summary)
    notes = "".join(_note(note, book, files) for note in in_order)
    after = _adapted(chapter.after, book, files)
    address = f"{book.site}{chapter.address}"
    body = (
        f'<section class="letter letter--{chapter.appearance}" '
        f'aria-label="{escape(chapter.title)}">{text}</section>{notes}{after}'
        f'<p class="source"><a href="{escape(address)}">{escape(address)}</a></p>'
    )
    return _page(chapter.title, body)


def _note(note: Note, book: Book, files: dict[str, str]) -> str:
    kind = f"{FOOTNOTE} {SUMMARY}" if note.is_summary else FOOTNOTE
    return (
        f'<aside id="{escape(note.id)}" class="{kind}" '
        f'role="doc-footnote" epub:type="footnote">'
        f'<a href="{fragment_to(note.mark_id)}" class="footnote__mark" '
        f'role="doc-backlink">{escape(note.label)}</a> '
        f"<div>{_adapted(note.html, book, files)}</div></aside>"
    )


def _adapted(html: str, book: Book, files: dict[str, str]) -> str:
    """`html` as XHTML; links lead within the book, or to the whole address elsewhere."""

    def adapted_link(match: re.Match[str]) -> str:
        address, fragment = match["address"], match["anchor"] or ""
        if not address:
            return match[0]
        if inside := files.get(unescape(address)):
            return f' href="{inside}{fragment}"'
        site = book.site if address.startswith("/") else ""
        return f' href="{site}{address}{fragment}"'

    html = LINK.sub(adapted_link, html).replace(LINE_BREAK, "<br/>")
    for role, typed in _TYPES.items():
        html = html.replace(role, typed)
    return html


def _title_page(book: Book) -> str:
    lines = [*book.creators, book.publisher, book.rights]
    body = f"<h1>{escape(book.title)}</h1>" + "".join(
        f"<p>{escape(line)}</p>" for line in lines if line
    )
    return _page(book.title, f'<section epub:type="titlepage">{body}</section>')


def _contents(book: Book, pages: Iterable[tuple[str, str]]) -> str:
    listed = "".join(
        f'<li><a href="{escape(place)}">{escape(label)}</a></li>'
        for label, place in pages
    )
    body = (
        '<nav epub:type="toc" id="toc" role="doc-toc"><h1>Contents</h1>'
        f"<ol>{_entries(book.contents)}</ol></nav>"
    )
    if listed:
        body += (
            '<nav epub:type="page-list" hidden="" role="doc-pagelist"><h2>Pages</h2>'
            f"<ol>{listed}</ol></nav>"
        )
    return _page("Contents", body)


def _entries(part: BookPart) -> str:
    chapters = "".join(
        f'<li><a href="{chapter.file}">{escape(chapter.title)}</a></li>'
        for chapter in part.chapters
    )
    parts = "".join(
        f"<li><span>{escape(inner.title)}</span><ol>{_entries(inner)}</ol></li>"
        for inner in part.parts
        if any(inner.all_chapters())
    )
    return chapters + parts


def _package(book: Book, chapters: Sequence[Chapter]) -> str:
    changed = book.changed.strftime("%Y-%m-%dT%H:%M:%SZ")
    facts = [
        f'<dc:identifier id="id">{escape(book.identifier)}</dc:identifier>',
        f"<dc:title>{escape(book.title)}</dc:title>",
        "<dc:language>en</dc:language>",
        *(f"<dc:creator>{escape(name)}</dc:creator>" for name in book.creators),
        *(
            f"<dc:{name}>{escape(value)}</dc:{name}>"
            for name, value in (("publisher", book.publisher), ("rights", book.rights))
            if value
        ),
        f'<meta property="dcterms:modified">{changed}</meta>',
        '<meta property="schema:accessMode">textual</meta>',
        '<meta property="schema:accessModeSufficient">textual</meta>',
        *(
            f'<meta property="schema:accessibilityFeature">{feature}</meta>'
            for feature in ("structuralNavigation", "tableOfContents")
        ),
        '<meta property="schema:accessibilityHazard">none</meta>',
    ]
    numbered = list(enumerate(chapters))
    items = "".join(
        f'<item id="c{number}" href="{chapter.file}" '
        'media-type="application/xhtml+xml"/>'
        for number, chapter in numbered
    )
    items += "".join(
        f'<item id="p{number}" href="{escape(name)}" media-type="image/jpeg"/>'
        for number, name in enumerate(book.pictures)
    )
    spine = "".join(f'<itemref idref="c{number}"/>' for number, _ in numbered)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
        'unique-identifier="id" xml:lang="en">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"{''.join(facts)}</metadata>"
        '<manifest><item id="title" href="title.xhtml" '
        'media-type="application/xhtml+xml"/>'
        '<item id="contents" href="contents.xhtml" properties="nav" '
        'media-type="application/xhtml+xml"/>'
        f'<item id="style" href="{STYLE_SHEET}" media-type="text/css"/>{items}'
        '</manifest><spine><itemref idref="title"/><itemref idref="contents"/>'
        f"{spine}</spine></package>\n"
    )
