"""What narrows a search? Reads `name:value`."""

from __future__ import annotations

from collections.abc import Iterator

from letters.derivation.description.document_kinds import TRANSMITTED_LETTER
from letters.search.query.dates import DATE, read_days
from letters.search.query.facets import LEVELS, Dating, Facet, Feature
from letters.search.query.signs import Item
from letters.search.query.terms import TermReader
from letters.search.query.tree import (
    DateFilter,
    Filter,
    Material,
    Node,
    Query,
    Remark,
    TextPart,
    leaves_of,
)
from letters.search.query.words import fold

WHERE = "in"
YEAR = "year"
# What may stand before a colon: the facets but months, which dates can name.
NAMES = (*(facet for facet in Facet if facet != Facet.MONTH), WHERE)

# What sections of volumes have of what documents have.
OF_SECTIONS = frozenset({Facet.VOLUME})
PARTS_OF_SECTIONS = frozenset({TextPart.TEXT, TextPart.NOTES, TextPart.TITLE})


def read_condition(item: Item, term_reader: TermReader) -> Node | None:
    """None, and a remark, if nothing follows that could narrow the search."""
    name = fold(item.name)
    if name not in NAMES:
        return _read_unknown(item, term_reader)
    if item.nearness:
        term_reader.remark(item.text, "A ~ follows nothing but a phrase.")
    if "*" in item.words:
        term_reader.remark(item.text, f"After {name}: stand whole words, without a *.")
    if not term_reader.spell(item.words):
        example = f'{name}:kennedy or {name}:"dean rusk"'
        if name in (YEAR, DATE):
            example = f"{name}:1962"
        reason = f"What is looked for directly follows the colon, as in {example}."
        term_reader.remark(item.text, reason)
        return None
    if name in (YEAR, DATE):
        return _read_date(item, term_reader)
    return _read_filter(Facet(name), item, term_reader)


def read_place(item: Item, term_reader: TermReader) -> TextPart | Material | None:
    """The part of documents in which words are looked for, or front matter."""
    value = fold(item.words)
    if value in tuple(TextPart):
        return TextPart(value)
    if value == Material.FRONT:
        return Material.FRONT
    places = ", ".join(f"{WHERE}:{place}" for place in (*TextPart, Material.FRONT))
    term_reader.remark(item.text, f"Words can be looked for {places}.")
    return None


def remarks_on_front_matter(query: Query) -> Iterator[Remark]:
    """What a search for front matter asks for that only documents have."""
    for leaf in leaves_of(query.root, with_excluded=False):
        is_of_documents = isinstance(leaf, Filter) and leaf.facet not in OF_SECTIONS
        if is_of_documents or isinstance(leaf, DateFilter):
            reason = (
                "Only documents have this. Front matter can be narrowed by "
                f"{Facet.VOLUME}: alone, so this finds nothing there."
            )
            yield Remark(str(leaf), reason)
    if query.parts.isdisjoint(PARTS_OF_SECTIONS):
        reason = "Front matter has titles, text and notes, and nothing else to look in."
        yield Remark(f"{WHERE}:{Material.FRONT}", reason)


def _read_filter(facet: Facet, item: Item, term_reader: TermReader) -> Filter | None:
    words = term_reader.spell(item.words)
    folded = tuple(part for _, parts in words for part in parts)
    if facet == Facet.HAS and (len(folded) > 1 or folded[0] not in Feature):
        features = ", ".join(f"{Facet.HAS}:{feature}" for feature in Feature)
        term_reader.remark(item.text, f"What can be asked for is {features}.")
        return None
    if facet == Facet.LEVEL:
        return _read_level("".join(folded), item, term_reader)
    text = " ".join(word for word, _ in words)
    if facet == Facet.KIND and "".join(folded) == TRANSMITTED_LETTER[0]:
        folded = TRANSMITTED_LETTER[:1]
    return Filter(facet, folded, text if len(words) == 1 else f'"{text}"')


def _read_level(key: str, item: Item, term_reader: TermReader) -> Filter | None:
    if key in LEVELS:
        return Filter(Facet.LEVEL, (key,), _quoted(LEVELS[key]))
    levels = ", ".join(f"{Facet.LEVEL}:{_quoted(level)}" for level in LEVELS.values())
    term_reader.remark(item.text, f"What can be asked for is {levels}.")
    return None


def _quoted(text: str) -> str:
    return f'"{text}"' if " " in text else text


def _read_date(item: Item, term_reader: TermReader) -> DateFilter | Filter | None:
    if fold(item.words) in Dating:
        return _read_filter(Facet.DATING, item, term_reader)
    days = read_days(item.words)
    if days is None:
        reason = (
            "This is no date. Dates are written 1962, 1962-10, 1962-10-16, 1961..1963, "
            '..1961, 1963.., or in words as in date:"16 October 1962"; '
            "date:uncertain and date:undated ask for what is not known."
        )
        term_reader.remark(item.text, reason)
    return days


def _read_unknown(item: Item, term_reader: TermReader) -> Node | None:
    """Titles have colons too: read the words on both sides as a phrase."""
    if not term_reader.spell(item.words):
        return term_reader.read_chunk(item.name)
    names = ", ".join(f"{name}:" for name in NAMES)
    reason = f"“{item.name}:” was read as a word. What narrows a search is {names}."
    term_reader.remark(item.text, reason)
    return term_reader.read_phrase(f"{item.name} {item.words}", item.nearness)
