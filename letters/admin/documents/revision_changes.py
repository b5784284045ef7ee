"""What changed between two revisions: the text by its words, the record by its fields."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from letters.admin.documents.comparison import value_in_words
from letters.alignment import WordStretch
from letters.forms.editable_text import TextFormat, write_editable
from letters.ingest.saving import RECORD_FIELDS, recorded
from letters.models import Document, Revision
from letters.reader.word_comparison import (
    ShownParagraph,
    compare_for_reading,
    compare_values,
)


@dataclass(frozen=True, slots=True)
class TextComparison:
    """`format` is what both texts are shown in. `has_changed` may hold without
    paragraphs to show: then blank lines alone differ."""

    format: TextFormat
    paragraphs: list[ShownParagraph]
    has_changed: bool

    @property
    def is_in_notation(self) -> bool:
        return self.format is TextFormat.NOTATION


@dataclass(frozen=True, slots=True)
class ChangedField:
    name: str
    stretches: Sequence[WordStretch]


def compare_texts(old: str, new: str) -> TextComparison:
    """Two texts as TEI, in the notation where that has words for both and for what is
    changed; else as TEI."""
    if old == new:
        return TextComparison(TextFormat.NOTATION, [], has_changed=False)
    shown = [write_editable(tei) for tei in (old, new) if tei]
    is_in_notation = all(text.format is TextFormat.NOTATION for text in shown)
    if is_in_notation and len({text.content for text in shown}) == len(shown):
        before = shown[0].content if old else ""
        after = shown[-1].content if new else ""
        paragraphs = compare_for_reading(before, after)
        return TextComparison(TextFormat.NOTATION, paragraphs, has_changed=True)
    return TextComparison(
        TextFormat.TEI, compare_for_reading(old, new), has_changed=True
    )


def compare_records(
    before: Revision | None, after: Revision, without: Collection[str] = ()
) -> list[ChangedField]:
    """The fields of the record that differ, with their values in words."""
    old = recorded(before) if before else {}
    new = recorded(after)
    changed = [
        name
        for name in RECORD_FIELDS
        if name not in without and _differ(old.get(name), new.get(name))
    ]
    return [_changed_field(name, old.get(name), new.get(name)) for name in changed]


def _differ(old: object, new: object) -> bool:
    return (old or "") != (new or "")


def _changed_field(name: str, old: object, new: object) -> ChangedField:
    field = Document._meta.get_field(name)
    words = [value_in_words(field, value) for value in (old, new)]
    return ChangedField(str(field.verbose_name), compare_values(*words))
