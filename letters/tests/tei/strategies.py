"""Texts as people might write them, for property-based tests."""

from itertools import count

from hypothesis import strategies as st

from letters.tei.nodes import ID, Block, BlockKind, SpanKind
from letters.tei.notation.grammar import BRACKETED, SPAN_CLASSES
from letters.tei.whitespace import FlowBuilder

DEEPEST = 4
SIGNS = "ab Z9.,:;'\"\\*~[]{}()#^—é\u00a0\u0301<>&"

words = st.text(st.sampled_from(SIGNS), min_size=1, max_size=12)
values = st.text(st.sampled_from('ab "\\{}[]#=.é'), min_size=1, max_size=6)
pieces = st.deferred(
    lambda: st.one_of(
        st.tuples(st.just("text"), words),
        st.tuples(st.just("space"), st.none()),
        st.tuples(st.just("line_break"), words),
        st.tuples(st.just("page"), st.integers(1, 999)),
        st.tuples(st.just("note"), lines),
        st.tuples(
            st.just("span"),
            st.tuples(st.sampled_from(sorted(SPAN_CLASSES)), values, lines),
        ),
    )
)
lines = st.lists(pieces, min_size=1, max_size=3)
block_kinds = st.sampled_from(
    [
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
        BlockKind.LETTERHEAD,
        BlockKind.MARKS,
        BlockKind.OPENER,
        BlockKind.CLOSER,
        BlockKind.QUOTATION,
    ]
)
drawn_bodies = st.lists(st.tuples(block_kinds, lines), max_size=3)
bodies = drawn_bodies.map(lambda drawn: _Maker().body(drawn))


class _Maker:
    """Builds a body out of drawn pieces, with names that are used only once."""

    def __init__(self) -> None:
        self.flow = FlowBuilder()
        self.names = count(1)
        self.in_note = False
        self.depth = 0

    def body(self, drawn) -> Block:
        for kind, line in drawn:
            # A page break between two openers: else they would be one group.
            self.flow.page_break({"n": str(next(self.names)), "type": "inferred"})
            self.flow.open_block(kind, {})
            if kind in (BlockKind.OPENER, BlockKind.CLOSER, BlockKind.QUOTATION):
                self.inner_block(kind, line)
            else:
                self.line(line)
            self.flow.close_block()
        return self.flow.finish()

    def inner_block(self, kind, drawn) -> None:
        inner = {
            BlockKind.OPENER: BlockKind.DATELINE,
            BlockKind.CLOSER: BlockKind.SALUTE,
            BlockKind.QUOTATION: BlockKind.PARAGRAPH,
        }
        self.flow.open_block(inner[kind], {})
        self.line(drawn)
        self.flow.close_block()

    def line(self, drawn) -> None:
        self.flow.text("w")
        for piece, value in drawn:
            getattr(self, f"add_{piece}")(value)

    def add_text(self, value) -> None:
        self.flow.text(value)

    def add_space(self, _value) -> None:
        self.flow.text(" ")

    def add_line_break(self, value) -> None:
        self.flow.line_break()
        self.flow.text(value.strip() + "x")

    def add_page(self, value) -> None:
        self.flow.page_break({"n": str(value)})
        self.flow.text("y")

    def add_note(self, drawn) -> None:
        if self.in_note:
            return
        self.in_note = True
        self.flow.open_note({"n": str(next(self.names))})
        self.line(drawn)
        self.flow.close_note()
        self.in_note = False

    def add_span(self, drawn) -> None:
        if self.depth == DEEPEST:
            return
        self.depth += 1
        word, value, inside = drawn
        span_class = SPAN_CLASSES[word]
        kind = span_class.kind
        attributes = {"reason": value, **dict(span_class.fixed)}
        if kind in (SpanKind.CONDITIONAL, SpanKind.CONDITION):
            attributes[ID] = f"c{next(self.names)}"
        self.flow.open_span(kind, attributes)
        self.bracket("[", kind)
        self.line(inside)
        self.bracket("]", kind)
        self.flow.close_span()
        self.depth -= 1

    def bracket(self, character, kind) -> None:
        if kind is SpanKind.CONDITIONAL:
            self.flow.open_span(SpanKind.METAMARK, {})
            self.flow.text(character)
            self.flow.close_span()
        elif kind in BRACKETED:
            self.flow.text(character)
