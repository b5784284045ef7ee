"""Identifiers in authority files, typed or pasted as an address."""

from django import forms
from django.test import SimpleTestCase

from letters.forms.authority_field import AuthorityIdentifierField

TAKEN = (
    ("viaf", "108315716", "108315716"),
    ("viaf", "https://viaf.org/viaf/108315716/", "108315716"),
    ("viaf", "http://www.viaf.org/viaf/108315716/#Kissinger", "108315716"),
    ("wikidata", "https://www.wikidata.org/wiki/Q66107", "Q66107"),
    ("wikidata", "http://www.wikidata.org/entity/Q66107", "Q66107"),
    ("lcnaf", "https://id.loc.gov/authorities/names/n79022935.html", "n79022935"),
    ("snac", "https://snaccooperative.org/ark:/99166/w6rk0pv5", "w6rk0pv5"),
)


class AuthorityIdentifierTests(SimpleTestCase):
    def test_the_address_of_a_page_is_taken_for_its_identifier(self):
        for file, typed, expected in TAKEN:
            with self.subTest(typed):
                field = AuthorityIdentifierField(authority_file=file)
                self.assertEqual(field.clean(typed), expected)

    def test_an_address_in_another_file_is_refused(self):
        field = AuthorityIdentifierField(authority_file="wikidata")
        with self.assertRaisesMessage(forms.ValidationError, "wikidata.org"):
            field.clean("https://viaf.org/viaf/108315716")
