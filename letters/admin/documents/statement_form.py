"""The form for one statement that is read from a text: is it so, and if not, what is?"""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin import AdminSite

from letters.admin.documents.named_targets import read_target_named
from letters.derivation.description.markings import LEVEL_CHOICES, read_markings
from letters.forms.date_field import TypedDateField
from letters.forms.typed_text import check_characters
from letters.ingest.deciding import Choice
from letters.ingest.stated_and_decided import Statement, value_in_words
from letters.models import StatementDecision, StatementKind
from letters.models.statement_decisions import LONGEST_CORRECTION

_Decision = StatementDecision.Decision
_NOTHING = "Say what it is instead, or choose another answer."
_DECIDED_MEANWHILE = (
    "Somebody decided this in the meantime: {}. Save again to put yours in its place."
)
_LEVELS = {
    word.casefold(): value for value, label in LEVEL_CHOICES for word in (value, label)
}
_NO_LEVEL = "This is no level. The levels are: {}."
_NO_TERM = "This is no term of {}. Write for example “Eyes Only” or “Immediate”."
UNDECIDED = "undecided"
ANSWERS = (
    (UNDECIDED, "Not decided"),
    (_Decision.CONFIRMED, "Right"),
    (_Decision.CORRECTED, "It is instead"),
    (_Decision.REJECTED, "Wrong: readers are not told"),
)


class StatementForm(forms.Form):
    """`site` and `user` tell which documents may be the target of a reference."""

    decision = forms.ChoiceField(
        choices=ANSWERS, required=False, widget=forms.RadioSelect, label="Is it so?"
    )
    correction = forms.CharField(
        max_length=LONGEST_CORRECTION,
        required=False,
        label="Instead",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, statement: Statement, site: AdminSite, user: Any, data: Any = None
    ) -> None:
        self.statement, self.site, self.user = statement, site, user
        initial = {
            "decision": statement.decision or UNDECIDED,
            "correction": self._shown(statement.correction),
            "seen": self._state,
        }
        # A statement that the form had not been made with is not decided by it.
        is_sent = data is not None and f"{statement.key}-seen" in data
        super().__init__(
            data if is_sent else None, initial=initial, prefix=statement.key
        )
        if statement.kind == StatementKind.DATE:
            label = self.fields["correction"].label
            self.fields["correction"] = TypedDateField(label=label, required=False)
        else:
            check_characters(self.fields["correction"])

    @property
    def _state(self) -> str:
        """What was decided, as the form shows it."""
        return f"{self.statement.decision}:{self.statement.correction}"

    def _shown(self, correction: str) -> str:
        kind = self.statement.kind
        if kind == StatementKind.DATE or not correction:
            return correction  # its box says what a date means
        return value_in_words(kind, correction)

    @property
    def choice(self) -> Choice:
        cleaned = self.cleaned_data
        return Choice(self.statement, cleaned["decision"], cleaned["correction"])

    def clean_decision(self) -> str:
        decision = self.cleaned_data["decision"]
        return "" if decision == UNDECIDED else decision

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("decision") != _Decision.CORRECTED or self.errors:
            cleaned["correction"] = ""
        elif not cleaned["correction"].strip():
            self.add_error("correction", _NOTHING)
        else:
            try:
                cleaned["correction"] = self._read(cleaned["correction"].strip())
            except forms.ValidationError as error:
                self.add_error("correction", error)
        self._refuse_unseen(cleaned)
        return cleaned

    def _refuse_unseen(self, cleaned: dict) -> None:
        typed = f"{cleaned.get('decision', '')}:{cleaned.get('correction', '')}"
        if self.errors or cleaned["seen"] == self._state or typed == self._state:
            return
        answers = dict(ANSWERS)
        said = answers[self.statement.decision or UNDECIDED]
        said = f"{said} {self.statement.correction}".strip()
        self.add_error("decision", _DECIDED_MEANWHILE.format(said))
        self.data = self.data.copy()
        self.data[self.add_prefix("seen")] = self._state

    def _read(self, typed: str) -> str:
        """The correction as it is stored. Raises ValidationError."""
        kind = self.statement.kind
        if kind == StatementKind.LEVEL:
            if level := _LEVELS.get(typed.casefold()):
                return level
            labels = ", ".join(label for _, label in LEVEL_CHOICES)
            raise forms.ValidationError(_NO_LEVEL.format(labels))
        if kind in (StatementKind.HANDLING, StatementKind.PRECEDENCE):
            terms = getattr(read_markings([typed]), kind.value)
            if len(terms) != 1:
                raise forms.ValidationError(_NO_TERM.format(kind.value))
            return terms[0]
        if kind == StatementKind.REFERENCE:
            return read_target_named(typed, self.site, self.user)
        return typed
