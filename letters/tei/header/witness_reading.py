"""Reads the `relatedItem` and `listWit` of a header that an archive of this kind wrote."""

from __future__ import annotations

from collections.abc import Iterator

from letters.tei.header.stated_names import words_in
from letters.tei.header.stated_witnesses import (
    StatedRelation,
    StatedRow,
    StatedWitness,
)
from letters.tei.source import XML_ID, Element

INVERSE, INFERRED, ITSELF = "inverse", "medium", "this"
CONFIRMED, ROWS = "high", "rows"
EVIDENCE, ATTESTED = "evidence", "attested"
KEY_PREFIX = "witness-"
_SOURCES = "{*}fileDesc/{*}sourceDesc"


def stated_relations(header: Element) -> Iterator[StatedRelation]:
    for item in header.iterfind(f"{_SOURCES}/{{*}}bibl/{{*}}relatedItem"):
        described = item.find("{*}bibl")
        identifier = _number(described, "archive")
        if described is None or not identifier:
            continue
        first, last = _scope(described)
        yield StatedRelation(
            type=item.get("type") or "",
            identifier=identifier,
            title=_text(described.find("{*}title")),
            address=_number(described, "URI"),
            is_inverse=item.get("subtype") == INVERSE,
            is_certain=item.get("cert") != INFERRED,
            evidence=_note(described, EVIDENCE),
            first_segment=first,
            last_segment=last,
            rows=tuple(_rows(_links(item, described, identifier), item)),
        )


def stated_witnesses(header: Element) -> Iterator[StatedWitness]:
    for element in header.iterfind(f"{_SOURCES}/{{*}}listWit/{{*}}witness"):
        described = element.find("{*}bibl")
        key = (element.get(XML_ID) or "").removeprefix(KEY_PREFIX)
        if described is None or not key:
            continue
        first, last = _scope(described)
        base = (element.get("corresp") or "").removeprefix("#")
        yield StatedWitness(
            key=key,
            state=described.get("type") or "",
            title=_text(described.find("{*}title")),
            is_document=described.get("subtype") == ITSELF,
            wanted=_number(described, "archive"),
            attested_in=_note(described, ATTESTED),
            date=words_in(described.find("{*}date")),
            based_on=base.removeprefix(KEY_PREFIX),
            is_certain=element.get("cert") != INFERRED,
            evidence=_note(described, EVIDENCE),
            first_segment=first,
            last_segment=last,
        )


def _links(item: Element, described: Element, identifier: str) -> Iterator[Element]:
    """Those of its `linkGrp` in the `standOff` of the file, or in a note of its own, where
    archives wrote it before."""
    for note in described.iterfind("{*}note"):
        if note.get("type") == ROWS:
            yield from note.iterfind("{*}linkGrp/*")
    named = item.get("type"), item.get("subtype"), identifier
    for group in item.getroottree().getroot().iterfind("{*}standOff/{*}linkGrp"):
        if (group.get("type"), group.get("subtype"), group.get("corresp")) == named:
            yield from group


def _rows(links: Iterator[Element], item: Element) -> Iterator[StatedRow]:
    """The paragraphs of this file stand without an identifier before them."""
    for link in links:
        own: list[str] = []
        others: list[str] = []
        for target in (link.get("target") or "").split():
            identifier, sign, key = target.partition("#")
            if sign and key:
                (others if identifier else own).append(key)
        is_inverse = item.get("subtype") == INVERSE
        original, translation = map(
            tuple, (own, others) if is_inverse else (others, own)
        )
        if original or translation:
            is_confirmed = link.get("cert") == CONFIRMED
            yield StatedRow(original, translation, is_confirmed)


def _number(described: Element | None, kind: str) -> str:
    if described is None:
        return ""
    numbers = described.iterfind("{*}idno")
    return next((words_in(one) for one in numbers if one.get("type") == kind), "")


def _note(described: Element, kind: str) -> str:
    notes = (
        one
        for name in ("witDetail", "note")
        for one in described.iterfind(f"{{*}}{name}")
    )
    return next((_text(one) for one in notes if one.get("type") == kind), "")


def _text(element: Element | None) -> str:
    """As it was typed, with its lines."""
    return "" if element is None else "".join(map(str, element.itertext()))


def _scope(described: Element) -> tuple[str, str]:
    scope = described.find("{*}biblScope")
    if scope is None:
        return "", ""
    return scope.get("from") or "", scope.get("to") or ""
