"""Notation that cannot be read: each fault names its place, and none is a crash."""

from unittest import TestCase

from letters.tei.errors import NotationError
from letters.tei.nodes import Note, Span, walk
from letters.tei.notation import parse_notation
from letters.tei.notation.reader import MAX_CHARACTERS
from letters.tei.plain_text import read_text


def faults(text):
    """(line, column, message) of everything that is wrong with `text`."""
    try:
        parse_notation(text)
    except NotationError as error:
        errors = (error, *error.others)
        return [(error.line, error.column, error.message) for error in errors]
    return []


class FaultCase(TestCase):
    def assert_fault(self, cases):
        for text, (line, column, words) in cases.items():
            with self.subTest(text):
                (fault,) = faults(text)
                self.assertEqual(fault[:2], (line, column))
                self.assertIn(words, fault[2])


class FenceTests(FaultCase):
    def test_a_fault_of_a_fence_names_its_line(self):
        self.assert_fault(
            {
                "::: heading {.word}\nA\n:::": (1, 0, "no .word"),
                "A\n\n::: heading {colour=red}\nA\n:::": (3, 0, "is not a key"),
                "::: list {#1x}\n:::": (1, 0, "cannot be an identifier"),
                "::: heading .word\nA\n:::": (1, 0, "has no name here"),
            }
        )

    def test_a_fence_that_closes_nothing_is_none(self):
        self.assert_fault({"a\n:::": (2, 0, "A fence has no name here")})

    def test_a_line_fence_ends_before_another_begins(self):
        text = "::: heading\nA\n::: dateline\nB\n:::"
        line, _, message = faults(text)[0]
        self.assertEqual((line, message[:28]), (1, "The fence “heading” is not c"))

    def test_blank_lines_within_a_line_fence_are_passed_over(self):
        body = parse_notation("::: heading\n\n  A\n\nB\n:::")
        self.assertEqual(read_text(body).text, "A B")

    def test_what_stands_in_an_unknown_fence_is_checked_as_well(self):
        text = "::: header\nA\n\n::: heading {.word}\nB\n:::\n:::\n\nFine."
        self.assertEqual([line for line, _, _ in faults(text)], [1, 4])

    def test_eight_fences_within_each_other_are_read_and_nine_are_not(self):
        def nested(depth):
            return "::: quotation\n" * depth + "x\n" + ":::\n" * depth

        self.assertEqual(faults(nested(8)), [])
        line, _, message = faults(nested(9))[0]
        self.assertEqual((line, message), (9, "Fences are nested more than 8 deep."))

    def test_thousands_of_fences_are_faults_and_no_crash(self):
        for line in ("::: nowhere\n", "::: list\n", "::: nowhere\n::: list\n", ":::\n"):
            with self.subTest(line):
                self.assertGreaterEqual(len(faults(line * 3000)), 1)


class NoteFaultTests(FaultCase):
    def test_a_fault_of_a_note_names_its_line(self):
        self.assert_fault(
            {
                "T.[^1]\n\n[^1]{colour=red}: a": (3, 0, "is not a key"),
                "T.[^1]\n\n[^1]{.a .b}: a": (3, 0, "takes one .word"),
                "T.[^1]\n\n[^1]{.unanchored}: a": (3, 0, "takes one .word"),
                "T.\n\n[^1]{.Source}: a": (3, 0, "takes one .word"),
            }
        )

    def test_a_fault_within_a_note_names_its_own_place(self):
        self.assert_fault(
            {
                "T.[^1]\n\n[^1]: an *open": (3, 10, "“*” is not closed"),
                "T.[^1]\n\n[^1]: One.\n\n    [b]{.x}": (5, 8, "needs one word"),
            }
        )

    def test_notes_within_notes_are_read_to_a_depth(self):
        def chain(length):
            notes = [f"[^{n}]: [^{n + 1}]" for n in range(1, length)]
            return "\n\n".join(["T.[^1]", *notes, f"[^{length}]: End."])

        self.assertEqual(faults(chain(8)), [])
        ((line, column, message), *_) = faults(chain(9))
        self.assertEqual((line, column), (17, 7))
        self.assertEqual(message, "Notes are nested more than 8 deep.")
        self.assertTrue(faults(chain(3000)))

    def test_a_note_next_to_a_deep_one_is_read(self):
        notes = "\n\n".join(f"[^{n}]: [^{n + 1}]" for n in range(1, 8))
        body = parse_notation(f"T.[^1] [^20]\n\n{notes}\n\n[^8]: End.\n\n[^20]: Other.")
        numbers = [n.number for n in walk(body, into_notes=True) if isinstance(n, Note)]
        self.assertEqual(numbers, [*map(str, range(1, 9)), "20"])


class SpanFaultTests(FaultCase):
    def test_a_span_has_exactly_one_word_for_what_it_is(self):
        words = "needs one word of these"
        self.assert_fault(
            {
                "[a]{}": (1, 4, words),
                "[a]{#x}": (1, 4, words),
                "[a]{.hand .stamp}": (1, 4, words),
                "[a]{.unbracketed}": (1, 4, words),
                "[a]{.opens .closes #x}": (1, 4, words),
            }
        )

    def test_a_span_holds_something(self):
        for text in ("[]{.hand}", "[ ]{.stamp}"):
            self.assert_fault({text: (1, 1, "There is nothing in the brackets.")})

    def test_emphasis_holds_something(self):
        self.assert_fault(
            {
                "**": (1, 2, "write “\\*\\*”"),
                "a ~~ ~~": (1, 6, "write “\\~\\~\\~\\~”"),
            }
        )

    def test_what_opens_within_a_span_closes_within_it(self):
        self.assert_fault({"[a *b]{.hand} c*": (1, 4, "“*” is not closed")})

    def test_what_is_addressed_needs_a_name(self):
        self.assert_fault(
            {
                "[a]{.condition}": (1, 4, "need an identifier"),
                "[a]{.opens}": (1, 4, "needs the passage's identifier"),
                "[a]{.closes}": (1, 4, "needs the passage's identifier"),
            }
        )

    def test_eight_spans_within_each_other_are_read_and_more_are_not(self):
        def nested(depth):
            return "[" * depth + "a" + "]{.hand}" * depth

        self.assertEqual(faults(nested(8)), [])
        self.assert_fault({nested(9): (1, 10, "more than 8 deep")})

    def test_a_fault_on_a_later_line_of_a_block_has_its_own_place(self):
        self.assert_fault({"one\n  two *three": (2, 7, "“*” is not closed")})

    def test_a_value_may_hold_escaped_quotes(self):
        body = parse_notation(r'[a]{.hand place="on \"top\""}')
        (span,) = (node for node in walk(body) if isinstance(node, Span))
        self.assertEqual(span.attributes["place"], 'on "top"')

    def test_brackets_and_braces_that_are_no_span_stay_what_they_are(self):
        for text, expected in (
            ("a{b}", "a{b}"),
            ("[a] {b}", "[a] {b}"),
            (r"[a]\{b}", "[a]{b}"),
            ("[a", "[a"),
            ("a]", "a]"),
            ("[ [b] c]", "[ [b] c]"),
        ):
            with self.subTest(text):
                self.assertEqual(read_text(parse_notation(text)).text, expected)


class PageMarkerFaultTests(FaultCase):
    def test_a_fault_of_a_marker_within_a_line_names_its_column(self):
        self.assert_fault(
            {
                "text [Page 2]{.guessed} on": (1, 14, ".inferred or .implied"),
                "text [Page 2]{colour=red} on": (1, 14, "is not a key"),
                "text [Page 2]{x on": (1, 14, "not closed"),
            }
        )

    def test_a_fault_of_a_marker_on_its_own_line_names_its_line(self):
        self.assert_fault(
            {
                "A\n\n[Page 2]{colour=red}": (3, 0, "is not a key"),
                "A\n\n[Page 2]{.inferred .implied}": (3, 0, ".inferred or .implied"),
            }
        )


class CharacterTests(FaultCase):
    def test_a_backslash_protects_something(self):
        self.assert_fault(
            {"a\\": (1, 2, "write “\\\\”"), "\\n": (1, 1, "write “\\\\”")}
        )

    def test_our_own_separators_cannot_be_typed(self):
        self.assert_fault(
            {"x\u2028y": (1, 2, "U+2028"), "one\nx\u2029": (2, 2, "U+2029")}
        )

    def test_a_byte_order_mark_is_passed_over_at_the_start_alone(self):
        self.assertEqual(read_text(parse_notation("\ufeffA")).text, "A")

    def test_a_text_too_long_is_refused_with_its_length(self):
        ((line, _, message),) = faults("x" * (MAX_CHARACTERS + 1))
        self.assertEqual(line, 0)
        self.assertIn("4,000,001 characters", message)

    def test_line_ends_of_every_kind_are_line_ends(self):
        for text in ("a\r\n\r\nb", "a\r\rb"):
            with self.subTest(text):
                self.assertEqual(read_text(parse_notation(text)).text, "a\nb")
