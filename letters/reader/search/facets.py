"""The values that narrow a search, as readers see them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from letters.derivation.description.document_kinds import (
    KIND_CHOICES,
    TRANSMITTED_LETTER,
)
from letters.models import Edition
from letters.reader.search.links import SearchLinks
from letters.search import Dating, Facet, FacetValue, Feature, SearchPage, label_of
from letters.search.query.facets import COUNTED, LEVELS

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser

# Values of one facet: shown at once, and listed at all.
AT_ONCE = 8
LISTED = 16

# Hands come last.
IN_ORDER = (*(facet for facet in Facet if facet != Facet.HAND), Facet.HAND)
# Months are on the timeline.
IN_LISTS = tuple(f for f in IN_ORDER if f in COUNTED and f != Facet.MONTH)
# The level and the handling are of a few terms; as printed, they have hundreds of forms.
SHOWN_IN_LISTS = tuple(facet for facet in IN_LISTS if facet != Facet.CLASSIFICATION)

LABELS = {
    Facet.HAS: dict(Feature.choices),
    Facet.DATING: dict(Dating.choices),
    Facet.KIND: dict([*KIND_CHOICES, TRANSMITTED_LETTER]),
    Facet.LEVEL: {key: level.label for key, level in LEVELS.items()},
}

Facets = Mapping[Facet, Sequence[FacetValue]]


def readable_facets(
    search_page: SearchPage, user: AbstractUser | AnonymousUser
) -> dict[Facet, list[FacetValue]]:
    """The values of each facet to be listed, and all that were chosen.

    A volume has its short title; one that `user` may not see is left out.
    """
    listed = {facet: search_page.values(facet, LISTED) for facet in Facet}
    return {
        **{
            facet: [_readable(facet, value) for value in listed[facet]]
            for facet in listed
        },
        Facet.VOLUME: _readable_volumes(listed[Facet.VOLUME], user),
    }


def _readable(facet: Facet, value: FacetValue) -> FacetValue:
    if facet in LABELS:
        return replace(value, label=LABELS[facet].get(value.key, value.label))
    # A chosen value that no document has may be no month at all.
    if facet == Facet.MONTH and value.count:
        return replace(value, label=label_of(value.key))
    return value


def _readable_volumes(
    values: Sequence[FacetValue], user: AbstractUser | AnonymousUser
) -> list[FacetValue]:
    """A chosen volume that `user` may not see is labelled by the key that was typed."""
    editions = (
        Edition.objects.visible_to(user)
        .only("identifier", "title", "series_title", "sub_series", "volume")
        .in_bulk([value.key for value in values], field_name="identifier")
    )
    titles = {key: edition.name_with_subject for key, edition in editions.items()}
    return [
        replace(value, label=titles.get(value.key, value.key))
        for value in values
        if value.key in titles or value.is_chosen
    ]


class FacetChoice(NamedTuple):
    """A value to be chosen at `address`, or to be removed there if it `is_chosen`."""

    label: str
    count: str
    noun: str
    is_chosen: bool
    address: str


@dataclass(frozen=True, slots=True)
class FacetList:
    """`unlisted` values are too many to be shown; None where nobody counted them."""

    heading: str
    first: list[FacetChoice]
    more: list[FacetChoice]
    unlisted: int | None


def facet_lists(
    facets: Facets, counts: Mapping[Facet, int], links: SearchLinks, noun: str
) -> list[FacetList]:
    """The facets with anything to choose; `counts` are their numbers of values."""
    lists = []
    for facet in SHOWN_IN_LISTS:
        choices = [_choice(facet, value, links, noun) for value in facets[facet]]
        unlisted = max(0, counts[facet] - LISTED) if facet in counts else None
        if choices:
            first, more = choices[:AT_ONCE], choices[AT_ONCE:]
            lists.append(FacetList(facet.label, first, more, unlisted))
    return lists


def _choice(
    facet: Facet, value: FacetValue, links: SearchLinks, noun: str
) -> FacetChoice:
    choose = links.without_value if value.is_chosen else links.narrowed
    nouns = noun if value.count == 1 else f"{noun}s"
    address = choose(facet, value.key)
    return FacetChoice(value.label, f"{value.count:,}", nouns, value.is_chosen, address)


@dataclass(frozen=True, slots=True)
class ChosenValue:
    """A value that narrows the search; `address` is the search without it."""

    heading: str
    label: str
    address: str


def chosen_values(facets: Facets, links: SearchLinks) -> list[ChosenValue]:
    return [
        ChosenValue(facet.label, value.label, links.without_value(facet, value.key))
        for facet in IN_ORDER
        for value in facets[facet]
        if value.is_chosen
    ]


@dataclass(frozen=True, slots=True)
class StandingValue:
    """A value that was chosen before, and stays chosen unless a reader removes it."""

    name: str
    key: str
    heading: str
    label: str


def standing_values(
    chosen: Mapping[Facet, Sequence[str]], titles_of_volumes: Mapping[str, str]
) -> list[StandingValue]:
    labels = {**LABELS, Facet.VOLUME: titles_of_volumes}
    return [
        StandingValue(
            facet.value, key, facet.label, labels.get(facet, {}).get(key, key)
        )
        for facet in IN_ORDER
        for key in chosen.get(facet, ())
    ]
