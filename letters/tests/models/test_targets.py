"""Targets of references: in words, by identifier, and with an address elsewhere."""

from django.test import SimpleTestCase

from letters.models.targets import (
    address_elsewhere,
    describe_target,
    target_named,
    volume_in_words,
)
from letters.tei.references import Target

VOLUME = "frus1961-63v06"
NAME = "Foreign Relations, 1961–1963, Volume VI"
STATE = "https://history.state.gov/historicaldocuments"

CASES = (
    (Target(VOLUME), NAME, f"{STATE}/{VOLUME}"),
    (Target(VOLUME, "d12"), f"Document 12, {NAME}", f"{STATE}/{VOLUME}/d12"),
    (
        Target(VOLUME, "d12", "3"),
        f"Footnote 3, Document 12, {NAME}",
        f"{STATE}/{VOLUME}/d12#fn3",
    ),
    (
        Target(VOLUME, page="45"),
        f"Page 45, {NAME}",
        f"{STATE}/{VOLUME}/pg_45",
    ),
    (Target("another-book", "d1"), "Document 1, another-book", ""),
    (Target(document="d1"), "Document 1", ""),
    (
        Target(identifier="weber-hale-1971"),
        "“weber-hale-1971”, a document of no volume",
        "",
    ),
    (Target(), "", ""),
)


class TargetTests(SimpleTestCase):
    def test_it_is_described_in_full(self):
        for target, words, _ in CASES:
            with self.subTest(target.pointer):
                self.assertEqual(describe_target(target), words)

    def test_a_volume_is_named_as_historians_cite_it(self):
        for identifier, words in (
            ("frus1948v01p2", "Foreign Relations, 1948, Volume I, Part 2"),
            ("frus1952-54v14p1", "Foreign Relations, 1952–1954, Volume XIV, Part 1"),
            ("frus1969-76ve09p1", "Foreign Relations, 1969–1976, Volume E–9, Part 1"),
            ("frus1969-76v39", "Foreign Relations, 1969–1976, Volume XXXIX"),
            ("frus1899-01v04", "Foreign Relations, 1899–1901, Volume IV"),
            ("frus1943", "Foreign Relations, 1943"),
            (
                "frus1917-72PubDip",
                "Foreign Relations, 1917–1972, Public Diplomacy",
            ),
            (
                "frus1961-63v07-09mSupp",
                "Foreign Relations, 1961–1963, Volumes VII–IX, Microfiche Supplement",
            ),
            ("frus1918Russiav02", "Foreign Relations, 1918, Russia, Volume II"),
            (
                "frus1917Supp02v01",
                "Foreign Relations, 1917, Supplement 2, Volume I",
            ),
            ("frus1914Supp", "Foreign Relations, 1914, Supplement"),
            ("frus1945Unheardofv01", "frus1945Unheardofv01"),
            ("another-book", "another-book"),
        ):
            with self.subTest(identifier):
                self.assertEqual(volume_in_words(identifier), words)

    def test_the_series_has_an_address_for_it_elsewhere(self):
        for target, _, address in CASES:
            with self.subTest(target.pointer):
                self.assertEqual(address_elsewhere(target), address)

    def test_an_identifier_names_a_document_a_page_or_a_volume(self):
        for identifier, target in (
            (VOLUME, Target(VOLUME)),
            (f"{VOLUME}/d12", Target(VOLUME, "d12")),
            (f"{VOLUME}/pg_IX", Target(VOLUME, page="IX")),
        ):
            with self.subTest(identifier):
                self.assertEqual(target_named(identifier), target)
