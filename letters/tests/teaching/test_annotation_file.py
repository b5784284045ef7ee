"""A reading is written as Web Annotations, and is read again as it was."""

from __future__ import annotations

import json
from typing import Any

from django.test import TestCase

from letters.models import (
    Annotation,
    AnnotationTarget,
    Document,
    DocumentStatus,
    PageImage,
    Reading,
)
from letters.teaching.annotation_file import annotation_file
from letters.teaching.importing import ImportReport, import_annotations
from letters.tests.corpus import needs
from letters.tests.factories import annotate, make_document, make_reading
from letters.tests.web_annotation.test_w3c import SCHEMAS, required, validator

SITE = "https://letters.example"
WORDS = "some understanding"
DIGEST = "a" * 64


def absolute(path: str) -> str:
    return f"{SITE}{path}"


def add_region(item: Any, number: int) -> Annotation:
    document = item.document
    PageImage.objects.create(
        document=document, page_key="1", sha256=DIGEST, width=1000, height=1400, size=1
    )
    annotation = annotate(item, number=number, kind="region", body="A stamp.")
    AnnotationTarget.objects.create(
        annotation=annotation,
        document=document,
        image=DIGEST,
        x=10,
        y=20,
        width=300,
        height=40,
    )
    return annotation


def make_full_reading() -> Reading:
    """Annotations of every kind on two documents."""
    first, second = make_document("first"), make_document("second")
    reading = make_reading(
        first, second, introduction="Two letters.", tasks="Compare them."
    )
    one, two = reading.items.all()
    annotate(one, WORDS, body="He says **some**.", number=3)
    annotate(one, "Document 11", "1", kind="term", body="In the edition.", number=4)
    order = {"asks": "order", "choices": ["then", "first", "last"]}
    annotate(one, kind="question", body="In which order?", number=5, **order)
    choice = {"asks": "choice", "choices": ["yes", "no"], "solution": [1]}
    annotate(one, WORDS, kind="question", body="Right?", number=6, **choice)
    annotate(one, WORDS, kind="question", asks="passage", body="Find it.", number=7)
    link = {"kind": "link", "address": "https://history.state.gov/"}
    annotate(two, "understanding", body="", number=1, **link)
    add_region(two, 2)
    both = annotate(two, WORDS, kind="comparison", body="Compare.", number=8)
    other = AnnotationTarget.objects.get(annotation__number=3)
    other.pk, other.annotation, other.position = None, both, 1
    other.save()
    annotate(two, WORDS, body="Covered.", is_whited_out=True, number=9)
    return reading


def written(reading: Reading, *, with_answers: bool = False) -> dict[str, Any]:
    page = annotation_file(reading, absolute, with_answers=with_answers)
    return json.loads(json.dumps(page))


def stored(reading: Reading) -> list[tuple[Any, ...]]:
    """All that counts of a reading."""
    columns = (
        "kind",
        "body",
        "address",
        "asks",
        "choices",
        "solution",
        "is_whited_out",
    )
    places = ("footnote", "start", "end", "exact", "image", "x", "y", "width", "height")
    return [
        (
            item.document.identifier,
            annotation.number,
            *(getattr(annotation, name) for name in columns),
            [
                (
                    target.document.identifier,
                    *(getattr(target, name) for name in places),
                )
                for target in annotation.targets.all()
            ],
        )
        for item in reading.items.present()
        for annotation in item.annotations.present()
    ]


class AnnotationFileTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.reading = make_full_reading()

    def annotation(self, number: int, **options: Any) -> dict[str, Any]:
        items = written(self.reading, **options)["items"]
        [found] = [item for item in items if item["id"].endswith(f"#a-{number}")]
        return found

    def test_an_annotation_has_the_address_of_its_place_in_the_reading(self):
        address = f"{SITE}/readings/{self.reading.slug}/1/#a-3"
        self.assertEqual(address, self.annotation(3)["id"])

    def test_words_are_quoted_and_counted_in_text_and_paragraph(self):
        annotation = self.annotation(3)
        target = annotation["target"]
        fragment, quote, position = target["selector"]
        text = self.reading.items.first().document.text
        segment = Document.objects.get(identifier="first").segments.get(
            key=fragment["value"]
        )
        within = fragment["refinedBy"]
        paragraph = text[segment.start : segment.end]
        self.assertEqual(WORDS, quote["exact"])
        self.assertEqual(WORDS, text[position["start"] : position["end"]])
        self.assertEqual(WORDS, paragraph[within["start"] : within["end"]])
        self.assertEqual(f"{SITE}/help/annotations/", position["conformsTo"])
        self.assertEqual("TimeState", target["state"]["type"])

    def test_words_of_a_note_are_counted_in_it(self):
        fragment, quote = self.annotation(4)["target"]["selector"]
        self.assertEqual("note-1", fragment["value"])
        self.assertEqual("Document 11", quote["exact"])

    def test_a_region_is_of_the_scan_as_it_is_kept(self):
        target = self.annotation(2)["target"]
        self.assertEqual(
            f"{SITE}/documents/second/images/{DIGEST}/original/", target["source"]
        )
        self.assertEqual("xywh=10,20,300,40", target["selector"]["value"])

    def test_bodies_are_markdown_in_their_language(self):
        body = self.annotation(3)["body"]
        self.assertEqual(("text/markdown", "en"), (body["format"], body["language"]))

    def test_answers_are_in_no_form_in_it(self):
        order, choice, passage = map(self.annotation, (5, 6, 7))
        for annotation in (order, choice, passage):
            known = {"item", "kind", "asks", "choices"}
            names = {name for name in annotation if name.startswith("letters:")}
            self.assertLessEqual(names, {f"letters:{name}" for name in known})
        self.assertEqual(sorted(order["letters:choices"]), order["letters:choices"])
        self.assertNotIn("letters:solution", choice)
        self.assertEqual({"source"}, {"source", *self._keys_of(passage["target"])})

    def _keys_of(self, target: Any) -> list[str]:
        return [] if isinstance(target, str) else list(target)

    def test_the_teacher_gets_them(self):
        order = self.annotation(5, with_answers=True)
        self.assertEqual(["then", "first", "last"], order["letters:choices"])
        self.assertEqual([1], self.annotation(6, with_answers=True)["letters:solution"])
        self.assertNotIn("letters:sealed", order)

    def test_what_is_not_published_is_not_in_it(self):
        Document.objects.filter(identifier="second").update(status=DocumentStatus.DRAFT)
        text = json.dumps(written(self.reading, with_answers=True))
        self.assertNotIn("second", text)
        self.assertNotIn("Covered.", text)
        self.assertIn("He says **some**.", text)

    def test_what_was_deleted_is_not_in_it(self):
        Annotation.objects.get(body="He says **some**.").put_away()
        self.assertNotIn("**some**", json.dumps(written(self.reading)))

    def test_lost_words_are_for_the_teacher_alone(self):
        AnnotationTarget.objects.filter(annotation__number=3).update(
            start=None, end=None, state="lost"
        )
        self.assertNotIn(WORDS, json.dumps(self.annotation(3)))
        self.assertIn(WORDS, json.dumps(self.annotation(3, with_answers=True)))

    def test_a_withdrawn_scan_is_not_named(self):
        PageImage.objects.all().delete()
        self.assertNotIn(DIGEST, json.dumps(written(self.reading)))

    def test_its_queries_do_not_grow(self):
        # Items and their numbers; annotations, targets, documents; segments, scans.
        with self.assertNumQueries(7):
            written(self.reading)


@needs(SCHEMAS)
class SchemaTests(TestCase):
    def test_every_page_is_valid(self):
        page = written(make_full_reading())
        for path in required("collections/pages"):
            with self.subTest(schema=path.name):
                validator(path)(page)
        for annotation in page["items"]:
            for path in required("annotations"):
                with self.subTest(annotation["id"], schema=path.name):
                    validator(path)({"@context": page["@context"], **annotation})


class OutAndInTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.reading = make_full_reading()

    def take(self, *, with_answers: bool) -> tuple[Reading, ImportReport]:
        content = json.dumps(written(self.reading, with_answers=with_answers)).encode()
        other = make_reading()
        report = import_annotations(other, content)
        other.refresh_from_db()
        return other, report

    def test_the_file_of_the_teacher_makes_the_same_reading(self):
        other, report = self.take(with_answers=True)
        self.assertEqual(stored(self.reading), stored(other))
        self.assertEqual(
            ("Two letters.", "Compare them."), (other.introduction, other.tasks)
        )
        self.assertEqual((8, 0, 1), (report.placed, report.lost, report.on_wholes))
        self.assertEqual(0, report.without_answers)

    def test_the_public_file_gives_the_same_but_for_the_answers(self):
        other, report = self.take(with_answers=False)
        answered = {5, 6, 7}
        same = [
            [row for row in stored(reading) if row[1] not in answered]
            for reading in (self.reading, other)
        ]
        self.assertEqual(*same)
        self.assertEqual((7, 2, 3), (report.placed, report.on_wholes, len(answered)))
        self.assertEqual(3, report.without_answers)
        self.assertEqual(1, report.to_order)
        self.assertEqual(
            [], Annotation.objects.get(item__reading=other, number=6).solution
        )

    def test_an_archive_that_has_the_same_documents_gives_the_same_places(self):
        content = json.dumps(written(self.reading, with_answers=True)).encode()
        before = stored(self.reading)
        Document.objects.all().delete()
        Reading.objects.all().delete()
        make_document("first")
        second = make_document("second")
        PageImage.objects.create(
            document=second,
            page_key="1",
            sha256=DIGEST,
            width=1000,
            height=1400,
            size=1,
        )
        other = make_reading()
        import_annotations(other, content)
        self.assertEqual(before, stored(other))

    def test_a_second_import_changes_nothing(self):
        content = json.dumps(written(self.reading)).encode()
        before = stored(self.reading)
        report = import_annotations(self.reading, content)
        self.assertEqual(before, stored(self.reading))
        self.assertEqual((0, 9), (report.imported, report.already_there))

    def test_items_keep_how_they_are_shown(self):
        item = self.reading.items.first()
        item.heading, item.first_view, item.hides_annotations = "A", "hide=notes", True
        item.extent, item.page_key = "page", "2"
        item.save()
        content = json.dumps(written(self.reading)).encode()
        other = make_reading()
        import_annotations(other, content)
        again = other.items.first()
        names = ("heading", "first_view", "hides_annotations", "extent", "page_key")
        for name in names:
            with self.subTest(name):
                self.assertEqual(getattr(item, name), getattr(again, name))
