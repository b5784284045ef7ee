"""Who wrote to whom, as a picture and in words."""

from __future__ import annotations

from unittest import mock

from django.test import TestCase
from lxml import html

from letters.models import Agent, CorrespondenceEvent, Document, DocumentStatus
from letters.reader.network import shown_network
from letters.tests.factories import make_agent, make_document, make_edition, make_entry

ALL = "/people/network/"
NAMES = {
    "kennedy": "John Kennedy",
    "khrushchev": "Nikita Khrushchev",
    "rusk": "Dean Rusk",
}


class NetworkTests(TestCase):
    """Kennedy had two letters from Khrushchev, and wrote one to Rusk."""

    @classmethod
    def setUpTestData(cls):
        cls.agents = {
            key: make_agent(key, f"{name}, sorted", name, known_as=())
            for key, name in NAMES.items()
        }
        for number, (author, recipient) in enumerate(
            [
                ("khrushchev", "kennedy"),
                ("khrushchev", "kennedy"),
                ("kennedy", "rusk"),
            ]
        ):
            cls.letter(f"letter-{number}", author, recipient)

    @classmethod
    def letter(cls, identifier: str, author: str, recipient: str, **fields) -> None:
        document = make_document(identifier, "Text.", **fields)
        for kind, key in (("sent", author), ("received", recipient)):
            CorrespondenceEvent.objects.create(
                document=document, type=kind, agent=cls.agents[key]
            )

    def page(self, address: str = ALL) -> html.HtmlElement:
        response = self.client.get(address)
        self.assertEqual(response.status_code, 200)
        return html.fromstring(response.content)

    def ties(self, address: str = ALL) -> list[str]:
        """In words."""
        items = self.page(address).xpath("//ol[@class='network-ties']/li")
        return [" ".join(item.text_content().split()) for item in items]

    def test_it_says_who_exchanged_how_many_letters(self):
        self.assertEqual(
            self.ties(),
            [
                "John Kennedy and Nikita Khrushchev 2 documents",
                "John Kennedy and Dean Rusk 1 document",
            ],
        )

    def test_the_picture_has_every_name_and_tie_as_a_link(self):
        picture = self.page().xpath("//svg")[0]
        links = picture.xpath(".//a/@href")

        for agent in self.agents.values():
            self.assertIn(agent.get_absolute_url(), links)
        self.assertIn("/people/kennedy/with/khrushchev/", links)
        self.assertEqual(len(picture.xpath(".//path")), 2)

    def test_the_picture_is_the_same_each_time(self):
        first, second = (html.tostring(self.page().xpath("//svg")[0]) for _ in "ab")
        self.assertEqual(first, second)

    def test_nothing_in_it_is_styled_in_line(self):
        self.assertEqual(self.page().xpath("//svg//@style"), [])

    def test_letters_that_are_hidden_tie_nobody(self):
        self.letter("draft", "rusk", "khrushchev", status=DocumentStatus.DRAFT)
        self.assertEqual(len(self.ties()), 2)
        Document.objects.filter(identifier="letter-2").update(
            status=DocumentStatus.DRAFT
        )
        self.assertEqual(len(self.ties()), 1)
        self.assertNotIn("Rusk", self.page().text_content())

    def test_whom_only_hidden_volumes_list_is_not_shown(self):
        make_entry(make_edition("hidden"), agent=self.agents["rusk"])
        self.assertNotIn("Rusk", self.page().text_content())

    def test_what_was_rejected_ties_nobody(self):
        events = CorrespondenceEvent.objects.filter(agent=self.agents["rusk"])
        events.update(decision=CorrespondenceEvent.Decision.REJECTED)
        self.assertEqual(len(self.ties()), 1)

    def test_records_of_one_person_are_one_name(self):
        other = make_agent("jfk", "Kennedy, J. F.", "JFK", known_as=())
        other.merged_into = self.agents["kennedy"]
        other.save()
        self.letter("fourth", "kennedy", "khrushchev")
        sent = CorrespondenceEvent.objects.filter(document__identifier="fourth")
        sent.filter(type="sent").update(agent=other)

        self.assertEqual(
            self.ties()[0], "John Kennedy and Nikita Khrushchev 3 documents"
        )

    def test_a_letter_to_oneself_is_no_tie(self):
        self.letter("own", "rusk", "rusk")
        self.assertEqual(len(self.ties()), 2)

    def test_only_the_most_connected_are_shown(self):
        with mock.patch.object(shown_network, "MOST_NAMES", 2):
            self.assertEqual(len(self.ties()), 1)

    def test_offices_have_another_sign(self):
        Agent.objects.filter(identifier="rusk").update(kind=Agent.Kind.CORPORATE_BODY)
        self.assertEqual(len(self.page().xpath("//svg//rect")), 1)

    def test_an_empty_archive_says_so(self):
        Document.objects.update(status=DocumentStatus.DRAFT)
        self.assertIn("No letters between two people", self.page().text_content())

    def test_around_a_person_stand_those_with_letters(self):
        self.assertEqual(
            self.ties("/people/rusk/network/"),
            ["John Kennedy and Dean Rusk 1 document"],
        )
        names = self.page("/people/rusk/network/").xpath("//svg//text")
        self.assertEqual([name.text for name in names], ["Dean Rusk", "John Kennedy"])

    def test_who_exchanged_no_letters_has_no_picture(self):
        make_agent("alone", "Alone", "Alone", known_as=())
        make_document("named", "Text.")
        for address in ("/people/alone/network/", "/people/nobody/network/"):
            with self.subTest(address):
                self.assertEqual(self.client.get(address).status_code, 404)

    def test_the_page_of_a_person_leads_there(self):
        page = self.client.get("/people/rusk/")
        self.assertContains(page, 'href="/people/rusk/network/"')
        self.assertContains(self.client.get("/people/"), f'href="{ALL}"')

    def test_its_queries_do_not_grow(self):
        # The pairs; the names.
        with self.settings(LETTERS_PAGE_CACHE=False):
            with self.assertNumQueries(2):
                self.client.get(ALL)
            self.letter("fourth", "rusk", "khrushchev")
            with self.assertNumQueries(2):
                self.client.get(ALL)
