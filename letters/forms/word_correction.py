"""The form in which words of one paragraph or note are corrected, without markup."""

from __future__ import annotations

from django import forms

from letters.forms.reason_fields import public_reason_field, reason_field
from letters.forms.typed_text import TextField

# In characters: the box shows about as many in a line.
_LINE = 90
_FEWEST_ROWS, _MOST_ROWS = 3, 20


def rows_for(words: str) -> int:
    """How high a box shows all of the `words`, and one line more."""
    lines = sum(1 + len(line) // _LINE for line in words.splitlines())
    return min(max(lines + 1, _FEWEST_ROWS), _MOST_ROWS)


class WordCorrectionForm(forms.Form):
    """`seen` are the words that were on the screen when the correction began; `report` is
    the number of the reader's report that it began with."""

    required_css_class = "required"

    words = TextField(
        label="The words",
        help_text=(
            "Change words, letters and signs. Names, italics, notes and pages keep their "
            "places; each line stays a line."
        ),
    )
    reason = reason_field()
    public_reason = public_reason_field()
    report = forms.CharField(required=False, widget=forms.HiddenInput)
    seen = forms.CharField(widget=forms.HiddenInput, strip=False)

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        rows = rows_for(self["words"].value() or "")
        self.fields["words"].widget.attrs |= {
            "class": "source-text source-text--fitted",
            "rows": rows,
            "spellcheck": "true",
        }
