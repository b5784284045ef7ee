"""Words of a document that is held already, which set the condition of a passage."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet

from letters.forms.typed_text import check_characters
from letters.ingest.transcriptions import HeldInstruction
from letters.models import Document, Instruction

_NO_WORDS = (
    "No words of “{}” are said to set a condition. Say so in the form of that document "
    "first, or choose another."
)
_WHICH = "This document sets several conditions: choose one."


class HeldInstructionForm(forms.Form):
    """Of one passage. The document is chosen first; of several instructions in it, one."""

    memo = forms.ModelChoiceField(
        Document.objects.none(),
        required=False,
        label="The document that sets its condition, if it is held already",
    )
    instruction = forms.ModelChoiceField(
        Instruction.objects.none(), required=False, label="Its words"
    )
    condition = forms.CharField(
        required=False, max_length=1_000, label="The condition, in these words"
    )

    def __init__(
        self,
        posted: Mapping[str, Any],
        prefix: str,
        *,
        documents: QuerySet[Document],
        propose: Callable[[forms.ModelChoiceField], None],
    ) -> None:
        """`propose` lets a field propose one of the `documents` as it is typed."""
        super().__init__(posted, prefix=prefix)
        self.fields["memo"].queryset = documents
        propose(self.fields["memo"])
        check_characters(self.fields["condition"])
        memo = self._chosen_memo(posted)
        words = Instruction.objects.filter(document=memo, is_in_text=True)
        self.fields["instruction"].queryset = words.order_by("position")
        self.fields["instruction"].label_from_instance = lambda row: f"“{row.text}”"
        if not memo or words.count() < 2:
            del self.fields["instruction"]
        self._words = words

    def _chosen_memo(self, posted: Mapping[str, Any]) -> Document | None:
        box, field = self["memo"], self.fields["memo"]
        try:
            return field.clean(
                field.widget.value_from_datadict(posted, {}, box.html_name)
            )
        except forms.ValidationError:
            return None

    @property
    def is_filled_in(self) -> bool:
        return bool(self["memo"].value() or self["condition"].value())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        memo = cleaned.get("memo")
        if not memo:
            return cleaned
        if not self._words.exists():
            self.add_error("memo", _NO_WORDS.format(memo))
        elif "instruction" not in self.fields:
            cleaned["instruction"] = self._words.get()
        elif not cleaned.get("instruction") and "instruction" not in self.errors:
            self.add_error("instruction", _WHICH)
        return cleaned

    def stated(self, position: int, key: str) -> HeldInstruction | None:
        """Of a valid form, what it says of the passage `key` of a document."""
        instruction = self.cleaned_data.get("instruction")
        if not instruction:
            return None
        condition = self.cleaned_data["condition"].strip() or instruction.text
        return HeldInstruction(position, key, instruction, condition)
