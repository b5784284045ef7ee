"""Faults of Haystack's own Whoosh backend, and that ours does not have them.

Each test shows both side by side, so that no fault is only claimed.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator

from django.db import transaction
from whoosh.query import Wildcard

from letters.models import Document, DocumentStatus
from letters.search import Facet, Search, parse_query
from letters.search.engines import configured
from letters.search.engines.own.evaluation import Deadline
from letters.search.engines.own.finding import find
from letters.search.indexing import rebuild
from letters.search.query.tree import TermKind
from letters.tests.search.documents import (
    change_text,
    make_document,
    page_for,
    search_for,
    update_index,
)
from letters.tests.search.stock import (
    InterruptedParser,
    StockTestCase,
    fill,
    hits,
    saves_indexed,
)


class WithdrawalTests(StockTestCase):
    """W1: a document unpublished while another process writes stays searchable."""

    def setUp(self):
        super().setUp()
        self.document = make_document()
        self.index_both(self.document)

    def test_stock_forgets_that_it_was_withdrawn(self):
        writing = self.stock.index.writer()
        with self.assertLogs("haystack", "ERROR"):
            self.stock.remove(self.document)
        writing.cancel()
        self.assertEqual(hits(self.stock, "hotline"), 1)

    def test_here_it_is_gone_at_once_and_taken_out_when_the_lock_is_free(self):
        with configured.backend().changing():
            Document.objects.update(status=DocumentStatus.DRAFT)
            self.assertEqual(page_for("hotline").total, 0)
        update_index()
        self.assertEqual(configured.backend().fingerprints(), {})


class DraftTests(StockTestCase):
    """W2 and W3: documents that are not visible, or not saved, are searchable."""

    def test_stock_indexes_a_draft_that_is_saved(self):
        with saves_indexed():
            make_document(status=DocumentStatus.DRAFT)
        self.assertEqual(hits(self.stock, "title:Chernenko"), 1)

    def test_here_a_draft_is_never_indexed(self):
        update_index()
        make_document(status=DocumentStatus.DRAFT)
        update_index()
        self.assertEqual(configured.backend().fingerprints(), {})
        self.assertEqual(search_for("Chernenko"), [])

    def roll_back(self) -> None:
        with self.assertRaises(InterruptedError), transaction.atomic():
            make_document()
            raise InterruptedError

    def test_stock_indexes_what_is_rolled_back(self):
        with saves_indexed():
            self.roll_back()
        self.assertEqual(hits(self.stock, "title:Chernenko"), 1)
        self.assertFalse(Document.objects.exists())

    def test_here_what_is_rolled_back_leaves_no_trace(self):
        update_index()
        self.roll_back()
        update_index()
        self.assertEqual(configured.backend().fingerprints(), {})


class BulkTests(StockTestCase):
    """W4: the index does not learn of changes by a single SQL statement."""

    def setUp(self):
        super().setUp()
        self.index_both(make_document())

    def test_stock_is_not_told(self):
        with saves_indexed():
            Document.objects.update(title="Consulates")
        self.assertEqual(hits(self.stock, "title:consulates"), 0)
        self.assertEqual(hits(self.stock, "title:Chernenko"), 1)

    def test_here_the_database_tells_the_index(self):
        Document.objects.update(title="Consulates")
        update_index()
        self.assertEqual(search_for("consulates"), ["letter"])
        self.assertEqual(search_for("Chernenko"), [])


class RebuildTests(StockTestCase):
    """W5: during a rebuild searches find less, without a warning."""

    def setUp(self):
        super().setUp()
        self.documents = [make_document(identifier=f"d{n}") for n in range(3)]
        self.index_both(*self.documents)

    def test_stock_answers_with_what_it_has_so_far(self):
        totals = []
        self.stock.clear()
        for document in self.documents:
            totals.append(hits(self.stock, "hotline"))
            fill(self.stock, [document])
        self.assertEqual(totals, [0, 1, 2])

    def test_here_all_of_the_old_index_answers_until_the_new_is_whole(self):
        totals = []

        def searched(documents: Iterable[Document], _count: int) -> Iterator[Document]:
            for document in documents:
                totals.append(page_for("hotline").total)
                yield document

        rebuild(threading.Event(), searched)
        self.assertEqual(totals, [3, 3, 3])


class NarrowingTests(StockTestCase):
    """W6 and W7: document numbers of an old state are used in a new one."""

    def test_stock_misses_what_is_updated_while_it_searches(self):
        documents = [make_document(identifier=f"d{n}") for n in range(15)]
        fill(self.stock, documents)
        InterruptedParser(self.stock, lambda: fill(self.stock, documents[:5]))
        self.assertEqual(hits(self.stock, "hotline"), 10)
        self.assertEqual(hits(self.stock, "hotline"), 15)

    def test_here_each_state_has_all(self):
        documents = [make_document(identifier=f"d{n}") for n in range(15)]
        update_index()
        before = configured.backend().snapshot()
        for document in documents[:5]:
            change_text(document, "The hotline, revised.")
        update_index()
        self.assertEqual(self.found_in(before), set(documents))
        self.assertEqual(self.found_in(configured.backend().snapshot()), set(documents))

    def kinds(self) -> list[Document]:
        return [
            make_document(identifier=f"d{n}", kind=kind, title=kind)
            for n, kind in enumerate(
                ("letter", "minutes", "letter", "minutes", "minutes")
            )
        ]

    def test_stock_shows_what_it_was_narrowed_to_exclude(self):
        documents = self.kinds()
        for document in documents:
            fill(self.stock, [document])
        # The sixth write makes one segment of all, and numbers documents anew.
        InterruptedParser(self.stock, lambda: fill(self.stock, documents[4:]))
        answer = self.stock.search("hotline", narrow_queries={"title:letter"})
        shown = [
            Document.objects.get(pk=result.pk).kind for result in answer["results"]
        ]
        self.assertEqual(shown, ["minutes", "minutes"])

    def test_here_a_choice_is_of_the_state_that_is_searched(self):
        first, _, second, *_ = [document.pk for document in self.kinds()]
        update_index()
        before = configured.backend().snapshot()
        Document.objects.get(pk=first).delete()
        update_index()
        after = configured.backend().snapshot()
        chosen = {Facet.KIND: ("letter",)}
        self.assertEqual(self.pks_in(before, chosen), {first, second})
        self.assertEqual(self.pks_in(after, chosen), {second})

    def pks_in(self, snapshot, chosen) -> set[int]:
        search = Search(parse_query("hotline"), chosen, per_page=99)
        return set(find(snapshot, search, (), Deadline(60)).pks)

    def found_in(self, snapshot) -> set[Document]:
        return set(Document.objects.filter(pk__in=self.pks_in(snapshot, {})))


class HostileSearchTests(StockTestCase):
    """W8: one request can occupy a server for as long as its author likes."""

    def setUp(self):
        super().setUp()
        make_document(" ".join(f"word{n:04}" for n in range(3000)))
        self.index_both(*Document.objects.all())

    def test_stock_looks_up_every_word_that_a_wildcard_may_mean(self):
        for typed in ("?????*", "*00"):
            with self.subTest(typed):
                (wildcard,) = self.stock.parser.parse(typed).leaves()
                self.assertIsInstance(wildcard, Wildcard)
                words = list(wildcard._btexts(self.stock.index.reader()))
                self.assertGreater(len(words), 0)
                self.assertGreater(hits(self.stock, typed), 0)
        prefixes = " OR ".join(f"w{n}*" for n in range(60))
        self.assertEqual(len(list(self.stock.parser.parse(prefixes).leaves())), 60)

    def test_here_it_is_said_what_is_not_looked_for(self):
        for typed, reason in (
            ("?????*", "A * may end a word"),
            ("*on", "A * may end a word"),
            ("word?", ""),
            ("nuclear~9", "A ~ directly follows words in quotation marks"),
            ("(" * 1000, "parentheses"),
            ("w" * 60_000, "Only the first"),
            (" OR ".join(f"wo{n}*" for n in range(60)), "at most 30 words"),
            ("wo*", "3 letters or more"),
        ):
            with self.subTest(typed[:20]):
                page = page_for(typed)
                reasons = " ".join(remark.reason for remark in page.not_understood)
                self.assertIn(reason, reasons)

    def test_here_no_more_is_looked_up_than_a_query_may_hold(self):
        query = parse_query(" OR ".join(f"a{n % 10}{n // 10}*" for n in range(60)))
        prefixes = [term for term in query.terms if term.kind == TermKind.PREFIX]
        self.assertEqual(len(prefixes), 30)

    def test_here_what_takes_too_long_is_given_up_and_not_said_to_be_nothing(self):
        backend = configured.backend()
        self.addCleanup(setattr, backend, "seconds", backend.seconds)
        backend.seconds = -1
        for typed in ("wor* OR w000*", "word0001", '"word0001 word0002"~9'):
            with self.subTest(typed):
                self.assertTrue(page_for(typed).is_too_broad)
