"""What keeps a sitting from being saved: the fields that are refused, in their order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from letters.admin.transcriptions.proposals import Proposed
from letters.forms.intake import IntakeForm


@dataclass(frozen=True, slots=True)
class RefusedField:
    """`id` is that of the field, `name` says which one it is."""

    id: str
    name: str


def faults_of(form: IntakeForm, proposed: Proposed | None) -> Iterator[RefusedField]:
    for name in form.errors:
        if name in form.fields:
            yield RefusedField(form[name].id_for_label, form[name].label)
    if not form.scans.is_complete:
        yield RefusedField("id_scans", "Scans of the pages")
    for draft in proposed.drafts if proposed else ():
        for name in draft.form.errors:
            if name in draft.form.fields:
                box = draft.form[name]
                name_of_box = box.label.removesuffix(f" of document {draft.number}")
                yield RefusedField(
                    box.id_for_label, f"Document {draft.number}: {name_of_box}"
                )
    for row in proposed.passages if proposed else ():
        for name in row.form.errors:
            box = row.form[name]
            yield RefusedField(
                box.id_for_label, f"Document {row.passage.number}: {box.label}"
            )
