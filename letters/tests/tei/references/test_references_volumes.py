"""Identifiers of volumes, from the words in which they are cited."""

from unittest import TestCase

from letters.tei.references import Place, read_references
from letters.tei.references.volumes import (
    Volume,
    number_cited,
    number_value,
    volume_identified,
    years_cited,
)


class VolumeNameTests(TestCase):
    def test_numerals(self):
        for numeral, value in (
            ("I", 1),
            ("iv", 4),
            ("XXIX", 29),
            ("XL", 40),
            ("13", 13),
            ("Q", 0),
            ("", 0),
        ):
            with self.subTest(numeral):
                self.assertEqual(number_value(numeral), value)

    def test_numbers_as_identifiers_have_them(self):
        for number, expected in (
            ("V", "05"),
            ("xiv", "14"),
            ("E–13", "e13"),
            ("?", ""),
        ):
            with self.subTest(number):
                self.assertEqual(number_cited(number), expected)

    def test_years_as_identifiers_have_them(self):
        for years, expected in (
            ("1948", "1948"),
            ("1952–1954", "1952-54"),
            ("1961-63", "1961-63"),
            ("1969–1972", "1969-76"),
        ):
            with self.subTest(years):
                self.assertEqual(years_cited(years), expected)

    def test_an_identifier_is_taken_apart_and_put_together(self):
        for identifier in (
            "frus1961-63v06",
            "frus1952-54v14p2",
            "frus1969-76ve05p1",
            "frus1945Malta",
        ):
            with self.subTest(identifier):
                self.assertEqual(volume_identified(identifier).identifier, identifier)

    def test_a_volume_in_parts_is_its_first_unless_a_part_is_named(self):
        self.assertEqual(Volume("1952-54", "09").identifier, "frus1952-54v09p1")
        self.assertEqual(Volume("1952-54", "09", "2").identifier, "frus1952-54v09p2")
        self.assertEqual(Volume("1952-54", "08").identifier, "frus1952-54v08")

    def test_a_page_is_not_claimed_for_a_part_that_was_not_named(self):
        text = "Foreign Relations, 1952–1954, vol. IX, p. 1700"
        (reference,) = read_references(text, Place()).references
        self.assertEqual(reference.target.pointer, "frus1952-54v09p1")

    def test_years_alone_name_no_volume_after_the_yearbooks(self):
        self.assertEqual(Volume("1889").identifier, "frus1889")
        self.assertIsNone(Volume("1950").identifier)

    def test_volumes_that_go_by_a_title(self):
        for words, expected in (
            ("The Conference at Quebec, 1944, p. 492", "frus1944Quebec#pg_492"),
            ("The Conferences at Cairo and Tehran, 1943", "frus1943CairoTehran"),
            (
                "1945, The Conference of Berlin (Potsdam), vol. II, p. 1",
                "frus1945Berlinv02#pg_1",
            ),
            ("1918, Russia, vol. 1, p. 289", "frus1918Russiav01#pg_289"),
            (
                "1918, Supplement 1, The World War, vol. I, p. 17",
                "frus1918Supp01v01#pg_17",
            ),
            (
                "1945–1950, Emergence of the Intelligence Establishment, Document 196",
                "frus1945-50Intel#d196",
            ),
        ):
            with self.subTest(words):
                (reference,) = read_references(
                    f"Foreign Relations, {words}", Place()
                ).references
                self.assertEqual(reference.target.pointer, expected)
