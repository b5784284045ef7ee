"""Reads the header of a TEI file: title, correspondence, holding, languages, rights."""

from __future__ import annotations

from collections.abc import Iterator

from letters.tei.errors import TeiError
from letters.tei.header.correspondence_description import (
    Correspondences,
    date_in,
    read_actions,
)
from letters.tei.header.letter_header import (
    LetterHeader,
    StatedAction,
    StatedHolding,
    StatedName,
)
from letters.tei.header.responsibility import rights_of
from letters.tei.header.stated_names import (
    read_register,
    registered_name,
    words_in,
)
from letters.tei.header.witness_reading import stated_relations, stated_witnesses
from letters.tei.source import Element, local_name, parse_xml

LONGEST_TITLE = 500
_PARTS = ("msPart", "msFrag", "relatedItem")


def header_of(tei: str) -> LetterHeader | None:
    """What the header in `tei` says of its document; None without one, or if it is no
    XML."""
    if "teiHeader" not in tei:
        return None
    try:
        root = parse_xml(tei)
    except TeiError:
        return None
    header = root.find("{*}teiHeader")
    return read_letter_header(root, header) if header is not None else None


def read_letter_header(root: Element, header: Element) -> LetterHeader:
    """What `header` says; `root` holds the registers and the text.

    Of several `correspDesc` the one counts that points to a division of the text.
    """
    described = Correspondences(header)
    found = described.all
    if len(found) > 1:
        found = _of_the_text(root, described) or found
    register = read_register(root)
    actions: list[StatedAction] = []
    unread: list[tuple[str, int]] = []
    if len(found) == 1:
        actions, unread = read_actions(found[0], register)
    sent = next((a for a in actions if a.type == "sent" and a.date), None)
    encoded, date = (sent.encoded, sent.date) if sent else _created(header)
    return LetterHeader(
        title=title_of(header),
        date=date,
        encoded=encoded,
        actions=tuple(actions),
        holding=_holding(header),
        languages=_languages(header),
        rights=rights_of(header),
        unread=tuple(unread),
        correspondences=len(found) if len(found) > 1 else 0,
        registered=tuple(_registered(root, register)),
        relations=tuple(stated_relations(header)),
        witnesses=tuple(stated_witnesses(header)),
        line=header.sourceline or 0,
    )


def _registered(root: Element, register: dict[str, Element]) -> Iterator[StatedName]:
    if not register:
        return
    pointers = {
        pointer.rpartition("#")[2]
        for text in root.iterfind("{*}text")
        for name in text.iter("{*}persName", "{*}name", "{*}rs")
        for pointer in (name.get("ref") or name.get("key") or "").split()
    }
    for key in sorted(pointers & register.keys()):
        if (stated := registered_name(key, register[key])).name:
            yield stated


def _of_the_text(root: Element, described: Correspondences) -> list[Element]:
    parts = (part for text in root.iterfind("{*}text") for part in text.iter("*"))
    return list(dict.fromkeys(each for part in parts for each in described.of(part)))


def title_of(header: Element) -> str:
    """The main title on one line; it may be empty."""
    titles = header.findall("{*}fileDesc/{*}titleStmt/{*}title")
    titles.sort(key=lambda title: title.get("type") != "main")
    words = map(words_in, titles)
    # A title is not cut: somebody writes one that fits.
    return next((title for title in words if 0 < len(title) <= LONGEST_TITLE), "")


def _created(header: Element) -> tuple[str, str]:
    creation = header.find("{*}profileDesc/{*}creation")
    return date_in(creation) if creation is not None else ("", "")


def _languages(header: Element) -> tuple[str, ...]:
    listed = header.findall("{*}profileDesc/{*}langUsage/{*}language")
    return tuple(filter(None, (words_in(e) or e.get("ident") or "" for e in listed)))


def _holding(header: Element) -> StatedHolding | None:
    for identifier in header.iterfind("{*}fileDesc/{*}sourceDesc//{*}msIdentifier"):
        if any(local_name(above) in _PARTS for above in identifier.iterancestors()):
            continue
        holding = StatedHolding(
            repository=_one(identifier, "repository", "institution"),
            place=_one(identifier, "settlement"),
            location=_all(identifier, "{*}collection"),
            numbers=_all(identifier, "{*}idno", "{*}altIdentifier/{*}idno"),
        )
        if holding.citation:
            return holding
    return None


def _all(parent: Element, *paths: str) -> tuple[str, ...]:
    found = (words_in(part) for path in paths for part in parent.findall(path))
    return tuple(filter(None, found))


def _one(parent: Element, *names: str) -> str:
    words = (words_in(parent.find(f"{{*}}{name}")) for name in names)
    return next(filter(None, words), "")
