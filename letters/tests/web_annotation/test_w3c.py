"""What is written is valid by the W3C's schemas, and is read again as it was."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from unittest import TestCase

import fastjsonschema

from letters.tests.corpus import CHECKS, needs
from letters.web_annotation.quotes import Quote
from letters.web_annotation.reading import (
    AnnotationError,
    from_utf16,
    read_annotation,
    read_page,
)
from letters.web_annotation.web_annotations import (
    LinkBody,
    Motivation,
    RegionTarget,
    TextBody,
    TextTarget,
    WebAnnotation,
)
from letters.web_annotation.writing import annotation_page, write_annotation

SCHEMAS = CHECKS / "web_annotation"
READING = "https://letters.example/readings/abc/"
DOCUMENT = "https://letters.example/documents/memo/"

WORDS = WebAnnotation(
    identifier=f"{READING}1/#a-7",
    motivation=Motivation.QUESTIONING,
    targets=(
        TextTarget(
            DOCUMENT,
            quote=Quote("only if", "should be used ", " Hartman"),
            position=(120, 127),
            fragment="p12",
            within=(20, 27),
            source_date="2026-11-28T12:00:00Z",
        ),
    ),
    bodies=(TextBody("Why **only if**?", language="en"),),
    created="2026-11-28T12:00:00Z",
    modified="2026-11-28T13:00:00Z",
)
REGION = WebAnnotation(
    identifier=f"{READING}1/#a-8",
    motivation=Motivation.DESCRIBING,
    targets=(
        RegionTarget("https://letters.example/iiif/memo/canvas/1", 10, 20, 30, 40),
    ),
    bodies=(TextBody("A stamp.", "text/plain"),),
)
COMPARISON = WebAnnotation(
    identifier=f"{READING}1/#a-9",
    motivation=Motivation.LINKING,
    targets=(
        TextTarget(DOCUMENT, quote=Quote("brackets")),
        TextTarget("https://letters.example/documents/letter/"),
    ),
    bodies=(LinkBody("https://history.state.gov/"),),
)
ALL = (WORDS, REGION, COMPARISON)


class WrittenTests(TestCase):
    def test_what_is_written_is_read_again(self):
        for annotation in ALL:
            with self.subTest(annotation.identifier):
                written = json.loads(json.dumps(write_annotation(annotation)))
                self.assertEqual(read_annotation(written), annotation)

    def test_a_page_is_read_again(self):
        page = annotation_page(
            f"{READING}annotations.jsonld", READING, "A reading", ALL
        )
        self.assertEqual(read_page(page), list(ALL))
        self.assertEqual(page["partOf"]["total"], 3)

    def test_a_paragraph_is_refined_by_the_place_in_it(self):
        fragment, quote, position = write_annotation(WORDS)["target"]["selector"]
        self.assertEqual(
            (fragment["type"], fragment["value"]), ("FragmentSelector", "p12")
        )
        self.assertEqual(
            fragment["refinedBy"],
            {"type": "TextPositionSelector", "start": 20, "end": 27},
        )
        self.assertEqual(quote["exact"], "only if")
        self.assertEqual((position["start"], position["end"]), (120, 127))

    def test_a_region_is_a_plain_media_fragment(self):
        selector = write_annotation(REGION)["target"]["selector"]
        self.assertEqual(selector["value"], "xywh=10,20,30,40")
        self.assertEqual(selector["conformsTo"], "http://www.w3.org/TR/media-frags/")


@needs(SCHEMAS)
class SchemaTests(TestCase):
    def test_every_annotation_is_valid(self):
        for annotation in ALL:
            for path in required("annotations"):
                with self.subTest(annotation.identifier, schema=path.name):
                    validator(path)(write_annotation(annotation))

    def test_a_page_of_them_is_valid(self):
        page = annotation_page(
            f"{READING}annotations.jsonld", READING, "A reading", ALL
        )
        for path in required("collections/pages"):
            with self.subTest(schema=path.name):
                validator(path)(page)

    def test_the_schemas_refuse_what_is_not_valid(self):
        broken = {**write_annotation(WORDS), "id": 7}
        [path] = [
            path for path in required("annotations") if "IdValidated" in path.name
        ]
        with self.assertRaises(fastjsonschema.JsonSchemaValueException):
            validator(path)(broken)


def required(folder: str) -> Iterator[Path]:
    """The schemas of what an annotation must be."""
    for path in sorted((SCHEMAS / folder).glob("*.json")):
        if json.loads(path.read_text("utf-8"))["assertionType"] == "must":
            yield path


@cache
def definitions(name: str) -> Any:
    return json.loads((SCHEMAS / "definitions" / name).read_text("utf-8"))


@cache
def validator(path: Path) -> Any:
    schema = json.loads(path.read_text("utf-8"))
    base = "https://schemas.example/"
    schema["id"] = base + schema["id"]
    handlers = {"https": lambda address: definitions(address.rpartition("/")[2])}
    return fastjsonschema.compile(schema, handlers=handlers)


class ReadTests(TestCase):
    def read(self, **changes: Any) -> WebAnnotation:
        return read_annotation({**write_annotation(WORDS), **changes})

    def test_a_target_may_be_an_address_alone(self):
        target = self.read(target=f"{DOCUMENT}#p3").targets[0]
        self.assertEqual(target, TextTarget(DOCUMENT, fragment="p3"))

    def test_selectors_of_unknown_kinds_are_left_out(self):
        selector = [{"type": "CssSelector", "value": "p"}]
        target = self.read(target={"source": DOCUMENT, "selector": selector}).targets[0]
        self.assertEqual(target, TextTarget(DOCUMENT))

    def test_a_motivation_that_is_not_known_is_a_comment(self):
        motivation = self.read(motivation="oa:moderating").motivation
        self.assertEqual(motivation, Motivation.COMMENTING)

    def test_what_cannot_be_read_is_refused_with_its_place(self):
        cases = [
            ({"type": "Note"}, "annotation"),
            ({"target": []}, "annotation.target"),
            ({"target": 7}, "annotation.target"),
            ({"target": {"selector": []}}, "annotation.target"),
            (
                {"target": {"source": "x", "selector": ["y"]}},
                "annotation.target.selector",
            ),
            ({"target": quoting(exact="")}, "annotation.target"),
            ({"target": quoting(exact=["x"])}, "annotation.target.exact"),
            ({"target": at(-1, 4)}, "annotation.target"),
            ({"target": at(4, 1)}, "annotation.target"),
            ({"target": at("1", 4)}, "annotation.target"),
            ({"target": at(True, 4)}, "annotation.target"),
            ({"body": 7}, "annotation.body"),
            ({"body": {"value": {}}}, "annotation.body.value"),
            ({"body": {"type": "Image"}}, "annotation.body"),
        ]
        for changes, place in cases:
            with self.subTest(changes), self.assertRaises(AnnotationError) as refused:
                self.read(**changes)
            self.assertEqual(refused.exception.place, place)

    def test_a_page_without_annotations_is_refused(self):
        for page in (None, 7, "x", {"items": 7}):
            with self.subTest(page), self.assertRaises(AnnotationError):
                read_page(page)

    def test_places_counted_in_utf16_become_code_points(self):
        text = "a𝔏b"
        self.assertEqual(
            [from_utf16(text, at) for at in (0, 1, 3, 4, 9)], [0, 1, 2, 3, 3]
        )


def quoting(**parts: Any) -> dict[str, Any]:
    selector = {"type": "TextQuoteSelector", **parts}
    return {"source": DOCUMENT, "selector": selector}


def at(start: Any, end: Any) -> dict[str, Any]:
    selector = {"type": "TextPositionSelector", "start": start, "end": end}
    return {"source": DOCUMENT, "selector": [selector]}
