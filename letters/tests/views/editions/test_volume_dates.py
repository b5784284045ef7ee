"""A volume by its dates, on the page that has its chapters."""

from unittest import mock

from lxml import html

from letters.reader import volume_dates
from letters.tests.views.editions.test_editions import (
    ADDRESS,
    DRAFT,
    EDITION_QUERIES,
    VolumeCase,
)


class VolumeDateTests(VolumeCase):
    def setUp(self):
        self.make(1, self.chapter, date_edtf="1961-05-02")
        self.make(2, self.chapter, date_edtf="1962-10-26")
        self.make(3, date_edtf="1962-10")
        self.make(4, date_edtf="", notation="Text.")
        self.make(5, date_edtf="1963-01-01", status=DRAFT)

    def page(self, query: str = "") -> html.HtmlElement:
        return html.fromstring(self.client.get(f"{ADDRESS}{query}").content)

    def counts(self) -> list[str]:
        items = self.page().xpath("//ol[@class='period-counts']/li")
        return [" ".join(item.text_content().split()) for item in items]

    def listed(self, query: str) -> list[str]:
        names = self.page(query).xpath(
            "//section[@aria-labelledby='by-date']//h3[@class='document-row__name']/a"
        )
        return [name.get("href").rpartition("/d")[2].strip("/") for name in names]

    def test_it_counts_the_documents_of_each_month(self):
        self.assertEqual(
            self.counts(),
            [
                "May 1961 1 document",
                "October 1962 2 documents",
                "Undated 1 document",
            ],
        )

    def test_of_many_months_it_counts_years(self):
        with mock.patch.object(volume_dates, "MOST_MONTHS", 2):
            counts = self.counts()
        self.assertEqual(
            counts, ["1961 1 document", "1962 2 documents", "Undated 1 document"]
        )

    def test_a_month_lists_its_documents_beside_the_chapters(self):
        self.assertEqual(self.listed("?date=1962-10"), ["3", "2"])
        self.assertEqual(self.listed("?date=1962"), ["3", "2"])
        self.assertEqual(self.listed("?date=undated"), ["4"])
        self.assertIn("Section ch1", self.page("?date=1962-10").text_content())

    def test_what_is_hidden_is_of_no_month(self):
        answer = self.client.get(f"{ADDRESS}?date=1963-01")
        self.assertRedirects(answer, f"{ADDRESS}?")

    def test_other_dates_mean_nothing(self):
        for date in ("1962-13", "0000", "١٩٦٢", "x", "1962-10-26"):
            with self.subTest(date):
                answer = self.client.get(ADDRESS, {"date": date})
                # The part of the archive that one is in.
                self.assertContains(answer, 'aria-current="true"', count=1)

    def test_a_month_takes_one_query_more(self):
        with self.settings(LETTERS_PAGE_CACHE=False):
            self.assertEqual(self.queries(ADDRESS), EDITION_QUERIES)
            self.assertEqual(
                self.queries(f"{ADDRESS}?date=1962-10"), EDITION_QUERIES + 1
            )
