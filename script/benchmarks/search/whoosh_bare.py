"""Whoosh by itself: one field of stems, and one searcher for all queries.

`compound=False`, since opening a compound index copies all of it into memory. Facets are
counted in sortable columns, dates are a range of numbers, and excerpts come from the
stored text, as Whoosh's documentation recommends.
"""

from __future__ import annotations

import time
from functools import reduce
from operator import and_, or_
from pathlib import Path

from benchmarks.search.disk import bytes_in
from benchmarks.search.engines import HITS, Answer
from benchmarks.search.queries import (
    AllOf,
    AnyOf,
    Dates,
    InTitle,
    Misspelt,
    Node,
    Phrase,
    Prefix,
    Query,
    Word,
)
from benchmarks.search.texts import Text, texts
from whoosh import fields, highlight, index, qparser, query, sorting
from whoosh.analysis import StemmingAnalyzer
from whoosh.searching import Results

MEMORY_IN_MB = 256
FACETS = ("volume", "year")


def schema() -> fields.Schema:
    return fields.Schema(
        pk=fields.ID(stored=True, unique=True),
        title=fields.TEXT(StemmingAnalyzer()),
        text=fields.TEXT(StemmingAnalyzer(), stored=True),
        volume=fields.ID(sortable=True),
        year=fields.NUMERIC(sortable=True),
        day=fields.NUMERIC(),
    )


def _values(text: Text) -> dict[str, str | int]:
    return {
        "pk": str(text.pk),
        "title": text.title,
        "text": text.whole,
        "volume": text.volume,
        "year": text.day.year,
        "day": text.day.toordinal(),
    }


class WhooshBare:
    name = "Whoosh"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.index = folder / "whoosh"

    def build(self) -> None:
        self.index.mkdir(parents=True)
        created = index.create_in(self.index, schema())
        writer = created.writer(limitmb=MEMORY_IN_MB, compound=False)
        for text in texts():
            writer.add_document(**_values(text))
        writer.commit()

    def bytes_on_disk(self) -> int:
        return bytes_in(self.index)

    def open(self) -> None:
        self.searcher = index.open_dir(self.index).searcher()
        self.words = qparser.QueryParser("text", self.searcher.schema)
        self.words.add_plugin(qparser.FuzzyTermPlugin())

    def close(self) -> None:
        self.searcher.close()

    def search(self, query: Query) -> Answer:
        return _answer(self.searcher.search(self._tree(query.root), limit=HITS))

    def page(self, query: Query) -> Answer:
        facets = sorting.Facets()
        for name in FACETS:
            facets.add_field(name, maptype=sorting.Count)
        results = self.searcher.search(
            self._tree(query.root), limit=HITS, groupedby=facets
        )
        for name in FACETS:
            results.groups(name)
        self._cut_excerpts(results)
        return _answer(results)

    def _cut_excerpts(self, results: Results) -> None:
        """Look up the words once: `Hit.highlights` does so again for each hit."""
        terms = results.query_terms(expand=True, fieldname="text")
        words = frozenset(word.decode() for _, word in terms)
        for hit in results[:HITS]:
            highlight.highlight(
                hit["text"],
                words,
                self.searcher.schema["text"].analyzer,
                highlight.ContextFragmenter(),
                highlight.HtmlFormatter(),
            )

    def cpu_seconds(self) -> float:
        return time.process_time()

    def _tree(self, node: Node) -> query.Query:
        match node:
            case Word(text):
                return self.words.parse(text)
            case Phrase(text):
                return self.words.parse(f'"{text}"')
            case Prefix(beginning):
                return query.Prefix("text", beginning)
            case Misspelt(text):
                return self.words.parse(f"{text}~1")
            case InTitle(word):
                return self.words.parse(f"title:{word}")
            case Dates(earliest, latest):
                days = earliest.toordinal(), latest.toordinal()
                # A condition, which does not affect the order of the hits.
                return query.NumericRange("day", *days, constantscore=True)
            case AllOf(nodes):
                return reduce(and_, map(self._tree, nodes)).normalize()
            case AnyOf(nodes):
                return reduce(or_, map(self._tree, nodes)).normalize()


def _answer(results: Results) -> Answer:
    # Whoosh ignores `limit` when it counts facets.
    return Answer(len(results), tuple(int(hit["pk"]) for hit in results[:HITS]))
