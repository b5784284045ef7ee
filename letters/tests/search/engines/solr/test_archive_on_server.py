"""The archive with the setting that chooses Solr, on a real one."""

from __future__ import annotations

from io import StringIO
from unittest import mock

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import TestCase
from solr_server.cloud import COLLECTION, make_collection

from letters.models import Document, DocumentStatus, IndexRequest
from letters.search.checking import compare
from letters.search.compare.similar_documents import similar_documents
from letters.search.engines import configured
from letters.search.engines.solr.connection import Connection, in_collection
from letters.search.errors import UnreachableError
from letters.search.indexing import watch
from letters.search.query.tree import Material
from letters.tests.factories import load_collection
from letters.tests.search import front_matter
from letters.tests.search.documents import (
    ANYBODY,
    make_document,
    page_for,
    search_for,
    update_index,
)
from letters.tests.search.test_seeds import DRAFT, FRUS, MEMO
from letters.tests.stopping import StopAfter

pytestmark = pytest.mark.usefixtures("on_server")


def unreachable() -> mock.mock._patch:
    error = UnreachableError("connection refused")
    return mock.patch.object(Connection, "_send_request", side_effect=error)


class ArchiveOnServerTests(TestCase):
    def setUp(self):
        for material in Material:
            configured.backend(material).discard()

    def test_the_seeds_are_found(self):
        load_collection()
        self.assertTrue(update_index().is_rebuilt)
        for query, expected in {
            '"between our countries"': [FRUS, DRAFT],
            '"balance of forces"': [FRUS],
            '"balanced force posture"': [],
            "justification for an interruption of these talks": [DRAFT],
            "hotline": [FRUS],
            "hot-line": [FRUS],
            '"United States"': [FRUS, DRAFT],
            '"EYES ONLY"': [MEMO],
            "dialogue -Vienna": [DRAFT],
            "Pentecostal*": [FRUS],
            "has:conditional": [DRAFT],
        }.items():
            with self.subTest(query):
                self.assertEqual(search_for(query), sorted(expected))
        self.assertEqual(page_for("hotline").hits[0].excerpts[0].page.label, "681")
        self.assertEqual(compare().agreeing, 3)

    def test_what_changes_is_brought_to_the_server(self):
        document = make_document()
        update_index()
        self.assertEqual(search_for("hotline"), ["letter"])
        Document.objects.update(status=DocumentStatus.DRAFT)
        # Before and after the server learns of it.
        self.assertEqual(page_for("hotline").total, 0)
        update_index()
        self.assertEqual(configured.backend().fingerprints(), {})
        self.assertFalse(IndexRequest.objects.exists())
        self.assertEqual(document.identifier, "letter")

    def test_while_the_server_does_not_answer_the_indexer_waits(self):
        make_document()
        update_index()
        make_document(identifier="other")
        with unreachable(), self.assertLogs("letters.search.indexing") as logs:
            watch(StopAfter(waits=2))
            with self.assertRaisesMessage(CommandError, "connection refused"):
                call_command("check_index", mend=True)
        self.assertEqual(len(logs.output), 2)
        self.assertIn("connection refused", logs.output[0])

        self.assertEqual(str(update_index()), "1 indexed, 0 removed")
        self.assertEqual(search_for("hotline"), ["letter", "other"])

    def test_front_matter_is_found_apart_from_documents(self):
        front_matter.bring_in(front_matter.volume())
        front_matter.bring_in_hidden()
        update_index()
        for query, keys in {
            "quinces": ["preface"],
            "medlars": ["ch1"],
            '"editors grew quinces"': ["preface"],
            "editors NEAR/2 quince": ["preface"],
            "Estaing": ["preface"],
            "-quinces": ["ch1", "ch2", "sources"],
            "quinces volume:fruit": ["preface"],
            "quinces from:rusk": [],
            "rhubarb": [],
        }.items():
            with self.subTest(query):
                self.assertEqual(front_matter.sections_for(query), keys)
        page = page_for("medlars")
        self.assertEqual((page.total, page.elsewhere.total), (0, 1))
        self.assertEqual(page.coverage.documents, 2)
        self.assertEqual(compare(material=Material.FRONT).agreeing, 4)

        Document.objects.update(status=DocumentStatus.DRAFT)
        # Before and after the server learns of it.
        self.assertEqual(page_for("medlars in:front").total, 0)
        update_index()
        self.assertEqual(configured.backend(Material.FRONT).fingerprints(), {})

    def test_an_index_moves_to_another_collection_while_it_is_read(self):
        make_document()
        update_index()
        servers = settings.HAYSTACK_CONNECTIONS["default"]["URL"].split(",")
        if len(servers) == 1:
            with self.assertRaisesMessage(CommandError, "SolrCloud"):
                call_command("index_letters", into="letters_2")
            self.assertEqual(search_for("hotline"), ["letter"])
            return
        server = servers[0].rpartition("/")[0]
        make_collection(server, "letters_2")
        lead_to = Connection.stand_for

        def stand_for(connection, collection):
            self.assertEqual(search_for("hotline"), ["letter"])
            lead_to(connection, collection)

        with mock.patch.object(Connection, "stand_for", stand_for):
            call_command("index_letters", into="letters_2", stdout=StringIO())
        former = in_collection(",".join(servers), COLLECTION)
        Connection(former, 5).delete(q="*:*", commit=True)
        try:
            self.assertEqual(search_for("hotline"), ["letter"])
            self.assertEqual(compare().agreeing, 1)
        finally:
            configured.backend().conn.stand_for(COLLECTION)

    def test_documents_like_one(self):
        first, second = make_document(), make_document(identifier="other")
        update_index()
        (similar,) = similar_documents(first, ANYBODY)
        self.assertEqual(similar.document, second)
        self.assertIn("hotline", similar.words)

    def test_every_page_of_the_search_answers(self):
        make_document()
        update_index()
        for address in (
            *("/search/?q=hotline", "/search/?q=hotlin", "/search.json?q=hotline"),
            *("/search/suggest.json?q=hotl", "/search.atom?q=hotline", "/health/ready"),
            *("/documents/letter/similar/", "/search.csv?q=hotline", "/help/search/"),
        ):
            with self.subTest(address):
                self.assertEqual(self.client.get(address).status_code, 200)
        looser = self.client.get("/search/?q=hotline+xyzzy")
        self.assertContains(looser, 'href="?q=hotline"')
        with unreachable():
            page = self.client.get("/search/?q=hotline")
        self.assertEqual(page.status_code, 503)
