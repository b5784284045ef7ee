"""The form of an annotation: what is said, what is asked, and of which words."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from letters.forms.bodies import validate_body, validate_linked_address
from letters.forms.teaching.annotation_places import PlacesForm
from letters.forms.teaching.revised_form import GONE, DifferingValue, RevisedForm
from letters.models import Annotation, ReadingItem
from letters.rendering.unseen import shows_something
from letters.teaching.annotating import (
    add_annotation,
    locked_texts,
    made_by_form,
    write_targets,
)
from letters.teaching.limits import ReadingFullError

MOST_CHOICES = 20
LONGEST_CHOICE = 300
_Kind = Annotation.Kind
_Asks = Annotation.Asks
# Of these, the words of the teacher are all there is.
_NEEDS_BODY = {_Kind.EXPLANATION, _Kind.QUESTION, _Kind.TERM, _Kind.REGION}


class AnnotationForm(PlacesForm, RevisedForm):
    """`choice_lines` are things to choose or to put in order, one a line; `right` are
    the numbers of the right ones."""

    kind = forms.ChoiceField(
        label="What it is",
        choices=_Kind.choices,
        widget=forms.RadioSelect,
        initial=_Kind.EXPLANATION,
    )
    body = forms.CharField(
        label="Your words",
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        validators=[validate_body],
        help_text="In Markdown: *italic*, **bold**, [words](https://…), - lists.",
    )
    address = forms.URLField(
        label="Address that the link leads to",
        required=False,
        max_length=1000,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"inputmode": "url"}),
    )
    asks = forms.ChoiceField(
        label="What students give as their answer",
        choices=_Asks.choices,
        required=False,
        widget=forms.RadioSelect,
        initial=_Asks.TEXT,
    )
    choice_lines = forms.CharField(
        label="Choices, one a line",
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        validators=[validate_body],
        help_text="Of things to be put in order: in the right order.",
    )
    right = forms.CharField(
        label="Numbers of the right ones",
        required=False,
        help_text="The first line is 1: “1, 3”. Empty where opinions differ.",
    )

    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Annotation
        fields = ("kind", "body", "address", "asks", "is_whited_out")

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields[
            "is_whited_out"
        ].label = "Cover these words until students ask for them"
        self.fields["address"].validators[:] = [validate_linked_address]
        self.label_suffix = ""
        is_stored = self.instance.pk is not None
        targets = self.instance.targets.select_related("document") if is_stored else []
        self.set_places(self.instance.item, targets)
        if is_stored:
            del self.fields["form_key"]
        else:
            self.initial["form_key"] = uuid4()
        self.initial["asks"] = self.instance.asks or _Asks.TEXT
        self.initial["choice_lines"] = "\n".join(self.instance.choices)
        right = (str(number + 1) for number in self.instance.solution)
        self.initial["right"] = ", ".join(right)
        if not is_stored and self.opened_kind == "image":
            self.initial["kind"] = _Kind.REGION
        # Others are refused with a reason, but not offered.
        offered = [
            row for row in _Kind.choices if row[0] in _kinds_of(self.opened_kind)
        ]
        self.fields["kind"].widget.choices = offered
        self.targets: list[Any] = []

    @classmethod
    def of_new(cls, item: ReadingItem, data: QueryDict) -> AnnotationForm:
        """The form of a new annotation as it was sent, or of the one that it made when
        it was sent before: by a double click, or after the browser's "Back"."""
        try:
            key = cls.base_fields["form_key"].clean(data.get("form_key"))
        except ValidationError:
            key = None
        sent = made_by_form(item, key)
        if sent is not None:
            sent.item = item
        return cls(data, instance=sent or Annotation(item=item))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.instance.deleted or self.instance.item.deleted:
            self.add_error(None, GONE)
        kind = cleaned.get("kind")
        if kind is None:
            return cleaned
        self._check_words_of_teacher(kind)
        self._check_question(kind)
        self._check_kind_of_place(kind)
        self.targets = self.find_targets(is_comparison=kind == _Kind.COMPARISON)
        return self.cleaned_data

    @property
    def visible(self) -> list[forms.BoundField]:
        return [field for field in super().visible if not field.is_hidden]

    @property
    def refuses_question(self) -> bool:
        """Whether there is something to put right in what is asked."""
        return not self.errors.keys().isdisjoint(("asks", "choice_lines", "right"))

    def save_where_it_stands(self) -> bool:
        """Check and save with the texts locked: a correction comes before or after."""
        with locked_texts(self.documents):
            return self.is_valid() and self.save_revision()

    def save_revision(self) -> bool:
        if self.instance.pk is None:
            return self._add()
        if self._is_stored_already():
            return True
        if moved := self._moved_meanwhile():
            self.conflict = [moved]
            return False
        if not super().save_revision():
            return False
        write_targets(self.instance, self.targets)
        return True

    def _add(self) -> bool:
        values = self.stored_values()
        try:
            self.instance = add_annotation(self.instance.item, values, self.targets)
        except ReadingFullError as error:
            self.add_error(None, str(error))
        return self.instance.pk is not None

    def _is_stored_already(self) -> bool:
        """Whether the form of a new one was sent twice, and nothing differs."""
        if "form_key" not in self.data:
            return False
        stored = Annotation.objects.present().filter(pk=self.instance.pk).first()
        return (
            stored is not None
            and not self._differences(stored, self.stored_values())
            and [target.place for target in stored.targets.all()]
            == [target and target.place for target in self.targets]
        )

    def stored_values(self) -> dict[str, Any]:
        values = super().stored_values()
        is_question = values["kind"] == _Kind.QUESTION
        asks = self.cleaned_data["asks"] or _Asks.TEXT
        return values | {
            "asks": asks if is_question else "",
            "choices": self.cleaned_data["choices"],
            "solution": self.cleaned_data["solution"],
        }

    def words_of(self, name: str, value: Any) -> str:
        if name == "choices":
            return "\n".join(value)
        if name == "solution":
            return ", ".join(str(number + 1) for number in value)
        return super().words_of(name, value)

    def _moved_meanwhile(self) -> DifferingValue | None:
        """The words, if another tab gave it others than this form began with."""
        stored = Annotation.objects.get(pk=self.instance.pk)
        seen = (self.cleaned_data["revision"], self.cleaned_data["taken_over"])
        before = self.data.get("initial-words")
        first = self.present_targets[:1]
        now = [target.public_words for target in first if target.is_public]
        is_moved = now and before is not None and _unfolded(before) != _unfolded(now[0])
        if stored.revision in seen or not is_moved:
            return None
        self.present_revision = stored.revision
        return DifferingValue("These words", self.cleaned_data["words"], now[0])

    # What goes with which kind

    def _check_words_of_teacher(self, kind: str) -> None:
        cleaned = self.cleaned_data
        is_covering = cleaned.get("is_whited_out")
        if kind in _NEEDS_BODY and not is_covering and cleaned.get("body") == "":
            self.add_error("body", "Write what students are to read here.")
        if kind == _Kind.LINK and cleaned.get("address") == "":
            self.add_error("address", "Give the address that the link leads to.")
        if kind != _Kind.LINK and cleaned.get("address"):
            self.add_error(
                "address",
                "Only a link has an address. Choose “Link” above, or empty this field; "
                "an address among your words works with every kind.",
            )

    def _check_question(self, kind: str) -> None:
        asks = self.cleaned_data.get("asks") or _Asks.TEXT
        has_choices = kind == _Kind.QUESTION and asks in (_Asks.CHOICE, _Asks.ORDER)
        choices = self._choices()
        self.cleaned_data["choices"] = choices
        self.cleaned_data["solution"] = []
        if has_choices:
            if len(choices) < 2 and "choice_lines" not in self.errors:
                self.add_error("choice_lines", "Give at least two, each on a line.")
        elif choices:
            self.add_error(
                "choice_lines",
                "These belong to a question with a choice, or with things to be put in "
                "order. Choose that above, or empty this field.",
            )
        self._check_right(choices, may_be=has_choices and asks == _Asks.CHOICE)

    def _choices(self) -> list[str]:
        lines = (self.cleaned_data.get("choice_lines") or "").split("\n")
        choices = [" ".join(line.split()) for line in lines if line.strip()]
        if len(choices) > MOST_CHOICES:
            told = f"These are {len(choices)} lines; give {MOST_CHOICES} at most."
            self.add_error("choice_lines", told)
        for number, choice in enumerate(choices, 1):
            if len(choice) > LONGEST_CHOICE:
                self.add_error(
                    "choice_lines",
                    f"Line {number} has {len(choice)} characters; {LONGEST_CHOICE} are "
                    "the most.",
                )
            elif not shows_something(choice):
                self.add_error("choice_lines", f"Line {number} shows nothing.")
            elif (first := choices.index(choice) + 1) < number:
                told = f"Line {number} is the same as line {first}."
                self.add_error("choice_lines", told)
        return choices

    def _check_right(self, choices: list[str], *, may_be: bool) -> None:
        right = (self.cleaned_data.get("right") or "").replace(",", " ").split()
        if not right:
            return
        if not may_be:
            self.add_error(
                "right",
                "Only a question with a choice has right ones. Empty this field.",
            )
            return
        wrong = [
            written
            for written in right
            if not (written.isdecimal() and len(written) < 4)
            or not 1 <= int(written) <= len(choices)
        ]
        if wrong:
            told = f"“{wrong[0]}” is none of the numbers from 1 to {len(choices)}."
            self.add_error("right", told)
            return
        self.cleaned_data["solution"] = sorted({int(number) - 1 for number in right})

    def _check_kind_of_place(self, kind: str) -> None:
        is_in_words = not (self.is_region or self.is_about_item)
        asks_for_passage = (
            kind == _Kind.QUESTION and self.cleaned_data.get("asks") == _Asks.PASSAGE
        )
        if kind == _Kind.REGION and not self.is_region:
            self.add_error(
                "kind",
                "A region is on a scan. Go back to the text and press “Annotate a region” "
                "below the scan; or choose another kind.",
            )
        if kind == _Kind.COMPARISON and not is_in_words:
            self.add_error("kind", "Only words are compared. Choose another kind.")
        if asks_for_passage and not is_in_words:
            self.add_error("asks", "A passage to be found is in the words of the text.")
        if self.cleaned_data.get("is_whited_out") and not is_in_words:
            self.add_error("is_whited_out", "Only words of the text can be covered.")


def _kinds_of(part: str) -> set[str]:
    """The kinds that a part of this kind may have."""
    kinds = set(_Kind.values)
    if part == "image":
        return kinds - {_Kind.COMPARISON, _Kind.TERM}
    return kinds - (
        {_Kind.REGION, _Kind.COMPARISON} if part == "item" else {_Kind.REGION}
    )


def _unfolded(words: str) -> str:
    return " ".join(words.split())
