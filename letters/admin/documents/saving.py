"""How the admin saves a document: through the service, whole or not at all."""

from __future__ import annotations

from contextlib import nullcontext
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.db import IntegrityError, OperationalError
from django.forms import BaseInlineFormSet
from django.http import HttpRequest, HttpResponse

from letters.admin.documents.conflicts import ConflictError, refuse_conflict
from letters.admin.documents.form_state import shown_state, state_of
from letters.admin.documents.overtaken_forms import (
    OvertakenMixin,
    has_choices,
    say_merged,
)
from letters.admin.documents.previews import is_preview
from letters.admin.inlines.scans import ScanNotStoredError
from letters.admin.save_errors import BUSY, Refusal
from letters.forms.document_form import SWITCH, DocumentForm
from letters.forms.editable_text import TextFormat
from letters.ingest.media_folders import masters_folder
from letters.ingest.party_corrections import parties_noted
from letters.ingest.saving import Edit, save_document
from letters.ingest.scan_checks import check_scans, has_scans_to_check
from letters.ingest.scans import other_pages_with
from letters.ingest.shrinking import ShrinksError, public_size, refuse_to_shrink
from letters.models import Document, PageImage
from letters.models.document_rights import StatusRefusedError, next_statuses
from letters.models.locks import is_busy
from letters.tei.errors import TeiError

_DELETED = (
    "Somebody deleted this document while you were editing. What you typed is here: "
    "restore the document under “Deleted” and put it there, or give another identifier: "
    "saving makes a new document of it."
)
_SAME_NAME = (
    "Somebody saved something of the same name at the same moment. Nothing of yours is "
    "saved yet. Look at the form, and save again."
)


_SAID = {IntegrityError: _SAME_NAME, OperationalError: BUSY}
_REFUSALS = (
    StatusRefusedError,
    ScanNotStoredError,
    IntegrityError,
    OperationalError,
    TeiError,
)
# Somebody may save while a form is merged with what was saved before.
_MOST_MERGES = 5


class SavingMixin(OvertakenMixin):
    """Saves rows first and the text last, so that both are there to derive from."""

    said_when_deleted = _DELETED

    def get_form(
        self, request: HttpRequest, obj: Document | None = None, **options: Any
    ) -> type[DocumentForm]:
        form = super().get_form(request, obj, **options)
        form.editor = request.user
        form.statuses = next_statuses(request.user, obj or Document())
        form.status_before = getattr(request, "letters_status_before", "")
        wanted = request.POST.get(SWITCH, "")
        form.switch_to = TextFormat(wanted) if wanted in list(TextFormat) else None
        if obj:
            self._remember_state(request, form, obj)
        return form

    def _remember_state(
        self, request: HttpRequest, form: type[DocumentForm], document: Document
    ) -> None:
        """Let the form carry the state it was made from."""
        if "based_on" in form.base_fields:
            is_shown = request.method == "GET"
            now = shown_state(document) if is_shown else state_of(document)
            form.base_fields["based_on"].initial = now.revision
            form.base_fields["rows_seen"].initial = now.rows

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict | None = None,
    ) -> HttpResponse:
        """Roll back a refused save, and show the form as it was sent."""
        context = {**(extra_context or {})}
        self.take_publish_button(request, object_id)
        if request.method == "GET" and object_id:
            self._check_scans(request, object_id)
        names = request, object_id, form_url
        for _ in range(_MOST_MERGES):
            try:
                response = super().changeform_view(*names, context)
            except ConflictError:
                if self.merge_sent(request, object_id, context):
                    continue
                break
            except ShrinksError as error:
                context["shrinkage"] = error.shrinkage
                self._refuse(request, error)
                break
            except _REFUSALS as error:
                self._refuse(request, error)
                break
            if response.status_code == HTTPStatus.FOUND and "merged" in context:
                self.message_user(request, say_merged(context["merged"]))
            if response.status_code != HTTPStatus.OK or not has_choices(request):
                return response
            # Shown again for another reason: what was chosen is shown with it.
            self.merge_sent(request, object_id, context)
            break
        else:
            Refusal(BUSY).remember(request)
        return super().changeform_view(*names, context)

    def _refuse(self, request: HttpRequest, error: Exception) -> None:
        """Remember why nothing was saved, for the form that is shown again."""
        if isinstance(error, OperationalError) and not is_busy(error):
            raise error
        said = _SAID.get(type(error)) or str(error)
        prefix = error.prefix if isinstance(error, ScanNotStoredError) else ""
        Refusal(said, prefix).remember(request)

    def _check_scans(self, request: HttpRequest, object_id: str) -> None:
        """Bring the problems that the form is about to show in step with the files."""
        document = self._find(request, object_id)
        if document and has_scans_to_check(document):
            check_scans(document, masters_folder())

    def _find(self, request: HttpRequest, object_id: str) -> Document | None:
        return self.get_object(request, unquote(object_id))

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Document | None:
        """Read once for a form that is only shown."""
        if request.method != "GET" or from_field:
            return super().get_object(request, object_id, from_field)
        shown = request.__dict__.setdefault("letters_shown", {})
        if object_id not in shown:
            shown[object_id] = super().get_object(request, object_id)
        return shown[object_id]

    def save_model(
        self, request: HttpRequest, obj: Document, form: DocumentForm, change: bool
    ) -> None:
        # An existing document is saved after its rows.
        if not change:
            save_document(obj, form.tei, _edit(request, form))

    def save_related(
        self,
        request: HttpRequest,
        form: DocumentForm,
        formsets: list[BaseInlineFormSet],
        change: bool,
    ) -> None:
        if change and not is_preview(request):
            refuse_conflict(form, formsets)
        edit = _edit(request, form)
        with parties_noted(form.instance, edit) if change else nullcontext():
            super().save_related(request, form, formsets, change)
            if change:
                self._save_text(request, form, formsets, edit)
        if not is_preview(request):
            self._report_changes(request, form, formsets)

    def save_formset(
        self,
        request: HttpRequest,
        form: DocumentForm,
        formset: BaseInlineFormSet,
        change: bool,
    ) -> None:
        # A preview stores no scan: a stored file cannot be rolled back.
        if is_preview(request) and formset.model is PageImage:
            formset.save(commit=False)
        else:
            super().save_formset(request, form, formset, change)

    def _save_text(
        self,
        request: HttpRequest,
        form: DocumentForm,
        formsets: list[BaseInlineFormSet],
        edit: Edit,
    ) -> None:
        document = form.instance
        size = public_size(document)
        is_new_revision = save_document(document, form.tei, edit)
        if not is_preview(request):
            agreed = request.POST.get("shorter", "")
            refuse_to_shrink(document, size, form.tei, agreed)
        # What is no part of a revision.
        if not is_new_revision and any(rows.has_changed() for rows in formsets):
            document.save(update_fields=["changed"])
        if not is_new_revision and "assigned_to" in form.changed_data:
            document.save(update_fields=["assigned_to"])

    def _report_changes(
        self,
        request: HttpRequest,
        form: DocumentForm,
        formsets: list[BaseInlineFormSet],
    ) -> None:
        if "status" in form.changed_data:
            self.say_status(request, form.instance)
        for formset in formsets:
            for image in getattr(formset, "new_objects", []):
                if isinstance(image, PageImage):
                    _report_same_scan(self, request, image)


def _edit(request: HttpRequest, form: DocumentForm) -> Edit:
    # refuse_conflict has compared the revisions, in this transaction.
    return Edit(
        editor=request.user,
        reason=form.cleaned_data.get("reason", ""),
        public_reason=form.cleaned_data.get("public_reason", ""),
    )


def _report_same_scan(
    admin: SavingMixin, request: HttpRequest, image: PageImage
) -> None:
    for same_scan in other_pages_with(image):
        admin.message_user(
            request,
            f"“{image.original_name}” is also page {same_scan.page_key} of "
            f"“{same_scan.document}”: the very same file.",
            messages.WARNING,
        )
