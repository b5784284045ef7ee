"""The form of a reading refuses what cannot be kept or shown, and says where."""

from django.test import SimpleTestCase

from letters.forms.teaching.reading_form import ReadingForm
from letters.models import Reading

TYPED = {"title": "Two letters", "visibility": "draft", "language": "en"}


def form_with(instance=None, **changes):
    return ReadingForm({**TYPED, **changes}, instance=instance or Reading())


class ReadingFormTests(SimpleTestCase):
    def test_bodies_are_checked(self):
        for name in ("introduction", "tasks"):
            for body in ("a\u202eb", "x" * 8_001, "![a](b.png)", "a\0b"):
                with self.subTest(name, body=body[:12]):
                    form = form_with(**{name: body})
                    self.assertFalse(form.is_valid())
                    self.assertIn(name, form.errors)

    def test_lines_are_checked_by_the_same_rule(self):
        for name in ("title", "byline"):
            for line in ("a\u202eb", "\u2066a", "a\u200bb", "a\ufffe", "\u200d"):
                with self.subTest(name, line=ascii(line)):
                    self.assertIn(name, form_with(**{name: line}).errors)

    def test_other_languages_are_kept(self):
        form = form_with(title="می\u200cخواهم", byline="Два письма 👩\u200d🏫")
        self.assertTrue(form.is_valid(), form.errors)

    def test_a_day_that_no_class_has_is_refused(self):
        for day in ("0001-01-01", "1962-10-26", "9999-12-31"):
            with self.subTest(day):
                self.assertIn("closes_on", form_with(closes_on=day).errors)

    def test_harmless_markdown_is_kept_as_typed(self):
        form = form_with(introduction="*Read* [this](https://example.org)\r\n\r\n> it")
        self.assertTrue(form.is_valid(), form.errors)
        self.assertEqual(
            form.cleaned_data["introduction"],
            "*Read* [this](https://example.org)\n\n> it",
        )

    def test_a_language_that_is_not_listed_stays(self):
        form = form_with(Reading(language="la"), language="la")
        self.assertTrue(form.is_valid(), form.errors)
        self.assertIn(("la", "la"), form.fields["language"].choices)

    def test_nonsense_is_refused(self):
        for changes in (
            {"title": ""},
            {"title": "x" * 201},
            {"visibility": "everybody"},
            {"language": "<b>"},
            {"closes_on": "9999-99-99"},
        ):
            with self.subTest(changes):
                self.assertFalse(form_with(**changes).is_valid())
