"""Citations as records for other programs.

CSL JSON (Citation Style Language 1.0.2), RIS as reference managers read it, and BibTeX.
A letter is a personal communication, not a chapter of the book that prints it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from letters.citations.citation_source import CitationSource, CitedVolume, Name
from letters.citations.wording import (
    date_in,
    exact_day,
    joined,
    listed,
    page_of,
)
from letters.tei.dates.months import MONTH_NAMES

_ESCAPED = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "{}%&$#_"},
}
_NOT_IN_KEYS = re.compile(r"[^A-Za-z0-9:.+-]+")
_LINES = re.compile(r"\s+")


def csl_json(cited: CitationSource) -> str:
    """A JSON list of one item."""
    return json.dumps([_csl_item(cited)], ensure_ascii=False, indent=2) + "\n"


def _csl_item(cited: CitationSource) -> dict[str, Any]:
    volume, holding = cited.volume, cited.holding
    fields: dict[str, Any] = {
        "id": cited.identifier,
        "type": "personal_communication" if cited.senders else "document",
        "title": cited.title,
        "genre": cited.kind,
        "author": [_csl_name(name) for name in cited.senders],
        "recipient": [_csl_name(name) for name in cited.recipients],
        "issued": _csl_date(cited),
        "event-place": cited.place,
        "number": cited.number,
        "page": cited.page,
        "URL": cited.address,
        "source": cited.archive,
        "version": str(cited.revision or ""),
    }
    if volume:
        fields |= {
            "container-title": volume.title,
            "collection-title": volume.series,
            "volume": volume.number,
            "editor": [{"literal": editor} for editor in volume.editors],
            "publisher": volume.publisher,
        }
    if holding:
        fields |= {
            "archive": holding.repository,
            "archive-place": holding.place,
            "archive_location": ", ".join(holding.location),
            "call-number": ", ".join(holding.numbers),
        }
    return {key: value for key, value in fields.items() if value}


def _csl_name(name: Name) -> dict[str, str]:
    if name.family:
        return {"family": name.family, "given": name.given}
    return {"literal": name.display}


def _csl_date(cited: CitationSource) -> dict[str, Any]:
    """The date in parts if the day is known, else in words."""
    day = exact_day(cited)
    if day:
        return {"date-parts": [[day.year, day.month, day.day]]}
    return {"literal": date_in(cited)} if cited.date else {}


def ris(cited: CitationSource) -> str:
    """RIS, with lines that end in CR and LF."""
    lines = (f"{tag}  - {_LINES.sub(' ', value)}" for tag, value in _ris_tags(cited))
    return "\r\n".join([*lines, "ER  - ", ""])


def _ris_tags(cited: CitationSource) -> Iterator[tuple[str, str]]:
    yield "TY", "PCOMM" if cited.senders else "GEN"
    yield "TI", cited.title
    yield from (("AU", name.sorted) for name in cited.senders)
    yield from (("A2", name.sorted) for name in cited.recipients)
    day = exact_day(cited)
    fields = {
        "PY": f"{day.year:04}" if day else "",
        "DA": day.isoformat().replace("-", "/") if day else date_in(cited),
        "M3": cited.kind,
        "SP": cited.page,
        "M1": cited.number,
        **_ris_of_volume(cited.volume),
    }
    if holding := cited.holding:
        fields |= {
            "DB": holding.repository,
            "AV": ", ".join(holding.location),
            "CN": ", ".join(holding.numbers),
        }
    fields |= {"DP": cited.archive, "UR": cited.address}
    if cited.volume:
        yield from (("ED", editor) for editor in cited.volume.editors)
    yield from ((tag, value) for tag, value in fields.items() if value)


def _ris_of_volume(volume: CitedVolume | None) -> dict[str, str]:
    if not volume:
        return {}
    return {"T2": volume.title, "VL": volume.number, "PB": volume.publisher}


def bibtex(cited: CitationSource) -> str:
    fields = {name: _escaped(value) for name, value in _bibtex_fields(cited) if value}
    day = exact_day(cited)
    # A month is one of BibTeX's own names, without braces.
    month = f"  month = {MONTH_NAMES[day.month - 1][:3].lower()},\n" if day else ""
    written = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    key = _NOT_IN_KEYS.sub("-", cited.identifier)
    # BibTeX has no type for letters.
    return f"@misc{{{key},\n{written}{month}}}\n"


def _bibtex_fields(cited: CitationSource) -> Iterator[tuple[str, str]]:
    day = exact_day(cited)
    to = listed([name.display for name in cited.recipients])
    yield "author", _bibtex_names(cited.senders)
    yield "title", cited.title
    yield "howpublished", joined(cited.kind, f"to {to}" if to else "")
    yield "year", str(day.year) if day else date_in(cited)
    if volume := cited.volume:
        yield "booktitle", volume.title
        yield "editor", " and ".join(volume.editors)
        yield "publisher", volume.publisher
    yield "number", cited.number
    yield "pages", page_of(cited).removeprefix("pp. ").removeprefix("p. ")
    if holding := cited.holding:
        numbers = ", ".join(holding.numbers)
        yield "note", joined(holding.repository, *holding.location, numbers)
    yield "url", cited.address


def _bibtex_names(names: Sequence[Name]) -> str:
    """Names joined by "and". An office stands in braces, so that BibTeX does not split
    it."""
    return " and ".join(
        name.sorted if name.family else f"{_OPEN}{name.display}{_CLOSE}"
        for name in names
    )


# Signs that become braces once the text is escaped.
_OPEN, _CLOSE = "\x0e", "\x0f"


def _escaped(text: str) -> str:
    escaped = "".join(_ESCAPED.get(sign, sign) for sign in _LINES.sub(" ", text))
    return escaped.replace(_OPEN, "{").replace(_CLOSE, "}")
