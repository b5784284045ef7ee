"""What stands of stored rows when a text has changed, and how an archivist mends them."""

from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from letters.alignment.translation import (
    Mend,
    MendError,
    ParallelRow,
    confirmed_alone,
    mend_rows,
    standing_rows,
)

ORIGINAL = {"p1": "Первый абзац.", "p2": "Второй абзац.", "p3": "Третий абзац."}
TRANSLATION = {"q1": "The first one.", "q2": "The second one.", "q3": "The third one."}


def row(original="", translation="", *, sure=False):
    return ParallelRow(tuple(original.split()), tuple(translation.split()), sure)


def told(rows):
    return [" ".join(one.original) + "|" + " ".join(one.translation) for one in rows]


ROWS = [row("p1", "q1"), row("p2", "q2"), row("p3", "q3")]


class StandingRowsTests(TestCase):
    def standing(self, rows, original=ORIGINAL, translation=TRANSLATION):
        return standing_rows(rows, original, translation)

    def test_without_any_all_are_proposed(self):
        self.assertEqual(self.standing([]), ROWS)

    def test_what_was_mended_stands(self):
        mended = [row("p1 p2", "q1", sure=True), row("p3", "q2 q3")]
        self.assertEqual(self.standing(mended), mended)

    def test_where_a_paragraph_is_gone_the_row_is_proposed_anew(self):
        sure = [row(*keys, sure=True) for keys in (("p1", "q1"), ("p2", "q2"))]
        without = {key: text for key, text in ORIGINAL.items() if key != "p2"}
        rows = self.standing(sure, original={**without, "p4": "Второй абзац."})
        self.assertEqual(rows[0], sure[0])
        self.assertFalse(any(one.is_confirmed for one in rows[1:]))
        self.assertEqual(
            sorted(k for one in rows for k in one.original), ["p1", "p3", "p4"]
        )

    def test_a_new_paragraph_within_a_row_asks_about_it_again(self):
        rows = self.standing(
            [row("p1 p3", "q1", sure=True)],
            translation={"q1": "The first one, and the third one."},
        )
        self.assertFalse(any(one.is_confirmed for one in rows))

    def test_what_stands_alone_is_left_out_of_proposals(self):
        rows = self.standing([row("p1", sure=True), row("", "q3", sure=True)])
        self.assertEqual(told(rows), ["p1|", "p2|q1", "p3|q2", "|q3"])

    def test_only_what_is_confirmed_is_kept_if_all_else_is_to_be_proposed_anew(self):
        rows = [row("p1", "q1 q2"), row("p2", ""), row("p3", "q3", sure=True)]
        self.assertEqual(told(self.standing(confirmed_alone(rows))), told(ROWS))

    def test_rows_that_contradict_each_other_are_not_taken_twice(self):
        rows = self.standing([row("p2", "q2"), row("p1", "q1"), row("p2", "q3")])
        self.assertEqual(told(rows), told(ROWS))

    @given(
        st.lists(
            st.tuples(
                st.lists(st.sampled_from([*ORIGINAL, "p9"]), max_size=2, unique=True),
                st.lists(
                    st.sampled_from([*TRANSLATION, "q9"]), max_size=2, unique=True
                ),
                st.booleans(),
            ),
            max_size=6,
        )
    )
    def test_whatever_is_stored_every_paragraph_stands_once(self, stored):
        rows = [ParallelRow(tuple(a), tuple(b), sure) for a, b, sure in stored]
        shown = self.standing(rows)
        self.assertEqual([key for one in shown for key in one.original], [*ORIGINAL])
        self.assertEqual(
            [key for one in shown for key in one.translation], [*TRANSLATION]
        )
        self.assertEqual(self.standing(shown), shown)


class MendingTests(TestCase):
    def test_each_does_what_it_says(self):
        for at, mend, expected in (
            (0, Mend.JOIN, ["p1 p2|q1 q2", "p3|q3"]),
            (1, Mend.UNLINK, ["p1|q1", "p2|", "|q2", "p3|q3"]),
            (0, Mend.DOWN, ["p1|", "p2|q1 q2", "p3|q3"]),
            (1, Mend.UP, ["p1|q1 q2", "p2|", "p3|q3"]),
            (1, Mend.CONFIRM, ["p1|q1", "p2|q2", "p3|q3"]),
        ):
            with self.subTest(mend):
                self.assertEqual(told(mend_rows(ROWS, at, mend)), expected)

    def test_a_joined_row_is_divided_again(self):
        joined = mend_rows(ROWS, 0, Mend.JOIN)
        self.assertEqual(mend_rows(joined, 0, Mend.SPLIT), ROWS)
        three = [row("p1 p2 p3", "q1")]
        self.assertEqual(told(mend_rows(three, 0, Mend.SPLIT)), ["p1|q1", "p2|", "p3|"])

    def test_a_row_of_nothing_is_gone(self):
        alone = [row("p1", "q1"), row("", "q2")]
        self.assertEqual(told(mend_rows(alone, 1, Mend.UP)), ["p1|q1 q2"])

    def test_what_is_changed_is_not_confirmed_and_may_be(self):
        sure = [row("p1", "q1", sure=True), row("p2", "q2", sure=True)]
        self.assertFalse(mend_rows(sure, 0, Mend.JOIN)[0].is_confirmed)
        self.assertFalse(mend_rows(sure, 0, Mend.DOUBT)[0].is_confirmed)
        self.assertTrue(mend_rows(ROWS, 0, Mend.CONFIRM)[0].is_confirmed)

    def test_what_cannot_be_done_is_said(self):
        for rows, at, mend in (
            (ROWS, 9, Mend.CONFIRM),
            (ROWS, -1, Mend.JOIN),
            (ROWS, 2, Mend.JOIN),
            (ROWS, 2, Mend.DOWN),
            (ROWS, 0, Mend.UP),
            (ROWS, 0, Mend.SPLIT),
            ([row("p1")], 0, Mend.UNLINK),
            ([row("p1"), row("p2")], 0, Mend.DOWN),
            ([row("p1"), row("p2")], 1, Mend.UP),
        ):
            with self.subTest(mend, at=at), self.assertRaises(MendError):
                mend_rows(rows, at, mend)
