"""The examples of the help page mean what the page says that they mean."""

from unittest import TestCase

from letters.tei.body import read_document
from letters.tei.nodes import (
    Block,
    BlockKind,
    Empty,
    LineBreak,
    Note,
    PageBreak,
    PassageEdge,
    Span,
    SpanKind,
    walk,
)
from letters.tei.notation import parse_notation, write_notation
from letters.tei.notation.examples import EXAMPLES
from letters.tei.notation.grammar import (
    CONTAINER_FENCES,
    EDGES,
    EMPTIES,
    LINE_FENCES,
    NOTE,
    SPAN_CLASSES,
    WORDS,
)
from letters.tei.plain_text import read_text
from letters.tei.writer import write_document

# What each example shows (None: only text), and its plain text.
MEANINGS = {
    "A paragraph ends at an empty line": (None, "First paragraph.\nSecond one."),
    "A printed page begins": (PageBreak, "the areas you mentioned"),
    "A page of the paper begins, where the printed ones are marked too": (
        PageBreak,
        "the areas you mentioned",
    ),
    "A page break that is inferred": (PageBreak, "an interruption of these talks"),
    "A first page that only the next one's number implies": (PageBreak, ""),
    "A footnote": (Note, "between our countries. I agree"),
    "A source note": (Note, "Chernenko"),
    "Italics": (SpanKind.HIGHLIGHT, "the New York Times"),
    "Bold, underlined, small capitals": (SpanKind.HIGHLIGHT, "a b c"),
    "Struck out": (SpanKind.STRUCK, "SECRET"),
    "A struck classification": (SpanKind.CLASSIFICATION, "SECRET/SENSITIVE"),
    "Handwriting, and whose": (SpanKind.HANDWRITTEN, "BY anf"),
    "Handwriting in the margin": (SpanKind.HANDWRITTEN, "OK"),
    "Added, nobody says how": (SpanKind.ADDED, "I do agree"),
    "A stamp": (SpanKind.STAMP, "EYES ONLY"),
    "A filing or control number": (SpanKind.NUMBER, "NS 597-001 #82"),
    "Supplied by the editor, in brackets on the page": (
        SpanKind.SUPPLIED,
        "[Aviation]",
    ),
    "Supplied by the editor, without brackets": (SpanKind.SUPPLIED, "July 1955"),
    "Not certain to read": (SpanKind.UNCLEAR, "consider"),
    "Withheld at declassification": (
        SpanKind.WITHHELD,
        "[less than 1 line not declassified]",
    ),
    "A conditional passage within a paragraph": (
        SpanKind.CONDITIONAL,
        "[If you would find it helpful …]",
    ),
    "A conditional passage across paragraphs": (
        PassageEdge,
        "Text [begins here.\nIt ends here.]",
    ),
    "The words of an instruction that set a condition": (
        SpanKind.CONDITION,
        "The bracketed language on page 3 should be included",
    ),
    "A bracket that only stands on the page": (None, "a [sic] bracket"),
    "A line break": (LineBreak, "THE WHITE HOUSE\u2028WASHINGTON"),
    "A heading": (BlockKind.HEADING, "190. Letter From President Reagan"),
    "A letterhead": (BlockKind.LETTERHEAD, "THE WHITE HOUSE"),
    "Marks outside the text": (BlockKind.MARKS, "EYES ONLY"),
    "Place and date": (BlockKind.DATELINE, "Washington, March 7, 1984"),
    "Salutation": (BlockKind.SALUTE, "Dear Mr. Chairman:"),
    "Closing and signature": (BlockKind.SIGNATURE, "Sincerely,\nRonald Reagan"),
    "A quotation set apart": (BlockKind.QUOTATION, "The quoted paragraph."),
    "A person, a term and a document that lists or links know by a key": (
        SpanKind.PERSON,
        "Mr. Bohlen of the NSC: see Document 5",
    ),
    "A document of this archive that is in no volume, by its identifier": (
        SpanKind.REFERENCE,
        "in your letter of March",
    ),
    "Who wrote to whom, in a heading": (SpanKind.TERM, "The Secretary to Mr. Kohler"),
    "A date and a time, with what they mean in figures": (
        SpanKind.DATE,
        "December 4, 1962, 7 p.m.",
    ),
    "Words of another language": (SpanKind.UNKNOWN, "the Wehrmacht"),
    "Upright within italics, and a look with its own name": (
        SpanKind.HIGHLIGHT,
        "the Pueblo incident, a",
    ),
    "Deleted in another way than struck out": (SpanKind.STRUCK, "secret"),
    "A sign on the page, a technical term": (SpanKind.METAMARK, "^, MIRV"),
    "A printed page with its picture; # is the key that the series gives it": (
        PageBreak,
        "the areas you mentioned",
    ),
    "Notes that share a mark, or have none": (Note, "One, two and three."),
    "A note that holds more than paragraphs": (Note, "agreed."),
    "A note that no mark calls for, such as a file number": (Note, ""),
    "A list with its heading": (
        BlockKind.HEADING,
        "PARTICIPANTS\nThe Secretary\nAmbassador Dobrynin",
    ),
    "A list with labels, and a list within an item": (
        BlockKind.LABEL,
        "(a)\nBerlin;\n(b)\nthe troops:\nFrench",
    ),
    "A table: |= begins a cell that is a label, |# one with a number": (
        BlockKind.TABLE,
        "Forces\nCountry\nMen\nFrance\n12",
    ),
    "A cell across columns, a row of labels": (BlockKind.ROW, "a\nb\nboth"),
    "A row whose cells hold more than a line": (BlockKind.CELL, "\nOne.\nTwo."),
    "Two cells of a table on two lines": (LineBreak, "a\u2028b\nc| d"),
    "A paragraph with a list in it": (BlockKind.LIST, "He named\none\nand left."),
    "Place and date that stand alone, as most printed documents have them": (
        BlockKind.DATELINE,
        "Washington, undated.",
    ),
    "What opens a letter, where it is more than place, date and salutation": (
        BlockKind.SEGMENT,
        "Moscow\nSECRET",
    ),
    "What closes a letter, with words of its own": (
        BlockKind.CLOSER,
        "For the Joint Chiefs:\nRadford",
    ),
    "The line with the author": (BlockKind.BYLINE, "by George F. Kennan"),
    "An enclosure, with a heading of its own": (
        BlockKind.ATTACHMENT,
        "Enclosure\nIts text.",
    ),
    "A part with a kind": (BlockKind.DIVISION, "I\nText."),
    "A picture with its caption": (Empty, "The bridge."),
    "Verse": (BlockKind.LINE, "O ship\nof state"),
    "Words that belong to no paragraph": (SpanKind.HIGHLIGHT, "Drafted by hand"),
    "Something left out, in a line and between paragraphs": (
        Empty,
        "so [2 words illegible] far\n[a passage is left out here]",
    ),
    "The signs themselves": (None, "*, ~~, \\ and [Page 5]"),
}


# The one example that may be escaped in more ways than it is written.
ESCAPED = {r"\*, \~~, \\ and \[Page 5\]": r"\*, \~\~, \\ and \[Page 5]"}


def kinds_in(body):
    return {
        node.kind if isinstance(node, Block | Span) else type(node)
        for node in walk(body)
    }


class NotationExampleTests(TestCase):
    def test_there_is_a_meaning_for_every_example(self):
        self.assertEqual([example.meaning for example in EXAMPLES], list(MEANINGS))

    def test_each_shows_what_it_is_meant_to_show(self):
        for example in EXAMPLES:
            expected, _ = MEANINGS[example.meaning]
            kinds = kinds_in(parse_notation(example.notation))
            with self.subTest(example.meaning):
                self.assertIn(expected or BlockKind.PARAGRAPH, kinds)
                self.assertTrue(expected or kinds <= {BlockKind.PARAGRAPH, str})

    def test_each_reads_as_it_would_on_paper(self):
        for example in EXAMPLES:
            with self.subTest(example.meaning):
                text = read_text(parse_notation(example.notation)).text
                self.assertEqual(text, MEANINGS[example.meaning][1])

    def test_each_is_written_as_it_was_typed(self):
        for example in EXAMPLES:
            with self.subTest(example.meaning):
                markup = write_document(parse_notation(example.notation))
                normal = ESCAPED.get(example.notation, example.notation)
                self.assertEqual(write_notation(read_document(markup)), f"{normal}\n")

    def test_every_word_of_the_notation_is_shown_or_plain(self):
        shown = " ".join(example.notation for example in EXAMPLES)
        # These say only what a name, a place or a date is, as TEI does.
        unshown = {"person", "place", "date", "ref", "superscript", "subscript"}
        unshown |= {"italic", "struck"}  # which have signs of their own
        for word in [*SPAN_CLASSES, *EDGES]:
            with self.subTest(word):
                self.assertEqual(f".{word}" in shown, word not in unshown)

    def test_every_fence_is_known_to_be_shown_or_not(self):
        shown = " ".join(example.notation for example in EXAMPLES)
        fences = [*LINE_FENCES, *CONTAINER_FENCES, WORDS, NOTE]
        # A label is a line of its list; a postscript is what its name says.
        unshown = {"postscript", "label"}
        for fence in fences:
            with self.subTest(fence):
                self.assertEqual(f"::: {fence}" in shown, fence not in unshown)

    def test_every_element_without_words_is_written_in_a_line_and_between_them(self):
        for word, (element, namespace) in EMPTIES.items():
            for notation in (
                f"a[b]{{.{word} n=1}}c\n",
                f"::: {word} {{n=1}}\nb\n:::\n",
            ):
                with self.subTest(notation):
                    body = parse_notation(notation)
                    (empty,) = (n for n in walk(body) if isinstance(n, Empty))
                    self.assertEqual(
                        (empty.element, empty.namespace, empty.text),
                        (element, namespace, "b"),
                    )
                    markup = write_document(body)
                    self.assertEqual(write_notation(read_document(markup)), notation)


class WriterTests(TestCase):
    def test_what_is_empty_is_written_again(self):
        for notation in (
            "Text.[^5]",
            "[^1]",
            "",
            " [Page 3]",
            "::: paragraph\n[Page 3]\n:::",
            "[*[Page 2][^1]*",
            "[[^1]::: x]{.hand}",
            "a\n\n[^1]: n\n\n[^2]: m[^1]",
        ):
            with self.subTest(notation):
                body = parse_notation(notation)
                self.assertEqual(parse_notation(write_notation(body)), body)
