"""The form in which a former revision is made the present one again."""

from __future__ import annotations

from django import forms

from letters.forms.reason_fields import reason_field


class RestoringForm(forms.Form):
    """`based_on` is the revision that was the last one when the form was made."""

    required_css_class = "required"

    text = forms.BooleanField(label="The text", required=False, initial=True)
    record = forms.BooleanField(
        label="The record",
        required=False,
        initial=True,
        help_text="Title, date and description. Status and identifier stay as they are.",
    )
    reason = reason_field(is_required=True)
    based_on = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def clean(self) -> dict:
        cleaned = super().clean()
        if not (cleaned.get("text") or cleaned.get("record")):
            self.add_error(
                None, "Choose what is restored: the text, the record or both."
            )
        return cleaned
