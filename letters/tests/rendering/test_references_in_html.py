"""References of stored HTML lead where they lead today."""

from unittest import TestCase

from letters.rendering import Link, link_references, render_document
from letters.tests.derivation.texts import records_of
from letters.tests.rendering.markup import Page

NOTE = "a[^1]\n\n[^1]: See Documents 12 and 34."


def note_html():
    return render_document(records_of(NOTE), "/documents/x/").notes["1"]


class LinkReferencesTests(TestCase):
    def test_a_known_reference_gets_its_target_status_and_title(self):
        links = {"x1": Link("/documents/v/d12/", "resolved", "12. Letter")}
        first, second = Page(link_references(note_html(), links)).named("a")

        self.assertEqual(
            first.attributes,
            {
                "class": "reference reference--resolved",
                "id": "x1",
                "href": "/documents/v/d12/",
                "title": "12. Letter",
            },
        )
        self.assertEqual(second.attributes["href"], "/documents/x/references/x2/")

    def test_without_links_nothing_changes(self):
        self.assertEqual(link_references(note_html(), {}), note_html())

    def test_what_a_link_says_is_escaped(self):
        hostile = '"><script>alert(1)</script>'
        html = link_references(note_html(), {"x1": Link(hostile, hostile, hostile)})
        page = Page(html)

        self.assertEqual(page.faults, [])
        self.assertEqual(page.named("script"), [])
        self.assertEqual(page.named("a")[0].attributes["title"], hostile)

    def test_words_that_look_like_a_reference_are_not_one(self):
        words = '<a class="reference" id="x1" href="/">'
        html = render_document(records_of(f"a {words}"), "/documents/x/").html
        linked = link_references(html, {"x1": Link("/other/", "resolved", "t")})
        self.assertEqual(linked, html)
