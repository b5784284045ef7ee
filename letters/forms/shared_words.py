"""How many words two letters must share for a reader to be shown them."""

from __future__ import annotations

from django import forms

FEWEST, MOST, USUAL = 5, 12, 6


class SharedWordsForm(forms.Form):
    words = forms.TypedChoiceField(
        label="At least so many words",
        choices=[(number, str(number)) for number in range(FEWEST, MOST + 1)],
        coerce=int,
        empty_value=USUAL,
        required=False,
        initial=USUAL,
    )

    @property
    def least(self) -> int:
        """The number asked for; the usual one when it is missing or invalid."""
        self.is_valid()
        return self.cleaned_data.get("words", USUAL)
