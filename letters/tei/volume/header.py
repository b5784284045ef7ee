"""The header of a volume: its title, its imprint and its identifier."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePath

from letters.tei.errors import SourceError
from letters.tei.source import XML_ID, Element
from letters.tei.volume.contents import Header, ProblemCode
from letters.tei.volume.keys import IDENTIFIER
from letters.tei.volume.problem_list import Problems, quoted
from letters.tei.volume.words import words_of

_SUFFIX = re.compile(r"\.xml(?:\.[gx]z)?\Z", re.IGNORECASE)
_YEAR = re.compile(r"\b[12][0-9]{3}\b")
_TITLES = "./{*}teiHeader/{*}fileDesc/{*}titleStmt/"
_IMPRINT = "./{*}teiHeader/{*}fileDesc/{*}publicationStmt/"


def read_header(root: Element) -> Header:
    """TEI Guidelines 2.2; the titles are told apart by their types in the series."""
    titles = _by_type(root.iterfind(f"{_TITLES}{{*}}title"))
    editors = map(words_of, root.iterfind(f"{_TITLES}{{*}}editor"))
    series_title = titles.get("series", "")
    # Some volumes have "sub-series" and "volume-number".
    sub_series = titles.get("subseries") or titles.get("sub-series", "")
    return Header(
        title=titles.get("complete") or next(iter(titles.values()), ""),
        series_title=series_title,
        # One volume has "Foreign Relations of the United States, 1958–1960" there.
        sub_series=sub_series.removeprefix(f"{series_title}, "),
        volume=titles.get("volumenumber") or titles.get("volume-number", ""),
        volume_title=titles.get("volume", ""),
        editors=tuple(dict.fromkeys(filter(None, editors))),
        publisher=words_of(root.find(f"{_IMPRINT}{{*}}publisher")),
        place=words_of(root.find(f"{_IMPRINT}{{*}}pubPlace")),
        year=_year(root),
        numbers=_by_type(root.iterfind(f"{_IMPRINT}{{*}}idno")),
    )


def identify(root: Element, header: Header, name: str, problems: Problems) -> str:
    """The identifier of the volume in a file called `name`.

    Raises SourceError if neither the name nor the header gives one.
    """
    stem = _SUFFIX.sub("", PurePath(name).name)
    idno, root_id = header.numbers.get("frus", ""), root.get(XML_ID) or ""
    identifier = stem if IDENTIFIER.fullmatch(stem) else idno
    if not IDENTIFIER.fullmatch(identifier):
        raise SourceError(
            f"The volume has no identifier: the file is called {quoted(name)}, and its "
            'header has no <idno type="frus"> to go by. Rename the file, for example '
            "to frus1961-63v06.xml."
        )
    for where, stated in (("header (idno)", idno), ("root (xml:id)", root_id)):
        if stated not in ("", identifier):
            problems.add(
                ProblemCode.OTHER_IDENTIFIER,
                f"This volume is {quoted(identifier)} here, but {quoted(stated)} in its "
                f"{where}.",
            )
    return identifier


def _by_type(elements: Iterable[Element]) -> dict[str, str]:
    """The words of the first element of each type that has any."""
    words_by_type: dict[str, str] = {}
    for element in elements:
        if words := words_of(element):
            words_by_type.setdefault(element.get("type") or "", words)
    return words_by_type


def _year(root: Element) -> int | None:
    """The year of publication, not of what is published ("content-date")."""
    for date in root.iterfind(f"{_IMPRINT}{{*}}date"):
        if date.get("type") in (None, "publication-date") and (
            year := _YEAR.search(words_of(date))
        ):
            return int(year[0])
    return None
