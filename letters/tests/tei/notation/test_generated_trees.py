"""Any tree of TEI opens in the notation and comes back as it was, or is refused."""

from unittest import TestCase
from xml.sax.saxutils import escape, quoteattr

from hypothesis import given, settings
from hypothesis import strategies as st

from letters.tei.body import read_document
from letters.tei.errors import NotationError, TeiError
from letters.tei.fidelity import first_loss
from letters.tei.notation import open_in_notation, parse_notation
from letters.tei.source import parse_xml
from letters.tei.writer import write_document
from letters.tests.bounds import bounded
from letters.tests.tei.strategies import SIGNS

LENGTH = 400_000
LONGEST = 4_000_000

BLOCKS = (
    *("p", "head", "opener", "dateline", "salute", "closer", "signed", "list", "item"),
    *("label", "table", "row", "cell", "quote", "postscript", "div", "seg", "figure"),
    *("lg", "l", "note", "byline", "ab"),
)
SPANS = (
    *("hi", "persName", "placeName", "gloss", "term", "date", "ref", "del", "add"),
    *("supplied", "unclear", "time", "title", "note", "seg"),
)
EMPTIES = ("pb", "lb", "gap", "graphic", "anchor")
ATTRIBUTES = {
    "rend": ("italic", "strong", "inline", "strikethrough", "a b", '"|\\'),
    "n": ("1", "2", "*", "a]"),
    "type": ("source", "from", "unanchored", "section", "x y"),
    "xml:id": ("a1", "d1fn1", "pg_1"),
    "corresp": ("#p_A1", "p_A1", "#p_", "#p_A1 #p_B2"),
    "target": ("#t_A1", "#d5", ""),
    "when": ("1962-12-04", ""),
    "role": ("label", "num", "other"),
    "cols": ("2",),
}

words = st.text(st.sampled_from(SIGNS + "|=-:#\n"), max_size=8)
attributes = st.dictionaries(
    st.sampled_from(sorted(ATTRIBUTES)), st.integers(0, 5), max_size=2
)


def elements(names, children):
    return st.tuples(st.sampled_from(names), attributes, st.lists(children, max_size=4))


empties = st.tuples(st.sampled_from(EMPTIES), attributes, st.just([]))
lines = st.recursive(
    st.one_of(words, empties), lambda inner: elements(SPANS, inner), max_leaves=6
)
trees = st.recursive(
    st.one_of(lines, elements(BLOCKS, lines)),
    lambda inner: elements(BLOCKS, inner),
    max_leaves=10,
)


def markup(node):
    if isinstance(node, str):
        return escape(node)
    name, given_attributes, children = node
    values = [
        f" {key}={quoteattr(ATTRIBUTES[key][at % len(ATTRIBUTES[key])])}"
        for key, at in given_attributes.items()
    ]
    inside = "".join(map(markup, children))
    # The notation refuses spans without words, of which there are none in earnest.
    inside = inside if name not in SPANS else f"w{inside}"
    return f"<{name}{''.join(values)}>{inside}</{name}>"


class GeneratedTreeTests(TestCase):
    @given(st.lists(trees, max_size=4))
    @settings(max_examples=150, deadline=None)
    def test_what_opens_in_the_notation_comes_back_as_it_was(self, drawn):
        inside = "".join(map(markup, drawn))
        tei = f'<div xmlns="http://www.tei-c.org/ns/1.0">{inside}</div>'
        try:
            notation = open_in_notation(tei)
        except TeiError:
            return
        body = parse_notation(notation)
        again = write_document(body)
        self.assertEqual(body, read_document(tei))
        self.assertEqual(read_document(again), body)
        self.assertIsNone(first_loss(parse_xml(tei), parse_xml(again)))


class HostileNotationTests(TestCase):
    """Texts made against it are read, or refused with their place, in time."""

    def assert_ends_soon(self, begin, repeated, length=LENGTH):
        text = begin + repeated * ((length - len(begin)) // len(repeated))
        with bounded():
            try:
                parse_notation(text)
            except NotationError as error:
                self.assertTrue(error.line)

    def test_rows_cells_and_lists_without_end(self):
        for begin, repeated in (
            ("::: table\n", "|"),
            ("::: table\n", "|=|#{"),
            ("::: table\n", '|{rend="\\" '),
            ("::: list\n", "- a\n= b\n"),
        ):
            with self.subTest(repeated):
                self.assert_ends_soon(begin, repeated)

    def test_the_longest_lines_that_there_may_be(self):
        for begin, repeated in (
            ("::: table\n", "|"),
            ("::: table\n", "| a\\| "),
            ("[a]{", "p=b "),
            ("[^a]: ", "x"),
        ):
            with self.subTest(repeated):
                self.assert_ends_soon(begin, repeated, LONGEST)

    def test_fences_and_notes_without_end(self):
        for repeated in (
            "::: paragraph\n::: list\n",
            "::: note {mark=a}\n",
            "[^a]{p=b}: x\n\n",
        ):
            with self.subTest(repeated):
                self.assert_ends_soon("", repeated)

    def test_keys_without_end(self):
        for begin, repeated in (("[a]{", "p=b "), ("[a]{", "#"), ("[", "a]{see=")):
            with self.subTest(repeated):
                self.assert_ends_soon(begin, repeated)

    def test_tei_nested_as_deep_as_it_may_be_is_read_or_refused(self):
        for name in ("list", "item", "quote", "div", "hi", "note", "cell"):
            inside = f"<{name}>" * 60 + "x" + f"</{name}>" * 60
            with self.subTest(name), self.assertRaises(TeiError):
                open_in_notation(
                    f'<div xmlns="http://www.tei-c.org/ns/1.0">{inside}</div>'
                )
