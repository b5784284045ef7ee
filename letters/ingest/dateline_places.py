"""Places as rows, made of the names that datelines print; an archivist's names stay."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

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
        for words in sorted({*printed} - self._variants.keys()):
            if name := place_name(words):
                self._make(words, name)

    def _make(self, words: str, name: str) -> None:
        if _key(words) not in self._keys:
            self._load()
        # Again, if another process has just taken the identifier for another place.
        while words not in self._variants:
            with transaction.atomic():
                place = self._keys.get(_key(words)) or _new_place(name)
                if place:
                    variant = PlaceVariant(place_id=place, name=words)
                    PlaceVariant.objects.bulk_create([variant], ignore_conflicts=True)
            self._load()


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


def _new_place(name: str) -> int | None:
    """The key of the place made; None if another process has made it meanwhile."""
    identifier = unused_identifier(Place, name)
    place = Place(identifier=identifier, name=name)
    Place.objects.bulk_create([place], ignore_conflicts=True)
    made = Place.objects.filter(identifier=identifier, variants=None).first()
    return made.pk if made and made.name == name else None
