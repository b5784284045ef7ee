"""The form of a document: its record, and its text as an archivist types it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.urls import reverse
from django.utils.html import format_html

from letters.ingest.file_formats import Format
from letters.ingest.saving import RECORD_FIELDS
from letters.ingest.time_limit import read_in_time
from letters.models import Document
from letters.tei.body import read_document, refuse_documents_within
from letters.tei.errors import NotationError, TeiError
from letters.tei.notation import parse_notation, write_notation
from letters.tei.refusals import refusals_told
from letters.tei.writer import write_document

# What PostgreSQL and UTF-8 cannot store. Everything else is somebody's evidence.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")

DIVISION = {"type": "document"}


def validate_characters(value: str) -> None:
    """Refuse what cannot be stored, and say where it stands."""
    if character := _UNSTORABLE.search(str(value)):
        line = value.count("\n", 0, character.start()) + 1
        column = character.start() - value.rfind("\n", 0, character.start())
        raise ValidationError(
            f"The character U+{ord(character[0]):04X} cannot be stored "
            f"(line {line}, column {column}).",
            code="unstorable",
        )


def check_characters(field: forms.Field) -> None:
    """Replace Django's check, which names no place, by `validate_characters`."""
    field.validators = [
        validator
        for validator in field.validators
        if not isinstance(validator, ProhibitNullCharactersValidator)
    ]
    field.validators.insert(0, validate_characters)


def unify_line_ends(text: str) -> str:
    """Browsers send CR LF whatever was typed."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def sentences(error: TeiError) -> list[str]:
    """Everything that is wrong with a text, each with its line and column."""
    others = error.others if isinstance(error, NotationError) else ()
    return [str(mistake) for mistake in (error, *others)]


class TextFormat(StrEnum):
    NOTATION = "notation"
    TEI = "tei"


@dataclass(frozen=True, slots=True)
class EditableText:
    """A text as it stands in the form; TEI only where the notation has no words, or the
    present rules refuse the text."""

    format: TextFormat
    content: str


def write_editable(tei: str, format_wanted: str = TextFormat.NOTATION) -> EditableText:
    if format_wanted == TextFormat.NOTATION:
        try:
            with refusals_told():
                notation = write_notation(read_document(tei))
        except TeiError:
            return EditableText(TextFormat.TEI, tei)
        return EditableText(TextFormat.NOTATION, notation)
    return EditableText(TextFormat.TEI, tei)


def read_editable(text: EditableText, stored: str = "") -> str:
    """The TEI that `text` stands for: `stored`, to the letter, if nothing was changed.

    Raises TeiError.
    """
    if stored and write_editable(stored, text.format) == text:
        return stored
    tei = text.content
    if text.format is TextFormat.NOTATION:
        attributes = read_document(stored).attributes if stored else DIVISION
        tei = write_document(parse_notation(text.content, attributes))
    # Notation can express what TEI may not hold: a page's label of 100 letters.
    read_document(tei)
    refuse_documents_within(tei)
    return tei


class TextField(forms.CharField):
    """A text whose every character and space counts."""

    widget = forms.Textarea(
        attrs={
            "class": "source-text",
            "rows": 30,
            "cols": 100,
            "spellcheck": "false",
            "autocomplete": "off",
        }
    )

    def __init__(self, **options: object) -> None:
        super().__init__(strip=False, **options)
        # The parsers of notation and TEI report these characters too, with their place.
        check_characters(self)

    def to_python(self, value: object) -> str:
        return unify_line_ends(super().to_python(value))


_WHY_TEI = (
    "Shown as TEI: the notation has no words for all of this text, or cannot read it."
)


class DocumentForm(forms.ModelForm):
    """A document's fields, its text, and the revision that was on the screen.

    After `is_valid`, `tei` is the text to save. `refusal` says why a valid form was
    not saved after all; a form that `was_returned` is shown again, not saved.
    """

    text = TextField(required=False)
    text_format = forms.ChoiceField(
        label="The text is",
        choices=[(TextFormat.NOTATION, "Notation"), (TextFormat.TEI, "TEI")],
        initial=TextFormat.NOTATION,
    )
    reason = forms.CharField(
        label="Why this change",
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="Stored with the revision, for those who ask later.",
    )
    based_on = forms.IntegerField(required=False, widget=forms.HiddenInput)
    rows_seen = forms.CharField(required=False, widget=forms.HiddenInput)
    taken_over = forms.CharField(required=False, widget=forms.HiddenInput)

    refusal: str = ""
    was_returned = False

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
        self.fields["text"].help_text = format_html(
            'In the <a href="{}">notation</a>.', reverse("letters:notation-help")
        )
        self.stored = stored_tei(self.instance)
        for name in ("text", "reason"):
            check_characters(self.fields[name])
        if self.instance.pk:
            self._show_stored_text()

    def _show_stored_text(self) -> None:
        shown = write_editable(self.stored) if self.stored else None
        if shown:
            self.initial["text"] = shown.content
            self.initial["text_format"] = shown.format
            if shown.format is TextFormat.TEI:
                self.fields["text"].help_text = _WHY_TEI
        self.fields["text_format"].widget = forms.HiddenInput()

    def is_valid(self) -> bool:
        return super().is_valid() and not self.was_returned

    def clean(self) -> dict:
        cleaned = super().clean()
        self._read_text(cleaned)
        if self.instance.pk and cleaned.get("based_on") is None:
            self.add_error(
                None,
                "The form does not say which revision it was made from. Copy what you "
                "typed, open the document again, and put it there.",
            )
        if self.refusal:
            self.add_error(None, self.refusal)
        return cleaned

    def _read_text(self, cleaned: dict) -> None:
        if "text" not in cleaned or "text_format" not in cleaned:
            return
        text = EditableText(TextFormat(cleaned["text_format"]), cleaned["text"])
        try:
            if not self.stored or write_editable(self.stored, text.format) != text:
                read_in_time(text.content, Format(text.format))
            self.tei = read_editable(text, self.stored)
        except TeiError as error:
            self.add_error("text", sentences(error))


def stored_tei(document: Document) -> str:
    """The text as stored; nothing for a document that has none yet."""
    has_text = document.pk and hasattr(document, "transcription")
    return document.transcription.tei if has_text else ""
