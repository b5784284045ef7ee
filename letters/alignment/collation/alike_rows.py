"""Short paragraphs that are much the same, or do the same in both texts, though no words
of them surely go on: they stand beside each other, rather than one left out and another
put in. What does the same is a salutation, or the name at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from letters.alignment.collation.linked_paragraphs import LinkedParagraphs
from letters.alignment.collation.withheld_rows import place_of
from letters.alignment.collation.witness_text import WitnessText
from letters.alignment.folding import likeness

_SALUTATION = re.compile(r"(?:My )?Dear [^\n]{1,60}|(?:Your )?Excellency\W?|Sirs?\W?")
_NAME = re.compile(r"[A-Z](?:\.|[\w’'-]++)")
_MOST_WORDS_OF_NAME = 5
_LABEL = re.compile(r"\W?(?:\w|\w?[0-9]{1,3})[.)]")
# As a salutation, a heading in capitals or not, a line of a list.
_LONGEST = 200
_LEAST_ALIKE = 0.6
# Of lines of a list that have another letter or number each.
_LEAST_ALIKE_OF_OTHERS = 0.85
# Between two that are linked, so many at most are compared with each other.
_MOST_ALONE = 20


def beside_alike(
    links: Sequence[LinkedParagraphs], old: WitnessText, new: WitnessText
) -> list[LinkedParagraphs]:
    """Put each beside the next of the other text that is like it, in their order."""
    rows: list[LinkedParagraphs] = []
    for is_alone, group in groupby(links, lambda one: not (one.old and one.new)):
        alone = list(group)
        if is_alone and 1 < len(alone) <= _MOST_ALONE:
            rows += _paired(alone, old, new)
        else:
            rows += alone
    return rows


def _paired(
    alone: Sequence[LinkedParagraphs], old: WitnessText, new: WitnessText
) -> Iterator[LinkedParagraphs]:
    gone = [one for one in alone if one.old]
    fresh = [one for one in alone if one.new]
    for one in gone:
        at = next(
            (at for at, other in enumerate(fresh) if _is_beside(one, other, old, new)),
            None,
        )
        if at is None:
            yield one
            continue
        yield from fresh[:at]
        yield LinkedParagraphs(one.old, fresh[at].new)
        fresh = fresh[at + 1 :]
    yield from fresh


def _is_beside(
    one: LinkedParagraphs, other: LinkedParagraphs, old: WitnessText, new: WitnessText
) -> bool:
    places = place_of(one.old, old), place_of(other.new, new)
    words = old.text[slice(*places[0])], new.text[slice(*places[1])]
    are_last = places == (old.lines[-1], new.lines[-1])
    return _are_alike(*words) or (are_last and all(map(is_name, words)))


def _are_alike(one: str, other: str) -> bool:
    if max(len(one), len(other)) > _LONGEST:
        return False
    if _SALUTATION.fullmatch(one) and _SALUTATION.fullmatch(other):
        return True
    is_same_item = _label_of(one) == _label_of(other)
    least = _LEAST_ALIKE if is_same_item else _LEAST_ALIKE_OF_OTHERS
    return likeness(one.casefold(), other.casefold()) >= least


def is_name(words: str) -> bool:
    """Whether they may be the name under a letter."""
    parts = words.split()
    return 0 < len(parts) <= _MOST_WORDS_OF_NAME and all(map(_NAME.fullmatch, parts))


def _label_of(words: str) -> str:
    """What a line is called by, if it is one of a list."""
    label = _LABEL.match(words)
    return label[0] if label else ""
