"""What somebody else saved while a form was open, beside what was typed in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.admin.options import get_content_type_for_model
from django.db import models
from django.http import QueryDict
from django.utils import timezone
from django.utils.formats import date_format

from letters.admin.documents.form_state import (
    EDITED,
    FormState,
    read_rows,
    rows_of,
    state_of,
)
from letters.admin.documents.rebase import (
    as_typed,
    follow_revision,
    follow_rows,
    format_of,
    label,
)
from letters.alignment import compare_sequences
from letters.forms.editing import stored_tei, unify_line_ends, write_editable
from letters.ingest.saving import recorded
from letters.models import Document, Revision

# Of longer texts, the one that is stored is shown whole.
MOST_LINES_COMPARED = 20_000
LINES_AROUND = 3


@dataclass(frozen=True, slots=True)
class Line:
    """`tag` is ins or del for a line of one text alone; gap stands for equal lines."""

    text: str
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """`fields` and `rows` are as stored now; `followed` names what the form took over."""

    now: FormState
    who: str
    when: str
    text: str
    lines: list[Line]
    fields: list[tuple[str, str]]
    rows: list[tuple[str, list[str]]]
    followed: list[str]

    @property
    def sentence(self) -> str:
        return (
            f"{self.who} saved this document on {self.when}, while you were editing. "
            "Nothing of yours is saved yet, and nothing is lost: what you typed is in "
            "the form, and what is stored now is shown with it."
        )


def describe_conflict(document: Document, typed: QueryDict) -> Conflict:
    """Compare form and store, and update `typed` where this person changed nothing."""
    revisions = document.revisions.select_related("editor")
    latest, now = revisions.first(), state_of(document)
    is_newer = typed.get("based_on") != str(now.revision)
    base = _revision(document, typed.get("based_on", "")) if is_newer else None
    seen, rows = read_rows(typed.get("rows_seen", "")), rows_of(document)
    followed = follow_revision(base, latest, typed) if base and latest else []
    followed += follow_rows(seen, rows, typed)
    theirs = write_editable(stored_tei(document), format_of(typed)).content
    who, when = _who_saved(document, latest if is_newer else None)
    return Conflict(
        now=now,
        who=who,
        when=when,
        text=theirs,
        lines=compare_lines(unify_line_ends(typed.get("text", "")), theirs)
        if is_newer
        else [],
        fields=_differing_fields(latest, typed) if latest and is_newer else [],
        rows=[
            rows_in_words(document, name)
            for name in EDITED
            if rows[name] != seen.get(name)
        ],
        followed=followed,
    )


def _revision(document: Document, number: str) -> Revision | None:
    is_number = number.isdecimal() and len(number) < 10
    return document.revisions.filter(number=number).first() if is_number else None


def _who_saved(document: Document, revision: Revision | None) -> tuple[str, str]:
    """Who and when. Rows beside the text have no revision; the admin's log has both."""
    if revision:
        return str(revision.editor or "Somebody"), _format_time(revision.saved)
    entry = (
        LogEntry.objects.filter(
            content_type=get_content_type_for_model(document), object_id=document.pk
        )
        .select_related("user")
        .first()
    )
    if not entry:
        return "Somebody", "an unknown day"
    return str(entry.user), _format_time(entry.action_time)


def _format_time(time: datetime) -> str:
    return date_format(timezone.localtime(time), "j F Y, H:i")


def compare_lines(mine: str, theirs: str) -> list[Line]:
    """Both texts as one: lines of mine alone deleted, lines of theirs inserted."""
    my_lines, their_lines = mine.split("\n") if mine else [], theirs.split("\n")
    if my_lines == their_lines:
        return []
    if max(len(my_lines), len(their_lines)) > MOST_LINES_COMPARED:
        return [Line(line, "ins") for line in their_lines]
    lines: list[Line] = []
    for change in compare_sequences(my_lines, their_lines):
        mine_alone = my_lines[change.old_start : change.old_end]
        theirs_alone = their_lines[change.new_start : change.new_end]
        if change.is_equal:
            lines += _shorten(mine_alone)
        else:
            lines += [Line(line, "del") for line in mine_alone]
            lines += [Line(line, "ins") for line in theirs_alone]
    return lines


def _shorten(equal: list[str]) -> list[Line]:
    omitted = len(equal) - 2 * LINES_AROUND
    if omitted < 2:
        return [Line(line) for line in equal]
    return [
        *(Line(line) for line in equal[:LINES_AROUND]),
        Line(f"{omitted} equal lines", "gap"),
        *(Line(line) for line in equal[-LINES_AROUND:]),
    ]


def _differing_fields(latest: Revision, typed: QueryDict) -> list[tuple[str, str]]:
    """Label and stored value of each field of the record that differs in the form."""
    return [
        (label(name), _value_in_words(Document._meta.get_field(name), stored))
        for name, stored in recorded(latest).items()
        if unify_line_ends(typed.get(name, "")) != as_typed(stored)
    ]


def rows_in_words(document: Document, name: str) -> tuple[str, list[str]]:
    """The name of one kind of rows beside the text, and each stored row in words."""
    rows = getattr(document, name)
    title = str(rows.model._meta.verbose_name_plural)
    return title, [_row_in_words(row, EDITED[name]) for row in rows.all()]


def _row_in_words(row: models.Model, attributes: tuple[str, ...]) -> str:
    parts = []
    for attribute in attributes:
        field = row._meta.get_field(attribute.removesuffix("_id"))
        if value := _value_in_words(field, getattr(row, attribute)):
            parts.append(f"{field.verbose_name}: {value}")
    return f"{row} – {'; '.join(parts)}" if parts else str(row)


def _value_in_words(field: models.Field, value: Any) -> str:
    if value in (None, ""):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if field.is_relation:
        return str(field.related_model.objects.filter(pk=value).first() or value)
    return str(dict(field.flatchoices).get(value, value))
