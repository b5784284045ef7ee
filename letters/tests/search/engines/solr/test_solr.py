"""Search on a Solr server finds what the archive's own index finds.

There is no Solr here: see `solr_stand_in`.
"""

from __future__ import annotations

from collections.abc import Iterator
from unittest import TestCase, mock

import pysolr
import pytest
from django.core.management import CommandError, call_command
from django.test import TestCase as DatabaseTestCase
from haystack import connections
from hypothesis import given
from hypothesis import strategies as st

from letters.models import Document, DocumentStatus, IndexRequest
from letters.search import Facet, Order, Search, parse_query
from letters.search.checking import compare
from letters.search.compare.similar_documents import similar_documents
from letters.search.engines import configured
from letters.search.engines.solr import engine
from letters.search.engines.solr.engine import Backend
from letters.search.engines.solr.syntax import any_key, lucene_query
from letters.search.errors import (
    ReadOnlyIndexError,
    SearchUnavailableError,
    TooBroadError,
)
from letters.search.indexing import watch
from letters.search.interface import IndexEntry
from letters.search.query.tree import (
    Filter,
    Material,
    Node,
    Query,
    Term,
    TermKind,
    leaves_of,
)
from letters.tests.factories import load_collection
from letters.tests.search import front_matter, generated
from letters.tests.search.corpora import Corpus, make_entry
from letters.tests.search.documents import (
    ANYBODY,
    make_document,
    page_for,
    search_for,
    update_index,
)
from letters.tests.search.engines.own.test_finding import quick
from letters.tests.search.engines.solr.solr_stand_in import StandIn
from letters.tests.search.test_seeds import DRAFT, FRUS, MEMO
from letters.tests.stopping import StopAfter

# In phrases and near others: written together, a possessive, or behind an elided article.
_NOT_IN_PHRASES = {"hotline", "obriensmith", "hotlinetalks", "nato's", "estaing"}
URL = "http://solr.example/solr/letters"


@pytest.fixture(scope="module", autouse=True)
def source() -> Iterator[None]:
    """Most of these tests have no database."""
    with (
        mock.patch.object(engine, "begin_state", return_value="1-2-3"),
        mock.patch.object(engine, "known_states", return_value=["1-2-3"]),
    ):
        yield


def backend_of(stand_in: StandIn) -> Backend:
    backend = Backend("default", URL=URL)
    backend.conn = stand_in
    return backend


def filled(*entries: IndexEntry) -> Backend:
    backend = backend_of(StandIn())
    with backend.rebuilding() as writer:
        for entry in entries:
            writer.put(entry)
    return backend


def is_exact(node: Node) -> bool:
    """Whether Solr's syntax can ask for all of it: see `syntax`."""
    return not any(
        isinstance(leaf, Term) and not _is_exact_term(leaf)
        for leaf in leaves_of(node, with_excluded=True)
    )


def _is_exact_term(term: Term) -> bool:
    parts = [
        part.removesuffix("~")
        for form in term.forms
        for part in form.replace("-", " ").split()
    ]
    if term.kind == TermKind.NEAR and len(parts) > len(term.forms):
        return False
    is_single = term.kind not in (TermKind.PHRASE, TermKind.NEAR) or len(parts) == 1
    return is_single or not any(
        part.isupper() or part in _NOT_IN_PHRASES for part in parts
    )


class SameTests(TestCase):
    @quick
    @given(generated.batches(), st.data())
    def test_what_is_found_and_counted_is_the_same(self, batches, data):
        left = generated.left_of(batches)
        withdrawn = data.draw(st.frozensets(st.integers(1, 8)))
        keys = st.lists(st.sampled_from(("rusk", "smith", "telegram", "absent")))
        facets = st.sampled_from((Facet.FROM, Facet.KIND, Facet.HAS))
        chosen = data.draw(st.dictionaries(facets, keys.filter(bool).map(tuple)))
        order = data.draw(st.sampled_from((Order.DATE, Order.NEWEST)))
        solr = filled(*left.values())
        with Corpus(*batches) as corpus:
            for _ in range(20):
                node, parts = data.draw(generated.nodes), data.draw(generated.parts)
                if not is_exact(node):
                    continue
                search = Search(Query(node, parts), chosen, order, per_page=3, page=2)
                self.assertEqual(
                    solr.find(search, withdrawn),
                    corpus.find(search, withdrawn),
                    lucene_query(search.query),
                )

    @quick
    @given(st.lists(generated.texts, min_size=4, max_size=12), st.data())
    def test_each_term_finds_the_same_texts(self, texts, data):
        # In the archive's own index, what has a soft hyphen takes up two places.
        texts = [text.replace("\u00ad", "") for text in texts]
        entries = [make_entry(pk, text) for pk, text in enumerate(texts)]
        solr = filled(*entries)
        with Corpus(entries) as corpus:
            for _ in range(20):
                term = data.draw(generated.terms)
                if not is_exact(term):
                    continue
                search = Search(Query(term), order=Order.DATE, per_page=99)
                self.assertEqual(solr.find(search).pks, corpus.find(search).pks, term)

    def test_a_soft_hyphen_does_not_take_a_word_of_a_phrase_apart(self):
        solr = filled(make_entry(1, "our nego\u00adtiations with"))
        for phrase in ('"our negotiations with"', "negotiation", "negotiations*"):
            with self.subTest(phrase):
                self.assertEqual(solr.find(Search(parse_query(phrase))).pks, [1])


class SyntaxTests(TestCase):
    def test_how_a_query_is_written(self):
        for typed, written in (
            ("", "*:*"),
            ("in:title negotiations", 'title_stems_ws:"negoti"'),
            ("in:title OR", "*:*"),
            ("in:title SALT", 'title_stems_ws:"SALT"'),
            ("in:title commun*", "title_words_ws:commun*"),
            ('in:title "the Soviet Union"', 'title_words_ws:"the soviet union"'),
            (
                'in:title "US Navy\'s"',
                '(title_words_ws:"us navy" AND title_words_ws:"US"'
                ' AND title_words_ws:"navy\'s")',
            ),
            (
                'in:title "missiles" NEAR/5 "Cuba"',
                '(title_words_ws:"cuba missiles"~5 OR title_words_ws:"missiles cuba"~5)',
            ),
            (
                'in:title "missiles Cuba"~5',
                '(title_stems_ws:"cuba missil"~5 OR title_stems_ws:"missil cuba"~5)',
            ),
            (
                'in:title "NSC-68/2"',
                '((title_words_ws:"nsc68 2" AND title_words_ws:"NSC68")'
                ' OR (title_words_ws:"nsc 68 2" AND title_words_ws:"NSC"))',
            ),
            ("in:title 上海", '(title_words_ws:"上海" OR title_words_ws:"上 海")'),
            ('from:"Dean Rusk"', 'from_words_ws:"dean rusk"~99'),
            (
                "in:title a OR -b",
                '(title_stems_ws:"a" OR (*:* AND NOT title_stems_ws:"b"))',
            ),
            (
                "year:1962",
                "(earliest_i:[* TO 716605] AND latest_i:[716241 TO *])",
            ),
        ):
            with self.subTest(typed):
                self.assertEqual(lucene_query(parse_query(typed)), written)

    def test_words_are_looked_for_in_all_parts_unless_some_are_named(self):
        written = lucene_query(parse_query("talks"))
        self.assertEqual(written.count('_stems_ws:"talk"'), 6)

    def test_no_sign_of_a_key_ends_its_quotation(self):
        self.assertEqual(
            any_key("from_keys_ss", ['"Dean" \\ Rusk', "b"]),
            r"""(from_keys_ss:"\"Dean\" \\ Rusk" OR from_keys_ss:"b")""",
        )


class ServerTests(TestCase):
    def test_an_index_of_another_database_is_none(self):
        backend = filled(make_entry(1))
        backend.check()
        with (
            mock.patch.object(engine, "known_states", return_value=["4-5-6"]),
            self.assertRaisesRegex(SearchUnavailableError, "of this database"),
        ):
            backend.check()

    def test_without_an_index_there_is_no_answer(self):
        backend = backend_of(StandIn())
        for ask in (backend.check, lambda: backend.find(Search())):
            with self.assertRaisesRegex(SearchUnavailableError, "no search index"):
                ask()

    def test_a_server_that_does_not_answer_is_unavailable(self):
        backend = filled(make_entry())
        backend.conn.failure = pysolr.SolrError("connection refused")
        for ask in (
            backend.check,
            backend.count,
            backend.fingerprints,
            backend.discard,
            lambda: backend.find(Search()),
            lambda: backend.similar(1, "", ()),
        ):
            with self.assertRaisesRegex(SearchUnavailableError, "connection refused"):
                ask()
        with self.assertRaises(SearchUnavailableError), backend.changing() as writer:
            writer.remove(1)

    def test_what_takes_too_long_is_too_broad(self):
        backend = filled(make_entry())
        backend.conn.is_late = True
        with self.assertRaises(TooBroadError):
            backend.find(Search(Query(Filter(Facet.FROM, ("a",), "a"))))

    def test_haystack_itself_does_not_write(self):
        backend = filled(make_entry())
        for write in (backend.update, backend.remove, backend.clear):
            with self.assertRaises(ReadOnlyIndexError):
                write(None)

    def test_more_rows_than_are_sent_at_once_are_all_there(self):
        backend = filled(*(make_entry(pk, "talks") for pk in range(1, 1203)))
        self.assertEqual(backend.count(), 1202)
        self.assertEqual(len(backend.fingerprints()), 1202)
        page = backend.find(Search(parse_query("talks"), per_page=100, page=13))
        self.assertEqual(page.pks, [1201, 1202])

    def test_an_interrupted_rebuild_loses_nothing_and_the_next_clears_up(self):
        backend = filled(make_entry(1, "old"), make_entry(2, "gone"))
        with self.assertRaises(KeyboardInterrupt), backend.rebuilding() as writer:
            writer.put(make_entry(1, "new"))
            raise KeyboardInterrupt
        self.assertEqual(backend.count(), 2)
        with backend.rebuilding() as writer:
            writer.put(make_entry(1, "new"))
        self.assertEqual(set(backend.fingerprints()), {1})

    def test_what_is_discarded_has_to_be_built(self):
        backend = filled(make_entry())
        backend.discard()
        with self.assertRaises(SearchUnavailableError):
            backend.check()


SOLR = {"ENGINE": "letters.search.engines.solr.engine.Engine", "URL": URL}
CONNECTIONS = {"default": SOLR, "front": {**SOLR, "MATERIAL": "front"}}


class ArchiveTests(DatabaseTestCase):
    """The archive with the setting that chooses Solr."""

    def setUp(self):
        known = connections.connections_info
        for alias in CONNECTIONS:
            self.addCleanup(connections.reload, alias)
        self.addCleanup(setattr, connections, "connections_info", known)
        connections.connections_info = CONNECTIONS
        self.enterContext(self.settings(HAYSTACK_CONNECTIONS=CONNECTIONS))
        server = StandIn()
        for material, alias in configured.ALIASES.items():
            connections.reload(alias)
            configured.backend(material).conn = server

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
        server = configured.backend().conn
        server.failure = pysolr.SolrError("connection refused")
        with self.assertLogs("letters.search.indexing", "WARNING") as logs:
            watch(StopAfter(waits=2))
        self.assertEqual(len(logs.output), 2)
        self.assertIn("connection refused", logs.output[0])
        with self.assertRaisesMessage(CommandError, "connection refused"):
            call_command("check_index", mend=True)

        server.failure = None
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

    def test_documents_like_one(self):
        first, second = make_document(), make_document(identifier="other")
        update_index()
        (similar,) = similar_documents(first, ANYBODY)
        self.assertEqual((similar.document, similar.words), (second, ()))

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
        configured.backend().conn.failure = pysolr.SolrError("connection refused")
        page = self.client.get("/search/?q=hotline")
        self.assertEqual(page.status_code, 503)
