"""Letters that documents transmit become documents of their own."""

from __future__ import annotations

from types import SimpleNamespace

from django.test import SimpleTestCase, TestCase
from django.urls import reverse

from letters.derivation.model import TransmittedRecord
from letters.ingest.carried_letters import _title
from letters.ingest.carried_texts import CarriedText
from letters.ingest.deriving_again import derive_stored
from letters.ingest.reference_targets import target_fields
from letters.ingest.saving import Edit, save_document
from letters.ingest.volumes.exporting import export_edition
from letters.models import (
    CorrespondenceEvent,
    Document,
    DocumentStatus,
    FormerIdentifier,
    StatedReply,
)
from letters.reader.contents import Contents
from letters.reader.replies import answers_of
from letters.reader.volume_position import VolumePosition
from letters.search.query.facets import words_of_value
from letters.search.query.parser import parse_query
from letters.search_indexes import DocumentIndex
from letters.tei.references import Target
from letters.tests.factories import (
    make_archivist,
    make_document,
    make_edition,
    make_tei,
)

HEADING = """\
::: heading
Telegram From the Department of State to the Embassy in the Soviet Union
:::

::: dateline
Washington, October 27, 1962, 8:05 p.m.
:::

"""
LETTER = """\
Dear Mr. Chairman:

I have read your letter of October 26 with great care and welcome it.[^1] [Page 182]
The first thing that needs to be done is for work to cease on the bases in Cuba.

John F. Kennedy
"""
TELEGRAM = f"""\
{HEADING}[Page 181] 1015. Following message from President Kennedy to Chairman Khrushchev \
should be delivered as soon as possible:

{LETTER}
End text.

Please report the time of delivery.

[^1]: Document 65.
"""
WITHOUT = f"{HEADING}Please report the time of delivery.\n"
# Gromyko may have brought what others wrote, and nothing shows where it ends.
HANDED_OVER = f"""\
{HEADING}1015. Text of aide-mémoire handed me by Gromyko follows:

{"We have studied the question of the talks and hope that they go on. " * 6}

Please report the views of the Department.
"""

ASKED = """\
::: heading
66. Letter From Chairman Khrushchev to President Kennedy
:::

::: dateline
Moscow, October 26, 1962
:::

Dear Mr. President: I have a question.
"""
ANSWER = """\
::: heading
68. Letter From Chairman Khrushchev to President Kennedy
:::

::: dateline
Moscow, October 28, 1962
:::

Dear Mr. President: I have received your message of October 27, and am answering you.
"""
KINDS_ASKED = ("transmitted-letter", "report", "letter")


def make_carrier(
    notation: str = TELEGRAM, identifier: str = "frus1961-63v06/d67", **fields: object
) -> Document:
    values = {"title": "Telegram From the Department of State", "kind": "telegram"}
    return make_document(
        identifier,
        notation,
        **{
            "date_edtf": "1962-10-27",
            "number": "67",
            "position": 67,
            **values,
            **fields,
        },
    )


class TransmittedLetterTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.edition = make_edition()
        cls.carrier = make_carrier(edition=cls.edition)
        cls.letter = Document.objects.get(carrier=cls.carrier)

    def save(self, notation: str = TELEGRAM) -> None:
        save_document(self.carrier, make_tei(notation), Edit())

    def test_it_is_a_document_with_an_address_after_its_carrier(self):
        self.assertEqual(self.letter.identifier, "frus1961-63v06/d67-letter-1")
        self.assertEqual(self.letter.edition, self.edition)
        self.assertTrue(self.letter.is_published)

    def test_its_text_is_the_part_of_its_carrier(self):
        start = self.letter.carried_from
        text = self.letter.text

        self.assertTrue(text.startswith("Dear Mr. Chairman:"))
        self.assertTrue(text.endswith("John F. Kennedy"))
        self.assertEqual(self.carrier.text[start : start + len(text)], text)

    def test_its_pages_and_notes_are_those_within(self):
        pages = [page.label for page in self.letter.pages.all()]
        notes = [note.text for note in self.letter.footnotes.all()]

        self.assertEqual(pages, ["181", "182"])
        self.assertEqual(notes, ["Document 65."])

    def test_its_sides_are_those_that_its_carrier_tells(self):
        sides = self.letter.correspondence_events.values_list("type", "name_as_written")

        self.assertEqual(
            list(sides),
            [("sent", "John F. Kennedy"), ("received", "Chairman Khrushchev")],
        )
        self.assertIn("from John F. Kennedy to Chairman", self.letter.title)

    def test_deriving_again_changes_no_row(self):
        changed = self.letter.changed

        derive_stored(self.letter.pk)

        again = Document.objects.get(carrier=self.carrier)
        self.assertEqual((again.pk, again.changed), (self.letter.pk, changed))

    def test_it_is_public_only_while_its_carrier_is(self):
        self.carrier.status = DocumentStatus.DRAFT
        self.save()

        self.letter.refresh_from_db()
        self.assertFalse(self.letter.is_published)

    def test_it_keeps_its_address_when_its_words_are_corrected(self):
        self.save(TELEGRAM.replace("great care", "the greatest care"))

        again = Document.objects.get(carrier=self.carrier)
        self.assertEqual(again.pk, self.letter.pk)
        self.assertIn("the greatest care", again.text)

    def test_a_rejected_sender_stays_rejected(self):
        sent = self.letter.correspondence_events.get(type="sent")
        sent.decision = CorrespondenceEvent.Decision.REJECTED
        sent.save()

        derive_stored(self.carrier.pk)

        self.assertFalse(self.letter.correspondence_events.filter(type="sent").exists())

    def test_the_address_of_one_that_is_gone_leads_to_its_carrier(self):
        self.save(WITHOUT)

        former = FormerIdentifier.objects.get(identifier=self.letter.identifier)
        self.assertEqual(former.document, self.carrier)
        self.assertFalse(self.carrier.transmitted_letters.exists())

    def test_one_that_an_archivist_worked_on_is_kept_until_its_text_comes_back(self):
        sent = self.letter.correspondence_events.get(type="sent")
        CorrespondenceEvent.objects.filter(pk=sent.pk).update(decision="corrected")
        self.save(WITHOUT)
        self.carrier.refresh_from_db()
        save_document(self.carrier, make_tei(WITHOUT), Edit())

        gone = self.carrier.transmitted_letters.get()
        self.assertEqual(gone.status, DocumentStatus.DRAFT)
        self.client.force_login(make_archivist())
        for document in (self.carrier, gone):
            page = self.client.get(document.get_absolute_url())
            self.assertEqual(page.status_code, 200)

        self.save(TELEGRAM)

        back = self.carrier.transmitted_letters.get()
        self.assertEqual((back.pk, back.status), (self.letter.pk, self.carrier.status))
        self.assertEqual(
            back.correspondence_events.get(pk=sent.pk).decision, "corrected"
        )

    def test_it_is_no_printed_document_of_its_volume(self):
        after = make_document("frus1961-63v06/d68", edition=self.edition, position=68)
        visible = Document.objects.printed()

        contents = Contents(self.edition, visible)

        self.assertEqual(contents.count, 2)
        self.assertEqual(VolumePosition(after, visible).previous, self.carrier)

    def test_it_is_exported_once_with_its_carrier(self):
        exported = export_edition(self.edition, Document.objects.all())

        self.assertEqual(exported.count("Dear Mr. Chairman"), 1)

    def test_each_page_leads_to_the_other(self):
        carrier, letter = (
            self.client.get(document.get_absolute_url())
            for document in (self.carrier, self.letter)
        )

        self.assertContains(carrier, f'href="{self.letter.get_absolute_url()}"')
        self.assertContains(carrier, "page 181")
        self.assertContains(letter, f'href="{self.carrier.get_absolute_url()}"')

    def test_its_citations_name_its_carrier(self):
        address = reverse("letters:document-cite", args=[self.letter.identifier])

        cited = self.client.get(address)

        self.assertContains(
            cited,
            "John F. Kennedy to Chairman Khrushchev, message, [October 27, 1962], "
            "transmitted in Telegram From the Department of State",
        )

    def test_searches_find_it_by_a_kind_of_its_own(self):
        kinds = [
            [
                value.partition("\t")[0]
                for value in DocumentIndex().prepare_kind(document)
            ]
            for document in (self.carrier, self.letter)
        ]

        self.assertEqual(kinds, [["telegram"], ["message", "transmittedletter"]])

    def test_a_search_for_letters_finds_no_other_text_that_is_transmitted(self):
        values = DocumentIndex().prepare_kind(Document(kind="report", carrier_id=1))
        words = frozenset().union(*map(words_of_value, values))

        asked = [parse_query(f"kind:{kind}").root.words for kind in KINDS_ASKED]

        self.assertEqual(
            [words.issuperset(kind) for kind in asked], [True, True, False]
        )

    def test_a_note_outside_of_its_words_is_its_carriers(self):
        inside, outside = (
            target_fields(self.letter, Target(footnote=key), own_notes=["1"])
            for key in ("1", "2")
        )

        self.assertEqual(inside["target_identifier"], self.letter.identifier)
        self.assertEqual(outside["target_identifier"], self.carrier.identifier)

    def test_its_title_names_nobody_whom_only_a_form_of_address_names(self):
        addressed = TELEGRAM.replace(" to Chairman Khrushchev", "")
        self.save(addressed.replace("Dear Mr. Chairman", "MR. PRESIDENT"))
        self.letter.refresh_from_db()

        self.assertEqual(self.letter.title, "Message from John F. Kennedy")

    def test_its_title_names_nobody_who_is_not_certain(self):
        self.save(HANDED_OVER)
        letter = self.carrier.transmitted_letters.get()

        self.assertNotIn("Gromyko", letter.title)
        (sent,) = letter.correspondence_events.filter(type="sent")
        self.assertEqual(
            (sent.name_as_written, sent.certainty), ("Gromyko", "inferred")
        )
        self.assertIn("handed it over", sent.evidence)

    def test_newer_rules_may_doubt_what_older_ones_held_for_stated(self):
        self.save(HANDED_OVER)
        letter = self.carrier.transmitted_letters.get()
        sent = letter.correspondence_events.filter(type="sent")
        for decision, certainty in (("", "inferred"), ("confirmed", "stated")):
            with self.subTest(decision):
                sent.update(certainty="stated", decision=decision)
                derive_stored(self.carrier.pk)

                self.assertEqual(sent.get().certainty, certainty)

    def test_it_states_what_it_answers_itself(self):
        asked = make_document(
            "frus1961-63v06/d66",
            ASKED,
            edition=self.edition,
            date_edtf="1962-10-26",
            kind="letter",
        )

        stated = StatedReply.objects.filter(target=asked)

        self.assertIn(self.letter, [reply.document for reply in stated])

    def test_an_answer_leads_to_it_and_not_to_its_telegram(self):
        make_document(
            "frus1961-63v06/d68",
            ANSWER,
            edition=self.edition,
            date_edtf="1962-10-28",
            kind="letter",
        )

        page = self.client.get(self.letter.get_absolute_url())

        self.assertEqual(
            StatedReply.objects.get(target=self.letter).document.number, ""
        )
        self.assertContains(page, "Answered by")

    def test_a_note_that_names_its_telegram_means_it(self):
        for number, recipient in ((68, "President Kennedy"), (69, "Prime Minister")):
            with self.subTest(recipient):
                noted = ANSWER.replace("to President Kennedy", f"to {recipient}")
                noted = noted.replace("October 27,", "October 27,[^1]")
                answer = make_document(
                    f"frus1961-63v06/d{number}",
                    f"{noted}\n[^1]: Document 67.\n",
                    edition=self.edition,
                    date_edtf="1962-10-28",
                    kind="letter",
                )

                (reply,) = StatedReply.objects.filter(document=answer)

                self.assertEqual(reply.target_identifier, self.carrier.identifier)
                self.assertEqual(reply.target, self.letter)

    def test_the_other_side_is_answered_by_it_and_not_by_its_telegram_too(self):
        answers = [
            SimpleNamespace(
                document=document,
                target=None,
                is_target_visible=False,
                is_here=False,
                is_inferred=False,
                direction=StatedReply.Direction.REPLIES_TO,
                letter_date="",
                evidence="",
                footnote_key="",
            )
            for document in (self.carrier, self.letter)
        ]

        self.assertEqual([each.letter for each in answers_of(answers)], [self.letter])

    def test_the_home_page_counts_letters_apart_from_documents(self):
        page = self.client.get("/")
        self.assertContains(page, "and 1 letter inside them")

    def test_a_letter_without_a_date_has_that_of_its_telegram(self):
        self.assertEqual(self.letter.date_edtf, "1962-10-27")
        self.assertIn("telegram", self.letter.date_reason)

    def test_a_renamed_carrier_takes_its_letters_along(self):
        self.carrier.identifier = "frus1961-63v06/d670"
        self.save()

        self.letter.refresh_from_db()
        self.assertEqual(self.letter.identifier, "frus1961-63v06/d670-letter-1")
        self.assertTrue(
            self.letter.former_identifiers.filter(
                identifier="frus1961-63v06/d67-letter-1"
            ).exists()
        )

    def test_readers_of_a_withdrawn_carrier_find_no_letter(self):
        self.carrier.status = DocumentStatus.DRAFT
        self.save()

        answer = self.client.get(self.letter.get_absolute_url())

        self.assertEqual(answer.status_code, 404)

    def test_it_takes_no_address_of_another_document(self):
        make_document("frus1961-63v06/d70-letter-1", WITHOUT)

        carrier = make_carrier(identifier="frus1961-63v06/d70")

        letter = Document.objects.get(carrier=carrier)
        self.assertEqual(letter.identifier, "frus1961-63v06/d70-letter-2")


class CarriedTitleTests(SimpleTestCase):
    def title(self, words: str, **record: str) -> str:
        carrier = Document(title="Memorandum From Bundy", kind="memorandum")
        carried = TransmittedRecord("letter-1", "other", 0, len(words), "", **record)
        return _title(carrier, CarriedText(carried, "", words, "", None))

    def test_a_text_that_nobody_signed_is_called_by_its_own_heading(self):
        self.assertEqual(
            "“DRAFT MODUS VIVENDI”, transmitted in Memorandum From Bundy",
            self.title("DRAFT MODUS VIVENDI\nThe US and USSR have been discussing."),
        )

    def test_a_text_without_a_heading_is_called_a_text(self):
        self.assertEqual(
            "Text transmitted in Memorandum From Bundy",
            self.title("We agree.\nThat is all."),
        )

    def test_a_text_whose_sides_are_known_is_called_by_them(self):
        title = self.title("DRAFT OF A REPLY\nDear Sir", sender="Kennedy")
        self.assertEqual("Text from Kennedy", title)
