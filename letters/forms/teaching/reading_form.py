"""The form of a reading: its words, who may read it, and until when."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from letters.forms.bodies import validate_body
from letters.forms.teaching.revised_form import RevisedForm
from letters.models import Reading
from letters.models.readings import today

# Of what teachers write: the language is said to browsers and screen readers.
LANGUAGES = (
    ("en", "English"),
    ("ar", "Arabic – العربية"),
    ("zh", "Chinese – 中文"),
    ("cs", "Czech – čeština"),
    ("nl", "Dutch – Nederlands"),
    ("fi", "Finnish – suomi"),
    ("fr", "French – français"),
    ("de", "German – Deutsch"),
    ("hu", "Hungarian – magyar"),
    ("it", "Italian – italiano"),
    ("ja", "Japanese – 日本語"),
    ("ko", "Korean – 한국어"),
    ("pl", "Polish – polski"),
    ("pt", "Portuguese – português"),
    ("ru", "Russian – русский"),
    ("es", "Spanish – español"),
    ("sv", "Swedish – svenska"),
    ("tr", "Turkish – Türkçe"),
    ("uk", "Ukrainian – українська"),
)
# A day outside of these is a slip in the year.
_FIRST_DAY, _LAST_DAY = date(2000, 1, 1), date(2199, 12, 31)
_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ReadingForm(RevisedForm):
    language = forms.ChoiceField(
        label="Language of what you write", choices=LANGUAGES, required=False
    )
    introduction = forms.CharField(
        required=False,
        validators=[validate_body],
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="What students read first. You may write Markdown.",
    )
    tasks = forms.CharField(
        required=False,
        validators=[validate_body],
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="What is to be done with the reading as a whole.",
    )

    class Meta:
        model = Reading
        fields = (
            *("title", "byline", "introduction", "tasks", "language"),
            *("visibility", "closes_on"),
        )
        widgets = {"visibility": forms.RadioSelect, "closes_on": _DAY}
        labels = {"byline": "By", "closes_on": "Closes on"}
        help_texts = {
            "closes_on": "On this day it is closed. Leave it empty to close it yourself.",
        }

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["closes_on"].validators += [
            MinValueValidator(
                _FIRST_DAY, "This day is too long ago. Look at its year."
            ),
            MaxValueValidator(_LAST_DAY, "This day is too far away. Look at its year."),
        ]
        language = self.instance.language
        if language not in dict(LANGUAGES):
            self.fields["language"].choices = [*LANGUAGES, (language, language)]

    @property
    def saved_message(self) -> str:
        """What was saved; that it closed the reading at once, too."""
        day = self.instance.closes_on
        if day is None or not self.instance.is_closed_on(today()):
            return "Saved."
        if day == today():
            return "Saved. It is closed from today on."
        return "Saved. It is closed, since this day is over."

    def clean_language(self) -> str:
        return self.cleaned_data["language"] or self.instance.language


class NewReadingForm(RevisedForm):
    """What a reading needs to begin with."""

    class Meta:
        model = Reading
        fields = ("title", "byline")
        labels = {"byline": "By"}


class HandOverForm(forms.Form):
    colleague = forms.CharField(
        label="User name of the colleague",
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    is_sure = forms.BooleanField(
        label="I give it away: once my colleague has changed it, only he or she can give "
        "it back.",
        error_messages={"required": "Tick this if you want to give it away."},
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)
