"""Each paragraph gets a link, and the text stays what it is."""

from __future__ import annotations

from django.test import SimpleTestCase

from letters.rendering.part_links import link_parts


class PartLinkTests(SimpleTestCase):
    def linked(self, html: str, **addresses: str) -> str:
        return link_parts(html, addresses, "Annotate", "paragraph")

    def test_a_paragraph_begins_with_its_link(self):
        html = self.linked('<p class="paragraph" id="p1">Dear Sir,</p>', p1="?a=1&b=2")
        self.assertEqual(
            '<p class="paragraph" id="p1"><a class="part-link apparatus" '
            'href="?a=1&amp;b=2" aria-label="Annotate paragraph 1">Annotate</a>'
            "Dear Sir,</p>",
            html,
        )

    def test_a_table_stands_behind_its_link(self):
        html = self.linked('<table id="t1"><tr><td>1</td></tr></table>', t1="?t")
        self.assertTrue(html.endswith('</a><table id="t1"><tr><td>1</td></tr></table>'))

    def test_other_elements_with_ids_get_none(self):
        html = '<p id="p2">a <span id="m1">mark</span></p>'
        self.assertEqual(html, self.linked(html, p1="?"))

    def test_a_paragraph_that_goes_on_elsewhere_has_one_link(self):
        html = '<p id="p1">a</p><p id="p1">b</p>'
        self.assertEqual(1, self.linked(html, p1="?").count("part-link"))

    def test_links_are_numbered_as_the_paragraphs_are(self):
        html = self.linked('<p id="b">b</p><p id="a">a</p>', b="?b", a="?a")
        self.assertIn('aria-label="Annotate paragraph 2">Annotate</a>a', html)
