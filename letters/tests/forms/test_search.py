"""A reader may ask anything: every text is a query, every page number a page."""

from django.http import QueryDict
from django.test import SimpleTestCase

from letters.forms.search import LONGEST_KEY, MOST_KEYS, SearchForm
from letters.search import Facet, Order


class SearchFormTests(SimpleTestCase):
    def test_every_text_is_a_query(self):
        for text, read in (
            ("hotline", "hotline"),
            ("  hotline \t", "hotline"),
            ("a\x00b", "a b"),
            ("a\r\n\x1b\x7fb", "a b"),
            ("\x00", ""),
            ("“Überall”", "“Überall”"),
        ):
            with self.subTest(repr(text)):
                self.assertEqual(SearchForm({"q": text}).query_text, read)

    def test_without_a_text_nothing_is_asked(self):
        self.assertEqual(SearchForm({}).query_text, "")

    def test_a_text_of_any_length_is_accepted(self):
        self.assertEqual(len(SearchForm({"q": "x" * 60_000}).query_text), 60_000)

    def test_what_is_no_page_is_the_first(self):
        for page in (None, "", "0", "-1", "two", "1.5", "\x00", "9" * 5000):
            with self.subTest(page):
                form = SearchForm({"q": "a", "page": page})
                self.assertEqual(form.page_number, 1)

    def test_a_page_is_read(self):
        self.assertEqual(SearchForm({"page": "7"}).page_number, 7)

    def test_a_bad_page_leaves_the_query_as_it_is(self):
        form = SearchForm({"q": "hotline", "page": "two"})
        self.assertEqual((form.page_number, form.query_text), (1, "hotline"))

    def test_an_order_is_read_and_what_is_none_is_the_best_first(self):
        for sort, order in (
            ("date", Order.DATE),
            ("newest", Order.NEWEST),
            ("sideways", Order.RELEVANCE),
            ("", Order.RELEVANCE),
        ):
            with self.subTest(sort):
                self.assertEqual(SearchForm({"sort": sort}).order, order)

    def test_asking_is_words_that_mean_something_or_a_choice(self):
        for query, is_asking in (
            ("", False),
            ("page=2&sort=date", False),
            ("q=*on", False),
            ("q=hotline", True),
            ("q=*on&year=1962", True),
            ("year=1962", True),
            ("year=", False),
        ):
            with self.subTest(query):
                self.assertEqual(SearchForm(QueryDict(query)).is_asking, is_asking)


class ChosenTests(SimpleTestCase):
    def chosen(self, query: str) -> dict[Facet, tuple[str, ...]]:
        return SearchForm(QueryDict(query)).chosen

    def test_keys_are_read_in_order_and_each_once(self):
        self.assertEqual(
            self.chosen("year=1962&has=stamp&year=1961&year=1962"),
            {Facet.YEAR: ("1962", "1961"), Facet.HAS: ("stamp",)},
        )

    def test_keys_are_neither_long_nor_many_nor_empty(self):
        for query, keys in (
            ("from=" + "x" * 5000, ("x" * LONGEST_KEY,)),
            ("from=a%00%0Ab", ("a b",)),
            ("from=&from=a", ("a",)),
            (
                "&".join(f"from={number}" for number in range(100)),
                tuple(str(number) for number in range(MOST_KEYS)),
            ),
        ):
            with self.subTest(query[:20]):
                self.assertEqual(self.chosen(query), {Facet.FROM: keys})
