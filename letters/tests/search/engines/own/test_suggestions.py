"""Suggestions: people and volumes of a name, and completions of words."""

from __future__ import annotations

from django.test import TestCase
from django.urls import reverse

from letters.models import Agent, CorrespondenceEvent, Document, DocumentStatus, Edition
from letters.search import Facet
from letters.search.engines.own.suggestions import (
    MOST,
    MOST_VOLUMES_OF_A_NAME,
)
from letters.search.interface import Suggestions
from letters.search.results.autocomplete import complete
from letters.tests.factories import make_agent, make_edition, make_entry
from letters.tests.search.documents import (
    forget_index,
    make_document,
    page_for,
    update_index,
)

SENT, RECEIVED = CorrespondenceEvent.Type.SENT, CorrespondenceEvent.Type.RECEIVED


def send(
    identifier: str, sender: Agent, recipient: Agent, **fields: object
) -> Document:
    document = make_document("Talks on Berlin.", identifier=identifier)
    Document.objects.filter(pk=document.pk).update(**fields)
    for kind, agent in ((SENT, sender), (RECEIVED, recipient)):
        CorrespondenceEvent.objects.create(document=document, type=kind, agent=agent)
    return document


def named(suggestions: Suggestions) -> list[tuple[str, int, int]]:
    return [
        (str(person.agent), person.sent, person.received)
        for person in suggestions.people
    ]


class SuggestionTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.kennedy = make_agent()
        cls.rusk = make_agent("rusk", "Rusk, Dean", "Dean Rusk", ())
        cls.edition = make_edition()
        send("one", cls.kennedy, cls.rusk, edition=cls.edition)
        send("two", cls.rusk, cls.kennedy)
        send("three", cls.rusk, cls.kennedy)

    def setUp(self):
        update_index()

    def tearDown(self):
        forget_index()


class SuggestedPeopleTests(SuggestionTestCase):
    def test_who_has_all_words_in_the_name_is_suggested_with_counts(self):
        cases = [
            ("rusk", [("Dean Rusk", 2, 1)]),
            ('"Dean Rusk"', [("Dean Rusk", 2, 1)]),
            ("RUSK dean", [("Dean Rusk", 2, 1)]),
            ("kennedy -berlin", [("John F. Kennedy", 1, 2)]),
            ("rusk berlin", []),
            ("rus*", []),
            ("", []),
        ]
        for query, expected in cases:
            with self.subTest(query):
                self.assertEqual(named(page_for(query).suggestions), expected)

    def test_each_search_finds_as_many_as_it_says(self):
        (person,) = page_for("rusk").suggestions.people

        self.assertEqual(page_for("", **{Facet.FROM: person.names[0]}).total, 2)
        self.assertEqual(page_for(person.query_text).total, 2)
        self.assertEqual(person.from_query, "from=Dean+Rusk")
        self.assertEqual(person.to_query, "to=Dean+Rusk")

    def test_who_signed_for_an_office_is_suggested_as_sender_and_author(self):
        document = make_document("Talks on Laos.", identifier="telegram")
        CorrespondenceEvent.objects.create(
            document=document,
            type=CorrespondenceEvent.Type.SIGNED,
            agent=self.rusk,
        )
        update_index()

        (person,) = page_for("rusk").suggestions.people

        self.assertEqual((person.sent, person.received, person.written), (3, 1, 3))
        self.assertEqual(page_for("", **{Facet.AUTHOR: person.names[0]}).total, 3)
        self.assertEqual(person.author_query, "author=Dean+Rusk")

    def test_records_of_one_name_are_one_suggestion(self):
        namesake = make_agent("rusk-2", "Rusk, Dean", "Dean Rusk", ())
        send("four", namesake, self.kennedy)
        update_index()

        (person,) = page_for("rusk").suggestions.people

        self.assertEqual((person.agent, person.sent), (self.rusk, 3))
        self.assertEqual(person.from_query, "from=Dean+Rusk")

    def test_who_is_merged_into_another_is_that_other(self):
        dean = make_agent("rusk-d", "Rusk, D.", "D. Rusk", ())
        send("four", dean, self.kennedy)
        Agent.objects.filter(pk=dean.pk).update(merged_into=self.rusk)
        update_index()

        (person,) = page_for("rusk").suggestions.people
        self.assertEqual((person.agent, person.sent), (self.rusk, 3))
        self.assertEqual(person.from_query, "from=Dean+Rusk")

    def test_at_most_so_many_are_suggested(self):
        for number in range(MOST + 2):
            agent = make_agent(f"a{number}", f"Ball, {number}", f"{number} Ball", ())
            send(f"b{number}", agent, self.rusk)
        update_index()

        self.assertEqual(len(page_for("ball").suggestions.people), MOST)


class SuggestedVolumeTests(SuggestionTestCase):
    def test_volumes_are_suggested_by_the_words_of_their_titles(self):
        (volume,) = page_for("kennedy exchanges").suggestions.volumes

        self.assertEqual((volume.edition, volume.documents), (self.edition, 1))
        self.assertEqual(page_for(volume.query_text).total, 1)
        self.assertEqual(volume.query, "volume=frus1961-63v06")

    def test_the_name_of_the_series_is_that_of_no_volume(self):
        for number in range(MOST_VOLUMES_OF_A_NAME):
            edition = make_edition(f"frus{number}")
            send(f"volume-{number}", self.kennedy, self.rusk, edition=edition)
        update_index()

        self.assertEqual(page_for("kennedy exchanges").suggestions.volumes, ())


class SuggestionVisibilityTests(SuggestionTestCase):
    def test_who_has_a_part_in_drafts_alone_is_not_suggested(self):
        ball = make_agent("ball", "Ball, George", "George Ball", ())
        draft = send("draft", ball, self.rusk)
        update_index()
        self.assertTrue(page_for("ball").suggestions)

        Document.objects.filter(pk=draft.pk).update(status=DocumentStatus.DRAFT)

        self.assertFalse(page_for("ball").suggestions)
        self.assertEqual(named(page_for("rusk").suggestions), [("Dean Rusk", 2, 1)])
        self.assertFalse(complete("bal").suggestions)

    def test_what_is_deleted_counts_no_more(self):
        Document.objects.get(identifier="two").delete()

        self.assertEqual(named(page_for("rusk").suggestions), [("Dean Rusk", 1, 1)])

    def test_who_is_of_the_lists_of_hidden_volumes_alone_is_not_suggested(self):
        hidden = Edition.objects.create(identifier="hidden", title="Hidden")
        make_entry(hidden, "p_RD", "Rusk, Dean", agent=self.rusk)

        self.assertEqual(named(page_for("rusk").suggestions), [])
        self.assertEqual(self.client.get("/people/rusk/").status_code, 404)

    def test_a_volume_of_drafts_is_not_suggested(self):
        Document.objects.filter(identifier="one").update(status=DocumentStatus.DRAFT)

        self.assertEqual(page_for("exchanges").suggestions.volumes, ())

    def test_no_word_of_what_was_withdrawn_is_completed(self):
        document = make_document("Sakharov.", identifier="other")
        update_index()
        self.assertEqual(complete("sakh").words, ("sakharov",))

        Document.objects.filter(pk=document.pk).update(status=DocumentStatus.DRAFT)

        self.assertEqual(complete("sakh").words, ())


class SuggestAddressTests(SuggestionTestCase):
    url = reverse("letters:search-suggest")

    def test_it_answers_with_words_people_and_volumes(self):
        self.assertEqual(
            self.client.get(self.url, {"q": "Kenn"}).json(),
            {
                "words": ["kennedy"],
                "people": [
                    {
                        "name": "John F. Kennedy",
                        "url": "/people/kennedy-john/",
                        "query": 'from:"John F Kennedy"',
                        "sent": 1,
                        "received": 2,
                        "written": 1,
                    }
                ],
                "volumes": [
                    {
                        "title": "Kennedy–Khrushchev Exchanges",
                        "url": "/editions/frus1961-63v06/",
                        "query": "volume:frus1961-63v06",
                        "documents": 1,
                    }
                ],
            },
        )

    def test_words_before_the_last_are_whole(self):
        for typed, names in (("dean ru", ["Dean Rusk"]), ("de rusk", []), ("rus", 1)):
            with self.subTest(typed):
                people = self.client.get(self.url, {"q": typed}).json()["people"]
                self.assertEqual(len(people), 1 if names else 0)

    def test_no_text_is_an_error(self):
        for typed in (
            "",
            " ",
            "a",
            "\x00",
            "ß" * 9999,
            "a " * 300,
            '"(*',
            "\U0010ffff",
        ):
            with self.subTest(typed[:9]):
                response = self.client.get(self.url, {"q": typed})
                self.assertEqual(response.status_code, 200)

    def test_without_an_index_it_says_so(self):
        forget_index()

        self.assertEqual(self.client.get(self.url, {"q": "rusk"}).status_code, 503)

    def test_it_is_only_asked(self):
        self.assertEqual(self.client.post(self.url).status_code, 405)


class SuggestionPageTests(SuggestionTestCase):
    def test_the_page_leads_to_them(self):
        response = self.client.get("/search/", {"q": "kennedy"})

        for address in (
            "/people/kennedy-john/",
            "/search/?from=John+F.+Kennedy",
            "/search/?to=John+F.+Kennedy",
            "/editions/frus1961-63v06/",
            "/search/?volume=frus1961-63v06",
        ):
            with self.subTest(address):
                self.assertContains(response, f'href="{address}"')

    def test_it_says_nothing_where_nobody_is_called_so(self):
        response = self.client.get("/search/", {"q": "berlin"})

        self.assertNotContains(response, "of this name")
