"""Two people edit one document: nothing is overwritten that was not seen."""

from __future__ import annotations

from collections.abc import Sequence

from django.forms import BaseInlineFormSet

from letters.admin.documents.form_state import FormState, state_of
from letters.forms.document_form import DocumentForm
from letters.ingest.saving import record_of, recorded
from letters.models import Document


class ConflictError(Exception):
    """Somebody saved the document while the form was open."""


def refuse_conflict(form: DocumentForm, formsets: Sequence[BaseInlineFormSet]) -> None:
    """Raise ConflictError if the form was made from another state than today's.

    Call it in the transaction that saves: other saves of the document wait. A form
    that was sent twice is no conflict; one that was merged is made from today's state.
    """
    document = form.instance
    Document.objects.select_for_update().get(pk=document.pk)
    now = state_of(document)
    cleaned = form.cleaned_data
    if FormState(cleaned["based_on"], cleaned["rows_seen"]) == now:
        return
    has_changed_rows = any(formset.has_changed() for formset in formsets)
    if has_changed_rows or not _equals_latest_revision(form):
        raise ConflictError


def _equals_latest_revision(form: DocumentForm) -> bool:
    latest = form.instance.revisions.first()
    return bool(latest) and (latest.tei, recorded(latest)) == (
        form.tei,
        record_of(form.instance),
    )
