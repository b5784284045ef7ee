"""Texts that another one carries: what is one, what is none, whose it is and when."""

from unittest import TestCase

from letters.derivation.derive import derive
from letters.derivation.model import Context, KnownKeys
from letters.tei.body import read_document
from letters.tei.source import TEI_NAMESPACE

TO_MOSCOW = "Telegram From the Department of State to the Embassy in the Soviet Union"
FROM_MOSCOW = "Telegram From the Embassy in the Soviet Union to the Department of State"
DATELINE = (
    '<dateline>Washington, <date when="1962-10-23">October 23, 1962</date>.</dateline>'
)
LETTER = (
    "<p>I have received your letter of October twenty-third. I think you will recognize "
    "that the steps which started the current chain of events was the action of your "
    "Government in secretly furnishing missiles to another country. I hope that your ships "
    "observe the terms of the quarantine against offensive weapons to Cuba.</p>"
)
SIGNED = "<closer><signed>Rusk</signed></closer>"


def records(inner, heading=TO_MOSCOW, signed=SIGNED):
    body = read_document(
        f'<div xmlns="{TEI_NAMESPACE}"><head>{heading}</head>{DATELINE}{inner}{signed}</div>'
    )
    return derive(body, KnownKeys(), Context())


def carried(inner, **told):
    return records(inner, **told).transmitted


def words(inner, **told):
    found = records(inner, **told)
    return [found.text[text.start : text.end] for text in found.transmitted]


class PlaceTests(TestCase):
    def test_a_quoted_letter_begins_at_its_salutation_and_ends_at_its_signature(self):
        (text,) = words(
            "<p>985. You should deliver following letter addressed by the President to "
            f"Chairman Khrushchev.</p><p>“Dear Mr. Chairman:</p>{LETTER}"
            "<p>Sincerely, JFK.”</p><p>Report time of delivery.</p>"
        )

        self.assertTrue(text.startswith("Dear Mr. Chairman:\nI have received"))
        self.assertTrue(text.endswith("Sincerely, JFK."))

    def test_straight_marks_of_quotation_are_read_as_well(self):
        (text,) = words(
            "<p>Deliver following message to Khrushchev from the President.</p>"
            f'<p>"Dear Mr. Chairman:</p>{LETTER}<p>John F. Kennedy"</p>'
        )

        self.assertTrue(text.endswith("\nJohn F. Kennedy"))

    def test_a_title_of_the_text_may_stand_for_its_announcement(self):
        (text,) = carried(
            "<p>You may deliver it or not.</p><p>Message from President Johnson to "
            f"President Thieu:</p><p>“I have read the report.</p>{LETTER[:-4]}”</p>"
        )

        self.assertEqual(
            (text.sender, text.recipient), ("President Johnson", "President Thieu")
        )

    def test_a_title_may_stand_between_a_text_and_its_announcement(self):
        (text,) = carried(
            "<p>Following is text statement prepared by McNaughton on question:</p>"
            f"<p>Text of statement in the Council on March 21, 1949.</p><p>“{LETTER[3:-4]}”"
            "</p>"
        )

        self.assertEqual(text.sender, "McNaughton")

    def test_what_is_given_below_is_announced_too(self):
        (text,) = words(
            "<p>Below is verbatim text of review approved at meeting:</p>"
            f"<p>“The Council: {LETTER[3:-4]}”</p>"
        )

        self.assertTrue(text.startswith("The Council:"))

    def test_who_handed_a_note_in_is_told_after_the_hour(self):
        (text,) = carried(
            "<p>The following aide-mémoire dated January 25 was handed to me this morning "
            f"by the Foreign Minister:</p><p>“{LETTER[3:-4]}”</p>"
        )

        self.assertEqual(text.sender, "the Foreign Minister")

    def test_words_that_begin_and_end_a_text_are_not_of_it(self):
        for begin, end in (
            ("<p>Begin text.</p>", "<p>End text.</p>"),
            ("<p>Begin Verbatim Text:</p>", "<p>End Verbatim Text.</p>"),
            ("<p>Verbatim Text.</p>", "<p>End Verbatim Text.</p>"),
            ("<p>2. Begin message.</p>", "<p>End message.</p>"),
        ):
            with self.subTest(begin):
                (text,) = words(
                    "<p>1. Please deliver following message to Prime Minister.</p>"
                    f"{begin}{LETTER}{end}<p>Repeat to London.</p>"
                )
                self.assertTrue(text.startswith("I have received your letter"))
                self.assertTrue(text.endswith("weapons to Cuba."))

    def test_each_paragraph_of_a_quotation_may_open_it_again(self):
        (text,) = words(
            "<p>Please convey following message to King:</p>"
            "<p>“I have followed with concern the problem of the oasis, and I am informed "
            "of the views that you hold of its future.</p>"
            "<p>“I am instructing the Ambassador to keep in close touch with you on this "
            "“issue” and on other matters of common interest between us.”</p>"
            "<p>This and following telegram constitute message.</p>"
        )

        self.assertTrue(text.endswith("common interest between us."))

    def test_a_letter_without_marks_ends_with_its_signature(self):
        (text,) = words(
            "<p>Following is text of letter from Khrushchev to the President.</p>"
            f"<p>Dear Mr. President:</p>{LETTER}<p>Respectfully yours,</p>"
            "<p>/s/ N. Khrushchev</p><p>Original of letter being airpouched.</p>",
            heading=FROM_MOSCOW,
        )

        self.assertTrue(text.endswith("/s/ N. Khrushchev"))

    def test_what_a_telegram_announces_last_is_the_rest_of_it(self):
        (text,) = words(
            "<p>749. Following is evaluation of coup possibilities prepared by Mission "
            f"Intelligence Committee:</p>{LETTER}{LETTER}",
            heading=FROM_MOSCOW,
        )

        self.assertTrue(text.startswith("I have received"))
        self.assertTrue(text.endswith("weapons to Cuba."))

    def test_a_letter_to_a_person_in_a_telegram_between_offices_is_carried(self):
        (text,) = words(
            "<p>Cahto 5. For Acting Secretary for President from Secretary.</p>"
            f"<p>“Dear Mr. President:</p>{LETTER}<p>“Faithfully,</p><p>“Signed: Chris”</p>"
        )

        self.assertTrue(text.startswith("Dear Mr. President:"))
        self.assertTrue(text.endswith("Signed: Chris"))

    def test_an_editorial_note_gives_a_text_in_its_sentence(self):
        quoted = "The Pres. said he has decided that he will talk of trade. " * 5
        (text,) = words(
            "<p>The memorandum of a telephone call that Dulles received early in the "
            f"evening reads: “{quoted}” (Memorandum by Bernau)</p>",
            heading="Editorial Note",
            signed="",
        )

        self.assertEqual(text, quoted.strip())

    def test_a_quoted_letter_may_have_the_number_of_its_paragraph(self):
        (text,) = words(
            "<p>1. Transmit following message to Prime Minister from President:</p>"
            f"<p>2. “Dear Mr. Prime Minister: I am glad.</p><p>3. “{LETTER[3:-4]}”</p>"
        )

        self.assertTrue(text.startswith("Dear Mr. Prime Minister: I am glad."))
        self.assertTrue(text.endswith("weapons to Cuba."))

    def test_what_is_omitted_from_a_letter_does_not_end_it(self):
        (text,) = words(
            f"<p>For President from Secretary.</p><p>Dear Mr. President:</p>{LETTER}"
            "<p>[Here follow two paragraphs on other matters.]</p>"
            "<p>Faithfully yours, Foster</p>"
        )

        self.assertTrue(text.endswith("Faithfully yours, Foster"))

    def test_a_quotation_that_is_encoded_needs_no_marks(self):
        (text,) = words(
            "<p>On May 1 the following message was sent from Herter to Hare:</p>"
            f"<quote>{LETTER}</quote><p>He agreed.</p>",
            heading="Editorial Note",
            signed="",
        )

        self.assertTrue(text.startswith("I have received"))
        self.assertTrue(text.endswith("weapons to Cuba."))

    def test_the_keys_count_the_texts_in_their_order(self):
        message = (
            "<p>Following is message to Prime Minister from President:</p><p>“{}”</p>"
        )
        quoted = "We have followed with concern what was done there. " * 6

        found = carried(message.format(quoted) + message.format(quoted))

        self.assertEqual([text.key for text in found], ["letter-1", "letter-2"])


class AnnouncedOtherwiseTests(TestCase):
    def test_what_somebody_telephoned_is_a_text(self):
        (text,) = carried(
            f"<p>The following was just telephoned from Mr. Arthur H. Dean:</p>"
            f"<p>“At their request I saw them.</p>{LETTER}{LETTER[:-4]}”</p>",
            heading="Memorandum Prepared in the Office of the Secretary of State",
        )

        self.assertEqual(text.sender, "Arthur H. Dean")

    def test_verbatim_text_is_announced_in_a_sentence_of_its_own(self):
        (text,) = words(
            "<p>1885. Joint assessment follows:</p><p>The following is verbatim text.</p>"
            f"<p>Jordan—a joint assessment.</p>{LETTER}",
            heading=FROM_MOSCOW,
        )

        self.assertTrue(text.startswith("Jordan—a joint"))

    def test_a_name_that_closes_the_quotation_is_of_it(self):
        (text,) = words(
            "<p>Please deliver to Shah following message from President:</p>"
            f"<p>“Your Majesty:”</p><p>“{LETTER[3:-4]}”</p><p>“Sincerely,”</p>"
            "<p>Lyndon B. Johnson”</p>"
        )

        self.assertTrue(text.endswith("Lyndon B. Johnson"))

    def test_a_telegram_s_quotation_is_signed_below_its_mark(self):
        (text,) = words(
            "<p>Message from President Johnson to President Thieu:</p>"
            f"<p>“{LETTER[3:-4]}”</p><p>Sincerely,</p>",
            signed="<closer><signed>Lyndon B. Johnson</signed></closer>",
        )

        self.assertTrue(text.endswith("Sincerely,\nLyndon B. Johnson"))

    def test_the_name_below_a_valediction_is_not_the_telegram_s(self):
        (text,) = words(
            f"<p>Dear Mr. President:</p>{LETTER}<p>Faithfully yours,</p>",
            heading="Telegram From Secretary of State Dulles to the Department of State",
            signed="<closer><signed>Foster</signed></closer>",
        )

        self.assertTrue(text.endswith("Faithfully yours,\nFoster"))

    def test_the_number_before_a_quoted_letter_may_touch_its_mark(self):
        (text,) = words(
            "<p>1. Following is text of letter from the President to Marshal Thanom. "
            f"Further instructions follow.</p><p>2.“Dear Mr. Prime Minister:</p>{LETTER}"
            "<p>Sincerely,”</p>"
        )

        self.assertTrue(text.startswith("Dear Mr. Prime Minister:\nI have received"))

    def test_a_message_to_be_taken_is_whole_whatever_tells_of_it(self):
        quoted = LETTER.replace("<p>", "<p>“").replace("</p>", "”</p>")
        (text,) = words(
            "<p>According to one of the records, he requested that Ch’en take the following "
            f"message to President Chiang:</p>{quoted}",
            heading="Editorial Note",
        )

        self.assertTrue(text.startswith("I have received"))

    def test_what_is_described_above_is_no_part_of_a_text(self):
        quoted = LETTER.replace("<p>", "<p>“").replace("</p>", "”</p>")
        lead = (
            "<p>3. Following is text of draft statement cleared as described above:</p>"
        )

        (text,) = words(lead + quoted, heading=FROM_MOSCOW)

        self.assertTrue(text.startswith("I have received"))


class QuotationsTests(TestCase):
    def test_two_quotations_that_one_block_encodes_are_two_texts(self):
        second = "You may also read following message to him:"
        texts = words(
            "<p>Deliver following message to Khrushchev from the President:</p><quote>"
            f"<p>“{LETTER[3:-4]}”</p><p>{second}</p><p>“{LETTER[3:-4]}”</p></quote>"
        )

        self.assertEqual(len(texts), 2)
        self.assertNotIn(second, texts[0])

    def test_somebodys_message_is_announced_by_his_name_alone(self):
        told = "<p>He sent what follows. Colonel Black’s message:</p>"
        (text,) = carried(f"{told}<p>“{LETTER[3:-4]}”</p>")

        self.assertEqual(text.sender, "Colonel Black")


class NothingCarriedTests(TestCase):
    def test_a_letter_does_not_carry_itself(self):
        found = carried(
            f"<p>DEAR MR. PRESIDENT: I thank you.</p>{LETTER}<p>Sincerely,</p>",
            heading="Letter From President Kennedy to President Ayub",
        )

        self.assertEqual(found, [])

    def test_an_extract_is_no_text(self):
        quoted = "This is quoted at some length from a much longer paper. " * 6
        for lead in (
            "The Secretary’s letter reads in part as follows:",
            "The following paragraph of his letter is of interest:",
            "Paragraph 4 of the memorandum reads as follows:",
            "The memorandum continues as follows:",
            "He made the following points in his letter:",
            "I agree with what the Prime Minister says in his letter:",
            "Substance of note follows:",
            "The operative clauses of this proclamation are as follows:",
            "In a telegram to London he reported as follows:",
            "According to the memorandum, the discussion went as follows:",
            "In response to this, the Ambassador spoke as follows:",
            "In his news conference the Secretary made the following statement:",
            "I wish to express the following views regarding the message of July 26:",
        ):
            with self.subTest(lead):
                self.assertEqual(carried(f"<p>{lead}</p><p>“{quoted}”</p>"), [])

    def test_a_statement_that_a_memorandum_quotes_is_part_of_its_argument(self):
        quoted = "This is quoted at some length from a much longer paper. " * 9
        lead = "The Rockefeller Report makes the following statement:"

        found = carried(
            f"<p>{lead}</p><p>“{quoted}”</p>",
            heading="Memorandum From Dillon to Randall",
        )

        self.assertEqual(found, [])

    def test_an_editor_s_quotation_is_announced_where_it_begins(self):
        quoted = "This is quoted at some length from a much longer paper. " * 6
        lead = "He sent it with a note that reads: “Fine!” Forrestal said of it:"

        found = carried(
            f"<p>{lead}</p><p>“{quoted}”</p>", heading="Editorial Note", signed=""
        )

        self.assertEqual(found, [])

    def test_a_sentence_that_is_quoted_is_no_text(self):
        for inner in (
            "<p>His note reads: “We agree to this.”</p>",
            "<p>The following statement was made:</p><p>“We agree to all of it.”</p>",
        ):
            with self.subTest(inner):
                self.assertEqual(carried(inner), [])

    def test_a_later_paragraph_of_a_quotation_is_no_text_of_its_own(self):
        found = carried(
            "<p>During the interview the Secretary said of it:</p>"
            "<p>“We look forward to reading the following letter.</p>"
            f"<p>“Mr. Secretary: {LETTER[3:-4]}</p><p>“That is right.”</p>",
            heading="Editorial Note",
            signed="",
        )

        self.assertEqual(found, [])

    def test_words_that_are_proposed_within_an_argument_are_no_text(self):
        lead = "14. Sisco presented neutral formulation. Begin text."

        self.assertEqual(carried(f"<p>{lead} {LETTER[3:-4]} End text.</p>"), [])

    def test_what_a_telegram_says_in_its_own_words_is_no_text(self):
        for lead in (
            "Following is uncleared memorandum of conversation from Ambassador to me:",
            "Following is summary of letter from Khrushchev:",
            "Following are our views on the situation:",
            "Charge should make following points to Vice President:",
        ):
            with self.subTest(lead):
                self.assertEqual(carried(f"<p>{lead}</p>{LETTER}{LETTER}"), [])


class NameTests(TestCase):
    def only(self, lead, text=LETTER, **told):
        (found,) = carried(
            f"<p>{lead}</p><p>“{text[3:-4]}</p>{told.pop('end')}", **told
        )
        return found

    def sides(self, lead, end="<p>Sincerely,”</p>", **told):
        found = self.only(lead, end=end, **told)
        return found.sender, found.recipient

    def test_the_announcement_names_both(self):
        for lead, sides in (
            (
                "Following message from President to Prime Minister Papandreou:",
                ("President Kennedy", "Prime Minister Papandreou"),
            ),
            (
                "Following is letter to Secretary from Spaak:",
                ("Spaak", "Secretary Rusk"),
            ),
            (
                "Following is text of oral statement made on Oct 22 by Assistant "
                "Secretary Sisco to Soviet Ambassador Dobrynin:",
                ("Assistant Secretary Sisco", "Soviet Ambassador Dobrynin"),
            ),
            (
                "Translation follows of Khrushchev’s letter of October 23 to President:",
                ("Khrushchev", "President Kennedy"),
            ),
            (
                "Deliver following message to Foreign Office for Khrushchev:",
                ("United States Government", "Khrushchev"),
            ),
            (
                "He carries a letter from President Nixon to President Suharto. Text "
                "follows:",
                ("President Nixon", "President Suharto"),
            ),
            (
                "Following letter from Giscard. French text forwarded to Treasury:",
                ("Giscard", ""),
            ),
            (
                "You should pass following message to King from Prime Minister:",
                ("Prime Minister", "King"),
            ),
        ):
            with self.subTest(lead):
                self.assertEqual(self.sides(lead), sides)

    def test_the_signature_names_him_whom_an_announcement_calls_president(self):
        for signature, name in (
            ("<p>/s/John F. Kennedy”</p>", "John F. Kennedy"),
            ("<p>Sincerely, John F. Kennedy.”</p>", "John F. Kennedy"),
            ("<p>Sincerely, JFK.”</p>", "John F. Kennedy"),
            ("<p>I hope so in time. John F. Kennedy”</p>", "John F. Kennedy"),
            ("<p>Sincerely,”</p>", "President Kennedy"),
        ):
            with self.subTest(signature):
                lead = "Following message from President to Khrushchev:"
                self.assertEqual(self.sides(lead, signature), (name, "Khrushchev"))

    def test_me_is_who_signed_the_telegram_or_whom_it_names_first(self):
        for lead, sender in (
            (
                "279. From Secretary. Convey on my behalf following message to King:",
                "Rusk",
            ),
            ("From Bundy. Convey following message from me to the King:", "Bundy"),
            (
                "Acting Secretary Bowles sent the following message to King:",
                "Acting Secretary Bowles",
            ),
        ):
            with self.subTest(lead):
                self.assertEqual(self.sides(lead)[0], sender)

    def test_words_about_something_else_name_nobody(self):
        for lead in (
            "They were handed following memorandum re military aid for Somalia:",
            "Further talks with Okazaki have produced what Government accepts. Text follows:",
        ):
            with self.subTest(lead):
                found = self.only(
                    lead,
                    LETTER.replace("<p>", f"<p>{LETTER[3:-4]} "),
                    end="<p>End”</p>",
                )
                self.assertEqual(found.recipient, "")

    def test_the_secretary_of_the_day_wrote_what_he_signs_with_his_forename(self):
        (found,) = carried(
            "<p>Eyes only Acting Secretary for President from Secretary.</p>"
            f"<p>Dear Mr. President:</p>{LETTER}<p>Faithfully yours, Dean.</p>",
            heading="Telegram From the Secretary of State to the Department of State",
            signed="<closer><signed>Whitney</signed></closer>",
        )

        self.assertEqual(
            (found.sender, found.recipient), ("Secretary Rusk", "President Kennedy")
        )

    def test_a_note_names_who_presents_compliments(self):
        text = LETTER.replace(
            "<p>",
            "<p>The Embassy of the United States presents its compliments to the Ministry "
            "of Foreign Affairs and has the honor to refer to its note. ",
        )
        lead = "Embassy should submit following note to Government:"
        (found,) = carried(f"<p>{lead}</p><p>“{text[3:-4]}”</p>")

        self.assertEqual(
            (found.sender, found.recipient, found.kind),
            ("Embassy of the United States", "Ministry of Foreign Affairs", "note"),
        )

    def test_who_handed_it_in_is_not_who_wrote_it(self):
        sides = self.sides(
            "Received this a.m. from Wright (Foreign Office) letter to Merchant from "
            "Kirkpatrick re trade. Text is as follows:"
        )

        self.assertEqual(sides, ("Kirkpatrick", "Merchant"))

    def test_a_name_ends_before_a_parenthesis(self):
        lead = "Following letter from Wright (Foreign Office) to Merchant:"

        self.assertEqual(self.sides(lead), ("Wright", "Merchant"))

    def test_the_marked_name_gives_the_key_of_the_person(self):
        found = self.only(
            "Following message from President to "
            '<persName corresp="#p_KNS2">Khrushchev</persName>:',
            end='<p><persName corresp="#p_KJF2">John F. Kennedy</persName>”</p>',
        )

        self.assertEqual(found.recipient_person, "p_KNS2")
        self.assertEqual(found.sender_person, "p_KJF2")


class WhoseTests(TestCase):
    def whose(self, announcement, **told):
        (text,) = carried(f"<p>{announcement}</p><p>“{LETTER[3:-4]}”</p>", **told)
        return text.sender, text.recipient

    def test_the_announcement_says_who_issued_it(self):
        for announcement, sender in (
            (
                "Netherlands Government has issued following communiqué:",
                "Netherlands Government",
            ),
            (
                "Following is text of conclusions agreed by Defense Ministers:",
                "Defense Ministers",
            ),
            ("Draft text US note now follows:", "United States Government"),
            ("Following is text of Soviet note:", "Soviet Government"),
        ):
            with self.subTest(announcement):
                self.assertEqual(
                    self.whose(announcement, heading=FROM_MOSCOW)[0], sender
                )

    def test_the_announcement_says_whom_it_was_handed_to_and_who_signed(self):
        for lead, sides in (
            (
                "Deliver Inonu soonest following message from President:",
                ("President Kennedy", "Inonu"),
            ),
            (
                "Deliver following message Nasser from President advising date:",
                ("President Kennedy", "Nasser"),
            ),
            (
                "Following letter dated today addressed Schuurman by GOC chairman:",
                ("GOC chairman", "Schuurman"),
            ),
            (
                "Following letter to GOC signed Sudjono, Secretary General RepDel:",
                ("Sudjono", "GOC"),
            ),
            (
                "Please deliver the following note at appropriate level of the Foreign"
                " Ministry at earliest opportunity:",
                ("United States Government", "Foreign Ministry"),
            ),
            (
                "Secretary Wyndham White sent Under Secretary Dillon the following message:",
                ("Secretary Wyndham White", "Under Secretary Dillon"),
            ),
            (
                "Kennedy requested that Ch'en take the following message to President"
                " Chiang:",
                ("Kennedy", "President Chiang"),
            ),
            (
                "Please convey following to PriMin from Bowles:",
                ("Bowles", "Prime Minister"),
            ),
            ("The memorandum of a telephone call from the President reads:", ("", "")),
            ("He came to Foreign Office to receive following statement:", ("", "")),
        ):
            with self.subTest(lead):
                (found,) = carried(f"<p>{lead}</p><p>“{LETTER[3:-4]}”</p>")
                self.assertEqual((found.sender, found.recipient), sides)

    def test_a_note_speaks_of_who_wrote_it(self):
        for first, sender in (
            ("The United States Government has noted these reports.", "United States"),
            ("The President wishes the Chancellor to know of it.", "President Kennedy"),
            ("The President has approved the plan of it.", "United States Government"),
        ):
            with self.subTest(first):
                (found,) = carried(
                    "<p>Please deliver the following note at once:</p>"
                    f"<p>“{first} {LETTER[3:-4]}”</p>"
                )
                self.assertTrue(found.sender.startswith(sender))

    def test_a_surname_in_the_salutation_tells_more_than_who_was_shown_the_letter(self):
        (found,) = carried(
            "<p>He showed Makarios a draft letter. Following is text of letter to Makarios:"
            f"</p><p>“Dear Mr. Vance:</p>{LETTER}<p>Sincerely.”</p>"
        )

        self.assertEqual(found.recipient, "Mr. Vance")

    def test_whoever_received_it_is_the_recipient(self):
        self.assertEqual(
            self.whose(
                "Chancellor received today following message from Mr. Macmillan:"
            ),
            ("Macmillan", "Chancellor"),
        )

    def test_the_department_means_the_president_of_the_day(self):
        self.assertEqual(
            self.whose("Please deliver following message from President to Adenauer:"),
            ("President Kennedy", "Adenauer"),
        )

    def test_an_embassy_may_mean_another_president(self):
        self.assertEqual(
            self.whose(
                "Following message from President to Adenauer:", heading=FROM_MOSCOW
            ),
            ("President", "Adenauer"),
        )

    def test_the_one_holder_whom_the_document_names_is_meant(self):
        self.assertEqual(
            self.whose(
                "I saw Chancellor Adenauer. Deliver following message to Chancellor from "
                "General Clay:"
            ),
            ("General Clay", "Chancellor Adenauer"),
        )

    def test_of_several_holders_none_is_meant(self):
        self.assertEqual(
            self.whose(
                "Prime Minister Home saw Prime Minister Wilson. Deliver following message "
                "to Prime Minister from General Clay:"
            ),
            ("General Clay", "Prime Minister"),
        )


class DateTests(TestCase):
    def date(self, lead, begin="", end=""):
        (found,) = carried(
            f"<p>{lead}</p>{begin}<p>“Dear Mr. Chairman:</p>{LETTER}<p>Sincerely,</p>{end}"
            "<p>John F. Kennedy”</p>"
        )
        return found.date

    def test_it_is_the_day_on_the_letter(self):
        lead = "Following message from President to Khrushchev:"

        self.assertEqual(self.date(lead, "<p>October 25, 1962</p>"), "1962-10-25")

    def test_else_the_day_that_is_announced(self):
        for lead, day in (
            ("Following is letter of October 20 from President:", "1962-10-20"),
            ("Following is text letter dated today from President:", "1962-10-23"),
            ("Following is President’s reply to letter of October 20:", ""),
            ("Tedul 11 to Paris, October 20, reads as follows:", "1962-10-20"),
            ("Following message from President to Khrushchev:", ""),
        ):
            with self.subTest(lead):
                self.assertEqual(self.date(lead), day)

    def test_else_the_day_behind_its_last_sentence(self):
        (found,) = carried(
            "<p>Following is text of note handed me by Gromyko:</p>"
            f"<p>“{LETTER[3:-4]} Moscow 4 February, 1961.”</p>",
            heading=FROM_MOSCOW,
        )

        self.assertEqual(found.date, "1961-02-04")

    def test_a_reply_may_have_a_day_of_its_own(self):
        for lead, day in (
            (
                "Following is reply dated October 17 to letter of October 15:",
                "1962-10-17",
            ),
            ("Following is letter dated 17th from President:", "1962-10-17"),
            ("Following is letter dated 27th from President:", "1962-09-27"),
            ("Following is his October 17 reply:", "1962-10-17"),
        ):
            with self.subTest(lead):
                self.assertEqual(self.date(lead), day)

    def test_what_was_sent_today_is_of_the_telegram_s_day(self):
        self.assertEqual(
            self.date("GOC sent following letter to SC today:"), "1962-10-23"
        )

    def test_what_was_handed_in_today_may_be_older(self):
        self.assertEqual(
            self.date("Following is letter from Spaak, handed to us today:"), ""
        )


class LongQuotationTests(TestCase):
    def test_a_long_quotation_is_a_text_whatever_it_is_called(self):
        for lead in (
            "He presented following working paper in reply:",
            "Herewith text Document 2:",
            "I received following from Timberlake on Telex this morning:",
        ):
            with self.subTest(lead):
                (text,) = words(f"<p>{lead}</p>{self.quoted()}")

                self.assertEqual(text.count("I have received"), 3)

    def test_what_is_said_or_a_part_of_something_is_no_text(self):
        for lead in (
            "The following is an extract from his paper:",
            "He spoke along following lines:",
            "He said the following:",
            "We would propose the following:",
            "These are the facts.",
        ):
            with self.subTest(lead):
                self.assertEqual(words(f"<p>{lead}</p>{self.quoted()}"), [])

    def test_a_conversation_quotes_what_was_said(self):
        lead = "<p>He presented following working paper in reply:</p>"
        heading = "Memorandum of Conversation"

        self.assertEqual(words(f"{lead}{self.quoted()}", heading=heading), [])

    def test_editors_quote_a_part_of_what_was_written_of_a_talk(self):
        self.assertEqual(
            words(
                "<p>The memorandum of discussion reads as follows:</p>"
                f"<p>“{LETTER[3:-4]}” (Eisenhower Library)</p>",
                heading="Editorial Note",
                signed="",
            ),
            [],
        )

    def quoted(self):
        paragraph = f"<p>“{LETTER[3:-4]}</p>"
        return f"{paragraph * 2}{paragraph[:-4]}”</p>"


class HandedOnTests(TestCase):
    def test_compliments_begin_a_note_whatever_announces_it(self):
        (found,) = carried(
            "<p>It is suggested that the note be composed along the following lines:</p>"
            "<p>“The Embassy of the United States presents its compliments to the Ministry "
            "of Foreign Affairs and has the honor to refer to the text of the agreement."
            "”</p>"
        )

        self.assertEqual(
            (found.sender, found.recipient),
            ("Embassy of the United States", "Ministry of Foreign Affairs"),
        )

    def test_a_statement_that_somebody_shall_make_is_given_whole(self):
        statement = f"<p>“{LETTER[3:-4]}”</p>"
        told = "<p>You are authorized to make the following statement:</p>"
        made = "<p>He made the following statement:</p>"
        heading = "Memorandum From Mr. Saltzman to Mr. McCoy"

        self.assertEqual(len(words(f"{told}{statement}", heading=heading)), 1)
        self.assertEqual(words(f"{made}{statement}", heading=heading), [])

    def test_who_made_it_is_the_subject_of_its_sentence(self):
        for lead, sender in (
            ("Zorin asked me to call and made following oral statement.", "Zorin"),
            (
                "It was put into Turkish and Esenbel immediately made following statement.",
                "Esenbel",
            ),
            ("Trevelyan has seen Salem and has cabled following report:", "Trevelyan"),
            ("Herter handed Menshikov the following note:", "Herter"),
            ("The Department’s reply reads as follows:", "Department of State"),
            (
                "From Harriman. We opened by reading the following statement:",
                "Harriman",
            ),
        ):
            with self.subTest(lead):
                (found,) = carried(f"<p>{lead}</p><p>“{LETTER[3:-4]}”</p>")

                self.assertEqual(found.sender, sender)

    def test_a_text_without_an_end_ends_before_the_carrier_s_next_number(self):
        (text,) = words(
            f"<p>3. The paper follows:</p><p>Begin Text:</p><p>(1) {LETTER[3:-4]}</p>"
            f"<p>(2) {LETTER[3:-4]}</p><p>4. We went through it.</p>"
        )

        self.assertTrue(text.endswith("to Cuba."))


class KindTests(TestCase):
    def test_it_is_what_the_announcement_calls_it(self):
        for noun, kind in (
            ("letter", "letter"),
            ("message", "message"),
            ("note", "note"),
            ("aide-mémoire", "note"),
            ("memorandum", "memorandum"),
            ("reply", "letter"),
        ):
            with self.subTest(noun):
                (found,) = carried(
                    f"<p>Following is {noun} from President to Khrushchev:</p>"
                    f"<p>“Dear Mr. Chairman:</p>{LETTER}<p>Sincerely,”</p>"
                )
                self.assertEqual(
                    (found.kind, found.salutation), (kind, "Dear Mr. Chairman")
                )
