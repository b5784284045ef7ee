"""How alike two names are, whatever the order of their words, between 0 and 1."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache
from itertools import product

from letters.derivation.people.common_names import FORENAME_OF
from letters.derivation.people.person_names import PersonName
from letters.derivation.people.phonetics import consonants, romanised, sounded

_REMEMBERED = 1 << 16
# The worth of an initial beside that of a word that is written out.
_INITIAL = 0.4
_SHORTEST_NICKNAME = 3
# "The King of Jordan is Hussein": one word in common is less than a name.
_ONE_WORD = 0.75
_LEFT_OVER = 0.05
# Articles and words for descent: "El-Sarraj" is "Sarraj". "Le" and "Van" are Vietnamese.
_ARTICLES = "al el ad an as ash ar bin ben ibn bir"
_ARABIC = frozenset(_ARTICLES.split())
_SHORTEST_MISSPELT = 5
# "Luce" and "Lacy" have the same two consonants, which says nothing.
_FEWEST_SOUNDS = 3
# The share of letters in common, in order, of "Hubert" and "Herbert".
_NEAR_SPELLING = 0.75


@lru_cache(_REMEMBERED)
def liken_names(first: PersonName, second: PersonName) -> float:
    """The best pairing of the words of the shorter name with words of the longer."""
    shorter, longer = sorted((_plain(first), _plain(second)), key=len)
    if not shorter:
        return 0.0
    if romanised("".join(shorter)) == romanised("".join(longer)):
        return 1.0
    pairs = sorted(
        (
            (liken_words(*pair), places)
            for places in product(range(len(shorter)), range(len(longer)))
            for pair in [(shorter[places[0]], longer[places[1]])]
        ),
        key=lambda pair: (-pair[0], pair[1]),
    )
    used: tuple[set[int], set[int]] = (set(), set())
    total = 0.0
    for likeness, (short_place, long_place) in pairs:
        if likeness and short_place not in used[0] and long_place not in used[1]:
            used[0].add(short_place)
            used[1].add(long_place)
            total += likeness * _worth(shorter[short_place])
    likeness = total / sum(_worth(word) for word in shorter)
    left_over = sum(len(word) > 1 for n, word in enumerate(longer) if n not in used[1])
    likeness -= _LEFT_OVER * left_over
    return likeness * _ONE_WORD if len(shorter) == 1 else likeness


def _plain(name: PersonName) -> tuple[str, ...]:
    return tuple(word for word in name.words if word not in _ARABIC) or name.words


def _worth(word: str) -> float:
    return 1.0 if len(word) > 1 else _INITIAL


@lru_cache(_REMEMBERED)
def liken_words(first: str, second: str) -> float:
    """1 for the same word, less for another spelling, 0 for another word."""
    if first == second:
        return 1.0
    if 1 in (len(first), len(second)):
        return 0.6 if first[0] == second[0] else 0.0
    if sounded(first) == sounded(second):
        return 0.95
    if FORENAME_OF.get(first, first) == FORENAME_OF.get(second, second):
        return 0.9
    sounds = consonants(first), consonants(second)
    if sounds[0] == sounds[1] and len(sounds[0]) >= _FEWEST_SOUNDS:
        return 0.85
    if is_misspelt(first, second):
        return 0.75
    begins = first[:_SHORTEST_NICKNAME] == second[:_SHORTEST_NICKNAME]
    is_near = first[0] == second[0] and (
        SequenceMatcher(None, first, second, autojunk=False).ratio() >= _NEAR_SPELLING
    )
    return 0.5 if begins or is_near else 0.0


def is_misspelt(first: str, second: str) -> bool:
    """Whether one letter is wrong, too many or missing, or two letters are exchanged."""
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) < _SHORTEST_MISSPELT or len(longer) - len(shorter) > 1:
        return False
    begin = 0
    while begin < len(shorter) and shorter[begin] == longer[begin]:
        begin += 1
    if len(shorter) != len(longer):
        return shorter[begin:] == longer[begin + 1 :]
    if shorter[begin + 1 :] == longer[begin + 1 :]:
        return True
    exchanged = longer[begin + 1 : begin + 2] + longer[begin : begin + 1]
    return shorter[begin:] == exchanged + longer[begin + 2 :]
