"""The timeline on a page of results: its bars, its labels, and its table."""

from __future__ import annotations

from letters.tests.views.search.searches import SearchTestCase, links_in, words_of

SVG = "//*[local-name()='svg']"


class TimelineTests(SearchTestCase):
    def test_without_dates_nothing_is_drawn(self):
        self.assertEqual(self.page_of(q="hotline -date:1900..").xpath(SVG), [])

    def test_of_few_years_there_are_months(self):
        page = self.page_of(q="hotline")

        self.assertEqual(
            links_in(page, SVG),
            {
                "May 1961: 1 document": "?q=hotline&month=1961-05",
                "October 1962: 1 document": "?q=hotline&month=1962-10",
                "November 1962: 1 document": "?q=hotline&month=1962-11",
            },
        )

    def test_of_many_years_there_are_years(self):
        page = self.page_of(q="hotline OR Kiev")
        self.assertEqual(
            links_in(page, SVG)["1975: 1 document"],
            "?q=hotline+OR+Kiev&year=1975",
        )

    def test_the_same_is_in_numbers(self):
        rows = self.page_of(q="hotline").xpath("//table//tr")

        self.assertEqual(
            [words_of(row) for row in rows],
            ["MonthDocuments", "May 19611", "October 19621", "November 19621"],
        )

    def test_what_has_no_date_is_said(self):
        self.assertIn("1 document without a date.", words_of(self.page_of(q="hotline")))

    def test_there_is_a_way_back_to_all_years(self):
        page = self.page_of(q="hotline", year="1962", month="1962-10")
        (back,) = page.xpath("//a[.='All years']/@href")
        self.assertEqual(back, "?q=hotline")

    def test_where_all_years_are_shown_there_is_none(self):
        self.assertEqual(self.page_of(q="hotline").xpath("//a[.='All years']"), [])
