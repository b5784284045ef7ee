"""What was deleted last is offered again, to whom it belongs."""

from datetime import timedelta

from django.contrib.auth.models import User
from django.test import TestCase
from django.utils import timezone

from letters.models import Reading
from letters.teaching.deleting import delete, deletions_of, restore
from letters.tests.factories import annotate, make_document, make_reading


class DeletionTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.teacher = User.objects.create_user("rivera")
        cls.reading = make_reading(make_document(), owner=cls.teacher)
        cls.item = cls.reading.items.get()
        cls.annotation = annotate(cls.item, "some")

    def test_nothing_is_offered_where_nothing_was_deleted(self):
        self.assertEqual([], deletions_of(self.teacher))

    def test_the_last_one_is_offered_first(self):
        for kind, record in (
            ("annotation", self.annotation),
            ("item", self.item),
            ("reading", self.reading),
        ):
            self.assertTrue(delete(record, 0))
            with self.subTest(kind):
                self.assertEqual(deletions_of(self.teacher)[0].kind, kind)

    def test_one_after_the_other_comes_back(self):
        for record in (self.annotation, self.item):
            delete(record, 0)
        for kind in ("item", "annotation"):
            deletion = deletions_of(self.teacher)[0]
            self.assertEqual(deletion.kind, kind)
            self.assertIsNotNone(restore(self.teacher, deletion.kind, deletion.pk))
        self.assertEqual([], deletions_of(self.teacher))

    def test_each_is_brought_back_by_itself(self):
        other = annotate(self.item, "understanding")
        for record in (self.annotation, other):
            delete(record, 0)
        self.assertIsNotNone(restore(self.teacher, "annotation", self.annotation.pk))
        left = [deletion.pk for deletion in deletions_of(self.teacher)]
        self.assertEqual([other.pk], left)

    def test_what_went_with_its_item_is_no_deletion_of_its_own(self):
        for record in (self.annotation, self.item):
            delete(record, 0)
        kinds = [deletion.kind for deletion in deletions_of(self.teacher)]
        self.assertEqual(["item"], kinds)

    def test_a_row_that_changed_meanwhile_stays(self):
        self.assertFalse(delete(self.item, 3))
        self.item.refresh_from_db()
        self.assertIsNone(self.item.deleted)

    def test_a_reading_offers_its_own_alone(self):
        other = make_reading(owner=self.teacher)
        delete(self.item, 0)
        self.assertEqual([], deletions_of(self.teacher, other))
        self.assertEqual(
            [self.item.pk], [row.pk for row in deletions_of(self.teacher, self.reading)]
        )

    def test_nobody_else_restores_it(self):
        other = User.objects.create_user("okafor")
        delete(self.item, 0)
        self.assertEqual([], deletions_of(other))
        self.assertIsNone(restore(other, "item", self.item.pk))
        self.assertIsNone(restore(self.teacher, "user", self.teacher.pk))

    def test_after_a_month_it_is_not_offered(self):
        long_ago = timezone.now() - timedelta(days=31)
        Reading.objects.filter(pk=self.reading.pk).update(deleted=long_ago)
        self.assertEqual([], deletions_of(self.teacher))
