"""Reads annotations that others wrote as JSON-LD, as far as they are understood here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from letters.alignment import Range
from letters.web_annotation.quotes import LONGEST_CONTEXT, LONGEST_QUOTE, Quote
from letters.web_annotation.web_annotations import (
    MARKDOWN,
    Body,
    LinkBody,
    Motivation,
    RegionTarget,
    Target,
    TextBody,
    TextTarget,
    WebAnnotation,
)
from letters.web_annotation.writing import PREFIX

# No text is longer; and a number that is no place is not understood.
_HIGHEST_POSITION = 100_000_000
_REGION = re.compile(
    r"xywh=(?:pixel:)?(\d{1,9}),(\d{1,9}),(\d{1,9}),(\d{1,9})", re.ASCII
)


class AnnotationError(ValueError):
    """An annotation that cannot be read; `place` is the key where it begins."""

    def __init__(self, place: str, message: str) -> None:
        super().__init__(f"{place}: {message}")
        self.place = place


def read_page(page: Any) -> list[WebAnnotation]:
    """The annotations of a page, of a collection with its first page, or of a list."""
    if isinstance(page, dict) and isinstance(page.get("first"), dict):
        page = page["first"]
    items = page.get("items") if isinstance(page, dict) else page
    if isinstance(page, dict) and items is None:
        items = [page]
    if not isinstance(items, list):
        raise AnnotationError("items", "There is no list of annotations.")
    return [
        read_annotation(item, f"items[{number}]") for number, item in enumerate(items)
    ]


def read_collection(page: Any) -> dict[str, Any]:
    """What a page says of its collection in our own words."""
    collection = page.get("partOf") if isinstance(page, dict) else None
    return _extension(collection if isinstance(collection, dict) else {})


def read_annotation(written: Any, place: str = "annotation") -> WebAnnotation:
    if not isinstance(written, dict) or "Annotation" not in _listed(
        written.get("type")
    ):
        raise AnnotationError(place, 'It has no "type": "Annotation".')
    targets = tuple(
        read_target(target, f"{place}.target")
        for target in _listed(written.get("target"))
    )
    if not targets:
        raise AnnotationError(f"{place}.target", "It is about nothing.")
    return WebAnnotation(
        identifier=_words(written.get("id"), f"{place}.id"),
        motivation=_motivation(written.get("motivation")),
        targets=targets,
        bodies=tuple(
            _body(body, f"{place}.body")
            for name in ("body", "bodyValue")
            for body in _listed(written.get(name))
        ),
        created=_words(written.get("created"), f"{place}.created"),
        modified=_words(written.get("modified"), f"{place}.modified"),
        extension=_extension(written),
    )


def _extension(written: dict[str, Any]) -> dict[str, Any]:
    return {
        name.removeprefix(PREFIX): value
        for name, value in written.items()
        if name.startswith(PREFIX)
    }


def _listed(value: Any) -> list[Any]:
    """One or several values, as JSON-LD allows for most keys."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _words(value: Any, place: str) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise AnnotationError(place, "It is no text.")
    return value


def _motivation(value: Any) -> Motivation:
    """One that is known; a comment otherwise."""
    known = (motivation for motivation in Motivation if motivation in _listed(value))
    return next(known, Motivation.COMMENTING)


def _body(body: Any, place: str) -> Body:
    if isinstance(body, str):
        is_address = place.endswith(".body") and "://" in body
        return LinkBody(body) if is_address else TextBody(body, "text/plain")
    if not isinstance(body, dict):
        raise AnnotationError(place, "It is neither an address nor an object.")
    if "value" in body:
        return TextBody(
            _words(body["value"], f"{place}.value"),
            _words(body.get("format") or MARKDOWN, f"{place}.format"),
            _words(next(iter(_listed(body.get("language"))), ""), f"{place}.language"),
        )
    address = body.get("source") or body.get("id")
    if not isinstance(address, str):
        raise AnnotationError(place, "It has neither words nor an address.")
    return LinkBody(address)


def read_target(target: Any, place: str) -> Target:
    if isinstance(target, str):
        address, _, fragment = target.partition("#")
        return TextTarget(address, fragment=fragment)
    if not isinstance(target, dict):
        raise AnnotationError(place, "It is neither an address nor an object.")
    source = target.get("source", target.get("id"))
    if isinstance(source, dict):
        source = source.get("id")
    if not isinstance(source, str):
        raise AnnotationError(place, "It has no source.")
    selectors = list(_selectors(target.get("selector"), f"{place}.selector"))
    for selector in selectors:
        if region := _REGION.fullmatch(
            str(selector.get("value", "")).removeprefix("#")
        ):
            return RegionTarget(source, *map(int, region.groups()))
    state = next(iter(_listed(target.get("state"))), None)
    date = state.get("sourceDate") if isinstance(state, dict) else None
    return _text_target(source, selectors, _words(date, f"{place}.state"), place)


def _selectors(value: Any, place: str) -> Iterator[dict[str, Any]]:
    for selector in _listed(value):
        if not isinstance(selector, dict):
            raise AnnotationError(place, "It is no object.")
        yield selector


def _text_target(
    source: str, selectors: list[dict[str, Any]], date: str, place: str
) -> TextTarget:
    """What the selectors say in all; kinds that are not known here are left out."""
    quote: Quote | None = None
    position: Range | None = None
    within: Range | None = None
    fragment = counted_as = ""
    for selector in selectors:
        kind = selector.get("type")
        if kind == "TextQuoteSelector":
            quote = read_quote(selector, place)
        elif kind == "TextPositionSelector":
            position = read_position(selector, place)
            counted_as = _words(selector.get("conformsTo"), place)
        elif kind == "FragmentSelector":
            fragment = _words(selector.get("value"), place).removeprefix("#")
            for refined in _selectors(selector.get("refinedBy"), place):
                if refined.get("type") == "TextPositionSelector":
                    within = read_position(refined, place)
                    counted_as = _words(refined.get("conformsTo"), place)
                elif refined.get("type") == "TextQuoteSelector":
                    quote = quote or read_quote(refined, place)
    return TextTarget(source, quote, position, fragment, within, date, counted_as)


def read_quote(selector: dict[str, Any], place: str) -> Quote:
    exact, prefix, suffix = (
        _words(selector.get(name), f"{place}.{name}")
        for name in ("exact", "prefix", "suffix")
    )
    if not exact or len(exact) > LONGEST_QUOTE:
        raise AnnotationError(place, "It quotes nothing, or too much.")
    return Quote(exact, prefix[-LONGEST_CONTEXT:], suffix[:LONGEST_CONTEXT])


def read_position(selector: dict[str, Any], place: str) -> Range:
    start, end = selector.get("start"), selector.get("end")
    for number in (start, end):
        if not isinstance(number, int) or isinstance(number, bool):
            raise AnnotationError(place, "A position is a whole number.")
    assert isinstance(start, int) and isinstance(end, int)  # noqa: S101
    if not 0 <= start <= end <= _HIGHEST_POSITION:
        raise AnnotationError(place, "The position is nowhere in a text.")
    return start, end


def from_utf16(text: str, at: int) -> int:
    """The code point of `text` where a script counted `at` units of UTF-16."""
    units = text.encode("utf-16-le")[: 2 * max(0, at)]
    return len(units.decode("utf-16-le", errors="ignore"))
