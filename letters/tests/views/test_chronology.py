"""The chronology: what is of which year, month and day, and what is near."""

from django.test import TestCase

from letters.models import Document, DocumentStatus
from letters.tests.factories import make_archivist, make_document

MONTH = "/chronology/1962/10/"
DATES = {
    "first": "1962-10-16",
    "second": "1962-10-16",
    "later": "1962-10-27",
    "in-october": "1962-10",
    "middle": "1962-10-15/1962-10-17",
    "autumn": "1962-09/1962-11",
    "other-year": "1958-10-16",
    "years": "1961/1963",
    "since": "1962-10-16/..",
    "undated": "",
    "draft": "1970-01-01",
}


class ChronologyTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        for identifier, date in DATES.items():
            make_document(identifier, title=f"Letter {identifier}", date_edtf=date)
        drafts = Document.objects.filter(identifier="draft")
        drafts.update(status=DocumentStatus.DRAFT)

    def listed(self, address, parameter="page"):
        """The identifiers on the page of a list."""
        page = self.client.get(address).context[parameter]
        return [document.identifier for document in page]

    def test_decades_have_the_years_of_which_something_is_published(self):
        # The page cache, the years, and the number of documents of no year.
        with self.assertNumQueries(3):
            response = self.client.get("/chronology/")
        decades = response.context["decades"]
        years = {
            year.period.year: year.count for decade in decades for year in decade.years
        }
        self.assertEqual([decade.first_year for decade in decades], [1950, 1960])
        self.assertEqual(years, {1958: 1, 1962: 6})
        self.assertContains(response, ">3 documents</a>")
        self.assertNotContains(response, "1970")

    def test_archivists_see_the_years_of_drafts(self):
        self.client.force_login(make_archivist())
        self.assertContains(self.client.get("/chronology/"), "1970")
        self.assertEqual(self.listed("/chronology/1970/01/01/"), ["draft"])

    def test_what_is_of_no_year_stands_apart(self):
        listed = self.listed("/chronology/undated/")
        self.assertEqual(listed, ["years", "since", "undated"])

    def test_a_year_counts_its_months_and_tells_what_is_of_no_month(self):
        # The page cache, the months, the years around and the inexact ones, the
        # documents, and those of no month.
        with self.assertNumQueries(5):
            response = self.client.get("/chronology/1962/")
        counts = {
            part.period.month: part.count
            for part in response.context["chronology"].parts
        }
        self.assertEqual(counts, {month: 5 * (month == 10) for month in range(1, 13)})
        self.assertEqual(self.listed("/chronology/1962/", "inexact"), ["autumn"])
        self.assertContains(response, 'rel="prev" href="/chronology/1958/"')

    def test_a_month_lists_its_days_and_what_is_of_no_day(self):
        with self.assertNumQueries(5):
            response = self.client.get(MONTH)
        self.assertEqual(self.listed(MONTH), ["first", "second", "later"])
        self.assertEqual(self.listed(MONTH, "inexact"), ["in-october", "middle"])
        self.assertContains(response, f'href="{MONTH}16/"')
        self.assertNotContains(response, f'href="{MONTH}17/"')

    def test_a_day_tells_what_may_be_of_it_and_what_is_near(self):
        day = f"{MONTH}16/"
        # With the same day of other years.
        with self.assertNumQueries(6):
            response = self.client.get(day)
        self.assertEqual(self.listed(day), ["first", "second"])
        # A date that reaches over three months says too little of a day.
        self.assertEqual(self.listed(day, "inexact"), ["in-october", "middle"])
        self.assertContains(response, "Tuesday.")
        self.assertContains(response, f'rel="next" href="{MONTH}27/"')
        self.assertContains(response, 'href="/chronology/1958/10/16/">1958</a>')

    def test_the_date_of_a_document_leads_to_what_is_near(self):
        for identifier, period in (
            ("first", f"{MONTH}16/"),
            ("middle", MONTH),
            ("autumn", "/chronology/1962/"),
        ):
            with self.subTest(identifier):
                response = self.client.get(f"/documents/{identifier}/")
                self.assertContains(response, f'<a href="{period}">')
        for identifier in ("years", "since", "undated"):
            with self.subTest(identifier):
                response = self.client.get(f"/documents/{identifier}/")
                self.assertNotContains(response, "/chronology/19")

    def test_a_period_without_documents_leads_on(self):
        response = self.client.get("/chronology/1960/")
        self.assertContains(response, "Nothing that is held", status_code=404)
        self.assertContains(
            response, 'rel="next" href="/chronology/1962/"', status_code=404
        )

    def test_the_day_of_a_draft_is_as_any_day_without_documents(self):
        hidden, empty = (
            self.client.get(f"/chronology/1970/01/{day}/") for day in ("01", "02")
        )
        self.assertEqual(hidden.status_code, 404)
        self.assertEqual(
            hidden.text.replace("January 1,", "").replace("Thursday", ""),
            empty.text.replace("January 2,", "").replace("Friday", ""),
        )

    def test_what_is_no_day_is_not_found(self):
        for address in ("1962/02/30/", "1962/00/", "1962/13/", "0000/", "1962/1/"):
            with self.subTest(address):
                response = self.client.get(f"/chronology/{address}")
                self.assertEqual(response.status_code, 404)
                self.assertNotContains(response, "Nothing that", status_code=404)

    def test_the_first_and_the_last_year_of_the_calendar(self):
        for address in ("0001/01/01/", "9999/12/31/"):
            with self.subTest(address):
                response = self.client.get(f"/chronology/{address}")
                self.assertContains(response, "Nothing that is held", status_code=404)
