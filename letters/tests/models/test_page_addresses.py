"""Addresses of pages that were found are known again, wherever the site is mounted."""

from django.test import SimpleTestCase
from django.urls import set_script_prefix

from letters.models.page_addresses import page_address


class PageAddressTests(SimpleTestCase):
    def test_it_is_that_of_the_names(self):
        for name in ("frus/d1", "frus/d2", "frus/d1"):
            address = page_address("letters:document-detail", name)
            self.assertEqual(address, f"/documents/{name}/")

    def test_it_begins_with_the_prefix_of_the_site(self):
        self.addCleanup(set_script_prefix, "/")
        for prefix in ("/", "/archive/"):
            set_script_prefix(prefix)
            address = page_address("letters:topic-detail", "berlin")
            self.assertEqual(address, f"{prefix}topics/berlin/")
