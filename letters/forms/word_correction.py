"""The form in which words of one paragraph or note are corrected, without markup."""

from __future__ import annotations

from django import forms

from letters.forms.document_form import PUBLIC_REASON_HELP
from letters.forms.typed_text import TextField, check_characters

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
    reason = forms.CharField(
        label="Why this change",
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="Stored with the revision, for archivists who ask later.",
    )
    public_reason = forms.CharField(
        label="What readers are told",
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=PUBLIC_REASON_HELP,
    )
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
        for name in ("reason", "public_reason"):
            check_characters(self.fields[name])
