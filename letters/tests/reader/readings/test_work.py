"""Thousands of annotations on one page: work grows with them, and no faster."""

from functools import partial

from django.test import TestCase

from letters.models import Annotation, AnnotationTarget, Document
from letters.reader.readings import AnnotatedItem
from letters.tests.factories import make_document, make_reading
from letters.tests.rendering.work import calls_made

WORDS = "one two three four five six seven eight nine ten "


class WorkTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        paragraphs = "\n\n".join(WORDS * 20 for _ in range(50))
        cls.document = make_document(notation=paragraphs)
        cls.items = [make_reading(cls.document).items.get() for _ in range(2)]
        for item, count in zip(cls.items, (2_500, 5_000), strict=True):
            cls.annotate(item, count)

    @classmethod
    def annotate(cls, item, count):
        """Words that overlap one another, some of them covered, some questions."""
        annotations = Annotation.objects.bulk_create(
            Annotation(
                item=item,
                number=number,
                kind="question" if number % 5 == 0 else "explanation",
                is_whited_out=number % 7 == 0,
            )
            for number in range(1, count + 1)
        )
        text = cls.document.transcription.text
        AnnotationTarget.objects.bulk_create(
            AnnotationTarget(
                annotation=annotation,
                document=cls.document,
                start=start,
                end=start + 30,
                exact=text[start : start + 30],
            )
            for annotation in annotations
            for start in [annotation.number * 7 % (len(text) - 40)]
        )

    def draw(self, item):
        item.document = Document.objects.for_reading().get(pk=self.document.pk)
        shown = AnnotatedItem(item)
        return len(shown.notes), len(shown.html)

    def test_twice_as_many_are_at_most_little_more_than_twice_the_work(self):
        half, whole = (calls_made(partial(self.draw, item)) for item in self.items)
        self.assertLess(whole, 2.3 * half)

    def test_queries_are_as_many_as_for_one(self):
        with self.assertNumQueries(4):
            self.assertEqual(self.draw(self.items[1])[0], 5_000)
