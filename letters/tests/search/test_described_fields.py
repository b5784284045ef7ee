"""What documents are found by besides their words: people, places, subjects, markings."""

from __future__ import annotations

from django.test import TestCase

from letters.models import (
    CorrespondenceEvent,
    Document,
    Holding,
    IndexRequest,
    Place,
    PlaceVariant,
    Repository,
)
from letters.search import Facet
from letters.tests.factories import make_agent
from letters.tests.search.documents import (
    forget_index,
    make_document,
    page_for,
    search_for,
    update_index,
)

TELEGRAM = """\
::: heading
Telegram From the Embassy in the Soviet Union to the Department of State
:::

::: dateline
Moscow, March 1, 1960
:::

Top Secret

Eyes Only

The talks went well.

::: signature
Thompson
:::
"""
PAPER = """\
::: heading
Paper Prepared by Robert W. Komer
:::

Secret

The talks went badly.
"""
SENT = CorrespondenceEvent.Type.SENT
SIGNED = CorrespondenceEvent.Type.SIGNED
TOOK_PART = CorrespondenceEvent.Type.TOOK_PART


class DescribedFieldTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.archives = Repository.objects.create(
            identifier="nara", name="National Archives"
        )
        telegram = make_document(TELEGRAM, identifier="telegram", kind="telegram")
        make_document(PAPER, identifier="paper", kind="report")
        talk = make_document("Mr. Rusk said no.", identifier="talk")
        letter = make_document("Dear Mr. Chairman:", identifier="letter")
        for document, kind, fields in (
            (talk, TOOK_PART, {"name_as_written": "Andrei Gromyko"}),
            (talk, SIGNED, {"name_as_written": "JFD"}),
            (letter, SENT, {"agent": make_agent(), "place": "Hyannis Port"}),
        ):
            CorrespondenceEvent.objects.create(document=document, type=kind, **fields)
        for document, values in (
            (telegram, {"repository": cls.archives}),
            (talk, {"repository_as_cited": "Kennedy Library"}),
        ):
            Holding.objects.create(document=document, citation="", **values)
        PlaceVariant.objects.create(
            place=Place.objects.get(name="Moscow"), name="Moskva"
        )
        update_index()

    @classmethod
    def tearDownClass(cls):
        super().tearDownClass()
        forget_index()

    def assert_found(self, cases: dict[str, list[str]]) -> None:
        for query, identifiers in cases.items():
            with self.subTest(query):
                self.assertEqual(search_for(query), identifiers)

    def test_an_author_is_a_person_who_signed_sent_or_wrote_it(self):
        self.assert_found(
            {
                "author:thompson": ["telegram"],
                "author:kennedy": ["letter"],
                "author:komer": ["paper"],
                "author:embassy": [],
                "author:gromyko": [],
                "author:jfd": [],
            }
        )

    def test_from_is_the_office_and_who_signed_for_it(self):
        self.assert_found(
            {
                "from:embassy": ["telegram"],
                "from:thompson": ["telegram"],
                "from:kennedy": ["letter"],
                "from:komer": [],
                "from:jfd": ["talk"],
            }
        )

    def test_participants_are_found_by_their_names(self):
        self.assert_found({"participant:gromyko": ["talk"], "participant:rusk": []})

    def test_a_level_is_found_without_those_above_it(self):
        self.assert_found(
            {
                "level:secret": ["paper"],
                'level:"top secret"': ["telegram"],
                "level:none": [],
                "classification:secret": ["paper", "telegram"],
            }
        )

    def test_handling_is_found_by_its_term(self):
        self.assert_found({'handling:"eyes only"': ["telegram"], "handling:nodis": []})

    def test_places_are_those_of_datelines(self):
        self.assert_found(
            {"place:Moscow": ["telegram"], 'place:"hyannis port"': ["letter"]}
        )

    def test_a_place_is_found_by_each_of_its_names(self):
        self.assert_found({"place:Moskva": ["telegram"], "place:Geneva": []})

    def test_a_repository_has_its_name_or_that_in_the_note(self):
        self.assert_found(
            {
                'repository:"national archives"': ["telegram"],
                "repository:kennedy": ["talk"],
            }
        )

    def test_they_are_counted_and_narrow_a_search(self):
        page = page_for("talks")
        for facet, expected in (
            (Facet.AUTHOR, [("Robert W. Komer", 1), ("Thompson", 1)]),
            (Facet.LEVEL, [("secret", 1), ("topsecret", 1)]),
            (Facet.HANDLING, [("eyes only", 1)]),
        ):
            with self.subTest(facet):
                counted = [(value.key, value.count) for value in page.values(facet)]
                self.assertEqual(counted, expected)
        self.assertEqual(search_for("talks", level="topsecret"), ["telegram"])

    def test_what_is_searched_alone_is_not_counted(self):
        counts = page_for("talks").result.counts
        self.assertTrue(
            {Facet.SUBJECT, Facet.PLACE, Facet.REPOSITORY}.isdisjoint(counts)
        )

    def test_a_place_that_was_chosen_narrows_a_search_too(self):
        self.assertEqual(search_for("", place="Moscow"), ["telegram"])

    def test_another_name_of_a_repository_is_indexed(self):
        IndexRequest.objects.all().delete()
        Repository.objects.filter(pk=self.archives.pk).update(name="NARA")
        documents = Document.objects.filter(identifier="telegram")
        self.assertEqual(
            [*IndexRequest.objects.values_list("document_id", flat=True)],
            [*documents.values_list("pk", flat=True)],
        )
