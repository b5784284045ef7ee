"""What students see first of a document: choices of a PageViewForm, as fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict

from letters.forms.page_view import PageViewForm, query_of

EVERY_MARK, WORDS_ALONE, AS_TICKED = "diplomatic", "clean", "ticked"
MODES = (
    (EVERY_MARK, "Every mark, as on the paper"),
    (WORDS_ALONE, "The words alone"),
    (AS_TICKED, "Without what is ticked below"),
)
_NOTES = "notes"

Choices = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class DocumentChoices:
    """What can be chosen of one document: values and labels, in order."""

    pages: Choices = ()
    segments: Choices = ()
    layers: Choices = ()
    versions: Choices = ()
    views: Choices = ()


class FirstViewFields(forms.Form):
    """`view`, `passages` and `hide` as PageViewForm has them; `mode` says whether layers
    are ticked one by one."""

    view = forms.ChoiceField(label="The text", required=False, widget=forms.RadioSelect)
    passages = forms.ChoiceField(
        label="Conditional passages", required=False, widget=forms.RadioSelect
    )
    mode = forms.ChoiceField(
        label="Marks and notes",
        choices=MODES,
        required=False,
        widget=forms.RadioSelect,
    )
    hide = forms.MultipleChoiceField(
        label="Leave out",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


def initial_of(first_view: str, choices: DocumentChoices) -> dict[str, Any]:
    """The values of the fields, from a stored query string."""
    form = PageViewForm(QueryDict(first_view))
    form.is_valid()
    asked = form.cleaned_data
    hidden = form.hidden
    mode = AS_TICKED if hidden else EVERY_MARK
    if hidden and set(hidden) == set(_marks(choices)):
        mode = WORDS_ALONE
    return {
        "view": asked.get("view", ""),
        "passages": asked.get("passages", ""),
        "hide": hidden,
        "mode": mode,
    }


def first_view_of(cleaned: dict[str, Any], choices: DocumentChoices) -> str:
    """The query string, without its "?", that the fields ask for."""
    hidden = {
        EVERY_MARK: [],
        WORDS_ALONE: _marks(choices),
        AS_TICKED: cleaned.get("hide", []),
    }.get(cleaned.get("mode", ""), cleaned.get("hide", []))
    query = query_of(
        {
            "view": cleaned.get("view", ""),
            "passages": cleaned.get("passages", ""),
            "hide": sorted(set(hidden)),
        }
    )
    return query.removeprefix("?")


def first_view_in_words(first_view: str) -> str:
    """What a stored query string shows, for people."""
    form = PageViewForm(QueryDict(first_view))
    form.is_valid()
    version = dict(PageViewForm.VERSIONS).get(form.cleaned_data.get("passages", ""))
    pages = "page by page" if form.cleaned_data.get("view", "") else ""
    left_out = form.names_of_hidden
    without = f"without {', '.join(left_out)}" if left_out else "every mark"
    return "; ".join(filter(None, [pages, version, without]))


def _marks(choices: DocumentChoices) -> list[str]:
    """The layers that the words alone are without."""
    return sorted(name for name, _ in choices.layers if name != _NOTES)
