"""What was found in a document, at its place on the canvases.

IIIF Content Search API 2.0, and 1.0 for viewers that know no later one (in 2026 both
Mirador and Universal Viewer): https://iiif.io/api/search/2.0/, https://iiif.io/api/search/1.0/.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from letters.iiif.language_maps import Resource, without_empty
from letters.iiif.sources import Box

CONTEXT_2 = "http://iiif.io/api/search/2/context.json"
CONTEXT_1 = "http://iiif.io/api/search/1/context.json"
PROFILE_1 = "http://iiif.io/api/search/1/search"


@dataclass(frozen=True, slots=True)
class CanvasHit:
    """Words that were found, those before and after them, and where they stand: in a box
    on the canvas if one was drawn round them, else somewhere on the `whole` of it."""

    number: int
    canvas: str
    whole: Box
    before: str
    words: str
    after: str
    box: Box | None = None

    @property
    def target(self) -> str:
        return f"{self.canvas}#xywh={self.box}" if self.box else self.canvas

    @property
    def target_1(self) -> str:
        """Always with a box: Universal Viewer 4 shows no answer that has a hit without."""
        return f"{self.canvas}#xywh={self.box or self.whole}"


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """A part of the hits, in the order of the text. `id` is its own address, `whole` that
    of all hits, `first` the index of the first hit here, and `ignored` the parameters
    that this service does not understand."""

    id: str
    whole: str
    total: int
    hits: Sequence[CanvasHit]
    first: int = 0
    next: str = ""
    ignored: tuple[str, ...] = ()


def search_services(address: str, address_1: str) -> list[Resource]:
    """For the manifest. Services of older APIs are written as those have it
    (Presentation API 3.0, chapter 3.3)."""
    return [
        {"id": address, "type": "SearchService2"},
        {"@id": address_1, "@type": "SearchService1", "profile": PROFILE_1},
    ]


def build_search_answer(answer: SearchAnswer) -> Resource:
    """By version 2.0: what is found, and in a second page of annotations its context."""
    found: Resource = {
        "@context": CONTEXT_2,
        "id": answer.id,
        "type": "AnnotationPage",
        "startIndex": answer.first,
        "items": [_annotation(answer, hit) for hit in answer.hits],
    }
    told = {
        "next": answer.next and {"id": answer.next, "type": "AnnotationPage"},
        "annotations": [_contexts(answer)] if answer.hits else [],
        "ignored": [*answer.ignored],
    }
    collection = {
        "id": answer.whole,
        "type": "AnnotationCollection",
        "total": answer.total,
    }
    return {**found, **without_empty(told), "partOf": collection}


def _annotation(answer: SearchAnswer, hit: CanvasHit) -> Resource:
    return {
        "id": _id_of(answer, hit),
        "type": "Annotation",
        "motivation": "supplementing",
        "body": {"type": "TextualBody", "value": hit.words, "format": "text/plain"},
        "target": hit.target,
    }


def _contexts(answer: SearchAnswer) -> Resource:
    return {
        "id": f"{answer.id}#contexts",
        "type": "AnnotationPage",
        "items": [_context(answer, hit) for hit in answer.hits],
    }


def _context(answer: SearchAnswer, hit: CanvasHit) -> Resource:
    name = _id_of(answer, hit)
    quote = {
        "type": "TextQuoteSelector",
        "prefix": hit.before,
        "exact": hit.words,
        "suffix": hit.after,
    }
    return {
        "id": f"{name}-context",
        "type": "Annotation",
        "motivation": "contextualizing",
        "target": {"type": "SpecificResource", "source": name, "selector": [quote]},
    }


def build_search_answer_1(answer: SearchAnswer) -> Resource:
    """By version 1.0, in the terms of the Presentation API 2."""
    layer = {"@type": "sc:Layer", "total": answer.total}
    within = layer | ({"ignored": [*answer.ignored]} if answer.ignored else {})
    following = {"next": answer.next} if answer.next else {}
    return {
        "@context": ["http://iiif.io/api/presentation/2/context.json", CONTEXT_1],
        "@id": answer.id,
        "@type": "sc:AnnotationList",
        "within": within,
        **following,
        "startIndex": answer.first,
        "resources": [_annotation_1(answer, hit) for hit in answer.hits],
        "hits": [_hit_1(answer, hit) for hit in answer.hits],
    }


def _annotation_1(answer: SearchAnswer, hit: CanvasHit) -> Resource:
    return {
        "@id": _id_of(answer, hit),
        "@type": "oa:Annotation",
        "motivation": "sc:painting",
        "resource": {"@type": "cnt:ContentAsText", "chars": hit.words},
        "on": hit.target_1,
    }


def _hit_1(answer: SearchAnswer, hit: CanvasHit) -> Resource:
    return {
        "@type": "search:Hit",
        "annotations": [_id_of(answer, hit)],
        "before": hit.before,
        "match": hit.words,
        "after": hit.after,
    }


def _id_of(answer: SearchAnswer, hit: CanvasHit) -> str:
    return f"{answer.whole}#match-{hit.number}"
