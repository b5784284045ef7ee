"""Who is responsible for a text in TEI, and under which licence it is published."""

from __future__ import annotations

from collections.abc import Iterator

from letters.tei.header.stated_names import NAMES, words_in
from letters.tei.source import Element, local_name

_STATEMENTS = ("{*}fileDesc/{*}titleStmt", "{*}fileDesc/{*}editionStmt")


def rights_of(header: Element) -> tuple[str, ...]:
    """A sentence for each statement: "Edited by X.", "Published by Y.", "Licence: Z."."""
    sentences = [*_responsible(header), *_published(header), *_licences(header)]
    return tuple(dict.fromkeys(sentences))


def _responsible(header: Element) -> Iterator[str]:
    for statement in (header.find(path) for path in _STATEMENTS):
        for part in statement if statement is not None else ():
            name = local_name(part)
            if name == "editor" and (words := words_in(part)):
                yield f"{(part.get('role') or 'editor').capitalize()}: {words}."
            elif name == "respStmt":
                yield from _statement(part)


def _statement(part: Element) -> Iterator[str]:
    for_what = "; ".join(filter(None, map(words_in, part.findall("{*}resp"))))
    named = (words_in(e) for e in part if local_name(e) in NAMES)
    names = "; ".join(filter(None, named))
    if names:
        yield f"{for_what[:1].upper()}{for_what[1:] or 'Responsible'}: {names}."


def _published(header: Element) -> Iterator[str]:
    statement = header.find("{*}fileDesc/{*}publicationStmt")
    if statement is None:
        return
    for name in ("publisher", "authority", "distributor"):
        for part in statement.iterfind(f"{{*}}{name}"):
            if words := words_in(part):
                yield f"{name.capitalize()}: {words}."


def _licences(header: Element) -> Iterator[str]:
    availability = header.find("{*}fileDesc/{*}publicationStmt/{*}availability")
    if availability is None:
        return
    for licence in availability:
        words = words_in(licence)
        address = (licence.get("target") or "").strip()
        if address and address not in words:
            words = f"{words} <{address}>".strip()
        if words:
            label = "Licence" if local_name(licence) == "licence" else "Availability"
            yield f"{label}: {words}"
