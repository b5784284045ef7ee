"""Names that are too long, and too many nodes, are refused with a sentence."""

from unittest import TestCase

from letters.derivation.limits import MOST, check_limits
from letters.tei.errors import SourceError
from letters.tei.nodes import Block, BlockKind, Note, PageBreak, Span, SpanKind


def body(*children):
    return Block(BlockKind.DIVISION, tuple(children))


class NodeLimitTests(TestCase):
    def test_a_document_at_the_limits_is_accepted(self):
        notes = [Note(attributes={"n": str(n)}) for n in range(MOST[Note][0])]
        check_limits(body(PageBreak({"n": "9" * 40}), *notes))

    def test_too_many_of_a_kind_are_refused_by_their_name(self):
        for node, words in (
            (PageBreak({"n": "1"}), "more than 2,000 pages"),
            (Note(attributes={"n": "1"}), "more than 5,000 notes"),
            (Block(BlockKind.PARAGRAPH), "more than 20,000 paragraphs"),
        ):
            with self.subTest(words), self.assertRaisesRegex(SourceError, words):
                check_limits(body(*[node] * (MOST[type(node)][0] + 1)))

    def test_a_name_that_is_too_long_is_refused_with_its_beginning(self):
        cases = [
            (PageBreak({"n": "7" * 41}), "“77777777777777777777…” has 41"),
            (Note(attributes={"n": "8" * 21}), "limit for “n” is 20"),
            (Span(SpanKind.HANDWRITTEN, ("x",), {"hand": "h" * 81}), "“hand” is 80"),
        ]
        for node, words in cases:
            with self.subTest(words), self.assertRaisesRegex(SourceError, words):
                check_limits(body(node))
