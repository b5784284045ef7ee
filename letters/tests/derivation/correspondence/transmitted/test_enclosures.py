"""Texts printed below the one that encloses them."""

from unittest import TestCase

from letters.tests.derivation.correspondence.transmitted.test_transmitted import (
    LETTER,
    carried,
    words,
)

MEMORANDUM = "Memorandum From Secretary Rusk to President Kennedy"
OWN = f"<p>{'I attach a paper that tells what is proposed. ' * 4}</p>"
PAPER = (
    "<p>It is my desire that final determination of the budget be made this year.</p>"
)
SIGNED = "<closer><signed>Dean Rusk</signed></closer>"


def below(inner):
    return {"inner": f"{OWN}{SIGNED}{inner}", "heading": MEMORANDUM, "signed": ""}


class EnclosureTests(TestCase):
    def test_the_label_may_have_a_number_with_a_full_stop(self):
        texts = words(
            **below(f"<p>Enclosure No. 1</p>{PAPER}<p>Enclosure No. 2</p>{PAPER}")
        )

        self.assertEqual(len(texts), 2)

    def test_each_numbered_attachment_is_a_text(self):
        labels = "[First Attachment]", "[Second Attachment]", "Appendix A", "Appendix B"
        inner = "".join(f"<p>{label}</p>{PAPER}" for label in labels[:2])
        self.assertEqual(len(words(**below(inner))), 2)

        inner = "".join(f"<p>{label}</p>{PAPER}" for label in labels[2:])
        self.assertEqual(len(words(**below(inner))), 2)

    def test_letters_below_one_label_end_at_each_valediction(self):
        letter = f"<p>Dear Norman:</p>{LETTER}<p>Sincerely,</p>"
        texts = words(**below(f"<p>Enclosures</p>{letter}{letter}"))

        self.assertEqual(len(texts), 2)
        self.assertTrue(all(text.startswith("Dear Norman:") for text in texts))
        self.assertTrue(all(text.endswith("Sincerely,") for text in texts))

    def test_a_salutation_within_a_letter_begins_no_other(self):
        inner = (
            f"<p>Enclosure</p><p>Dear Norman:</p>{LETTER}<p>Mr. President:</p>{LETTER}"
        )

        self.assertEqual(len(words(**below(inner))), 1)

    def test_a_sheet_without_a_label_begins_at_its_head(self):
        sheet = (
            "<p>NATIONAL SECURITY COUNCIL</p><p>{}</p>"
            f"<p>TO: The Secretary of State</p>{{}}{PAPER}{OWN}"
        )
        head = sheet.format("MEMORANDUM FOR THE PRESIDENT", "")
        study = sheet.format("National Security Study Memorandum", "")
        first, second = carried(**below(f"<p>Attachments</p>{head}{study}"))

        self.assertEqual(second.recipient, "The Secretary of State")
        self.assertGreater(second.start, first.end)

    def test_a_list_of_attachments_stands_above_a_telegram_with_its_addressees(self):
        listed = (
            "<list><head>Attachments:</head><item>1. Telegram to Kampala</item>"
            "<item>2. Reference Telegrams</item></list><p>DEPARTMENT OF STATE</p>"
            "<list><head>ACTION:</head><item>AMEMBASSY KAMPALA</item></list>"
            "<list><head>INFO:</head><item>AMEMBASSY LONDON</item></list>"
            "<p>JOINT STATE/AID MESSAGE</p>"
        )
        (text,) = carried(**below(f"{listed}{PAPER}{OWN}"))

        self.assertEqual(text.recipient, "Amembassy Kampala")

    def test_a_letter_alone_below_a_memorandum_needs_no_label(self):
        letter = f"<p>Dear General Gowon:</p>{LETTER}"
        told = "<p>That you sign the letter at Tab A.</p>"
        texts = {
            told: words(f"{OWN}{told}{letter}", heading=MEMORANDUM, signed=""),
            "": words(f"{OWN.replace('attach', 'have')}{letter}", heading=MEMORANDUM),
        }

        self.assertTrue(texts[told][0].startswith("Dear General Gowon:"))
        self.assertEqual(texts[""], [])

    def test_the_only_line_that_names_a_text_is_no_text(self):
        name = (
            "Memcon of meeting with Mr. Arikpo at residence of the Ambassador on Sunday"
        )
        listed = f"<p>Attachment</p><p>{name}, October 12, 1969</p>"

        self.assertEqual(words(**below(listed)), [])

    def test_a_memorandum_of_one_line_that_says_what_is_attached_may_carry(self):
        covering = (
            "<p>Attached is an issues paper on relations that was prepared for the briefing"
            " by the Secretary</p>"
        )
        for label in ("Attachment:", "Atts:"):
            with self.subTest(label):
                inner = f"{covering}<p>{label}</p><p>Issues Paper</p>{PAPER}{OWN}"
                texts = words(inner, heading=MEMORANDUM, signed="")

                self.assertEqual(len(texts), 1)

    def test_minutes_in_a_list_may_have_an_annex(self):
        items = (
            f"<list><item>{'The Council noted what was presented. ' * 5}</item></list>"
        )
        annex = (
            "<p>[Annex]</p><p>Memorandum by the Special Assistant (Cutler)</p>"
            f"<dateline>Washington, July 16, 1953.</dateline>{PAPER}{OWN}"
        )
        heading = "Minutes of the 155th Meeting of the National Security Council"

        self.assertEqual(len(words(f"{items}{annex}", heading=heading, signed="")), 1)

    def test_an_enclosure_of_an_enclosure_is_another_text(self):
        texts = words(
            **below(
                f"<p>[Enclosure]</p>{PAPER}<p>[Subenclosure]</p><p>A PLAN</p>{PAPER}"
            )
        )

        self.assertEqual(len(texts), 2)
        self.assertTrue(texts[1].startswith("A PLAN"))

    def test_a_letter_on_a_sheet_of_its_own_begins_at_its_salutation(self):
        (found,) = carried(
            f"{OWN}<p>THE WHITE HOUSE</p><p>WASHINGTON</p><p>June 20, 1973</p>"
            f"<p>Dear Mr. Secretary:</p>{LETTER}<p>Sincerely,</p><p>His Excellency</p>"
            "<p>Edward Gierek</p><p>Warsaw, Poland</p>",
            heading=MEMORANDUM,
            signed="<closer><signed>Richard Nixon</signed></closer>",
        )

        self.assertEqual(
            (found.sender, found.recipient, found.date),
            ("Richard Nixon", "Edward Gierek", "1973-06-20"),
        )

    def test_a_date_without_a_salutation_begins_no_letter(self):
        self.assertEqual(
            words(f"{OWN}<p>June 20, 1973</p>{LETTER}", heading=MEMORANDUM), []
        )

    def test_a_conversation_below_a_memorandum_is_a_text(self):
        (text,) = words(
            f"{OWN}<p>MEMORANDUM OF CONVERSATION</p>{PAPER}",
            heading=MEMORANDUM,
            signed="",
        )

        self.assertTrue(text.startswith("It is my desire"))

    def test_the_signature_of_a_telegram_is_not_its_attachment_s(self):
        (text,) = words(
            f"{OWN}<p>Attachment</p><p>Draft Cable to Tunis</p>{PAPER}"
            "<p>Warm regards. Henry A. Kissinger.</p>"
        )

        self.assertTrue(text.endswith("Kissinger."))

    def test_who_prepared_a_paper_stands_below_its_title(self):
        (found,) = carried(
            **below(
                "<p>[Tab A]</p><p>A REVIEW OF POLICY</p><p>(Prepared by the Department of "
                f"State as a background paper)</p>{PAPER}"
            )
        )

        self.assertEqual(found.sender, "the Department of State")

    def test_a_note_names_its_state_in_its_heading(self):
        (found,) = carried(
            **below(
                "<p>Tab A</p><p>United States Oral Note</p>"
                f"<dateline>Washington, October 9, 1970.</dateline>{PAPER}"
            )
        )

        self.assertEqual(found.sender, "United States Government")

    def test_its_references_are_of_its_head(self):
        (text,) = words(
            **below(
                "<p>[Enclosure]</p><p>Memorandum by the President to the Secretary of "
                "Defense</p><dateline>Washington, June 28, 1952.</dateline>"
                "<p>REFERENCES</p><p>1. Your memorandum</p><p>2. NSC 5704/3</p>"
                f"<p>3. EDAC D–154</p>{PAPER}"
            )
        )

        self.assertTrue(text.startswith("It is my desire"))

    def test_the_day_below_a_note_is_its_date(self):
        (found,) = carried(
            **below(
                "<p>[Enclosure]</p><p>The Japanese Ministry of Foreign Affairs to the "
                f"United States Embassy</p>{LETTER}<p>Tokyo, June 24, 1953.</p>"
            )
        )

        self.assertEqual(found.date, "1953-06-24")

    def test_it_begins_below_its_label_heading_dateline_and_marking(self):
        (text,) = words(
            **below(
                "<p>[Enclosure]</p><p>Memorandum by the President to the Secretary of "
                "Defense</p><dateline>Washington, June 28, 1952.</dateline>"
                f"<p>Secret</p>{PAPER}<closer><signed>Harry S. Truman</signed></closer>"
            )
        )

        self.assertTrue(text.startswith("It is my desire"))
        self.assertTrue(text.endswith("Harry S. Truman"))

    def test_its_heading_and_signature_say_whose_it_is_and_when(self):
        (found,) = carried(
            **below(
                "<p>[Enclosure]</p><p>Memorandum by the President to the Secretary of "
                "Defense</p><dateline>Washington, June 28, 1952.</dateline>"
                f"{PAPER}<closer><signed>Harry S. Truman</signed></closer>"
            )
        )

        self.assertEqual(
            (found.sender, found.recipient, found.date, found.kind),
            ("Harry S. Truman", "the Secretary of Defense", "1952-06-28", "memorandum"),
        )
        self.assertTrue(found.evidence.startswith("[Enclosure] Memorandum by"))

    def test_the_head_of_a_memorandum_says_whom_it_is_for(self):
        (found,) = carried(
            **below(
                "<p>Attachment</p><p>THE UNDER SECRETARY OF STATE<lb/>WASHINGTON<lb/>"
                "March 10, 1970</p><p>MEMORANDUM FOR THE PRESIDENT</p><list><head>Subject:"
                f"</head><item>Nigeria</item></list>{PAPER}"
                "<closer><signed>Elliot L. Richardson</signed></closer>"
            )
        )

        self.assertEqual(
            (found.sender, found.recipient, found.date),
            ("Elliot L. Richardson", "President Nixon", "1970-03-10"),
        )

    def test_a_second_memorandum_needs_no_label(self):
        (text,) = words(
            **below(
                "<p>ASSISTANT SECRETARY OF DEFENSE</p><p>7 MAR 1973</p>"
                f"<p>MEMORANDUM FOR THE CHAIRMAN</p><p>SUBJECT: Ports</p>{PAPER}"
            )
        )

        self.assertTrue(text.startswith("It is my desire"))

    def test_its_own_title_is_of_its_words(self):
        (text,) = words(
            **below(f"<p>[Attachment]</p><p>PLAN FOR THE BUDGET</p>{PAPER}")
        )

        self.assertTrue(text.startswith("PLAN FOR THE BUDGET\nIt is"))

    def test_a_line_above_its_dateline_is_a_heading(self):
        (text,) = words(
            **below(
                "<p>Tab A</p><p>United States Oral Note</p>"
                f"<dateline>Washington, October 9, 1970.</dateline>{PAPER}"
            )
        )

        self.assertTrue(text.startswith("It is my desire"))

    def test_an_editor_s_word_of_the_signature_is_of_it(self):
        (found,) = carried(
            **below(
                f"<p>[Tab A]</p><p>Dear Mr. Premier:</p>{PAPER}<p>[signed Richard Nixon]</p>"
            )
        )

        self.assertEqual(found.sender, "Richard Nixon")

    def test_a_memorandum_of_conversation_begins_below_its_heading(self):
        (text,) = words(
            **below(
                "<p>Enclosure</p><p>Memorandum of a Conversation Between the President and "
                f"the Ambassador</p>{PAPER}"
            )
        )

        self.assertTrue(text.startswith("It is my desire"))

    def test_the_day_of_a_conversation_stands_in_its_heading(self):
        (found,) = carried(
            **below(
                "<p>[Enclosure]</p><p>Memorandum of a Conversation Between Mr. Fine and Mr."
                f" Ladejinsky, Saigon, July 11, 1960, 9 a.m.</p>{PAPER}"
            )
        )

        self.assertEqual(found.date[:10], "1960-07-11")

    def test_who_drafted_it_stands_above_its_words(self):
        (text,) = words(
            **below(
                "<p>Enclosures As Stated</p><p>Drafted by:</p><p>AF:NRawls</p><p>Drafting"
                f" Date:</p><p>6/21/71</p>{PAPER}"
            )
        )

        self.assertTrue(text.startswith("It is my desire"))

    def test_a_body_may_write_for_an_officer(self):
        (found,) = carried(
            **below(
                "<p>[Enclosure]</p><p>Memorandum by the Joint Chiefs of Staff for the"
                f" Secretary of Defense (Forrestal)</p>{PAPER}"
            )
        )

        self.assertEqual(found.recipient, "the Secretary of Defense (Forrestal)")

    def test_a_body_stays_the_sender_whoever_signs_for_it(self):
        (found,) = carried(
            **below(
                "<p>[Enclosure]</p><p>Memorandum by the Joint Chiefs of Staff to the "
                f"Secretary of Defense (Wilson)</p>{PAPER}<closer><signed>For the Joint "
                "Chiefs of Staff:<lb/>J. Lawton Collins</signed></closer>"
            )
        )

        self.assertEqual(found.sender, "the Joint Chiefs of Staff")

    def test_an_attachment_that_is_encoded_is_found_as_well(self):
        frus = 'xmlns:frus="http://history.state.gov/frus/ns/1.0"'
        (found,) = carried(
            **below(
                f"<frus:attachment {frus}><head>The Ambassador in Japan (Murphy) to the "
                f"Secretary of State</head><salute>Dear Foster:</salute>{PAPER}"
                "</frus:attachment>"
            )
        )

        self.assertEqual(found.sender, "the Ambassador in Japan (Murphy)")
        self.assertEqual((found.salutation, found.kind), ("Dear Foster", "letter"))

    def test_a_title_with_the_word_to_names_nobody(self):
        title = "Agreements That Might be Concluded During President Nixon’s Visit to the USSR"

        (found,) = carried(**below(f"<p>[Tab A]</p><p>{title}</p>{PAPER}"))

        self.assertEqual((found.sender, found.recipient), ("", ""))

    def test_each_enclosure_is_a_text(self):
        found = carried(**below(f"<p>[Tab A]</p>{PAPER}<p>[Tab B]</p>{PAPER}{LETTER}"))

        self.assertEqual([text.key for text in found], ["letter-1", "letter-2"])

    def test_what_is_only_named_is_none(self):
        for inner in (
            "<p>Attachment</p>",
            "<p>[Tab A]</p><p>[Not printed.]</p>",
            "<p>Attachments</p><p>Tab A - Letter to the President</p><p>Tab B - Plan</p>",
            "<list><head>Attachments:</head><item>Tab A - Letter</item></list>",
        ):
            with self.subTest(inner):
                self.assertEqual(carried(**below(inner)), [])

    def test_a_part_of_an_enclosure_is_none_of_its_own(self):
        (text,) = words(**below(f"<p>[Attachment]</p>{PAPER}<p>Appendix</p>{PAPER}"))

        self.assertIn("Appendix", text)

    def test_an_annex_of_a_report_is_a_text_only_with_a_date_of_its_own(self):
        for head, count in (
            ("<dateline>Washington, April 20, 1960.</dateline>", 1),
            ("", 0),
        ):
            with self.subTest(head):
                found = carried(
                    f"{OWN}<p>Annex C</p>{head}{PAPER}",
                    heading="Operations Coordinating Board Report",
                    signed="",
                )
                self.assertEqual(len(found), count)

    def test_whose_plan_was_submitted_wrote_it(self):
        (found,) = carried(
            **below(
                "<p>Appendix</p><p>Plan Submitted by the Commander in Chief, Pacific "
                f"(Felt)</p><dateline>Honolulu, undated.</dateline>{PAPER}"
            )
        )

        self.assertEqual(found.sender, "the Commander in Chief, Pacific (Felt)")

    def test_a_name_tells_more_than_the_office_that_it_signs_for(self):
        (found,) = carried(
            **below(
                "<p>Enclosure 1</p><p>Letter to the American Ambassador, Tehran from the "
                "Acting Assistant Secretary for Near Eastern Affairs</p><dateline>Washington, "
                f"August 11, 1961.</dateline><p>Dear Julius:</p>{PAPER}<p>Sincerely,</p>"
                "<p>Armin H. Meyer</p>"
            )
        )

        self.assertEqual(found.sender, "Armin H. Meyer")

    def test_it_may_stand_below_a_list_of_what_is_attached(self):
        for listed in (
            "<p>Attachment:</p><p>Outline of Proposed Actions</p>",
            "<p>Enclosure:</p><p>As stated.</p><p>DEPARTMENT OF STATE<lb/>OCT 24 1969</p>",
            "<p>Attachment: Memo of 12/4/70</p>",
        ):
            with self.subTest(listed):
                (text,) = words(**below(f"{listed}{LETTER}"))

                self.assertTrue(text.startswith("I have received your letter"))

    def test_a_list_of_what_is_attached_is_no_text(self):
        listed = (
            "<p>Attachment:</p><p>Memorandum to the President</p><p>cc: Mr. Ball</p>"
        )

        self.assertEqual(words(**below(listed)), [])

    def test_the_day_may_stand_in_its_letterhead(self):
        letterhead = (
            "<p>DEPARTMENT OF STATE<lb/>Washington, D.C. 20520<lb/>DEC 4 1970</p>"
        )

        (found,) = carried(**below(f"<p>Attachment</p>{letterhead}{LETTER}"))

        self.assertEqual(found.date, "1970-12-04")

    def test_a_title_of_one_word_in_capitals_is_of_the_text(self):
        (text,) = words(**below(f"<p>Tab B</p><p>COMMENTARY</p>{LETTER}"))

        self.assertTrue(text.startswith("COMMENTARY"))

    def test_a_title_that_names_a_month_in_brackets_is_of_the_text(self):
        title = "EGYPTIAN PLANS FOR A UNITED STATE (JANUARY, 1956)"

        (text,) = words(**below(f"<p>[Enclosure]</p><p>{title}</p>{LETTER}"))

        self.assertTrue(text.startswith(title))

    def test_what_is_attached_may_stand_below_the_signature_alone(self):
        told = (
            "<p>I presented the note (attached), which she read with care and kept.</p>"
        )
        signed = "<p>V. James Fazio</p><p>Deputy Director</p>"

        found = words(f"{told}{signed}{LETTER}", heading=MEMORANDUM, signed="")

        self.assertTrue(found[0].startswith("I have received your letter"))

    def test_a_title_within_a_memorandum_begins_no_attachment(self):
        told = (
            "<p>I presented the note (attached), which she read with care and kept.</p>"
        )

        found = words(
            f"{told}<p>The Middle East</p>{LETTER}", heading=MEMORANDUM, signed=""
        )

        self.assertEqual(found, [])


class NoEnclosureTests(TestCase):
    def test_a_field_of_an_airgram_names_what_goes_with_it(self):
        heading = "Airgram A-230 From the Mission in Berlin to the Embassy in Germany"
        title = "<p>Status of Current Efforts for the Establishment of Offices.</p>"
        summary = f"<p>Summary: {OWN[3:]}"
        for end, many in (("<p>End Summary.</p>", 0), (SIGNED, 1)):
            inner = f"{summary}{end}<p>Enclosure:</p>{title}{OWN}"
            with self.subTest(end):
                self.assertEqual(len(words(inner, heading=heading)), many)

    def test_a_list_of_tabs_is_no_text(self):
        tabs = (
            "Tab A Fanfani Proposal Tab B OECD Program Tab C U.S. Proposal for Oceans"
        )

        self.assertEqual(words(**below(f"<p>ATTACHMENTS</p><p>{tabs}</p>")), [])

    def test_the_head_of_a_conversation_begins_no_other_below_its_participants(self):
        present = (
            "Brent Scowcroft, Deputy Assistant for National Security Affairs, " * 2
        )
        inner = (
            f"<list><item>{present}</item></list><p>MEMORANDUM OF CONVERSATION</p>"
            f"<p>August 3, 1975</p>{PAPER}{PAPER}"
        )

        self.assertEqual(
            words(inner, heading="Memorandum of Conversation", signed=""), []
        )

    def test_a_period_that_a_paper_is_about_is_not_its_date(self):
        title = "<p>SUMMARY OF DELIVERIES</p><p>July 1, 1962, through June 30, 1967</p>"
        (text,) = carried(**below(f"<p>Annex A</p>{title}{PAPER}"))

        self.assertEqual(text.date, "")

    def test_an_airgram_has_its_sides_in_its_fields(self):
        head = "Department of State AIRGRAM A-176", "TO:", "Department of State"
        more = "DEPT PASS: Other Interested Posts", "FROM:", "Amembassy, Tripoli"
        inner = "".join(f"<p>{line}</p>" for line in (*head, *more))
        (text,) = carried(**below(f"<p>Attachment:</p><p>A-176</p>{inner}{OWN}{PAPER}"))

        self.assertEqual(
            (text.sender, text.recipient), ("Amembassy, Tripoli", "Department of State")
        )

    def test_an_editors_label_needs_no_prose_above_it(self):
        talk = "<p>Chou: Have you been there?</p>" * 3
        (text,) = words(
            inner=f"{talk}<p>[ATTACHMENT]</p>{PAPER}{OWN}", heading=MEMORANDUM
        )

        self.assertTrue(text.startswith("It is my desire"))

    def test_a_label_above_all_names_the_document_itself(self):
        self.assertEqual(
            words(inner=f"<p>[Enclosure]</p>{PAPER}{OWN}", heading=MEMORANDUM), []
        )

    def test_numbered_labels_below_one_without_a_number_are_of_its_parts(self):
        parts = f"<p>Attachment 1: Forces</p>{OWN}<p>Attachment 2: Policy</p>{OWN}"

        self.assertEqual(len(words(**below(f"<p>Attachment</p>{PAPER}{parts}"))), 1)

    def test_a_heading_below_a_signature_begins_a_paper(self):
        head = "<p>Paper Prepared in the Department of State</p>"
        (text,) = carried(**below(f"{head}{PAPER}{OWN}"))

        self.assertEqual(text.sender, "the Department of State")

    def test_an_annex_that_is_called_a_telegram_is_no_part_of_a_report(self):
        title = "<p>TELEGRAM OF OCTOBER 21 TO THE AMERICAN AMBASSADOR IN CAIRO</p>"
        report = "12. Paper Agreed Upon at the Conference at Bermuda"
        for head, found in ((title, 1), ("<p>OTHER DEVELOPMENTS</p>", 0)):
            with self.subTest(head):
                inner = f"{OWN}<p>Annex</p>{head}{OWN}"
                texts = carried(inner=inner, heading=report)
                self.assertEqual(
                    [(text.recipient, text.date) for text in texts],
                    [("the American Ambassador", "1962-10-21")] * found,
                )

    def test_the_signature_below_all_is_the_carriers(self):
        listed = "<p>List B</p><p>[Enclosure]</p>"
        (text,) = words(
            inner=f"{OWN}{listed}{PAPER}",
            heading="Telegram From the Department of State to the Embassy in France",
        )

        self.assertTrue(text.endswith("be made this year."))
