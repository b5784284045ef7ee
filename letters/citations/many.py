"""The citations of several documents in one file, written one after another."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator

from letters.citations.citation_source import CitationSource
from letters.citations.formats import bibtex, csl_item, ris

# From what is cited to the pieces of a file, one for each.
WriteMany = Callable[[Iterable[CitationSource]], Iterator[str]]


def ris_of_many(cited: Iterable[CitationSource]) -> Iterator[str]:
    """Records end in a line of their own, and an empty one parts them."""
    for number, source in enumerate(cited):
        yield ("\r\n" if number else "") + ris(source)


def bibtex_of_many(cited: Iterable[CitationSource]) -> Iterator[str]:
    for number, source in enumerate(cited):
        yield ("\n" if number else "") + bibtex(source)


def csl_json_of_many(cited: Iterable[CitationSource]) -> Iterator[str]:
    """One JSON list, with an item on each line."""
    before = "[\n"
    for source in cited:
        yield before + json.dumps(csl_item(source), ensure_ascii=False)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"
