"""Addresses of searches close to this one: equal searches have equal addresses."""

from __future__ import annotations

from django.http import QueryDict
from django.test import SimpleTestCase

from letters.forms.search import SearchForm
from letters.reader.search.links import SearchLinks
from letters.search import LONGEST_QUERY, Facet, Order


def links(query: str) -> SearchLinks:
    return SearchLinks(SearchForm(QueryDict(query)))


class SearchLinkTests(SimpleTestCase):
    def test_pages_and_what_means_nothing_are_left_out(self):
        query = "sort=relevance&page=3&utm=x&year=1962&q=+ban+"
        self.assertEqual(links(query).query, "q=ban&year=1962")

    def test_the_parts_of_an_address_are_in_one_order(self):
        self.assertEqual(
            links("sort=date&has=stamp&year=1962&q=ban&from=a+b").query,
            "q=ban&from=a+b&year=1962&has=stamp&sort=date",
        )

    def test_a_value_more(self):
        for query, narrowed in (
            ("", "?year=1962"),
            ("q=ban", "?q=ban&year=1962"),
            ("q=ban&from=a&has=stamp", "?q=ban&from=a&year=1962&has=stamp"),
            ("year=1961&sort=date", "?year=1961&year=1962&sort=date"),
        ):
            with self.subTest(query):
                self.assertEqual(links(query).narrowed(Facet.YEAR, "1962"), narrowed)

    def test_what_is_added_is_read_again(self):
        for key in ("a&b=c", "ü “x”", "100%", "+"):
            with self.subTest(key):
                address = links("q=ban").narrowed(Facet.FROM, key)
                form = SearchForm(QueryDict(address[1:]))
                self.assertEqual(form.chosen, {Facet.FROM: (key,)})

    def test_a_value_less(self):
        search_links = links("q=ban&year=1961&year=1962&has=stamp")

        self.assertEqual(
            search_links.without_value(Facet.YEAR, "1961"), "?q=ban&year=1962&has=stamp"
        )
        self.assertEqual(search_links.without(Facet.YEAR), "?q=ban&has=stamp")
        self.assertEqual(search_links.without(*Facet), "?q=ban")

    def test_words_that_are_not_read_are_left_out(self):
        search_links = links("q=" + "x" * 60_000)
        self.assertEqual(search_links.query, "q=" + "x" * LONGEST_QUERY)

    def test_nothing_is_an_address_too(self):
        self.assertEqual(links("year=1962").without(*Facet), "?")

    def test_another_order(self):
        for order, address in (
            (Order.RELEVANCE, "?q=ban&year=1962"),
            (Order.NEWEST, "?q=ban&year=1962&sort=newest"),
        ):
            with self.subTest(order):
                search_links = links("q=ban&year=1962&sort=date")
                self.assertEqual(search_links.sorted_by(order), address)
