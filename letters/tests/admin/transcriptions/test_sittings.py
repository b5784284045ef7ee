"""A whole sitting by forms alone: read, put right, parted, corrected, saved, published."""

import tempfile
from hashlib import sha256

from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, TestCase, override_settings
from lxml import html

from letters.forms.editable_text import write_editable
from letters.models import (
    ConditionalPassage,
    CorrespondenceEvent,
    Document,
    DocumentRelation,
    DocumentStatus,
    PageImage,
    SourceFile,
)
from letters.tests.admin.pages import INTAKE, errors_of
from letters.tests.admin.test_pages import make_staff
from letters.tests.admin.transcriptions.sittings import (
    CONVERSATION,
    GERMAN,
    LETTER_LINE,
    MEMO_AND_LETTER,
    TABLE,
    TELEGRAM,
    Sitting,
    a_pdf,
    a_pdf_with_a_large_image,
    a_scan,
    a_tiff,
    a_zip,
)
from letters.tests.factories import make_agent, make_archivist, make_document
from letters.tests.ingest.extraction.word_papers import a_word_file, note_call, run


class SittingCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.anna = make_archivist()

    def setUp(self):
        self.client.force_login(self.anna)
        self.sitting = Sitting(self.client)


class ReadFieldsTests(SittingCase):
    def test_fields_are_filled_in_with_what_was_read_and_from_where(self):
        self.sitting.hand_in(MEMO_AND_LETTER)

        fields = self.sitting.fields
        self.assertEqual(fields["draft-1-senders"], "ROBERT C. McFARLANE")
        self.assertEqual(fields["draft-1-recipients"], "THE PRESIDENT")
        self.assertEqual(fields["draft-1-date"], "1983-12-19")
        self.assertEqual(fields["draft-1-kind"], "memorandum")
        self.assertEqual(
            self.sitting.help_of("draft-1-senders"),
            "From line 10: “FROM: ROBERT C. McFARLANE”",
        )
        self.assertIn("December 19, 1983", self.sitting.help_of("draft-1-date"))
        self.assertContains(self.sitting.answer, ">December 19, 1983</output>")

    def test_a_letter_is_told_by_its_salutation_and_closing(self):
        self.sitting.hand_in(
            "Vienna, June 2, 1955\n\nDear Ann,\n\nWe agree to all of it.\n\n"
            "Sincerely,\n\nPaul Marsh\n\nSECRET\n"
        )

        fields = self.sitting.fields
        self.assertEqual(fields["draft-1-kind"], "letter")
        self.assertEqual(fields["draft-1-senders"], "Paul Marsh")
        self.assertEqual(fields["draft-1-date"], "1955-06-02")
        self.assertIn("salutation", self.sitting.help_of("draft-1-kind"))

    def test_of_two_who_signed_on_two_lines_the_line_of_each_is_told(self):
        self.sitting.hand_in(GERMAN)
        names = ["Konrad Weber", "Elisabeth Brandt"]
        self.assertEqual(self.sitting.fields["draft-1-senders"].splitlines(), names)
        hint = self.sitting.help_of("draft-1-senders")
        for line, name in zip((11, 12), names, strict=True):
            self.assertIn(f"From line {line}: “{name}”", hint)

    def test_a_field_for_names_shows_all_of_them(self):
        self.sitting.hand_in(GERMAN, **{"draft-1-senders": "x"})
        names = "Konrad Weber\nElisabeth Brandt"
        answer = self.sitting.press("_propose", **{"draft-1-senders": names})
        page = html.fromstring(answer.content.decode())
        (box,) = page.xpath("//textarea[@name='draft-1-senders']")
        self.assertEqual(box.get("rows"), "2")

    def test_title_and_date_of_a_tei_file_are_those_of_its_header(self):
        self.sitting.hand_in(
            '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>\n'
            "<title>Hale to Moore on grain</title>\n</titleStmt></fileDesc><profileDesc>\n"
            '<creation><date when="1961-05-04"/></creation>\n</profileDesc></teiHeader>'
            "<text><body><div><p>Grain.</p></div></body></text></TEI>"
        )

        fields = self.sitting.fields
        self.assertEqual(fields["draft-1-title"], "Hale to Moore on grain")
        self.assertEqual(fields["draft-1-date"], "1961-05-04")
        self.assertIn("From line 2", self.sitting.help_of("draft-1-title"))
        self.assertIn("From line 4", self.sitting.help_of("draft-1-date"))

    def test_a_text_without_a_title_is_offered_none(self):
        text = "::: dateline\nMoscow, May 4, 1961\n:::\n\nGrain.\n"
        self.sitting.hand_in(text, format="notation")
        self.assertFalse(self.sitting.fields.get("draft-1-title"))
        self.assertIn("Write one", self.sitting.help_of("draft-1-title"))

    def test_the_head_of_a_telegram_says_who_to_whom(self):
        self.sitting.hand_in(TELEGRAM)

        fields = self.sitting.fields
        self.assertEqual(fields["draft-1-senders"], "AMEMBASSY MOSCOW")
        self.assertEqual(fields["draft-1-recipients"], "SECSTATE WASHDC")
        self.assertEqual(fields["draft-1-kind"], "telegram")

    def test_a_conversation_has_participants_and_no_sender(self):
        self.sitting.hand_in(CONVERSATION)
        self.sitting.press("_save")

        document = Document.objects.get()
        part = document.correspondence_events.filter(type="took-part")
        self.assertEqual(part.count(), 5)
        self.assertEqual(document.date_edtf, "1978-10-03T10:30:00")
        self.assertFalse(document.correspondence_events.filter(type="sent").exists())

    def test_columns_are_proposed_as_a_table_with_a_doubt(self):
        response = self.sitting.hand_in(TABLE)

        self.assertContains(response, "taken for a table")
        self.assertIn("| 1979 | 21 | 640 |", self.sitting.fields["draft-1-text"])

    def test_identifiers_are_proposed_and_never_those_of_another(self):
        make_document("mcfarlane-president-1983-12-19")
        self.sitting.hand_in(MEMO_AND_LETTER)

        self.assertEqual(
            self.sitting.fields["draft-1-identifier"],
            "mcfarlane-president-1983-12-19-2",
        )

    def test_nothing_is_saved_before_somebody_has_looked(self):
        response = self.sitting.press("_save", pasted=TELEGRAM)

        self.assertIn("Look at what is proposed", errors_of(response)[0])
        self.assertFalse(SourceFile.objects.exists())
        self.sitting.press("_save")
        self.assertTrue(Document.objects.exists())

    def test_another_text_is_looked_at_first_and_what_was_typed_is_kept(self):
        self.sitting.hand_in(TELEGRAM)
        response = self.sitting.press(
            "_save", pasted=TABLE, **{"draft-1-senders": "Paul Marsh, Jr."}
        )

        self.assertIn("changed after it was read", errors_of(response)[0])
        self.assertEqual(self.sitting.fields["draft-1-senders"], "Paul Marsh, Jr.")
        self.assertEqual(self.sitting.fields["draft-1-recipients"], "THE SECRETARY")


class StatementTests(SittingCase):
    def test_what_was_changed_is_the_archivists_and_what_was_read_is_rejected(self):
        make_agent("hale-john", display_name="John Hale")
        self.sitting.hand_in("Dear Mr. Weber:\n\nYes.\n\nSincerely,\n\nJohn Hale\n")
        self.sitting.press(
            "_save",
            **{
                "draft-1-recipients": "Konrad Weber",
                "draft-1-title": "Letter to Weber",
                "draft-1-date": "April 3, 1962",
                "draft-1-kind": "message",
            },
        )

        document = Document.objects.get()
        self.assertEqual(document.title, "Letter to Weber")
        self.assertEqual(document.date_edtf, "1962-04-03")
        self.assertEqual(document.kind, "message")
        events = CorrespondenceEvent.with_rejected.filter(document=document)
        received = events.filter(type="received").values_list(
            "name_as_written", "origin", "decision"
        )
        self.assertEqual(
            set(received),
            {("Mr. Weber", "derived", "rejected"), ("Konrad Weber", "entered", "")},
        )
        sent = events.get(type="sent")
        self.assertEqual((sent.origin, str(sent.agent)), ("derived", "John Hale"))

    def test_a_party_read_in_the_head_keeps_the_words_of_its_line(self):
        self.sitting.hand_in(TABLE)
        self.sitting.press("_save")

        sent = CorrespondenceEvent.objects.get(type="sent")
        self.assertEqual(sent.name_as_written, "Paul Marsh")
        self.assertEqual(sent.evidence, "FROM: Paul Marsh")

    def test_a_wrong_field_is_refused_beside_it_and_the_others_stay(self):
        make_document("taken")
        self.sitting.hand_in(TABLE)
        for field, value, expected in (
            ("title", "", "required"),
            ("date", "yesterday", "cannot be read as a date"),
            ("date", "3/4/62", "Choose one below"),
            ("identifier", "taken", "already exists"),
            ("identifier", "a b", "Use letters"),
            ("kind", "poem", "not one of the available"),
            ("senders", "x" * 301, "301 characters"),
            ("senders", "a\0b", "U+0000"),
        ):
            sitting = Sitting(self.client)
            sitting.hand_in(TABLE)
            response = sitting.press(
                "_save", **{f"draft-1-{field}": value, "draft-1-recipients": "Ann Lee"}
            )
            with self.subTest(field, value=value):
                self.assertIn(expected, " ".join(errors_of(response)))
                self.assertEqual(sitting.fields["draft-1-recipients"], "Ann Lee")
                self.assertFalse(SourceFile.objects.exists())

    def test_what_is_refused_is_listed_at_the_head_with_links_to_it(self):
        self.sitting.hand_in(MEMO_AND_LETTER, edition="x")
        page = html.fromstring(self.sitting.answer.content.decode())
        self.assertEqual(links_to_faults(page), [("#id_edition", "Edition")])
        self.sitting = Sitting(self.client)
        self.sitting.hand_in(MEMO_AND_LETTER)
        self.sitting.press("_split", str(LETTER_LINE))
        self.assertNotIn("intake-faults", self.sitting.answer.content.decode())
        response = self.sitting.press("_save", **{"draft-2-date": "soon"})

        page = html.fromstring(response.content.decode())
        expected = [("#id_draft-2-date", "Document 2: Date")]
        self.assertEqual(links_to_faults(page), expected)
        page.get_element_by_id("id_draft-2-date")

    def test_two_documents_cannot_have_one_identifier(self):
        self.sitting.hand_in(MEMO_AND_LETTER)
        self.sitting.press("_split", str(LETTER_LINE))
        response = self.sitting.press(
            "_save", **{"draft-1-identifier": "a", "draft-2-identifier": "a"}
        )
        self.assertIn("A document above has this identifier.", errors_of(response))


def links_to_faults(page):
    links = page.xpath("//*[@class='intake-faults']//a")
    return [(link.get("href"), link.text_content()) for link in links]


class HintTests(SittingCase):
    def test_a_hint_says_what_was_read_beside_a_value_that_was_changed(self):
        self.sitting.hand_in(MEMO_AND_LETTER)
        typed = {
            "draft-1-senders": "Robert McFarlane",
            "draft-1-kind": "letter",
            "draft-1-identifier": "mine",
            "draft-1-date": "19 December 1983",
        }
        self.sitting.press("_propose", **typed)
        for field, hint in (
            (
                "senders",
                "Changed here. Read was “ROBERT C. McFARLANE”. From line 10: “FROM: "
                "ROBERT C. McFARLANE”",
            ),
            (
                "kind",
                "Changed here. Read was “Memorandum”. From line 8: “MEMORANDUM FOR THE "
                "PRESIDENT”",
            ),
            ("recipients", "From line 8: “MEMORANDUM FOR THE PRESIDENT”"),
            ("date", "From line 6: “December 19, 1983”"),
        ):
            with self.subTest(field):
                self.assertEqual(self.sitting.help_of(f"draft-1-{field}"), hint)
        self.assertIn(
            "Proposed was “mcfarlane-president-1983-12-19”",
            self.sitting.help_of("draft-1-identifier"),
        )

    def test_where_nothing_was_read_it_says_so(self):
        self.sitting.hand_in("A few words.")
        self.assertIn("No line names a", self.sitting.help_of("draft-1-senders"))
        self.sitting.press("_propose", **{"draft-1-senders": "Ann Lee"})
        expected = "Typed here: nothing was read."
        self.assertEqual(self.sitting.help_of("draft-1-senders"), expected)


class CutTests(SittingCase):
    def setUp(self):
        super().setUp()
        self.sitting.hand_in(MEMO_AND_LETTER, **{"draft-1-title": "x"})

    def test_a_document_is_split_and_what_was_typed_of_the_first_stays(self):
        response = self.sitting.press(
            "_split", str(LETTER_LINE), **{"draft-1-title": "My title"}
        )

        self.assertContains(response, "Read as a raw transcription: 2 documents.")
        self.assertEqual(self.sitting.fields["draft-1-title"], "My title")
        self.assertEqual(self.sitting.fields["draft-2-senders"], "Ronald Reagan")
        recipient = self.sitting.fields["draft-2-recipients"]
        self.assertEqual(recipient, "GENERAL SECRETARY ORLOV")
        self.assertNotIn("Dear Mr.", self.sitting.fields["draft-1-text"])
        self.assertIn(f'<li id="line-{LETTER_LINE}">', response.content.decode())

    def test_two_documents_are_joined_and_what_was_typed_of_the_second_waits(self):
        self.sitting.press("_split", str(LETTER_LINE))
        response = self.sitting.press(
            "_join",
            str(LETTER_LINE),
            **{"draft-2-senders": "Nancy Reagan", "draft-2-title": "Her letter"},
        )

        self.assertContains(response, "1 document.")
        self.assertContains(response, "joined to this one: “Nancy Reagan”")
        self.assertIn("Dear Mr.", self.sitting.fields["draft-1-text"])
        fields = self.sitting.fields
        self.assertNotIn("Nancy Reagan", fields["draft-1-senders"])
        self.assertNotIn("draft-1-joined-date", fields)

    def test_what_waits_of_a_joined_document_is_taken_over(self):
        self.sitting.press("_split", str(LETTER_LINE))
        typed = {"draft-2-senders": "Nancy Reagan", "draft-2-title": "Her letter"}
        self.sitting.press(
            "_join", str(LETTER_LINE), **{**typed, "draft-1-title": "My memo"}
        )
        self.sitting.press("_take", "1-senders-0")
        fields = self.sitting.fields
        senders = ["ROBERT C. McFARLANE", "Nancy Reagan"]
        self.assertEqual(fields["draft-1-senders"].split(), " ".join(senders).split())
        self.assertNotIn("draft-1-joined-senders", fields)
        self.assertEqual(fields["draft-1-joined-title"], "Her letter")
        for taken, waits in (("Her letter", "My memo"), ("My memo", "Her letter")):
            self.sitting.press("_take", "1-title-0")
            self.assertEqual(self.sitting.fields["draft-1-title"], taken)
            self.assertEqual(self.sitting.fields["draft-1-joined-title"], waits)

    def test_what_waits_goes_with_the_document_it_waits_at(self):
        self.sitting.press("_split", "24")
        self.sitting.press("_split", str(LETTER_LINE))
        self.sitting.press("_join", "24", **{"draft-3-date": "1983"})
        self.assertEqual(self.sitting.fields["draft-2-joined-date"], "1983")
        self.sitting.press("_join", str(LETTER_LINE))
        self.assertEqual(self.sitting.fields["draft-1-joined-date"], "1983")

    def test_a_forged_value_to_take_is_no_server_error(self):
        for value in ("1-senders-7", "9-title-0", "1-text-0", "x", "1-\0-0"):
            with self.subTest(value):
                response = self.sitting.press("_take", value)
                self.assertEqual(response.status_code, 200)

    def test_what_is_split_is_saved_so_with_the_link_of_its_instruction(self):
        self.sitting.press("_split", str(LETTER_LINE))
        self.sitting.press("_save")

        memo, letter = Document.objects.order_by("pk")
        self.assertEqual(DocumentRelation.objects.get().target, letter)
        passage = ConditionalPassage.objects.get(document=letter)
        self.assertEqual(passage.instruction.document, memo)
        self.assertIn("Dear Mr. General Secretary", letter.transcription.text)
        self.assertNotIn("Dear Mr.", memo.transcription.text)

    def test_the_words_of_a_condition_stay_through_every_cut(self):
        words = "link:words:1:condition"
        self.sitting.press("_split", str(LETTER_LINE))
        self.sitting.press("_split", "24", **{words: "if Hale goes"})
        self.assertEqual(self.sitting.fields[words], "if Hale goes")
        self.sitting.press("_join", str(LETTER_LINE))
        self.assertEqual(self.sitting.fields[words], "if Hale goes")
        self.sitting.press("_split", str(LETTER_LINE))
        self.sitting.press("_join", "24")
        self.sitting.press("_save")
        self.assertEqual(ConditionalPassage.objects.get().condition, "if Hale goes")

    def test_a_link_that_is_refused_is_not_made(self):
        self.sitting.press("_split", str(LETTER_LINE))
        self.sitting.press("_save", **{"link:1:condition": ""})

        self.assertEqual(Document.objects.count(), 2)
        self.assertFalse(DocumentRelation.objects.exists())

    def test_a_forged_link_is_no_server_error(self):
        self.sitting.press("_split", str(LETTER_LINE))
        for value in ("9" * 5_000, "2:other", "1:condition", "\0", "²:passage"):
            forged = {"link:1:condition": value, "link:words:1:condition": "\0 if"}
            response = self.sitting.press("_propose", **forged)
            with self.subTest(value[:9]):
                self.assertEqual(response.status_code, 200)
        self.sitting.press("_save", **forged)
        self.assertFalse(DocumentRelation.objects.exists())

    def test_cuts_and_fields_stay_when_another_field_is_refused(self):
        self.sitting.press("_split", str(LETTER_LINE))
        self.sitting.press("_save", edition="x", **{"draft-2-title": "My letter"})
        response = self.sitting.press(
            "_propose", edition="", **{"edition-identifier": ""}
        )

        self.assertContains(response, "2 documents.")
        self.assertEqual(self.sitting.fields["draft-2-title"], "My letter")

    def test_a_corrected_text_is_not_parted(self):
        text = self.sitting.fields["draft-1-text"].replace("with care", "twice")
        response = self.sitting.press(
            "_split", str(LETTER_LINE), **{"draft-1-text": text}
        )

        self.assertIn("was corrected below", errors_of(response)[0])
        self.assertEqual(self.sitting.fields["draft-1-text"], text)

    def test_no_document_begins_where_no_text_is(self):
        for button in ("_split", "_join"):
            for line in ("0", "x", "99999999", "²", "1"):
                with self.subTest(button, line=line):
                    response = Sitting(self.client).press(
                        button, line, pasted=MEMO_AND_LETTER
                    )
                    self.assertContains(response, "1 document.")


class CorrectedTextTests(SittingCase):
    def setUp(self):
        super().setUp()
        self.sitting.hand_in(TABLE)
        self.text = self.sitting.fields["draft-1-text"]

    def test_what_stands_in_the_box_is_saved(self):
        typed = self.text.replace("figures of 1981", "figures of *1982*")
        self.sitting.press("_publish", **{"draft-1-text": typed})

        document = Document.objects.get()
        self.assertIn("the figures of 1982", document.transcription.text)
        self.assertTrue(document.is_published)

    def test_the_preview_beside_it_follows(self):
        typed = self.text.replace("figures of 1981", "figures of *1982*")
        for button in ("_propose", "_render"):
            response = self.sitting.client.post(
                self.sitting.answer.wsgi_request.path,
                {**self.sitting.fields, "draft-1-text": typed, button: "1"},
            )
            with self.subTest(button):
                self.assertContains(response, "1982</")

    def test_a_mistake_is_named_with_its_place_and_the_text_stays(self):
        typed = f"{self.text}\r\n[x]{{.nothing}}"
        for button in ("_save", "_preview"):
            response = self.sitting.press(button, "1", **{"draft-1-text": typed})
            with self.subTest(button):
                self.assertRegex(" ".join(errors_of(response)), r"line \d+, column")
                self.assertEqual(self.sitting.fields["draft-1-text"], typed)

    def test_a_correction_can_be_taken_back(self):
        self.sitting.press("_propose", **{"draft-1-text": "Other words."})
        self.assertEqual(self.sitting.fields["draft-1-text"], "Other words.")
        self.sitting.press("_as_read", "1")
        self.assertEqual(self.sitting.fields["draft-1-text"], self.text)

    def test_a_correction_stands_when_the_text_above_changes_and_that_is_said(self):
        self.sitting.press("_propose", **{"draft-1-text": "Other words."})
        response = self.sitting.press("_propose", pasted=TABLE + "\r\nMore.")

        self.assertContains(response, "was changed after this was corrected")
        self.assertEqual(self.sitting.fields["draft-1-text"], "Other words.")

    def test_fields_follow_the_corrected_text_unless_they_were_typed(self):
        text = "Dear Mr. Lee:\r\n\r\nYes.\r\n\r\n::: signature\r\nAnn Wood\r\n:::"
        self.sitting.press(
            "_propose",
            **{"draft-1-text": text, "draft-1-recipients": "Mr. Lee of Boston"},
        )
        self.assertEqual(self.sitting.fields["draft-1-senders"], "Ann Wood")
        self.assertEqual(self.sitting.fields["draft-1-recipients"], "Mr. Lee of Boston")


class AfterSavingTests(SittingCase):
    def test_a_page_says_what_is_left_to_do(self):
        self.sitting.hand_in(MEMO_AND_LETTER)
        self.sitting.press("_split", str(LETTER_LINE))
        response = self.sitting.press("_publish")

        page = self.client.get(response.url)
        self.assertContains(page, "Published: ")
        self.assertContains(page, "to look at")
        self.assertContains(page, "no scan")
        for document in Document.objects.all():
            self.assertContains(page, document.get_absolute_url())

    def test_who_may_not_publish_asks_for_review(self):
        carla = make_staff("carla")
        carla.groups.add(Group.objects.get(name="contributor"))
        self.client.force_login(carla)
        sitting = Sitting(self.client)
        self.assertNotContains(sitting.hand_in(TABLE), "_publish")

        refused = sitting.press("_publish")
        self.assertIn("that is a right of its own", " ".join(errors_of(refused)))
        self.assertFalse(Document.objects.exists())
        sitting.press("_review")
        self.assertEqual(Document.objects.get().status, DocumentStatus.IN_REVIEW)


class TurnedDirectionTests(SittingCase):
    def test_in_a_text_it_is_a_doubt_at_its_line_and_stays(self):
        text = TABLE.replace("The figures", "\u202eThe figures")
        self.sitting.hand_in(text)
        self.sitting.press("_save")

        problem = Document.objects.get().problems.get(code="turned-direction")
        self.assertEqual(problem.line, 7)
        self.assertIn("U+202E", problem.message)
        self.assertIn("\u202eThe", Document.objects.get().transcription.text)

    def test_in_a_text_of_notation_it_is_one_too(self):
        self.sitting.hand_in("\u202eDear Sir,\n\nYes.\n", format="notation")
        self.assertContains(self.sitting.answer, "Character 1 of this line is")

    def test_in_a_title_a_name_or_an_identifier_it_is_refused_with_its_place(self):
        for field in ("title", "senders", "identifier"):
            self.sitting = Sitting(self.client)
            self.sitting.hand_in(TABLE)
            answer = self.sitting.press("_save", **{f"draft-1-{field}": "a\u202eb"})
            with self.subTest(field):
                self.assertIn("Line 1, character 2", " ".join(errors_of(answer)))
        self.assertFalse(Document.objects.exists())


class ScanTests(SittingCase):
    def setUp(self):
        super().setUp()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        settings = override_settings(MEDIA_ROOT=folder.name)
        settings.enable()
        self.addCleanup(settings.disable)

    def hand_in(self, *files):
        self.sitting.hand_in(MEMO_AND_LETTER, scans=list(files))
        return self.sitting.press("_split", str(LETTER_LINE))

    def shown(self):
        return [
            f"{image.document.title[:4]} {image.page_key} {image.original_name}"
            for image in PageImage.objects.order_by("document", "position")
        ]

    def test_scans_go_to_the_pages_in_order(self):
        self.hand_in(*map(a_scan, "abc"))
        self.sitting.press("_publish")

        self.assertEqual(self.shown(), ["MEMO 1 a.png", "DRAF 1 b.png", "DRAF 2 c.png"])

    def test_they_are_moved_by_buttons_and_given_another_page(self):
        self.hand_in(*map(a_scan, "abc"))
        self.sitting.press("_move", "1-down")
        self.sitting.press("_move", "1-up")
        self.sitting.press("_save", scan_page=["2:2", "none", "1:1"])

        self.assertEqual(self.shown(), ["MEMO 1 b.png", "DRAF 2 c.png"])

    def test_a_scan_without_a_page_keeps_all_from_being_saved(self):
        self.hand_in(*map(a_scan, "abcd"))
        response = self.sitting.press("_save")

        self.assertContains(response, "No page is left for it")
        self.assertFalse(Document.objects.exists())
        self.sitting.press("_save", scan_page=["", "", "", "none"])
        self.assertEqual(PageImage.objects.count(), 3)

    def test_they_stay_through_a_save_that_is_refused(self):
        self.hand_in(*map(a_scan, "abc"))
        self.sitting.press("_save", **{"draft-1-title": ""})
        self.sitting.press("_save", **{"draft-1-title": "A title"})

        self.assertEqual(PageImage.objects.count(), 3)

    def test_all_of_them_survive_an_ended_session(self):
        sent = {"pasted": TABLE, "scans": [a_scan("a"), a_scan("b")], "_propose": "x"}
        asked = Client().post(INTAKE, sent)
        page = html.fromstring(asked.content.decode())
        carried = page.xpath("//input[@name='carried:scans']/@value")

        self.assertEqual(len(carried), 2)
        response = self.client.post(
            INTAKE, {"pasted": TABLE, "carried:scans": carried, "_propose": "x"}
        )
        self.assertContains(response, "shows document 1, page 1")
        self.assertContains(response, "b.png")

    def test_a_zip_a_tiff_and_a_pdf_are_parted_into_pages(self):
        for name, content in (
            ("scans.zip", a_zip("p10.png", "p2.png", "p1.png")),
            ("scans.tif", a_tiff(3)),
            ("scans.pdf", a_pdf(3)),
        ):
            Document.objects.all().delete()
            SourceFile.objects.all().delete()
            self.sitting = Sitting(self.client)
            self.hand_in(SimpleUploadedFile(name, content))
            self.sitting.press("_save")
            with self.subTest(name):
                self.assertEqual(len(self.shown()), 3)
                if name == "scans.zip":
                    self.assertIn("DRAF 2 p10.png", self.shown())

    def test_a_file_of_many_pages_is_kept_whole_and_shown_page_by_page(self):
        content = a_pdf(3)
        self.hand_in(SimpleUploadedFile("film.pdf", content))
        self.sitting.press("_save")

        scans = PageImage.objects.order_by("frame")
        self.assertEqual([scan.frame for scan in scans], [0, 1, 2])
        (digest,) = {scan.sha256 for scan in scans}
        self.assertEqual(digest, sha256(content).hexdigest())
        self.assertEqual({scan.original_name for scan in scans}, {"film.pdf"})

    def test_a_file_with_a_page_that_is_refused_is_not_taken(self):
        film = SimpleUploadedFile("film.pdf", a_pdf_with_a_large_image(1, 12_000))
        response = self.sitting.hand_in(TABLE, scans=[film])
        self.assertIn("Page 2 of the PDF", " ".join(errors_of(response)))

    def test_what_is_no_scan_is_named_and_nothing_else_is_lost(self):
        for name, content, expected in (
            ("a.png", b"no image", "not a JPEG, PNG, TIFF, JPEG 2000 or PDF"),
            ("a.pdf", b"%PDF-1.4 broken", "damaged or locked"),
            ("a.zip", b"PK\x03\x04broken", "no ZIP file"),
        ):
            self.sitting = Sitting(self.client)
            response = self.sitting.hand_in(
                TABLE, scans=[SimpleUploadedFile(name, content), a_scan("b")]
            )
            with self.subTest(name):
                self.assertIn(expected, " ".join(errors_of(response)))
                self.assertContains(response, "shows document 1, page 1")

    def test_nobody_takes_the_scan_of_another_from_a_forged_form(self):
        self.hand_in(a_scan("a"))
        token = self.sitting.fields["scan"]
        self.client.force_login(make_archivist("boris"))
        for scan in (token, "x", f"{token}x"):
            response = Sitting(self.client).hand_in(TABLE, scan=[scan])
            with self.subTest(scan):
                self.assertIn("not known any more", " ".join(errors_of(response)))


class WordFileSittingTests(SittingCase):
    def test_it_is_stored_as_it_came_with_what_was_not_taken_as_doubts(self):
        content = a_word_file(
            "Dear Mr. Weber:",
            run("We ") + run("never", "strike") + run(" agree.") + note_call(1),
            run("Yours"),
            run("ANNEX", "b"),
            notes={1: "Weber was in Bonn."},
        )
        self.sitting.press("_propose", file=SimpleUploadedFile("a.docx", content))
        response = self.sitting.press("_publish")

        document = Document.objects.get()
        self.assertEqual(bytes(document.source_file.content), content)
        self.assertIn("~~never~~", write_editable(document.transcription.tei).content)
        self.assertEqual(document.footnotes.get().text, "Weber was in Bonn.")
        problem = document.problems.get(code="not-taken")
        self.assertEqual(problem.line, 7)
        self.assertContains(self.client.get(response.url), "We ~~never~~ agree.")
