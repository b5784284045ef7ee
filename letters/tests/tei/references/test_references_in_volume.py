"""References that only the outline of a volume can decide."""

from unittest import TestCase

from letters.tei.references import (
    Form,
    Outline,
    OutlinedDocument,
    OutlinedNote,
    Place,
    read_references,
)


def notes(**pages: str | None) -> list[OutlinedNote]:
    """Notes from "n1=…": their number, and the page each stands on."""
    numbers = {name.removeprefix("n"): page for name, page in pages.items()}
    return [OutlinedNote(number, number, page) for number, page in numbers.items()]


OUTLINE = Outline(
    [
        OutlinedDocument("d18", "70", "72", notes(n1="70", n2="72")),
        OutlinedDocument("d19", "72", "75", notes(n1="72", n2="73", n3="75")),
        OutlinedDocument(
            "d20",
            "76",
            "80",
            [OutlinedNote("1", "4", "76"), OutlinedNote("*", "-sym1")],
        ),
    ]
)


def pointers(
    text: str, document: str = "d19", volume: str = "frus1948v02"
) -> list[str]:
    references = read_references(text, Place(volume, document, "4", OUTLINE)).references
    return [reference.target.pointer for reference in references]


class CaseTests(TestCase):
    def check(self, cases: dict[str, list[str]], **place: str) -> None:
        for text, expected in cases.items():
            with self.subTest(text):
                self.assertEqual(pointers(text, **place), expected)


class NeighbourTests(CaseTests):
    def test_supra_is_the_document_before_and_infra_the_next(self):
        self.check(
            {
                "Supra.": ["#d18"],
                "See the memorandum by Lay, Sept. 4, supra .": ["#d18"],
                "printed infra.": ["#d20"],
                "See supra and infra.": ["#d18", "#d20"],
                "Document 5, supra": ["#d5"],
            }
        )

    def test_there_is_nothing_before_the_first_document(self):
        self.check({"Supra.": []}, document="d18")
        self.check({"Infra.": []}, document="d20")

    def test_a_footnote_supra_is_of_the_document_before(self):
        self.check(
            {
                "See footnote 2, supra.": ["#d18fn2"],
                "footnote 2 to the telegram of May 3, supra": ["#d18fn2"],
                "See footnote 3, supra.": ["#d19fn3"],
                "See footnote 9, supra.": [],
            }
        )

    def test_the_form_says_supra(self):
        (reference,) = read_references(
            "Supra.", Place("", "d19", outline=OUTLINE)
        ).references
        self.assertEqual(reference.form, Form.SUPRA)


class OutlinedNoteTests(CaseTests):
    def test_a_footnote_on_a_page_is_sought_among_the_notes(self):
        self.check(
            {
                "See footnote 2, p. 73.": ["#d19fn2"],
                "See footnote 1, p. 72.": ["#d19fn1"],
                "See footnote 2, p. 72.": ["#d18fn2"],
                "footnote 1 to the memorandum of June 1, p. 70": ["#d18fn1"],
                "p. 73, and footnote 2": ["#pg_73", "#d19fn2"],
                "footnote 2, p. 73; see also footnote 2, ibid.": ["#d19fn2", "#d19fn2"],
            }
        )

    def test_a_footnote_that_is_not_there_leaves_the_page(self):
        self.check({"See footnote 7, p. 73.": ["#pg_73"]})
        self.check({"See footnote 7, p. 73.": []}, volume="frus1961-63v05")

    def test_the_words_of_a_footnote_reach_to_its_page(self):
        text = "See footnote 2, paragraph 1, p. 73, and Document 20."
        first, _ = read_references(
            text, Place("frus1948v02", "d19", "4", OUTLINE)
        ).references
        self.assertEqual(
            text[first.start : first.end], "footnote 2, paragraph 1, p. 73"
        )

    def test_a_note_may_have_another_identifier_than_its_mark(self):
        self.check(
            {"footnote 1, Document 20": ["#d20fn4"], "footnote 1, p. 76": ["#d20fn4"]}
        )
        self.check({"See footnote * above": ["#d20fn-sym1"]}, document="d20")

    def test_this_document_has_the_note_or_it_is_no_reference(self):
        self.check({"See footnote 3 above.": ["#d19fn3"], "See footnote 8 above.": []})

    def test_notes_of_unknown_page_are_told_apart_by_where_they_are_likely(self):
        outline = Outline(
            [
                OutlinedDocument("d1", "10", notes=notes(n1=None, n5=None)),
                OutlinedDocument("d2", "12", notes=notes(n1=None)),
            ]
        )
        place = Place("frus1948v02", "d2", "1", outline)
        for text, expected in (
            ("footnote 5, p. 11", ["#d1fn5"]),
            ("footnote 1, p. 10", ["#d1fn1"]),
            ("footnote 1, p. 12", ["#d2fn1"]),
        ):
            with self.subTest(text):
                references = read_references(text, place).references
                pointers = [reference.target.pointer for reference in references]
                self.assertEqual(pointers, expected)


class OwnPageTests(CaseTests):
    def test_a_page_of_the_volume_itself(self):
        self.check(
            {
                "Ante, p. 71.": ["#pg_71"],
                "For text, see p. 71.": ["#pg_71"],
                "Dated Aug. 7, p. 75.": ["#pg_75"],
                "July 1, p. 75": ["#pg_75"],
                "Telegrams 204 and 205, April 2, pp. 71, 73.": ["#pg_71", "#pg_73"],
                "NSC 20 and NSC 20/2 are printed p. 71 and p. 75.": [
                    "#pg_71",
                    "#pg_75",
                ],
                "the decision of July 28 (p. 73)": ["#pg_73"],
                "the letter of July 1 by Mr. Hickerson, p. 73": ["#pg_73"],
                "two additions which appear on pages 71 and 72": ["#pg_71", "#pg_72"],
            }
        )

    def test_a_page_of_something_else(self):
        self.check(
            {
                "Acheson, Present at the Creation, p. 74": [],
                "Department of State Bulletin, March 14, 1948, p. 73": [],
                "Documents on International Affairs (London, 1952), p. 75": [],
                "subparagraphs (11) and (12) on pages 71 and 72 of the paper": [],
                "Changes in the personnel suggestions (page 73) are": [],
                "For text, see p. 900.": [],
            }
        )

    def test_volumes_since_1955_cite_themselves_by_document(self):
        self.check({"Dated Aug. 7, p. 75.": []}, volume="frus1955-57v17")
        self.check({"Dated Aug. 7, p. 75.": []}, volume="frus1952-54Guat")


class OtherPartTests(CaseTests):
    def test_the_other_part_holds_what_is_before_or_after_this_one(self):
        self.check(
            {
                "See p. 12.": ["frus1951v07p1#pg_12"],
                "See Document 3.": ["frus1951v07p1#d3"],
                "See Part 1 of this volume, page 311.": ["frus1951v07p1#pg_311"],
                "Memorandum of May 3, Part 1 of this volume, p. 311.": [
                    "frus1951v07p1#pg_311"
                ],
                "armaments, Part 1 of General Assembly, volume VI": [],
            },
            volume="frus1951v07p2",
        )
        self.check({"See p. 900.": ["frus1951v07p2#pg_900"]}, volume="frus1951v07p1")
        self.check(
            {"see Part 2, Document 45": ["frus1958-60v07p2#d45"]},
            volume="frus1958-60v07p1",
        )
