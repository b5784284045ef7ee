"""Updates what a person did not change in a form to what somebody else saved."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict

from letters.admin.documents.form_state import EDITED, Rows
from letters.forms.editing import TextFormat, unify_line_ends, write_editable
from letters.ingest.saving import RECORD_FIELDS, recorded
from letters.models import Document, Revision


def follow_revision(base: Revision, latest: Revision, typed: QueryDict) -> list[str]:
    """Put newer values of record and text into `typed`; return their labels."""
    before, after = recorded(base), recorded(latest)
    followed = [
        label(name)
        for name in RECORD_FIELDS
        if _follow(typed, name, before[name], after[name])
    ]
    old_text = write_editable(base.tei, format_of(typed)).content
    new_text = write_editable(latest.tei, format_of(typed)).content
    if _follow(typed, "text", old_text, new_text):
        followed.append("text")
    return followed


def follow_rows(seen: Rows, now: Rows, typed: QueryDict) -> list[str]:
    """Put newer values of the rows into `typed`; return their names."""
    followed = []
    for name, fields in EDITED.items():
        keys = _forms_of_rows(typed, name)
        changed = [
            _follow(typed, f"{prefix}-{field.removesuffix('_id')}", before, after)
            for key, prefix in keys.items()
            if key in now[name] and key in seen.get(name, {})
            for field in fields
            for before, after in [(seen[name][key].get(field), now[name][key][field])]
        ]
        if any(changed):
            related = getattr(Document, name).rel.related_model
            followed.append(str(related._meta.verbose_name_plural))
    return followed


def _forms_of_rows(typed: QueryDict, name: str) -> dict[str, str]:
    """Map the primary key of each row to the prefix of its form."""
    start, end = f"{name}-", "-id"
    return {
        typed[field]: field.removesuffix(end)
        for field in typed
        if field.startswith(start) and field.endswith(end)
    }


def _follow(typed: QueryDict, name: str, before: Any, after: Any) -> bool:
    is_untouched = (
        unify_line_ends(typed.get(name, "")) == as_typed(before)
        # Chosen without a script: see AutocompleteOrIdentifier.
        and not typed.get(f"{name}-identifier")
    )
    if before == after or not is_untouched:
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
