"""A part has the same identifier after a correction, and no identifier is used twice."""

from unittest import TestCase

from letters.derivation.stable_keys import Known, PrintedKeys, keep_keys
from letters.tests.bounds import bounded

ONE = "I have given careful thought to your letter of February 23."
TWO = "Our tasks of leading two powerful nations are not easy."
THREE = "You wrote also of attempts to upset the balance of forces."
FOUR = "I await your thoughts on these matters."
OTHER = "Nothing here was ever said before in any paragraph."


def known(*texts):
    return [Known(f"p{number}", text) for number, text in enumerate(texts, 1)]


def keys_after(old, new, retired=()):
    return keep_keys(known(*old), new, prefix="p", retired=retired)


class KeepKeysTests(TestCase):
    def test_a_part_keeps_its_key_whatever_happens_around_it(self):
        cases = {
            "nothing": ([ONE, TWO, THREE], ["p1", "p2", "p3"]),
            "a letter corrected": (
                [ONE, TWO.replace("two", "Two"), THREE],
                ["p1", "p2", "p3"],
            ),
            "words added": ([ONE, TWO + " But we must.", THREE], ["p1", "p2", "p3"]),
            "one inserted": ([ONE, OTHER, TWO, THREE], ["p1", "p4", "p2", "p3"]),
            "one before all": ([OTHER, ONE, TWO, THREE], ["p4", "p1", "p2", "p3"]),
            "one after all": ([ONE, TWO, THREE, OTHER], ["p1", "p2", "p3", "p4"]),
            "one deleted": ([ONE, THREE], ["p1", "p3"]),
            "the first deleted": ([TWO, THREE], ["p2", "p3"]),
            "two swapped": ([ONE, THREE, TWO], ["p1", "p3", "p2"]),
            "the first moved to the end": ([TWO, THREE, ONE], ["p2", "p3", "p1"]),
            "all turned round": ([THREE, TWO, ONE], ["p3", "p2", "p1"]),
            "one written anew": ([ONE, OTHER, THREE], ["p1", "p4", "p3"]),
            "one moved, one corrected": ([THREE, ONE, TWO + "!"], ["p3", "p1", "p2"]),
            "all deleted": ([], []),
        }
        for name, (new, expected) in cases.items():
            with self.subTest(name):
                self.assertEqual(keys_after([ONE, TWO, THREE], new), expected)

    def test_the_first_keys_count_from_one(self):
        self.assertEqual(keys_after([], [ONE, TWO]), ["p1", "p2"])

    def test_of_equal_parts_the_one_in_its_place_keeps_its_key(self):
        cases = {
            ("Ibid.", "Ibid.", "Ibid."): ["p1", "p2", "p3"],
            ("Ibid.", "Ibid."): ["p1", "p2"],
            (ONE, "Ibid.", "Ibid.", "Ibid."): ["p4", "p1", "p2", "p3"],
            ("Ibid.", "Ibid.", ONE, "Ibid."): ["p1", "p2", "p4", "p3"],
        }
        for new, expected in cases.items():
            with self.subTest(new):
                self.assertEqual(keys_after(["Ibid."] * 3, list(new)), expected)

    def test_a_part_split_in_two_leaves_its_key_to_the_first_that_is_like_it(self):
        first, second = ONE[:40], ONE[41:]
        self.assertEqual(
            keys_after([ONE, TWO], [first, second, TWO]), ["p1", "p3", "p2"]
        )

    def test_a_key_once_given_is_never_given_to_another(self):
        cases = {
            "still known": ((), [OTHER], ["p3"]),
            "retired": (("p3", "p4"), [ONE, OTHER], ["p1", "p5"]),
            "retired, with a gap": (("p3", "p5"), [OTHER, "Also new!"], ["p4", "p6"]),
        }
        for name, (retired, new, expected) in cases.items():
            with self.subTest(name):
                self.assertEqual(keys_after([ONE, TWO], new, retired), expected)

    def test_keys_of_one_text_are_all_different(self):
        new = [TWO, "Ibid.", TWO, ONE, "Ibid.", "", ONE + " More.", FOUR, ""]
        keys = keys_after([ONE, "Ibid.", TWO, "", "Ibid.", THREE], new)
        self.assertEqual(len(set(keys)), len(new))

    def test_keeping_twice_changes_nothing(self):
        new = [THREE, ONE, OTHER, TWO]
        first = keys_after([ONE, TWO, THREE], new)
        again = [Known(key, text) for key, text in zip(first, new, strict=True)]
        self.assertEqual(keep_keys(again, new, prefix="p"), first)

    def test_parts_without_words_are_alike_only_if_they_are_equal(self):
        self.assertEqual(keys_after(["* * *"], ["- - -"]), ["p2"])
        self.assertEqual(keys_after(["* * *"], ["* * *"]), ["p1"])

    def test_long_texts_are_matched_soon(self):
        words = [f"{number} words of paragraph {number}" for number in range(2000)]
        cases = {
            "equal": (["the same words"] * 2000, ["the same words"] * 2000),
            "equal, between others": (
                ["a", *["x y"] * 2000, "b"],
                ["c", *["x y"] * 1999],
            ),
            "replaced": (["x y"] * 2000, ["u v"] * 2000),
            "turned round": (words, words[::-1]),
            "corrected": (words, [text + "!" for text in words]),
        }
        for name, (old, new) in cases.items():
            with self.subTest(name), bounded():
                self.assertEqual(len(set(keys_after(old, new))), len(new))


class PrintedKeyTests(TestCase):
    def keys_of(self, *printed):
        keys = PrintedKeys()
        return [keys.give(mark, "none") for mark in printed]

    def test_what_is_printed_twice_is_counted(self):
        self.assertEqual(self.keys_of("1", "2", "1", "1"), ["1", "2", "1-2", "1-3"])

    def test_a_counted_key_never_meets_a_printed_one(self):
        self.assertEqual(self.keys_of("1", "1", "1-2"), ["1", "1-2", "1-2-2"])
        self.assertEqual(self.keys_of("1-2", "1", "1"), ["1-2", "1", "1-3"])

    def test_a_key_can_stand_in_an_address(self):
        cases = {"12/13": "12-13", "a b": "a-b", "": "none", ".": "none", "..": "none"}
        for printed, expected in cases.items():
            with self.subTest(printed):
                self.assertEqual(self.keys_of(printed), [expected])
