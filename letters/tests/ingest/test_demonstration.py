"""The demonstration collection holds what its papers say, and no more."""

from django.test import TestCase

from letters.models import Document, DocumentRelation, Problem
from letters.tests.factories import load_collection


class DemonstrationTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_collection()
        cls.memorandum, cls.draft, cls.printed = (
            Document.objects.get(identifier=identifier)
            for identifier in (
                "reagan-andropov-1983-memorandum",
                "reagan-andropov-1983-draft",
                "frus1981-88v04/d190",
            )
        )

    def test_the_memorandum_covers_the_draft(self):
        relation = DocumentRelation.objects.get()
        self.assertEqual(
            (relation.source, relation.type, relation.target),
            (self.memorandum, "covers", self.draft),
        )

    def test_the_draft_has_three_pages_and_two_of_them_are_inferred(self):
        text = self.draft.transcription.text
        pages = [
            (page.key, page.is_inferred, text[: page.start].rstrip()[-15:])
            for page in self.draft.pages.all()
        ]
        self.assertEqual(
            pages,
            [
                ("1", False, ""),
                ("2", True, "interruption of"),
                ("3", True, "er, we would be"),
            ],
        )

    def test_a_further_page_break_is_undetermined_and_not_guessed(self):
        self.assertTrue(
            self.draft.problems.filter(code="undetermined-page-break").exists()
        )

    def test_the_instruction_and_the_passage_are_linked(self):
        passage = self.draft.conditionalpassages.get()

        self.assertEqual(passage.page_key, "3")
        self.assertEqual(passage.text[:16], "[If you would fi")
        self.assertEqual(passage.instruction.document, self.memorandum)
        self.assertEqual(passage.instruction.text, "bracketed language on page 3")
        self.assertEqual(str(passage.authority), "John Poindexter")
        self.assertEqual(passage.outcome, "omitted")

    def test_the_marks_of_the_draft_are_what_the_film_shows(self):
        marks = {
            (mark.text, mark.kind, mark.is_struck, mark.place_in_words)
            for mark in self.draft.marks.all()
        }
        self.assertLessEqual(
            {
                ("SECRET/SENSITIVE", "classification", True, "not recorded"),
                ("anf", "handwriting", False, "not recorded"),
                ("10/22/79", "handwriting", False, "not recorded"),
                ("OK", "handwriting", False, "not recorded"),
                ("82", "handwriting", False, "not recorded"),
            },
            marks,
        )

    def test_the_stamps_of_the_memorandum_are_stamps(self):
        stamps = self.memorandum.marks.filter(kind="stamp").values_list(
            "text", flat=True
        )
        self.assertEqual(list(stamps), ["EYES ONLY", "SYSTEM II"])

    def test_a_date_older_than_its_paper_is_a_problem(self):
        problem = Problem.objects.get(code="impossible-date")
        self.assertEqual(problem.document, self.draft)
        self.assertIn("“10/22/79” (October 22, 1979) is earlier", problem.message)

    def test_the_printed_letter_has_its_pages_and_notes(self):
        text = self.printed.transcription.text
        pages = [page.key for page in self.printed.pages.all()]
        notes = [
            (note.key, text[: note.anchor].split()[-1].strip(".,"))
            for note in self.printed.footnotes.all()
        ]
        self.assertEqual(pages, ["679", "680", "681", "682"])
        words = [
            "Chernenko",
            "countries",
            "dialogue",
            "2",
            "Bush",
            "forward",
            "resolved",
        ]
        self.assertEqual(notes, list(zip("1234567", words, strict=True)))

    def test_all_fourteen_references_are_wanted(self):
        references = self.printed.crossreferences.all()
        footnotes = [r for r in references if r.target_footnote]

        self.assertEqual(len(references), 14)
        self.assertEqual({r.target for r in references}, {None})
        self.assertEqual(
            [(r.target_identifier, r.target_footnote) for r in footnotes],
            [("frus1981-88v04/d185", "8")],
        )

    def test_what_the_editor_supplied_is_not_conditional(self):
        supplied = self.printed.marks.values_list("text", "kind", "footnote_key")
        self.assertEqual(
            list(supplied),
            [("[Aviation]", "supplied", ""), ("[Eagleburger]", "supplied", "1")],
        )
        self.assertFalse(self.printed.conditionalpassages.exists())

    def test_the_imbalances_are_reported_and_stand_as_printed(self):
        problems = [p.message[:7] for p in Problem.objects.filter(code="unbalanced")]
        self.assertEqual(problems, ["Note 1:", "Note 6:"])
        notes = "".join(note.text for note in self.printed.footnotes.all())
        self.assertEqual(notes.count("(") - notes.count(")"), 1)

    def test_the_source_note_yields_holding_marking_and_clearances(self):
        holding = self.printed.holding
        cleared = self.printed.correspondence_events.filter(type="cleared")
        drafted = self.printed.correspondence_events.get(type="drafted")

        self.assertEqual(str(holding.repository), "Ronald Reagan Presidential Library")
        self.assertEqual(holding.control_numbers, ["8490236", "8490283", "8490304"])
        self.assertEqual(self.printed.markings, "Top Secret")
        self.assertEqual(drafted.name, "Department of State")
        self.assertEqual(
            [event.name for event in cleared],
            ["Richard Burt", "Arthur Hartman", "Jack Matlock"],
        )

    def test_the_printed_letters_date_has_no_day_and_a_reason(self):
        self.assertEqual(self.printed.date_in_words, "[about March 1984]")
        self.assertIn("bears no date", self.printed.date_reason)

    def test_loading_it_again_changes_nothing(self):
        before = list(Document.objects.values())
        load_collection()
        self.assertEqual(list(Document.objects.values()), before)
