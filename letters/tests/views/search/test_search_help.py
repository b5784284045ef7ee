"""The page that explains the search."""

from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

from django.test import SimpleTestCase
from django.urls import reverse

from letters.search.query.conditions import NAMES
from letters.search.query.examples import EXAMPLES
from letters.search.query.facets import Feature
from letters.search.query.tree import TextPart

PAGE = reverse("letters:search-help")


class PageReader(HTMLParser):
    """Collects the headings, the queries that are linked, and the cells of headings."""

    def __init__(self) -> None:
        super().__init__()
        self.headings: list[str] = []
        self.queries: list[str] = []
        self.scopes: list[str | None] = []

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag in ("h1", "h2", "h3"):
            self.headings.append(tag)
        elif tag == "th":
            self.scopes.append(attributes.get("scope"))
        elif tag == "a":
            address = urlsplit(attributes["href"])
            if address.path == reverse("letters:search"):
                self.queries += parse_qs(address.query).get("q", [])


class SearchHelpTests(SimpleTestCase):
    def setUp(self):
        self.text = self.client.get(PAGE).content.decode()
        self.page = PageReader()
        self.page.feed(self.text)

    def test_every_example_leads_to_what_it_finds(self):
        expected = [example.query for example in EXAMPLES]
        self.assertEqual(self.page.queries, expected)

    def test_its_headings_are_in_order_and_its_tables_have_heads(self):
        self.assertEqual(self.page.headings[0], "h1")
        self.assertEqual(set(self.page.headings[1:]), {"h2"})
        self.assertEqual(set(self.page.scopes), {"row", "col"})

    def test_it_names_whatever_can_be_asked_for(self):
        names = [f"{name}:" for name in NAMES] + [f"in:{part}" for part in TextPart]
        for name in [*names, *Feature]:
            with self.subTest(name):
                self.assertIn(name, self.text)
