"""What was deleted last is offered again, to whom it belongs."""

from datetime import timedelta

from django.contrib.auth.models import User
from django.test import TestCase
from django.utils import timezone

from letters.models import Reading
from letters.teaching.deleting import delete, last_deletion, restore
from letters.tests.factories import annotate, make_document, make_reading


class DeletionTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.teacher = User.objects.create_user("rivera")
        cls.reading = make_reading(make_document(), owner=cls.teacher)
        cls.item = cls.reading.items.get()
        cls.annotation = annotate(cls.item, "some")

    def test_nothing_is_offered_where_nothing_was_deleted(self):
        self.assertIsNone(last_deletion(self.teacher))

    def test_the_last_one_is_offered_first(self):
        for kind, record in (
            ("annotation", self.annotation),
            ("item", self.item),
            ("reading", self.reading),
        ):
            self.assertTrue(delete(record, 0))
            with self.subTest(kind):
                self.assertEqual(last_deletion(self.teacher).kind, kind)

    def test_one_after_the_other_comes_back(self):
        for record in (self.annotation, self.item):
            delete(record, 0)
        for kind in ("item", "annotation"):
            deletion = last_deletion(self.teacher)
            self.assertEqual(deletion.kind, kind)
            self.assertIsNotNone(restore(self.teacher, deletion.kind, deletion.pk))
        self.assertIsNone(last_deletion(self.teacher))

    def test_a_row_that_changed_meanwhile_stays(self):
        self.assertFalse(delete(self.item, 3))
        self.item.refresh_from_db()
        self.assertIsNone(self.item.deleted)

    def test_a_reading_offers_its_own_alone(self):
        other = make_reading(owner=self.teacher)
        delete(self.item, 0)
        self.assertIsNone(last_deletion(self.teacher, other))
        self.assertEqual(last_deletion(self.teacher, self.reading).pk, self.item.pk)

    def test_nobody_else_restores_it(self):
        other = User.objects.create_user("okafor")
        delete(self.item, 0)
        self.assertIsNone(last_deletion(other))
        self.assertIsNone(restore(other, "item", self.item.pk))
        self.assertIsNone(restore(self.teacher, "user", self.teacher.pk))

    def test_after_a_month_it_is_not_offered(self):
        long_ago = timezone.now() - timedelta(days=31)
        Reading.objects.filter(pk=self.reading.pk).update(deleted=long_ago)
        self.assertIsNone(last_deletion(self.teacher))
