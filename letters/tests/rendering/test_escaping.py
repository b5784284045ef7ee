"""Hostile words are only words, in a text as in an attribute."""

from unittest import TestCase

from letters.tests.rendering.rendered import BASE, page_of_tei

HOSTILE = (
    "<script>alert(1)</script>",
    "<svg/onload=alert(1)>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</textarea></p></body>",
    "{{7*7}} {% include 'x' %}",
    "<!-- -->",
    "<style>@import 'x'</style>",
    "&lt;script&gt;",
    "javascript:alert(1)",
    "jav\tascript:alert(1)",
)
SAFE_ATTRIBUTES = {"id", "class", "href", "role", "aria-label", "colspan", "rowspan"}
SAFE_ATTRIBUTES |= {"data-passage", "data-entry", "title"}


def attributes_of(page):
    return {name for element in page.elements for name in element.attributes}


class EscapedTextTests(TestCase):
    def escaped(self, text):
        pairs = {"&": "&amp;", "<": "&lt;", '"': "&quot;", "'": "&apos;", "\t": "&#9;"}
        return "".join(pairs.get(character, character) for character in text)

    def test_in_a_text_it_is_text(self):
        for text in HOSTILE:
            with self.subTest(text):
                page = page_of_tei(f"<p>{self.escaped(text)}</p>")
                self.assertEqual(page.lines, [" ".join(text.split("\t"))])
                self.assertEqual([element.name for element in page.elements], ["p"])

    def test_in_an_attribute_it_is_no_markup(self):
        names = {"p", "div", "span", "sup", "a", "i", "del", "table", "tr", "td"}
        for text in HOSTILE:
            text = text[:40]
            value = self.escaped(text)
            markup = (
                f'<pb n="{value}"/><p rend="{value}" xml:id="x">a<hi rend="{value}">b</hi>'
                f'<add hand="#{value}" place="{value}">c</add><ref target="{value}">d</ref>'
                f'<note n="{self.escaped(text[:20])}" type="x">e</note>'
                f'<seg type="conditional" xml:id="{value}">f</seg>'
                f'<graphic url="{value}"/></p>'
            )
            with self.subTest(text):
                page = page_of_tei(markup)
                self.assertEqual(page.faults, [])
                self.assertLessEqual({element.name for element in page.elements}, names)
                self.assertEqual(attributes_of(page) - SAFE_ATTRIBUTES, set())

    def test_every_link_leads_into_the_document(self):
        for text in HOSTILE:
            value = self.escaped(text[:40])
            page = page_of_tei(
                f'<pb n="{value}"/><p>a<ref target="{value}">b</ref></p>'
            )
            for link in page.named("a"):
                with self.subTest(text):
                    self.assertTrue(link.attributes["href"].startswith((BASE, "#")))

    def test_foreign_markup_never_comes_through(self):
        page = page_of_tei(
            '<p>a<script xmlns="http://www.w3.org/1999/xhtml" src="x">b</script>'
            '<object xmlns="http://www.w3.org/1999/xhtml" data="x"/></p>'
        )
        self.assertEqual({element.name for element in page.elements}, {"p", "span"})
        self.assertEqual(page.lines, ["ab"])
