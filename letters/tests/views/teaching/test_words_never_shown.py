"""Words that readers were never shown reach no teacher, by whatever way she tries it.

A document is withdrawn, changes hands or is changed meanwhile, and comes back.
"""

from __future__ import annotations

from django.test import TestCase
from django.urls import reverse

from letters.ingest.deletion import delete_document, restore_document
from letters.ingest.saving import Edit, save_document
from letters.models import Annotation, AnnotationTarget, Reading
from letters.teaching.copying import copy_reading
from letters.teaching.handing_over import hand_over, hand_over_all
from letters.tests.factories import annotate, make_document, make_reading, make_tei
from letters.tests.views.teaching.desks import client_of, make_teacher

WORDS, HIDDEN = "delicate matter of the base", "delicate matter of Incirlik"
WITH = f"On the {WORDS} we agree with all that you wrote to us in the spring.\n"
WITHOUT = "All other matters have been settled by the two of us in October.\n"
NOT_TOLD = "Words that you may not see"


class WordsNeverShownTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.rivera, cls.okafor = make_teacher("rivera"), make_teacher("okafor")
        cls.document = make_document("d1", WITH)
        cls.reading = make_reading(cls.document, owner=cls.rivera)
        cls.annotation = annotate(cls.reading.items.get(), WORDS)

    def save(self, status: str, notation: str = WITH) -> None:
        self.document.refresh_from_db()
        self.document.status = status
        save_document(self.document, make_tei(notation), Edit())

    def target_of(self, reading: Reading) -> AnnotationTarget:
        return AnnotationTarget.objects.get(annotation__item__reading=reading)

    def copy(self) -> Reading:
        copy = copy_reading(self.reading, self.rivera)
        Reading.objects.filter(pk=copy.pk).update(owner=self.okafor)
        return copy

    def hand_over(self) -> None:
        self.assertTrue(hand_over(self.reading, 0, self.rivera, self.okafor))

    def seen_by(self, teacher, reading: Reading) -> str:
        """All that the desk shows and exports of the reading, and its conflicts."""
        client, item = client_of(teacher), reading.items.get()
        annotation = item.annotations.get()
        names = ("teach-reading", "teach-annotations-file", "teach-preview")
        addresses = [reverse(f"letters:{name}", args=[reading.slug]) for name in names]
        form = reverse(
            "letters:teach-annotation", args=[reading.slug, item.pk, annotation.number]
        )
        places = ("teach-item", "teach-annotate")
        addresses += [
            reverse(f"letters:{name}", args=[reading.slug, item.pk]) for name in places
        ]
        addresses += ["/teach/", form, f"/teach/{reading.slug}/preview/1/"]
        pages = [client.get(address) for address in addresses]
        sent = {"revision": 99, "body": "x", "kind": "term", "initial-words": "else"}
        pages.append(client.post(form, sent))
        self.assertGreater(sum(page.status_code == 200 for page in pages), 6)
        return " ".join(page.content.decode() for page in pages)

    def assert_untold(self, teacher, reading: Reading, *words: str) -> None:
        seen = self.seen_by(teacher, reading)
        for word in words:
            self.assertNotIn(word, seen)

    # What she could read is hers to know.

    def test_she_is_told_the_words_that_she_chose_when_they_come_back_no_more(self):
        self.save("withdrawn")
        self.save("withdrawn", WITHOUT)
        self.save("published", WITHOUT)
        self.assertIn(WORDS, self.seen_by(self.rivera, self.reading))

    def test_words_that_came_and_went_while_nobody_was_shown_them_are_not_told(self):
        self.save("withdrawn")
        self.save("withdrawn", WITH.replace(WORDS, HIDDEN))
        self.save("withdrawn", WITHOUT)
        self.save("published", WITHOUT)
        self.assert_untold(self.rivera, self.reading, "Incirlik")

    def test_neither_are_they_when_withdrawing_changed_them_in_one_save(self):
        self.save("withdrawn", WITH.replace(WORDS, HIDDEN))
        self.save("published", WITHOUT)
        self.assert_untold(self.rivera, self.reading, "Incirlik")

    def test_words_that_were_corrected_meanwhile_are_told_once_they_are_public(self):
        self.save("withdrawn", WITH.replace(WORDS, HIDDEN))
        self.save("published", WITH.replace(WORDS, HIDDEN))
        target = self.target_of(self.reading)
        self.assertEqual((HIDDEN, WORDS), (target.exact, target.former_words))

    def test_words_that_are_put_right_before_anybody_sees_them_need_no_look(self):
        self.save("withdrawn", WITH.replace(WORDS, HIDDEN))
        self.save("published")
        target = self.target_of(self.reading)
        self.assertEqual(("placed", WORDS, ""), (*self.state(target),))

    def state(self, target: AnnotationTarget) -> tuple[str, str, str]:
        return target.state, target.exact, target.former_words

    # What is copied while nobody is shown it has no words.

    def test_a_copy_has_no_words_of_a_withdrawn_document(self):
        self.save("withdrawn")
        target = self.target_of(self.copy())
        stored = target.exact + target.prefix + target.suffix + target.former_words
        self.assertEqual("", stored)
        self.assertIsNotNone(target.start)

    def test_a_copy_is_not_told_words_that_come_back_no_more(self):
        self.save("withdrawn")
        copy = self.copy()
        self.save("withdrawn", WITHOUT)
        self.save("published", WITHOUT)
        self.assert_untold(self.okafor, copy, "delicate")
        self.assertIn(NOT_TOLD, self.seen_by(self.okafor, copy))

    def test_a_copy_has_the_words_when_they_are_public_again(self):
        self.save("withdrawn")
        copy = self.copy()
        self.save("withdrawn", "We thank you.\n\n" + WITH)
        self.save("published", "We thank you.\n\n" + WITH)
        self.assertEqual(("placed", WORDS, ""), self.state(self.target_of(copy)))

    def test_a_copy_has_them_when_nothing_but_the_state_changed(self):
        self.save("withdrawn")
        copy = self.copy()
        self.save("published")
        self.assertEqual(("placed", WORDS, ""), self.state(self.target_of(copy)))

    def test_a_copy_is_not_told_what_its_words_were_before_a_correction(self):
        self.save("withdrawn")
        copy = self.copy()
        self.save("published", WITH.replace(WORDS, HIDDEN))
        seen = self.seen_by(self.okafor, copy)
        self.assertNotIn("of the base", seen)
        self.assertIn(NOT_TOLD, seen)

    def test_a_copy_made_while_the_document_is_deleted_has_them_when_restored(self):
        deletion = delete_document(self.withdrawn())
        copy = self.copy()
        self.assertEqual("", self.target_of(copy).exact)
        restore_document(deletion)
        self.save("published")
        self.assertEqual(WORDS, self.target_of(copy).exact)

    def withdrawn(self):
        self.save("withdrawn")
        return self.document

    # What changes hands meanwhile keeps its words to itself.

    def test_a_colleague_is_not_told_words_that_come_back_no_more(self):
        self.save("withdrawn")
        self.hand_over()
        self.save("withdrawn", WITHOUT)
        self.save("published", WITHOUT)
        self.assert_untold(self.okafor, self.reading, "delicate")

    def test_neither_when_they_were_lost_before_it_was_handed_over(self):
        self.save("withdrawn", WITHOUT)
        self.hand_over()
        self.save("published", WITHOUT)
        self.assert_untold(self.okafor, self.reading, "delicate")

    def test_neither_when_all_readings_of_a_teacher_change_hands(self):
        self.save("withdrawn", WITHOUT)
        hand_over_all(self.rivera, self.okafor)
        self.save("published", WITHOUT)
        self.assert_untold(self.okafor, self.reading, "delicate")

    def test_neither_by_a_copy_that_the_colleague_makes_later(self):
        self.save("withdrawn", WITHOUT)
        self.hand_over()
        self.save("published", WITHOUT)
        self.reading.refresh_from_db()
        copy = copy_reading(self.reading, self.okafor)
        self.assert_untold(self.okafor, copy, "delicate")
        self.assertEqual("", self.target_of(copy).exact)

    def test_neither_when_an_annotation_was_deleted_and_is_brought_back(self):
        self.annotation.put_away()
        self.save("withdrawn", WITHOUT)
        self.hand_over()
        self.save("published", WITHOUT)
        undo = {"kind": "annotation", "pk": self.annotation.pk}
        response = client_of(self.okafor).post("/teach/undo/", undo, follow=True)
        self.assertNotContains(response, "delicate")
        self.assertFalse(Annotation.objects.exclude(deleted=None).exists())
        self.assert_untold(self.okafor, self.reading, "delicate")

    def test_words_come_back_to_a_colleague_with_their_document(self):
        self.save("withdrawn", WITHOUT)
        self.hand_over()
        self.save("published")
        target = self.target_of(self.reading)
        self.assertEqual(("placed", WORDS, ""), self.state(target))
        self.assertFalse(target.hides_words)

    def test_a_colleague_who_gets_it_while_it_is_public_knows_the_words(self):
        self.hand_over()
        self.save("published", WITHOUT)
        self.assertIn(WORDS, self.seen_by(self.okafor, self.reading))
