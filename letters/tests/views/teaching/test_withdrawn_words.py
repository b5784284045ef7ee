"""Words of a document that was withdrawn are shown to no teacher, and stay stored."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from letters.models import Annotation, AnnotationTarget, Document, Reading
from letters.tests.factories import annotate, make_document, make_reading
from letters.tests.views.teaching.desks import client_of, make_teacher
from letters.tests.views.teaching.test_annotations import Cases

OWN, SECRET = "some understanding", "delicate matter of the base"


class WithdrawnWordsTests(Cases):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.withdrawn = make_document("withdrawn", f"On the {SECRET} we agree.\n")
        cls.other_item = make_reading(cls.withdrawn).items.get()
        cls.other_item.reading = cls.reading
        cls.other_item.position = 1
        cls.other_item.save()
        cls.both = annotate(cls.item, OWN, kind="comparison", body="Compare.")
        other = annotate(cls.other_item, SECRET, body="A term.").targets.get()
        other.former_words = f"very {SECRET}"
        other.save()
        AnnotationTarget.objects.create(
            annotation=cls.both,
            position=1,
            document=cls.withdrawn,
            start=other.start,
            end=other.end,
            exact=other.exact,
            prefix=other.prefix,
            suffix=other.suffix,
        )
        Document.objects.filter(pk=cls.withdrawn.pk).update(status="draft")

    def places(self) -> list[dict[str, Any]]:
        rows = AnnotationTarget.objects.filter(document=self.withdrawn)
        return list(rows.order_by("pk").values())

    def pages_of(self, reading: Reading) -> list[str]:
        """All addresses of the desk that are about the reading."""
        names = ("teach-reading", "teach-annotations-file", "teach-preview")
        addresses = [reverse(f"letters:{name}", args=[reading.slug]) for name in names]
        for item in reading.items.all():
            numbers = item.annotations.values_list("number", flat=True)
            places = [
                ("teach-item", [item.pk]),
                ("teach-annotate", [item.pk]),
                *(("teach-annotation", [item.pk, number]) for number in numbers),
            ]
            addresses += [
                reverse(f"letters:{name}", args=[reading.slug, *place])
                for name, place in places
            ]
        return ["/teach/", *addresses]

    def assert_hidden(self, reading: Reading, client: Any) -> None:
        answered = 0
        for address in self.pages_of(reading):
            with self.subTest(address):
                response = client.get(address)
                answered += response.status_code == 200
                self.assertNotIn(SECRET, response.content.decode())
        self.assertGreater(answered, 7)

    def test_no_page_of_the_desk_shows_them(self):
        self.assert_hidden(self.reading, self.client)

    def test_neither_does_a_copy_that_is_handed_over(self):
        self.client.post(f"/teach/{self.reading.slug}/copy/")
        copy = Reading.objects.get(copied_from=self.reading)
        colleague = make_teacher("okafor")
        Reading.objects.filter(pk=copy.pk).update(owner=colleague)
        self.assert_hidden(copy, client_of(colleague))

    def test_they_are_shown_again_with_their_document(self):
        Document.objects.filter(pk=self.withdrawn.pk).update(status="published")
        self.assertContains(self.client.get(self.address_of(self.both)), SECRET)

    def test_saving_the_form_leaves_their_place_as_it_is(self):
        before = self.places()
        response = self.change(self.both, body="Compare both.")
        self.assertEqual(302, response.status_code)
        self.assertEqual(before, self.places())
        stored = Annotation.objects.get(pk=self.both.pk)
        self.assertEqual("Compare both.", stored.body)

    def test_the_form_says_why_the_passage_is_empty(self):
        response = self.client.get(self.address_of(self.both))
        self.assertContains(response, "It stays as it is stored")

    def test_a_conflict_does_not_tell_them(self):
        AnnotationTarget.objects.filter(annotation=self.both).update(
            document=self.withdrawn, exact=SECRET
        )
        address = self.address_of(self.both)
        typed = self.form_of(self.client.get(address))
        Annotation.objects.filter(pk=self.both.pk).update(revision=7, body="Another.")
        sent = {**typed, "body": "Mine.", "initial-words": "else"}
        response = self.client.post(address, sent)
        self.assertEqual(409, response.status_code)
        self.assertNotContains(response, SECRET, status_code=409)
