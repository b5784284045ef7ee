"""The timeline of a search: its drawing, its labels, and its table."""

from __future__ import annotations

from django.test import SimpleTestCase

from letters.forms.search import SearchForm
from letters.reader.search.links import SearchLinks
from letters.reader.search.timeline import HEIGHT, LOWEST, Drawing, draw
from letters.search import Bar, Facet, Timeline
from letters.tests.views.search.searches import SearchTestCase, links_in, words_of

SVG = "//*[local-name()='svg']"


def drawing(facet: Facet, counts: dict[str, int], chosen: str = "") -> Drawing:
    bars = tuple(Bar(key, key, n, key == chosen) for key, n in counts.items())
    links = SearchLinks(SearchForm({"q": "ban"}))
    return draw(Timeline(facet, bars, 0), links, is_narrowed=False)


def years(first: int, last: int) -> dict[str, int]:
    return {f"{year:04}": 1 for year in range(first, last + 1)}


class DrawingTests(SimpleTestCase):
    def test_bars_are_as_high_as_their_counts(self):
        drawn = drawing(Facet.YEAR, {"1961": 100, "1962": 50, "1963": 0, "1964": 1})

        self.assertEqual(
            [(bar.label, bar.y, bar.height) for bar in drawn.bars],
            [
                ("1961", 0, HEIGHT),
                ("1962", HEIGHT // 2, HEIGHT // 2),
                ("1964", HEIGHT - LOWEST, LOWEST),
            ],
        )

    def test_bars_stand_beside_each_other(self):
        for count in (1, 12, 65):
            with self.subTest(count):
                bars = drawing(Facet.YEAR, years(1901, 1900 + count)).bars
                ends = [float(bar.x[:-1]) + float(bar.width[:-1]) for bar in bars]
                starts = [float(bar.x[:-1]) for bar in bars]
                self.assertLessEqual(ends[-1], 100)
                self.assertTrue(all(map(float.__lt__, ends, starts[1:])))

    def test_a_chosen_bar_says_so_and_leads_back(self):
        (bar,) = drawing(Facet.YEAR, {"1962": 1234}, chosen="1962").bars

        self.assertEqual(bar.name, "1962: 1,234 documents, chosen")
        self.assertTrue(bar.is_chosen)

    def test_labels_are_few(self):
        for facet, keys, labels in (
            (Facet.YEAR, years(1961, 1964), ["1962", "1964"]),
            (
                Facet.YEAR,
                years(1917, 1981),
                ["1920", "1930", "1940", "1950", "1960", "1970", "1980"],
            ),
            (Facet.YEAR, years(1, 9999), ["2000", "4000", "6000", "8000"]),
        ):
            with self.subTest(labels):
                texts = [label.text for label in drawing(facet, keys).labels]
                self.assertEqual(texts, labels)

    def test_of_months_years_are_named(self):
        names = (
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        )
        bars = tuple(
            Bar(f"{year}-{month:02}", f"{name} {year}", 1, is_chosen=False)
            for year in (1962, 1963)
            for month, name in enumerate(names, start=1)
        )
        links = SearchLinks(SearchForm({}))

        labels = draw(Timeline(Facet.MONTH, bars, 0), links, is_narrowed=True).labels

        texts = [label.text for label in labels]
        self.assertEqual(texts, ["1962", "Jul", "1963", "Jul"])


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
