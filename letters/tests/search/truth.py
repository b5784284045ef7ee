"""What a search must find, computed by reading every text.

It uses no index, and none of the code of search. A word is a run of letters and digits, with
apostrophes inside it. Case and accents make no difference, nor does the shape of an
apostrophe; "’s" may be left out, and so may an article elided before a word ("d’").
A hyphenated word is its parts, one after the other, and also one word. What cannot be seen
within a word is not there, and the end of a line is a space. Nothing runs from one text
of a document into the next.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import product

# The texts of each document, by its identifier.
Texts = Mapping[str, Sequence[str]]

_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_SAME = str.maketrans("’‘ʼ′‐‑", "''''--")
_NOT_TAKEN_APART = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe"})
_RUN = r"(?:[^\W_]|[\u0300-\u036f])+"
_PART = rf"{_RUN}(?:'{_RUN})*"
_WORD = re.compile(rf"{_PART}(?:-{_PART})*")
_ELIDED = (
    *("c", "d", "j", "l", "m", "n", "s", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"),
    *("un", "sant", "all", "dall", "dell", "nell", "sull", "coll", "quell", "gl"),
)


@dataclass(frozen=True, slots=True)
class WordPart:
    """A word or a part of a hyphenated one, as printed, and the names that match it.

    `longer` are the names of hyphenated words that begin here, with their number of parts.
    """

    printed: str
    names: frozenset[str]
    longer: tuple[tuple[str, int], ...] = ()


@cache
def word_parts_in(text: str) -> tuple[WordPart, ...]:
    plain = text.translate(_UNSEEN).translate(_SAME)
    words = (match[0] for match in _WORD.finditer(plain))
    return tuple(part for word in words for part in _parts_of(word))


@cache
def names_in(text: str) -> frozenset[str]:
    """Whatever matches a word of the text: a text without a name needs no closer look."""
    parts = word_parts_in(text)
    longer = (name for part in parts for name, _ in part.longer)
    return frozenset().union(longer, *(part.names for part in parts))


@cache
def _parts_of(word: str) -> tuple[WordPart, ...]:
    parts = word.split("-")
    whole = "".join(_bare(folded(part)) for part in parts)
    longer = ((whole, len(parts)),) if len(parts) > 1 else ()
    first, *others = map(_part, parts)
    return replace(first, longer=longer), *others


def _part(part: str) -> WordPart:
    names = {folded(part), folded(_behind_article(part))}
    return WordPart(part, frozenset(names | set(map(_bare, names))))


def _behind_article(part: str) -> str:
    """The word without an article before it; `part` itself if there is none."""
    article, _, rest = part.partition("'")
    is_word = len(rest) > 1 and rest.casefold() not in ("ll", "re", "ve")
    return rest if article.casefold() in _ELIDED and is_word else part


@cache
def folded(word: str) -> str:
    plain = word.translate(_SAME).casefold().translate(_NOT_TAKEN_APART)
    letters = unicodedata.normalize("NFKD", plain)
    return "".join(letter for letter in letters if letter.isalnum() or letter == "'")


def _bare(name: str) -> str:
    return name.removesuffix("'s").replace("'", "")


def documents_with_phrase(texts: Texts, phrase: str) -> set[str]:
    """The documents with these words side by side as spelled; `phrase` has no hyphens."""
    words = [folded(word) for word in phrase.split()]

    def has_phrase(text: str) -> bool:
        if not names_in(text).issuperset(words):
            return False
        parts = word_parts_in(text)
        return any(_goes_on(parts, at, words) for at, _ in enumerate(parts))

    return _documents(texts, has_phrase)


def _goes_on(parts: Sequence[WordPart], at: int, words: Sequence[str]) -> bool:
    """Whether all of `words` follow one another from part number `at` on."""
    if not words:
        return True
    if at >= len(parts):
        return False
    steps = [width for name, width in parts[at].longer if name == words[0]]
    steps += [1] if words[0] in parts[at].names else []
    return any(_goes_on(parts, at + step, words[1:]) for step in steps)


def documents_with_typed(texts: Texts, typed: str) -> set[str]:
    """The documents with what was typed, in which a hyphen stands for any dash, a space
    or nothing, and another sign for any sign."""
    words = re.sub(r"[^\w'-]+", " ", typed.translate(_SAME)).split()
    spelled = product(
        *((word.replace("-", " "), word.replace("-", "")) for word in words)
    )
    return set().union(
        *(documents_with_phrase(texts, " ".join(way)) for way in {*spelled})
    )


def documents_with_word(texts: Texts, *spellings: str) -> set[str]:
    """The documents with at least one of the spellings, such as all inflections."""
    return set().union(*(documents_with_phrase(texts, word) for word in spellings))


def documents_with_beginning(texts: Texts, beginning: str) -> set[str]:
    def has_beginning(text: str) -> bool:
        return any(name.startswith(folded(beginning)) for name in names_in(text))

    return _documents(texts, has_beginning)


def documents_with_capitals(texts: Texts, acronym: str) -> set[str]:
    """The documents that print it in capitals; "’s" may follow."""

    def has_acronym(text: str) -> bool:
        return folded(acronym) in names_in(text) and any(
            acronym in (word, word.partition("'")[0])
            for part in word_parts_in(text)
            for word in (part.printed, _behind_article(part.printed))
        )

    return _documents(texts, has_acronym)


def documents_with_words_near(texts: Texts, words: str, distance: int) -> set[str]:
    """The documents with all of the words in one text, in any order, with at most
    `distance` others between the first and the last."""
    wanted = {folded(word) for word in words.split()}

    def has_them_near(text: str) -> bool:
        if not names_in(text) >= wanted:
            return False
        parts = word_parts_in(text)
        span = len(wanted) + distance
        starts = [at for at, part in enumerate(parts) if part.names & wanted]
        return any(
            all(
                any(word in part.names for part in parts[at : at + span])
                for word in wanted
            )
            for at in starts
        )

    return _documents(texts, has_them_near)


def _documents(texts: Texts, is_found: Callable[[str], bool]) -> set[str]:
    return {
        name for name, of_document in texts.items() if any(map(is_found, of_document))
    }
