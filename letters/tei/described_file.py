"""What the header of a TEI file says of its one document: its title, and its date.

TEI Guidelines 2.2 (titleStmt), 2.4.1 (creation) and 2.4.6 (correspDesc).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from letters.tei.dates import DateError, read_when
from letters.tei.source import Element

LONGEST_TITLE = 500
_SENT = "{*}correspDesc/{*}correspAction[@type='sent']/{*}date"
_CREATED = "{*}creation/{*}date"
_IN_DATELINE = "{*}text//{*}dateline//{*}date"
_DATE_ATTRIBUTES = ("when", "from", "notBefore", "to", "notAfter")


@dataclass(frozen=True, slots=True)
class DescribedFile:
    """`date` is as it is encoded ("1961-05-04"), `date_edtf` the same in EDTF; each is
    empty where nothing says it."""

    title: str = ""
    date: str = ""
    date_edtf: str = ""


def read_description(root: Element) -> DescribedFile:
    """The title of the file, and the date of sending, of creation or of the dateline."""
    for element in _dates(root):
        attributes = {str(name): str(value) for name, value in element.attrib.items()}
        try:
            date = read_when(attributes)
        except DateError:
            continue
        if date:
            encoded = (attributes.get(name, "") for name in _DATE_ATTRIBUTES)
            written = next(filter(None, encoded), "")
            return DescribedFile(_title(root), written, date.edtf)
    return DescribedFile(_title(root))


def _title(root: Element) -> str:
    titles = root.findall("{*}teiHeader/{*}fileDesc/{*}titleStmt/{*}title")
    titles.sort(key=lambda title: title.get("type") != "main")
    words = (_words(title) for title in titles)
    # A title is not cut: somebody writes one that fits.
    return next((title for title in words if 0 < len(title) <= LONGEST_TITLE), "")


def _dates(root: Element) -> Iterator[Element]:
    for path in (_SENT, _CREATED):
        yield from root.findall(f"{{*}}teiHeader/{{*}}profileDesc/{path}")
    yield from root.findall(_IN_DATELINE)[:1]


def _words(element: Element) -> str:
    """Its words, without comments."""
    return " ".join(str(element.xpath("string()")).split())
