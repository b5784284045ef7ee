"""What a reader is told whose search finds nothing: what is held, what is not, what to
ask instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.core.validators import slug_re
from django.db.models import Max, Min
from django.urls import reverse

from letters.models import CrossReference, Edition
from letters.models.targets import address_elsewhere
from letters.reader.search.counting import counted
from letters.reader.search.facets import LABELS
from letters.search import (
    Condition,
    Correction,
    Facet,
    LooserSearch,
    Search,
    SearchPage,
    label_of,
)
from letters.search.query.dates import ends_of
from letters.search.query.loosening import WITHOUT
from letters.search.query.tree import DateFilter, Filter, Query
from letters.tei.dates import describe, parse_edtf
from letters.tei.references import Target

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser

# What stands before a value that could be taken for a word of the query.
_HEADINGS = {
    facet: f"{facet.label}: "
    for facet in Facet
    if facet not in (Facet.HAS, Facet.DATING)
}
_MONTH = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")
# What stands before a value that no document has.
_UNMET = {
    Facet.FROM: "No sender is named",
    Facet.TO: "No recipient is named",
    Facet.AUTHOR: "No author is named",
    Facet.PARTICIPANT: "Nobody took part in a conversation whose name is",
    Facet.VOLUME: "The archive holds no volume",
    Facet.YEAR: "No document is of",
    Facet.MONTH: "No document is of",
    Facet.KIND: "No document is of the kind",
    Facet.SUBJECT: "No document says that its subject is",
    Facet.PLACE: "No document was sent from",
    Facet.REPOSITORY: "No document is held by",
    Facet.LEVEL: "No document is classified",
    Facet.HANDLING: "No document is to be handled as",
    Facet.CLASSIFICATION: "No document is classified",
    Facet.HAND: "No document has handwriting of",
    Facet.HAS: "No document has",
    Facet.DATING: "No document is listed as",
}


@dataclass(frozen=True, slots=True)
class Held:
    """What one condition finds by itself: "412 documents of 1961"."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Unmet:
    """What no document has. `before` begins the sentence, `address` tells more of a
    volume."""

    before: str
    conditions: list[str]
    address: str = ""


@dataclass(frozen=True, slots=True)
class LooserLink:
    """A search that finds something, in words around the condition that differs."""

    before: str
    condition: str
    after: str
    address: str
    total: str


class NothingFoundWords:
    """All of it is empty for a search that finds something."""

    def __init__(
        self, search_page: SearchPage, user: AbstractUser | AnonymousUser
    ) -> None:
        self._page, self._user = search_page, user
        self._explained = search_page.nothing_found

    @property
    def held(self) -> list[Held]:
        """What is held of the years and volumes that are asked for."""
        return [
            Held(f"{counted(each.total, 'document')} {words}", _address(each.alone))
            for each in (*self._explained.conditions, *self._explained.years)
            if each.total and (words := self._of_time_or_volume(each))
        ]

    @property
    def years_held(self) -> str:
        """Of which years the documents are, if none is of the years asked for."""
        asked = (*self._explained.conditions, *self._explained.years)
        totals = [each.total for each in asked if _is_of_time(each)]
        if not totals or any(totals):
            return ""
        days = self._page.documents.aggregate(
            first=Min("date_earliest"), last=Max("date_latest")
        )
        years = [str(day.year) for day in days.values() if day]
        return " to ".join(dict.fromkeys(years))

    @property
    def unmet(self) -> list[Unmet]:
        """Words that are in no document are told together."""
        told: dict[tuple[str, str], Unmet] = {}
        explained = self._explained
        for unmet in map(self._unmet, (*explained.unmet, *explained.unmet_words)):
            same = told.setdefault((unmet.before, unmet.address), unmet)
            if not {*unmet.conditions} <= {*same.conditions}:
                same.conditions.extend(unmet.conditions)
        return [*told.values()]

    @property
    def looser(self) -> list[LooserLink]:
        return [self._looser_link(each) for each in self._explained.looser]

    def _of_time_or_volume(self, condition: Condition) -> str:
        """ "of 1961", "in 1961–1963, Volume V"; "" for other conditions."""
        if isinstance(condition.node, DateFilter):
            return _dated(condition.node)
        facet, keys = _values_of(condition)
        if facet in (Facet.YEAR, Facet.MONTH):
            return f"of {_listed(self._label(facet, key) for key in keys)}"
        if facet == Facet.VOLUME:
            return f"in {_listed(self._titles.get(key, f'“{key}”') for key in keys)}"
        return ""

    def _unmet(self, condition: Condition) -> Unmet:
        if isinstance(condition.node, DateFilter):
            dated, _, words = _dated(condition.node).partition(" ")
            return Unmet(f"No document is {dated}", [words])
        facet, keys = _values_of(condition)
        if not facet:
            parts = condition.alone.query.parts
            before = "Where you look, no" if parts != Query().parts else "No"
            return Unmet(f"{before} document has", [str(condition.node)])
        labels = _listed((self._label(facet, key) for key in keys), "or")
        return Unmet(_UNMET[facet], [labels], self._address_of_unknown(facet, keys))

    def _address_of_unknown(self, facet: Facet, keys: Sequence[str]) -> str:
        """Of a volume that is not held: the page that says what is known of it."""
        if facet != Facet.VOLUME or len(keys) > 1 or not slug_re.match(keys[0]):
            return ""
        target = Target(volume=keys[0])
        wanted = CrossReference.objects.wanted_by(self._user).to_target(target)
        if not address_elsewhere(target) and not wanted.exists():
            return ""
        return reverse("letters:edition-detail", args=keys)

    def _looser_link(self, looser: LooserSearch) -> LooserLink:
        loosening = looser.loosening
        labels = [
            f"{_HEADINGS.get(facet, '')}{self._label(facet, key)}"
            for facet in looser.left_out
            for key in self._page.search.chosen[facet]
        ]
        return LooserLink(
            before=loosening.before if loosening else WITHOUT,
            condition=loosening.condition if loosening else "",
            after=", ".join(filter(None, [loosening and loosening.after, *labels])),
            address=_address(looser.search),
            total=counted(looser.total, "document"),
        )

    def _label(self, facet: Facet, key: str) -> str:
        if facet == Facet.VOLUME:
            return self._titles.get(key, key)
        if facet == Facet.MONTH and _MONTH.fullmatch(key):
            return label_of(key)
        return LABELS.get(facet, {}).get(key, key)

    @cached_property
    def _titles(self) -> dict[str, str]:
        """The short title of each volume that is asked for, by identifier."""
        values = map(_values_of, self._explained.conditions)
        asked = [key for facet, keys in values if facet == Facet.VOLUME for key in keys]
        visible = Edition.objects.visible_to(self._user)
        editions = visible.filter(identifier__in=asked) if asked else ()
        return {edition.identifier: edition.name_with_subject for edition in editions}


def _values_of(condition: Condition) -> tuple[Facet | None, Sequence[str]]:
    """The facet that the condition is about, and the values asked for."""
    if isinstance(condition.node, Filter):
        return condition.node.facet, [condition.node.text.strip('"')]
    if condition.chosen:
        return condition.chosen, condition.alone.chosen[condition.chosen]
    return None, ()


def _is_of_time(condition: Condition) -> bool:
    is_date = isinstance(condition.node, DateFilter)
    return is_date or condition.chosen in (Facet.YEAR, Facet.MONTH)


def _dated(days: DateFilter) -> str:
    """ "of October 1962", "dated from 1961 to 1963"."""
    first, last = ends_of(days)
    text = first if first == last else f"{first or '..'}/{last or '..'}"
    words = describe(parse_edtf(text))
    return f"of {words}" if first == last else f"dated {words}"


def _listed(texts: Iterable[str], conjunction: str = "and") -> str:
    *before, last = texts
    return f" {conjunction} ".join(filter(None, [", ".join(before), last]))


def _address(search: Search) -> str:
    return f"?{Correction(str(search.query), search.chosen, 0).address_query}"
