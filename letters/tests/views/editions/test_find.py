"""Pointers of the series lead to what is held, or say where else it is."""

from django.test import TestCase

from letters.models import Document, DocumentStatus
from letters.tests.factories import (
    make_archivist,
    make_document,
    make_edition,
    make_volume,
)

FIND = "/editions/frus1961-63v06/find/"
DOCUMENT = "/documents/frus1961-63v06/d12/"
NOTES = "Text.[^1] [^2]\n\n[^1]: One.\n\n[^2]: Two."


class EditionPointerTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.edition = make_volume(pages=("1", "45", "IX"))
        cls.document = make_document(
            "frus1961-63v06/d12", NOTES, edition=cls.edition, title="The letter"
        )

    def find(self, pointer="", volume="frus1961-63v06"):
        return self.client.get(f"/editions/{volume}/find/{pointer}")

    def test_what_is_held_is_led_to(self):
        for pointer, address in (
            ("d12", DOCUMENT),
            ("d12fn2", f"{DOCUMENT}#note-2"),
            ("d12fn9", DOCUMENT),
            ("pg_45", "/editions/frus1961-63v06/pages/45/"),
            ("pg_IX", "/editions/frus1961-63v06/pages/IX/"),
            ("", "/editions/frus1961-63v06/"),
        ):
            with self.subTest(pointer):
                response = self.find(pointer)
                self.assertEqual((response.status_code, response.url), (302, address))

    def test_a_footnote_is_known_by_its_encoded_identifier_first(self):
        self.document.footnotes.filter(key="1").update(encoded_id="d12fn2")
        self.assertEqual(self.find("d12fn2").url, f"{DOCUMENT}#note-1")

    def test_a_former_identifier_leads_to_what_it_was_of(self):
        self.document.former_identifiers.create(identifier="frus1961-63v06/d11")
        self.assertEqual(self.find("d11").url, DOCUMENT)

    def test_what_is_not_held_is_not_found_and_it_says_where_it_is(self):
        state = "https://history.state.gov/historicaldocuments"
        for volume, pointer, address in (
            ("frus1961-63v06", "d13", f"{state}/frus1961-63v06/d13"),
            ("frus1961-63v06", "d13fn2", f"{state}/frus1961-63v06/d13#fn2"),
            ("frus1961-63v06", "pg_46", f"{state}/frus1961-63v06/pg_46"),
            ("frus1961-63v05", "d1", f"{state}/frus1961-63v05/d1"),
            ("frus1961-63v05", "", f"{state}/frus1961-63v05"),
        ):
            with self.subTest(volume=volume, pointer=pointer):
                self.assertContains(
                    self.find(pointer, volume),
                    f'<a href="{address}" rel="noreferrer">',
                    status_code=404,
                )

    def test_of_a_volume_that_is_held_it_leads_to_the_rest(self):
        title = "Kennedy–Khrushchev Exchanges"
        self.assertContains(self.find("d13"), title, status_code=404)

    def test_what_no_series_writes_is_not_found_and_nothing_is_said(self):
        for pointer in ("x", "d", "fn2", "%23d12", "d12%20", "pg_", "d١٢", "%00"):
            with self.subTest(pointer):
                response = self.find(pointer)
                self.assertContains(response, "mistyped", status_code=404)

    def test_nor_is_a_volume_of_no_series(self):
        self.assertContains(
            self.find("d1", "another-book"), "mistyped", status_code=404
        )

    def test_a_draft_is_as_if_it_were_not_there(self):
        for identifier in ("d13", "d14"):
            make_document(f"frus1961-63v06/{identifier}", status=DocumentStatus.DRAFT)
        Document.objects.filter(identifier__endswith="d14").delete()
        hidden, absent = (self.find(f"d{n}").content.decode() for n in (13, 14))
        self.assertEqual(hidden.replace("d13", "d14").replace("13", "14"), absent)

        self.client.force_login(make_archivist())
        self.assertEqual(self.find("d13").status_code, 302)

    def test_a_hidden_volume_is_as_one_that_is_not_held(self):
        Document.objects.update(status=DocumentStatus.DRAFT)
        for pointer in ("", "d12", "pg_45"):
            with self.subTest(pointer):
                response = self.find(pointer)
                self.assertContains(response, "does not have it", status_code=404)
                self.assertNotContains(response, "Exchanges", status_code=404)


class NotHeldTests(TestCase):
    """Addresses of documents and volumes that somebody knows of elsewhere."""

    @classmethod
    def setUpTestData(cls):
        cls.edition = make_edition()
        make_document(
            "frus1961-63v06/d12",
            "Text.[^1]\n\n[^1]: See Document 13; see also vol. XI, Document 96.",
            edition=cls.edition,
        )

    def not_found(self, address, *says):
        response = self.client.get(address)
        for sentence in says:
            self.assertContains(response, sentence, status_code=404)

    def test_a_document_of_a_volume_at_hand_leads_to_what_is_known_of_it(self):
        self.not_found(
            "/documents/frus1961-63v06/d13/",
            "Document 13, Foreign Relations, 1961–1963, Volume VI",
            '<a href="/wanted/frus1961-63v06/d13/">1 document refers to it</a>',
            '<a href="/editions/frus1961-63v06/">',
            "https://history.state.gov/historicaldocuments/frus1961-63v06/d13",
        )

    def test_so_does_any_address_of_its_parts(self):
        self.not_found("/documents/frus1961-63v06/d13/notes/2/", "1 document refers")

    def test_a_document_of_another_volume_of_the_series_does_too(self):
        self.not_found("/documents/frus1961-63v11/d96/", "1 document refers to it")

    def test_a_volume_of_the_series_leads_to_where_it_may_be(self):
        self.not_found(
            "/editions/frus1961-63v11/",
            "https://history.state.gov/historicaldocuments/frus1961-63v11",
        )

    def test_of_what_nobody_knows_nothing_is_said(self):
        for address in (
            "/documents/letter/",
            "/documents/frus1961-63v06/",
            "/documents/frus1961-63v06/pg_45/",
            "/documents/another-book/d1/",
            "/documents/frusxyz/d1/",
            "/editions/another-book/",
        ):
            with self.subTest(address):
                self.not_found(address, "mistyped")

    def test_a_draft_is_as_if_it_were_not_there(self):
        for number in (14, 15):
            make_document(f"frus1961-63v06/d{number}", status=DocumentStatus.DRAFT)
        Document.objects.filter(identifier__endswith="d15").delete()
        hidden, absent = (
            self.client.get(f"/documents/frus1961-63v06/d{number}/").content.decode()
            for number in (14, 15)
        )
        self.assertEqual(hidden.replace("14", "15"), absent)
