"""The form for a transcription: pasted or uploaded, with its description."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS

from letters.forms.editable_text import sentences
from letters.forms.intake.draft_text import digest_of
from letters.forms.intake.sitting_scans import SittingScans
from letters.forms.mistake_report import validate_quoted
from letters.forms.typed_text import TextField, check_characters, unify_line_ends
from letters.ingest.extraction import ExtractedText, extract_text, is_extractable
from letters.ingest.rehearsal import Reading
from letters.ingest.time_limit import read_in_time
from letters.ingest.transcriptions import Format, Intake, decode, guess_format
from letters.models import ArchivalUnit, Edition
from letters.tei.errors import TeiError

MOST_BYTES = 64 * 1024 * 1024
_LINE_NUMBER = re.compile(r"\b[0-9]{1,7}\b")


class IntakeForm(forms.Form):
    """Makes an `intake`. A file is stored byte for byte; a pasted text becomes UTF-8."""

    pasted = TextField(
        label="Pasted text",
        required=False,
        help_text="Stored as UTF-8. A browser sends line ends as CR LF; they are stored as "
        "LF. To store a file exactly as it is, choose it below.",
    )
    file = forms.FileField(
        label="Or a file",
        required=False,
        help_text="A text file or TEI in UTF-8, .docx, or a PDF with text. Stored byte for "
        "byte. It can be dropped anywhere on this page, scans as well.",
    )
    format = forms.ChoiceField(
        choices=[
            ("", "Guess from the text"),
            (Format.RAW, "Raw transcription"),
            (Format.NOTATION, "Notation"),
            (Format.TEI, "TEI"),
        ],
        required=False,
    )
    identifiers = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
        help_text="Left empty, they are proposed. Permanent; the addresses are made of "
        "them. One a line, in the order of the documents; or a single one for all of "
        "them to share, with -1, -2 … after it.",
    )
    edition = forms.ModelChoiceField(Edition.objects.all(), required=False)
    archival_unit = forms.ModelChoiceField(ArchivalUnit.objects.all(), required=False)
    # The lines on which documents begin, where somebody has said so; and of which text
    # that, and all that is typed about its documents, was said.
    again = forms.BooleanField(
        required=False, label="Make other documents of it, beside these"
    )
    starts = forms.CharField(required=False, widget=forms.HiddenInput)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        self.intake: Intake | None = None
        self.text = ""
        self.field_of_text = "pasted"
        self._extracted: ExtractedText | None = None
        self.scans: SittingScans | None = None
        # Lets a field for a document propose those that are held.
        self.propose_document: Callable[[forms.ModelChoiceField], None] = _leave_as_is
        # What is to be said of the sitting, and keeps nothing from being saved.
        self.told: list[str] = []
        check_characters(self.fields["identifiers"])
        self.fields["identifiers"].validators.append(validate_quoted)

    def clean(self) -> dict:
        cleaned = super().clean()
        content = self._content(cleaned)
        if content is None or self.errors:
            return cleaned
        try:
            self._read_text(content)
        except TeiError as error:
            self.refuse(sentences(error))
            return cleaned
        self.intake = self._intake(cleaned, content)
        return cleaned

    @property
    def digest(self) -> str:
        """Stands for the text and its format: `seen` is that of the text last shown."""
        kind = self.intake.format if self.intake else ""
        return digest_of(f"{kind}\n{self.text}")

    @property
    def was_seen(self) -> bool:
        """Whether a proposal for this very text has been shown."""
        return bool(self.intake) and self.cleaned_data["seen"] == self.digest

    @property
    def is_another_text(self) -> bool:
        """Whether what was shown was read in another text."""
        return bool(self.cleaned_data["seen"]) and not self.was_seen

    def read(self) -> Reading:
        """What the text holds. Raises TeiError."""
        assert self.intake  # noqa: S101 - asked of valid forms alone
        return read_in_time(self.text, self.intake.format, starts=self.intake.starts)

    def part_at(self, starts: Iterable[int]) -> None:
        """Let documents begin on these lines."""
        assert self.intake  # noqa: S101 - asked of valid forms alone
        self.intake = replace(self.intake, starts=tuple(sorted(starts)))

    def _read_text(self, content: bytes) -> None:
        """Raises TeiError."""
        if not is_extractable(content):
            self.text = decode(content)
            return
        self._extracted = extract_text(content)
        self.text = self._extracted.text

    def _content(self, cleaned: dict) -> bytes | None:
        """The bytes handed in; None with an error."""
        pasted, file = cleaned.get("pasted", ""), cleaned.get("file")
        if {"pasted", "file"} & self.errors.keys():
            return None
        if bool(pasted.strip()) == bool(file):
            self.add_error(
                "pasted",
                "Paste a text or choose a file, not both."
                if file
                else "Paste a text, or choose a file.",
            )
            return None
        if not file:
            return pasted.encode()
        self.field_of_text = "file"
        return self._uploaded(file)

    def _uploaded(self, file: object) -> bytes | None:
        if file.size > MOST_BYTES:
            self.add_error(
                "file",
                f"The file has {file.size:,} bytes; the limit is {MOST_BYTES:,}.",
            )
            return None
        return file.read()

    def _intake(self, cleaned: dict, content: bytes) -> Intake:
        identifiers = unify_line_ends(cleaned["identifiers"]).split("\n")
        wanted = [line.strip() for line in identifiers if line.strip()]
        guessed = Format.RAW if self._extracted else guess_format(self.text)
        kind = Format(cleaned["format"] or guessed)
        self.intake = Intake(
            name=self._name(cleaned, wanted, kind),
            content=content,
            format=kind,
            identifiers=wanted,
            edition=cleaned["edition"],
            archival_unit=cleaned["archival_unit"],
            read_as=self._extracted.text if self._extracted else None,
            doubts=self._extracted.doubts if self._extracted else (),
            again=cleaned["again"],
        )
        # Lines of another text are no lines of this one.
        is_same = cleaned["seen"] == self.digest
        lines = _LINE_NUMBER.findall(cleaned["starts"]) if is_same else []
        return replace(self.intake, starts=tuple(map(int, lines)))

    def name_with(self, identifiers: list[str]) -> str:
        """The name of the file, if its documents are called so."""
        assert self.intake  # noqa: S101 - asked of valid forms alone
        return self._name(self.cleaned_data, identifiers, self.intake.format)

    def _name(self, cleaned: dict, identifiers: list[str], kind: Format) -> str:
        if file := cleaned.get("file"):
            return file.name
        stem = identifiers[0].replace("/", "-")[:100] if identifiers else "pasted"
        return f"{stem}.{'xml' if kind is Format.TEI else 'txt'}"

    def refuse(self, reasons: Iterable[str], field: str = "") -> None:
        """Say beside the text, or beside `field`, why it cannot be imported."""
        for reason in reasons:
            self.add_error(field or self.field_of_text, reason)

    def add_error(self, field: str | None, error: object) -> None:
        """What is read twice is refused once."""
        known = self.errors.get(field or NON_FIELD_ERRORS, [])
        if not isinstance(error, str) or error not in known:
            super().add_error(field, error)


def _leave_as_is(_field: forms.Field) -> None:
    """Proposes nothing."""
