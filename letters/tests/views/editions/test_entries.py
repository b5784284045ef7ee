"""The persons and terms of a volume, and where they are named."""

from django.test import TestCase, override_settings
from lxml import html

from letters.models import Document, DocumentStatus
from letters.tests.factories import (
    make_agent,
    make_document,
    make_entry,
    make_mention,
    make_volume,
)

ADDRESS = "/editions/frus1961-63v06/"


class EntryCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.edition = make_volume()
        cls.entry = make_entry(cls.edition)
        cls.documents = [
            make_document(
                f"frus1961-63v06/d{number}",
                edition=cls.edition,
                position=number,
                title=f"Letter {number}",
            )
            for number in (2, 1, 3)
        ]
        cls.draft = cls.documents[2]
        Document.objects.filter(pk=cls.draft.pk).update(status=DocumentStatus.DRAFT)
        for times, document in enumerate(cls.documents, 1):
            make_mention(document, cls.entry, times)


class EntryListTests(EntryCase):
    def test_it_explains_each_and_counts_the_documents_that_may_be_seen(self):
        response = self.client.get(f"{ADDRESS}persons/")
        self.assertContains(response, "Khrushchev, Nikita S.")
        self.assertContains(response, "Chairman of the Council of Ministers")
        self.assertContains(response, "2 documents")

    def test_persons_and_terms_are_apart(self):
        make_entry(self.edition, "t_UN1", "UN", kind="term")
        persons = self.client.get(f"{ADDRESS}persons/")
        terms = self.client.get(f"{ADDRESS}terms/")
        self.assertNotContains(persons, "entries/t_UN1/")
        self.assertContains(terms, "entries/t_UN1/")
        self.assertNotContains(terms, "Nikita")

    def test_every_letter_leads_to_its_names_once(self):
        for key, name in enumerate(("Özal", "de Gaulle", "Dulles", "303 Committee")):
            make_entry(self.edition, f"p_{key}", name)
        page = html.fromstring(self.client.get(f"{ADDRESS}persons/").content.decode())
        links = page.xpath("//nav[@class='initials-bar']//a/@href")
        self.assertEqual(links, ["#letter-K", "#letter-O", "#letter-D", "#letter-0–9"])
        for link in links:
            with self.subTest(link):
                self.assertIsNotNone(page.get_element_by_id(link[1:], None))

    def test_a_volume_without_a_list_says_so(self):
        self.assertContains(self.client.get(f"{ADDRESS}terms/"), "lists none")

    @override_settings(LETTERS_PAGE_CACHE=False)
    def test_its_queries_do_not_grow_with_the_list(self):
        for number in range(20):
            make_mention(self.documents[0], make_entry(self.edition, f"p_{number}"))
        # The edition with its file, and the entries with their counts.
        with self.assertNumQueries(2):
            self.client.get(f"{ADDRESS}persons/")


class EntryDetailTests(EntryCase):
    def entry_page(self):
        return self.client.get(f"{ADDRESS}entries/p_KNS1/")

    def test_it_names_the_documents_in_the_order_of_the_volume(self):
        page = self.entry_page().content.decode()
        self.assertLess(page.index("Letter 1<"), page.index("Letter 2<"))
        self.assertIn("2 times", page)
        self.assertIn("Named in 2 documents", page)

    def test_a_draft_that_names_them_is_not_there(self):
        self.assertNotContains(self.entry_page(), "Letter 3")

    def test_it_leads_to_the_person_in_the_whole_archive(self):
        self.entry.agent = make_agent()
        self.entry.save()
        self.assertContains(self.entry_page(), 'href="/people/kennedy-john/"')

        identity = make_agent("jfk", known_as=())
        self.entry.agent.merged_into = identity
        self.entry.agent.save()
        self.assertContains(self.entry_page(), 'href="/people/jfk/"')

    def test_one_of_another_volume_is_not_found(self):
        make_volume("frus1952-54v14p2")
        for address in (
            "/editions/frus1952-54v14p2/entries/p_KNS1/",
            f"{ADDRESS}entries/absent/",
            f"{ADDRESS}entries/%00/",
        ):
            with self.subTest(address):
                self.assertEqual(self.client.get(address).status_code, 404)

    @override_settings(LETTERS_PAGE_CACHE=False)
    def test_its_queries_do_not_grow_with_the_documents(self):
        for number in range(10, 20):
            document = make_document(
                f"frus1961-63v06/d{number}", "Text.", edition=self.edition
            )
            make_mention(document, self.entry)
        # The edition with its file, the entry with its agent, its heading in the index,
        # the count, the mentions.
        with self.assertNumQueries(5):
            self.entry_page()
