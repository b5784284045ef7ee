"""A text that is saved while somebody annotates it: the words are placed in the new one."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from django.db import connection, transaction
from django.test import TransactionTestCase

from letters.ingest.saving import Edit, save_document
from letters.teaching.annotatable_parts import Part
from letters.teaching.annotating import add_annotation, locked_texts, target_of
from letters.teaching.checked_places import SaidWords
from letters.teaching.item_texts import ItemTexts
from letters.teaching.placing import place_words
from letters.tests.factories import LETTER, make_document, make_reading, make_tei

WORDS = "some understanding"
_WAITING = "SELECT count(*) FROM pg_locks WHERE NOT granted"


class SavedMeanwhileTests(TransactionTestCase):
    def annotate(self) -> None:
        try:
            with locked_texts([self.document.pk]):
                texts = ItemTexts(self.item)
                place = place_words(texts, SaidWords(Part("text"), words=WORDS))
                add_annotation(self.item, {"body": "Why?"}, [target_of(texts, place)])
        finally:
            connection.close()

    def test_the_place_is_that_of_the_new_text(self):
        self.document = make_document()
        self.item = make_reading(self.document).items.get()
        longer = LETTER.replace("I have received", "Today I have at last received")

        with ThreadPoolExecutor(1) as pool:
            with transaction.atomic(), connection.cursor() as cursor:
                save_document(self.document, make_tei(longer), Edit())
                annotating = pool.submit(self.annotate)
                waiting = 0
                while not waiting and not annotating.done():
                    cursor.execute(_WAITING)
                    (waiting,) = cursor.fetchone()
            annotating.result()

        target = self.item.annotations.get().targets.get()
        text = type(self.document).objects.get().transcription.text
        self.assertEqual(WORDS, text[target.start : target.end])
