"""Any search finds what a scan of all texts finds."""

from __future__ import annotations

from unittest import TestCase

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from letters.search.interface import IndexEntry, Order, Search
from letters.search.query.facets import COUNTED, Facet, read_value
from letters.search.query.tree import Query
from letters.search.results.matches import Finder
from letters.tests.search import generated, reference
from letters.tests.search.corpora import Corpus, make_entry

quick = settings(
    max_examples=60,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def in_order(entries: list[IndexEntry], order: Order) -> list[int]:
    """By date, then in the order of their edition. Undated entries come last."""
    sign = -1 if order == Order.NEWEST else 1
    ranked = sorted(
        entries,
        key=lambda entry: (
            not entry.earliest,
            sign * entry.earliest,
            sign * entry.latest,
            entry.place,
            entry.pk,
        ),
    )
    return [entry.pk for entry in ranked]


class FoundReferenceTests(TestCase):
    @quick
    @given(generated.batches(), st.data())
    def test_any_query_finds_the_same(self, batches, data):
        left = generated.left_of(batches)
        with Corpus(*batches) as corpus:
            for _ in range(20):
                node, parts = data.draw(generated.nodes), data.draw(generated.parts)
                result = corpus.find(
                    Search(Query(node, parts), order=Order.DATE, per_page=99)
                )
                expected = [
                    entry
                    for entry in left.values()
                    if reference.matches(node, entry, parts)
                ]
                self.assertEqual(result.pks, in_order(expected, Order.DATE), node)

    @quick
    @given(generated.batches(), st.data())
    def test_what_is_counted_is_what_is_found(self, batches, data):
        left = generated.left_of(batches)
        node = data.draw(generated.nodes)
        withdrawn = data.draw(st.frozensets(st.integers(1, 8)))
        keys = st.lists(st.sampled_from(("rusk", "smith", "telegram", "absent")))
        facets = st.sampled_from((Facet.FROM, Facet.KIND, Facet.HAS))
        chosen = data.draw(st.dictionaries(facets, keys.filter(bool).map(tuple)))
        with Corpus(*batches) as corpus:
            search = Search(Query(node), chosen, Order.NEWEST, per_page=99)
            result = corpus.find(search, withdrawn)

        visible = [entry for pk, entry in left.items() if pk not in withdrawn]
        matching = [entry for entry in visible if reference.matches(node, entry)]
        expected = [entry for entry in matching if _has(entry, chosen)]
        self.assertEqual(result.searched, len(visible))
        self.assertEqual(result.total, len(expected))
        self.assertEqual(result.undated, sum(not entry.earliest for entry in expected))
        self.assertEqual(result.pks, in_order(expected, Order.NEWEST))
        for facet in COUNTED:
            others = {key: keys for key, keys in chosen.items() if key != facet}
            narrowing = chosen if facet == Facet.HAS else others
            counted = [entry for entry in matching if _has(entry, narrowing)]
            self.assertEqual(dict(result.counts[facet]), _counts(facet, counted), facet)

    @quick
    @given(st.lists(generated.texts, min_size=1, max_size=6), generated.terms)
    def test_the_index_finds_a_text_if_the_excerpt_can_show_where(self, texts, term):
        entries = [make_entry(pk, text) for pk, text in enumerate(texts)]
        with Corpus(entries) as corpus:
            pks = corpus.find(Search(Query(term), per_page=99)).pks

        finder = Finder([term])
        shown = [pk for pk, text in enumerate(texts) if finder.find(text)]
        self.assertEqual(sorted(pks), shown)


class PagingTests(TestCase):
    @classmethod
    def setUpClass(cls):
        texts = ("talks " * (1 + pk % 7) + "other " * (pk % 5) for pk in range(250))
        entries = [make_entry(pk, text) for pk, text in enumerate(texts)]
        cls.corpus = Corpus(entries[:90], entries[90:91], entries[91:])
        cls.addClassCleanup(cls.corpus.close)
        cls.terms = Query(
            next(iter(Query(_word("talks")).terms)),
        )

    def page(self, number: int, order: Order = Order.RELEVANCE, per_page: int = 7):
        search = Search(self.terms, {}, order, number, per_page)
        return self.corpus.find(search)

    def test_pages_hold_each_document_once_in_the_order_of_one_long_page(self):
        for order in Order:
            with self.subTest(order):
                pages = [self.page(number, order).pks for number in range(1, 37)]
                together = [pk for page in pages for pk in page]
                self.assertEqual(together, self.page(1, order, 250).pks)
                self.assertEqual(sorted(together), list(range(250)))

    def test_the_most_relevant_come_first_and_equals_by_their_number(self):
        pks = self.page(1, per_page=250).pks
        alike = [pk for pk in pks if pk % 35 == 6]
        self.assertEqual(alike, sorted(alike))
        self.assertEqual(pks[0] % 7, 6)
        self.assertEqual(pks[-1] % 7, 0)

    def test_a_page_too_far_is_the_last(self):
        for number in (37, 10**9):
            with self.subTest(number):
                page = self.page(number)
                self.assertEqual((page.page, len(page.pks)), (36, 5))

    def test_of_nothing_there_is_one_empty_page(self):
        result = self.corpus.find(Search(Query(_word("absent")), page=5))
        self.assertEqual((result.page, result.pks, result.total), (1, [], 0))


class MergingTests(TestCase):
    def test_after_a_hundred_single_edits_there_are_few_segments(self):
        with Corpus(
            [make_entry(pk, f"talks number {pk}") for pk in range(30)]
        ) as corpus:
            for edit in range(100):
                pk = edit * 7 % 40
                corpus.write([make_entry(pk, f"talks number {pk} edit {edit}")])
                again = corpus.snapshot().fragmented()
                corpus.write([_last_edit(pk, edit) for pk in again])

            self.assertLess(len(corpus.snapshot().segments), 20)
            result = corpus.find(Search(Query(_word("talks")), per_page=99))
            self.assertEqual(sorted(result.pks), list(range(40)))
            for edit in range(61, 100):
                (pk,) = corpus.find(Search(Query(_phrase("edit", str(edit))))).pks
                self.assertEqual(pk, edit * 7 % 40)


def _last_edit(pk: int, now: int) -> IndexEntry:
    edits = [edit for edit in range(now + 1) if edit * 7 % 40 == pk]
    text = f"talks number {pk}" + (f" edit {edits[-1]}" if edits else "")
    return make_entry(pk, text)


def _word(form: str):
    return generated._term(generated.TermKind.WORD, [form])


def _phrase(*forms: str):
    return generated._term(generated.TermKind.PHRASE, list(forms))


def _has(entry: IndexEntry, chosen: dict[Facet, tuple[str, ...]]) -> bool:
    """Whether one key of each facet matches; of Facet.HAS, all keys must."""
    for facet, keys in chosen.items():
        having = {read_value(value)[0] for value in entry.lists.get(facet, ())}
        enough = all if facet == Facet.HAS else any
        if not enough(key in having for key in keys):
            return False
    return True


def _counts(facet: Facet, entries: list[IndexEntry]) -> dict[str, int]:
    values = [value for entry in entries for value in entry.lists.get(facet, ())]
    return {value: values.count(value) for value in values}
