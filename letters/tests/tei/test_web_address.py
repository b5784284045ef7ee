"""Which addresses may be links."""

from unittest import TestCase

from letters.tei.web_address import is_web_address

HOSTILE = (
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "javascript://example.org/%0aalert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "\x01javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "ftp://example.org/",
    "//example.org/",
    "/admin/logout/",
    "example.org",
    "http:",
    "https://",
    "http:example.org",
    "http://[::1",
    "https://example.org/\njavascript:alert(1)",
    "",
)


class WebAddressTests(TestCase):
    def test_pages_of_the_web_are_links(self):
        for address in (
            "https://history.state.gov/historicaldocuments/frus1961-63v06",
            "http://example.org",
            "HTTPS://example.org/?q=javascript:alert(1)",
        ):
            with self.subTest(address):
                self.assertTrue(is_web_address(address))

    def test_nothing_else_is(self):
        for address in HOSTILE:
            with self.subTest(address):
                self.assertFalse(is_web_address(address))
