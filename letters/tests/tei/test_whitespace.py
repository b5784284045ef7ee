"""White space in a text that is built piece by piece."""

from unittest import TestCase

from letters.tei.nodes import (
    Block,
    BlockKind,
    LineBreak,
    Note,
    PageBreak,
    PassageEdge,
    Span,
    SpanKind,
)
from letters.tei.whitespace import FlowBuilder

# A note is drawn as "(…)", a span as "<…>", a block as "{…}".
BRACKETS = {Note: "()", Span: "<>", Block: "{}"}
SIGNS = {PageBreak: "/", LineBreak: "↵", PassageEdge: "^"}


def built(pieces):
    """The nodes that `pieces` make: the signs above, and text between them."""
    flow = FlowBuilder()
    for piece in pieces:
        place(flow, piece)
    return "".join(drawn(child) for child in flow.finish().children)


def place(flow, piece):
    actions = {
        "{": lambda: flow.open_block(BlockKind.PARAGRAPH, {}),
        "}": flow.close_block,
        "<": lambda: flow.open_span(SpanKind.HIGHLIGHT, {}),
        ">": flow.close_span,
        "(": lambda: flow.open_note({}),
        ")": flow.close_note,
        "/": lambda: flow.page_break({}),
        "↵": flow.line_break,
        "^": lambda: flow.passage_edge(PassageEdge("c", True, "[")),
    }
    actions.get(piece, lambda: flow.text(piece))()


def drawn(node):
    if isinstance(node, str):
        return node
    if type(node) in SIGNS:
        return SIGNS[type(node)]
    opening, closing = BRACKETS[type(node)]
    return opening + "".join(drawn(child) for child in node.children) + closing


class FlowTests(TestCase):
    def test_spaces_go_where_the_words_need_them(self):
        cases = {
            # At the ends of a block and of a note there is none.
            "{ a }": "{a}",
            "{a( n )}": "{a(n)}",
            "{a}{ }{b}": "{a}{}{b}",
            # A space moves out of the end of a span, and to the first place inside one.
            "{<a >b}": "{<a> b}",
            "{a < b>}": "{a <b>}",
            "{a< b>}": "{a< b>}",
            "{<a > b}": "{<a> b}",
            "{<<a > >b}": "{<<a>> b}",
            "{a <>b}": "{a <>b}",
            # Behind a note, before a page break.
            "{a (n)b}": "{a(n) b}",
            "{a(n) b}": "{a(n) b}",
            "{a (n)(m) b}": "{a(n)(m) b}",
            "{a / b}": "{a /b}",
            "{a/ b}": "{a /b}",
            "{a/b}": "{a/b}",
            "{a// b}": "{a //b}",
            "{a/ /b}": "{a //b}",
            "{a (n)/b}": "{a(n) /b}",
            "{a/(n) b}": "{a /(n)b}",
            "{a <b /> c}": "{a <b />c}",
            # A new line begins without a pending space.
            "{a ↵ b}": "{a↵b}",
            "{a ↵/ b}": "{a↵/b}",
            "{/ a}": "{/a}",
            "{(n) a}": "{(n)a}",
            # A bracket of a passage is a word like another.
            "{^ a}": "{^ a}",
            "{a ^b}": "{a ^b}",
        }
        for pieces, expected in cases.items():
            with self.subTest(pieces):
                self.assertEqual(built(pieces), expected)

    def test_neighbouring_texts_are_one(self):
        flow = FlowBuilder()
        for text in ("a", " ", "", "b", None, "c"):
            flow.text(text)
        self.assertEqual(flow.finish().children, ("a bc",))

    def test_a_note_has_white_space_of_its_own(self):
        self.assertEqual(built("{a ( n m ) b}"), "{a(n m) b}")
        self.assertEqual(built("{a ({b }{ c}) d}"), "{a({b}{c}) d}")

    def test_it_says_when_something_was_left_open(self):
        flow = FlowBuilder()
        flow.open_block(BlockKind.PARAGRAPH, {})

        self.assertEqual(flow.depth, 2)
        with self.assertRaisesRegex(RuntimeError, "before every block"):
            flow.finish()
