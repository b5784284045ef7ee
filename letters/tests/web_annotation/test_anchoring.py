"""An annotation follows its words through corrections, or says that it cannot."""

from __future__ import annotations

from unittest import TestCase

from letters.web_annotation.anchoring import TextCorrection, find_again, find_quote
from letters.web_annotation.placement import Changed, Kept, Lost, Placement
from letters.web_annotation.quotes import Quote

FIRST = (
    "The President has asked me to deliver his letter to the General Secretary, and "
    "to say that no answer is expected before the end of the month."
)
SECOND = (
    "If the letter is handed over at the Foreign Ministry, the paragraph in brackets "
    "should be left out. Nobody but the Minister should see it."
)
THIRD = (
    "The Embassy reports that the Minister received the letter without comment, and "
    "that he asked whether the President would see the Ambassador in January."
)
TEXT = f"{FIRST}\n{SECOND}\n{THIRD}"


class CarriedTests(TestCase):
    def carry(self, words: str, new: str, old: str = TEXT) -> Placement:
        start = old.index(words)
        return TextCorrection(old, new).carry(start, start + len(words))

    def assert_at(self, words: str, new: str, now: str, old: str = TEXT) -> None:
        placement = self.carry(words, new, old)
        self.assertNotIsInstance(placement, Lost)
        self.assertEqual(new[placement.start : placement.end], now)

    def test_in_the_same_text_it_is_kept(self):
        self.assertEqual(
            self.carry("his letter", TEXT), Kept(TEXT.index("his letter"), 48)
        )

    def test_it_is_kept_where_something_else_changed(self):
        new = TEXT.replace("The President has asked", "The Secretary asked", 1)
        placement = self.carry("see the Ambassador", new)
        start = new.index("see the Ambassador")
        self.assertEqual(placement, Kept(start, start + 18))

    def test_other_quotes_and_dashes_are_no_change(self):
        old = "He said “not now” — and left the room at once."
        new = 'He said "not now" – and left the room at once.'
        self.assertIsInstance(self.carry("“not now” —", new, old), Kept)

    def test_a_typing_error_changes_it(self):
        new = TEXT.replace("Embassy", "Embasy")
        start = new.index("Embasy")
        self.assertEqual(
            self.carry("The Embassy", new),
            Changed(start - 4, start + 6, "The Embassy", "The Embasy"),
        )

    def test_it_grows_over_a_word_that_was_replaced_at_its_end(self):
        new = TEXT.replace("without comment,", "without remarks,")
        self.assert_at(
            "received the letter without comment",
            new,
            "received the letter without remarks",
        )

    def test_words_put_in_beside_it_are_not_in_it(self):
        new = TEXT.replace("the General Secretary", "the new General Secretary")
        self.assert_at("General Secretary", new, "General Secretary")

    def test_words_put_in_within_it_are(self):
        new = TEXT.replace("the General Secretary", "the new General Secretary")
        self.assert_at("to the General Secretary", new, "to the new General Secretary")

    def test_it_goes_with_a_paragraph_that_moves(self):
        self.assert_at("left out", f"{SECOND}\n{FIRST}\n{THIRD}", "left out")

    def test_it_stays_where_a_paragraph_is_split_or_joined(self):
        split = TEXT.replace("brackets should", "brackets\nshould")
        self.assert_at("brackets should be", split, "brackets\nshould be")
        joined = TEXT.replace("month.\nIf", "month. If")
        self.assert_at("month.\nIf the", joined, "month. If the")

    def test_it_is_lost_with_its_paragraph(self):
        placement = self.carry("the paragraph in brackets", f"{FIRST}\n{THIRD}")
        self.assertIsInstance(placement, Lost)

    def test_a_lookalike_of_deleted_words_does_not_get_it(self):
        """What the best known annotator does wrong."""
        old = f"{FIRST}\n{SECOND}\n{SECOND.replace('Minister', 'Chargé')}"
        new = f"{FIRST}\n{SECOND.replace('Minister', 'Chargé')}"
        placement = self.carry("Nobody but the Minister should see it.", new, old)
        self.assertIsInstance(placement, Lost)

    def test_a_near_copy_put_in_before_it_does_not_get_it(self):
        copy = SECOND.replace("Ministry", "Office").replace("Nobody", "No one")
        self.assert_at("left out", f"{FIRST}\n{copy}\n{SECOND}\n{THIRD}", "left out")
        placement = self.carry("left out", f"{FIRST}\n{copy}\n{SECOND}\n{THIRD}")
        self.assertGreater(placement.start, len(f"{FIRST}\n{copy}"))

    def test_it_is_lost_where_its_parts_go_different_ways(self):
        words = "month.\nIf the letter is handed over"
        placement = self.carry(words, f"{SECOND}\n{THIRD}\n{FIRST}")
        self.assertIsInstance(placement, Lost)
        self.assertLessEqual(len(placement.candidates), 2)
        self.assertTrue(placement.candidates)

    def test_it_goes_with_a_paragraph_that_is_moved_and_corrected(self):
        moved = SECOND.replace("Ministry", "Minstry").replace("left", "leftt")
        words = "the paragraph in brackets"
        self.assert_at(words, f"{moved}\n{FIRST}\n{THIRD}", words)

    def test_a_moved_paragraph_with_other_words_may_be_a_near_copy(self):
        moved = SECOND.replace("Nobody but", "No one except")
        new = f"{moved}\n{FIRST}\n{THIRD}"
        words = "the paragraph in brackets should"
        placement = self.carry(words, new)
        self.assertIsInstance(placement, Lost)
        candidate = placement.candidates[0]
        self.assertEqual(new[candidate.start : candidate.end], words)

    def test_it_goes_with_a_part_that_is_split_off_and_moved(self):
        first, second = SECOND.split(" Nobody", 1)
        new = f"Nobody{second}\n{FIRST}\n{first}\n{THIRD}"
        self.assert_at("the Minister should", new, "the Minister should")
        self.assertIsInstance(self.carry("left out. Nobody but the", new), Lost)

    def test_it_stays_in_its_paragraph_when_a_near_copy_is_put_in_beside_it(self):
        copy = SECOND.replace("Ministry", "Office")
        corrected = SECOND.replace("brackets", "brakets")
        new = f"{FIRST}\n{copy}\n{corrected}\n{THIRD}"
        placement = self.carry("should see it", new)
        if not isinstance(placement, Lost):
            self.assertEqual(placement.start, new.rindex("should see it"))

    def test_it_is_lost_between_its_garbled_paragraph_and_a_near_copy(self):
        garbled = " ".join(
            word[::-1] if at % 4 == 3 else word
            for at, word in enumerate(SECOND.split())
        )
        copy = SECOND.replace("Ministry", "Office")
        new = f"{FIRST}\n{copy}\n{garbled}\n{THIRD}"
        self.assertIsInstance(self.carry("the Minister should", new), Lost)

    def test_it_is_lost_where_the_end_of_its_word_is_not_sure(self):
        old = f"See the footnote below.\n{FIRST}"
        new = f"See the footnote belo.w\n{FIRST}"
        self.assertIsInstance(self.carry("below", new, old), Lost)

    def test_it_is_lost_where_its_word_and_the_next_are_written_together(self):
        old = f"Cooperation with USG. Highlights follow below.\n{FIRST}"
        new = f"Cooperation with USGHighlights follow below.\n{FIRST}"
        self.assertIsInstance(self.carry("Cooperation with USG", new, old), Lost)

    def test_it_is_lost_where_its_changed_paragraph_and_another_changed_places(self):
        """Either of the two moved, or is a near copy of one that was deleted."""
        old = f"{FIRST} {THIRD}\n{SECOND}"
        new = f"{SECOND.replace('Foreign', 'Prime')}\n{FIRST} {THIRD}"
        new = new.replace("deliver", "withhold")
        for words in ("the end of the month", "Nobody but the Minister"):
            with self.subTest(words):
                self.assertIsInstance(self.carry(words, new, old), Lost)

    def test_it_is_lost_where_a_copy_of_its_changed_paragraph_was_put_in_anywhere(self):
        corrected = FIRST.replace("month", "mnth")
        new = f"{corrected}\n{SECOND}\n{THIRD}\n{FIRST.replace('asked', 'ordered')}"
        self.assertIsInstance(self.carry("no answer is", new), Lost)

    def test_it_is_lost_where_its_first_words_were_split_off_and_moved(self):
        for head in ("The", "The President has asked me to deliver"):
            with self.subTest(head):
                new = f"{FIRST.removeprefix(head)[1:]}\n{SECOND}\n{THIRD}\n{head}"
                self.assertIsInstance(self.carry(FIRST, new), Lost)

    def test_it_is_lost_where_its_last_words_were_split_off_moved_and_garbled(self):
        new = f"{FIRST[:-31]}\n{SECOND}\n{THIRD}\nbefre the end of this mnth."
        self.assertIsInstance(self.carry(FIRST, new), Lost)

    def test_it_shrinks_where_what_is_gone_is_said_nowhere(self):
        new = TEXT.replace("The President has", "has")
        self.assert_at(FIRST, new, FIRST.removeprefix("The President "))

    def test_it_is_lost_where_one_of_two_equal_paragraphs_was_garbled(self):
        choice = "Approve [the Secretary approved] 5 September 1969"
        garbled = "Approve [teh Secretary approved] 5 May 1969"
        old = f"{FIRST}\n{choice}\n{SECOND}\n{choice}"
        new = f"{FIRST}\n{SECOND}\n{choice}\n{garbled}"
        start = old.rindex("September")
        placement = TextCorrection(old, new).carry(start, start + 9)
        self.assertIsInstance(placement, Lost)

    def test_it_is_lost_where_its_paragraph_stands_there_twice_once_split(self):
        split = SECOND.replace("paragraph in", "paragraph\nin")
        new = f"{FIRST}\n{SECOND}\n{split}\n{THIRD}"
        self.assertIsInstance(self.carry("left out", new), Lost)

    def test_it_is_lost_where_words_like_it_stand_at_both_ends_of_what_is_gone(self):
        old = f"They met on Monday to approve it, in an effort to meet this date.\n{FIRST}"
        new = f"They met on Monday to meet this date.\n{FIRST}"
        for start in (old.index("to approve"), old.index("to meet")):
            with self.subTest(start):
                placement = TextCorrection(old, new).carry(start, start + 2)
                self.assertIsInstance(placement, Lost)

    def test_it_is_lost_where_words_like_it_stand_at_both_ends_of_what_was_put_in(self):
        old = f"They met on Monday to meet this date.\n{FIRST}"
        new = f"They met on Monday to approve it, in an effort to meet this date.\n{FIRST}"
        self.assertIsInstance(self.carry("to", new, old), Lost)

    def test_it_grows_over_no_words_of_another_paragraph(self):
        old = f"Above note wholly noncommittal, as is our own position.\n{FIRST}"
        new = f"1397. Fol\nnoncommittal, as is our own position.\n{FIRST}"
        placement = self.carry(old.partition("\n")[0], new, old)
        if not isinstance(placement, Lost):
            self.assertGreaterEqual(placement.start, new.index("noncommittal"))

    def test_it_is_lost_where_its_last_word_is_garbled_within_another(self):
        old = f"I can see very good reasons for accepting Murphy's view on it.\n{FIRST}"
        new = f"I can see very good reasons for ontinue Musrphyverbatim view on it.\n{FIRST}"
        self.assertIsInstance(
            self.carry("reasons for accepting Murphy", new, old), Lost
        )

    def test_it_is_lost_where_a_sign_beside_it_and_a_figure_changed_places(self):
        old = f"694.95B/10–2952: Telegram\n{FIRST}"
        new = f"694.95B/102–952: Telegram\n{FIRST}"
        self.assertIsInstance(self.carry("10", new, old), Lost)

    def test_it_shrinks_where_one_of_its_paragraphs_is_gone(self):
        words = f"before the end of the month.\n{SECOND}"
        new = f"{FIRST}\n{THIRD}"
        long = f"no answer is expected before the end of the month.\n{SECOND[:20]}"
        self.assertIsInstance(self.carry(words, new), Lost)
        self.assert_at(long, new, "no answer is expected before the end of the month.")

    def test_it_grows_over_what_replaced_the_letter_its_paragraph_began_with(self):
        old = f"{FIRST}\nK: We look forward to seeing you.\n{THIRD}"
        new = f"{FIRST}\nKissinger We look forward to seeing you.\n{THIRD}"
        words = "K: We look forward"
        self.assert_at(words, new, "Kissinger We look forward", old)

    def test_it_grows_over_what_is_left_of_its_last_word(self):
        old = f"He uses the desert to distract opinion from home. Spain will not.\n{FIRST}"
        new = f"He uses the desert to dis Spain will not.\n{FIRST}"
        words = "uses the desert to distract"
        self.assert_at(words, new, "uses the desert to dis", old)

    def test_it_stays_where_an_unchanged_paragraph_moved_over_its_changed_one(self):
        changed = SECOND.replace("Foreign", "Prime")
        old = f"{FIRST}\nThe memorandum was signed.\n{SECOND}\n{THIRD}"
        new = f"{THIRD}\n{FIRST}\nThe memorandum was signed.\n{changed}"
        self.assert_at("left out", new, "left out", old)

    def test_it_is_lost_where_a_sentence_of_its_paragraph_is_said_among_others(self):
        """The paragraph was deleted, and the sentence quoted in a new one."""
        quoted = "The cable ran: Nobody but the Minister should see it. He read it out."
        new = f"{FIRST}\n{THIRD}\n{quoted}"
        self.assertIsInstance(self.carry("the Minister should", new), Lost)

    def test_it_is_lost_where_the_first_words_of_another_paragraph_are_like_its(self):
        old = f"{FIRST}\nMr. Hartman wished to report what his Embassy did.\n{THIRD}"
        new = f"{FIRST}\nMr. Hartman urged at some length a new initiative.\n{THIRD}"
        self.assertIsInstance(self.carry("Mr", new, old), Lost)

    def test_it_is_lost_where_a_few_of_its_words_are_a_paragraph_elsewhere(self):
        for old, new in (
            (f"{FIRST}\n[Annex]\n{SECOND}", f"{FIRST}\n{SECOND}\n[Annex]"),
            (TEXT, TEXT.replace(" in brackets", "") + "\nin brakets"),
        ):
            with self.subTest(new):
                words = old[60 : old.index("should be")]
                self.assertIsInstance(self.carry(words, new, old), Lost)

    def test_it_is_lost_where_its_first_words_stand_beside_it_as_others(self):
        words = "He wanted it clearly understood that the course was set for good."
        old = f"{FIRST} He wanted us to let bygones be bygones. {words}\n{THIRD}"
        new = f"{FIRST} He wanted us, it clearly was set for good.\n{THIRD}"
        self.assertIsInstance(self.carry(words, new, old), Lost)

    def test_it_is_changed_where_the_like_sentence_beside_it_was_left_out(self):
        words = "He wanted it clearly understood that the course was set for good."
        old = f"{FIRST} He wanted us to let bygones be bygones. {words}\n{THIRD}"
        now = "He wanted it clearly was set for good."
        self.assert_at(words, f"{FIRST} {now}\n{THIRD}", now, old)

    def test_it_is_lost_where_one_of_its_paragraphs_stands_there_twice(self):
        new = (
            f"{FIRST} {SECOND}\n{FIRST} {SECOND.replace('Ministry', 'Office')}\n{THIRD}"
        )
        words = f"{SECOND[-20:]}\n{THIRD[:20]}"
        self.assertIsInstance(self.carry(words, new), Lost)

    def test_it_is_lost_in_a_text_that_was_emptied(self):
        self.assertEqual(self.carry("Embassy", ""), Lost())

    def test_words_written_anew_are_lost(self):
        new = TEXT.replace("without comment", "and said nothing at all")
        self.assertIsInstance(self.carry("without comment", new), Lost)

    def test_characters_beyond_the_first_plane_count_as_one(self):
        old = f"𝔏etter 𝔏 of the day.\n{FIRST}"
        self.assert_at("𝔏 of", f"A 𝔏etter 𝔏 of the day.\n{FIRST}", "𝔏 of", old)


class QuoteTests(TestCase):
    def find(self, exact: str, prefix: str = "", suffix: str = "") -> Placement:
        return find_quote(TEXT, Quote(exact, prefix, suffix))

    def assert_found(self, placement: Placement, words: str) -> None:
        self.assertNotIsInstance(placement, Lost)
        self.assertEqual(TEXT[placement.start : placement.end], words)

    def test_words_that_stand_once_are_found(self):
        self.assert_found(self.find("received the letter"), "received the letter")

    def test_words_that_recur_are_found_by_what_is_around_them(self):
        placement = self.find("the Minister", "reports that ", " received the letter")
        self.assertEqual(placement.start, TEXT.index("the Minister received"))

    def test_words_that_recur_are_lost_without_it(self):
        placement = self.find("the Minister")
        self.assertIsInstance(placement, Lost)
        self.assertEqual(len(placement.candidates), 2)

    def test_words_of_another_print_are_found_with_their_errors(self):
        placement = self.find(
            "The Embassy report that the Minister recieved the letter"
        )
        self.assert_found(
            placement, "The Embassy reports that the Minister received the letter"
        )
        self.assertIsInstance(placement, Changed)

    def test_its_first_word_is_the_nearest_that_says_so(self):
        placement = self.find("the Minister recieved the letter without comment")
        self.assert_found(placement, "the Minister received the letter without comment")

    def test_white_space_is_no_difference(self):
        placement = self.find("end of the month. If the letter", "", "")
        self.assert_found(placement, "end of the month.\nIf the letter")

    def test_short_words_are_not_found_within_others(self):
        self.assertIsInstance(self.find("over at he"), Lost)
        self.assertIsInstance(self.find("Minist"), Lost)

    def test_words_that_are_nowhere_are_lost(self):
        for words in ("missiles in Cuba and in Turkey", "", "   ", "x" * 30_000):
            with self.subTest(words[:10]):
                self.assertIsInstance(self.find(words), Lost)


class FoundAgainTests(TestCase):
    def test_words_that_are_back_are_offered_first(self):
        lost = find_again(TEXT, "the Minister", "reports that ", " received the letter")
        self.assertEqual(lost.candidates[0].start, TEXT.index("the Minister received"))

    def test_words_that_are_not_back_are_offered_nowhere(self):
        self.assertEqual(find_again(TEXT, "missiles in Cuba and in Turkey"), Lost())
