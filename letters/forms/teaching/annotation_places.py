"""The part of an annotation's form that says which words, or which region, are meant.

Nothing that a browser counted is believed: see `teaching.placing`. Each refusal stands
at the field that it is about, and everything typed stays in the form.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from letters.forms.teaching.place_fields import (
    AskedField,
    CountField,
    ItemField,
    PartField,
    pixels_field,
    words_field,
)
from letters.models import AnnotationTarget, ReadingItem
from letters.teaching.annotatable_parts import Part
from letters.teaching.annotating import target_of
from letters.teaching.checked_places import (
    Occurrence,
    PlacingError,
    SaidRegion,
    SaidWords,
    SeveralPlacesError,
)
from letters.teaching.item_texts import ExtentError, ItemTexts, NotShownError
from letters.teaching.placing import find_in_item, place_region, place_words
from letters.teaching.quoted_words import fold_words

_REGION = ("x", "y", "width", "height")
# What a teacher changes to say that other words are meant.
_OWN = ("words", "first_words", "last_words", *_REGION)
_OTHER = ("other_item", "other_words", "other_first_words", "other_last_words")


class PlacesForm(forms.Form):
    """`part` is what was open when "Annotate" was pressed; `start` and `end` are what a
    script counted, `choice` is one of several places of the same words."""

    part = PartField()
    last_part = PartField()
    start = CountField()
    end = CountField()
    words = words_field(
        "These words",
        "Exactly as they stand above. Empty: the whole of it.",
        rows=2,
    )
    first_words = words_field("From")
    last_words = words_field("to", "The first and the last words of a longer passage.")
    choice = CountField()
    choices_offered = CountField()
    choices_of = AskedField()
    looks_everywhere = forms.BooleanField(
        label="Look for them in the whole text and its notes", required=False
    )
    x = pixels_field("Left")
    y = pixels_field("Top")
    width = pixels_field("Width")
    height = pixels_field("Height")
    other_item = ItemField("In")
    other_words = words_field("The words of the other passage", rows=2)
    other_first_words = words_field("From")
    other_last_words = words_field("to")
    other_choice = CountField()
    other_choices_offered = CountField()
    other_choices_of = AskedField()

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
        self.initial.setdefault("other_item", item.pk)
        if targets:
            self.initial.update(_initial_of(targets[0]))
        if len(targets) > 1:
            self.initial["other_words"] = targets[1].public_words
            others = items.filter(document=targets[1].document_id)
            self.initial["other_item"] = getattr(others.first(), "pk", item.pk)

    @property
    def opened_kind(self) -> str:
        """The kind of the part that the form is about, as it was sent or opened."""
        value = self["part"].value()
        part = value if isinstance(value, Part) else Part.read(value or "")
        return part.kind if part else ""

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
    def hides_other(self) -> bool:
        """Whether the other passage is one whose words nobody is shown now."""
        return any(not target.is_public for target in self.present_targets[1:])

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
        # Whatever is wrong with either of them is told at once.
        return targets + self._other_target() if is_comparison else targets

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
    return {"words": target.public_words}
