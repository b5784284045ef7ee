"""Which documents the filter lists, and what nonsense means."""

from django.test import TestCase

from letters.forms.document_filter import DocumentFilterForm
from letters.models import Document
from letters.tests.factories import make_document


class DocumentFilterTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        for identifier, edtf, kind in (
            ("exact", "1962-10-26", "letter"),
            ("span", "1961/1963", "message"),
            ("until", "../1960", "letter"),
            ("since", "1964/..", "letter"),
            ("undated", "", "letter"),
        ):
            make_document(identifier, "Text.", date_edtf=edtf, kind=kind)

    def identifiers(self, **values):
        form = DocumentFilterForm(values)
        documents = form.apply_to(Document.objects.all())
        return set(documents.values_list("identifier", flat=True))

    def test_nothing_asked_narrows_nothing(self):
        self.assertEqual(len(self.identifiers(kind="")), 5)

    def test_a_kind_is_exactly_that_kind(self):
        self.assertEqual(self.identifiers(kind="message"), {"span"})

    def test_a_first_year_leaves_what_may_be_later_as_far_as_is_known(self):
        for year, expected in (
            (1960, {"exact", "span", "until", "since"}),
            (1962, {"exact", "span", "since"}),
            (1963, {"span", "since"}),
            (1964, {"since"}),
            (1991, set()),
        ):
            with self.subTest(year):
                self.assertEqual(self.identifiers(from_year=year), expected)

    def test_a_last_year_leaves_what_may_be_earlier_as_far_as_is_known(self):
        for year, expected in (
            (1945, set()),
            (1961, {"until", "span"}),
            (1962, {"until", "span", "exact"}),
            (1964, {"until", "span", "exact", "since"}),
        ):
            with self.subTest(year):
                self.assertEqual(self.identifiers(to_year=year), expected)

    def test_both_years_and_a_kind_are_all_asked(self):
        values = {"from_year": 1962, "to_year": 1962, "kind": "letter"}
        self.assertEqual(self.identifiers(**values), {"exact"})

    def test_what_makes_no_sense_finds_nothing(self):
        for values in (
            {"kind": "postcard"},
            {"from_year": "soon"},
            {"from_year": 0},
            {"to_year": 10_000},
            {"from_year": 1963, "to_year": 1962},
        ):
            with self.subTest(values):
                self.assertEqual(self.identifiers(**values), set())

    def test_years_outside_the_archive_are_no_mistake(self):
        for years, expected in (
            ((1940, 1944), set()),
            ((1, 1960), {"until"}),
            ((1964, 9999), {"since"}),
        ):
            with self.subTest(years):
                first, last = years
                listed = self.identifiers(from_year=first, to_year=last)
                self.assertEqual(listed, expected)

    def test_one_year_alone_finds_what_may_fall_in_it(self):
        self.assertEqual(self.identifiers(from_year=1961, to_year=1961), {"span"})

    def test_empty_fields_show_the_years_of_the_documents(self):
        def placeholders(documents):
            fields = DocumentFilterForm(documents=documents).fields
            names = ("from_year", "to_year")
            return [fields[name].widget.attrs.get("placeholder") for name in names]

        documents = Document.objects.all()
        self.assertEqual(placeholders(documents), [1960, 1964])
        self.assertEqual(placeholders(documents.filter(kind="message")), [1961, 1963])
        self.assertEqual(placeholders(documents.none()), [None, None])
