"""Places of a text as it came in that were changed in what was read of it."""

from unittest import TestCase

from letters.derivation.text.changed_places import LONGEST_COMPARED, ReadText

RAW = """\
Dear Mr. Secretary:

The talks in Vienna have come to a point at which
neither side gains by co-
operation. The PRESlDENT agrees.

2

I look forward to your answer.

N. Orlov
"""
READ = """\
::: salute
Dear Mr. Secretary:
:::

The talks in Vienna have come to a point at which neither side gains by cooperation. \
The PRESlDENT agrees.

[Page 2]

I look forward to your answer.

::: signature
N. Orlov
:::
"""
TEXT = ReadText(RAW, READ)


def changed(before: str, after: str, *words: str) -> list[str]:
    """Those `words` of the raw text that a correction of what was read concerns."""
    assert before in READ
    places = {RAW.index(word): word for word in words}
    found = TEXT.places_changed(READ.replace(before, after), places)
    return [places[place] for place in sorted(found)]


class ChangedPlaceTests(TestCase):
    def test_a_corrected_word_is_changed_and_no_other(self):
        self.assertEqual(
            changed("PRESlDENT", "PRESIDENT", "Vienna", "PRESlDENT", "Orlov"),
            ["PRESlDENT"],
        )

    def test_another_word_of_the_line_changes_nothing_else(self):
        self.assertEqual(changed("agrees", "consents", "operation", "Vienna"), [])

    def test_a_word_that_was_joined_is_changed_when_it_is_parted(self):
        self.assertEqual(
            changed("cooperation", "co-operation", "co-", "Vienna"), ["co-"]
        )

    def test_what_a_block_is_taken_for_is_changed(self):
        fence = "::: signature\nN. Orlov\n:::"
        self.assertEqual(changed(fence, "N. Orlov", "N. Orlov", "Dear"), ["N. Orlov"])
        other = "::: closing\nN. Orlov\n:::"
        self.assertEqual(changed(fence, other, "N. Orlov", "Dear"), ["N. Orlov"])

    def test_a_page_mark_that_is_taken_away_is_changed(self):
        self.assertEqual(changed("[Page 2]\n\n", "", "2\n", "Vienna"), ["2\n"])

    def test_a_bracket_is_changed_when_it_is_given_a_sense(self):
        text = ReadText(
            "He [is to be told of it] now.", "He [is to be told of it] now."
        )
        for corrected, found in (
            ("He [is to be told of it]{.conditional} now.", {3}),
            ("He is to be told of it now.", {3}),
            ("He [is to be told of that] now.", {3}),
            ("He [is to be informed of it] now.", set()),
            ("He [is to be told of it] later.", set()),
        ):
            with self.subTest(corrected):
                self.assertEqual(text.places_changed(corrected, [3]), found)

    def test_a_deleted_word_is_changed(self):
        self.assertEqual(changed("in Vienna ", "", "Vienna", "Dear"), ["Vienna"])

    def test_nothing_is_where_nothing_was_corrected(self):
        places = range(len(RAW))
        self.assertEqual(TEXT.places_changed(READ, places), set())

    def test_a_correction_elsewhere_changes_no_place(self):
        corrected = f"{READ}\nAnother paragraph, which was forgotten.\n"
        places = range(RAW.index("\n\nN. Orlov"))
        self.assertEqual(TEXT.places_changed(corrected, places), set())

    def test_what_was_left_out_of_the_text_is_not_known_to_be_changed(self):
        text = ReadText(f"Circulated 14:02\n{RAW}", READ)
        corrected = READ.replace("Dear", "My dear")
        self.assertEqual(text.places_changed(corrected, [0, 11]), set())

    def test_of_a_very_long_text_nothing_is_said(self):
        long = "word " * (LONGEST_COMPARED // 5 + 1)
        self.assertEqual(ReadText(long, long).places_changed("another", [0]), set())

    def test_places_at_either_end_are_none_to_fear(self):
        self.assertEqual(TEXT.places_changed("", [0, len(RAW)]), {0})
        self.assertEqual(ReadText("", "").places_changed("x", [0]), set())
