"""The form of a document: its record, and its text as an archivist types it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html

from letters.forms.editable_text import (
    EditableText,
    TextFormat,
    convert,
    read_editable,
    sentences,
    stored_tei,
    write_editable,
)
from letters.forms.reason_fields import public_reason_field, reason_field
from letters.forms.shown_again import ShownAgain
from letters.forms.typed_text import TextField, check_characters, unify_line_ends
from letters.forms.used_identifiers import refuse_used_unseen
from letters.ingest.file_formats import Format
from letters.ingest.saving import RECORD_FIELDS
from letters.ingest.time_limit import read_in_time
from letters.models import Document
from letters.models.document_rights import why_refused
from letters.tei.errors import TeiError


class StandingSelect(forms.Select):
    """Shows a choice of its own, whatever was sent: a button sent another one."""

    standing = ""

    def format_value(self, value: object) -> list[str]:
        return super().format_value(self.standing or value)


_WHY_TEI = "Shown as TEI, because the notation cannot say all of this text: {}"
_OTHER = {
    TextFormat.TEI: (TextFormat.NOTATION, "Show in the notation"),
    TextFormat.NOTATION: (TextFormat.TEI, "Show as TEI"),
}
SWITCH = "_switch"


class DocumentForm(ShownAgain, forms.ModelForm):
    """A document's fields, its text, and the revision that was on the screen.

    After `is_valid`, `tei` is the text to save.
    """

    text = TextField(required=False)
    text_format = forms.ChoiceField(
        label="The text is",
        choices=[(TextFormat.NOTATION, "Notation"), (TextFormat.TEI, "TEI")],
        initial=TextFormat.NOTATION,
    )
    reason = reason_field()
    public_reason = public_reason_field()
    based_on = forms.IntegerField(required=False, widget=forms.HiddenInput)
    rows_seen = forms.CharField(required=False, widget=forms.HiddenInput)
    taken_over = forms.CharField(required=False, widget=forms.HiddenInput)

    # Who fills it in, and what that account may choose from.
    editor: Any = None
    statuses: Sequence[tuple[str, str]] = ()
    # The status that the select had when a button stood for another.
    status_before: str = ""
    # The format to show what was typed in; the form is not saved then.
    switch_to: TextFormat | None = None

    class Meta:
        model = Document
        fields = [*RECORD_FIELDS]
        error_messages = {
            "identifier": {
                "unique": "Another document has this identifier. Choose another."
            }
        }

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        self.tei = ""
        self.stored = stored_tei(self.instance)
        self.switch_error: TeiError | None = None
        check_characters(self.fields["text"])
        if self.instance.pk:
            self._show_stored_text()
        if "status" in self.fields and self.editor:
            # What else is sent is refused by `clean_status`, which says why.
            self.fields["status"].widget = StandingSelect(choices=self.statuses)
            self.fields["status"].widget.standing = self.status_before
        if self.switch_to and self.is_bound:
            self._switch(self.switch_to)
        self.fields["text"].help_text = self._help()

    def _show_stored_text(self) -> None:
        shown = write_editable(self.stored) if self.stored else None
        if shown:
            self.initial["text"] = shown.content
            self.initial["text_format"] = shown.format
        self.fields["text_format"].widget = forms.HiddenInput()

    def clean_identifier(self) -> str:
        identifier = str(self.cleaned_data["identifier"])
        if identifier != self.initial.get("identifier"):
            refuse_used_unseen(identifier, self.editor)
        return identifier

    def clean_status(self) -> str:
        status = self.cleaned_data["status"]
        seen = str(self.data.get(self.add_prefix("based_on"), ""))
        is_older_form = self.instance.pk and seen != str(self.instance.revision_number)
        # Of a form that somebody overtook, the conflict is told instead.
        if self.editor and not is_older_form:
            before = self.instance.status
            if reason := why_refused(self.editor, self.instance, before, status):
                raise ValidationError(reason)
        return status

    def _switch(self, wanted: TextFormat) -> None:
        """Put what was typed into the form again, in the other format."""
        typed = self._typed()
        try:
            if not self.stored or write_editable(self.stored, typed.format) != typed:
                read_in_time(typed.content, Format(typed.format))
            other = convert(typed, self.stored, wanted)
        except TeiError as error:
            self.switch_error = error
            return
        self.data = self.data.copy()
        self.data[self.add_prefix("text")] = other.content
        self.data[self.add_prefix("text_format")] = other.format

    def _typed(self) -> EditableText:
        text = str(self.data.get(self.add_prefix("text"), ""))
        is_tei = self._format() is TextFormat.TEI
        text_format = TextFormat.TEI if is_tei else TextFormat.NOTATION
        return EditableText(text_format, unify_line_ends(text))

    def _format(self) -> TextFormat:
        """The format of the text that the form shows."""
        shown = self["text_format"].value()
        return TextFormat.TEI if shown == TextFormat.TEI else TextFormat.NOTATION

    def _help(self) -> str:
        """What the text is written in, and the button that shows the other format."""
        other, label = _OTHER[self._format()]
        said = format_html(
            'In the <a href="{}" target="_blank">notation</a> (help opens beside).',
            reverse("letters:notation-help"),
        )
        if self._format() is TextFormat.TEI:
            shown = write_editable(self.stored) if self.stored else None
            why = shown.why_tei if shown else ""
            said = format_html(_WHY_TEI, why) if why else "As TEI."
        button = (
            '{} <button type="submit" name="{}" value="{}" formnovalidate>{}</button>'
        )
        return format_html(button, said, SWITCH, other, label)

    def is_valid(self) -> bool:
        return super().is_valid() and not self.switch_to

    def clean(self) -> dict:
        cleaned = super().clean()
        self._read_text(cleaned)
        if self.instance.pk and cleaned.get("based_on") is None:
            self.add_error(
                None,
                "The form does not say which revision it was made from. Copy what you "
                "typed, open the document again, and put it there.",
            )
        if self.switch_error:
            self.add_error("text", sentences(self.switch_error))
        return cleaned

    def _read_text(self, cleaned: dict) -> None:
        if "text" not in cleaned or "text_format" not in cleaned or self.switch_error:
            return
        text = EditableText(TextFormat(cleaned["text_format"]), cleaned["text"])
        try:
            if not self.stored or write_editable(self.stored, text.format) != text:
                read_in_time(text.content, Format(text.format))
            self.tei = read_editable(text, self.stored)
        except TeiError as error:
            self.add_error("text", sentences(error))
