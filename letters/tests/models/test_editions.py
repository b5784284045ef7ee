"""The titles of editions and sections, and the path to a section."""

from django.test import SimpleTestCase, TestCase

from letters.models import Document, Edition, Section
from letters.models.sections import path_to
from letters.tests.factories import make_edition, make_section

SERIES = "Foreign Relations of the United States"


class TitleTests(SimpleTestCase):
    def test_the_series_is_named_once(self):
        edition = Edition(title="Exchanges", series_title=SERIES, volume="Volume VI")
        self.assertEqual(edition.full_title, f"{SERIES}, Volume VI, Exchanges")

        edition.title = f"{SERIES}, Volume VI, Exchanges"
        self.assertEqual(edition.full_title, edition.title)

    def test_an_edition_without_a_series_is_called_by_its_title(self):
        edition = Edition(title="Exchanges")
        self.assertEqual(edition.full_title, "Exchanges")
        self.assertEqual(edition.short_title, "Exchanges")

    def test_its_page_is_headed_by_the_subject_below_its_place_in_the_series(self):
        place = f"{SERIES}, 1961–1963, Volume VI"
        for title, name_in_series, heading in (
            ("Exchanges", place, "Exchanges"),
            (f"{place}, Exchanges", place, "Exchanges"),
            (place, "", place),
        ):
            edition = Edition(
                title=title,
                series_title=SERIES,
                sub_series="1961–1963",
                volume="Volume VI",
            )
            with self.subTest(title):
                self.assertEqual(edition.name_in_series, name_in_series)
                self.assertEqual(edition.heading, heading)

    def test_its_short_title_is_years_and_volume(self):
        edition = Edition(title="Exchanges", sub_series="1961–1963", volume="Volume VI")
        self.assertEqual(edition.short_title, "1961–1963, Volume VI")

    def test_a_document_is_cited_by_volume_and_number(self):
        edition = Edition(title="Exchanges", volume="Volume VI")
        for document, words in (
            (Document(edition=edition, number="66"), "Volume VI, Document 66"),
            (Document(edition=edition), "Volume VI"),
            (Document(), ""),
        ):
            with self.subTest(words):
                self.assertEqual(document.place_in_edition, words)

    def test_a_section_without_a_title_is_named_by_its_kind(self):
        for title, kind, key, name in (
            ("Preface", "section", "preface", "Preface"),
            ("", "titlePage", "title", "Title page"),
            ("", "index", "index", "Index"),
            ("", "", "div3", "div3"),
        ):
            with self.subTest(name):
                section = Section(title=title, kind=kind, key=key)
                self.assertEqual(section.name, name)


class PathTests(TestCase):
    def test_it_leads_from_the_outermost_section_in_one_query(self):
        edition = make_edition()
        compilation = make_section(edition, "comp1")
        chapter = make_section(edition, "ch1", parent=compilation)
        make_section(edition, "ch2", parent=compilation)
        subchapter = make_section(edition, "sub1", parent=chapter)

        with self.assertNumQueries(1):
            path = path_to(
                subchapter.pk, Section.objects.ancestors_and_self(subchapter.pk)
            )

        self.assertEqual(path, [compilation, chapter, subchapter])

    def test_a_circle_ends(self):
        edition = make_edition()
        first = make_section(edition, "one")
        second = make_section(edition, "two", parent=first)
        Section.objects.filter(pk=first.pk).update(parent=second)
        around = Section.objects.ancestors_and_self(second.pk)
        self.assertEqual(path_to(second.pk, around), [first, second])

    def test_it_follows_the_sections_and_not_their_positions(self):
        edition = make_edition()
        above = make_section(edition, "above", position=7)
        within = make_section(edition, "within", position=2, parent=above)
        around = Section.objects.ancestors_and_self(within.pk)
        self.assertEqual(path_to(within.pk, around), [above, within])
