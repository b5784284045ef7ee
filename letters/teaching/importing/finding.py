"""Finds all places that a file means, before anything is locked: it may take seconds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeAlias

from letters.teaching.importing.found_places import (
    SearchBudget,
    place_region,
    place_words,
)
from letters.teaching.importing.held import HeldDocuments
from letters.teaching.importing.incoming import IncomingNote
from letters.web_annotation.web_annotations import RegionTarget, Target

# Those of an AnnotationTarget; None for the document as a whole.
Columns: TypeAlias = dict[str, Any] | None


@dataclass(slots=True)
class FoundPlaces:
    """Where the targets of annotations are in the documents that are held."""

    held: HeldDocuments
    not_looked_for: int = 0
    _budget: SearchBudget = field(default_factory=SearchBudget)

    def of(self, note: IncomingNote) -> list[Columns]:
        """Nothing for a note of which something is not held."""
        if any(self.held.missing(target) for target in note.targets):
            return []
        return [self._columns(target, note) for target in note.targets]

    def _columns(self, target: Target, note: IncomingNote) -> Columns:
        document = self.held.at(target.source)
        if document is None:
            return None
        noted = self.held.noted(document)
        if isinstance(target, RegionTarget):
            values: Columns = place_region(target, noted, note.place)
        else:
            values = place_words(target, noted, self._budget)
            self.not_looked_for += self._budget.is_spent
            self._budget.is_spent = False
        return None if values is None else {"document": document, **values}
