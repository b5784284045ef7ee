"""Writes annotations as JSON-LD, valid by the W3C's schemas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias, TypeVar

from letters.alignment import Range
from letters.web_annotation.quotes import Quote
from letters.web_annotation.web_annotations import (
    Body,
    RegionTarget,
    Target,
    TextBody,
    TextTarget,
    WebAnnotation,
)

Json: TypeAlias = dict[str, Any]
ItemT = TypeVar("ItemT")

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# What a fragment of an HTML page, and of an image, means (chapter 4.2.1).
HTML_FRAGMENT = "http://tools.ietf.org/rfc/rfc3236"
MEDIA_FRAGMENT = "http://www.w3.org/TR/media-frags/"
# Before the names of what the model has no words for: which question is asked.
PREFIX = "letters:"


def annotation_page(
    address: str,
    collection: str,
    label: str,
    annotations: Sequence[WebAnnotation],
    *,
    vocabulary: str = "",
    extension: Mapping[str, Any] | None = None,
) -> Json:
    """All annotations of a collection on one page (chapter 5). The names of
    `extension`, said of the collection, are explained at `vocabulary`."""
    return {
        "@context": _context(vocabulary),
        "id": address,
        "type": "AnnotationPage",
        "partOf": {
            "id": collection,
            "type": "AnnotationCollection",
            "label": label,
            "total": len(annotations),
            **_extended(extension or {}),
        },
        "startIndex": 0,
        "items": [_without_context(annotation) for annotation in annotations],
    }


def write_annotation(annotation: WebAnnotation, vocabulary: str = "") -> Json:
    return {"@context": _context(vocabulary), **_without_context(annotation)}


def _context(vocabulary: str) -> Any:
    if not vocabulary:
        return CONTEXT
    return [CONTEXT, {PREFIX.removesuffix(":"): vocabulary}]


def _extended(extension: Mapping[str, Any]) -> Json:
    return {f"{PREFIX}{name}": value for name, value in extension.items()}


def _without_context(annotation: WebAnnotation) -> Json:
    written: Json = {
        "id": annotation.identifier,
        "type": "Annotation",
        "motivation": annotation.motivation.value,
    }
    for name in ("created", "modified"):
        if time := getattr(annotation, name):
            written[name] = time
    if annotation.bodies:
        written["body"] = _one_or_all([_body(body) for body in annotation.bodies])
    written["target"] = _one_or_all(
        [write_target(target) for target in annotation.targets]
    )
    return {**written, **_extended(annotation.extension)}


def _one_or_all(items: list[ItemT]) -> ItemT | list[ItemT]:
    return items[0] if len(items) == 1 else items


def _body(body: Body) -> Json | str:
    if not isinstance(body, TextBody):
        return body.address
    written = {"type": "TextualBody", "value": body.value, "format": body.format}
    return {**written, "language": body.language} if body.language else written


def write_target(target: Target) -> Json | str:
    if isinstance(target, RegionTarget):
        region = f"xywh={target.x},{target.y},{target.width},{target.height}"
        selector = _fragment(region, MEDIA_FRAGMENT)
        return {"source": target.source, "selector": selector}
    selectors = _text_selectors(target)
    if not selectors and not target.source_date:
        return target.source
    written: Json = {"source": target.source}
    if target.source_date:
        written["state"] = {"type": "TimeState", "sourceDate": target.source_date}
    if selectors:
        written["selector"] = selectors
    return written


def _text_selectors(target: TextTarget) -> list[Json]:
    selectors: list[Json] = []
    if target.fragment:
        fragment = _fragment(target.fragment, HTML_FRAGMENT)
        if target.within:
            fragment["refinedBy"] = _position(target.within, target.counted_as)
        selectors.append(fragment)
    if target.quote:
        selectors.append(_quote(target.quote))
    if target.position:
        selectors.append(_position(target.position, target.counted_as))
    return selectors


def _fragment(value: str, conforms_to: str) -> Json:
    return {"type": "FragmentSelector", "value": value, "conformsTo": conforms_to}


def _position(place: Range, counted_as: str) -> Json:
    written = {"type": "TextPositionSelector", "start": place[0], "end": place[1]}
    return {**written, "conformsTo": counted_as} if counted_as else written


def _quote(quote: Quote) -> Json:
    written = {"type": "TextQuoteSelector", "exact": quote.exact}
    around = {"prefix": quote.prefix, "suffix": quote.suffix}
    return {**written, **{name: words for name, words in around.items() if words}}
