"""A field for a date in whatever way people write it, which shows what it understood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.forms import Script
from django.urls import reverse_lazy
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from letters.tei.dates import DateError, HistoricalDate, describe, read_typed_date
from letters.tei.dates.typed_dates import LONGEST_TYPED

HELP = (
    "As you write it: 3 April 1962, 3.4.1962, ca. 1962, spring 1962, between 3 and 5 April "
    "1962, n.d.; or EDTF: 1962-04-03."
)
AMBIGUOUS = "“{}” can mean {} or {}. Choose one below, or write it otherwise."


def dates_in(typed: object) -> Sequence[HistoricalDate]:
    """All that was typed can mean; nothing if it is no date."""
    try:
        return read_typed_date(str(typed or ""))
    except DateError:
        return ()


class TypedDateInput(forms.TextInput):
    """A box, and under it what its date means: in words, or as a choice of two.

    A script asks the server when the box is left; without one, the form says it
    whenever it is shown.
    """

    class Media:
        js = (Script("js/typed_dates.js", type="module"),)

    def value_from_datadict(
        self, data: Mapping[str, Any], files: Mapping[str, Any], name: str
    ) -> Any:
        typed = super().value_from_datadict(data, files, name)
        meant = data.get(name_of_choice(name))
        readings = [date.edtf for date in dates_in(typed)]
        return meant if len(readings) > 1 and meant in readings else typed

    def render(
        self, name: str, value: Any, attrs: dict | None = None, renderer: Any = None
    ) -> SafeString:
        address = str(reverse_lazy("admin:dates"))
        box = super().render(
            name, value, {**(attrs or {}), "data-dates": address}, renderer
        )
        dates = dates_in(value)
        choice = _choice(name, dates) if len(dates) > 1 else ""
        words = _in_words(dates[0], value) if len(dates) == 1 else ""
        return format_html(
            '<span class="date-box">{}<output class="date-reading">{}</output>{}</span>',
            box,
            words,
            choice,
        )


def _in_words(date: HistoricalDate, typed: object) -> str:
    """With its EDTF, where that is not what was typed."""
    words = describe(date)
    return words if date.edtf == typed else f"{words} ({date.edtf})"


def _choice(name: str, dates: Sequence[HistoricalDate]) -> SafeString:
    """Both readings of a date whose day and month could change places."""
    options = format_html_join(
        " ",
        '<label><input type="radio" name="{}" value="{}"> {}</label>',
        ((name_of_choice(name), date.edtf, describe(date)) for date in dates),
    )
    return format_html(
        '<span class="date-choice" role="radiogroup" aria-label="Which date?">{}</span>',
        options,
    )


def name_of_choice(name: str) -> str:
    return f"{name}-meant"


class TypedDateField(forms.CharField):
    """Its value is EDTF, or "" for nothing and for “undated”."""

    widget = TypedDateInput

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"help_text": HELP, **options})

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """The limit is that of EDTF; words may be longer."""
        attrs = {**super().widget_attrs(widget), "class": "vTextField vDateInWords"}
        return {**attrs, "maxlength": str(LONGEST_TYPED)}

    def to_python(self, value: Any) -> str:
        typed = super().to_python(value)
        try:
            dates = read_typed_date(typed)
        except DateError as error:
            raise forms.ValidationError(str(error), code="no_date") from error
        if len(dates) > 1:
            said = AMBIGUOUS.format(typed, *map(describe, dates))
            raise forms.ValidationError(said, code="ambiguous")
        return dates[0].edtf if dates else ""
