"""Merges a form with what somebody else saved while it was open.

What one person alone changed is taken over. What both changed stays as it was typed, and
is named: nothing is merged by a guess.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

from letters.admin.documents.form_state import (
    ASSIGNED,
    EDITED,
    Rows,
    assignee_in,
    name_in_form,
)
from letters.admin.documents.text_merge import MergedText, merge_text
from letters.forms.editable_text import TextFormat, write_editable
from letters.forms.typed_text import unify_line_ends
from letters.ingest.saving import RECORD_FIELDS
from letters.models import Document, Revision
from letters.reader.word_comparison import compare_for_reading

# Fields that mean one thing together: two people who change two of them disagree.
_TOGETHER = (
    ("date_edtf", "date_reason"),
    ("edition", "section", "number"),
    ("archival_unit", "reference_code"),
)
_GROUPED = {name for group in _TOGETHER for name in group}
FIELD_GROUPS = (
    *_TOGETHER,
    *((name,) for name in RECORD_FIELDS if name not in _GROUPED),
)
STATUS = "status"


@dataclass(slots=True)
class MergedParts:
    """The names of what was taken over from the other, of what both changed, and of what
    was changed in this form."""

    followed: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    own: list[str] = field(default_factory=list)

    def __add__(self, other: MergedParts) -> MergedParts:
        return MergedParts(
            self.followed + other.followed,
            self.conflicts + other.conflicts,
            self.own + other.own,
        )


def merge_fields(
    before: dict[str, Any], after: dict[str, Any], typed: QueryDict
) -> MergedParts:
    """Put newer values of the record into `typed`, group by group."""
    parts = MergedParts()
    for group in FIELD_GROUPS:
        theirs = [name for name in group if before[name] != after[name]]
        own = [name for name in group if is_changed(typed, name, before[name])]
        parts.own += own
        is_alike = not any(is_changed(typed, name, after[name]) for name in group)
        if not theirs or is_alike:
            continue
        if own:
            parts.conflicts += theirs
        parts.followed += [
            name for name in theirs if _follow(typed, name, before[name], after[name])
        ]
    return parts


def merge_texts(base: Revision, latest: Revision, typed: QueryDict) -> MergedText:
    """Merge the text that was typed with the stored one, and put it into `typed`.

    Texts in two formats have no lines to compare: then `typed` stays as it is.
    """
    wanted = format_of(typed)
    mine = unify_line_ends(typed.get("text", ""))
    if base.tei == latest.tei:
        return MergedText(mine)
    old, new = (write_editable(one.tei, wanted) for one in (base, latest))
    if mine == old.content:
        # Nothing was typed, and the stored text may need another format by now.
        typed["text"], typed["text_format"] = new.content, new.format
        taken = compare_for_reading(old.content, new.content)
        return MergedText(new.content, taken=taken)
    if not old.format == new.format == wanted:
        return MergedText(mine, is_blocked=True)
    merged = merge_text((old.content, mine, new.content), wanted, typed)
    typed["text"] = merged.text
    return merged


def merge_rows(seen: Rows, now: Rows, typed: QueryDict) -> MergedParts:
    """Put newer values of the rows into `typed`, row by row; the names are of kinds."""
    parts = MergedParts()
    for name in EDITED:
        forms = forms_of_rows(typed, name)
        for key in seen.get(name, {}) | now[name]:
            before, after = seen[name].get(key), now[name].get(key)
            prefix = forms.get(key, "")
            is_own = bool(prefix and before) and _is_own_row(typed, prefix, before)
            if is_own:
                parts.own.append(name)
            if before == after:
                continue
            if is_own and not _is_alike(typed, prefix, after):
                parts.conflicts.append(name)
            if before and after and prefix:
                _follow_row(typed, prefix, before, after)
            parts.followed.append(name)
        if _has_new_rows(typed, name):
            parts.own.append(name)
    return parts


def merge_assignment(seen: Rows, now: Rows, typed: QueryDict) -> MergedParts:
    """Whose turn it is: no field of a revision."""
    parts = MergedParts()
    before, after = assignee_in(seen), assignee_in(now)
    if before == after or ASSIGNED not in typed or ASSIGNED not in seen:
        return parts
    if _follow(typed, ASSIGNED, before, after):
        parts.followed.append(ASSIGNED)
    elif is_changed(typed, ASSIGNED, after):
        parts.conflicts.append(ASSIGNED)
    return parts


def forms_of_rows(typed: QueryDict, name: str) -> dict[str, str]:
    """Map the primary key of each row to the prefix of its form."""
    start, end = f"{name}-", "-id"
    return {
        typed[name_of_key]: name_of_key.removesuffix(end)
        for name_of_key in typed
        if name_of_key.startswith(start) and name_of_key.endswith(end)
    }


def is_changed(typed: QueryDict, name: str, before: Any) -> bool:
    """Whether something else than `before` was typed or chosen. What the form does not
    have is unchanged, but for a box that is not ticked, which no browser sends."""
    if typed.get(f"{name}-identifier"):
        return True  # chosen without a script: see AutocompleteOrIdentifier
    if name not in typed and not isinstance(before, bool):
        return False
    return unify_line_ends(typed.get(name, "")) != as_typed(before)


def _is_own_row(typed: QueryDict, prefix: str, before: dict[str, Any]) -> bool:
    if typed.get(f"{prefix}-DELETE"):
        return True
    return any(
        is_changed(typed, name_in_form(prefix, name), value)
        for name, value in before.items()
    )


def _is_alike(typed: QueryDict, prefix: str, after: dict[str, Any] | None) -> bool:
    """Whether both came to the same: the same values, or no row."""
    is_deleted = bool(typed.get(f"{prefix}-DELETE"))
    if after is None or is_deleted:
        return is_deleted and after is None
    return not _is_own_row(typed, prefix, after)


def _follow_row(
    typed: QueryDict, prefix: str, before: dict[str, Any], after: dict[str, Any]
) -> None:
    for name, value in after.items():
        _follow(typed, name_in_form(prefix, name), before.get(name), value)


def _has_new_rows(typed: QueryDict, name: str) -> bool:
    counts = [typed.get(f"{name}-{one}_FORMS", "") for one in ("TOTAL", "INITIAL")]
    return counts[0] != counts[1]


def _follow(typed: QueryDict, name: str, before: Any, after: Any) -> bool:
    if before == after or is_changed(typed, name, before):
        return False
    typed[name] = as_typed(after)
    return True


def as_typed(value: Any) -> str:
    """A stored value as a browser sends it."""
    if value is None or value is False:
        return ""
    return "on" if value is True else str(value)


def format_of(typed: QueryDict) -> str:
    return typed.get("text_format", TextFormat.NOTATION)


def label(name: str) -> str:
    return str(Document._meta.get_field(name).verbose_name)


def labels(names: Sequence[str]) -> list[str]:
    """The names of fields and of kinds of rows, in words, each once."""
    return list(dict.fromkeys(map(_in_words, names)))


def _in_words(name: str) -> str:
    if name == "text":
        return name
    if name in EDITED:
        related = getattr(Document, name).rel.related_model
        return str(related._meta.verbose_name_plural)
    return label(name)
