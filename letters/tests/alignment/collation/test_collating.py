"""Every change between two witnesses is found, once, with its kind, and no other."""

from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from letters.alignment import fold
from letters.alignment.collation import (
    ChangeKind,
    Flag,
    FlaggedRange,
    TooManyChangesError,
    WitnessParagraph,
    WitnessText,
    collate,
    plain_witness,
)
from letters.tests.alignment.collation.edited_seed import (
    LETTER,
    edited_letter,
    expected_changes,
)
from letters.tests.bounds import bounded

OF_PARAGRAPHS = {ChangeKind.MOVED, ChangeKind.SPLIT, ChangeKind.JOINED}

words = st.sampled_from(
    [*("peace", "war", "the", "of,", "missiles.", "we", "We"), *("1962", "(a)", "—")]
)
lines = st.lists(words, min_size=1, max_size=12).map(" ".join)
letters = st.lists(lines, min_size=1, max_size=8)


def changes(old, new):
    return collate(plain_witness(old), plain_witness(new)).changes


def told(old, new):
    return [(one.kind.value, one.old, one.new) for one in changes(old, new)]


def applied(collation):
    """Both texts, read from the rows: each has every row in its own order."""
    by_old = sorted(
        (row for row in collation.rows if row.old), key=lambda row: row.old[0]
    )
    texts = []
    for text, rows, side in (
        (collation.old, by_old, 0),
        (collation.new, [row for row in collation.rows if row.new], 1),
    ):
        places = [[(one.old, one.new)[side] for one in row.stretches] for row in rows]
        read = ["".join(text.text[a:b] for a, b in row) for row in places]
        texts.append("\n".join(read))
    return texts


def without_blanks(text):
    return "".join(fold(text).split())


class KnownEditsTests(TestCase):
    def test_thirty_edits_of_the_seed_are_found_and_no_other(self):
        found = [
            (one.kind, "", "")
            if one.kind in OF_PARAGRAPHS
            else (one.kind, one.old, one.new)
            for one in changes(LETTER, edited_letter())
        ]
        self.assertEqual(len(expected_changes()), 30)
        self.assertCountEqual(found, expected_changes())

    def test_the_other_way_round_they_are_the_same(self):
        opposite = {
            ChangeKind.SPLIT: ChangeKind.JOINED,
            ChangeKind.JOINED: ChangeKind.SPLIT,
        }
        there, back = changes(LETTER, edited_letter()), changes(edited_letter(), LETTER)
        self.assertCountEqual(
            [(opposite.get(one.kind, one.kind), one.new, one.old) for one in back],
            [(one.kind, one.old, one.new) for one in there],
        )

    def test_a_second_dash_is_a_change(self):
        self.assertEqual(len(changes(["peace —"], ["peace — —"])), 1)
        self.assertEqual(changes(["peace — now"], ["peace -- now"]), [])

    def test_a_letter_does_not_differ_from_itself(self):
        self.assertEqual(changes(LETTER, LETTER), [])

    def test_quotes_dashes_and_blanks_do_not_count(self):
        new = [line.replace("’", "'").replace(" ", "  ") for line in LETTER]
        self.assertEqual(changes(LETTER, new), [])


class PropertyTests(TestCase):
    @given(letters, letters)
    def test_both_texts_can_be_read_from_it(self, old, new):
        collation = collate(plain_witness(old), plain_witness(new))
        self.assertEqual(applied(collation), ["\n".join(old), "\n".join(new)])

    @given(letters, letters)
    def test_what_no_change_marks_is_equal(self, old, new):
        collation = collate(plain_witness(old), plain_witness(new))
        for row in collation.rows:
            for one in row.stretches:
                if not one.change:
                    read = collation.old.text[slice(*one.old)]
                    other = collation.new.text[slice(*one.new)]
                    self.assertEqual(without_blanks(read), without_blanks(other))

    @given(letters)
    def test_nothing_differs_from_itself(self, text):
        self.assertEqual(changes(text, text), [])

    @given(letters, letters)
    def test_numbers_are_in_order_and_once(self, old, new):
        numbers = [one.number for one in changes(old, new)]
        self.assertEqual(numbers, list(range(1, len(numbers) + 1)))


class ParagraphTests(TestCase):
    def test_paragraphs_that_say_something_else_are_one_gone_and_one_new(self):
        old = ["We agree.", "The fleet will leave port.", "Yours truly"]
        new = ["We agree.", "Berlin remains open to all.", "Yours truly"]
        self.assertEqual(
            told(old, new), [("wording", old[1], ""), ("wording", "", new[1])]
        )

    def test_words_that_moved_within_the_letter_are_one_change(self):
        moved = "The ambassador told me of the long talk which he had with you."
        first = (
            "We have met at the end of a winter that was hard for all of our peoples."
        )
        last = (
            "I agree with all of what you wrote on grain and on ships in your letter."
        )
        old, new = [f"{first} {moved}", last], [first, f"{last} {moved}"]
        self.assertEqual([one.kind for one in changes(old, new)], [ChangeKind.MOVED])

    SENTENCES = (
        "The ambassador told me of the long talk which he had with you.",
        "We have met at the end of a winter that was hard for all peoples.",
        "I agree with what you wrote on grain and on ships in your letter.",
        "Nothing that was said in Vienna on the islands has been forgotten.",
        "Our experts are ready to meet yours wherever you would like it.",
    )

    def test_a_sentence_that_now_begins_the_next_paragraph_has_moved(self):
        first, moved, *rest = self.SENTENCES
        old = [f"{first} {rest[0]} {moved}", f"{rest[1]} {rest[2]}"]
        new = [f"{first} {rest[0]}", f"{moved} {rest[1]} {rest[2]}"]
        for one, other in ((old, new), (new, old)):
            found = changes(one, other)
            self.assertEqual([change.kind for change in found], [ChangeKind.MOVED])
            self.assertIn(moved, (found[0].old, found[0].new))

    def test_as_many_paragraphs_divided_elsewhere_are_one_change(self):
        one, two, three, four, five = self.SENTENCES
        old = [f"{one} {two} {three} {four}", five]
        new = [one, f"{two} {three} {four} {five}"]
        self.assertEqual(
            [change.kind for change in changes(old, new)], [ChangeKind.SPLIT]
        )

    def test_three_paragraphs_in_one_are_one_change(self):
        old, new = list(self.SENTENCES), [" ".join(self.SENTENCES)]
        self.assertEqual(
            [change.kind for change in changes(old, new)], [ChangeKind.JOINED]
        )
        self.assertEqual(
            [change.kind for change in changes(new, old)], [ChangeKind.SPLIT]
        )

    def test_other_texts_are_said_to_be_others(self):
        other = ["Grain was sold at Odessa in spring, and no one asked for its price."]
        collation = collate(plain_witness(LETTER), plain_witness(other))
        self.assertTrue(collation.is_rewritten)

    def test_what_other_texts_have_in_common_is_told(self):
        quoted = "we have an obligation to our peoples and to the world"
        other = [f"He wrote that {quoted}. " + "Grain was sold at Odessa. " * 9]
        collation = collate(plain_witness(LETTER), plain_witness(other))
        shared = [collation.new.text[slice(*new)] for _, new in collation.in_common]
        self.assertTrue(collation.is_rewritten)
        self.assertTrue(any(quoted in words for words in shared))


def flagged(before, words, after, flag, name=""):
    start = len(before)
    flags = (FlaggedRange(start, start + len(words), flag, name),)
    return WitnessText((WitnessParagraph(before + words + after, "p1", flags),))


class FlaggedTests(TestCase):
    WORDS = "I would send an emissary to you."

    def flagged_changes(self, old, new):
        return [(one.kind.value, one.passages) for one in collate(old, new).changes]

    def test_a_conditional_passage_that_is_left_out_is_one_change(self):
        old = flagged("We hope. ", self.WORDS, " Yours.", Flag.CONDITIONAL, "emissary")
        new = plain_witness(["We hope. Yours."])
        self.assertEqual(
            self.flagged_changes(old, new), [("conditional", ("emissary", None))]
        )

    def test_its_brackets_that_are_gone_are_one_change(self):
        old = flagged("We hope. ", self.WORDS, " Yours.", Flag.CONDITIONAL, "emissary")
        new = plain_witness([f"We hope. {self.WORDS} Yours."])
        collation = collate(old, new)
        self.assertEqual([one.kind for one in collation.changes], ["conditional"])
        self.assertEqual(collation.changes[0].old, collation.changes[0].new)

    def test_words_left_out_of_a_passage_that_stays_are_left_out(self):
        old = flagged("We hope. ", self.WORDS, " Yours.", Flag.CONDITIONAL, "emissary")
        new = plain_witness(["We hope. I would send to you. Yours."])
        for one, other in ((old, new), (new, old)):
            with self.subTest(one.text):
                collation = collate(one, other)
                changed = [
                    (stretch.old[0] == stretch.old[1], stretch.new[0] == stretch.new[1])
                    for row in collation.rows
                    for stretch in row.stretches
                    if stretch.change and stretch.change.old != stretch.change.new
                ]
                self.assertEqual(changed, [(one is new, one is old)])
                words = {change.old for change in collation.changes}
                self.assertIn("an emissary" if one is old else "", words)

    def test_a_passage_over_two_paragraphs_is_one_change(self):
        flag = Flag.CONDITIONAL
        old = WitnessText(
            (
                WitnessParagraph("Dear Sir:"),
                WitnessParagraph("One half.", "", (FlaggedRange(0, 9, flag, "a"),)),
                WitnessParagraph("The other.", "", (FlaggedRange(0, 10, flag, "a"),)),
            )
        )
        self.assertEqual(
            self.flagged_changes(old, plain_witness(["Dear Sir:"])),
            [("conditional", ("a", None))],
        )

    def test_withheld_here_and_released_there(self):
        gap = "[1 line not declassified]"
        old = flagged("He said that ", gap, " on that day.", Flag.WITHHELD)
        new = plain_witness(["He said that Penkovsky was theirs on that day."])
        for one, other in ((old, new), (new, old)):
            self.assertEqual(
                self.flagged_changes(one, other), [("withheld", (None, None))]
            )

    def test_a_paragraph_that_was_withheld_stands_beside_what_is_released(self):
        gap = "[1 paragraph not declassified]"
        flags = (FlaggedRange(0, len(gap), Flag.WITHHELD),)
        old = WitnessText(
            (WitnessParagraph("Dear Sir:"), WitnessParagraph(gap, "", flags))
        )
        new = plain_witness(["Dear Sir:", "The agent lives in Baku."])
        collation = collate(old, new)
        self.assertEqual([one.kind for one in collation.changes], ["withheld"])
        self.assertEqual(len(collation.rows), 2)

    def test_a_mark_is_a_change_of_marks(self):
        old = flagged("We agree. ", "SECRET", "", Flag.MARK)
        self.assertEqual(
            self.flagged_changes(old, plain_witness(["We agree."])),
            [("marks", (None, None))],
        )


class HostileTests(TestCase):
    def test_long_and_odd_texts_cost_little(self):
        dots = [f"Chapter {n} {'.' * 60} {n}" for n in range(2_000)]
        other_dots = [f"Chapter {n} {'. ' * 40} {n + 1}" for n in range(2_000)]
        many = [" ".join(f"w{n * 7 % 9973}" for n in range(30_000))]
        none = [" ".join(f"v{n * 11 % 9973}" for n in range(30_000))]
        for old, new in (
            (dots, other_dots),
            (many, none),
            (["a " * 60_000], ["a " * 59_999]),
            (
                [" ".join(f"“w{n}” of" for n in range(4_000))],
                [" ".join(f"w{n} of" for n in range(4_000))],
            ),
            (["“ a-b " * 5_000], ["a-c ” " * 5_000]),
        ):
            with self.subTest(old[0][:20]), bounded():
                changes(old, new)


class HostileTextTests(TestCase):
    def test_texts_that_agree_everywhere_a_little_are_refused(self):
        old, new = ["a b"] * 12_000, ["b a"] * 12_000
        with bounded(), self.assertRaises(TooManyChangesError):
            collate(plain_witness(old), plain_witness(new))

    def test_many_paragraphs_take_time_in_proportion(self):
        old = [f"Paragraph {n} says this." for n in range(9_000)]
        new = [line.replace("this", "that") for line in old]
        with bounded():
            self.assertEqual(len(changes(old, new)), 9_000)
