"""Characters that go on in the next state of a text."""

from __future__ import annotations

from unittest import TestCase

from letters.alignment import align_texts, likeness
from letters.alignment.dividing import MOST_WORDS
from letters.alignment.tokens import read_tokens
from letters.alignment.word_matches import match_words

FIRST = "The Ambassador will deliver the letter to the Foreign Minister."
SECOND = "It is to be read aloud, and no copy is to be left behind."
THIRD = "The paragraph in brackets is to be omitted in that case."
TEXT = f"{FIRST}\n{SECOND}\n{THIRD}"


def goes_on(old: str, new: str) -> list[str]:
    """What goes on of the old text, piece by piece."""
    return [old[run.old : run.old_end] for run in align_texts(old, new).runs]


class AlignmentTests(TestCase):
    def assert_places(self, old: str, new: str, words: str, now: str) -> None:
        start = old.index(words)
        pieces = align_texts(old, new).pieces(start, start + len(words))
        self.assertEqual("".join(new[p.new : p.new_end] for p in pieces), now)

    def test_the_same_text_goes_on_whole(self):
        self.assertEqual(goes_on(TEXT, TEXT), [TEXT])

    def test_nothing_goes_on_in_an_empty_text(self):
        self.assertEqual(goes_on(TEXT, ""), [])
        self.assertEqual(goes_on("", TEXT), [])

    def test_every_run_says_the_same_on_both_sides(self):
        for new in (TEXT.replace("letter", "note"), f"{THIRD}\n{FIRST}", FIRST[10:]):
            with self.subTest(new=new):
                for run in align_texts(TEXT, new).runs:
                    self.assertEqual(
                        TEXT[run.old : run.old_end], new[run.new : run.new_end]
                    )

    def test_a_paragraph_that_moved_is_a_block_of_its_own(self):
        runs = align_texts(TEXT, f"{SECOND}\n{THIRD}\n{FIRST}").runs
        self.assertEqual([run.block for run in runs], [1, 0, 0])

    def test_a_paragraph_that_moved_and_was_corrected_is_a_block_too(self):
        moved = SECOND.replace("aloud", "alowd")
        new = f"{FIRST}\n{THIRD}\n{moved}"
        runs = align_texts(f"{SECOND}\n{FIRST}\n{THIRD}", new).runs
        self.assertEqual({run.block for run in runs}, {0, 1})
        said = [new[run.new : run.new_end] for run in runs if run.block]
        self.assertEqual(" ".join("".join(said).split()), moved.replace("w", "", 1))

    def test_a_part_that_was_split_off_and_moved_is_a_block(self):
        first, second = SECOND.split(" and", 1)
        new = f"and{second}\n{FIRST}\n{first}\n{THIRD}"
        old = f"{FIRST}\n{SECOND}\n{THIRD}"
        runs = align_texts(old, new).runs
        self.assertEqual(sum(run.length for run in runs), len(old) - 3)

    def test_what_two_new_paragraphs_say_is_followed_to_neither(self):
        copies = [SECOND.replace("aloud", word) for word in ("softly", "twice")]
        new = f"{copies[0]}\n{FIRST}\n{THIRD}\n{copies[1]}"
        runs = align_texts(f"{FIRST}\n{THIRD}\n{FIRST}{SECOND}", new).runs
        self.assertFalse(any(run.block for run in runs))

    def test_paragraphs_that_moved_together_are_one_block(self):
        more = [f"Paragraph number {name} stays." for name in ("one", "two", "three")]
        old = "\n".join([FIRST, SECOND, *more])
        runs = align_texts(old, "\n".join([*more, FIRST, SECOND])).runs
        self.assertEqual([run.block for run in runs], [1, 1, 0, 0, 0])

    def test_a_split_paragraph_goes_on_in_both_parts(self):
        new = TEXT.replace("aloud, and", "aloud,\nand")
        self.assertEqual(goes_on(TEXT, new), [FIRST, SECOND, THIRD])

    def test_a_word_with_a_typing_error_keeps_its_letters(self):
        self.assert_places(
            TEXT, TEXT.replace("Ambassador", "Ambasador"), "Ambassador", "Ambasador"
        )

    def test_a_word_for_another_keeps_none(self):
        new = TEXT.replace("brackets", "question")
        self.assert_places(TEXT, new, "brackets", "")

    def test_quotes_and_dashes_are_the_same_in_another_dress(self):
        old, new = "“Not now” — he said.", '"Not now" – he said.'
        self.assertEqual(goes_on(old, new), [old])

    def test_an_agreement_by_chance_is_none(self):
        old = "They spoke at length about the harvest."
        new = "Nobody wrote down the number of missiles there."
        self.assertEqual("".join(goes_on(old, new)), ".")

    def test_what_was_deleted_begins_with_a_sentence(self):
        old = "The Soviet side agreed. The Soviet side left. The rest stayed."
        new = "The Soviet side left. The rest stayed."
        self.assertEqual(goes_on(old, new), [new])

    def test_what_is_new_is_told(self):
        alignment = align_texts(TEXT, f"{TEXT}\nThis paragraph is new.")
        [(start, end)] = alignment.fresh()
        self.assertEqual(alignment.new[start:end].strip(), "This paragraph is new.")

    def test_blank_lines_before_a_changed_one_move_nothing(self):
        old, new = "\n\nWe shall leave at noon.", "\n\n\nWe shall leave at one."
        alignment = align_texts(old, new)
        first = alignment.runs[-2]
        self.assertIn("We shall leave at", old[first.old : first.old_end])
        for run in alignment.runs:
            self.assertEqual(
                old[run.old : run.old_end].split(), new[run.new : run.new_end].split()
            )

    def test_too_many_words_are_not_matched_at_all(self):
        text = "a " * (MOST_WORDS + 1)
        words = read_tokens(text, [(0, len(text))]).keys
        self.assertEqual(match_words(["b", *words], words), [])

    def test_there_and_back_say_the_same(self):
        new = TEXT.replace("Foreign Minister", "Chairman").replace("letter", "letters")
        forward = {
            (run.old, run.new, run.length) for run in align_texts(TEXT, new).runs
        }
        back = {(run.new, run.old, run.length) for run in align_texts(new, TEXT).runs}
        self.assertEqual(forward, back)


class LikenessTests(TestCase):
    def test_it_is_between_nothing_and_one(self):
        self.assertEqual(likeness("abc", "abc"), 1)
        self.assertEqual(likeness("abc", "xyz"), 0)
        self.assertEqual(likeness("“abc”", '"abc"'), 1)
