"""A form refuses what of a body cannot be kept, and says each place."""

from django import forms
from django.test import SimpleTestCase

from letters.forms.bodies import validate_body


class BodyForm(forms.Form):
    body = forms.CharField(validators=[validate_body])


class ValidateBodyTests(SimpleTestCase):
    def test_it_says_each_place(self):
        form = BodyForm({"body": "a \u202eb\n![c](/d.png)"})
        first, second = form.errors["body"]
        self.assertTrue(first.startswith("Line 1, character 3"))
        self.assertTrue(second.startswith("Line 2: a picture"))

    def test_it_keeps_words(self):
        self.assertEqual(BodyForm({"body": "Who *wrote* this?"}).errors, {})
