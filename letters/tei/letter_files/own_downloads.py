"""Files that an archive of this kind wrote: the text in them is as it was stored."""

from __future__ import annotations

import re
from dataclasses import dataclass

from letters.tei.errors import TeiError
from letters.tei.header.stated_names import words_in
from letters.tei.source import Element, local_name, parse_xml
from letters.tei.zones import without_added_pointers

_BODY = "<text>\n<body>\n"
_END = "\n</body>\n</text>\n"
_FILE_ENDS = "</TEI>"
# Links to other texts may stand before the end of the file.
_LINKS_BEGIN, _LINKS_END = "<standOff", f"</standOff>\n{_FILE_ENDS}"
_SERIES = "{*}fileDesc/{*}sourceDesc/{*}biblStruct/{*}monogr"
_YEAR = re.compile(r"[0-9]{4}")
TRANSMITTED = "Transmitted in: "


@dataclass(frozen=True, slots=True)
class PrintedIn:
    """The volume that prints the document, as its download says."""

    title: str
    series: str = ""
    scope: str = ""
    editors: tuple[str, ...] = ()
    publisher: str = ""
    year: int | None = None
    number: str = ""
    pages: str = ""

    @property
    def first_page(self) -> str:
        """ "679" of "679–685"."""
        return self.pages.partition("–")[0]


@dataclass(frozen=True, slots=True)
class OwnDownload:
    """The `identifier` that the document has in the archive, and the stored `division`."""

    identifier: str
    division: str
    printed: PrintedIn | None
    is_transmitted: bool


def own_download(text: str, root: Element) -> OwnDownload | None:
    """None for a file of another origin, or one whose text was rearranged since."""
    header = root.find("{*}teiHeader")
    if header is None:
        return None
    numbers = header.findall("{*}fileDesc/{*}publicationStmt/{*}idno")
    named = [words_in(number) for number in numbers if number.get("type") == "archive"]
    _, begins, rest = text.partition(_BODY)
    division, ends, after = rest.rpartition(_END)
    if len(named) != 1 or not (begins and ends and _is_end(after.strip())):
        return None
    try:
        is_division = local_name(parse_xml(division)) == "div"
    except TeiError:
        return None
    notes = header.iterfind("{*}profileDesc/{*}correspDesc/{*}note")
    is_transmitted = any(words_in(note).startswith(TRANSMITTED) for note in notes)
    division = without_added_pointers(division)
    found = OwnDownload(named[0], division, _printed_in(header), is_transmitted)
    return found if is_division else None


def _is_end(after: str) -> bool:
    has_links = after.startswith(_LINKS_BEGIN) and after.endswith(_LINKS_END)
    return has_links or after == _FILE_ENDS


def _printed_in(header: Element) -> PrintedIn | None:
    monograph = header.find(_SERIES)
    if monograph is None:
        return None
    titles = {
        title.get("level"): words_in(title) for title in monograph.iter("{*}title")
    }
    scopes = {e.get("unit"): words_in(e) for e in monograph.iter("{*}biblScope")}
    date = monograph.find("{*}imprint/{*}date")
    year = _YEAR.search(words_in(date))
    return PrintedIn(
        title=titles.get("m", ""),
        series=titles.get("s", ""),
        scope=scopes.get("volume", ""),
        editors=tuple(map(words_in, monograph.iterfind("{*}editor"))),
        publisher=words_in(monograph.find("{*}imprint/{*}publisher")),
        year=int(year[0]) if year else None,
        number=scopes.get("document", ""),
        pages=scopes.get("page", ""),
    )
