"""In the form of a document, words of its text are marked as what they are."""

from django.test import TestCase

from letters.forms.editable_text import write_editable
from letters.models import Document, Instruction
from letters.tests.admin.pages import change_address, errors_of, form_of, send
from letters.tests.factories import make_archivist, make_document


class MarkingTests(TestCase):
    def setUp(self):
        self.client.force_login(make_archivist())
        self.document = make_document(
            identifier="memo", notation="Reply to his letter only if asked.\n\nYes."
        )

    def mark(self, **typed):
        sent = {f"mark-{name}": value for name, value in typed.items()}
        return send(self.client, self.document, _mark="1", **sent)

    def test_the_text_is_shown_again_with_them_and_saved_by_save(self):
        answer = self.mark(words="only if asked", what="condition")
        form = form_of(answer)
        self.assertIn("[only if asked]{.condition #condition}", form["text"])
        self.assertNotIn("mark-words", form)
        self.assertFalse(Instruction.objects.exists())
        self.client.post(change_address(self.document), {**form, "_save": "Save"})

        instruction = Instruction.objects.get(document=self.document)
        self.assertEqual(instruction.text, "only if asked")

    def test_words_refer_to_a_document_by_its_name(self):
        make_document(identifier="weber-1961", title="Weber to Lee")
        answer = self.mark(words="his letter", what="reference", target="Weber to Lee")
        self.assertIn("[his letter]{see=doc:weber-1961}", form_of(answer)["text"])

    def test_what_cannot_be_marked_is_asked_about_and_stays_typed(self):
        answer = self.mark(words="her letter", what="reference", target="memo")
        self.assertIn("“her letter” does not stand so", " ".join(errors_of(answer)))
        form = form_of(answer)
        self.assertEqual(form["mark-words"], "her letter")
        self.assertEqual(form["mark-target"], "memo")
        self.assertNotIn("see=", form["text"])

    def test_words_that_wait_to_be_marked_keep_the_document_from_being_saved(self):
        answer = send(self.client, self.document, **{"mark-words": "his letter"})
        self.assertIn("“his letter” is not marked yet", " ".join(errors_of(answer)))

    def test_a_text_shown_as_tei_says_that_words_are_marked_in_the_notation(self):
        tei = form_of(send(self.client, self.document, _switch="tei"))
        answer = self.client.post(
            change_address(self.document),
            {**tei, "mark-words": "his letter", "mark-what": "condition", "_mark": "1"},
        )
        self.assertIn("in the notation", " ".join(errors_of(answer)))
        self.assertEqual(form_of(answer)["text"], tei["text"])

    def test_a_new_document_can_be_marked_before_it_is_saved(self):
        address = "/admin/letters/document/add/"
        form = form_of(self.client.get(address))
        typed = {"text": "See his note.", "mark-words": "his note"}
        answer = self.client.post(
            address, {**form, **typed, "mark-what": "condition", "_mark": "1"}
        )
        self.assertIn("[his note]{.condition #condition}", form_of(answer)["text"])
        self.assertEqual(Document.objects.count(), 1)

    def test_nothing_else_of_the_text_changes(self):
        before = write_editable(self.document.transcription.tei).content
        after = form_of(self.mark(words="Yes.", what="passage"))["text"]
        mark = "{.conditional .unbracketed #passage effect=include}"
        self.assertEqual(
            after.replace("\r\n", "\n").strip(),
            before.replace("Yes.", f"[Yes.]{mark}").strip(),
        )
