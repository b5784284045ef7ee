"""Places and repositories in the admin, by two archivists at once."""

from django.core.exceptions import ValidationError
from django.test import TestCase

from letters.models import ArchivalUnit, Place, Repository
from letters.tests.admin.pages import form_of
from letters.tests.factories import make_archivist


class MergeableRecordTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.anna = make_archivist()
        cls.moscow = Place.objects.create(identifier="moscow", name="Moscow")
        cls.moskva = Place.objects.create(identifier="moskva", name="Moskva")
        cls.address = f"/admin/letters/place/{cls.moscow.pk}/change/"

    def setUp(self):
        self.client.force_login(self.anna)

    def open(self):
        return form_of(self.client.get(self.address), "place_form")

    def save(self, form, **changes):
        response = self.client.post(self.address, {**form, **changes})
        self.moscow.refresh_from_db()
        return response

    def test_an_older_form_undoes_no_merge(self):
        older = self.open()
        self.save(self.open(), merged_into=self.moskva.pk)
        self.assertEqual(self.moscow.merged_into, self.moskva)
        self.save(older, name="Moscow (Russia)")
        self.assertEqual(self.moscow.merged_into, self.moskva)
        self.assertEqual(self.moscow.name, "Moscow (Russia)")

    def test_a_value_that_was_not_seen_is_overwritten_only_with_a_second_save(self):
        older = self.open()
        self.save(self.open(), name="Moskau")
        refused = self.save(older, name="Moscow (Russia)")
        self.assertContains(refused, "saved “Moskau” here in the meantime")
        self.assertEqual(self.moscow.name, "Moskau")
        self.save(form_of(refused, "place_form"))
        self.assertEqual(self.moscow.name, "Moscow (Russia)")

    def test_a_form_sent_twice_is_no_conflict(self):
        form = self.open()
        for _ in range(2):
            response = self.save(form, name="Moscow (Russia)")
            self.assertEqual(response.status_code, 302)

    def test_a_row_deleted_meanwhile_does_not_keep_the_rest_from_being_saved(self):
        variant = self.moscow.variants.create(name="Moskva")
        older = self.open()
        variant.delete()
        self.save(older, name="Moscow (Russia)")
        self.assertEqual(self.moscow.name, "Moscow (Russia)")

    def test_a_merge_is_undone_in_a_form_that_shows_it(self):
        self.save(self.open(), merged_into=self.moskva.pk)
        self.save(self.open(), merged_into="")
        self.assertIsNone(self.moscow.merged_into)

    def test_a_circle_is_refused_in_the_form(self):
        Place.objects.filter(pk=self.moskva.pk).update(merged_into=self.moscow)
        response = self.save(self.open(), merged_into=self.moskva.pk)
        self.assertContains(response, "merged into itself")

    def test_an_identifier_stays(self):
        self.save(self.open(), identifier="other")
        self.assertEqual(self.moscow.identifier, "moscow")


class ArchivalUnitTests(TestCase):
    def test_a_unit_is_no_part_of_itself(self):
        archives = Repository.objects.create(identifier="a", name="A")
        common = {"repository": archives, "level_of_description": "fonds"}
        whole = ArchivalUnit.objects.create(title="Whole", **common)
        part = ArchivalUnit.objects.create(title="Part", parent=whole, **common)
        for parent in (whole, part):
            with self.subTest(parent.title):
                whole.parent = parent
                self.assertRaises(ValidationError, whole.full_clean)
