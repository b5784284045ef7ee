"""What an archivist says of words in a text: they refer to a document, set a condition, or
depend on one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django import forms

from letters.derivation.text.cross_references import read_target
from letters.forms.editable_text import TextFormat
from letters.forms.typed_text import check_characters, unify_line_ends
from letters.ingest.file_formats import Format
from letters.ingest.time_limit import read_in_time
from letters.models.targets import target_named
from letters.tei.errors import TeiError
from letters.tei.notation.marking import LONGEST_MARKED, Marked, mark_words
from letters.tei.references.targets import OWN_DOCUMENT

# The button that marks; of several texts on a page, its value is the number of one.
MARK = "_mark"
CHOICES = (
    (Marked.REFERENCE, "refer to another document"),
    (Marked.CONDITION, "set the condition of a passage elsewhere"),
    (Marked.PASSAGE, "stand only on a condition"),
)
NO_WORDS = "Select the words in the text, or write them here as they stand in it."
NO_TARGET = "Which document? Write its identifier or its name."
NOT_MARKED_YET = (
    "“{}” is not marked yet: press “Mark these words”, or empty the box for words."
)
IN_TEI = "Words are marked in the notation: this text is shown as TEI."


def pointer_to(target: str) -> str:
    """What a text has for a target that is named: "frus1961-63v06#d12" for one of the
    series, "doc:weber-hale-1971" for a document of no volume, or an address."""
    if target.startswith(("https://", "http://")):
        return target
    pointer = target_named(target).pointer
    return pointer if read_target(pointer) else f"{OWN_DOCUMENT}{target}"


class WordMarkingForm(forms.Form):
    """Filled in with what was `posted`, and read if its button was pressed. `read_named`
    tells which target is meant, or raises ValidationError."""

    words = forms.CharField(
        required=False,
        max_length=LONGEST_MARKED,
        widget=forms.TextInput(attrs={"class": "vTextField", "autocomplete": "off"}),
    )
    what = forms.ChoiceField(choices=CHOICES, label="These words")
    target = forms.CharField(
        required=False,
        max_length=300,
        label="Which document",
        widget=forms.TextInput(attrs={"class": "vTextField", "autocomplete": "off"}),
        help_text="Of a reference: identifier or name of a document, such as "
        "frus1961-63v06/d12, or an address.",
    )
    at = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(
        self,
        posted: Mapping[str, Any] | None,
        prefix: str,
        read_named: Callable[[str], str] | None = None,
        *,
        is_pressed: bool = False,
    ) -> None:
        self.read_named = read_named or str
        given = posted or {}
        typed = {
            name: given[f"{prefix}-{name}"]
            for name in self.base_fields
            if f"{prefix}-{name}" in given
        }
        super().__init__(posted if is_pressed else None, prefix=prefix, initial=typed)
        for name in ("words", "target"):
            check_characters(self.fields[name])

    @property
    def unmarked(self) -> str:
        """Why a text cannot be saved beside words that wait to be marked; empty if none
        do."""
        typed = "" if self.is_bound else self.initial.get("words", "")
        words = str(typed).strip()
        return NOT_MARKED_YET.format(words[:60]) if words else ""

    def clean_words(self) -> str:
        words = str(self.cleaned_data["words"]).strip()
        if not words:
            raise forms.ValidationError(NO_WORDS)
        return words

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        typed = str(cleaned.get("target", "")).strip()
        if cleaned.get("what") != Marked.REFERENCE or "target" in self.errors:
            cleaned["target"] = ""
        elif not typed:
            self.add_error("target", NO_TARGET)
        else:
            try:
                cleaned["target"] = pointer_to(self.read_named(typed))
            except forms.ValidationError as error:
                self.add_error("target", error)
        return cleaned

    def mark(self, text: str, text_format: str) -> str | None:
        """The notation with the words marked; None with an error."""
        if text_format != TextFormat.NOTATION:
            self.add_error("words", IN_TEI)
        if not self.is_valid():
            return None
        cleaned = self.cleaned_data
        notation = unify_line_ends(text)
        try:
            read_in_time(notation, Format.NOTATION)
            return mark_words(
                notation,
                cleaned["words"],
                Marked(cleaned["what"]),
                at=cleaned["at"],
                target=cleaned["target"],
            )
        except TeiError as error:
            self.add_error("words", str(error))
            return None
