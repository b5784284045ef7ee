"""What an archivist says of one document of a sitting; it is filled in with what was read."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import QueryDict

from letters.derivation.description.document_kinds import KIND_CHOICES
from letters.forms.date_field import TypedDateField, name_of_choice
from letters.forms.editable_text import TextFormat
from letters.forms.intake.draft_text import OUTDATED, DraftText
from letters.forms.intake.hints import HintedField, hinted_field
from letters.forms.intake.joined import OF_WORDS, waiting_name
from letters.forms.mistake_report import validate_quoted
from letters.forms.typed_text import TextField, check_characters, unify_line_ends
from letters.forms.used_identifiers import refuse_used_unseen
from letters.forms.word_marking import WordMarkingForm
from letters.ingest.transcriptions import DraftStatement, StatedParty
from letters.ingest.transcriptions.proposed_identifiers import is_in_use
from letters.models.identifiers import validate_document_identifier

LONGEST_NAME = 300
MOST_NAMES_IN_VIEW = 6
READ = ("title", "kind", "date", "senders", "recipients", "identifier")


@dataclass(frozen=True, slots=True)
class ReadDraft:
    """What was read of the document with this `number`, by the names of the fields.

    `places` say where each was read; `evidence` has the words of the paper for each name.
    """

    number: int
    values: Mapping[str, str]
    places: Mapping[str, str]
    evidence: Mapping[str, str] = field(default_factory=dict)


def marking_prefix(number: int) -> str:
    """What the names of the fields begin with that mark words of document `number`."""
    return f"draft-{number}-mark"


class DraftForm(forms.Form):
    """A field that nobody changed follows what is read: of each, the form carries what was
    read when it was shown."""

    title = forms.CharField(
        max_length=500, widget=forms.TextInput(attrs={"class": "vTextField"})
    )
    kind = forms.ChoiceField(choices=KIND_CHOICES)
    date = TypedDateField(required=False)
    senders = forms.CharField(
        label="From", required=False, widget=forms.Textarea(attrs={"rows": 1})
    )
    recipients = forms.CharField(
        label="To", required=False, widget=forms.Textarea(attrs={"rows": 1})
    )
    identifier = forms.CharField(
        max_length=160, validators=[validate_document_identifier]
    )
    text = TextField(required=False)
    text_format = forms.CharField(widget=forms.HiddenInput)

    def __init__(
        self,
        read: ReadDraft,
        text: DraftText,
        posted: QueryDict,
        taken: Collection[str] = (),
        editor: Any = None,
    ) -> None:
        """`taken` are the identifiers of the documents before it; `editor` fills it in."""
        self.read, self.draft_text, self.taken = read, text, taken
        self.called_before = posted.get(f"draft-{read.number}-called", "")
        self.editor = editor
        prefix = f"draft-{read.number}"
        data = {
            f"{prefix}-{name}": _typed_or_read(posted, f"{prefix}-{name}", value)
            for name, value in read.values.items()
        }
        date_meant = name_of_choice(f"{prefix}-date")
        data[date_meant] = posted.get(date_meant, "")
        data[f"{prefix}-text"] = text.shown.content
        data[f"{prefix}-text_format"] = text.shown.format
        super().__init__(data, prefix=prefix, initial=dict(read.values))
        self._waiting = {
            name: posted.getlist(waiting_name(read.number, name))
            for name in (*READ, *OF_WORDS)
        }
        for name in READ:
            if isinstance(self.fields[name], forms.CharField):
                check_characters(self.fields[name])
                self.fields[name].validators.append(validate_quoted)
        for name in ("senders", "recipients"):
            names = unify_line_ends(str(self[name].value())).count("\n") + 1
            self.fields[name].widget.attrs["rows"] = min(names, MOST_NAMES_IN_VIEW)
        self.marking = WordMarkingForm(posted, marking_prefix(read.number))
        self.fields["text"].label = f"The text of document {read.number}"
        self.fields["text"].widget.attrs["rows"] = 22

    @property
    def initials(self) -> list[tuple[str, str]]:
        """Hidden fields that tell what was typed from what was read."""
        shown = [*self.read.values.items(), ("text", self.draft_text.digest)]
        initials = [(self.add_initial_prefix(name), value) for name, value in shown]
        return [*initials, (self.add_prefix("called"), self.called)]

    @property
    def called(self) -> str:
        """What references call the document: its identifier, or a former one while what
        stands in the field can be none."""
        shown = str(self["identifier"].value())
        try:
            validate_document_identifier(shown)
        except forms.ValidationError:
            return self.called_before
        return shown

    @property
    def hinted_fields(self) -> list[HintedField]:
        """The fields of what was read, each with what stands below it."""
        return [
            hinted_field(
                self[name],
                self.read.values[name],
                self.read.places.get(name, ""),
                self._waiting[name],
            )
            for name in READ
        ]

    @property
    def waiting_words(self) -> list[tuple[str, list[str]]]:
        """By the names of the boxes for words, what was typed of a joined document."""
        return [(name, self._waiting[name]) for name in OF_WORDS]

    def clean_identifier(self) -> str:
        identifier = self.cleaned_data["identifier"]
        if identifier in self.taken:
            raise forms.ValidationError("A document above has this identifier.")
        refuse_used_unseen(identifier, self.editor)
        if is_in_use(identifier):
            raise forms.ValidationError(
                "A document with this identifier already exists."
            )
        return identifier

    def clean_senders(self) -> tuple[StatedParty, ...]:
        return self._parties("senders")

    def clean_recipients(self) -> tuple[StatedParty, ...]:
        return self._parties("recipients")

    def _parties(self, name: str) -> tuple[StatedParty, ...]:
        lines = unify_line_ends(self.cleaned_data[name]).split("\n")
        names = [" ".join(line.split()) for line in lines if line.strip()]
        if too_long := next((one for one in names if len(one) > LONGEST_NAME), ""):
            raise forms.ValidationError(
                f"“{too_long[:40]}…” has {len(too_long)} characters; the limit is "
                f"{LONGEST_NAME}. Write each name on a line of its own."
            )
        return tuple(StatedParty(one, self.read.evidence.get(one, "")) for one in names)

    def clean(self) -> dict:
        cleaned = super().clean()
        waiting = [self.marking.unmarked] if self.marking.unmarked else []
        for error in (*self.draft_text.errors, *waiting):
            self.add_error("text", error)
        return cleaned

    @property
    def warnings(self) -> list[str]:
        return [OUTDATED] if self.draft_text.is_outdated else []

    @property
    def is_tei(self) -> bool:
        return self.draft_text.shown.format is TextFormat.TEI

    @property
    def statement(self) -> DraftStatement:
        """Of a valid form, all that it says."""
        cleaned = self.cleaned_data
        return DraftStatement(
            title=cleaned["title"],
            kind=cleaned["kind"],
            date_edtf=cleaned["date"],
            tei=self.draft_text.tei,
            senders=cleaned["senders"],
            recipients=cleaned["recipients"],
            typed=self.typed,
        )

    @property
    def typed(self) -> frozenset[str]:
        """The fields of what was read in which something else stands."""
        read = self.read.values
        return frozenset(name for name in READ if self[name].value() != read[name])


def _typed_or_read(posted: Mapping[str, str], key: str, read: str) -> str:
    """What was typed into a field; what is read now, if nobody changed it."""
    seen = posted.get(f"initial-{key}")
    typed = posted.get(key)
    if seen is None or typed is None:
        return read
    return read if unify_line_ends(typed) == unify_line_ends(seen) else typed
