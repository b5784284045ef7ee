"""What an address may hold, and what it is taken for."""

from django.test import SimpleTestCase
from django.urls import Resolver404, resolve, reverse

EDITED = "frus1981-88v04/d190"


class DocumentAddressTests(SimpleTestCase):
    def test_one_part_or_two_are_an_identifier(self):
        for identifier in ("letter", "a", "reagan-andropov-1983", EDITED, "a_1/B-2"):
            with self.subTest(identifier):
                match = resolve(f"/documents/{identifier}/")
                self.assertEqual(match.kwargs, {"identifier": identifier})

    def test_what_follows_an_identifier_is_not_part_of_it(self):
        for identifier in ("letter", EDITED):
            for tail, name in (
                ("pages/2/", "page-detail"),
                ("notes/1/", "footnote-detail"),
                ("revisions/", "revision-list"),
                ("revisions/3/", "revision-detail"),
                ("tei/", "document-tei"),
                ("source/", "document-source"),
            ):
                with self.subTest(identifier, tail=tail):
                    match = resolve(f"/documents/{identifier}/{tail}")
                    self.assertEqual(match.url_name, name)
                    self.assertEqual(match.kwargs["identifier"], identifier)

    def test_a_part_may_only_begin_like_a_word_that_addresses_use(self):
        for identifier in ("a/textbook", "a/notes-2", "text", "pages"):
            with self.subTest(identifier):
                match = resolve(f"/documents/{identifier}/")
                self.assertEqual(match.kwargs, {"identifier": identifier})

    def test_what_no_identifier_can_be_is_no_address(self):
        for identifier in ("a/b/c", "-a", "a//b", "a b", "a.b", "ä", "a/-b", "_a"):
            with self.subTest(identifier), self.assertRaises(Resolver404):
                resolve(f"/documents/{identifier}/")


class KeyConverterTests(SimpleTestCase):
    def test_a_key_is_anything_without_a_slash(self):
        for key in ("2", "A–1", "*", "[a]", "page 2", "iv", "."):
            address = reverse("letters:page-detail", args=["letter", key])
            with self.subTest(key):
                self.assertEqual(len(address.split("/")), 6)

    def test_an_address_leads_back_to_its_key(self):
        for key in ("2", "source", "x1", "A–1"):
            with self.subTest(key):
                match = resolve(f"/documents/letter/notes/{key}/")
                self.assertEqual(match.kwargs["key"], key)

    def test_a_nul_is_no_key(self):
        with self.assertRaises(Resolver404):
            resolve("/documents/letter/notes/a\x00/")
