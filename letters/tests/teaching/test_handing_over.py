"""Readings change hands: one by one, or all those of a teacher who left."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import TestCase

from letters.models import Reading
from letters.teaching.handing_over import find_colleague, hand_over
from letters.tests.factories import make_reading
from letters.tests.views.teaching.desks import make_teacher


class HandingOverTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.rivera, cls.okafor = make_teacher("rivera"), make_teacher("okafor")
        cls.reading = make_reading(owner=cls.rivera)

    def run_command(self, *arguments):
        output = StringIO()
        call_command("hand_over_readings", *arguments, stdout=output)
        return output.getvalue()

    def test_it_keeps_its_address(self):
        slug = self.reading.slug
        self.assertTrue(hand_over(self.reading, 0, self.rivera, self.okafor))
        stored = Reading.objects.get()
        self.assertEqual((stored.slug, stored.owner), (slug, self.okafor))
        self.assertEqual(stored.handed_over_by, self.rivera)

    def test_one_that_changed_meanwhile_stays(self):
        self.assertFalse(hand_over(self.reading, 5, self.rivera, self.okafor))

    def test_an_account_that_is_closed_is_no_colleague(self):
        self.okafor.is_active = False
        self.okafor.save()
        self.assertIsNone(find_colleague("okafor", self.rivera))

    def test_all_of_a_teacher_who_left_are_handed_over(self):
        make_reading(owner=self.rivera).put_away()
        said = self.run_command("rivera", "okafor")
        self.assertIn("1 readings of rivera are okafor’s", said)
        self.assertFalse(Reading.objects.of(self.rivera).exists())

    def test_a_dry_run_writes_nothing(self):
        said = self.run_command("rivera", "okafor", "--dry-run")
        self.assertIn("would be", said)
        self.assertTrue(Reading.objects.of(self.rivera).exists())

    def test_it_says_who_is_not_there(self):
        for names in (("nobody", "okafor"), ("rivera", "nobody"), ("rivera", "rivera")):
            with self.subTest(names), pytest.raises(CommandError):
                self.run_command(*names)
