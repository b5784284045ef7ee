"""Raw transcriptions become documents, and every doubt names its line."""

import re
from unittest import TestCase

from letters.tei.errors import NotationError
from letters.tei.nodes import (
    Block,
    BlockKind,
    PageBreak,
    Span,
    SpanKind,
    flat_text,
    walk,
)
from letters.tei.notation import parse_notation, write_notation
from letters.tei.plain_text import read_text
from letters.tei.transcription import propose
from letters.tests.bounds import bounded
from letters.tests.tei.seeds import ANCHORS, EDITION, FILM

MEMO = (
    "THE WHITE HOUSE\n\nMr. Secretary,\n\nThe bracketed language on page {page} should "
    "be included only if he delivers it.\n\nJohn Poindexter\n\n"
)
DRAFT = (
    "Dear Mr. Chairman:\n\nIt is so.\n\n[If you wish.]\n\nSincerely,\n\nRonald Reagan\n"
)


def bodies(proposal):
    return [parse_notation(document.notation) for document in proposal.documents]


def words(body, *kinds):
    """The words of the blocks or spans of these kinds, in order."""
    return [
        flat_text(node)
        for node in walk(body)
        if isinstance(node, Block | Span) and node.kind in kinds
    ]


def signs(text):
    return re.sub(r"[\W_]", "", text)


def everything(body):
    """The letters and digits of the text, then those of its notes."""
    plain = read_text(body)
    return signs(plain.text + "".join(read_text(n.node).text for n in plain.notes))


def doubted(proposal, code):
    return [doubt for doubt in proposal.doubts if doubt.code == code]


class ProposedEditionTests(TestCase):
    @classmethod
    def setUpClass(cls):
        cls.proposal = propose(EDITION)
        (cls.body,) = bodies(cls.proposal)
        cls.plain = read_text(cls.body)

    def test_it_is_one_numbered_document_with_a_title(self):
        (document,) = self.proposal.documents
        self.assertEqual(
            (document.title, document.number, document.date, document.is_edited),
            (
                "Letter From President Reagan to Soviet General Secretary Chernenko",
                "190",
                "",
                True,
            ),
        )
        self.assertEqual((document.start, document.end), (0, len(EDITION)))

    def test_each_note_is_anchored_after_its_word(self):
        before = {
            note.node.number: self.plain.text[: note.start] for note in self.plain.notes
        }
        self.assertEqual(list(before), list(ANCHORS))
        for number, anchor in ANCHORS.items():
            with self.subTest(number):
                self.assertTrue(before[number].endswith(anchor), before[number][-30:])

    def test_the_source_note_is_known_by_its_first_word(self):
        kinds = [note.node.attributes.get("type") for note in self.plain.notes]
        self.assertEqual(kinds, ["source", *[None] * 6])

    def test_its_pages_are_those_printed_and_the_one_they_imply(self):
        pages = [page.node for page in self.plain.page_breaks]
        self.assertEqual([page.label for page in pages], ["679", "680", "681", "682"])
        self.assertEqual(
            [page.attributes.get("type") for page in pages],
            ["implied", None, None, None],
        )

    def test_a_page_may_begin_in_the_midst_of_a_sentence(self):
        begins = [
            self.plain.text[max(0, page.start - 4) : page.start + 9]
            for page in self.plain.page_breaks
        ]
        self.assertEqual(begins[2:], ["you mentioned", "ion of consul"])

    def test_short_brackets_are_the_editors(self):
        supplied = [
            flat_text(node)
            for node in walk(self.body, into_notes=True)
            if isinstance(node, Span) and node.kind is SpanKind.SUPPLIED
        ]
        self.assertEqual(supplied, ["[Eagleburger]", "[Aviation]"])

    def test_nothing_in_it_is_conditional_or_handwritten(self):
        kinds = {
            n.kind for n in walk(self.body, into_notes=True) if isinstance(n, Span)
        }
        self.assertEqual(kinds, {SpanKind.SUPPLIED})

    def test_who_is_addressed_and_who_signs_are_known(self):
        self.assertEqual(
            words(self.body, BlockKind.SALUTE, BlockKind.SIGNATURE),
            ["Dear Mr. General Secretary:", "Ronald Reagan"],
        )

    def test_each_guess_is_reported_with_its_line(self):
        doubts = [(doubt.code, doubt.line) for doubt in self.proposal.doubts]
        self.assertEqual(doubts, [("supplied", 43), ("supplied", 53)])

    def test_no_letter_of_it_is_lost(self):
        raw = re.sub(r"\[Page \d+\]|^  \d\. ", "", EDITION, flags=re.MULTILINE)
        for number, anchor in ANCHORS.items():
            raw = raw.replace(f"{anchor}{number}", anchor, 1)
        self.assertEqual(everything(self.body), signs(raw))

    def test_its_notation_is_in_normal_form(self):
        self.assertEqual(write_notation(self.body), self.proposal.documents[0].notation)


class FilmTests(TestCase):
    @classmethod
    def setUpClass(cls):
        cls.proposal = propose(FILM)
        cls.memo, cls.letter = bodies(cls.proposal)
        cls.plain = read_text(cls.letter)

    def test_it_is_a_memo_and_a_letter(self):
        self.assertEqual(
            [(document.title, document.date) for document in self.proposal.documents],
            [
                ("Note from John Poindexter to “Mr. Secretary”", "12/20"),
                ("Draft Presidential Letter to Andropov", "12/19/83"),
            ],
        )

    def test_together_they_take_up_the_whole_film(self):
        memo, letter = self.proposal.documents
        self.assertEqual(FILM[: memo.start].strip(), "")
        self.assertEqual((memo.end, letter.end), (letter.start, len(FILM)))
        self.assertTrue(FILM[letter.start :].startswith("REF ID"))

    def test_a_sentence_cut_in_two_shows_where_a_page_ends(self):
        pages = [(page.node.label, page.start) for page in self.plain.page_breaks]
        before = [self.plain.text[:start].split()[-2:] for _, start in pages[1:]]

        self.assertEqual([label for label, _ in pages], ["1", "2", "3"])
        self.assertEqual(before, [["interruption", "of"], ["would", "be"]])

    def test_the_cut_sentence_reads_as_one(self):
        self.assertIn(
            "justification for an interruption of these talks", self.plain.text
        )
        self.assertIn("we would be able to develop", self.plain.text)

    def test_an_inferred_page_says_that_it_is(self):
        kinds = [
            (node.attributes["type"], node.attributes.get("cert"))
            for node in walk(self.letter)
            if isinstance(node, PageBreak)
        ]
        self.assertEqual(
            kinds, [("implied", None), ("inferred", "medium"), ("inferred", "medium")]
        )

    def test_a_page_break_that_cannot_be_placed_is_only_reported(self):
        (doubt,) = doubted(self.proposal, "undetermined-page-break")
        self.assertEqual(doubt.line, 48)
        self.assertIn("None is put in.", doubt.message)

    def test_struck_stamped_and_handwritten_words_are_told_apart(self):
        cases = {
            SpanKind.STRUCK: (self.letter, ["SECRET/SENSITIVE"]),
            SpanKind.CLASSIFICATION: (self.letter, ["SECRET/SENSITIVE"]),
            SpanKind.HANDWRITTEN: (self.letter, ["anf", "10/22/79", "OK", "82"]),
            SpanKind.STAMP: (self.memo, ["EYES ONLY", "SYSTEM II"]),
            SpanKind.NUMBER: (self.memo, ["14.", "91507"]),
            BlockKind.LETTERHEAD: (self.memo, ["THE WHITE HOUSE", "WASHINGTON"]),
        }
        for kind, (body, expected) in cases.items():
            with self.subTest(kind):
                self.assertEqual(words(body, kind), expected)

    def test_filing_numbers_of_the_letter_are_no_part_of_its_text(self):
        self.assertEqual(
            words(self.letter, SpanKind.NUMBER), ["REF ID: A66877", "NS 597-001 #82"]
        )

    def test_the_memo_speaks_of_the_bracketed_paragraph(self):
        (link,) = self.proposal.links
        self.assertEqual((link.instructing, link.instructed), (0, 1))
        self.assertEqual(
            link.condition,
            "if Amb. Hartman is permitted to deliver the letter directly to Andropov",
        )
        self.assertEqual(
            words(self.memo, SpanKind.CONDITION), ["bracketed language on page 3"]
        )

    def test_the_passage_is_one_paragraph_of_page_three(self):
        (passage,) = [
            span for span in self.plain.spans if span.node.kind is SpanKind.CONDITIONAL
        ]
        page = self.plain.page_breaks[-1]

        self.assertGreater(passage.start, page.start)
        self.assertTrue(self.plain.slice(passage).startswith("[If you would find"))
        self.assertTrue(self.plain.slice(passage).endswith("unofficial basis.]"))
        self.assertEqual(passage.node.identifier, self.proposal.links[0].passage_key)

    def test_every_doubt_names_its_line(self):
        doubts = [(doubt.code, doubt.line) for doubt in self.proposal.doubts]
        self.assertEqual(
            doubts,
            [
                ("read-as-stamp", 3),
                ("read-as-number", 5),
                ("read-as-stamp", 7),
                ("read-as-number", 11),
                ("read-as-date", 15),
                ("read-as-number", 23),
                ("read-as-number", 25),
                ("read-as-date", 27),
                ("handwriting", 29),
                ("handwriting", 31),
                ("handwriting", 31),
                ("handwriting", 32),
                ("inferred-page-break", 40),
                ("inferred-page-break", 48),
                ("undetermined-page-break", 48),
            ],
        )

    def test_a_doubt_shows_the_words_it_is_about(self):
        lines = FILM.split("\n")
        for doubt in self.proposal.doubts:
            with self.subTest(doubt.code, line=doubt.line):
                self.assertIn(doubt.excerpt, lines[doubt.line - 1])
                self.assertEqual(FILM.count("\n", 0, doubt.offset) + 1, doubt.line)

    def test_no_letter_of_it_is_lost(self):
        self.assertEqual(everything(self.memo) + everything(self.letter), signs(FILM))

    def test_its_notation_is_in_normal_form(self):
        for body, document in zip(
            (self.memo, self.letter), self.proposal.documents, strict=True
        ):
            self.assertEqual(write_notation(body), document.notation)


class BracketTests(TestCase):
    LINE = (
        "As [If you wish] the Aeronautics [Aviation] Organization [Page 682] holds "
        "[less than 1 line not declassified] in review."
    )

    def spans(self, text):
        proposal = propose(text)
        (body,) = bodies(proposal)
        return proposal, [
            (n.kind, flat_text(n)) for n in walk(body) if isinstance(n, Span)
        ]

    def test_four_brackets_of_one_line_are_four_things(self):
        proposal, spans = self.spans(self.LINE)

        withheld = (SpanKind.WITHHELD, "[less than 1 line not declassified]")
        self.assertEqual(spans, [withheld])
        self.assertIn("Organization [Page 682] holds", proposal.documents[0].notation)
        unexplained = [doubt.message.split("”")[0] for doubt in proposal.doubts]
        self.assertEqual(unexplained, ["“[If you wish]", "“[Aviation]"])

    def test_in_an_edition_short_brackets_are_taken_for_the_editors_and_doubted(self):
        text = f"1. Letter1\n\n{self.LINE}2\n\nA. B.\n  1. Source: x.\n  2. See y."
        proposal, spans = self.spans(text)

        self.assertEqual([kind for kind, _ in spans].count(SpanKind.SUPPLIED), 2)
        self.assertEqual(len(doubted(proposal, "supplied")), 2)

    def test_an_unclosed_bracket_swallows_nothing_and_is_reported(self):
        proposal = propose(DRAFT.replace("wish.]", "wish.\n\nIt goes on."))
        (body,) = bodies(proposal)

        self.assertEqual(words(body, SpanKind.CONDITIONAL), [])
        self.assertEqual(words(body, BlockKind.SIGNATURE), ["Ronald Reagan"])
        self.assertEqual([d.line for d in doubted(proposal, "unclosed-bracket")], [5])

    def test_brackets_in_brackets_stay_as_they_are(self):
        for text in ("a [[b]] c", "a [b [c] d] e", "a ] b", "[] [ ]"):
            with self.subTest(text):
                (body,) = bodies(propose(text))
                self.assertEqual(read_text(body).text, text)

    def test_brackets_that_look_like_the_notations_are_those_of_the_page(self):
        for bracket in ("[^1]", "[Page five]", "[^ not declassified]", "[ ]"):
            with self.subTest(bracket):
                notes = "  1. Source: x.\n  2. See y."
                text = f"1. Letter1\n\nAs {bracket} it is.2\n\nA.\n{notes}"
                _, spans = self.spans(text)
                self.assertEqual(spans, [])

    def test_an_instruction_about_a_page_that_is_not_there_is_unresolved(self):
        proposal = propose(MEMO.format(page=3) + DRAFT)

        self.assertEqual(proposal.links, ())
        (doubt,) = doubted(proposal, "unresolved-instruction")
        self.assertEqual(doubt.line, 5)
        self.assertIn("on page 3; no bracketed paragraphs", doubt.message)

    def test_an_instruction_links_to_the_passage_on_its_page(self):
        proposal = propose(MEMO.format(page=1) + DRAFT)
        self.assertEqual(len(proposal.links), 1)
        self.assertEqual(
            words(bodies(proposal)[1], SpanKind.CONDITIONAL), ["[If you wish.]"]
        )


class ProposedNoteTests(TestCase):
    def edition(self, text, notes):
        listed = "".join(f"\n  {number}. {note}" for number, note in notes)
        return propose(f"190. Letter to Chernenko1\n\n{text}\n\nRonald Reagan{listed}")

    def test_only_numbers_that_mark_a_note_become_notes(self):
        proposal = self.edition(
            "The SS-20 cost $1.5 million, or 2.4 percent.2 In your speech of March 2.3 "
            "you met Mr. Bush.4 We agree.",
            [(1, "Source: a."), (2, "b."), (3, "c."), (4, "d.")],
        )
        text = read_text(bodies(proposal)[0])
        before = [text.text[: note.start].split()[-1] for note in text.notes]
        self.assertEqual(before, ["Chernenko", "percent.", "2.", "Bush."])

    def test_a_listed_note_without_a_mark_is_preserved_and_reported(self):
        notes = [(1, "Source: a."), (2, "b."), (3, "c."), (4, "d."), (5, "See e.")]
        proposal = self.edition("Our countries.2 Our aims.3 Our hope.4", notes)

        (doubt,) = doubted(proposal, "note-without-mark")
        self.assertIn("Note 5 stands in the list", doubt.message)
        (body,) = bodies(proposal)
        self.assertIn("See e.", read_text(read_text(body).notes[-1].node).text)

    def test_a_mark_without_a_note_stays_text(self):
        proposal = self.edition(
            "Our countries.9 Our aims.2", [(1, "Source: a."), (2, "See b.")]
        )
        self.assertIn("countries.9 Our aims.[^2]", proposal.documents[0].notation)

    def test_numbered_lines_that_are_no_notes_are_doubted(self):
        proposal = propose("Dear Sir:\n\nWe ask:\n1. Peace.\n2. Trade.\n\nA. Gromyko\n")
        self.assertEqual([d.line for d in doubted(proposal, "numbered-lines")], [4])

    def test_a_heading_glued_to_a_name_is_reported_and_nothing_is_parted(self):
        proposal = propose(
            "Dear Sir:\n\nIt is so.\n\nRonald Reagan190. Letter From President Reagan to "
            "Chernenko\n\nDear Sir:\n\nYes.\n\nRonald Reagan\n"
        )
        self.assertEqual(len(proposal.documents), 1)
        self.assertEqual([d.line for d in doubted(proposal, "glued-heading")], [5])


class HostileTranscriptionTests(TestCase):
    def test_without_words_there_is_no_document(self):
        for text in ("", "\n", " \n\t\n\n", "\ufeff", "\r\n\r\n"):
            with self.subTest(text):
                self.assertEqual(propose(text).documents, ())

    def test_one_line_is_one_document(self):
        for text in ("Dear Mr. Chairman", "[", "SECRET", "1. a", "*x*", "Sincerely,"):
            with self.subTest(text):
                (body,) = bodies(propose(text))
                self.assertEqual(signs(read_text(body).text), signs(text))

    def test_what_no_text_can_hold_is_refused_with_its_place_in_the_raw_text(self):
        for character in ("\x00", "\x0c", "\x1b", "\ud800", "\uffff", "\u2029"):
            with self.subTest(ascii(character)):
                place = r"cannot stand .*\(line 2, column 5\)"
                with self.assertRaisesRegex(NotationError, place):
                    propose(f"Moscow\nDear{character} Mr.")

    def test_a_title_does_not_run_on_into_the_text_below_it(self):
        heading = "12. Letter From A to B"
        (document,) = propose(f"{heading}\n{'It is so. ' * 60}\n\nYes.").documents
        self.assertEqual(document.title, "Letter From A to B")

    def test_signs_of_the_notation_in_a_raw_text_are_read_as_themselves(self):
        for text in (
            "a * b ~~ c \\ d",
            "::: heading",
            " ::: heading",
            "[^1]: no note",
            "~~ ~~ and ** and * *",
            "{.hand} [a]{.hand}",
            "[a]{.stamp",
            "a[^1] b",
            "a\u2028",
        ):
            with self.subTest(text):
                (body,) = bodies(propose(f"It is so.\n\n{text}\n\nYes."))
                self.assertIn(f"\n{text.strip()}\n", read_text(body).text)

    def test_ten_thousand_blocks_are_read_soon(self):
        for block in (
            "[It] is *so* here.",
            "EYES ONLY",
            "the words go on",
            "[It is so.]",
        ):
            with self.subTest(block), bounded():
                propose("\n\n".join([block] * 10_000))

    def test_a_long_line_of_signs_is_read_soon(self):
        for sign in ("[", "*", "~~", "[Page ", "SECRET ", "Dear ", "A ", "1. "):
            with self.subTest(sign), bounded():
                # More unclear places than these are refused.
                propose(sign * min(19_000, 30_000 // len(sign)))

    def test_line_ends_of_other_systems_are_line_ends(self):
        cut = "The end of this page stands in the middle of a sentence, for it is"
        for text in (f"{cut}\r\n\r\nb.", f"{cut}\r\rb.", f"\ufeff{cut}\n\nb."):
            with self.subTest(text):
                (body,) = bodies(propose(text))
                self.assertEqual(words(body, BlockKind.PARAGRAPH), [f"{cut} b."])
