"""The form in which a reader reports a mistake: what may be said, and by what it is sent."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from letters.forms.bodies import validate_line
from letters.forms.report_token import ReportToken
from letters.forms.typed_text import check_characters, unify_line_ends
from letters.models.mistake_reports import (
    LONGEST_MESSAGE,
    LONGEST_NAME,
    LONGEST_WORDS,
)
from letters.rendering.unseen import describe, place_in

LONGEST_BEFORE = 80
# Reports that came out of the same form, too early, too late or from a program.
_TOO_QUICK = (
    "This came so soon after the page that a program may have sent it. Look at it once "
    "more, and send it again. What you typed is still here."
)
_TOO_OLD = (
    "This page was open for long, and so nothing was sent yet. Send it again. What you "
    "typed is still here."
)
_TRAP = "This field is a trap for programs. Empty it, and send the report again."


# What turns the direction of reading, and controls.
_MISLEADING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)


def validate_quoted(value: str) -> None:
    """Refuse what would mislead whoever reads the words; a text may have other
    characters that are not seen, such as soft hyphens."""
    if found := _MISLEADING.search(value):
        place, character = place_in(value, found.start()), describe(found[0])
        raise ValidationError(f"{place}: {character} is not taken. Delete it.")


# Hidden fields are believed in nothing, and so refuse nothing.
_CHECKS: dict[str, Callable[[str], None] | None] = {
    "words": validate_quoted,
    "message": validate_line,
    "name": validate_line,
    "email": validate_line,
    "website": None,
    "before": None,
    "written": None,
}


class LinesField(forms.CharField):
    """Several lines, whose ends are one character each wherever they were typed."""

    widget = forms.Textarea

    def to_python(self, value: object) -> str:
        return unify_line_ends(super().to_python(value))


class MistakeReportForm(forms.Form):
    """`words` are those of the text that are meant, `before` what stands before them.

    Once it is valid, `token` says which form it was.
    """

    words = LinesField(
        label="Which words of the text?",
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Copied from the page. Leave it empty if you mean more than a few words.",
    )
    before = LinesField(required=False, widget=forms.HiddenInput)
    message = LinesField(
        label="What is wrong?",
        max_length=LONGEST_MESSAGE,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=f"And what should be there, if you know. {LONGEST_MESSAGE:,} "
        "characters at most, plain text.",
    )
    name = forms.CharField(label="Your name", required=False, max_length=LONGEST_NAME)
    may_be_named = forms.BooleanField(
        label="Thank me by this name in the public history of the document, if a "
        "correction comes of it",
        required=False,
    )
    email = forms.EmailField(label="Your e-mail address", required=False)
    website = forms.CharField(label="Leave this field empty", required=False)
    written = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        subject: str,
        now: datetime,
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial, label_suffix="")
        self.token = ReportToken.issue(subject, now)
        self._now = now
        self.initial["written"] = str(self.token)
        for name, validate in _CHECKS.items():
            check_characters(self.fields[name])
            self.fields[name].validators[:1] = [validate] if validate else []
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        self.fields["email"].widget.attrs["autocomplete"] = "email"
        # Neither seen nor reached by keyboard; browsers fill in nothing.
        trap = {"tabindex": "-1", "autocomplete": "off"}
        self.fields["website"].widget.attrs.update(trap)

    @property
    def is_trapped(self) -> bool:
        """Whether the field that is to stay empty must be shown, to be emptied."""
        return "website" in self.errors

    def clean_before(self) -> str:
        """A hint, no word of the reader's: what is too long is cut."""
        before: str = self.cleaned_data["before"]
        return before[-LONGEST_BEFORE:]

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise ValidationError(_TRAP)
        return ""

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        sent = ReportToken.read(self.data.get("written", ""))
        is_own = sent is not None and sent.subject == self.token.subject
        if sent is None or not is_own or sent.is_too_old(self._now):
            self._write_anew()
            raise ValidationError(_TOO_OLD)
        self.token = sent
        if sent.is_too_quick(self._now):
            raise ValidationError(_TOO_QUICK)
        return cleaned

    def _write_anew(self) -> None:
        """Let the form have a token of now when it is shown again."""
        self.data = self.data.copy()
        self.data["written"] = str(self.token)
