"""Whoosh's own searcher finds the same documents with the same scores in our files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from django.test import TestCase
from whoosh import query as whoosh_query
from whoosh.analysis import LowercaseFilter, RegexTokenizer
from whoosh.fields import TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.scoring import BM25F

from letters.models import Document
from letters.search import Search
from letters.search.engines import configured
from letters.search.engines.own.evaluation import K1, B, Deadline, Evaluation
from letters.search.engines.own.index.checksums import CheckedStorage
from letters.search.engines.own.index.inverting import WIDTH
from letters.search.engines.own.index.schema import STEMS, build_schema
from letters.search.engines.own.index.snapshot import Snapshot
from letters.search.interface import IndexEntry
from letters.search.query.tree import Query, Term, TermKind, TextPart, any_of
from letters.search.query.words import stem
from letters.tests.factories import load_collection
from letters.tests.search.corpora import Corpus, make_entry

NOUNS = [
    "treaty",
    "talks",
    "hotline",
    "hot-line",
    "Berlin",
    "START",
    "NATO’s",
    "union's",
    "start",
    "missile",
]
FILLERS = [
    "the",
    "of",
    "to",
    "in",
    "on",
    "a",
    "by",
    "for",
    "with",
    "at",
    "as",
    "is",
    "was",
]


def generated_entries(count: int) -> list[IndexEntry]:
    """Entries of different lengths; some words are in most of them and some in few."""
    return [
        make_entry(
            pk,
            {
                TextPart.TEXT: [" ".join(_text(pk))],
                TextPart.NOTES: [NOUNS[pk % 7], f"note {pk % 31}"],
                TextPart.TITLE: [f"{NOUNS[pk % 10]} {pk}"],
            },
        )
        for pk in range(count)
    ]


def _text(pk: int) -> Iterator[str]:
    for place in range(3 + pk * pk % 97):
        yield FILLERS[pk * place % 13] if place % 3 else NOUNS[(pk + place) ** 2 % 10]


def terms_of(snapshot: Snapshot) -> dict[str, Term]:
    """For each stem in the index, a word with that stem."""
    terms = {}
    for segment, _ in snapshot.segments:
        for indexed in segment.forms_beginning_with(b""):
            form = indexed.text.decode().partition(WIDTH)[0]
            terms[stem(form)] = Term(TermKind.WORD, (form,), form)
    return terms


class ScoreTests(TestCase):
    def assert_alike(self, corpus: Corpus) -> None:
        snapshot = corpus.snapshot()
        evaluation = Evaluation(snapshot, frozenset(TextPart), Deadline(600))
        index = CheckedStorage(str(corpus.path)).open_index(schema=build_schema())
        terms = terms_of(snapshot)
        self.assertGreater(len(terms), 20)
        with index.searcher(weighting=BM25F(B=B, K1=K1)) as searcher:
            self.assertEqual(searcher.doc_count(), snapshot.live_count)
            for text, term in terms.items():
                results = searcher.search(whoosh_query.Term(STEMS, text), limit=None)
                theirs = {hit.docnum: hit.score for hit in results}
                documents = np.flatnonzero(evaluation.matching(term) & snapshot.is_live)
                self.assertEqual(documents.tolist(), sorted(theirs), text)
                ours = evaluation.scores([term])[documents]
                expected = np.array([theirs[n] for n in documents.tolist()])
                np.testing.assert_allclose(ours, expected, rtol=1e-4, err_msg=text)

    def test_of_a_generated_corpus(self):
        with Corpus(generated_entries(300)) as corpus:
            self.assert_alike(corpus)

    def test_of_several_segments_some_of_whose_documents_were_replaced(self):
        entries = generated_entries(300)
        with Corpus(entries[:200], entries[200:290], entries[290:]) as corpus:
            corpus.write([*generated_entries(40)[30:], 5, 250])
            self.assert_alike(corpus)

    def test_of_the_demonstration_collection(self):
        load_collection()
        documents = configured.indexable().order_by("pk")
        with Corpus(map(configured.entry_of, documents)) as corpus:
            self.assert_alike(corpus)

    def test_of_several_words_the_scores_are_added(self):
        words = [
            Term(TermKind.WORD, (form,), form) for form in ("treaty", "berlin", "of")
        ]
        stems = [whoosh_query.Term(STEMS, stem(first.forms[0])) for first in words]
        with Corpus(generated_entries(300)) as corpus:
            pks = corpus.find(Search(Query(any_of(words)), per_page=300)).pks
            index = CheckedStorage(str(corpus.path)).open_index(schema=build_schema())
            with index.searcher(weighting=BM25F(B=B, K1=K1)) as searcher:
                results = searcher.search(whoosh_query.Or(stems), limit=None)
                scores = {hit.docnum: round(hit.score, 3) for hit in results}

        self.assertEqual(set(pks), set(scores))
        ranked = [scores[pk] for pk in pks]
        self.assertTrue(
            all(first >= second - 0.002 for first, second in pairwise(ranked))
        )


class PhraseTests(TestCase):
    """Whoosh stores and compares positions in its own way."""

    def assert_alike(self, texts: Sequence[str]) -> None:
        """`texts` have small letters with a space between words."""
        whoosh = RamStorage().create_index(
            Schema(text=TEXT(RegexTokenizer(r"\w+") | LowercaseFilter(), phrase=True))
        )
        writer = whoosh.writer()
        for text in texts:
            writer.add_document(text=text)
        writer.commit()
        with (
            whoosh.searcher() as searcher,
            Corpus(make_entry(pk, text) for pk, text in enumerate(texts)) as corpus,
        ):
            phrases = phrases_of(texts)
            self.assertGreater(len(phrases), 100)
            for words in phrases:
                theirs = searcher.search(whoosh_query.Phrase("text", words), limit=None)
                term = Term(TermKind.PHRASE, tuple(words), " ".join(words))
                ours = corpus.find(Search(Query(term), per_page=len(texts))).pks
                self.assertEqual(
                    sorted(ours), sorted(hit.docnum for hit in theirs), words
                )

    def test_of_a_generated_corpus(self):
        entries = generated_entries(40)
        self.assert_alike([plain(entry.texts[TextPart.TEXT][0]) for entry in entries])

    def test_of_the_demonstration_collection(self):
        load_collection()
        texts = Document.objects.filter(transcription__isnull=False).values_list(
            "transcription__text", flat=True
        )
        self.assert_alike([plain(text) for text in texts.order_by("pk")])


def plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z]+", text.lower()))


def phrases_of(texts: Sequence[str]) -> set[tuple[str, ...]]:
    """Tuples of words that stand side by side, and some that do not."""
    split_texts = [text.split() for text in texts]
    beside = {
        tuple(words[start : start + length])
        for words in split_texts
        for length in (2, 3, 4)
        for start in range(0, len(words) - length, 1 + len(words) // 12)
    }
    apart = {
        (words[start], words[start + 2])
        for words in split_texts
        for start in range(0, len(words) - 2, 1 + len(words) // 12)
    }
    return beside | apart
