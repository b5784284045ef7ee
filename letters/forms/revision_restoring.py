"""The form in which a former revision is made the present one again."""

from __future__ import annotations

from django import forms

from letters.forms.typed_text import check_characters


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
    reason = forms.CharField(
        label="Why this change",
        max_length=300,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="Stored with the revision, for archivists who ask later.",
    )
    based_on = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        check_characters(self.fields["reason"])

    def clean(self) -> dict:
        cleaned = super().clean()
        if not (cleaned.get("text") or cleaned.get("record")):
            self.add_error(
                None, "Choose what is restored: the text, the record or both."
            )
        return cleaned
