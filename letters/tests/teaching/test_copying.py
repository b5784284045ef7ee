"""A copy is made of new rows, and of what is not deleted."""

from django.contrib.auth.models import User
from django.test import TestCase

from letters.models import Reading
from letters.teaching.copying import copy_reading
from letters.tests.factories import annotate, make_document, make_reading


class CopyTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.teacher = User.objects.create_user("rivera")
        cls.document = make_document()
        cls.reading = make_reading(
            *(cls.document, cls.document),
            title="Two letters",
            visibility="public",
            closes_on="2026-12-24",
            introduction="Read it.",
        )
        cls.item = cls.reading.items.first()
        cls.annotation = annotate(cls.item, "some", number=7)

    def copy(self):
        return copy_reading(self.reading, self.teacher)

    def test_it_is_a_draft_with_an_address_of_its_own(self):
        copy = self.copy()
        self.assertNotEqual(copy.slug, self.reading.slug)
        self.assertEqual((copy.visibility, copy.closes_on), ("draft", None))
        self.assertEqual((copy.owner, copy.copied_from), (self.teacher, self.reading))
        self.assertEqual(copy.title, "Two letters (copy)")
        self.assertEqual(copy.introduction, "Read it.")

    def test_items_annotations_and_places_are_new_rows(self):
        item, other = self.copy().items.all()
        annotation = item.annotations.get()
        target = annotation.targets.get()
        self.assertNotIn(item, [self.item, other])
        self.assertNotEqual(annotation, self.annotation)
        self.assertEqual(annotation.number, 7)
        self.assertEqual((target.exact, target.document), ("some", self.document))
        self.assertFalse(other.annotations.exists())

    def test_what_is_deleted_stays_behind(self):
        self.annotation.put_away()
        self.reading.items.last().put_away()
        items = self.copy().items.all()
        self.assertEqual(len(items), 1)
        self.assertFalse(items[0].annotations.exists())

    def test_neither_changes_the_other(self):
        copy = self.copy()
        copy.items.first().annotations.update(body="Changed")
        self.annotation.refresh_from_db()
        self.assertEqual(self.annotation.body, "Why?")

    def test_the_title_of_a_copy_of_a_copy_does_not_grow(self):
        copy = copy_reading(self.copy(), self.teacher)
        self.assertEqual(copy.title, "Two letters (copy)")

    def test_a_long_title_makes_room(self):
        Reading.objects.filter(pk=self.reading.pk).update(title="x" * 200)
        self.reading.refresh_from_db()
        self.assertEqual(len(self.copy().title), 200)

    def test_its_queries_do_not_grow_with_its_rows(self):
        for number in range(10, 20):
            annotate(self.item, "some", number=number)
        # The transaction's two, the copy; items, annotations and places, read and written.
        with self.assertNumQueries(9):
            self.copy()
