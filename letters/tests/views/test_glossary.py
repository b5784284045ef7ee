"""The glossary: the terms of all volumes, each once, with where it is explained."""

from django.test import TestCase

from letters.models import Document, DocumentStatus, Entry
from letters.tests.factories import make_document, make_edition, make_entry

TERM = Entry.Kind.TERM


class GlossaryTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        first, second = make_edition("frus-a"), make_edition("frus-b")
        hidden = make_edition("frus-c")
        for edition in (first, second, hidden):
            make_document(f"{edition.identifier}/d1", "Text.", edition=edition)
        Document.objects.filter(edition=hidden).update(status=DocumentStatus.DRAFT)
        cls.term(first, "SALT", "Strategic Arms Limitation Talks")
        cls.term(second, "Salt.", "Strategic Arms Limitation Talks")
        cls.term(second, "Deptel", "Department of State telegram")
        cls.term(first, "Deptel", "Department telegram")
        cls.term(hidden, "Zqxcanary", "secret")
        make_entry(first, "p_1", "A person", description="telegram")

    @classmethod
    def term(cls, edition, name, description):
        key = f"t_{name}"
        make_entry(edition, key, name, kind=TERM, description=description)

    def told(self, query=""):
        terms = self.client.get(f"/glossary/{query}").context["listed"]
        return {
            term.name: {
                meaning: [entry.edition.identifier for entry in entries]
                for meaning, entries in term.meanings.items()
            }
            for term in terms
        }

    def test_each_term_stands_once_with_its_meanings_and_volumes(self):
        # The page cache, the terms, those of the page, and their volumes.
        with self.assertNumQueries(4):
            told = self.told()
        self.assertEqual(
            told,
            {
                "Deptel": {
                    "Department telegram": ["frus-a"],
                    "Department of State telegram": ["frus-b"],
                },
                "SALT": {"Strategic Arms Limitation Talks": ["frus-a", "frus-b"]},
            },
        )

    def test_a_letter_or_words_of_a_meaning_narrow_it(self):
        for query in ("?letter=s", "?words=strategic", "?words=salt"):
            with self.subTest(query):
                self.assertEqual([*self.told(query)], ["SALT"])

    def test_a_term_of_hidden_volumes_alone_is_not_there(self):
        self.assertNotContains(self.client.get("/glossary/"), "anary")
        response = self.client.get("/glossary/?words=secret")
        self.assertContains(response, "No term or meaning has these words")
