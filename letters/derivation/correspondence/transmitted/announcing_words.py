"""What the words that announce a text are read with: their sentences and their names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from letters.derivation.correspondence.transmitted.announced_names import name_at
from letters.derivation.correspondence.transmitted.side_candidates import (
    Evidence,
    SideCandidate,
)

SENTENCE_END = re.compile(
    r"(?<!Mr|Dr|Lt)(?<!Gen|Amb|Col|Adm|Sec|Min|Jan|Feb|Mar|Apr|Aug|Oct|Nov|Dec)"
    r"(?<! [ap])(?<! m)(?<![ap]\.m)(?<!Messrs)(?<!Sept|Pres)(?<! No)(?<![A-Z ])[.;?!][”\")]?\s"
)
# Nouns that tell nothing of what the text is.
BARE = ("text", "translation", "draft")
# In characters: how far "for X" stands from "message".
NEAR = 50
_LONGEST = 1_000
# "sent to Butterworth in Luxco 224": who got the telegram that had the text.
_IN_TELEGRAM = re.compile(r" in (?:(?:telegram|[A-Z][a-z]{2,12}) [0-9]|$)")
# "reply to US proposals": of which state they are.
_OF_A_THING = re.compile(
    r"(?:US|U\.S\.|American|Soviet|British|French|German|Japanese|Chinese|Israeli|ROK"
    r"|DRV|GVN) (?!delegat|representat|side|government|chairman|spokesman)[a-z]{4}"
)


def up_to_noun(words: str, noun: str) -> str:
    """The words without the sentences after the one that names the text."""
    begin = words.find(noun) + len(noun)
    end = SENTENCE_END.search(words, begin) if noun else None
    return words[: end.start()] if end else words


def names_behind(
    pattern: re.Pattern[str], words: str, *, nearest: int = _LONGEST
) -> list[str]:
    places = [
        match.end() for match in pattern.finditer(words) if match.start() < nearest
    ]
    named = [(place, name_at(words, place)) for place in places]
    return [
        name
        for place, name in named
        if name
        and not _IN_TELEGRAM.match(words, place + len(name))
        and not _OF_A_THING.match(words, place)
    ]


def candidates(evidence: Evidence, names: Iterable[str]) -> Iterator[SideCandidate]:
    return (SideCandidate(name, evidence) for name in names if name)
