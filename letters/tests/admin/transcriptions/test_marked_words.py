"""Words of the texts of a sitting are marked as what an archivist says they are."""

from django.contrib.auth.models import Group, User
from lxml import html

from letters.models import (
    ConditionalPassage,
    CrossReference,
    Document,
    DocumentRelation,
    Instruction,
)
from letters.tests.admin.pages import errors_of
from letters.tests.admin.transcriptions.sittings import Sitting
from letters.tests.admin.transcriptions.test_sittings import SittingCase
from letters.tests.factories import make_document

MEMO = """\
MEMORANDUM FOR THE SECRETARY

FROM: Paul Marsh

SUBJECT: Reply to Weber

A reply to his letter is attached. Include the last paragraph only if he has answered by \
then. The talks go on.
"""
LETTER = """\
Dear Mr. Weber:

I thank you for the talks.

We shall come in May.

Sincerely,

Ann Lee
"""
LETTER_LINE = 9


class MarkedWordsTests(SittingCase):
    def setUp(self):
        super().setUp()
        self.sitting.hand_in(f"{MEMO}\n{LETTER}")
        if "2 documents" not in self.sitting.answer.content.decode():
            self.sitting.press("_split", str(LETTER_LINE))

    def mark(self, number, words, what, **others):
        prefix = f"draft-{number}-mark"
        typed = {"words": words, "what": what, **others}
        named = {f"{prefix}-{name}": value for name, value in typed.items()}
        return self.sitting.press("_mark", str(number), **named)

    def test_an_instruction_and_its_passage_are_marked_linked_and_saved(self):
        self.mark(1, "only if he has answered by then", "condition")
        self.assertContains(self.sitting.answer, "No other document of this sitting")
        self.mark(2, "We shall come in May.", "passage")
        self.assertEqual(self.sitting.fields["link:1:condition"], "")
        link = {"link:1:condition": "2:passage"}
        words = {"link:words:1:condition": "if he has answered by then"}
        self.sitting.press("_publish", **link, **words)

        passage = ConditionalPassage.objects.get()
        memo, letter = Document.objects.order_by("pk")
        self.assertEqual(passage.document, letter)
        self.assertEqual(passage.text, "We shall come in May.")
        self.assertEqual(passage.condition, "if he has answered by then")
        self.assertEqual(passage.instruction.document, memo)
        said = "only if he has answered by then"
        self.assertEqual(passage.instruction.text, said)
        self.assertIn("Include the last paragraph only", memo.transcription.text)

    def test_words_refer_to_a_document_that_is_held(self):
        weber = make_document(identifier="weber-1961", title="Weber to Lee")
        for name in ("weber-1961", "Weber to Lee"):
            with self.subTest(name):
                self.mark(1, "his letter", "reference", target=name)
                text = self.sitting.fields["draft-1-text"]
                self.assertIn("[his letter]{see=doc:weber-1961}", text)
                self.sitting.press("_as_read", "1")
        self.mark(1, "his letter", "reference", target="weber-1961")
        self.sitting.press("_publish")

        reference = CrossReference.objects.get(target=weber)
        self.assertEqual(reference.printed, "his letter")
        page = self.client.get(reference.document.get_absolute_url())
        self.assertContains(page, "/documents/weber-1961/")

    def test_words_refer_to_another_document_of_the_sitting(self):
        letter = self.sitting.fields["draft-2-identifier"]
        self.mark(1, "A reply", "reference", target=letter)
        self.sitting.press("_save")

        reference = CrossReference.objects.get()
        self.assertEqual(reference.target.identifier, letter)

    def test_a_reference_within_the_sitting_follows_another_identifier(self):
        letter = self.sitting.fields["draft-2-identifier"]
        self.mark(1, "A reply", "reference", target=letter)
        self.sitting.press("_propose", **{"draft-2-identifier": "lee-weber-may"})
        text = self.sitting.fields["draft-1-text"]
        self.assertIn("[A reply]{see=doc:lee-weber-may}", text)
        self.sitting.press("_propose", **{"draft-2-identifier": "not one"})
        self.assertIn("see=doc:lee-weber-may}", self.sitting.fields["draft-1-text"])
        self.sitting.press("_save", **{"draft-2-identifier": "lee-weber-1971"})

        reference = CrossReference.objects.get()
        self.assertEqual(reference.target.identifier, "lee-weber-1971")

    def test_two_documents_that_change_their_identifiers_are_still_meant(self):
        memo, letter = (self.sitting.fields[f"draft-{n}-identifier"] for n in (1, 2))
        self.mark(1, "A reply", "reference", target=letter)
        changed = {"draft-1-identifier": letter, "draft-2-identifier": memo}
        self.sitting.press("_save", **changed)

        reference = CrossReference.objects.get()
        self.assertEqual(reference.document.identifier, letter)
        self.assertEqual(reference.target.identifier, memo)

    def test_words_refer_to_a_volume_that_is_not_held(self):
        self.mark(1, "The talks", "reference", target="frus1961-63v06/d12")
        text = self.sitting.fields["draft-1-text"]
        self.assertIn("[The talks]{see=frus1961-63v06#d12}", text)

    def test_what_cannot_be_marked_is_asked_about_and_nothing_is_lost(self):
        make_document(identifier="a", title="Weber to Lee, May")
        make_document(identifier="b", title="Weber to Lee, June")
        for words, what, target, reason in (
            ("", "condition", "", "Select the words"),
            ("his answer", "condition", "", "does not stand so"),
            ("his letter", "reference", "", "Which document? Write its"),
            ("his letter", "reference", "Weber to Lee", "one of these"),
            ("his letter", "reference", "nothing here", "is no document here"),
        ):
            response = self.mark(1, words, what, target=target)
            with self.subTest(words, target=target):
                self.assertIn(reason, " ".join(errors_of(response)))
                self.assertEqual(
                    self.sitting.fields.get("draft-1-mark-words", ""), words
                )
                self.assertNotIn("{.condition", self.sitting.fields["draft-1-text"])

    def test_words_that_wait_to_be_marked_keep_all_from_being_saved(self):
        response = self.sitting.press("_save", **{"draft-2-mark-words": "the talks"})
        self.assertIn("“the talks” is not marked yet", " ".join(errors_of(response)))
        self.assertFalse(Document.objects.exists())
        self.sitting.press("_save", **{"draft-2-mark-words": ""})
        self.assertEqual(Document.objects.count(), 2)

    def test_words_of_a_document_that_is_joined_wait_at_the_one_before(self):
        typed = {"words": "the talks", "target": "weber-1961"}
        named = {f"draft-2-mark-{name}": value for name, value in typed.items()}
        self.sitting.press(
            "_join", str(LETTER_LINE), **named, **{"draft-1-mark-words": "his letter"}
        )
        self.assertEqual(self.sitting.fields["draft-1-mark-words"], "his letter")
        for name, before in (("words", "his letter"), ("target", "")):
            with self.subTest(name):
                waits = self.sitting.fields[f"draft-1-joined-mark-{name}"]
                self.assertEqual(waits, typed[name])
                self.sitting.press("_take", f"1-mark-{name}-0")
                fields = self.sitting.fields
                self.assertEqual(fields[f"draft-1-mark-{name}"], typed[name])
                self.assertEqual(fields.get(f"draft-1-joined-mark-{name}", ""), before)

    def test_it_leads_to_the_text_or_to_the_reason(self):
        self.mark(2, "the talks", "condition")
        self.assertEqual(self.focus(), "draft-2-text")
        self.mark(2, "the talkies", "condition")
        self.assertEqual(self.focus(), "draft-2-mark-words")

    def focus(self):
        page = html.fromstring(self.sitting.answer.content.decode())
        (field,) = page.xpath("//*[@autofocus]/@name")
        return field

    def test_a_forged_number_is_no_server_error(self):
        for number in ("0", "3", "x", "9" * 9, ""):
            with self.subTest(number):
                response = self.sitting.press("_mark", number)
                self.assertEqual(response.status_code, 200)


class HeldInstructionTests(SittingCase):
    """The memo that sets the condition of a passage came in before."""

    SAID = "Include the last paragraph [only if he answers]{.condition #if}.\n"
    MEMO_FIELD = "draft-1-held-passage-memo-identifier"

    def setUp(self):
        super().setUp()
        self.memo = make_document("marsh-memo", self.SAID, status="draft")
        self.sitting.hand_in(LETTER)
        mark = {"words": "We shall come in May.", "what": "passage"}
        named = {f"draft-1-mark-{name}": value for name, value in mark.items()}
        self.sitting.press("_mark", "1", **named)

    def choose(self, identifier, button="_save", **others):
        return self.sitting.press(button, **{self.MEMO_FIELD: identifier}, **others)

    def test_it_is_chosen_and_covers_what_is_saved(self):
        self.choose("marsh-memo")
        passage = ConditionalPassage.objects.get()
        self.assertEqual(passage.instruction.document, self.memo)
        self.assertEqual(passage.condition, "only if he answers")
        relation = DocumentRelation.objects.get(source=self.memo)
        self.assertEqual(relation.target, passage.document)

    def test_the_condition_may_have_other_words(self):
        self.choose("marsh-memo", **{"draft-1-held-passage-condition": "if he answers"})
        self.assertEqual(ConditionalPassage.objects.get().condition, "if he answers")

    def test_of_several_conditions_one_is_chosen(self):
        said = f"{self.SAID}\nSend it [if it rains]{{.condition #rain}}.\n"
        make_document("two-conditions", said, status="draft")
        response = self.choose("two-conditions")
        self.assertIn("sets several conditions", " ".join(errors_of(response)))
        wanted = Instruction.objects.get(text="if it rains")
        self.sitting.press("_save", **{"draft-1-held-passage-instruction": wanted.pk})
        self.assertEqual(ConditionalPassage.objects.get().instruction, wanted)

    def test_a_document_without_one_is_refused_and_nothing_is_lost(self):
        make_document("plain", "Text.\n", title="A plain one")
        response = self.choose("plain", **{"draft-1-title": "As I typed"})
        self.assertIn("No words of “A plain one”", " ".join(errors_of(response)))
        self.assertEqual(self.sitting.fields["draft-1-title"], "As I typed")
        self.assertFalse(DocumentRelation.objects.exists())

    def test_a_contributor_chooses_none_that_is_hidden(self):
        carla = User.objects.create_user("carla", is_staff=True)
        carla.groups.add(Group.objects.get(name="contributor"))
        self.client.force_login(carla)
        response = self.choose("marsh-memo")
        self.assertIn("Select a valid choice", " ".join(errors_of(response)))


class AgainTests(SittingCase):
    def test_a_file_makes_other_drafts_beside_those_of_the_same_account(self):
        first = Sitting(self.client)
        first.hand_in(LETTER)
        first.press("_save")
        self.sitting.hand_in(LETTER)
        self.assertContains(self.sitting.answer, "This file was read before")
        self.sitting.press("_propose", again="on")
        self.sitting.press("_save", **{"draft-1-title": "The second draft"})

        one, other = Document.objects.order_by("pk")
        self.assertEqual(one.source_file, other.source_file)
        self.assertNotEqual(one.identifier, other.identifier)
        self.assertEqual(other.title, "The second draft")
        page = self.client.get(
            f"/admin/letters/sourcefile/{one.source_file_id}/change/"
        )
        self.assertContains(page, "The second draft")
