"""Annotations are written with the texts locked, and numbered for good."""

from __future__ import annotations

from uuid import uuid4

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from letters.models import Document
from letters.teaching.annotating import (
    add_annotation,
    locked_texts,
    target_of,
    write_targets,
)
from letters.teaching.checked_places import CheckedPlace, SaidRegion
from letters.teaching.item_texts import ItemTexts
from letters.tests.factories import make_document, make_reading

VALUES = {"kind": "explanation", "body": "Why?"}


class AnnotatingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.document = make_document()
        cls.item = make_reading(cls.document).items.get()
        cls.texts = ItemTexts(cls.item)

    def target(self, words: str = "some understanding"):
        start = self.texts.text.index(words)
        return target_of(self.texts, CheckedPlace("", start, start + len(words)))

    def test_it_keeps_the_words_with_those_around_them(self):
        annotation = add_annotation(self.item, VALUES, [self.target()])
        target = annotation.targets.get()
        self.assertEqual("some understanding", target.exact)
        self.assertTrue(target.prefix.endswith("that you have "))
        self.assertEqual(" of the situation.", target.suffix[:18])
        segment = self.document.segments.get(key=target.segment)
        self.assertTrue(segment.start <= target.start < segment.end)

    def test_it_keeps_a_region_with_its_scan(self):
        region = SaidRegion("a" * 64, 1, 2, 3, 4)
        annotation = add_annotation(
            self.item, {"kind": "region"}, [target_of(self.texts, region)]
        )
        target = annotation.targets.get()
        self.assertTrue(target.is_region)
        self.assertEqual(
            (1, 2, 3, 4), (target.x, target.y, target.width, target.height)
        )

    def test_numbers_are_never_given_twice(self):
        first = add_annotation(self.item, VALUES, [])
        second = add_annotation(self.item, VALUES, [])
        second.put_away()
        third = add_annotation(self.item, VALUES, [])
        self.assertEqual([1, 2, 3], [first.number, second.number, third.number])

    def test_a_form_that_is_sent_twice_makes_one(self):
        values = {**VALUES, "form_key": uuid4()}
        first = add_annotation(self.item, values, [self.target()])
        self.assertEqual(first, add_annotation(self.item, values, [self.target()]))
        another = {**VALUES, "form_key": uuid4()}
        self.assertNotEqual(first, add_annotation(self.item, another, []))

    def test_targets_that_are_not_given_anew_stay(self):
        annotation = add_annotation(
            self.item, VALUES, [self.target("situation"), self.target()]
        )
        kept = annotation.targets.get(position=0).pk
        write_targets(annotation, [None, self.target("withdraw them")])
        targets = list(annotation.targets.all())
        self.assertEqual(kept, targets[0].pk)
        self.assertEqual("withdraw them", targets[1].exact)

    def test_a_change_is_seen_in_the_list_of_readings(self):
        before = self.item.reading.changed
        add_annotation(self.item, VALUES, [])
        self.item.reading.refresh_from_db()
        self.assertGreater(self.item.reading.changed, before)

    def test_carriers_of_letters_are_locked_with_them_in_one_order(self):
        letter = make_document("letter")
        Document.objects.filter(pk=letter.pk).update(carrier=self.document)
        with (
            CaptureQueriesContext(connection) as queries,
            locked_texts([letter.pk]),
        ):
            pass
        lock = next(row["sql"] for row in queries if "FOR NO KEY UPDATE" in row["sql"])
        self.assertIn("ORDER BY 1 ASC FOR NO KEY UPDATE", lock)
        self.assertIn('"carrier_id"', lock)
