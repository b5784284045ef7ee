"""Whether a form can be saved although somebody else saved while it was open."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict

from letters.admin.documents.form_state import (
    FormState,
    Rows,
    read_rows,
    state_of,
)
from letters.admin.documents.rebase import (
    STATUS,
    MergedParts,
    is_changed,
    merge_assignment,
    merge_fields,
    merge_rows,
    merge_texts,
)
from letters.admin.documents.text_merge import MergedText, without_choices
from letters.ingest.saving import recorded
from letters.models import Document, Revision


@dataclass(frozen=True, slots=True)
class FormMerge:
    """What became of a form that was made from `base` and `seen`. `base` is None where
    nobody saved text or record since, or where the form does not say what it is from."""

    now: FormState
    base: Revision | None
    latest: Revision | None
    seen: Rows
    rows_now: Rows
    text: MergedText
    fields: MergedParts
    rows: MergedParts
    needs_look: bool
    was_ticked: bool

    @property
    def conflicts(self) -> list[str]:
        """The names of fields and kinds of rows that both changed."""
        return self.fields.conflicts + self.rows.conflicts

    @property
    def followed(self) -> list[str]:
        return self.fields.followed + self.rows.followed

    @property
    def needs_tick(self) -> bool:
        """Whether the paragraphs alone do not settle it."""
        is_blocked = self.text.is_blocked or bool(self.text.homeless)
        return self.needs_look or is_blocked or bool(self.conflicts)

    @property
    def is_clean(self) -> bool:
        """Whether nothing of it is a guess: it may be saved as it is now."""
        return not self.needs_tick and self.text.is_settled

    @property
    def is_present(self) -> bool:
        """Whether the form may be saved: it is clean, or somebody has looked at it."""
        return self.is_clean or (self.was_ticked and not self.text.homeless)


def merge_form(document: Document, typed: QueryDict) -> FormMerge:
    """Put what somebody else saved into `typed`, where that is no guess.

    Where nothing is left to settle, `typed` becomes a form made from the present state.
    """
    now = state_of(document)
    rows_now, seen = read_rows(now.rows), read_rows(typed.get("rows_seen", ""))
    latest = document.revisions.select_related("editor").first()
    is_newer = typed.get("based_on") != str(now.revision)
    base = _revision(document, typed.get("based_on", "")) if is_newer else None
    rows, fields, text = MergedParts(), MergedParts(), MergedText("")
    needs_look = not seen or (is_newer and not base)
    if seen:
        rows = merge_rows(seen, rows_now, typed)
        fields = merge_assignment(seen, rows_now, typed)
    if base and latest:
        is_publishing = is_changed(typed, STATUS, recorded(base)[STATUS])
        text = merge_texts(base, latest, typed)
        fields += merge_fields(recorded(base), recorded(latest), typed)
        has_theirs = bool(text.taken or fields.followed or rows.followed)
        # Nobody publishes what he has not seen, or writes unasked what is public by now.
        is_other_status = recorded(base)[STATUS] != recorded(latest)[STATUS]
        needs_look = is_other_status or (is_publishing and has_theirs)
    was_ticked = typed.get("taken_over") == now.token
    parts = text, fields, rows, needs_look, was_ticked
    merge = FormMerge(now, base, latest, seen, rows_now, *parts)
    if merge.is_present:
        _make_present(typed, now)
    return merge


def _revision(document: Document, number: str) -> Revision | None:
    is_number = number.isdecimal() and len(number) < 10
    return document.revisions.filter(number=number).first() if is_number else None


def _make_present(typed: QueryDict, now: FormState) -> None:
    typed["based_on"], typed["rows_seen"] = str(now.revision), now.rows
    for name in [*without_choices(typed), "taken_over"]:
        typed.pop(name, None)
