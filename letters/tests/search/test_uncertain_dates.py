"""What is not known of a date matches nothing, and can be asked for itself."""

from django.test import TestCase

from letters.tests.factories import make_document
from letters.tests.search.documents import search_for, update_index

# Day by day: exactly known, two kinds of open ends, a doubt, a span of years, no date.
EDTF = {
    "exact": "1962-10-16",
    "since": "1955-03-01/..",
    "unknown-end": "1955-03-01/",
    "until": "../1970-05-04",
    "about": "1961~",
    "perhaps": "1962-11?",
    "span": "1961/1963",
    "undated": "",
}


class UncertainDateTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        for identifier, edtf in EDTF.items():
            make_document(identifier, "A missile.", date_edtf=edtf)
        update_index()

    def identifiers(self, query):
        return set(search_for(query))

    def test_an_open_end_matches_no_other_year_than_the_known_one(self):
        for query, expected in (
            ("date:1983", set()),
            ("date:1955", {"since", "unknown-end"}),
            ("date:1956..1960", set()),
            ("date:1970", {"until"}),
            ("date:1900..1950", set()),
            ("date:1963..", {"span", "until"}),
        ):
            with self.subTest(query):
                self.assertEqual(self.identifiers(query), expected)

    def test_what_is_uncertain_can_be_asked_for(self):
        uncertain = {"since", "unknown-end", "until", "about", "perhaps"}
        self.assertEqual(self.identifiers("date:uncertain"), uncertain)
        self.assertEqual(
            self.identifiers("missile -date:uncertain"),
            {"exact", "span", "undated"},
        )

    def test_so_can_what_is_undated(self):
        self.assertEqual(self.identifiers("date:undated"), {"undated"})
        self.assertEqual(self.identifiers("date:UNDATED"), {"undated"})
