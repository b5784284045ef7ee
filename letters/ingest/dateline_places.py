"""Places as rows, made of the names that datelines print; an archivist's names stay."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db import transaction

from letters.derivation.description.place_names import folded_place, place_name
from letters.ingest.derived_rows import Derived
from letters.ingest.free_identifiers import unused_identifier
from letters.models import CorrespondenceEvent, Document, Place, PlaceVariant


class PlaceFinder:
    """Makes the places, and the variants of them, that are printed and not yet known.

    Two processes that make the same row get the same.
    """

    def __init__(self) -> None:
        self._load()

    def _load(self) -> None:
        variants = PlaceVariant.objects.values_list("name", "place")
        self._variants = dict(variants)
        named = Place.objects.values_list("name", "pk")
        places: defaultdict[str, set[int]] = defaultdict(set)
        for name, place in (*self._variants.items(), *named):
            places[_key(name)].add(place)
        # Of two that have the name, the first: an archivist has parted them.
        self._keys = {key: min(alike) for key, alike in places.items()}

    def make_missing(self, printed: Iterable[str]) -> None:
        """Make all rows that the names `printed` need, in one order: no process waits
        for another that waits for it."""
        missing = {
            words: name
            for words in sorted({*printed} - self._variants.keys())
            if (name := place_name(words))
        }
        if any(_key(words) not in self._keys for words in missing):
            self._load()
        # Again, if another process has just taken the identifier for another place.
        while unmade := {w: n for w, n in missing.items() if w not in self._variants}:
            with transaction.atomic():
                self._make(unmade)
            self._load()

    def _make(self, names: dict[str, str]) -> None:
        """Make the variants, and the places of those that are of none yet."""
        unplaced = {
            key: name
            for words, name in reversed(names.items())
            if (key := _key(words)) not in self._keys
        }
        places = {**self._keys, **_new_places(unplaced)} if unplaced else self._keys
        variants = [
            PlaceVariant(place_id=places[key], name=words)
            for words in names
            if (key := _key(words)) in places
        ]
        PlaceVariant.objects.bulk_create(variants, ignore_conflicts=True)


def sync_places(document: Document, derived: Derived) -> None:
    """Make the places of the events of the document, entered ones too."""
    events = CorrespondenceEvent.objects.filter(document=document).exclude(place="")
    printed = {*events.values_list("place", flat=True).order_by()}
    printed |= names_of_places(derived)
    known = PlaceVariant.objects.filter(name__in=printed).values_list("name", flat=True)
    if missing := {name for name in printed - {*known} if place_name(name)}:
        PlaceFinder().make_missing(missing)


def names_of_places(derived: Derived) -> set[str]:
    """The names that the text prints of where it was written, or received."""
    names = {stated["place"] for stated in derived.events.values()}
    return {*names, derived.description.get("dateline_place", "")} - {""}


def _key(words: str) -> str:
    return folded_place(place_name(words) or words)


def _new_places(names: Mapping[str, str]) -> dict[str, int]:
    """The keys of the places made, by their folded names; not of those whose identifier
    another has."""
    given: dict[str, str] = {}
    for folded, name in sorted(names.items()):
        given.setdefault(unused_identifier(Place, name), folded)
    places = [Place(identifier=i, name=names[given[i]]) for i in sorted(given)]
    Place.objects.bulk_create(places, ignore_conflicts=True)
    rows = Place.objects.filter(identifier__in=given, variants=None)
    return {
        folded: place.pk
        for place in rows
        if place.name == names[folded := given[place.identifier]]
    }
