"""Targets of references: in words, by identifier, and with an address elsewhere."""

from django.test import SimpleTestCase

from letters.models.targets import address_elsewhere, describe_target, target_named
from letters.tei.references import Target

VOLUME = "frus1961-63v06"
STATE = "https://history.state.gov/historicaldocuments"

CASES = (
    (Target(VOLUME), VOLUME, f"{STATE}/{VOLUME}"),
    (Target(VOLUME, "d12"), f"Document 12 of {VOLUME}", f"{STATE}/{VOLUME}/d12"),
    (
        Target(VOLUME, "d12", "3"),
        f"Footnote 3, Document 12 of {VOLUME}",
        f"{STATE}/{VOLUME}/d12#fn3",
    ),
    (
        Target(VOLUME, page="45"),
        f"Page 45 of {VOLUME}",
        f"{STATE}/{VOLUME}/pg_45",
    ),
    (Target("another-book", "d1"), "Document 1 of another-book", ""),
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
