"""How a sub-series links a reference: to the page, to the volume, or not at all."""

from unittest import TestCase

from letters.tei.references import Outline, OutlinedDocument, OutlinedNote, Place
from letters.tei.references.conventions import as_published
from letters.tei.references.parsing import read_references
from letters.tei.references.targets import Target

OUTLINE = Outline(
    [
        OutlinedDocument("d18", "70", "72", [OutlinedNote("1", "1", "70")]),
        OutlinedDocument("d19", "72", "75", [OutlinedNote("2", "2", "73")]),
    ]
)


def published(text: str, volume: str, ibid: Target | None = None) -> dict[str, str]:
    """What is linked in a note of `volume`: the words, and where they lead."""
    place = Place(volume, "d19", "4", OUTLINE, ibid)
    links = [
        as_published(reference, text, volume)
        for reference in read_references(text, place).references
    ]
    return {text[link.start : link.end]: link.target.pointer for link in links if link}


class ConventionTests(TestCase):
    def check(self, text: str, cases: dict[str, dict[str, str]]) -> None:
        for volume, expected in cases.items():
            with self.subTest(volume):
                self.assertEqual(published(text, volume), expected)

    def test_a_page_of_another_volume(self):
        named = "Foreign Relations, 1950, vol. I, pp. 126"
        to_volume = {named: "frus1950v01"}
        self.check(
            f"See {named}–130.",
            {
                "frus1951v01": {
                    named: "frus1950v01#pg_126",
                    "130": "frus1950v01#pg_130",
                },
                "frus1952-54v02p1": to_volume,
                "frus1955-57v17": to_volume,
                "frus1964-68v14": to_volume,
                "frus1977-80v01": to_volume,
            },
        )

    def test_a_page_of_a_volume_that_does_not_say_which_series(self):
        self.check(
            "See vol. XVI, p. 936.",
            {
                "frus1948v01p2": {"vol. XVI, p. 936": "frus1948v16#pg_936"},
                "frus1952-54v02p1": {"vol. XVI, p. 936": "frus1952-54v16"},
                "frus1955-57v17": {},
                "frus1961-63v06": {},
            },
        )

    def test_a_part_goes_on_from_the_series_that_was_named(self):
        text = "Foreign Relations, 1952–1954, vol. IX, Part 1, p. 19 and Part 2, p. 20"
        links = published(text, "frus1955-57v17")
        self.assertEqual(links["Part 2, p. 20"], "frus1952-54v09p2")

    def test_a_page_with_a_note_on_it(self):
        words = "Foreign Relations, 1955–1957, vol. II, p. 601"
        self.check(
            f"See {words}, footnote 2.",
            {
                "frus1958-60v18": {words: "frus1955-57v02"},
                "frus1961-63v22": {words: "frus1955-57v02#pg_601"},
            },
        )

    def test_volumes_as_a_whole(self):
        self.check(
            "See volumes XI and XII.",
            {
                "frus1952-54v02p2": {
                    "volumes XI": "frus1952-54v11p1",
                    "XII": "frus1952-54v12p1",
                },
                "frus1958-60v18": {},
            },
        )
        self.check(
            "See Foreign Relations, 1961–1963, volumes XVII and XVIII.",
            {
                "frus1964-68v18": {
                    "Foreign Relations, 1961–1963, volumes XVII": "frus1961-63v17",
                    "XVIII": "frus1961-63v18",
                }
            },
        )

    def test_a_document_of_another_volume_is_linked_everywhere(self):
        for series in ("1952-54", "1955-57", "1958-60", "1961-63", "1964-68"):
            with self.subTest(series):
                links = published("vol. XI, Document 3", f"frus{series}v20")
                self.assertEqual(list(links), ["vol. XI, Document 3"])

    def test_the_documents_before_and_after(self):
        self.check(
            "See the telegram supra.",
            {
                "frus1949v07p1": {},
                "frus1952-54v02p1": {"supra": "#d18"},
                "frus1955-57v17": {},
            },
        )

    def test_a_note_on_a_page_of_the_volume(self):
        self.check(
            "See footnote 2, p. 73.",
            {
                "frus1948v01p2": {"p. 73": "#pg_73"},
                "frus1952-54v02p1": {"footnote 2, p. 73": "#d19fn2"},
            },
        )

    def test_the_same_again(self):
        before = Target(document="d18", footnote="1")
        for volume, expected in (
            ("frus1952-54v02p1", {"ibid.": "#d18fn1"}),
            ("frus1955-57v17", {}),
        ):
            with self.subTest(volume):
                links = published("See ibid.", volume, before)
                self.assertEqual(links, expected)
