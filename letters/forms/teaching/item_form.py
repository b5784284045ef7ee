"""The form of an item: how much of its document is read, and how it is shown first."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from letters.forms.bodies import validate_body
from letters.forms.teaching.first_view import (
    DocumentChoices,
    FirstViewFields,
    first_view_in_words,
    first_view_of,
    initial_of,
)
from letters.forms.teaching.revised_form import RevisedForm
from letters.models import ReadingItem

_OF_DOCUMENT = ("extent", "page_key", "first_segment", "last_segment")
_OF_FIRST_VIEW = ("view", "passages", "mode", "hide")
_SOURCES = {"view": "views", "passages": "versions", "hide": "layers"}


class ItemForm(FirstViewFields, RevisedForm):
    """`choices` are those of its document; None while that is shown to nobody: then how
    much of it is read stays as it was."""

    page_key = forms.ChoiceField(
        label="Which page", required=False, help_text="Only for “One page”."
    )
    first_segment = forms.ChoiceField(
        label="From paragraph",
        required=False,
        help_text="These two only for “From one paragraph to another”.",
    )
    last_segment = forms.ChoiceField(label="To paragraph", required=False)
    introduction = forms.CharField(
        label="Words before it",
        required=False,
        validators=[validate_body],
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="What students read before the document. You may write Markdown.",
    )

    class Meta:
        model = ReadingItem
        fields = ("heading", "introduction", *_OF_DOCUMENT, "hides_annotations")
        widgets = {"extent": forms.RadioSelect}
        labels = {"extent": "Students read"}

    def __init__(
        self, *arguments: Any, choices: DocumentChoices | None, **options: Any
    ) -> None:
        super().__init__(*arguments, **options)
        self._choices = choices
        if choices is None:
            for name in (*_OF_DOCUMENT, *_OF_FIRST_VIEW):
                del self.fields[name]
            return
        self._offer("page_key", choices.pages)
        self._offer("first_segment", choices.segments)
        self._offer("last_segment", choices.segments)
        self._offer_first_view(choices)

    @property
    def about_words(self) -> list[forms.BoundField]:
        return [self[name] for name in ("heading", "introduction")]

    @property
    def about_extent(self) -> list[forms.BoundField]:
        return [self[name] for name in _OF_DOCUMENT if name in self.fields]

    @property
    def about_first_view(self) -> list[forms.BoundField]:
        names = (*_OF_FIRST_VIEW, "hides_annotations")
        return [self[name] for name in names if name in self.fields]

    def _offer(self, name: str, values: Any) -> None:
        """What there is to choose; a stored value that is gone from the text stays."""
        stored = getattr(self.instance, name)
        gone = [(stored, f"{stored} (not in the text any more)")]
        is_gone = stored and stored not in dict(values)
        self.fields[name].choices = [("", "–"), *values, *(gone if is_gone else [])]

    def _offer_first_view(self, choices: DocumentChoices) -> None:
        for name, source in _SOURCES.items():
            self.fields[name].choices = values = getattr(choices, source)
            if not values:
                del self.fields[name]
        if not choices.layers:
            del self.fields["mode"]
        for name, value in initial_of(self.instance.first_view, choices).items():
            self.initial.setdefault(name, value)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        extent = cleaned.get("extent")
        if extent == ReadingItem.Extent.PAGE and not cleaned.get("page_key"):
            self.add_error("page_key", "Choose the page.")
        if extent == ReadingItem.Extent.PASSAGE:
            self._clean_passage(cleaned)
        return cleaned

    def _clean_passage(self, cleaned: dict[str, Any]) -> None:
        first, last = cleaned.get("first_segment"), cleaned.get("last_segment")
        for name, value in (("first_segment", first), ("last_segment", last)):
            if not value and name not in self.errors:
                self.add_error(name, "Choose a paragraph.")
        keys = [key for key, _ in self._choices.segments] if self._choices else []
        are_known = first in keys and last in keys
        if are_known and keys.index(first) > keys.index(last):
            error = "The last paragraph comes before the first one."
            self.add_error("last_segment", ValidationError(error))

    def stored_values(self) -> dict[str, Any]:
        values = super().stored_values()
        if self._choices is not None:
            values["first_view"] = first_view_of(self.cleaned_data, self._choices)
        return values

    def label_of(self, name: str) -> str:
        return (
            "What students see first"
            if name == "first_view"
            else super().label_of(name)
        )

    def words_of(self, name: str, value: Any) -> str:
        if name == "first_view":
            return first_view_in_words(value)
        return super().words_of(name, value)
