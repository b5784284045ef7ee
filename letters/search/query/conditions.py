"""What narrows a search? Reads `name:value`."""

from __future__ import annotations

from letters.search.query.dates import DATE, read_days
from letters.search.query.facets import Facet, Feature
from letters.search.query.signs import Item
from letters.search.query.terms import Wording
from letters.search.query.tree import (
    DateFilter,
    Filter,
    Node,
    TextPart,
)
from letters.search.query.words import fold

WHERE = "in"
YEAR = "year"
# What may stand before a colon: the facets, with dates for years and months.
NAMES = (
    *(
        DATE if facet == Facet.YEAR else facet
        for facet in Facet
        if facet != Facet.MONTH
    ),
    YEAR,
    WHERE,
)


def read_condition(item: Item, wording: Wording) -> Node | None:
    """None, and a remark, if nothing follows that could narrow the search."""
    name = fold(item.name)
    if name not in NAMES:
        return _read_unknown(item, wording)
    if item.nearness:
        wording.remark(item.text, "A ~ follows nothing but a phrase.")
    if "*" in item.words:
        wording.remark(item.text, f"After {name}: stand whole words, without a *.")
    if not wording.spell(item.words):
        example = f'{name}:kennedy or {name}:"dean rusk"'
        if name in (YEAR, DATE):
            example = f"{name}:1962"
        reason = f"What is looked for directly follows the colon, as in {example}."
        wording.remark(item.text, reason)
        return None
    if name in (YEAR, DATE):
        return _read_date(item, wording)
    return _read_filter(Facet(name), item, wording)


def read_part(item: Item, wording: Wording) -> TextPart | None:
    """The part of documents in which words are looked for."""
    value = fold(item.words)
    if value in tuple(TextPart):
        return TextPart(value)
    parts = ", ".join(f"{WHERE}:{part}" for part in TextPart)
    wording.remark(item.text, f"Words can be looked for {parts}.")
    return None


def _read_filter(facet: Facet, item: Item, wording: Wording) -> Filter | None:
    words = wording.spell(item.words)
    folded = tuple(part for _, parts in words for part in parts)
    if facet == Facet.HAS and (len(folded) > 1 or folded[0] not in Feature):
        features = ", ".join(f"{Facet.HAS}:{feature}" for feature in Feature)
        wording.remark(item.text, f"What can be asked for is {features}.")
        return None
    text = " ".join(word for word, _ in words)
    return Filter(facet, folded, text if len(words) == 1 else f'"{text}"')


def _read_date(item: Item, wording: Wording) -> DateFilter | None:
    days = read_days(item.words)
    if days is None:
        reason = (
            "This is no date. Dates are written 1962, 1962-10, 1962-10-16, 1961..1963, "
            '..1961, 1963.., or in words as in date:"16 October 1962".'
        )
        wording.remark(item.text, reason)
    return days


def _read_unknown(item: Item, wording: Wording) -> Node | None:
    """Titles have colons too: read the words on both sides as a phrase."""
    if not wording.spell(item.words):
        return wording.read_chunk(item.name)
    names = ", ".join(f"{name}:" for name in NAMES)
    reason = f"“{item.name}:” was read as a word. What narrows a search is {names}."
    wording.remark(item.text, reason)
    return wording.read_phrase(f"{item.name} {item.words}", item.nearness)
