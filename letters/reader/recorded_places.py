"""The places that the record of a document leads to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from letters.models import CorrespondenceEvent, Document
from letters.models.places import place_identifiers

# The page of a place lists what was sent from there, or received there.
LISTED = (CorrespondenceEvent.Type.SENT, CorrespondenceEvent.Type.RECEIVED)


class RecordedPlaces:
    """Those of the dateline and of `events`: by one query, when first asked for."""

    def __init__(
        self, document: Document, events: Sequence[CorrespondenceEvent]
    ) -> None:
        self._dateline = document.dateline_place
        self._events = events

    @property
    def of_dateline(self) -> str | None:
        """The identifier of the place of the dateline, if it is a place on record."""
        return self._identifiers.get(self._dateline)

    @cached_property
    def events(self) -> Sequence[CorrespondenceEvent]:
        """The events, each with `place_identifier`: of the place beside its name."""
        for event in self._events:
            event.place_identifier = self._identifiers.get(_place_of(event))
        return self._events

    @cached_property
    def _identifiers(self) -> dict[str, str]:
        names = {self._dateline, *map(_place_of, self._events)}
        return place_identifiers(names - {""})


def _place_of(event: CorrespondenceEvent) -> str:
    return event.place_beside_name if event.type in LISTED else ""
