"""Files of others are imported as far as they are certain, or refused with the place."""

from __future__ import annotations

import json
from typing import Any
from unittest.mock import patch

from django.test import TestCase

from letters.models import Annotation, Document, PageImage, Transcription
from letters.teaching.importing import ImportReport, import_annotations
from letters.teaching.importing.file_content import LONGEST_FILE
from letters.teaching.importing.held import HeldDocuments
from letters.tests.factories import annotate, make_document, make_reading
from letters.web_annotation.reading import AnnotationError, read_quote

ADDRESS = "https://elsewhere.example/documents/first/"
RULES = "https://elsewhere.example/help/annotations/"
WORDS = "some understanding"
DIGEST = "b" * 64


def quoting(exact: str = WORDS, **parts: str) -> dict[str, Any]:
    return {"type": "TextQuoteSelector", "exact": exact, **parts}


def at(start: Any, end: Any, **parts: str) -> dict[str, Any]:
    return {"type": "TextPositionSelector", "start": start, "end": end, **parts}


def web(*selectors: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {
        "id": "https://elsewhere.example/a/1",
        "type": "Annotation",
        "motivation": "commenting",
        "body": {"type": "TextualBody", "value": "Why?", "format": "text/markdown"},
        "target": {"source": ADDRESS, "selector": list(selectors)},
        **changes,
    }


class ImportCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.document = make_document("first")
        cls.reading = make_reading()

    def take(self, *annotations: Any, **page: Any) -> ImportReport:
        content = {"type": "AnnotationPage", "items": annotations, **page}
        return import_annotations(self.reading, json.dumps(content).encode())

    @property
    def annotation(self) -> Annotation:
        return Annotation.objects.get(item__reading=self.reading)


class OfOthersTests(ImportCase):
    def words(self) -> str:
        target = self.annotation.targets.get()
        return self.document.text[target.start : target.end]

    def test_words_are_found_by_their_quote(self):
        self.assertEqual(1, self.take(web(quoting())).placed)
        self.assertEqual(WORDS, self.words())

    def test_positions_of_others_are_not_believed(self):
        self.take(web(quoting(), at(0, 18)))
        self.assertEqual(WORDS, self.words())

    def test_our_own_positions_are_not_believed_where_other_words_stand(self):
        self.take(web(quoting(), at(0, 18, conformsTo=RULES)))
        self.assertEqual(WORDS, self.words())

    def test_a_position_tells_equal_words_apart(self):
        text = "Peace\n\nand peace again, then peace."
        self.document = make_document("again", f"{text}\n\n{text}\n")
        start = self.document.text.rindex("and peace again")
        source = "https://elsewhere.example/documents/again/"
        selectors = [
            quoting("and peace again"),
            at(start, start + 15, conformsTo=RULES),
        ]
        self.take(web(target={"source": source, "selector": selectors}))
        self.assertEqual(start, self.annotation.targets.get().start)

    def test_a_position_alone_is_a_candidate(self):
        self.assertEqual(1, self.take(web(at(3, 9, conformsTo=RULES))).lost)
        [candidate] = self.annotation.targets.get().candidates
        self.assertEqual((3, 9), (candidate["start"], candidate["end"]))

    def test_a_fragment_alone_is_the_paragraph(self):
        segment = self.document.segments.order_by("start").last()
        self.take(web(target=f"{ADDRESS}#{segment.key}"))
        target = self.annotation.targets.get()
        self.assertEqual((segment.start, segment.end), (target.start, target.end))

    def test_changed_words_are_told_with_what_they_were(self):
        words = "feeling that you had some understanding"
        self.assertEqual(1, self.take(web(quoting(words))).changed)
        self.assertEqual(words, self.annotation.targets.get().former_words)

    def test_plain_text_means_nothing_but_itself(self):
        body = {
            "type": "TextualBody",
            "value": "*No* [link](x)",
            "format": "text/plain",
        }
        self.take(web(quoting(), body=body))
        self.assertEqual(r"\*No\* \[link\](x)", self.annotation.body)

    def test_questions_and_links_are_told_by_their_motivation(self):
        cases = {
            "questioning": ("question", "text"),
            "describing": ("explanation", ""),
            "moderating": ("explanation", ""),
        }
        for motivation, expected in cases.items():
            with self.subTest(motivation):
                Annotation.objects.all().delete()
                self.take(web(quoting(), motivation=motivation))
                annotation = self.annotation
                self.assertEqual(expected, (annotation.kind, annotation.asks))

    def test_a_link_has_its_address(self):
        self.take(web(quoting(), motivation="linking", body="https://www.un.org/"))
        annotation = self.annotation
        self.assertEqual(
            ("link", "https://www.un.org/"), (annotation.kind, annotation.address)
        )

    def test_a_region_of_a_smaller_scan_is_scaled(self):
        sizes = {"width": 2400, "height": 3000, "size": 1}
        PageImage.objects.create(
            document=self.document, page_key="1", sha256=DIGEST, **sizes
        )
        selector = {"type": "FragmentSelector", "value": "xywh=10,20,30,40"}
        source = f"{ADDRESS}images/{DIGEST}/1200/"
        self.take(web(target={"source": source, "selector": selector}))
        target = self.annotation.targets.get()
        region = (target.x, target.y, target.width, target.height)
        self.assertEqual((20, 40, 60, 80), region)

    def test_a_scan_that_is_not_held_is_told(self):
        selector = {"type": "FragmentSelector", "value": "xywh=10,20,30,40"}
        source = f"{ADDRESS}images/{DIGEST}/original/"
        report = self.take(web(target={"source": source, "selector": selector}))
        self.assertEqual({source: 1}, dict(report.missing))

    def test_numbers_of_deleted_annotations_are_not_given_again(self):
        reading = make_reading(self.document)
        annotate(reading.items.get(), number=4).put_away()
        self.reading = reading
        self.take(web(quoting()))
        self.assertEqual(5, reading.items.get().annotations.present().get().number)


class RefusalTests(ImportCase):
    def refuse(self, content: Any) -> AnnotationError:
        if not isinstance(content, bytes):
            content = json.dumps(content).encode()
        with self.assertRaises(AnnotationError) as refused:
            import_annotations(self.reading, content)
        self.assertFalse(Annotation.objects.exists())
        self.assertFalse(self.reading.items.exists())
        return refused.exception

    def refused_at(self, **changes: Any) -> str:
        """The place of a refusal of the second annotation: the first is good."""
        items = [web(quoting()), web(quoting(), **changes)]
        return self.refuse({"items": items}).place

    def test_every_refusal_names_the_place_and_imports_nothing(self):
        html = {"type": "TextualBody", "value": "<b>x</b>", "format": "text/html"}
        cases: list[tuple[dict[str, Any], str]] = [
            ({"type": "Note"}, "items[1]"),
            ({"target": []}, "items[1].target"),
            ({"target": [ADDRESS, ADDRESS, ADDRESS]}, "items[1].target"),
            ({"body": html}, "items[1].body"),
            ({"body": {"value": "x" * 8_001}}, "items[1].body"),
            ({"body": "javascript://x"}, "items[1].body"),
            ({"body": {"value": "a\0b"}}, "items[1].body.value"),
            ({"body": "https://user:pw@host.example/"}, "items[1].body"),
            ({"body": "https://host.example/\u202ex"}, "items[1].body"),
            ({"body": {"value": "a\uffffb"}}, "items[1].body"),
            ({"letters:choices": 7}, "items[1].letters:choices"),
            ({"letters:choices": ["a", "\u200d"]}, "items[1].letters:choices[1]"),
            ({"letters:choices": ["a", 7]}, "items[1].letters:choices[1]"),
            ({"letters:solution": [3]}, "items[1].letters:solution"),
            ({"letters:solution": [True]}, "items[1].letters:solution"),
            ({"letters:sealed": "zzz"}, "items[1].letters:sealed"),
            ({"letters:sealed": 7}, "items[1].letters:sealed"),
        ]
        for changes, place in cases:
            with self.subTest(changes):
                self.assertEqual(place, self.refused_at(**changes))

    def test_a_region_beyond_its_scan_is_refused(self):
        sizes = {"width": 100, "height": 100, "size": 1}
        PageImage.objects.create(
            document=self.document, page_key="1", sha256=DIGEST, **sizes
        )
        selector = {"type": "FragmentSelector", "value": "xywh=90,90,30,40"}
        source = f"{ADDRESS}images/{DIGEST}/original/"
        target = {"source": source, "selector": selector}
        self.assertEqual("items[1].target", self.refused_at(target=target))

    def test_what_is_no_json_is_refused_with_its_line(self):
        cases = [
            (b"{\n\n nonsense", "line 3, column 2"),
            (b"\xff\xfe", "byte 0"),
            (b"[" * 100_000, "file"),
            (b" " * (LONGEST_FILE + 1), "file"),
            (b'"\\ud800"', "file"),
            (b"7", "items"),
            (b"[" * 60 + b"]" * 60, "[0]" * 26 + "[0"),
        ]
        for content, place in cases:
            with self.subTest(content[:20]):
                self.assertEqual(place, self.refuse(content).place)

    def test_too_many_annotations_are_refused(self):
        self.assertIn("1000", str(self.refuse({"items": [web()] * 1_001})))

    def test_items_that_cannot_be_read_are_refused(self):
        place = "partOf.letters:items"
        cases = [
            (7, place),
            ([7], f"{place}[0]"),
            ([{"source": ADDRESS, "extent": "half"}], f"{place}[0].extent"),
            ([{"source": ADDRESS, "heading": 7}], f"{place}[0].heading"),
            ([{"source": ADDRESS, "heading": "x" * 201}], f"{place}[0].heading"),
            ([{"source": ADDRESS, "heading": "a\u202eb"}], f"{place}[0].heading"),
            ([{"source": ADDRESS, "heading": "\u200d"}], f"{place}[0].heading"),
        ]
        for items, expected in cases:
            with self.subTest(items):
                page = {"items": [], "partOf": {"letters:items": items}}
                self.assertEqual(expected, self.refuse(page).place)


class WorkTests(ImportCase):
    """One file keeps nobody waiting for minutes."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        letters = str.maketrans("0123456789", "abcdefghij")
        numbers = (str(number * 7919 % 5003) for number in range(600))
        words = (number.translate(letters) for number in numbers)
        cls.long = make_document("long", " ".join(words) + "\n")

    def quoting_with_faults(self, length: int, shift: int = 0) -> dict[str, Any]:
        """Words of the long document with every third letter another."""
        text = self.long.text[shift : shift + length]
        letters = ["#" if at % 3 == 0 else letter for at, letter in enumerate(text)]
        target = {
            "source": "https://elsewhere.example/documents/long/",
            "selector": [quoting("".join(letters))],
        }
        return web(target=target, body={"value": f"From {shift}"})

    def test_what_takes_too_long_is_lost_and_told(self):
        notes = [self.quoting_with_faults(400, shift) for shift in range(5)]
        with patch("letters.teaching.importing.found_places.MOST_WORK", 135_000):
            report = self.take(*notes)
        self.assertEqual((5, 3), (report.imported, report.not_looked_for))
        lost = Annotation.objects.get(body="From 4").targets.get()
        self.assertEqual(("lost", []), (lost.state, lost.candidates))

    def test_words_that_are_there_cost_next_to_nothing(self):
        exact = quoting(self.long.text[: self.long.text.index(" ", 2_000)])
        source = "https://elsewhere.example/documents/long/"
        notes = [
            web(target={"source": source, "selector": [exact]}, body={"value": str(n)})
            for n in range(9)
        ]
        with patch("letters.teaching.importing.found_places.MOST_WORK", 135_000):
            report = self.take(*notes)
        self.assertEqual((9, 0), (report.placed, report.not_looked_for))

    def test_context_beyond_measure_is_cut(self):
        far = "x" * 100_000
        quote = read_quote(quoting(prefix=f"{far}near ", suffix=f" by{far}"), "")
        self.assertEqual((200, 200), (len(quote.prefix), len(quote.suffix)))
        self.assertTrue(quote.prefix.endswith("near "))

    def test_items_beyond_measure_are_refused(self):
        items = [{"source": ADDRESS}] * 501
        with self.assertRaises(AnnotationError) as refused:
            self.take(partOf={"letters:items": items})
        self.assertEqual("partOf.letters:items", refused.exception.place)

    def test_an_item_that_is_named_twice_is_one(self):
        items = [{"source": ADDRESS, "number": number} for number in range(1, 500)]
        self.assertEqual(1, self.take(partOf={"letters:items": items}).new_items)

    def test_more_items_than_a_reading_has_are_refused(self):
        items = [
            {"source": ADDRESS, "extent": "page", "page": str(n)} for n in range(9)
        ]
        with (
            patch("letters.teaching.limits.MOST_ITEMS", 8),
            self.assertRaises(AnnotationError) as refused,
        ):
            self.take(partOf={"letters:items": items})
        self.assertIn("at most 8 documents", str(refused.exception))
        self.assertFalse(self.reading.items.exists())

    def test_more_annotations_than_an_item_has_are_refused(self):
        notes = [web(quoting(), body={"value": str(number)}) for number in range(4)]
        with (
            patch("letters.teaching.limits.MOST_ANNOTATIONS", 3),
            self.assertRaises(AnnotationError) as refused,
        ):
            self.take(*notes)
        self.assertEqual("items[3]", refused.exception.place)

    def test_a_text_that_changed_meanwhile_is_told(self):
        held = HeldDocuments({ADDRESS})
        held.noted(held.at(ADDRESS))
        self.assertTrue(held.is_as_read())
        Transcription.objects.filter(document=self.document).update(text="Another.")
        self.assertFalse(held.is_as_read())

    def test_a_document_that_was_withdrawn_meanwhile_is_told(self):
        held = HeldDocuments({ADDRESS})
        held.noted(held.at(ADDRESS))
        Document.objects.filter(pk=self.document.pk).update(status="draft")
        self.assertFalse(held.is_as_read())

    def test_answers_of_the_former_kind_are_refused_unread(self):
        with self.assertRaises(AnnotationError) as refused:
            self.take(web(quoting(), **{"letters:sealed": "eJwLzwAA"}))
        self.assertIn("Download the annotations", str(refused.exception))
