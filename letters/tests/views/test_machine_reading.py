"""Lists and records tell machines what they are: Open Graph and schema.org."""

import json
import re

from django.test import TestCase, override_settings

from letters.models import Agent
from letters.tests.factories import load_collection, make_document, make_edition

SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
SITE = "http://testserver"


class MachineReadingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_collection()
        make_document()

    def data(self, address):
        """What the page has; there is one script of data on it."""
        (script,) = SCRIPT.findall(self.client.get(address).content.decode())
        return json.loads(script)

    def test_lists_name_what_is_on_the_page(self):
        for address, first in {
            "/documents/": "/documents/",
            "/editions/": "/editions/frus1981-88v04/",
            "/people/": "/people/",
            "/places/": "/places/",
            "/repositories/": "/repositories/",
        }.items():
            with self.subTest(address):
                data = self.data(address)
                listed = data["mainEntity"]
                self.assertEqual(data["@type"], "CollectionPage")
                self.assertEqual(data["url"], f"{SITE}{address}")
                self.assertEqual(listed["@type"], "ItemList")
                self.assertEqual(
                    len(listed["itemListElement"]), listed["numberOfItems"]
                )
                item = listed["itemListElement"][0]
                self.assertEqual((item["@type"], item["position"]), ("ListItem", 1))
                self.assertTrue(item["name"])
                self.assertTrue(item["url"].startswith(f"{SITE}{first}"))

    def test_a_later_page_of_a_list_goes_on_counting(self):
        edition = make_edition("frus1964-68v01")
        for number in range(50):
            make_document(f"frus1964-68v01/d{number + 1}", "Text.", edition=edition)
        listed = self.data("/documents/?page=2")["mainEntity"]
        self.assertEqual(listed["numberOfItems"], 54)
        self.assertEqual(listed["itemListElement"][0]["position"], 51)

    def test_an_empty_list_is_no_error(self):
        self.assertEqual(self.data("/readings/")["mainEntity"]["itemListElement"], [])

    def test_a_person_is_known_with_names_and_records_elsewhere(self):
        Agent.objects.filter(identifier="reagan-ronald").update(
            wikidata="Q9960", birth_edtf="1911-02-06"
        )
        person = self.data("/people/reagan-ronald/")
        self.assertEqual(person["@type"], "Person")
        self.assertEqual(person["name"], "Ronald Reagan")
        self.assertEqual(person["birthDate"], "1911-02-06")
        self.assertIn("https://www.wikidata.org/wiki/Q9960", person["sameAs"])

    def test_records_have_their_types(self):
        for address, kind in {
            "/repositories/reagan-library/": "ArchiveOrganization",
            "/places/moscow/": "Place",
            "/editions/frus1981-88v04/": ["Book", "PublicationVolume"],
            "/": "WebSite",
        }.items():
            with self.subTest(address):
                data = self.data(address)
                self.assertEqual(data["@type"], kind)
                self.assertEqual(data["@context"], "https://schema.org")
                self.assertTrue(all(data.values()))

    @override_settings(LETTERS_SITE_NAME="Letters & <more>")
    def test_who_shares_an_address_shares_its_name(self):
        for address, title in {
            "/people/": "People and offices",
            "/privacy/": "Privacy",
            "/how-to-cite/": "How to cite",
            "/chronology/": "Chronology",
            "/people/reagan-ronald/": "Ronald Reagan",
            "/documents/frus1981-88v04/d190/": "President Reagan to Soviet General Secretary",
        }.items():
            with self.subTest(address):
                response = self.client.get(f"{address}?utm=x", follow=True)
                page = response.content.decode()
                self.assertIn(f'<meta property="og:title" content="{title}', page)
                own = f'<meta property="og:url" content="{SITE}{address}">'
                self.assertInHTML(own, page)
                self.assertIn('content="Letters &amp; &lt;more&gt;"', page)
