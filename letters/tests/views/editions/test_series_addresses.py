"""Addresses of history.state.gov lead to what is held, or say where it is."""

from django.test import TestCase

from letters.models import Document, DocumentStatus
from letters.tests.factories import make_document, make_section, make_volume

STATE = "https://history.state.gov/historicaldocuments"


class SeriesAddressTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.edition = make_volume(pages=("1", "12"))
        make_document("frus1961-63v06/d67", edition=cls.edition)
        make_section(cls.edition, "ch3")

    def test_what_is_held_is_led_to(self):
        edition = "/editions/frus1961-63v06/"
        cases = {
            "d67": "/documents/frus1961-63v06/d67/",
            "pg_12": f"{edition}pages/12/",
            "ch3": f"{edition}sections/ch3/",
            "": edition,
        }
        for pointer, address in cases.items():
            for start in ("/historicaldocuments/", "/"):
                asked = f"{start}frus1961-63v06/{pointer}"
                with self.subTest(asked):
                    response = self.client.get(asked, follow=True)
                    self.assertEqual(response.redirect_chain[-1], (address, 302))

    def test_what_is_not_held_is_not_found_and_it_says_where_it_is(self):
        cases = {
            "frus1961-63v06/d68": f"{STATE}/frus1961-63v06/d68",
            "frus1961-63v06/ch9": f"{STATE}/frus1961-63v06",
            "frus1961-63v05/d1": f"{STATE}/frus1961-63v05/d1",
            "frus1952-54Guat": f"{STATE}/frus1952-54Guat",
        }
        for asked, elsewhere in cases.items():
            with self.subTest(asked):
                self.assertContains(
                    self.client.get(f"/historicaldocuments/{asked}", follow=True),
                    f'<a href="{elsewhere}" rel="noreferrer">',
                    status_code=404,
                )

    def test_what_is_hidden_is_told_as_what_was_never_here(self):
        hidden = self.client.get("/frus1961-63v06/d68/").content
        Document.objects.update(status=DocumentStatus.DRAFT)
        response = self.client.get("/frus1961-63v06/d67/")
        self.assertEqual(response.status_code, 404)
        self.assertNotContains(response, "Khrushchev to Kennedy", status_code=404)
        self.assertNotIn(b"other documents of the same volume", response.content)
        self.assertIn(b"other documents of the same volume", hidden)
        section = self.client.get("/frus1961-63v06/ch3/")
        self.assertEqual(section.status_code, 404)

    def test_other_addresses_stay_unknown(self):
        for address in ("/frus/d1/", "/frusabc/d1/", "/historicaldocuments/x/d1/"):
            with self.subTest(address):
                response = self.client.get(address)
                self.assertContains(response, "mistyped", status_code=404)
