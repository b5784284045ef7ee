"""Search names drawn from volumes, as typed, and compare with a scan of every text.

script/drill names [PATH…]

A hundred file numbers and hyphened names, fifty names behind elided articles, fifty names
in capitals: drawn with a seed from all texts, and looked for in an index of all of them.
The scan uses none of the code of the search. Without a PATH: the volumes of LETTERS_SHARED.
"""

from __future__ import annotations

import os
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "letters.tests.settings")
django.setup()

from drills.served.archive import say  # noqa: E402

from letters.ingest.volumes.files import find_files, read_file  # noqa: E402
from letters.search.interface import IndexEntry, Search  # noqa: E402
from letters.search.query import parse_query  # noqa: E402
from letters.search.query.capitals import in_small_letters  # noqa: E402
from letters.search.query.tree import TextPart  # noqa: E402
from letters.search.results.answering import TIMES_MORE  # noqa: E402
from letters.tei.body import read_document  # noqa: E402
from letters.tei.nodes import Parent  # noqa: E402
from letters.tei.plain_text import read_text  # noqa: E402
from letters.tei.volume import read_volume  # noqa: E402
from letters.tests.corpus import VOLUMES  # noqa: E402
from letters.tests.search.corpora import Corpus  # noqa: E402
from letters.tests.search.drawn_names import (  # noqa: E402
    capitalised_names,
    elided_names,
    file_numbers,
    hyphened_names,
)
from letters.tests.search.truth import (  # noqa: E402
    documents_with_capitals,
    documents_with_phrase,
    documents_with_typed,
    folded,
    word_parts_in,
)

DRAWN = 50
SHOWN = 5

# What a search finds, and what the scan says that it must find.
Compare = Callable[[str], tuple[object, object]]


class Narrowed:
    """Tells which documents have a word: the words of all texts at once need too much
    memory to be kept."""

    def __init__(self, texts: Mapping[str, Sequence[str]]) -> None:
        self._texts = texts
        self._having: dict[str, set[str]] = defaultdict(set)
        for identifier, of_document in texts.items():
            for text in of_document:
                for part in word_parts_in(text):
                    for name in (*part.names, *(name for name, _ in part.longer)):
                        self._having[name].add(identifier)

    def having(self, *words: str) -> dict[str, Sequence[str]]:
        """The texts of the documents with one of the words."""
        identifiers = set().union(*(self._having.get(word, set()) for word in words))
        return {identifier: self._texts[identifier] for identifier in identifiers}


class Texts:
    """The texts of all documents, in an index and as they are."""

    def __init__(self, files: Sequence[Path]) -> None:
        self.texts = {name: texts for file in files for name, texts in _read(file)}
        self.narrowed = Narrowed(self.texts)
        word_parts_in.cache_clear()
        self.corpus = Corpus(
            IndexEntry(pk, {TextPart.TEXT: texts[:1], TextPart.NOTES: texts[1:]}, {})
            for pk, texts in enumerate(self.texts.values(), 1)
        )

    def total(self, query_text: str) -> int:
        return self.corpus.find(Search(parse_query(query_text))).total

    def typed(self, name: str) -> tuple[int, int]:
        first, *_ = re.split(r"[^a-z0-9]", name.casefold())
        together = re.split("[^a-z0-9-]", name.casefold())[0].replace("-", "")
        having = self.narrowed.having(first, together)
        # Capitals find capitals; of the rest the reader is told.
        told = in_small_letters(parse_query(f'"{name}"'))
        found = max(self.total(words) for words in (f'"{name}"', *told))
        return found, len(documents_with_typed(having, name))

    def alone(self, name: str) -> tuple[int, int]:
        having = self.narrowed.having(folded(name))
        return self.total(f'"{name}"'), len(documents_with_phrase(having, name))

    def capitals(self, name: str) -> tuple[list[int], list[int]]:
        """The documents in capitals; and those in small letters, where they are told."""
        having = self.narrowed.having(folded(name))
        truth = [len(documents_with_capitals(having, name))]
        all_of_it = len(documents_with_phrase(having, name))
        total = self.total(f'"{name}"')
        others = map(self.total, in_small_letters(parse_query(f'"{name}"')))
        found = [total, *(other for other in others if other > total * TIMES_MORE)]
        return found, truth + [all_of_it] * (all_of_it > truth[0] * TIMES_MORE)


def _read(file: Path) -> Iterator[tuple[str, list[str]]]:
    volume = read_volume(read_file(file), file.name)
    for document in volume.documents:
        texts = list(_texts_in(read_document(document.tei)))
        yield f"{volume.identifier}/{document.key}", texts


def _texts_in(parent: Parent) -> Iterator[str]:
    plain = read_text(parent)
    yield plain.text
    for note in plain.notes:
        yield from _texts_in(note.node)


def main() -> int:
    files = find_files([*map(Path, sys.argv[1:])] or [VOLUMES])
    texts = Texts(files)
    say(f"{len(files)} volumes, {len(texts.texts):,} documents")
    drawn: dict[str, tuple[list[str], Compare]] = {
        "file numbers": (file_numbers(texts.texts, DRAWN), texts.typed),
        "hyphened names": (hyphened_names(texts.texts, DRAWN), texts.typed),
        "elided names": (elided_names(texts.texts, DRAWN), texts.alone),
        "names in capitals": (capitalised_names(texts.texts, DRAWN), texts.capitals),
    }
    return sum(not report(kind, *names) for kind, names in drawn.items())


def report(kind: str, names: Sequence[str], compare: Compare) -> bool:
    answers = {name: compare(name) for name in names}
    wrong = {name: answer for name, answer in answers.items() if answer[0] != answer[1]}
    say(f"{kind}: {len(names) - len(wrong)} of {len(names)} found as the scan says")
    for name, (found, truth) in list(wrong.items())[:SHOWN]:
        say(f"    {name}: found {found}, the scan says {truth}")
    return not wrong


if __name__ == "__main__":
    sys.exit(main())
