"""Fields of the forms that say which part of a text is meant, and what scripts count."""

from __future__ import annotations

from typing import Any

from django import forms

from letters.models import ReadingItem
from letters.teaching.annotatable_parts import Part
from letters.teaching.placing import LONGEST_WORDS, too_long


class CountField(forms.IntegerField):
    """A number that a script filled in: one that makes no sense is as good as none."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False, min_value=0, max_value=10**9)

    def clean(self, value: Any) -> int | None:
        try:
            return super().clean(value)
        except forms.ValidationError:
            return None


class AskedField(forms.CharField):
    """The words of which one of several places is chosen: only compared."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False, strip=False)

    def clean(self, value: Any) -> str:
        words = value or ""
        return words if len(words) <= 3 * LONGEST_WORDS + 2 else ""


class PartField(forms.CharField):
    """A part of the item as addresses write it: "segment:p12"."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False, max_length=200)

    def clean(self, value: Any) -> Part | None:
        return Part.read(super().clean(value))

    def prepare_value(self, value: Any) -> Any:
        return str(value) if isinstance(value, Part) else value


def validate_length(words: str) -> None:
    """Refuse what takes long to look for. A limit of the widget would cut pasted words
    off in silence."""
    if len(words) > LONGEST_WORDS:
        raise forms.ValidationError(too_long(words), code="max_length")


def words_field(label: str, help_text: str = "", rows: int = 0) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        strip=False,
        widget=widget,
        show_hidden_initial=True,
        validators=[validate_length],
    )


def pixels_field(label: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=10**6,
        show_hidden_initial=True,
    )


class ItemField(forms.ModelChoiceField):
    """An item of the same reading, called as students see it."""

    def __init__(self, label: str) -> None:
        super().__init__(
            ReadingItem.objects.none(),
            label=label,
            required=False,
            empty_label=None,
            show_hidden_initial=True,
        )

    def label_from_instance(self, item: ReadingItem) -> str:
        return str(item.heading or item.document.title)


class SelectionForm(forms.Form):
    """What a script says of selected words, or an address of the part to annotate."""

    part = PartField()
    last_part = PartField()
    start = CountField()
    end = CountField()
    words = forms.CharField(required=False, strip=False, validators=[validate_length])


class DeletedForm(forms.Form):
    """The number of the annotation that was deleted just now."""

    deleted = CountField()
