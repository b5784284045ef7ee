"""Which signs does a query consist of? Divides any text, from left to right.

Characters that are neither a word nor a sign of the language are ignored, as between the
words of a letter; so are the brackets [], {} and <>.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from letters.search.query.words import words_in

LONGEST_QUERY = 500
NEAR = "NEAR"
OPERATORS = ("AND", "OR", "NOT", NEAR)

# The most characters of a query that a remark quotes.
_LONGEST_EXCERPT = 40

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″", '"'))
# Control characters, and surrogates that no encoding can write.
_UNWRITTEN = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")

_NAME = r"(?P<name>[^\W\d_]+):"
_ITEM = re.compile(
    rf"""
    (?P<minus>-(?=[^\s)|-]))?
    (?:
        (?P<parenthesis>[()])
    |   (?P<bar>\|+)
    |   (?:{_NAME})?"(?P<quoted>[^"]*)"(?P<nearness>~\w*)?
    |   (?P<chunk>[^\s"()|]+)
    |   (?P<odd>")
    )
    """,
    re.VERBOSE,
)
_CONDITION = re.compile(rf"[\[{{<]*{_NAME}(?!//)(?P<value>.*)")
_NEARNESS = re.compile(r"(?:^|(?<=\w))~[0-9.]*$")
# As other systems write how near words are: NEAR/5, W/5, PRE/5, /5; and W/S, /P, of
# sentences and paragraphs.
_NEAR = re.compile(
    r"(?:NEAR|WITHIN|ONEAR|PRE|ADJ|[NWP])?/(?:(?P<distance>[0-9]{1,4})|SENT|PARA|[SP])",
    re.IGNORECASE,
)


class Sign(Enum):
    OPENING = auto()
    CLOSING = auto()
    OPERATOR = auto()
    CONDITION = auto()
    PHRASE = auto()
    CHUNK = auto()
    ODD_QUOTE = auto()


@dataclass(frozen=True, slots=True)
class Item:
    """One sign of a query.

    `text` is all of it as typed, `words` is what to look for: "-from:rusk" has the
    words "rusk" and the name "from". `nearness` is the "~10" at its end, or the "5" of
    "NEAR/5".
    """

    sign: Sign
    text: str
    words: str = ""
    name: str = ""
    nearness: str = ""
    is_excluded: bool = False


def clean(text: str) -> str:
    """The part of `text` that is read, with straight quotation marks."""
    if len(text) > LONGEST_QUERY:
        beginning = text[: LONGEST_QUERY + 1].rpartition(" ")[0]
        text = beginning or text[:LONGEST_QUERY]
    return _UNWRITTEN.sub(" ", text.translate(_QUOTES))


def shorten(text: str) -> str:
    """Shorten a part of a query so that a remark can quote it."""
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_EXCERPT else f"{text[:_LONGEST_EXCERPT]}…"


def items_in(text: str) -> Iterator[Item]:
    for match in _ITEM.finditer(text):
        is_excluded = bool(match["minus"])
        if match["parenthesis"] == "(":
            beginning = shorten(text[match.start() :])
            yield Item(Sign.OPENING, beginning, is_excluded=is_excluded)
        elif match["parenthesis"]:
            ending = text[: match.end()].rsplit(maxsplit=1)[-1]
            yield Item(Sign.CLOSING, ending[-_LONGEST_EXCERPT:])
        elif match["bar"]:
            yield Item(Sign.OPERATOR, match[0], "OR")
        elif match["odd"]:
            yield Item(Sign.ODD_QUOTE, shorten(text[match.start() :]))
        elif match["chunk"]:
            yield from _read_chunk(match["chunk"], match[0], is_excluded)
        else:
            yield _read_quoted(match, is_excluded)


def _read_quoted(match: re.Match[str], is_excluded: bool) -> Item:
    return Item(
        Sign.CONDITION if match["name"] else Sign.PHRASE,
        shorten(match[0]),
        match["quoted"],
        match["name"] or "",
        match["nearness"] or "",
        is_excluded,
    )


def _read_chunk(chunk: str, text: str, is_excluded: bool) -> Iterator[Item]:
    """At most one item for a text without a space."""
    without = _NEARNESS.sub("", chunk)
    nearness = chunk[len(without) :]
    words = " ".join(word for word, _ in words_in(without))
    if near := _NEAR.fullmatch(chunk):
        yield Item(Sign.OPERATOR, text, NEAR, "", near["distance"] or "", is_excluded)
    elif words in OPERATORS and "*" not in without:
        yield Item(Sign.OPERATOR, text, words, is_excluded=is_excluded)
    elif condition := _CONDITION.fullmatch(chunk):
        name, value = condition["name"], condition["value"]
        yield Item(Sign.CONDITION, shorten(text), value, name, "", is_excluded)
    elif words or "*" in without or nearness:
        yield Item(Sign.CHUNK, shorten(text), without, "", nearness, is_excluded)
