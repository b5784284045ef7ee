"""The wordings in which a note refers to documents, footnotes, pages and volumes."""

from dataclasses import replace
from unittest import TestCase

from letters.tei.references import (
    Form,
    Place,
    Target,
    TargetKind,
    read_references,
)
from letters.tests.bounds import bounded

NOWHERE = Place()
HERE = Place("frus1961-63v06", "d60", "3")


def pointers(text: str, place: Place = HERE) -> list[str]:
    return [
        reference.target.pointer
        for reference in read_references(text, place).references
    ]


class CaseTests(TestCase):
    """A table of texts, each with the pointers it must give, no more and no fewer."""

    def check(self, cases: dict[str, list[str]], place: Place = HERE) -> None:
        for text, expected in cases.items():
            with self.subTest(text):
                self.assertEqual(pointers(text, place), expected)


class DocumentReferenceTests(CaseTests):
    def test_each_printed_number_is_one_reference(self):
        self.check(
            {
                "See Document 188": ["#d188"],
                "Document 72A.": ["#d72a"],
                "See Documents 176, 177, and 178.": ["#d176", "#d177", "#d178"],
                "See Documents 12, 34, 38, 39, 62, and 74.": [
                    "#d12",
                    "#d34",
                    "#d38",
                    "#d39",
                    "#d62",
                    "#d74",
                ],
                "Document 12, 1961 text.": ["#d12"],
                "See Documents 12ff.": ["#d12"],
                "See Documents 178 and186.": ["#d178", "#d186"],
            }
        )

    def test_a_range_is_its_two_ends(self):
        self.check(
            {
                "Documents 176–178": ["#d176", "#d178"],
                "Documents 31-53 and 60": ["#d31", "#d53", "#d60"],
                "Documents 145–7": ["#d145", "#d147"],
            }
        )

    def test_the_first_number_takes_the_word_before_it(self):
        text = "See Documents 176 and 178."
        spans = [
            text[reference.start : reference.end]
            for reference in read_references(text, HERE).references
        ]
        self.assertEqual(spans, ["Documents 176", "178"])

    def test_offsets_count_code_points(self):
        text = "“Kissinger 😀” (Document 12)"
        (reference,) = read_references(text, HERE).references
        self.assertEqual(text[reference.start : reference.end], "Document 12")

    def test_the_plain_forms_need_to_know_nothing_of_the_place(self):
        self.check(
            {
                "See Document 188": ["#d188"],
                "See footnote 8, Document 185.": ["#d185fn8"],
                "See footnote 2 above.": ["#fn2"],
                "See p. 680.": ["#pg_680"],
                "Foreign Relations, 1961–1963, vol. V, Document 12": [
                    "frus1961-63v05#d12"
                ],
            },
            NOWHERE,
        )

    def test_documents_numbered_by_others_are_left_alone(self):
        self.check(
            {
                "H. Doc. 255, 81st Cong.": [],
                "House Document 62 (84th Cong., 1st sess.)": [],
                "NAC Document 59–191.": [],
                "American Foreign Policy: Basic Documents, 1977–1980, Document 409": [],
                "U.N. document A/1234; UN doc. S/4567": [],
                "India: Texts of Documents 1947–64": [],
            }
        )


class FootnoteReferenceTests(CaseTests):
    def test_a_footnote_and_its_document_are_one_reference(self):
        self.check(
            {
                "See footnote 8, Document 185.": ["#d185fn8"],
                "See footnote 3 to Document 107.": ["#d107fn3"],
                "See Document 82, footnote 1.": ["#d82fn1"],
                "See footnoote 14, Document 116.": ["#d116fn14"],
                "See footnotes 4, 5, and 6, Document 270.": [
                    "#d270fn4",
                    "#d270fn5",
                    "#d270fn6",
                ],
                "See footnotes 4–8, Document 262.": ["#d262fn4", "#d262fn8"],
                "footnote 4, Document 6 and footnote 11, Document 29": [
                    "#d6fn4",
                    "#d29fn11",
                ],
            }
        )

    def test_a_document_and_a_note_thereto_are_two(self):
        self.check(
            {
                "See Document 47 and footnote 6 thereto.": ["#d47", "#d47fn6"],
                "Document 1; see also footnote 2 thereto.": ["#d1", "#d1fn2"],
            }
        )

    def test_a_note_without_a_document_is_of_this_one(self):
        self.check(
            {
                "See footnote 2 above.": ["#d60fn2"],
                "See footnotes 10 and 11 below.": ["#d60fn10", "#d60fn11"],
                "(see footnote 4, above)": ["#d60fn4"],
                "See footnote 5.": ["#d60fn5"],
                "See Document 12, and footnote 2 above.": ["#d12", "#d60fn2"],
            }
        )

    def test_a_note_does_not_refer_to_itself(self):
        self.check({"See footnote 3 above.": []})

    def test_a_newspaper_beside_a_footnote_gives_nothing_more(self):
        text = (
            "See footnote 8, Document 185. On March 6, the ICAO Council voted to "
            "condemn the Soviet Union. (Paul Lewis, “U.N. Aviation Group Votes Soviet "
            "Censure,” New York Times, March 7, 1984, p. A4)"
        )
        self.assertEqual(pointers(text), ["#d185fn8"])

    def test_what_only_an_outline_could_decide_is_not_guessed(self):
        self.check(
            {
                "Supra.": [],
                "See footnote 1, supra.": [],
                "See footnote 3 to the June 1 memorandum.": [],
                "See footnote * below.": [],
            }
        )


class VolumeReferenceTests(CaseTests):
    def test_a_volume_of_the_series_is_cited_in_full(self):
        self.check(
            {
                "See Foreign Relations, 1961-1963, vol. V, Document 12.": [
                    "frus1961-63v05#d12"
                ],
                "Foreign Relations, 1961-1963, vol. V, p. 34": ["frus1961-63v05#pg_34"],
                "Foreign Relations, 1948, vol. v, Part 2, pp. 75–76": [
                    "frus1948v05p2#pg_75",
                    "frus1948v05p2#pg_76",
                ],
                "Foreign Relations, 1952–1954, vol. IX, Part 1, p. 19 and "
                "Part 2, p. 2065": [
                    "frus1952-54v09p1#pg_19",
                    "frus1952-54v09p2#pg_2065",
                ],
                "Foreign Relations, 1977–1980, vol. II, Human Rights, Document 276, "
                "footnote 14": ["frus1977-80v02#d276fn14"],
                "scheduled for Foreign Relations, 1977–1980, volume IV": [
                    "frus1977-80v04"
                ],
            }
        )

    def test_a_title_may_stand_before_the_document(self):
        self.check(
            {
                "Foreign Relations, 1958–1960, vol. IX, Berlin Crisis, 1959–1960, "
                "Germany; Austria, Documents 164–192": [
                    "frus1958-60v09#d164",
                    "frus1958-60v09#d192",
                ],
                "Foreign Relations, 1969–1976, vol. E–15, Part 2, Documents on Western "
                "Europe, 1973–1976, Document 289": ["frus1969-76ve15p2#d289"],
                "Documents 132 and 135 in Foreign Relations, 1969–1976, vol. XVII": [
                    "frus1969-76v17#d132",
                    "frus1969-76v17#d135",
                ],
            }
        )

    def test_a_volume_without_years_is_of_the_same_sub_series(self):
        self.check(
            {
                "see vol. XI, Document 243.": ["frus1961-63v11#d243"],
                "in volumes XVII and XVIII.": ["frus1961-63v17", "frus1961-63v18"],
                "Moscow, July 27, vol. XV, p. 5.": ["frus1961-63v15#pg_5"],
                "see footnote 6, vol. II, Document 275": ["frus1961-63v02#d275fn6"],
                "see vol. VI, Document 5.": ["#d5"],
            }
        )
        self.check({"see vol. XI, Document 243.": []}, NOWHERE)

    def test_a_volume_that_a_described_document_is_in(self):
        self.check(
            {
                "see the memorandum by Young, volume XV, Part 2, page 1475.": [
                    "frus1961-63v15p2#pg_1475"
                ],
                "telegram 865, August 17 (vol. 13, Document 151)": [
                    "frus1961-63v13#d151"
                ],
                "the following Foreign Relations compilations: armaments, volume VII, "
                "pages 9 ff.; Korea, volume XXII, pages 22 ff.": [
                    "frus1961-63v07#pg_9",
                    "frus1961-63v22#pg_22",
                ],
                # A volume does not cite itself by number.
                "the letter is in Cameron, Viet-Nam Crisis, vol. VI, pp. 388–389": [],
                "telegram 865, August 17 (vol. 13, p. 151)": [],
            }
        )

    def test_a_list_of_documents_each_with_its_page(self):
        self.check(
            {
                "Foreign Relations, 1948, volume VI, especially telegram 417, June 2, "
                "page 14; telegram 716, June 24, page 27. See p. 30.": [
                    "frus1948v06#pg_14",
                    "frus1948v06#pg_27",
                    "#pg_30",
                ],
                "Foreign Relations, 1947, vol. ii: Note of May 3, p. 7, and airgram, "
                "May 9, p. 8.": ["frus1947v02#pg_7", "frus1947v02#pg_8"],
            },
            Place("frus1948v01"),
        )

    def test_a_part_belongs_to_a_volume_that_has_parts(self):
        self.check(
            {
                "vol. V, Document 210; Part IV on Laos": ["frus1961-63v05#d210"],
                "Foreign Relations, 1943, vol. I, p. 2; ibid., The Conference of "
                "Berlin (Potsdam), vol. ii, p. 3": [
                    "frus1943v01#pg_2",
                    "frus1945Berlinv02#pg_3",
                ],
            }
        )

    def test_the_next_document_is_of_this_volume_again(self):
        self.check(
            {
                "Foreign Relations, 1961–1963, vol. XI, Document 84. See Document 9.": [
                    "frus1961-63v11#d84",
                    "#d9",
                ],
                "See Document 40 and Foreign Relations, 1961–1963, vol. XI, "
                "Document 84.": ["#d40", "frus1961-63v11#d84"],
            }
        )

    def test_volumes_and_pages_of_other_works_are_left_alone(self):
        self.check(
            {
                "Department of State Bulletin, March 7, 1960, p. 35; ibid., p. 40.": [],
                "Public Papers: Kennedy, 1962, pp. 806–809.": [],
                "American Foreign Policy, 1950–1955, vol. I, p. 615": [],
                "Truman, Memoirs, vol. II, pp. 5-6": [],
                "the strategy in Volume I of the study": [],
                "the Senate Foreign Relations Committee, 1961": [],
                "Documents on American Foreign Relations, 1946, p. 413": [],
                "Foreign Relations, 1961–1963, vol. X, Microfiche Supplement, "
                "Document 15": [],
            }
        )


class IbidTests(CaseTests):
    def test_it_is_the_volume_cited_last(self):
        self.check(
            {
                "Foreign Relations, 1950, vol. I, p. 126; ibid., 1951, vol. II, p. 1": [
                    "frus1950v01#pg_126",
                    "frus1951v02#pg_1",
                ],
                "Foreign Relations, 1950, vol. I, p. 126; see ibid., p. 130": [
                    "frus1950v01#pg_126",
                    "frus1950v01#pg_130",
                ],
                "vol. XI, Document 3. See ibid., Documents 18–23.": [
                    "frus1961-63v11#d3",
                    "frus1961-63v11#d18",
                    "frus1961-63v11#d23",
                ],
            }
        )

    def test_it_is_no_volume_after_another_work_or_at_the_beginning(self):
        self.check(
            {
                "Ibid., Document 5": [],
                "vol. XI, p. 3; Public Papers, 1962, p. 9; ibid., p. 12": [
                    "frus1961-63v11#pg_3"
                ],
                "vol. XI, Document 3. In his diary he says more (ibid., p. 12)": [
                    "frus1961-63v11#d3"
                ],
            }
        )

    def test_it_looks_back_to_the_note_before(self):
        before = read_references("See vol. XI, Document 3.", HERE)
        place = Place("frus1961-63v06", "d60", "4", ibid=before.ibid)
        self.check({"See ibid., Document 4.": ["frus1961-63v11#d4"]}, place)

    def test_it_may_be_all_that_is_cited(self):
        note = Target(document="d32", footnote="6")
        place = Place(document="d38", ibid=note)
        self.check({"Dated Sept. 15; see ibid .": ["#d32fn6"]}, place)
        self.check({"See ibid., 783.00/10–3055": [], "Ibid.": []}, place)
        self.check({"See ibid.": []}, NOWHERE)

    def test_a_volume_cited_as_a_whole_has_pages(self):
        place = replace(HERE, ibid=Target("frus1951v06p1"))
        self.check({"For text, see ibid., p. 12.": ["frus1951v06p1#pg_12"]}, place)

    def test_a_note_of_the_same_document(self):
        place = Place(document="d38", ibid=Target(document="d32"))
        self.check({"See footnote 2, ibid.": ["#d32fn2"]}, place)


class TargetTests(TestCase):
    def test_it_is_written_as_in_the_tei(self):
        cases = {
            "#d84": (Target(document="d84"), TargetKind.DOCUMENT),
            "#d84fn2": (Target(document="d84", footnote="2"), TargetKind.FOOTNOTE),
            "#pg_45": (Target(page="45"), TargetKind.PAGE),
            "frus1961-63v05": (Target("frus1961-63v05"), TargetKind.VOLUME),
            "frus1961-63v05#d12": (
                Target("frus1961-63v05", "d12"),
                TargetKind.DOCUMENT,
            ),
            "frus1961-63v05#pg_45": (
                Target("frus1961-63v05", page="45"),
                TargetKind.PAGE,
            ),
        }
        for pointer, (target, kind) in cases.items():
            with self.subTest(pointer):
                self.assertEqual((target.pointer, target.kind), (pointer, kind))

    def test_the_form_says_by_which_words_it_was_found(self):
        cases = {
            "Document 5": Form.DOCUMENT,
            "footnote 2, Document 5": Form.FOOTNOTE_OF_DOCUMENT,
            "footnote 2 above": Form.FOOTNOTE_HERE,
            "vol. V": Form.VOLUME,
            "vol. V, Document 3": Form.VOLUME_DOCUMENT,
            "vol. V, Document 3, footnote 1": Form.VOLUME_FOOTNOTE,
            "vol. V, p. 3": Form.VOLUME_PAGE,
        }
        for text, form in cases.items():
            with self.subTest(text):
                (reference,) = read_references(text, HERE).references
                self.assertEqual(reference.form, form)


class HostileReferenceTests(TestCase):
    def test_time_grows_with_the_length_and_no_faster(self):
        unit = 100_000
        for words in (
            "Document 1, 2, 3, ",
            "footnote ",
            "footnote 1, vol. I, ",
            "Foreign Relations, A ",
            "see p. 5, ",
            "vol. I/",
            "(ibid., ",
            "see ibid.; ",
            "vol. I: a, p. 3; b, ",
            "Foreign Relations volumes: volume IV, pages 3; ",
            " ",
            "1",
        ):
            text = (words * unit)[:unit]
            with self.subTest(words), bounded():
                read_references(text, HERE)
