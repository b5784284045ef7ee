"""A reader may ask anything: every text is a query, every page number a page."""

from django.test import SimpleTestCase

from letters.forms.search import SearchForm


class SearchFormTests(SimpleTestCase):
    def test_every_text_is_a_query(self):
        for asked, read in (
            ("hotline", "hotline"),
            ("  hotline \t", "hotline"),
            ("a\x00b", "a b"),
            ("a\r\n\x1b\x7fb", "a b"),
            ("\x00", ""),
            ("“Überall”", "“Überall”"),
        ):
            with self.subTest(repr(asked)):
                self.assertEqual(SearchForm({"q": asked}).query_text, read)

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
