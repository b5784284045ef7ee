"""Two passages that a teacher asks to be compared: where they are, and what both say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from letters.models import AnnotationTarget, Document
from letters.rendering.contract import fragment_to, note_id
from letters.teaching.compared_passages import Row, compare_passages


@dataclass(frozen=True, slots=True)
class ComparedSide:
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Comparison:
    first: ComparedSide
    second: ComparedSide
    rows: list[Row]


def make_comparison(
    targets: Sequence[AnnotationTarget], documents: Mapping[int, Document]
) -> Comparison | None:
    """None unless both passages are in their places."""
    if len(targets) != 2 or any(target.start is None for target in targets):
        return None
    first, second = targets
    return Comparison(
        _side(first, documents[first.document_id]),
        _side(second, documents[second.document_id]),
        compare_passages(first.exact, second.exact),
    )


def _side(target: AnnotationTarget, document: Document) -> ComparedSide:
    key = note_id(target.footnote) if target.footnote else target.segment
    anchor = fragment_to(key) if key else ""
    return ComparedSide(document.name_and_date, document.get_absolute_url() + anchor)
