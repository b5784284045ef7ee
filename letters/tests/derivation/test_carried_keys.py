"""Keys stay with their paragraphs when newer rules put words where there are gaps."""

from unittest import TestCase

from letters.derivation.carried_keys import Measured, match_excerpts, words_of_parts
from letters.derivation.derive import derive_with_keys
from letters.derivation.model import Context
from letters.tei.body import read_document

GAP = "[a passage is left out here]"


class CarriedKeysTests(TestCase):
    def words(self, old, new, old_parts, new_parts, gap_words):
        return words_of_parts(
            Measured(old), Measured(new, gap_words), old_parts, new_parts
        )

    def test_a_paragraph_is_the_one_with_the_gap_in_it(self):
        new = f"Yes {GAP}"
        words = self.words("Yes", new, [(0, 3)], [(0, len(new))], [(4, len(new))])
        self.assertEqual(words, [new])

    def test_a_text_that_differs_otherwise_keeps_its_old_words(self):
        words = self.words("Yes", "No", [(0, 3)], [(0, 2)], [])
        self.assertEqual(words, ["Yes"])

    def test_keys_of_a_revision_pass_over_a_paragraph_that_is_only_a_gap(self):
        body = read_document(
            '<div xmlns="http://www.tei-c.org/ns/1.0">'
            "<p>One.</p><p><gap/></p><p>Two.</p></div>"
        )
        records = derive_with_keys(body, {"segments": ["p7", "p9"]}, Context())
        keys = [segment.key for segment in records.segments]
        self.assertEqual((keys[0], keys[2]), ("p7", "p9"))

    def test_keys_of_a_revision_pass_over_a_gap_that_was_no_mark(self):
        body = read_document(
            '<div xmlns="http://www.tei-c.org/ns/1.0">'
            "<p><del>One</del> <gap/> <del>two</del></p></div>"
        )
        records = derive_with_keys(body, {"marks": ["m7", "m9"]}, Context())
        keys = {mark.text: mark.key for mark in records.marks}
        self.assertEqual((keys["One"], keys["two"]), ("m7", "m9"))


class ExcerptTests(TestCase):
    def test_an_excerpt_is_known_by_its_words_beside_a_gap(self):
        old = "was signed and sealed. The (text goes on for many more"
        for new in (
            f"was signed {GAP} and sealed. The (text goes on",
            "is left out here] and sealed. The (text goes on for many more",
        ):
            with self.subTest(new):
                self.assertEqual(match_excerpts([old], [new]), {new: old})

    def test_another_place_is_another_excerpt(self):
        old, new = "was signed and sealed. The (text", "of the second (letter, which"
        self.assertEqual(match_excerpts([old], [new]), {})
