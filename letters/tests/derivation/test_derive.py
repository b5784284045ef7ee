"""What is derived from the two transcriptions of the demonstration, and no more."""

from unittest import TestCase

from letters.derivation.derive import derive, known_mark, known_reference
from letters.derivation.limits import OF_NOTES, OF_PAGES, OF_SPANS
from letters.derivation.model import Context, KnownKeys, TextProblemCode
from letters.derivation.stable_keys import Known
from letters.tei.dates import parse_edtf
from letters.tei.errors import SourceError
from letters.tei.notation import parse_notation
from letters.tei.references import Place, TargetKind
from letters.tei.transcription import propose
from letters.tests.derivation.texts import records_of
from letters.tests.tei.seeds import ANCHORS, EDITION, FILM

VOLUME = Place(volume="frus1981-88v04", document="d190")


def derived(document, known=None, **context):
    return derive(
        parse_notation(document.notation), known or KnownKeys(), Context(**context)
    )


def known_keys(records, retired=()):
    """The identifiers that a document has from an earlier derivation."""
    text = records.text
    return KnownKeys(
        segments=tuple(Known(s.key, text[s.start : s.end]) for s in records.segments),
        marks=tuple(known_mark(m.kind, m.text, m.key) for m in records.marks),
        references=tuple(
            known_reference(r.footnote, r.printed, r.key) for r in records.references
        ),
        retired=frozenset(retired),
    )


def keys(records):
    return [
        [row.key for row in rows]
        for rows in (
            records.pages,
            records.segments,
            records.footnotes,
            records.references,
            records.marks,
            records.passages,
        )
    ]


class DerivedEditionTests(TestCase):
    @classmethod
    def setUpClass(cls):
        (document,) = propose(EDITION).documents
        cls.records = derived(document, place=VOLUME)

    def test_its_pages_are_679_to_682(self):
        self.assertEqual(
            [(page.key, page.is_implied) for page in self.records.pages],
            [("679", True), ("680", False), ("681", False), ("682", False)],
        )

    def test_its_notes_are_anchored_after_their_words(self):
        for note in self.records.footnotes:
            with self.subTest(note.key):
                before = self.records.text[: note.anchor]
                self.assertTrue(before.endswith(ANCHORS[note.number]))
        self.assertEqual([note.key for note in self.records.footnotes], list(ANCHORS))

    def test_it_refers_to_thirteen_documents_and_a_footnote_of_one(self):
        pointers = [reference.target.pointer for reference in self.records.references]
        documents = (188, 183, 175, 187, 176, 177, 178, 185, 12, 34, 38, 39, 62, 74)
        expected = [f"#d{number}" for number in documents]
        expected[expected.index("#d185")] = "#d185fn8"
        self.assertEqual(pointers, expected)
        kinds = [reference.target.kind for reference in self.records.references]
        self.assertEqual(kinds.count(TargetKind.DOCUMENT), 13)

    def test_each_reference_stands_where_it_is_printed(self):
        for reference in self.records.references:
            with self.subTest(reference.key):
                text = self.records.flows[reference.footnote].plain.text
                self.assertEqual(
                    text[reference.start : reference.end], reference.printed
                )

    def test_two_brackets_are_supplied_and_none_is_conditional(self):
        self.assertEqual(
            [(mark.kind, mark.text, mark.footnote) for mark in self.records.marks],
            [("supplied", "[Aviation]", ""), ("supplied", "[Eagleburger]", "1")],
        )
        self.assertEqual(self.records.passages, [])

    def test_its_source_note_is_taken_apart(self):
        note = self.records.source_note
        self.assertEqual(self.records.source_footnote, "1")
        self.assertEqual(note.repository.text, "Reagan Library")
        self.assertEqual(
            [part.text for part in note.location],
            [
                "Executive Secretariat, NSC Head of State File",
                "USSR: General Secretary Chernenko",
            ],
        )
        self.assertEqual(
            [number.text for number in note.control_numbers],
            ["8490236", "8490283", "8490304"],
        )
        self.assertEqual([m.text for m in note.classification_markings], ["Top Secret"])

    def test_it_knows_who_sent_received_drafted_and_cleared_it(self):
        self.assertEqual(
            [(event.type, event.name) for event in self.records.events],
            [
                ("sent", "President Reagan"),
                ("received", "Soviet General Secretary Chernenko"),
                ("signed", "Ronald Reagan"),
                ("drafted", "Department of State"),
                ("cleared", "Rick Burt"),
                ("cleared", "Art Hartman"),
                ("cleared", "Jack Matlock"),
            ],
        )

    def test_its_two_slips_are_reported_and_not_repaired(self):
        self.assertEqual(
            [problem.message[:30] for problem in self.records.problems],
            ["Note 1: The opening parenthesi", "Note 6: The closing quotation "],
        )
        self.assertIn(
            "(Aviation Council Faults Soviet,”", self.records.footnotes[5].text
        )


class DerivedFilmTests(TestCase):
    @classmethod
    def setUpClass(cls):
        memo, letter = propose(FILM).documents
        cls.memo = derived(memo)
        cls.letter = derived(letter, date=parse_edtf("1983-12-19"))

    def test_the_letter_has_three_pages_two_of_them_inferred(self):
        self.assertEqual(
            [(page.key, page.is_inferred) for page in self.letter.pages],
            [("1", False), ("2", True), ("3", True)],
        )
        starts = [self.letter.text[page.start :] for page in self.letter.pages[1:]]
        self.assertTrue(starts[0].startswith("these talks, particularly"))
        self.assertTrue(starts[1].startswith("able to develop"))

    def test_the_struck_classification_is_one_mark(self):
        struck = [mark for mark in self.letter.marks if mark.is_struck]
        self.assertEqual(
            [(mark.kind, mark.text) for mark in struck],
            [("classification", "SECRET/SENSITIVE")],
        )

    def test_handwriting_has_no_hand_and_no_place_that_the_paper_does_not_give(self):
        written = [mark for mark in self.letter.marks if mark.kind == "handwriting"]
        self.assertEqual([m.text for m in written], ["anf", "10/22/79", "OK", "82"])
        self.assertEqual({(mark.hand, mark.place) for mark in written}, {("", "")})

    def test_the_memo_has_stamps_numbers_and_a_letterhead(self):
        kinds = [mark.kind.value for mark in self.memo.marks]
        self.assertEqual(
            kinds, ["stamp", "number", "stamp", "letterhead", "number", "letterhead"]
        )

    def test_the_conditional_passage_is_on_page_three(self):
        (passage,) = self.letter.passages
        page = self.letter.pages[2]
        self.assertTrue(page.start < passage.start < passage.end < page.end)
        self.assertEqual(passage.effect, "include")
        self.assertTrue(passage.text.startswith("[If you would find it helpful"))

    def test_the_memo_sets_its_condition(self):
        (condition,) = self.memo.conditions
        self.assertEqual(condition.text, "bracketed language on page 3")

    def test_the_date_in_the_margin_is_impossible(self):
        (problem,) = self.letter.problems
        self.assertEqual(
            (problem.code, problem.excerpt),
            (TextProblemCode.IMPOSSIBLE_DATE, "10/22/79"),
        )

    def test_who_wrote_to_whom_is_on_the_paper(self):
        self.assertEqual(
            [(event.type, event.name) for event in self.letter.events],
            [
                ("sent", "Ronald Reagan"),
                ("received", "Andropov"),
                ("signed", "Ronald Reagan"),
                # By the initials beside the classification struck out.
                ("declassified", "anf"),
            ],
        )


class DerivedAgainTests(TestCase):
    """Deriving again, with and without a correction."""

    @classmethod
    def setUpClass(cls):
        (cls.document,) = propose(EDITION).documents
        cls.first = derived(cls.document, place=VOLUME)
        cls.known = known_keys(cls.first)

    def again(self, old="", new=""):
        notation = self.document.notation.replace(old, new, 1) if old else None
        body = parse_notation(notation or self.document.notation)
        return derive(body, self.known, Context(place=VOLUME))

    def test_deriving_again_gives_the_same_rows(self):
        again = self.again()
        self.assertEqual(keys(again), keys(self.first))
        self.assertEqual(again.segments, self.first.segments)
        self.assertEqual(again.references, self.first.references)
        self.assertEqual(again.events, self.first.events)

    def test_correcting_one_letter_leaves_every_key_alone(self):
        for old, new in (
            ("careful thought", "careful thoughts"),
            ("[Aviation]", "[Aviatoin]"),
            ("See Document 175.", "See Document 175!"),
            ("Ronald Reagan\n:::", "Ronald  Reagan.\n:::"),
        ):
            with self.subTest(new):
                again = self.again(old, new)
                self.assertEqual(keys(again)[:4], keys(self.first)[:4])

    def test_an_inserted_paragraph_gets_a_key_that_no_other_ever_had(self):
        again = self.again(
            "But it is not my purpose", "Put in.\n\nBut it is not my purpose"
        )
        new = set(keys(again)[1]) - set(keys(self.first)[1])
        self.assertEqual(new, {f"p{len(self.first.segments) + 1}"})

    def test_a_removed_paragraph_leaves_its_key_unused(self):
        paragraph = "There are other areas where I believe"
        start = self.document.notation.index(paragraph)
        end = self.document.notation.index("\n\n", start) + 2
        again = self.again(self.document.notation[start:end], "")

        gone = set(keys(self.first)[1]) - set(keys(again)[1])
        later = derive(
            parse_notation(self.document.notation),
            known_keys(again, retired=gone),
            Context(place=VOLUME),
        )
        self.assertEqual(len(gone), 1)
        self.assertFalse(gone & set(keys(later)[1]))

    def test_moving_a_page_break_moves_no_key_of_a_segment(self):
        again = self.again(
            "areas you [Page 681] mentioned", "areas [Page 681] you mentioned"
        )
        self.assertEqual(keys(again), keys(self.first))


class DerivedReferenceTests(TestCase):
    def test_prose_of_a_letter_is_not_read_for_references(self):
        self.assertEqual(records_of("See Document 12.").references, [])

    def test_an_editors_own_text_is(self):
        (reference,) = records_of("See Document 12.", is_editorial=True).references
        self.assertEqual((reference.footnote, reference.printed), ("", "Document 12"))

    def test_what_is_marked_is_not_read_a_second_time(self):
        (reference,) = records_of(
            "a[^1]\n\n[^1]: See [Document 12]{.ref target=frus1961-63v05#d12fn3}."
        ).references
        self.assertEqual((reference.form, reference.target.footnote), ("marked", "3"))

    def test_a_pointer_to_somewhere_else_is_no_reference(self):
        for target in ("ftp://example.org/", "javascript:alert(1)", "#in3", ""):
            with self.subTest(target):
                notation = f'[a]{{.ref target="{target}"}}'
                self.assertEqual(records_of(notation).references, [])


class DerivedLimitTests(TestCase):
    def test_a_name_too_long_for_a_record_is_refused(self):
        cases = {
            "a [Page {}] b": OF_PAGES["n"],
            "a [Page 2]{{ed={}}} b": OF_PAGES["ed"],
            "a[^{}]": OF_NOTES["n"],
            "[a]{{.hand by={}}}": OF_SPANS["hand"] - 1,
            "[a]{{.hand place={}}}": OF_SPANS["place"],
            "[a]{{.conditional #{}}}": OF_SPANS["xml:id"],
        }
        for notation, limit in cases.items():
            with self.subTest(notation):
                records_of(notation.format("x" * limit))
                with self.assertRaisesRegex(SourceError, "limit for"):
                    records_of(notation.format("x" * (limit + 1)))
