"""Finds words that were quoted elsewhere in the texts of one document: its running text
and its notes. Only what is the best by far, in all of them, is a place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from letters.alignment import fold
from letters.web_annotation.hypothesis_notes import without_page
from letters.web_annotation.placement import MOST_CANDIDATES, Candidate
from letters.web_annotation.quotes import FROM_OUTSIDE, Quote, find_places

_WHITE_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class WordsFound:
    """`key` is that of the note, empty for the running text. `is_changed`: the words
    differ from those quoted in more than quotes, dashes and white space."""

    key: str
    start: int
    end: int
    is_changed: bool = False


@dataclass(frozen=True, slots=True)
class WordsLost:
    """`candidates` are places in the text of this key."""

    key: str = ""
    candidates: tuple[Candidate, ...] = ()


def find_in_texts(
    texts: Mapping[str, str],
    quote: Quote,
    may_spend: Callable[[int], bool] = lambda _work: True,
) -> WordsFound | WordsLost:
    """Where the words are: as they were quoted, or without what only a page shows.
    `may_spend` is asked before each search, and told how much work it is."""
    lost = WordsLost()
    for variant in _variants(quote):
        if not may_spend(_work(texts, variant)):
            return lost
        found = _find(texts, variant)
        if isinstance(found, WordsFound):
            return found
        lost = lost if lost.candidates else found
    return lost


def _work(texts: Mapping[str, str], quote: Quote) -> int:
    """To look for words that are not there as they are quoted takes a time that grows
    with the cube of their length: measured from 500 to 4,000 characters."""
    exact = fold(quote.exact)
    is_there = any(exact in fold(text) for text in texts.values())
    length = sum(map(len, texts.values()))
    return length // 4 + (0 if is_there else len(exact) ** 3 // 1000)


def _variants(quote: Quote) -> Iterator[Quote]:
    yield quote
    one_blank = _map(quote, lambda words: _WHITE_SPACE.sub(" ", words))
    bare = _map(one_blank, without_page)
    if one_blank != quote:
        yield one_blank
    if bare not in (quote, one_blank):
        yield bare


def _map(quote: Quote, change: Callable[[str], str]) -> Quote:
    return Quote(change(quote.exact), change(quote.prefix), change(quote.suffix))


def _find(texts: Mapping[str, str], quote: Quote) -> WordsFound | WordsLost:
    exact = fold(quote.exact)
    # As within one text: what is only alike counts where nothing is the same.
    same = {key: text for key, text in texts.items() if exact in fold(text)}
    places = [
        (place, key)
        for key, text in (same or texts).items()
        for place in find_places(text, quote, FROM_OUTSIDE)[0]
    ]
    if not places:
        return WordsLost()
    places.sort(key=lambda found: -found[0].score)
    best, key = places[0]
    second = places[1][0].score if len(places) > 1 else 0.0
    if best.score >= FROM_OUTSIDE.score and best.score - second >= FROM_OUTSIDE.margin:
        now = texts[key][best.start : best.end]
        return WordsFound(key, best.start, best.end, _bare(now) != _bare(quote.exact))
    there = tuple(place for place, other in places if other == key)
    return WordsLost(key, there[:MOST_CANDIDATES])


def _bare(words: str) -> str:
    return _WHITE_SPACE.sub("", fold(without_page(words)))
