"""The labels by which lists tell documents apart."""

from unittest import TestCase

from letters.derivation.correspondence.sides.headings import document_title
from letters.derivation.description.document_kinds import DocumentKind, find_kind
from letters.derivation.description.labels import (
    LONGEST_LABEL,
    Described,
    conversation_about,
    label_of,
)
from letters.derivation.text.main_text import MainText
from letters.tei.body import read_document
from letters.tests.derivation.texts import records_of_tei

PEOPLE = """<list type="participants"><head>PARTICIPANTS</head>
<item>Secretary Rusk</item><item>Mr. Gromyko</item></list>"""
BERLIN = """<list type="subject"><head>SUBJECT</head><item>Berlin</item></list>"""


def label(markup, *, title=None, kind=None, subjects=None):
    records = records_of_tei(markup)
    body = read_document(f'<div xmlns="http://www.tei-c.org/ns/1.0">{markup}</div>')
    heading = document_title(MainText(body).heading_words)
    described = Described(
        heading if title is None else title,
        kind or find_kind(MainText(body)),
        records.subjects if subjects is None else subjects,
    )
    return label_of(described, records)


def conversation(*parts, head="12. Memorandum of Conversation"):
    return f"<head>{head}</head>{''.join(parts)}<p>The Secretary opened the talk.</p>"


class ConversationTests(TestCase):
    def test_it_has_kind_subject_and_people(self):
        self.assertEqual(
            label(conversation(BERLIN, PEOPLE)),
            "Memorandum of conversation: Berlin. Rusk, Gromyko",
        )

    def test_a_subject_that_only_says_who_spoke_is_left_out(self):
        for subject, shown in (
            ("Conversation Between Secretary Rusk and Mr. Gromyko", ""),
            ("Conversation between Rusk and Gromyko on Berlin", None),
            ("Conversation with the Soviet Foreign Minister", None),
        ):
            with self.subTest(subject):
                told = BERLIN.replace("Berlin", subject)
                expected = f"{subject}. " if shown is None else shown
                self.assertEqual(
                    label(conversation(told, PEOPLE)),
                    f"Memorandum of conversation: {expected}Rusk, Gromyko",
                )

    def test_the_parties_of_its_heading_are_its_people(self):
        head = "Memorandum of a Conversation Between Mr. Rusk and Mr. Gromyko, Geneva"
        self.assertEqual(
            label(conversation(head=head)),
            "Memorandum of a conversation: Rusk, Gromyko",
        )

    def test_without_people_it_has_the_subject(self):
        self.assertEqual(
            label(conversation(BERLIN)), "Memorandum of conversation: Berlin"
        )

    def test_who_wrote_it_down_tells_it_too(self):
        head = "Memorandum of Conversation, by the Director (Butterworth)"
        self.assertEqual(
            label(conversation(head=head)),
            "Memorandum of conversation: by Butterworth",
        )

    def test_without_both_it_has_the_beginning_of_the_text(self):
        self.assertEqual(
            label(conversation()),
            "Memorandum of conversation: The Secretary opened the talk",
        )

    def test_an_office_behind_the_subject_begins_a_sentence(self):
        head = "Memorandum of a Conversation Between the Secretary and Mr. Yang"
        self.assertEqual(
            label(conversation(BERLIN, head=head)),
            "Memorandum of a conversation: Berlin. The Secretary, Yang",
        )

    def test_a_council_is_told_by_its_title(self):
        present = (
            "<p>Present at the 139th meeting were the President of the United States; "
            "the Vice President of the United States; and Mr. Robert Cutler.</p>"
        )
        head = "Memorandum of Conference at the 139th Meeting of the Council"
        self.assertEqual(label(conversation(present, head=head)), "")

    def test_a_long_subject_leaves_room_for_the_people(self):
        subject = f'<list type="subject"><item>{"Berlin and Laos " * 20}</item></list>'
        made = label(conversation(subject, PEOPLE))
        self.assertLessEqual(len(made), LONGEST_LABEL)
        self.assertTrue(made.endswith(" …; Rusk, Gromyko"))


class CorrespondenceTests(TestCase):
    def telegram(self, number="1234. ", signed="Thompson"):
        return (
            "<head>Telegram From the Embassy in the Soviet Union to the Department of "
            'State</head><dateline><placeName>Moscow</placeName>, <date when="1962-10-27">'
            f"October 27, 1962</date>.</dateline><p>{number}I saw him.</p>"
            f"<closer><signed>{signed}</signed></closer>"
        )

    def test_a_signature_in_capitals_is_a_name_in_small_letters(self):
        for signed, shown in (("THOMPSON", "Thompson"), ("MCGHEE", "MCGHEE")):
            with self.subTest(signed):
                made = label(self.telegram(signed=signed))
                self.assertTrue(made.startswith(f"{shown}, Moscow, to the Department"))

    def test_a_telegram_has_who_signed_it_and_where(self):
        self.assertEqual(
            label(self.telegram()),
            "Thompson, Moscow, to the Department of State, telegram 1234",
        )

    def test_the_first_paragraph_of_a_numbered_text_is_no_number_of_a_telegram(self):
        self.assertTrue(label(self.telegram("1. ")).endswith(", telegram"))

    def test_the_department_sends_what_its_secretary_signs(self):
        markup = (
            "<head>Telegram From the Department of State to the Embassy in Laos</head>"
            "<p>Tell him.</p><closer><signed>Rusk</signed></closer>"
        )
        self.assertEqual(
            label(markup), "Department of State to the Embassy in Laos, telegram"
        )

    def test_a_memorandum_has_its_people_and_its_subject(self):
        markup = (
            "<head>Memorandum From the President’s Assistant (Bundy) to President "
            f"Kennedy</head>{BERLIN}<p>Text.</p>"
        )
        self.assertEqual(
            label(markup), "Bundy to President Kennedy, memorandum: Berlin"
        )

    def test_without_a_recipient_the_title_tells_it(self):
        markup = f"<head>Memorandum Prepared in the Embassy</head>{BERLIN}<p>Text.</p>"
        self.assertEqual(label(markup), "Memorandum Prepared in the Embassy: Berlin")


class EditorialNoteTests(TestCase):
    def test_it_has_its_first_clause(self):
        markup = (
            "<head>20. Editorial Note</head><p>On March 5, 1962, the Ambassador saw the "
            "Chairman. They spoke of Laos.</p>"
        )
        self.assertEqual(
            label(markup),
            "Editorial note: On March 5, 1962, the Ambassador saw the Chairman",
        )

    def test_one_that_begins_with_a_long_quotation_keeps_its_title(self):
        markup = f"<head>Editorial Note</head><p>“{'Berlin is a city ' * 20}”</p>"
        self.assertEqual(label(markup), "Editorial note")


class TitleTests(TestCase):
    def test_what_an_archivist_has_typed_stays(self):
        self.assertEqual(label(conversation(BERLIN), title="Rusk on Berlin"), "")

    def test_a_title_that_tells_enough_has_no_label(self):
        markup = "<head>National Security Action Memorandum No. 109</head><p>Text.</p>"
        self.assertEqual(label(markup), "")

    def test_behind_the_subject_of_a_title_there_is_no_other(self):
        markup = "<head>Memorandum for the President: Contingencies</head><p>Text.</p>"
        for subjects in (["Contingencies"], ["Barrage planning, Skagerrak"], []):
            with self.subTest(subjects):
                self.assertEqual(label(markup, subjects=subjects), "")

    def test_a_subject_of_the_record_goes_before_the_printed_one(self):
        self.assertEqual(
            label(conversation(BERLIN), subjects=["Access to Berlin"]),
            "Memorandum of conversation: Access to Berlin",
        )

    def test_markup_in_a_text_is_words_like_others(self):
        subject = '<list type="subject"><item>A &lt;b&gt; &amp; C</item></list>'
        self.assertTrue(label(conversation(subject)).endswith(": A <b> & C"))


class AboutTests(TestCase):
    def test_a_title_that_is_only_a_kind_is_completed(self):
        people = [("Secretary Rusk", ""), ("Mr. Gromyko", "")]
        for title, about in (
            ("Memorandum of Conversation", "Berlin; Rusk, Gromyko"),
            ("Memorandum of Conversation With Mr. Gromyko", ""),
        ):
            with self.subTest(title):
                self.assertEqual(conversation_about(title, ["Berlin"], people), about)

    def test_a_title_of_another_form_stays_whatever_the_kind(self):
        for kind in DocumentKind:
            with self.subTest(kind):
                made = label("<head>A Title</head><p>Text.</p>", kind=kind)
                self.assertEqual(made, "")
