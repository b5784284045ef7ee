"""What programs look for in any site."""

from datetime import datetime, timedelta

from django.test import TestCase, override_settings
from django.utils import timezone


class WellKnownTests(TestCase):
    def test_crawlers_are_told_what_is_made_on_request(self):
        answer = self.client.get("/robots.txt")
        self.assertEqual(answer["Content-Type"], "text/plain; charset=utf-8")
        for path in ("/admin/", "/search/", "/*/pdf/", "/documents/*/compare/"):
            self.assertContains(answer, f"Disallow: {path}\n")

    def test_the_icon_is_an_image(self):
        answer = self.client.get("/favicon.ico")
        self.assertEqual(answer["Content-Type"], "image/svg+xml")
        self.assertContains(answer, "<svg")

    def test_whom_to_warn_is_said(self):
        for contact, expected in (
            ("archive@example.org", "Contact: mailto:archive@example.org\n"),
            ("https://example.org/us", "Contact: https://example.org/us\n"),
            ("", "Contact: http://testserver/\n"),
        ):
            with self.subTest(contact), override_settings(LETTERS_CONTACT=contact):
                answer = self.client.get("/.well-known/security.txt")
                self.assertContains(answer, expected)

    def test_what_is_said_expires_within_a_year(self):
        text = self.client.get("/.well-known/security.txt").content.decode()
        facts = dict(line.split(": ", 1) for line in text.split("\n") if line)
        expires = datetime.fromisoformat(facts["Expires"])
        self.assertLess(timezone.now(), expires)
        self.assertLess(expires, timezone.now() + timedelta(days=365))
