"""Citations in words. What Chicago and the Office of the Historian print themselves is
the measure: CMOS, Q&A "How do I cite documents from history.state.gov", and "Citing the
Foreign Relations series"."""

from __future__ import annotations

from dataclasses import replace
from unittest import TestCase

from letters.citations import CitationSource, CitedVolume, Holding, Name, citations
from letters.citations.wording import own_title, volume_number
from letters.tei.dates import parse_edtf
from letters.tests.citations.examples import CHILE, LETTER, MEMORANDUM, NOTE

EDITION, PAPER, HERE = (
    "As the edition prints it",
    "The paper itself",
    "As it stands here",
)
NOTES, BIBLIOGRAPHY = "Chicago, note", "Chicago, bibliography"
HOUSE = "Office of the Historian"


def cite(cited: CitationSource, of: str, style: str) -> str:
    """The citation, with italics between asterisks."""
    (citation,) = (
        citation
        for citation in citations(cited)
        if (citation.of, citation.style) == (of, style)
    )
    return "".join(
        f"*{run.text}*" if run.is_italic else run.text for run in citation.runs
    )


class EditionCitationTests(TestCase):
    def test_chicago_note(self):
        self.assertEqual(
            cite(MEMORANDUM, EDITION, NOTES),
            "Henry Kissinger to Richard Nixon, memorandum, Washington, December 18, "
            "1970, in *Foreign Relations of the United States, 1969–1976*, vol. 21, "
            "*Chile, 1969–1973*, ed. James McElveen and James Siekmeier (Government "
            "Printing Office, 2014), doc. 190, https://letters.example/d190/.",
        )

    def test_chicago_bibliography(self):
        self.assertEqual(
            cite(MEMORANDUM, EDITION, BIBLIOGRAPHY),
            "Kissinger, Henry. Memorandum to Richard Nixon, Washington, December 18, "
            "1970. In *Foreign Relations of the United States, 1969–1976*, vol. 21, "
            "*Chile, 1969–1973*, edited by James McElveen and James Siekmeier. "
            "Government Printing Office, 2014. Doc. 190. "
            "https://letters.example/d190/.",
        )

    def test_mla(self):
        self.assertEqual(
            cite(MEMORANDUM, EDITION, "MLA"),
            "Kissinger, Henry. Memorandum to Richard Nixon. 18 Dec. 1970. *Foreign "
            "Relations of the United States, 1969–1976*, edited by James McElveen and "
            "James Siekmeier, vol. 21, *Chile, 1969–1973*, Government Printing Office, "
            "2014, doc. 190. *Letters archive*, https://letters.example/d190/.",
        )

    def test_the_house_form(self):
        self.assertEqual(
            cite(MEMORANDUM, EDITION, HOUSE),
            "*Foreign Relations of the United States*, 1969–1976, Volume XXI, Chile, "
            "1969–1973, eds. James McElveen and James Siekmeier (Government Printing "
            "Office, 2014), Document 190.",
        )

    def test_volumes_before_1955_are_cited_by_page_in_the_house_form(self):
        for years, place in (("1952–1954", "p. 96."), ("1955–1957", "Document 190.")):
            volume = replace(CHILE, sub_series=years)
            cited = replace(MEMORANDUM, volume=volume, page="96")
            with self.subTest(years):
                self.assertTrue(cite(cited, EDITION, HOUSE).endswith(f", {place}"))

    def test_a_title_may_have_its_series_in_it_or_not(self):
        for title, printed in (
            (
                "Chile",
                "*Foreign Relations of the United States, 1969–1976*, vol. 21, *Chile*",
            ),
            (
                "Foreign Relations of the United States, 1969–1976, Volume XXI",
                "*Foreign Relations of the United States, 1969–1976*, vol. 21",
            ),
        ):
            with self.subTest(title):
                volume = replace(CHILE, title=title)
                cited = cite(replace(MEMORANDUM, volume=volume), EDITION, NOTES)
                self.assertIn(f", in {printed}, ed. James", cited)

    def test_a_volume_of_another_series_has_no_house_form(self):
        volume = CitedVolume("The Letters of Anna", editors=("B. C.",), year=1999)
        cited = replace(MEMORANDUM, volume=volume, number="", page="3–5")
        self.assertNotIn(HOUSE, [citation.style for citation in citations(cited)])
        self.assertIn(
            ", in *The Letters of Anna*, ed. B. C. (1999), pp. 3–5, ",
            cite(cited, EDITION, NOTES),
        )

    def test_what_nobody_sent_is_cited_by_its_title(self):
        self.assertTrue(
            cite(NOTE, EDITION, NOTES).startswith("“Editorial Note,” in *Foreign ")
        )
        self.assertTrue(
            cite(NOTE, EDITION, BIBLIOGRAPHY).startswith("“Editorial Note.” In *For")
        )
        self.assertTrue(cite(NOTE, EDITION, "MLA").startswith("“Editorial Note.” *For"))

    def test_a_conversation_is_told_by_its_subject_and_people(self):
        talk = replace(
            NOTE, title="Memorandum of Conversation", about="Berlin; Rusk, Gromyko"
        )
        for style, cited in (
            (NOTES, "“Memorandum of Conversation” (Berlin; Rusk, Gromyko), in *"),
            (BIBLIOGRAPHY, "“Memorandum of Conversation” (Berlin; Rusk, Gromyko). In "),
            ("MLA", "“Memorandum of Conversation (Berlin; Rusk, Gromyko).” *"),
        ):
            with self.subTest(style):
                self.assertIn(cited, cite(talk, EDITION, style))

    def test_a_witness_is_cited_as_what_it_is(self):
        draft = replace(MEMORANDUM, witness="draft of 19 December 1983")
        styles = (NOTES, BIBLIOGRAPHY, "MLA")
        for style in styles:
            with self.subTest(style):
                cited = cite(draft, EDITION, style).lower()
                self.assertIn("draft of 19 december 1983", cited)

    def test_a_transmitted_letter_is_cited_with_its_carrier(self):
        letter = replace(MEMORANDUM, kind="message", carrier="Telegram From Moscow")

        styles = (NOTES, BIBLIOGRAPHY, "MLA")
        house_form = cite(letter, EDITION, HOUSE)

        for style in styles:
            with self.subTest(style):
                cited = cite(letter, EDITION, style)
                self.assertIn("1970, transmitted in Telegram From Moscow", cited)
        self.assertTrue(
            house_form.startswith("Henry Kissinger to Richard Nixon, message")
        )

    def test_more_than_three_editors_are_the_first(self):
        cited = replace(MEMORANDUM, volume=replace(CHILE, editors=tuple("ABCD")))
        self.assertIn(", ed. A et al. (Gov", cite(cited, EDITION, NOTES))


class PaperCitationTests(TestCase):
    def test_chicago_note_goes_from_the_item_to_the_repository(self):
        self.assertEqual(
            cite(LETTER, PAPER, NOTES),
            "John Foster Dulles to Harold Macmillan, July 8, 1955, Folder 3, Box 5, "
            "John Foster Dulles Papers, Dwight D. Eisenhower Library, Abilene, KS.",
        )

    def test_chicago_bibliography(self):
        self.assertEqual(
            cite(LETTER, PAPER, BIBLIOGRAPHY),
            "Dulles, John Foster. Letter to Harold Macmillan, July 8, 1955. Folder 3, "
            "Box 5, John Foster Dulles Papers, Dwight D. Eisenhower Library, Abilene, "
            "KS.",
        )

    def test_control_numbers_name_the_item(self):
        holding = Holding("Reagan Library", ("Records",), ("8490236", "8490283"))
        self.assertTrue(
            cite(replace(LETTER, holding=holding), PAPER, NOTES).endswith(
                ", July 8, 1955, 8490236, 8490283, Records, Reagan Library."
            )
        )

    def test_of_unknown_papers_nothing_is_said(self):
        self.assertNotIn(PAPER, [citation.of for citation in citations(MEMORANDUM)])


class ArchiveCitationTests(TestCase):
    def test_chicago_note_names_the_revision(self):
        self.assertEqual(
            cite(replace(MEMORANDUM, page="505", part="note 2"), HERE, NOTES),
            "Henry Kissinger to Richard Nixon, memorandum, Washington, December 18, "
            "1970, p. 505, note 2, *Letters archive*, revision 3, "
            "https://letters.example/d190/.",
        )

    def test_mla(self):
        self.assertEqual(
            cite(LETTER, HERE, "MLA"),
            "Dulles, John Foster. Letter to Harold Macmillan. 8 July 1955. *Letters "
            "archive*, https://letters.example/dulles-macmillan/.",
        )


class CitedNameTests(TestCase):
    def cite_with(self, **changes: object) -> str:
        return cite(replace(LETTER, **changes), PAPER, NOTES).partition(", Folder")[0]

    def test_dates_say_no_more_than_is_known(self):
        for edtf, is_supplied, words in (
            ("1955-07", False, "July 1955"),
            ("1955-07-08", True, "[July 8, 1955]"),
            ("1955~", False, "about 1955"),
            ("", False, "n.d."),
        ):
            date = parse_edtf(edtf) if edtf else None
            with self.subTest(words):
                citation = self.cite_with(date=date, is_date_supplied=is_supplied)
                self.assertTrue(citation.endswith(f"Macmillan, {words}"), citation)

    def test_offices_and_several_people(self):
        office = Name.of("the Department of State", "Department of State")
        people = tuple(
            Name.of(f"{given} Doe", f"Doe, {given}") for given in ("A", "B", "C")
        )
        cited = replace(LETTER, senders=(office,), recipients=people)
        self.assertTrue(
            cite(cited, PAPER, BIBLIOGRAPHY).startswith(
                "The Department of State. Letter to A Doe, B Doe, and C Doe, July"
            )
        )
        cited = replace(LETTER, senders=people[:2], recipients=())
        self.assertTrue(
            cite(cited, PAPER, BIBLIOGRAPHY).startswith(
                "Doe, A and B Doe. Letter, July 8"
            )
        )


class FullStopTests(TestCase):
    def test_a_sentence_that_has_ended_gets_no_second_stop(self):
        for title in ("Talk at 4 p.m.", "What next?", "“Stop!”", "And so on…"):
            cited = replace(NOTE, title=title)
            for style in (NOTES, BIBLIOGRAPHY, "MLA"):
                with self.subTest(title=title, style=style):
                    self.assertNotRegex(
                        cite(cited, EDITION, style), r"[.?!…][”’]*\.(?!\.)"
                    )

    def test_a_title_without_one_gets_it_within_its_quotation_marks(self):
        self.assertTrue(cite(NOTE, EDITION, "MLA").startswith("“Editorial Note.” "))

    def test_after_a_bracket_there_is_one(self):
        volume = CitedVolume("Letters", publisher="Doe Ltd.")
        cited = replace(MEMORANDUM, volume=volume, number="", address="")
        self.assertTrue(cite(cited, EDITION, NOTES).endswith(" (Doe Ltd.)."))


class CitedVolumeTests(TestCase):
    def test_numbers(self):
        for written, number in (
            ("Volume XXIX, Part 2", "vol. 29, pt. 2"),
            ("Volume XIV", "vol. 14"),
            ("Volume E–5, Part 1", "vol. E–5, pt. 1"),
            ("", ""),
        ):
            with self.subTest(written):
                volume = CitedVolume("A title", volume=written)
                self.assertEqual(volume_number(volume), number)

    def test_its_own_title_is_what_is_left_of_all(self):
        for title, own in (
            (CHILE.title, "Chile, 1969–1973"),
            ("Foreign Relations of the United States, 1969–1976, Volume XXI", ""),
            ("Chile", "Chile"),
            (
                "Foreign Relations of the United States, 1969–1976, Africa, Volume XXI",
                "Africa",
            ),
        ):
            with self.subTest(title):
                volume = replace(CHILE, title=title)
                self.assertEqual(own_title(volume), own)
