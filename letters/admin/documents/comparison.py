"""What somebody else saved while a form was open, beside what was typed in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.admin.options import get_content_type_for_model
from django.db import models
from django.http import QueryDict
from django.utils import timezone
from django.utils.formats import date_format

from letters.admin.documents.form_merge import FormMerge
from letters.admin.documents.form_state import EDITED, FormState, name_in_form
from letters.admin.documents.rebase import (
    as_typed,
    format_of,
    forms_of_rows,
    is_changed,
    label,
    labels,
)
from letters.admin.documents.text_merge import MergedText
from letters.alignment import WordStretch
from letters.forms.editable_text import stored_tei, write_editable
from letters.forms.typed_text import unify_line_ends
from letters.ingest.saving import recorded
from letters.models import Document, Revision
from letters.reader.word_comparison import (
    ShownParagraph,
    compare_for_reading,
    compare_values,
    excerpt,
)

# More changes of the other are counted, and told on the page that compares them.
MOST_TOLD = 6


@dataclass(frozen=True, slots=True)
class Conflict:
    """`fields` and `rows` are as stored now, `gone` what was typed into rows that are no
    more; `followed` names what the form took over. `paragraphs` compare what was typed
    with the stored text, where no paragraphs can be chosen from."""

    now: FormState
    who: str
    when: str
    stored_text: str
    merged: MergedText
    paragraphs: list[ShownParagraph]
    fields: list[tuple[str, str]]
    rows: list[tuple[str, list[str]]]
    gone: list[tuple[str, str]]
    followed: list[str]
    needs_tick: bool

    @property
    def sentence(self) -> str:
        return (
            f"{self.who} saved this document on {self.when}, while you were editing. "
            "Nothing of yours is saved yet, and nothing is lost: what you typed is in "
            "the form, and what is stored now is shown with it."
        )


@dataclass(frozen=True, slots=True)
class Taken:
    """What a form was merged with: the changes of somebody else, some of them in words."""

    who: str
    when: str
    changes: list[tuple[str, Sequence[WordStretch]]]
    more: int
    document: Document
    base: int
    latest: int


def describe_conflict(
    document: Document, typed: QueryDict, merge: FormMerge
) -> Conflict:
    """Say what `merge`, which left something to settle in `typed`, was about."""
    who, when = _who_saved(document, merge)
    theirs = write_editable(stored_tei(document), format_of(typed)).content
    mine = unify_line_ends(typed.get("text", ""))
    is_compared = merge.latest and not merge.text.conflicts and mine != theirs
    return Conflict(
        now=merge.now,
        who=who,
        when=when,
        stored_text=theirs,
        merged=merge.text,
        paragraphs=compare_for_reading(mine, theirs) if is_compared else [],
        fields=_differing_fields(merge.latest, typed) if merge.base else [],
        rows=[
            rows_in_words(document, name)
            for name in EDITED
            if merge.rows_now[name] != merge.seen.get(name)
        ],
        gone=_typed_into_gone_rows(merge, typed),
        followed=labels([*merge.followed, *(["text"] if merge.text.taken else [])]),
        needs_tick=merge.needs_tick,
    )


def describe_taken(document: Document, merge: FormMerge) -> Taken:
    """Say what a form has been merged with."""
    who, when = _who_saved(document, merge)
    changes: list[tuple[str, Sequence[WordStretch]]] = []
    if merge.base and merge.latest:
        before, after = recorded(merge.base), recorded(merge.latest)
        changes = [
            (label(name), compare_values(*_in_words(name, before, after)))
            for name in merge.fields.followed
            if name in before
        ]
    changes += [("text", _excerpt_of(paragraph)) for paragraph in merge.text.taken]
    told = [name for name, _ in changes]
    changes += [(name, ()) for name in labels(merge.followed) if name not in told]
    base = merge.base or merge.latest
    return Taken(
        who,
        when,
        changes[:MOST_TOLD],
        len(changes[MOST_TOLD:]),
        document,
        base.number if base else 0,
        merge.latest.number if merge.latest else 0,
    )


def _in_words(name: str, *records: dict[str, Any]) -> list[str]:
    field = Document._meta.get_field(name)
    return [value_in_words(field, record[name]) for record in records]


def _excerpt_of(paragraph: ShownParagraph) -> Sequence[WordStretch]:
    if paragraph.tag:
        whole = paragraph.stretches[0].text
        return [WordStretch(whole, paragraph.tag)]
    return excerpt(paragraph.stretches)


def _who_saved(document: Document, merge: FormMerge) -> tuple[str, str]:
    """Who and when. Rows beside the text have no revision; the admin's log has both."""
    if merge.base and merge.latest:
        since = document.revisions.filter(number__gt=merge.base.number)
        names = [
            str(one.editor or "Somebody") for one in since.select_related("editor")
        ]
        who = " and ".join(dict.fromkeys(reversed(names)))
        return who, _format_time(merge.latest.saved)
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


def _differing_fields(
    latest: Revision | None, typed: QueryDict
) -> list[tuple[str, str]]:
    """Label and stored value of each field of the record that differs in the form."""
    stored = recorded(latest) if latest else {}
    return [
        (label(name), value_in_words(Document._meta.get_field(name), value))
        for name, value in stored.items()
        if name in typed and unify_line_ends(typed[name]) != as_typed(value)
    ]


def rows_in_words(document: Document, name: str) -> tuple[str, list[str]]:
    """The name of one kind of rows beside the text, and each stored row in words."""
    rows = getattr(document, name)
    title = str(rows.model._meta.verbose_name_plural)
    return title, [_row_in_words(row, EDITED[name]) for row in rows.all()]


def _row_in_words(row: models.Model, attributes: tuple[str, ...]) -> str:
    parts = []
    for attribute in attributes:
        *path, name = attribute.split("__")
        holder: Any = row
        for step in path:
            holder = getattr(holder, step)
        if holder is None:
            continue
        field = holder._meta.get_field(name.removesuffix("_id"))
        if value := value_in_words(field, getattr(holder, name)):
            parts.append(f"{field.verbose_name}: {value}")
    return f"{row} – {'; '.join(parts)}" if parts else str(row)


def _typed_into_gone_rows(merge: FormMerge, typed: QueryDict) -> list[tuple[str, str]]:
    """What was changed in rows that somebody else took away: the form has them no more."""
    lost = []
    for name in EDITED:
        for key, prefix in forms_of_rows(typed, name).items():
            before = merge.seen.get(name, {}).get(key)
            if not before or key in merge.rows_now[name]:
                continue
            for attribute, value in before.items():
                named = name_in_form(prefix, attribute)
                if is_changed(typed, named, value):
                    lost.append((named.removeprefix(f"{prefix}-"), typed.get(named)))
    return [(name.replace("_", " "), value) for name, value in lost if value]


def value_in_words(field: models.Field, value: Any) -> str:
    if value in (None, ""):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if field.is_relation:
        return str(field.related_model.objects.filter(pk=value).first() or value)
    return str(dict(field.flatchoices).get(value, value))
