"""The part of an annotation's form that says which words, or which region, are meant.

Nothing that a browser counted is believed: see `teaching.placing`. Each refusal stands
at the field that it is about, and everything typed stays in the form.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from letters.models import AnnotationTarget, ReadingItem
from letters.teaching.annotating import target_of
from letters.teaching.item_texts import ExtentError, ItemTexts, NotShownError
from letters.teaching.parts import Part
from letters.teaching.placing import (
    Occurrence,
    PlacingError,
    SaidRegion,
    SaidWords,
    SeveralPlacesError,
    find_in_item,
    place_region,
    place_words,
)
from letters.teaching.words import fold_words

_REGION = ("x", "y", "width", "height")
# What a teacher changes to say that other words are meant.
_OWN = ("words", "first_words", "last_words", *_REGION)
_OTHER = ("other_item", "other_words", "other_first_words", "other_last_words")


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


class PartField(forms.CharField):
    """A part of the item as addresses write it: "segment:p12"."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False, max_length=200)

    def clean(self, value: Any) -> Part | None:
        return Part.read(super().clean(value))

    def prepare_value(self, value: Any) -> Any:
        return str(value) if isinstance(value, Part) else value


def _words(label: str, help_text: str = "", rows: int = 0) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        strip=False,
        widget=widget,
        show_hidden_initial=True,
    )


def _pixels(label: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=10**6,
        show_hidden_initial=True,
    )


class PlacesForm(forms.Form):
    """`part` is what was open when "Annotate" was pressed; `start` and `end` are what a
    script counted, `choice` is one of several places of the same words."""

    part = PartField()
    last_part = PartField()
    start = CountField()
    end = CountField()
    words = _words(
        "These words",
        "Exactly as they stand above. Empty: the whole of it.",
        rows=2,
    )
    first_words = _words("From")
    last_words = _words("to", "The first and the last words of a longer passage.")
    choice = CountField()
    choices_offered = CountField()
    choices_of = forms.CharField(required=False, widget=forms.HiddenInput)
    looks_everywhere = forms.BooleanField(
        label="Look for them in the whole text and its notes", required=False
    )
    x = _pixels("Left")
    y = _pixels("Top")
    width = _pixels("Width")
    height = _pixels("Height")
    other_item = forms.ModelChoiceField(
        ReadingItem.objects.none(), label="In", required=False, show_hidden_initial=True
    )
    other_words = _words("The words of the other passage", rows=2)
    other_first_words = _words("From")
    other_last_words = _words("to")
    other_choice = CountField()
    other_choices_offered = CountField()
    other_choices_of = forms.CharField(required=False, widget=forms.HiddenInput)

    # Several places of the words that were asked for, of which one is to be chosen.
    occurrences: Sequence[Occurrence] = ()
    asked = ""
    other_occurrences: Sequence[Occurrence] = ()
    other_asked = ""

    def set_places(
        self, item: ReadingItem, targets: Sequence[AnnotationTarget]
    ) -> None:
        """What the fields begin with, and may choose from; called once, at first."""
        self.item = item
        self.present_targets = list(targets)
        items = ReadingItem.objects.shown().filter(reading=item.reading_id)
        self.fields["other_item"].queryset = items.select_related("document")
        self.fields["other_item"].empty_label = None
        self.initial.setdefault("other_item", item.pk)
        if targets:
            self.initial.update(_initial_of(targets[0]))
        if len(targets) > 1:
            self.initial["other_words"] = targets[1].exact
            others = items.filter(document=targets[1].document_id)
            self.initial["other_item"] = getattr(others.first(), "pk", item.pk)

    @property
    def documents(self) -> list[int | None]:
        """The documents whose texts must stay as they are while this is saved."""
        keys = [self.item.document_id]
        try:
            other = self.fields["other_item"].clean(self.data.get("other_item"))
        except forms.ValidationError:
            other = None
        return [*keys, other.document_id] if other else keys

    @property
    def refuses_other(self) -> bool:
        """Whether there is something to put right in the other passage."""
        return not self.errors.keys().isdisjoint(_OTHER)

    @property
    def is_region(self) -> bool:
        part = self.cleaned_data.get("part")
        return part is not None and part.kind == "image"

    @property
    def is_about_item(self) -> bool:
        part = self.cleaned_data.get("part")
        return part is not None and part.kind == "item"

    def find_targets(self, *, is_comparison: bool) -> list[AnnotationTarget | None]:
        """The places that are meant; None for one that stays. Errors go to their fields."""
        try:
            texts = ItemTexts(self.item)
        except (NotShownError, ExtentError) as error:
            self.add_error(None, str(error))
            return []
        targets = self._own_target(texts)
        if targets and is_comparison:
            targets += self._other_target()
        return targets

    def _own_target(self, texts: ItemTexts) -> list[AnnotationTarget | None]:
        part = self.cleaned_data.get("part")
        is_said_anew = self._is_chosen("") or set(self.changed_data) & set(_OWN)
        if self.present_targets and not is_said_anew:
            return [None]
        if part is None:
            self.add_error(
                None,
                "Nothing says what of the text is meant. Go back to the text and press "
                "“Annotate” beside the paragraph, the note or the scan.",
            )
            return []
        if part.kind == "item":
            return []
        try:
            if part.kind == "image":
                return [target_of(texts, place_region(texts, self._region(part.key)))]
            said = self._said(part, "")
            everywhere = self.cleaned_data.get("looks_everywhere")
            find = find_in_item if everywhere else place_words
            return [target_of(texts, find(texts, said))]
        except SeveralPlacesError as several:
            self.occurrences, self.asked = several.occurrences, self._asked("")
            self._refuse(str(several), "")
        except PlacingError as error:
            self._refuse(str(error), "")
        return []

    def _other_target(self) -> list[AnnotationTarget | None]:
        is_there = len(self.present_targets) > 1
        is_said_anew = self._is_chosen("other_") or set(self.changed_data) & set(_OTHER)
        if is_there and not is_said_anew:
            return [None]
        item = self.cleaned_data.get("other_item")
        said = self._said(Part("item"), "other_")
        if item is None or not (said.words.strip() or said.first_words.strip()):
            self.add_error(
                "other_words",
                "Give the words of the other passage, or the first and the last of them.",
            )
            return []
        try:
            texts = ItemTexts(item)
            return [target_of(texts, find_in_item(texts, said))]
        except SeveralPlacesError as several:
            self.other_occurrences = several.occurrences
            self.other_asked = self._asked("other_")
            self._refuse(str(several), "other_")
        except (PlacingError, NotShownError, ExtentError) as error:
            self._refuse(str(error), "other_")
        return []

    def _said(self, part: Part, prefix: str) -> SaidWords:
        """What the fields that begin with `prefix` say."""
        typed = self.cleaned_data
        is_own = not prefix
        return SaidWords(
            part,
            last_part=typed.get("last_part") if is_own else None,
            words=typed.get(f"{prefix}words", ""),
            start=typed.get("start") if is_own else None,
            end=typed.get("end") if is_own else None,
            first_words=typed.get(f"{prefix}first_words", ""),
            last_words=typed.get(f"{prefix}last_words", ""),
            choice=typed.get(f"{prefix}choice") if self._is_chosen(prefix) else None,
            choices=typed.get(f"{prefix}choices_offered"),
        )

    def _is_chosen(self, prefix: str) -> bool:
        """Whether one of several places of just these words was chosen."""
        is_same = self.cleaned_data.get(f"{prefix}choices_of") == self._asked(prefix)
        return is_same and bool(self.cleaned_data.get(f"{prefix}choice"))

    def _asked(self, prefix: str) -> str:
        """The words of which there may be several, as one line."""
        names = (f"{prefix}words", f"{prefix}first_words", f"{prefix}last_words")
        typed = (self.cleaned_data.get(name) or "" for name in names)
        return "|".join(fold_words(words) for words in typed)

    def _region(self, image: str) -> SaidRegion:
        numbers = [self.cleaned_data.get(name) for name in _REGION]
        if any(number is None for number in numbers):
            raise PlacingError(
                "Give the left edge, the top, the width and the height of the region, in "
                "pixels of the scan; or draw it on the scan."
            )
        return SaidRegion(image, *numbers)

    def _refuse(self, message: str, prefix: str) -> None:
        """Put the message at the field that was filled in."""
        name = f"{prefix}words"
        if not prefix and self.is_region:
            name = "x"
        elif not fold_words(self.cleaned_data.get(name) or ""):
            between = f"{prefix}first_words"
            name = between if self.cleaned_data.get(between) else name
        self.add_error(name, message)


def _initial_of(target: AnnotationTarget) -> dict[str, Any]:
    if target.is_region:
        return {name: getattr(target, name) for name in _REGION}
    return {"words": target.exact}


class SelectionForm(forms.Form):
    """What a script says of selected words, or an address of the part to annotate."""

    part = PartField()
    last_part = PartField()
    start = CountField()
    end = CountField()
    words = forms.CharField(required=False, strip=False)


class DeletedForm(forms.Form):
    """The number of the annotation that was deleted just now."""

    deleted = CountField()
