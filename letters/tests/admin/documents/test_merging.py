"""A form that somebody overtook: what is merged by itself, and what is asked."""

from django.http import QueryDict
from django.test import TestCase

from letters.admin.documents.form_merge import merge_form
from letters.admin.documents.form_state import state_of
from letters.forms.editable_text import TextFormat, write_editable
from letters.ingest.saving import Edit, record_of, save_document
from letters.models import DocumentStatus
from letters.tests.admin.documents.test_conflicts import PLACE, ConflictCase
from letters.tests.admin.pages import change_address, form_of, open_form
from letters.tests.factories import make_archivist, make_document

OFFER = "We are prepared to withdraw them."


def typed_form(document, **changes):
    """The form as a browser sends it, made from the present state."""
    now = state_of(document)
    typed = QueryDict(mutable=True)
    shown = write_editable(document.transcription.tei)
    typed["text"], typed["text_format"] = shown.content, shown.format
    typed["based_on"], typed["rows_seen"] = str(now.revision), now.rows
    for name, value in {**record_of(document), **changes}.items():
        typed[name] = "" if value is None else str(value)
    return typed


class MergingFormsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.anna = make_archivist("anna")
        cls.document = make_document(status=DocumentStatus.DRAFT)

    def setUp(self):
        self.document.refresh_from_db()
        self.typed = typed_form(self.document)
        self.tei = self.document.transcription.tei

    def save(self, tei="", **fields):
        for name, value in fields.items():
            setattr(self.document, name, value)
        save_document(self.document, tei or self.tei, Edit(self.anna))

    def type(self, before, after):
        self.typed["text"] = self.typed["text"].replace(before, after)

    def merge(self):
        return merge_form(self.document, self.typed)

    def test_different_paragraphs_are_merged(self):
        self.type(OFFER, "We withdraw them.")
        self.save(self.tei.replace(PLACE, "some feeling"))
        self.assertTrue(self.merge().is_present)
        self.assertIn("some feeling", self.typed["text"])
        self.assertIn("We withdraw them.", self.typed["text"])
        self.assertEqual(self.typed["based_on"], "2")

    def test_text_and_record_are_merged(self):
        self.type(OFFER, "We withdraw them.")
        self.save(title="By Anna")
        merge = self.merge()
        self.assertTrue(merge.is_present)
        self.assertEqual((self.typed["title"], merge.followed), ("By Anna", ["title"]))

    def test_one_paragraph_is_asked_and_nothing_of_either_is_gone(self):
        self.type(PLACE, "BORIS")
        self.save(self.tei.replace(PLACE, "ANNA"))
        merge = self.merge()
        (conflict,) = merge.text.conflicts
        self.assertFalse(merge.is_present)
        self.assertIn("BORIS", conflict.stretch.mine[0])
        self.assertIn("ANNA", conflict.stretch.theirs[0])
        self.assertEqual(self.typed["based_on"], "1")

    def test_one_field_changed_by_both_is_asked(self):
        self.typed["title"] = "By Boris"
        self.save(title="By Anna")
        merge = self.merge()
        self.assertEqual(merge.conflicts, ["title"])
        self.assertEqual(self.typed["title"], "By Boris")

    def test_fields_that_mean_one_thing_together_are_asked(self):
        self.typed["date_reason"] = "From the envelope."
        self.save(date_edtf="1962-10-27")
        self.assertEqual(self.merge().conflicts, ["date_edtf"])

    def test_nobody_publishes_what_he_has_not_seen(self):
        self.typed["status"] = DocumentStatus.PUBLISHED
        self.save(self.tei.replace(PLACE, "ANNA"))
        self.assertTrue(self.merge().needs_look)

    def test_nobody_writes_unasked_what_is_public_by_now(self):
        self.type(OFFER, "We withdraw them.")
        self.save(status=DocumentStatus.PUBLISHED)
        self.assertTrue(self.merge().needs_look)

    def test_lines_of_tei_are_never_held_to_be_apart(self):
        self.typed["text_format"] = TextFormat.TEI
        self.typed["text"] = self.tei.replace(OFFER, "We withdraw them.")
        self.save(self.tei.replace(PLACE, "ANNA"))
        self.assertEqual(len(self.merge().text.conflicts), 1)

    def test_a_text_that_the_notation_cannot_say_any_more_is_asked(self):
        self.type(OFFER, "We withdraw them.")
        self.save(self.tei.replace(PLACE, "<w>ANNA</w>"))
        merge = self.merge()
        self.assertTrue(merge.text.is_blocked)
        self.assertIn("We withdraw them.", self.typed["text"])

    def test_whose_turn_it_is_is_merged_too(self):
        self.typed["assigned_to"] = ""
        type(self.document).objects.update(assigned_to=self.anna)
        self.assertTrue(self.merge().is_present)
        self.assertEqual(self.typed["assigned_to"], str(self.anna.pk))


class SavedMergeTests(ConflictCase):
    def test_the_second_is_saved_and_told_what_it_was_merged_with(self):
        self.anna_saves(text="ANNA")
        text = self.form["text"].replace(OFFER, "We withdraw them.")
        response = self.boris_saves(text=text)

        self.assertEqual(response.status_code, 302)
        page = self.client.get(response["Location"]).content.decode()
        self.assertRegex(page, r"Merged with what anna saved on [^<]*:\s+text:")
        self.assertRegex(page, r"<ins\s*>.*ANNA")
        stored = self.stored().transcription.text
        self.assertIn("ANNA", stored)
        self.assertIn("We withdraw them.", stored)

    def test_a_merge_that_is_refused_is_shown_and_not_saved(self):
        paragraphs = [f"Paragraph {number} of the letter." for number in range(6)]
        self.document = make_document("long", "\n\n".join(paragraphs))
        self.form = open_form(self.client, self.document)
        send_as = {**self.form, "_save": "x"}
        last = send_as["text"].replace("Paragraph 5", "ANNA")
        self.client.post(change_address(self.document), {**send_as, "text": last})

        response = self.boris_saves(text=send_as["text"][-60:])

        self.assertContains(response, "Readers would lose")
        self.assertContains(response, "Nothing is saved yet")
        self.assertIn("ANNA", form_of(response)["text"])
        self.assertEqual(self.stored().revision_number, 2)
