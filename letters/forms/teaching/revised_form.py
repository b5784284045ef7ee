"""A form of a row that two browser tabs may edit at once: nothing unseen is overwritten.

The form carries the revision that it was made from. If the row is another by now, nothing
is saved: what was typed stays in the form, beside what is stored. Who has looked at both
ticks a box and saves again.
"""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django import forms
from django.db import models

from letters.forms.bodies import validate_line
from letters.forms.typed_text import check_characters, unify_line_ends
from letters.teaching.changing import change_record, reading_of, touch

GONE = (
    "This was deleted in another tab in the meantime. What you typed is kept here. Bring "
    "it back in that tab with “Undo”, and save here again."
)
_HIDDEN = ("revision", "taken_over")
# What is one line to read, in every form that has it.
_LINES = ("title", "byline", "heading")


@dataclass(frozen=True, slots=True)
class DifferingValue:
    """A field as it was typed, and as it is stored by now."""

    label: str
    typed: str
    stored: str


class RevisedForm(forms.ModelForm):
    """`revision`: of the row that the form shows. `taken_over`: the one that whoever
    saves has seen beside what was typed."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    taken_over = forms.IntegerField(required=False)

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, label_suffix="", **options)
        self.conflict: list[DifferingValue] = []
        self.present_revision = self.instance.revision
        self.initial["revision"] = self.instance.revision
        for name, field in self.fields.items():
            if isinstance(field, forms.CharField):
                check_characters(field)
            if name in _LINES:
                field.validators.append(validate_line)

    @property
    def visible(self) -> list[forms.BoundField]:
        """The fields that are typed in."""
        return [self[name] for name in self.fields if name not in _HIDDEN]

    @property
    def status(self) -> HTTPStatus:
        """That of the page that shows the form again."""
        if self.conflict:
            return HTTPStatus.CONFLICT
        if self.is_bound and self.errors:
            return HTTPStatus.UNPROCESSABLE_ENTITY
        return HTTPStatus.OK

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name, value in cleaned.items():
            if isinstance(value, str):
                cleaned[name] = unify_line_ends(value)
        return cleaned

    def stored_values(self) -> dict[str, Any]:
        """What is to be written, by the name of the column."""
        names = [name for name in self.cleaned_data if name not in _HIDDEN]
        fields = {field.name for field in self.instance._meta.fields}
        return {name: self.cleaned_data[name] for name in names if name in fields}

    def save_revision(self) -> bool:
        """Save; False where the row was changed meanwhile. Then `conflict` says how."""
        values = self.stored_values()
        for name, value in values.items():
            setattr(self.instance, name, value)
        if self.instance.pk is None:
            self.instance.save()
            touch(reading_of(self.instance))
            return True
        stored = type(self.instance)._default_manager.get(pk=self.instance.pk)
        self.present_revision = stored.revision
        if stored.deleted is not None:
            self.add_error(None, GONE)
            return False
        seen = self.cleaned_data["revision"]
        if self.cleaned_data["taken_over"] == stored.revision:
            seen = stored.revision
        if change_record(self.instance, -1 if seen is None else seen, values):
            return True
        self.conflict = self._differences(stored, values)
        # A form that was sent twice finds what it saved the first time.
        return not self.conflict

    def _differences(
        self, stored: models.Model, values: dict[str, Any]
    ) -> list[DifferingValue]:
        return [
            DifferingValue(
                str(self.label_of(name)),
                self.words_of(name, value),
                self.words_of(name, getattr(stored, name)),
            )
            for name, value in values.items()
            if value != getattr(stored, name)
        ]

    def label_of(self, name: str) -> str:
        """What the form calls the column."""
        if name in self.fields:
            return self[name].label
        return str(self.instance._meta.get_field(name).verbose_name).capitalize()

    def words_of(self, name: str, value: Any) -> str:
        """A value as readers of the form know it."""
        choices = self.instance._meta.get_field(name).flatchoices
        if isinstance(value, bool):
            return "yes" if value else "no"
        return str(dict(choices).get(value, "" if value is None else value))
