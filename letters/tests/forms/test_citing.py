"""Which part of a document is to be cited."""

from __future__ import annotations

from django.test import SimpleTestCase

from letters.forms.citing import CitingForm


class CitingFormTests(SimpleTestCase):
    def test_one_place_is_asked_for_or_the_whole(self):
        for keys, place, query in (
            ({}, ("", ""), ""),
            ({"page": "681"}, ("page", "681"), "?page=681"),
            ({"note": "*", "x": "1"}, ("note", "*"), "?note=%2A"),
            ({"mark": "m1", "page": "2"}, ("page", "2"), "?page=2"),
        ):
            with self.subTest(keys):
                form = CitingForm(keys)
                self.assertTrue(form.is_valid())
                self.assertEqual((form.part, form.query), (place, query))

    def test_what_can_be_no_key_is_not_valid(self):
        for key in ("\x00", "9" * 500):
            with self.subTest(key[:5]):
                self.assertFalse(CitingForm({"page": key}).is_valid())
