"""What is deleted, restored or moved: the buttons of the desk, as forms."""

from __future__ import annotations

from django import forms

# Instead of the kind of what was deleted: a reading that was given to a colleague.
GIVEN = "handing-over"


class RestoreForm(forms.Form):
    kind = forms.ChoiceField(
        choices=[(kind, kind) for kind in ("reading", "item", "annotation", GIVEN)]
    )
    pk = forms.IntegerField(min_value=1, max_value=2**62)


class RevisionForm(forms.Form):
    """Which revision of the row was on the page that the button was on."""

    revision = forms.IntegerField(min_value=0, max_value=2**31 - 1)


class MoveForm(forms.Form):
    """`order`: the keys of all items as they were on the page: "12,15,18"."""

    steps = forms.TypedChoiceField(coerce=int, choices=[(-1, "up"), (1, "down")])
    order = forms.RegexField(r"^[0-9]{1,18}+(?:,[0-9]{1,18}+){0,2000}+\Z")

    def clean_order(self) -> list[int]:
        return [int(key) for key in self.cleaned_data["order"].split(",")]


class PlaceForm(forms.Form):
    """What the teacher says of a place: `start` and `end` are those that were shown;
    the `revision` is that of the annotation to be removed."""

    answer = forms.ChoiceField(
        choices=[(answer, answer) for answer in ("right", "here", "remove")]
    )
    start = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1)
    end = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1)
    revision = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1)
