"""The notation goes to TEI and back without loss, and says what it cannot read."""

from unittest import TestCase

from hypothesis import given, settings
from hypothesis import strategies as st

from letters.tei.body import read_document
from letters.tei.errors import NotationError, NotExpressibleError
from letters.tei.nodes import (
    Block,
    BlockKind,
    Note,
    PageBreak,
    PassageEdge,
    SpanKind,
    walk,
)
from letters.tei.notation import escape, parse_notation, write_notation
from letters.tei.plain_text import read_text
from letters.tei.writer import write_document
from letters.tests.tei.strategies import SIGNS, bodies


def only(body, kind):
    """The one node of `kind` in `body`, a class or a kind of span or block."""
    nodes = [
        node
        for node in walk(body, into_notes=True)
        if getattr(node, "kind", type(node)) is kind
    ]
    assert len(nodes) == 1, nodes
    return nodes[0]


class NotationTests(TestCase):
    def test_each_form_says_what_it_is(self):
        cases = {
            "*a*": (SpanKind.HIGHLIGHT, {"rend": "italic"}),
            "~~a~~": (SpanKind.STRUCK, {"rend": "strikethrough"}),
            "[a]{.hand by=clerk}": (SpanKind.HANDWRITTEN, {"hand": "#clerk"}),
            "[a]{.stamp}": (SpanKind.STAMP, {}),
            "[a]{.number}": (SpanKind.NUMBER, {}),
            "[a]{.supplied}": (SpanKind.SUPPLIED, {}),
            "[a]{.withheld reason=x}": (SpanKind.WITHHELD, {"reason": "x"}),
            "[a]{.unclear cert=low}": (SpanKind.UNCLEAR, {"cert": "low"}),
            "[a]{.conditional #c}": (SpanKind.CONDITIONAL, {"xml:id": "c"}),
            "[a]{.condition #c}": (SpanKind.CONDITION, {"xml:id": "c"}),
            "[a]{.bold}": (SpanKind.HIGHLIGHT, {"rend": "strong"}),
        }
        for text, (kind, attributes) in cases.items():
            with self.subTest(text):
                span = only(parse_notation(text), kind)
                self.assertEqual(span.attributes, attributes)

    def test_a_plain_bracket_stays_what_it_is_on_the_page(self):
        for text in ("a [b] c", "[", "]", "[[a]", "a] [b", "see [12]", "[] {a}"):
            with self.subTest(text):
                self.assertEqual(read_text(parse_notation(text)).text, text)

    def test_brackets_of_the_page_are_in_the_text_and_others_are_not(self):
        cases = {
            "[a]{.supplied}": "[a]",
            "[a]{.conditional #c}": "[a]",
            "[a]{.supplied .unbracketed}": "a",
            "[anf]{.hand}": "anf",
        }
        for text, expected in cases.items():
            with self.subTest(text):
                self.assertEqual(read_text(parse_notation(text)).text, expected)

    def test_a_note_stands_where_it_is_marked(self):
        body = parse_notation("our countries.[^2] I agree\n\n[^2]: See Document 183.")
        text = read_text(body)

        self.assertEqual(text.text, "our countries. I agree")
        self.assertEqual(text.notes[0].start, len("our countries."))
        self.assertEqual(read_text(text.notes[0].node).text, "See Document 183.")

    def test_a_page_marker_breaks_no_sentence(self):
        body = parse_notation("areas you [Page 681] mentioned")
        text = read_text(body)

        self.assertEqual(text.text, "areas you mentioned")
        self.assertEqual(text.page_breaks[0].start, len("areas you "))
        self.assertEqual(only(body, PageBreak).label, "681")

    def test_a_page_may_begin_inside_a_word(self):
        body = parse_notation("demobi[Page 5]lization")
        self.assertEqual(read_text(body).text, "demobilization")

    def test_a_page_marker_on_a_line_of_its_own_stands_between_paragraphs(self):
        body = parse_notation("a\n\n[Page 2]{.inferred cert=medium}\n\nb")
        self.assertIsInstance(body.children[1], PageBreak)
        self.assertTrue(body.children[1].is_inferred)

    def test_what_opens_and_closes_a_letter_is_kept_together(self):
        body = parse_notation(
            "::: dateline\nMoscow\n:::\n::: salute\nDear Sir:\n:::\n\nText.\n\n"
            "::: closing\nSincerely,\n:::\n\n::: signature\nN. K.\n:::"
        )
        kinds = [
            (
                block.kind,
                [inner.kind for inner in walk(block) if inner.__class__ is Block],
            )
            for block in body.children
        ]
        self.assertEqual(
            kinds,
            [
                (BlockKind.OPENER, [BlockKind.DATELINE, BlockKind.SALUTE]),
                (BlockKind.PARAGRAPH, []),
                (BlockKind.CLOSER, [BlockKind.SALUTE, BlockKind.SIGNATURE]),
            ],
        )

    def test_a_passage_may_cross_paragraphs(self):
        text = "a [\\[]{.opens #offer}b\n\nc[\\]]{.closes #offer} d\n"
        body = parse_notation(text)
        edges = [node for node in walk(body) if isinstance(node, PassageEdge)]

        self.assertEqual([edge.opens for edge in edges], [True, False])
        self.assertEqual(read_text(body).text, "a [b\nc] d")
        self.assertEqual(write_notation(read_document(write_document(body))), text)

    def test_a_note_may_have_paragraphs(self):
        body = parse_notation("a[^1]\n\n[^1]: One.\n\n    Two.\n\nText.")
        self.assertEqual(read_text(only(body, Note)).text, "One.\nTwo.")
        self.assertEqual(read_text(body).text, "a\nText.")

    def test_a_note_without_a_mark_is_kept(self):
        body = parse_notation("Text.\n\n[^5]: Lost.")
        self.assertEqual(only(body, Note).attributes["type"], "unanchored")
        self.assertIn("[^5]: Lost.", write_notation(body))

    def test_a_mark_without_a_note_is_kept(self):
        body = parse_notation("Text.[^5]")
        self.assertEqual(only(body, Note).number, "5")
        self.assertEqual(read_text(only(body, Note)).text, "")


class NotationErrorTests(TestCase):
    def test_what_cannot_be_read_is_named_with_its_place(self):
        cases = {
            "ok\n\nan *open": (3, 4, "“*” is not closed"),
            "a ~~b *c~~ d*": (1, 9, "“~~” closes before “*”"),
            "[a]{.hnd}": (1, 4, "needs one word of these"),
            "[a]{hand}": (1, 4, "is not an attribute"),
            "[a]{.hand colour=red}": (1, 4, "“colour” is not a key"),
            "[a]{.hand": (1, 4, "not closed"),
            "[a]{.conditional}": (1, 4, "need an identifier"),
            "a \\b": (1, 3, "protect"),
            "x\n::: heading\nA": (2, 0, "not closed"),
            "::: header\nA\n:::": (1, 0, "“header” is no fence"),
            "a[^1] b[^1]": (1, 8, "a second time"),
            "[^1]: a\n\n[^1]: b": (3, 0, "given twice"),
            "a\x00b": (1, 2, "U+0000"),
            "a\n\x0cb": (2, 1, "[Page N]"),
            "[a]{.hand #1x}": (1, 4, "cannot be an identifier"),
            "[Page 3]{.guessed}": (1, 0, ".inferred or .implied"),
        }
        for text, (line, column, message) in cases.items():
            with self.subTest(text), self.assertRaises(NotationError) as caught:
                parse_notation(text)
            with self.subTest(text):
                self.assertIn(message, caught.exception.message)
                self.assertEqual(
                    (caught.exception.line, caught.exception.column), (line, column)
                )

    def test_every_error_of_a_text_is_told_at_once(self):
        with self.assertRaises(NotationError) as caught:
            parse_notation("*a\n\nfine\n\n[b]{.x}\n\n::: nothing\n:::")

        lines = [error.line for error in (caught.exception, *caught.exception.others)]
        self.assertEqual(lines, [1, 5, 7])

    def test_it_ends_soon_on_hostile_text(self):
        for text in ("[" * 50_000, "[a" * 20_000 + "]{.hand}" * 20_000, "*" * 50_000):
            with self.subTest(text[:4]):
                try:
                    parse_notation(text)
                except NotationError as error:
                    self.assertTrue(error.line)


class RoundTripTests(TestCase):
    @given(bodies)
    @settings(max_examples=50, deadline=None)
    def test_tei_holds_all_that_a_body_says(self, body):
        self.assertEqual(read_document(write_document(body)), body)

    @given(bodies)
    @settings(max_examples=50, deadline=None)
    def test_notation_holds_all_that_a_body_says(self, body):
        text = write_notation(body)
        self.assertEqual(parse_notation(text), body)
        self.assertEqual(
            write_notation(read_document(write_document(parse_notation(text)))), text
        )

    @given(st.text(st.sampled_from(SIGNS + "\n:PaghndsuprlieFx1="), max_size=80))
    @settings(max_examples=300, deadline=None)
    def test_whatever_is_typed_is_read_whole_or_refused_with_its_place(self, text):
        try:
            body = parse_notation(text)
        except NotationError as error:
            self.assertGreater(error.line, 0, error.message)
            return
        try:
            again = write_notation(read_document(write_document(body)))
        except NotExpressibleError:
            self.fail(f"read, but not written: {text!r}")
        self.assertEqual(parse_notation(again), body)

    @given(st.text(max_size=40))
    @settings(deadline=None)
    def test_escaped_text_reads_as_itself(self, text):
        try:
            body = parse_notation("w" + escape(text, at_start=False) + "w")
        except NotationError as error:
            self.assertIn("cannot stand in a text", error.message)
            return
        expected = " ".join(line.strip(" \t") for line in text.splitlines())
        self.assertEqual(read_text(body).text.split(), f"w{text}w".split(), expected)
