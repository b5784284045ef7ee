"""The examples of the help page find the documents of the demonstration that they name."""

from django.test import TestCase

from letters.search.query.examples import EXAMPLES
from letters.tests.factories import load_collection
from letters.tests.search.documents import forget_index, search_for, update_index


class ExampleResultTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_collection()
        update_index()

    @classmethod
    def tearDownClass(cls):
        super().tearDownClass()
        forget_index()

    def test_each_finds_the_documents_that_it_names(self):
        for example in EXAMPLES:
            with self.subTest(example.query):
                self.assertEqual(search_for(example.query), sorted(example.documents))
