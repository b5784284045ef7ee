"""Passages of a sitting whose condition a document sets that is held already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from letters.admin.transcriptions.proposed_links import InstructionRow, PassageChoice
from letters.forms.intake import IntakeForm
from letters.forms.intake.held_instruction import HeldInstructionForm
from letters.ingest.transcriptions import HeldInstruction
from letters.models import Document


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A passage, and the form for what sets its condition."""

    passage: PassageChoice
    form: HeldInstructionForm

    @property
    def stated(self) -> HeldInstruction | None:
        return self.form.stated(self.passage.number - 1, self.passage.key)


def passage_rows(
    form: IntakeForm,
    passages: Sequence[PassageChoice],
    links: Iterable[InstructionRow],
    posted: QueryDict,
    user: Any,
) -> Iterator[PassageRow]:
    """One for each passage to which no instruction of the sitting is linked, or of which
    something is filled in."""
    linked = {row.chosen for row in links}
    for passage in passages:
        filled_in = HeldInstructionForm(
            posted,
            f"draft-{passage.number}-held-{passage.key}",
            documents=Document.objects.visible_to(user),
            propose=form.propose_document,
        )
        if passage.value not in linked or filled_in.is_filled_in:
            yield PassageRow(passage, filled_in)


def stated_instructions(
    rows: Iterable[PassageRow], links: Iterable[InstructionRow]
) -> tuple[HeldInstruction, ...]:
    """Those of complete rows. A link within the sitting goes before."""
    linked = {row.chosen for row in links}
    return tuple(
        held for row in rows if row.passage.value not in linked and (held := row.stated)
    )
