"""What students are shown of one annotation beside the text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from letters.models import Annotation
from letters.reader.readings.comparisons import Comparison
from letters.reader.readings.questions import Question
from letters.reader.readings.regions import ShownRegion
from letters.rendering.contract import (
    annotation_call_id,
    annotation_id,
    annotation_note_id,
)


class Where(StrEnum):
    """Where the words of an annotation are, seen from what is shown."""

    HERE = "here"
    ITEM = "item"  # about the item as a whole
    REGION = "region"  # of a scan
    LEFT_OUT = "left-out"  # of the version that is shown
    OUTSIDE = "outside"  # of the part of the document that the item is
    LOST = "lost"
    TO_BE_FOUND = "to-be-found"  # by the students


@dataclass(frozen=True, slots=True)
class AnnotationNote:
    """`turn`: which of its places is shown, from 1; `quote`: the words there, unless
    they are covered; `shown_as`: its number for readers, in the order of the text."""

    annotation: Annotation
    where: Where
    position: tuple[int, int, int]
    turn: int = 0
    quote: str = ""
    question: Question | None = None
    comparison: Comparison | None = None
    region: ShownRegion | None = None
    shown_as: int = 0

    def numbered(self, number: int) -> AnnotationNote:
        """The note, with its region, as readers count them."""
        region = replace(self.region, shown_as=number) if self.region else None
        return replace(self, shown_as=number, region=region)

    @property
    def number(self) -> int:
        """Its permanent one, which ids and stored answers have."""
        return self.annotation.number

    @property
    def is_about_item(self) -> bool:
        return self.where == Where.ITEM

    @property
    def label(self) -> str:
        return self.annotation.get_kind_display()

    @property
    def place_id(self) -> str:
        return annotation_id(self.number)

    @property
    def note_id(self) -> str:
        return annotation_note_id(self.number)

    @property
    def call_id(self) -> str:
        """The id of its number in the text; "" where that is not shown."""
        if self.where != Where.HERE:
            return ""
        return annotation_call_id(self.number, self.turn)

    @property
    def has_place_id(self) -> bool:
        """Whether its words in the text have its id: else the note itself has it."""
        return self.where == Where.HERE and self.turn == 1
