"""Single rules for papers as archives, crowds and typists leave them."""

from unittest import TestCase

from letters.tei.transcription.datelines import date_in_line
from letters.tei.transcription.heading_lines import is_from_to
from letters.tests.typescripts.read_back import ReadPaper, read_back

TEXT = "The minister asked how much of the wheat had come, and was told of all of it."


def _read(paper: str) -> ReadPaper:
    (one,) = read_back(paper.format(text=TEXT).encode())
    return one


class LineOfDayTests(TestCase):
    def test_the_day_of_receipt_is_not_that_of_the_paper(self):
        for line in (
            "Ankunft: 24. August 1963",
            "Eingang: 2. Mai 1961",
            "Reçu 4 mai 1961",
        ):
            with self.subTest(line):
                self.assertEqual(date_in_line(line), "")

    def test_months_that_a_report_is_of_are_no_day(self):
        self.assertEqual(date_in_line("JANUARY - JUNE, 1954"), "")
        self.assertEqual(date_in_line("Marburg - 4 June 1954"), "4 June 1954")

    def test_a_label_in_a_further_column_tells_the_day(self):
        paper = (
            "114-20/63 geheim         Aufgabe: 23. August 1963, 19.10 Uhr[1]\n"
            "Fernschreiben Nr. 23     Ankunft: 24. August 1963, 01.25 Uhr\n\n{text}\n"
        )
        self.assertEqual(_read(paper).said.date, "1963-08-23")

    def test_minutes_have_the_day_of_the_meeting_and_not_the_one_below_them(self):
        paper = (
            "MINUTES of a Meeting held at 10 Downing Street, S.W.1,\n"
            "on Wednesday, 22nd July, 1953, at 11 a.m.\n\n"
            "{text}\n\nCabinet Office, S.W.1,\n     23rd July, 1953.\n"
        )
        self.assertEqual(_read(paper).said.date, "1953-07-22")
        self.assertEqual(_read(paper).kind, "minutes")

    def test_an_hour_may_stand_behind_a_dash(self):
        self.assertEqual(
            date_in_line("Paris, le 19 août 1961 - 13 h 40"), "19 août 1961"
        )


class SheetOfCrowdTests(TestCase):
    def test_a_page_begins_where_the_transcriber_says_so(self):
        for told in (
            "[[end page]]\n[[start page]]",
            "[page break]",
            "--- new page ---",
        ):
            with self.subTest(told):
                read = _read(
                    f"Dear Ann,\n\n{{text}}\n\n{told}\n\n{{text}}\n\nYours,\nBob\n"
                )
                self.assertEqual(read.pages, 2)
                self.assertNotIn("page", read.records.text)

    def test_the_last_page_ends_without_another(self):
        read = _read("Dear Ann,\n\n{text}\n\nYours,\nBob\n\n[[end page]]\n")
        self.assertEqual((read.pages, read.senders), (1, ["Bob"]))


class SignInPlaceNameTests(TestCase):
    def test_the_number_of_a_postal_district_calls_for_no_note(self):
        paper = (
            "Held at 10 Downing Street, S.W.1, on Friday\n\n{text}\n\n"
            "1. Suez\n\n{text}\n\n{text}\n"
        )
        read = _read(paper)
        self.assertIn("S.W.1, on Friday", read.records.text)
        self.assertEqual(read.notes, [])


class StampOfClockTests(TestCase):
    AIRGRAM = (
        "TO      : Department of State\n"
        "                                        {stamp}\n"
        "FROM    : Amembassy OSLO           DATE: May 4, 1961\n\n{text}\n"
    )

    def test_it_does_not_go_on_with_the_recipient(self):
        read = _read(self.AIRGRAM.replace("{stamp}", "1961 MAY 9 AM 8 31"))
        self.assertEqual(read.recipients, ["Department of State"])

    def test_what_goes_on_with_the_recipient_does(self):
        read = _read(self.AIRGRAM.replace("{stamp}", "for European Affairs"))
        self.assertEqual(read.recipients, ["Department of State for European Affairs"])

    def test_it_dates_a_telegram_that_went_out(self):
        paper = (
            "OUTGOING TELEGRAM Department of State\n\n"
            "ACTION:  Amembassy OSLO        PRIORITY   1482\n\n"
            "STATE                       Apr 22  6 47 PM '66\n\n{text}\n"
        )
        read = _read(paper)
        self.assertEqual(read.kind, "telegram")
        self.assertEqual(read.senders, ["Department of State"])
        self.assertEqual(read.recipients, ["Amembassy OSLO"])
        self.assertEqual(read.said.date, "1966-04-22")


class LettersDatedBelowTests(TestCase):
    FIRST = "Dear Ann,\n\n{text}\n\nYours ever,\nBob Lee\n8th March, 1949.\n\n"

    def test_each_begins_with_its_salutation(self):
        second = "Dear Bob,\n\n{text}\n\nYours,\nAnn Hale\n9th March, 1949.\n"
        read = read_back((self.FIRST + second).format(text=TEXT).encode())
        self.assertEqual([one.said.date for one in read], ["1949-03-08", "1949-03-09"])

    def test_a_date_is_of_the_letter_below_where_the_first_has_its_own(self):
        paper = (
            f"Oslo, 2 March 1949\n\n{self.FIRST}Dear Bob,\n\n{{text}}\n\nYours,\nAnn\n"
        )
        paper = paper.replace("\n\n", "\n")
        read = read_back(paper.format(text=TEXT).encode())
        self.assertEqual([one.said.date for one in read], ["1949-03-02", "1949-03-08"])


class HeadingOfWhoGaveItTests(TestCase):
    def test_who_gave_a_note_sent_it(self):
        read = _read(
            "Note given by the Ministry of Trade, New Delhi, to the\n"
            "Embassy of China in India, 21 August 1962\n\n{text}\n"
        )
        self.assertEqual(read.kind, "note")
        self.assertEqual(read.senders, ["the Ministry of Trade, New Delhi"])
        self.assertEqual(read.recipients, ["the Embassy of China in India"])
        self.assertEqual(read.said.date, "1962-08-21")

    def test_a_letter_written_by_somebody_is_from_him(self):
        read = _read("Letter written by President Ho to the Prime Minister\n\n{text}\n")
        self.assertEqual(read.senders, ["President Ho"])

    def test_an_office_under_another_is_no_heading(self):
        offices = (
            "Special Adviser to the Secretary",
            "James C. Hale, Press Secretary to the President",
        )
        for office in offices:
            with self.subTest(office):
                self.assertFalse(is_from_to(office))
        self.assertTrue(is_from_to("Ambassador Hale to the Secretary of State"))
        self.assertTrue(is_from_to("Ambassador J. R. Hale to the Foreign Ministry"))

    def test_german_editions_name_both_sides(self):
        read = _read(
            "Botschafter Knapp, Washington, an Staatssekretär Karsten\n\n"
            "Fernschreiben Nr. 2339\n\n{text}\n"
        )
        self.assertEqual(read.kind, "telegram")
        self.assertEqual(read.senders, ["Botschafter Knapp, Washington"])
        self.assertEqual(read.recipients, ["Staatssekretär Karsten"])

    def test_an_ambassador_writes_despatches_to_his_minister(self):
        read = _read(
            "        L'Ambassadeur de France au Japon\n"
            "   à Monsieur le Ministre des Affaires étrangères\n\n{text}\n"
        )
        self.assertEqual(read.kind, "despatch")
        self.assertEqual(read.senders, ["L'Ambassadeur de France au Japon"])

    def test_a_note_is_for_whom_the_line_below_it_names(self):
        read = _read("NOTE\npour le Secrétaire général\n\n{text}\n")
        self.assertEqual(read.recipients, ["le Secrétaire général"])

    def test_an_ambassador_to_a_country_is_one_side(self):
        read = _read(
            "TELEGRAM FROM AMBASSADOR TO CUBA HALE TO FOREIGN MINISTRY\n\n{text}\n"
        )
        self.assertEqual(read.senders, ["AMBASSADOR TO CUBA HALE"])


class NameAtTheRightTests(TestCase):
    def test_a_surname_alone_ends_a_text(self):
        read = _read("12. juna 1956.\n\n{text}\n\n                         Mićević\n")
        self.assertEqual(read.senders, ["Mićević"])
        self.assertIn("sender", [doubt.field for doubt in read.doubts])

    def test_an_office_stands_above_a_name_with_initials(self):
        read = _read(
            "14 мая 1968 г.\n\n{text}\n\n"
            "                    Посол СССР в Финляндии\n"
            "                              А. Ковалин\n"
        )
        self.assertEqual(read.senders, ["А. Ковалин"])

    def test_a_name_in_type_is_the_one_in_capitals_above_it(self):
        read = _read(
            "PRIME MINISTER\n\n{text}\n\n                    ROBERT HALE\n\n"
            "                    Robert Hale\n\n1 February 1982\n"
        )
        self.assertEqual(read.senders, ["Robert Hale"])

    def test_a_french_sign_ends_the_text(self):
        read = _read(
            "TELEGRAMME AU DEPART\n\nParis, le 19 août 1961\n\n{text}\n\n"
            "Vous ne laisserez pas de texte./.\n\n                         COUVET\n"
        )
        self.assertEqual(read.senders, ["COUVET"])


class HeadOfLetterTests(TestCase):
    def test_a_subject_stands_between_address_and_salutation(self):
        read = _read(
            "January 15, 1973\n\nMr. Charles Hale\nSpecial Adviser to the Secretary\n"
            "Department of State\n\nRe: Claims in Peru\n\nDear Charlie:\n\n{text}\n\n"
            "Sincerely,\n\nAnn Lee\n"
        )
        self.assertEqual(read.recipients, ["Mr. Charles Hale"])

    def test_a_wide_letterhead_stands_above_the_day(self):
        blanks = " " * 40
        lines = f"\n{blanks}".join(
            ["LAW OFFICES", "LEE AND HALE", "19 K STREET", "OSLO"]
        )
        read = _read(
            f"{blanks}{lines}\n\nMay 4, 1961\n\nRe: Peru\n\nDear Ann:\n\n{{text}}\n"
        )
        self.assertEqual(read.said.date, "1961-05-04")

    def test_who_dictated_it_is_no_text_of_an_enclosure(self):
        read = _read(
            "May 4, 1961\n\nDear Ann:\n\n{text}\n\nSincerely,\n\nBob Lee\n\nEnclosure\n"
            "cc: Mr. Hale\nDictated by Mr. Lee and signed by another in his absence\n"
        )
        self.assertEqual(read.senders, ["Bob Lee"])

    def test_a_form_names_nobody_by_its_prompt(self):
        read = _read(
            "ROUTING SLIP\n\nTO: (Name, office symbol, room number,\nbuilding)\n\n"
            "1. Mr. Peter Hale\n2.\n\n{text}\n"
        )
        self.assertEqual(read.recipients, ["Mr. Peter Hale"])


class PrintedEnclosureTests(TestCase):
    """An edition prints what was enclosed within the document, with its head and end."""

    PRINTED = (
        "12. Letter From Ann Lee to Secretary Hale1\n\nOslo, May 4, 1961\n\n"
        "Dear Mr. Secretary:\n\n{text}2\n\nSincerely,\n\nAnn Lee\n\n{enclosed}{notes}"
    )
    ENCLOSED = (
        "Enclosure\n\nBergen, May 2, 1961\n\nDear Miss Lee:\n\n{text}\n\nYours,\n\n"
        "Bob Moore\n\n"
    )

    def _read(self, *, notes: str) -> list[ReadPaper]:
        enclosed = self.ENCLOSED.format(text=TEXT)
        paper = self.PRINTED.format(text=TEXT, enclosed=enclosed, notes=notes)
        return read_back(paper.encode())

    def test_it_is_no_second_document(self):
        (one,) = self._read(notes="1 Source: Kennedy Library.\n2 Not printed.\n")
        self.assertIn("Bob Moore", one.records.text)

    def test_a_typescript_has_two(self):
        self.assertEqual(len(self._read(notes="")), 2)


class WithoutBlankLinesTests(TestCase):
    LETTER = (
        "Oslo, May 4, 1961\nThe Honorable\nAnn Hale\nMinister of Trade\nOslo\n"
        "Dear Madam Minister:\n{text}\n{text}\nSincerely yours,\nBob Lee\n{below}"
    )

    def _read(self, below: str) -> ReadPaper:
        (one,) = read_back(self.LETTER.format(text=TEXT, below=below).encode())
        return one

    def test_an_address_stands_together_above_the_salutation(self):
        read = self._read("")
        self.assertEqual((read.recipients, read.senders), (["Ann Hale"], ["Bob Lee"]))

    def test_paragraphs_end_with_their_sentences(self):
        self.assertEqual(self._read("").records.text.count(TEXT), 2)
        self.assertNotIn(f"{TEXT} {TEXT}", self._read("").records.text)

    def test_those_who_had_copies_stand_together(self):
        read = self._read("cc: Mr. Moore\nMiss Orr\n")
        self.assertEqual(read.senders, ["Bob Lee"])

    def test_an_office_below_the_name_is_nobody(self):
        read = self._read("American Embassy,\nOslo\n")
        self.assertEqual(read.senders, ["Bob Lee"])


class TelegramsInOneFileTests(TestCase):
    TELEGRAM = (
        "FROM: Oslo\nTO:   Secretary of State\nNO:   {number}, May 9, 6 p.m.\n\n"
        "Rec'd: May 9, 1956\n\n{text}\n\n                         HALE\n\n{below}"
    )

    def test_each_begins_below_the_name_of_the_one_above(self):
        for below in ("", "JWB/3\n\n---------------------------\n\n"):
            with self.subTest(below):
                paper = self.TELEGRAM.format(number=411, text=TEXT, below=below)
                paper += self.TELEGRAM.format(number=412, text=TEXT, below="")
                read = read_back(paper.encode())
                self.assertEqual([one.senders for one in read], [["Oslo"], ["Oslo"]])

    def test_the_day_of_despatch_stands_beside_the_sender(self):
        read = _read(
            "TO: COLONIAL OFFICE\n\nFROM: DELHI           D. Delhi 18.40 hours 5 Nov. 1962\n"
            "                      R. 15.02 hours 6 Nov. 1962\n\nIMMEDIATE\n\n{text}\n"
        )
        self.assertEqual(read.said.date, "1962-11-05")


class FramedNumberTests(TestCase):
    def test_signs_of_a_transcriber_frame_the_number_of_a_page(self):
        for framed in ("||Page 2||", "== Page 2 ==", "**Page 2**"):
            with self.subTest(framed):
                read = _read(
                    f"Dear Ann,\n\n{{text}}\n\n{framed}\n\n{{text}}\n\nYours,\nBob\n"
                )
                self.assertEqual(read.pages, 2)
