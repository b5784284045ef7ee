"""The rows of a document, after a first text and after its correction."""

from django.test import TestCase

from letters.derivation.derive import DERIVATION_VERSION
from letters.ingest.deriving import derive_document, document_context, keys_of
from letters.ingest.saving import Edit, save_document
from letters.models import Document, Problem, RetiredKey, Transcription
from letters.tei.source import TEI_NAMESPACE
from letters.tests.factories import LETTER, make_document, make_edition, make_tei

MARKED = """\
[SECRET]{.stamp place=top} and [anf]{.hand by=declassifier}.

[Page 2]

~~struck~~ and [anf]{.hand by=declassifier} and [OK]{.hand by=reader}.[^1]

[^1]: A [note]{.stamp} in it.[^2]

[^2]: Within.
"""
EDGES = r"One [\[]{.opens #offer} two." "\n\n" r"Three [\]]{.closes #offer} four."


def save(document, notation):
    save_document(document, make_tei(notation), Edit())


def values(rows, *names):
    return list(rows.values_list(*names))


class DescriptionTests(TestCase):
    def test_a_document_has_its_subjects_and_its_label(self):
        notation = LETTER.replace("I have received", "Subject: Cuba\n\nI have received")
        title = "Letter From Chairman Khrushchev to President Kennedy"
        document = make_document(notation=notation, title=title)
        document.refresh_from_db()

        self.assertEqual(document.printed_subjects, ["Cuba"])
        self.assertEqual(
            document.label, "Chairman Khrushchev to President Kennedy, letter: Cuba"
        )

    def test_a_label_names_nobody_whom_an_archivist_rejected(self):
        title = "Letter From Chairman Khrushchev to President Kennedy"
        document = make_document(title=title)
        document.correspondence_events.filter(type="sent").update(decision="rejected")
        derive_document(document, document.transcription.tei)

        document.refresh_from_db()
        self.assertEqual(document.name, title)

    def test_a_label_follows_the_title_that_an_archivist_types(self):
        title = "Letter From Chairman Khrushchev to President Kennedy"
        document = make_document(title=title)
        document.title = "On the withdrawal"
        save(document, LETTER)

        document.refresh_from_db()
        self.assertEqual(document.label, "")
        self.assertEqual(document.name, "On the withdrawal")


class RowTests(TestCase):
    def test_each_mark_has_its_page_its_hand_and_its_place(self):
        document = make_document(notation=MARKED)
        self.assertEqual(
            values(document.marks, "text", "kind", "page_key", "hand_key", "place"),
            [
                ("SECRET", "stamp", "1", "", "top"),
                ("anf", "handwriting", "1", "declassifier", ""),
                ("struck", "deletion", "2", "", ""),
                ("anf", "handwriting", "2", "declassifier", ""),
                ("OK", "handwriting", "2", "reader", ""),
                ("note", "stamp", "2", "", ""),
            ],
        )

    def test_a_mark_in_a_note_is_on_the_page_of_the_note_number(self):
        mark = make_document(notation=MARKED).marks.get(text="note")
        self.assertEqual((mark.footnote_key, mark.page_key), ("1", "2"))

    def test_a_note_within_a_note_is_on_the_page_of_the_outer_one(self):
        inner = make_document(notation=MARKED).footnotes.get(key="2")
        self.assertEqual((inner.within, inner.page_key), ("1", "2"))

    def test_a_mark_in_a_note_within_a_note_is_on_the_page_of_the_outer_one(self):
        notation = MARKED.replace("Within.", "Within [it]{.stamp}.")
        mark = make_document(notation=notation).marks.get(text="it")
        self.assertEqual((mark.footnote_key, mark.page_key), ("2", "2"))

    def test_a_note_without_a_number_in_the_text_is_on_no_page(self):
        notation = "Text.\n\n[Page 2]\n\nMore.\n\n[^7]: Lost."
        note = make_document(notation=notation).footnotes.get()
        self.assertEqual((note.anchor, note.page_key), (None, ""))

    def test_a_text_without_pages_puts_nothing_on_one(self):
        document = make_document(notation="[SECRET]{.stamp} text.[^1]\n\n[^1]: Note.")
        self.assertEqual(document.marks.get().page_key, "")
        self.assertEqual(document.footnotes.get().page_key, "")

    def test_every_slice_of_the_html_is_well_formed_by_itself(self):
        document = make_document()
        html = document.transcription.html
        for page in document.pages.all():
            cut = html[page.html_start : page.html_end]
            whole = page.html_before + cut + page.html_after
            with self.subTest(page.key):
                self.assertEqual(whole.count("<p"), whole.count("</p>"))
                self.assertEqual(whole.count("<div"), whole.count("</div>"))

    def test_a_page_of_a_second_pagination_has_html_of_its_own(self):
        document = make_document(
            notation="One [Page 7]{ed=print} two.\n\n[Page 2]\n\nX."
        )
        printed = document.pages.get(key="print-7")
        html = document.transcription.html[printed.html_start : printed.html_end]
        self.assertTrue(html.startswith('<span class="page-break page-break--other'))
        self.assertIn("two.</p>", html)
        self.assertEqual(printed.pagination, "print")

    def test_a_reference_stands_where_it_is_printed(self):
        document = make_document()
        reference = document.crossreferences.get()
        note = document.footnotes.get()
        self.assertEqual(note.text[reference.start : reference.end], reference.printed)
        self.assertEqual((reference.footnote_key, reference.page_key), ("1", "1"))

    def test_the_transcription_names_the_version_of_the_derivation(self):
        self.assertEqual(
            make_document().transcription.derivation_version, DERIVATION_VERSION
        )


class HandTests(TestCase):
    def test_each_hand_that_the_text_names_has_a_row_in_order(self):
        document = make_document(notation=MARKED)
        self.assertEqual(
            values(document.hands, "key", "position"),
            [("declassifier", 0), ("reader", 1)],
        )

    def test_what_is_known_of_a_hand_stays_when_the_text_is_corrected(self):
        document = make_document(notation=MARKED)
        document.hands.filter(key="reader").update(description="The President")
        save(document, MARKED.replace("struck", "struck out"))
        self.assertEqual(document.hands.get(key="reader").description, "The President")

    def test_a_hand_that_is_gone_from_the_text_stays(self):
        document = make_document(notation=MARKED)
        save(document, "Text.")
        self.assertEqual(document.hands.count(), 2)


class PassageRowTests(TestCase):
    def test_a_passage_across_paragraphs_is_one_row(self):
        passage = make_document(notation=EDGES).conditionalpassages.get()
        self.assertEqual(passage.text, "[ two.\nThree ]")
        self.assertTrue(passage.is_in_text)

    def test_a_passage_that_comes_back_is_the_same_row(self):
        document = make_document(notation=EDGES)
        before = document.conditionalpassages.get()

        save(document, "One two.")
        save(document, EDGES)

        after = document.conditionalpassages.get()
        self.assertEqual((after.pk, after.is_in_text), (before.pk, True))
        self.assertEqual((after.start, after.end), (before.start, before.end))

    def test_a_passage_that_is_gone_retains_its_words_without_a_place(self):
        document = make_document(notation=EDGES)
        save(document, "One two.")
        passage = document.conditionalpassages.get()
        self.assertEqual((passage.start, passage.end), (None, None))
        self.assertEqual(passage.text, "[ two.\nThree ]")

    def test_an_effect_in_the_text_counts_and_its_absence_changes_nothing(self):
        notation = "[If so.]{.conditional #offer effect=omit}"
        document = make_document(notation=notation)
        self.assertEqual(document.conditionalpassages.get().effect, "omit")

        save(document, notation.replace(" effect=omit", ""))

        self.assertEqual(document.conditionalpassages.get().effect, "omit")


class InstructionTests(TestCase):
    MEMO = "The [bracketed language]{.condition #condition} only if he agrees."

    def test_the_words_that_set_a_condition_are_a_row(self):
        document = make_document(notation=self.MEMO)
        instruction = document.instructions.get()
        text = document.transcription.text
        self.assertEqual(instruction.text, "bracketed language")
        self.assertEqual(
            text[instruction.start : instruction.end], "bracketed language"
        )

    def test_a_passage_retains_an_instruction_that_is_gone_from_its_text(self):
        memo, letter = make_document("memo", self.MEMO), make_document()
        letter.conditionalpassages.update(instruction=memo.instructions.get())

        save(memo, "Nothing.")

        instruction = letter.conditionalpassages.get().instruction
        self.assertFalse(instruction.is_in_text)
        self.assertIsNone(instruction.start)

    def test_an_instruction_that_comes_back_has_its_place_again(self):
        memo = make_document("memo", self.MEMO)
        save(memo, "Nothing.")
        save(memo, self.MEMO)
        instruction = memo.instructions.get()
        self.assertTrue(instruction.is_in_text)
        self.assertEqual(instruction.start, 4)


class RetiredKeyTests(TestCase):
    def retired(self, document):
        return set(document.retired_keys.values_list("kind", "key", "last_revision"))

    def test_every_kind_of_part_that_is_deleted_leaves_its_key(self):
        document = make_document(
            notation="A [b]{.stamp}.[^1]\n\nGone.\n\n[^1]: See Document 11."
        )
        save(document, "Nothing alike remains of it.")
        kinds = {(kind, revision) for kind, _, revision in self.retired(document)}
        self.assertLessEqual(
            {("segment", 1), ("footnote", 1), ("mark", 1), ("crossreference", 1)}, kinds
        )

    def test_the_revision_named_is_the_last_that_had_the_part(self):
        document = make_document(notation="One.\n\nTwo.")
        save(document, "One.\n\nTwo.\n\nThree words more.")
        save(document, "One.\n\nThree words more.")
        self.assertEqual(self.retired(document), {("segment", "p2", 2)})

    def test_a_key_printed_again_is_retired_no_longer(self):
        document = make_document(notation="Text.[^1]\n\n[^1]: Note.")
        save(document, "Text.")
        self.assertEqual(self.retired(document), {("footnote", "1", 1)})

        save(document, "Text.[^1]\n\n[^1]: Note.")

        self.assertEqual(self.retired(document), set())

    def test_a_key_retired_twice_is_one_row(self):
        document = make_document(notation="Text.\n\n[Page 2]\n\nMore.")
        for notation in ("Text.", "Text.\n\n[Page 2]\n\nMore.", "Text."):
            save(document, notation)
        pages = document.retired_keys.filter(kind="page").values_list("key", flat=True)
        self.assertEqual(sorted(pages), ["1", "2"])

    def test_keys_of_another_document_are_its_own(self):
        document, second = (
            make_document(notation="One.\n\nTwo."),
            make_document("other"),
        )
        save(document, "One.")
        self.assertFalse(RetiredKey.objects.filter(document=second).exists())

    def test_a_first_text_retires_nothing(self):
        make_document()
        self.assertFalse(RetiredKey.objects.exists())


class RevisionKeyTests(TestCase):
    def test_a_revision_stores_the_keys_of_its_parts_in_order(self):
        document = make_document(notation=MARKED)
        keys = document.revisions.get().keys
        self.assertEqual(keys, keys_of(document))
        self.assertEqual(keys["segments"], ["p1", "p2"])
        self.assertEqual(keys["marks"], ["m1", "m2", "m3", "m4", "m5", "m6"])

    def test_an_older_revision_retains_its_keys(self):
        document = make_document(notation="One.\n\nTwo.")
        save(document, "First.\n\nOne.\n\nTwo.")
        keys = [revision.keys["segments"] for revision in document.revisions.all()]
        self.assertEqual(keys, [["p3", "p1", "p2"], ["p1", "p2"]])


class ContextTests(TestCase):
    def test_a_document_of_an_edition_has_its_place_in_it(self):
        document = make_document("frus1961-63v06/d12", edition=make_edition())
        place = document_context(document).place
        self.assertEqual((place.volume, place.document), ("frus1961-63v06", "d12"))

    def test_a_document_of_no_edition_has_no_place(self):
        place = document_context(make_document()).place
        self.assertEqual((place.volume, place.document), (None, None))

    def test_only_an_editorial_note_is_read_for_references_in_its_text(self):
        for kind, count in (("editorial-note", 1), ("letter", 0)):
            document = make_document(kind, "See Document 11.", kind=kind)
            with self.subTest(kind):
                self.assertEqual(document.crossreferences.count(), count)

    def test_the_date_of_the_record_makes_a_date_on_the_page_impossible(self):
        document = make_document(notation="[10/22/59]{.hand} text.")
        self.assertEqual(document.problems.get().code, "impossible-date")
        document.date_edtf = ""
        save(document, "[10/22/59]{.hand} text.")
        self.assertFalse(document.problems.exists())


class ProblemRowTests(TestCase):
    UNBALANCED = f"An open ( here, {'and much after it ' * 3}."

    def test_the_decision_on_a_problem_stays_while_the_problem_does(self):
        document = make_document(notation=self.UNBALANCED)
        document.problems.update(is_settled=True)
        save(document, f"{self.UNBALANCED}\n\nP.S.")
        self.assertTrue(document.problems.get().is_settled)

    def test_the_decision_stays_when_newer_rules_put_words_into_the_excerpt(self):
        tei = (
            f'<div xmlns="{TEI_NAMESPACE}"><p>It was signed <gap reason="illegible"/> '
            "and sealed. The (text goes on and never closes it.</p></div>"
        )
        document = make_document()
        derive_document(document, tei)
        old = "It was signed and sealed. The (text goes on and never closes it."
        row = document.problems.get()
        document.problems.update(is_settled=True, excerpt=old[-57:])
        derive_document(document, tei)
        kept = document.problems.get()
        self.assertEqual((kept.pk, kept.is_settled), (row.pk, True))
        self.assertEqual(kept.excerpt, row.excerpt)

    def test_a_problem_that_was_corrected_is_deleted(self):
        document = make_document(notation=self.UNBALANCED)
        save(document, "A closed () here.")
        self.assertFalse(document.problems.exists())

    def test_a_problem_of_the_import_stays_whatever_the_text_says(self):
        document = make_document(notation=self.UNBALANCED)
        Problem.objects.create(
            document=document, origin=Problem.Origin.IMPORT, code="doubt", message="?"
        )
        save(document, "Nothing wrong.")
        self.assertEqual(document.problems.get().code, "doubt")

    def test_the_same_problem_twice_in_a_text_is_one_row(self):
        notation = "Text.\n\n[^7]: Lost.\n\n[^8]: Lost."
        codes = values(make_document(notation=notation).problems, "code", "message")
        self.assertEqual(len(codes), 2)
        self.assertEqual({code for code, _ in codes}, {"note-without-mark"})


class StoredTextTests(TestCase):
    def test_html_of_an_older_version_is_written_again(self):
        document = make_document()
        Transcription.objects.update(
            html="outdated", derivation_version=DERIVATION_VERSION - 1
        )

        derive_document(document, document.transcription.tei)

        stored = Transcription.objects.get()
        self.assertIn("I have received your letter", stored.html)
        self.assertEqual(stored.derivation_version, DERIVATION_VERSION)

    def test_html_derived_for_a_new_identifier_links_to_it(self):
        document = make_document()
        document.identifier = "new-name"
        save(document, LETTER)
        html = Document.objects.get().footnotes.get().html
        self.assertIn('href="/documents/new-name/references/x1/"', html)


class WithheldTests(TestCase):
    def test_a_printed_gap_is_a_mark_and_the_text_stays_in_notation(self):
        phrase = "[less than 1 line not declassified]"
        document = make_document(notation=f"He met {phrase} there.")

        self.assertEqual(values(document.marks, "kind", "text"), [("withheld", phrase)])
        self.assertIn('class="withheld"', document.transcription.html)
        self.assertTrue(document.transcription.is_in_notation)
        self.assertNotIn("gap", document.transcription.tei)
