"""Reads the `relatedItem` and `listWit` of a header that an archive of this kind wrote."""

from __future__ import annotations

from collections.abc import Iterator

from letters.tei.header.stated_names import words_in
from letters.tei.header.stated_witnesses import StatedRelation, StatedWitness
from letters.tei.source import XML_ID, Element

INVERSE, INFERRED, ITSELF = "inverse", "medium", "this"
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


def _number(described: Element | None, kind: str) -> str:
    if described is None:
        return ""
    numbers = described.iterfind("{*}idno")
    return next((words_in(one) for one in numbers if one.get("type") == kind), "")


def _note(described: Element, kind: str) -> str:
    notes = described.iterfind("{*}note")
    return next((_text(one) for one in notes if one.get("type") == kind), "")


def _text(element: Element | None) -> str:
    """As it was typed, with its lines."""
    return "" if element is None else "".join(map(str, element.itertext()))


def _scope(described: Element) -> tuple[str, str]:
    scope = described.find("{*}biblScope")
    if scope is None:
        return "", ""
    return scope.get("from") or "", scope.get("to") or ""
