"""The sitting: one page from a text that is handed in to documents that are saved."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms import Media, Script
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from letters.admin.documents.previews import PREVIEW, show_preview
from letters.admin.transcriptions.faults import faults_of
from letters.admin.transcriptions.marked_texts import mark_text
from letters.admin.transcriptions.proposals import (
    Proposed,
    import_intake,
    propose_form,
    settled_intake,
    undone,
)
from letters.admin.transcriptions.rendered_parts import RENDER, RenderedPartsMixin
from letters.admin.widgets import choose_from_table
from letters.facsimile import FacsimileError
from letters.forms.intake import IntakeForm, SittingScans
from letters.forms.intake.cuts import unshown_fields
from letters.forms.intake.followed_identifiers import follow_identifiers
from letters.forms.intake.joined import take_over
from letters.ingest.media_folders import masters_folder
from letters.ingest.scans import StoredFile
from letters.ingest.staged_scans import forget_staged, store_staged
from letters.ingest.transcriptions import Imported, IntakeOutcome
from letters.models import Document, DocumentRelation, PageImage
from letters.models.document_rights import next_statuses
from letters.models.document_status import DocumentStatus
from letters.views.unsaved.typed import Typed, shows_typed

# The buttons that save, and the state that each gives to the documents.
SAVES = {
    "_save": DocumentStatus.DRAFT,
    "_review": DocumentStatus.IN_REVIEW,
    "_publish": DocumentStatus.PUBLISHED,
}
_SAVED = {
    DocumentStatus.DRAFT: "Saved as drafts",
    DocumentStatus.IN_REVIEW: "Put in review",
    DocumentStatus.PUBLISHED: "Published",
}
_SCANS_NOT_STORED = (
    "The scans are not stored either: add them in the forms of the documents."
)
_LOOK_FIRST = "Look at what is proposed, and save it then. Nothing is saved yet."
_ANOTHER_TEXT = (
    "The text was changed after it was read. Look at what is proposed of it now, and save "
    "it then. What you typed for its documents is kept."
)


class IntakeViewMixin(RenderedPartsMixin):
    """Shows a form until it can be saved; whatever was typed in it is shown again."""

    @shows_typed
    def add_view(
        self,
        request: HttpRequest,
        form_url: str = "",
        extra_context: dict | None = None,
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return self._show_form(request, self._intake_form(request))
        form = self._intake_form(request, request.POST, request.FILES)
        form.scans.take(request.POST, request.FILES)
        request.POST = form.scans.in_form(request.POST)
        if not form.is_valid():
            return self._show_form(request, form)
        if RENDER in request.POST:
            return self.render_part(request, form)
        return self._answer(request, form)

    def _intake_form(self, request: HttpRequest, *sent: Any) -> IntakeForm:
        """The form, with fields that propose the names of records."""
        form = IntakeForm(*sent)
        form.scans = SittingScans(request.user)
        for name in ("edition", "archival_unit"):
            column = Document._meta.get_field(name)
            choose_from_table(form.fields[name], column, self.admin_site, request.user)
        form.propose_document = partial(
            choose_from_table,
            column=DocumentRelation._meta.get_field("target"),
            site=self.admin_site,
            user=request.user,
        )
        return form

    def _answer(self, request: HttpRequest, form: IntakeForm) -> HttpResponse:
        marked = mark_text(take_over(request.POST), self.admin_site, request.user)
        request.POST = marked.posted
        proposed = propose_form(form, request.POST, request.user)
        if proposed and proposed.renamed:
            request.POST = follow_identifiers(proposed.posted, proposed.renamed)
            proposed = propose_form(form, request.POST, request.user)
        if proposed:
            proposed.show_marked(marked.number, marked.refused)
        form.scans.give(proposed.places if proposed else [])
        button = next((name for name in (*SAVES, PREVIEW) if name in request.POST), "")
        if not proposed or not button or request.is_resumed:
            return self._show_form(request, form, proposed)
        if button in SAVES and not proposed.earlier and _is_unseen(form):
            form.add_error(None, _ANOTHER_TEXT if form.is_another_text else _LOOK_FIRST)
        if form.errors or not (proposed.is_complete and form.scans.is_complete):
            return self._show_form(request, form, proposed)
        if button == PREVIEW:
            return self._preview(request, form, proposed)
        return self._save(request, form, proposed, SAVES[button])

    def _preview(
        self, request: HttpRequest, form: IntakeForm, proposed: Proposed
    ) -> HttpResponse:
        number = request.POST[PREVIEW]
        intake = settled_intake(form, proposed, DocumentStatus.DRAFT)
        with undone():
            imports = import_intake(form, intake, request.user)
            for position, imported in enumerate(imports, 1):
                if number == str(position):
                    return show_preview(request, imported.document, is_beside=True)
        return self._show_form(request, form, proposed)

    def _save(
        self,
        request: HttpRequest,
        form: IntakeForm,
        proposed: Proposed,
        status: DocumentStatus,
    ) -> HttpResponse:
        intake = settled_intake(form, proposed, status)
        with transaction.atomic():
            imports = import_intake(form, intake, request.user)
            if not imports or not self._record_scans(form, imports):
                transaction.set_rollback(True)
                return self._show_form(request, form, proposed)
        if imports[0].outcome is IntakeOutcome.CREATED:
            forget_staged((row.scan for row in form.scans.given), form.scans.folder)
        for imported in imports:
            if imported.outcome is IntakeOutcome.CREATED:
                reason = "Read from a transcription."
                self.log_addition(request, imported.document, reason)
        self._report_imports(request, imports)
        if form.scans.given and imports[0].outcome is IntakeOutcome.UNCHANGED:
            self.message_user(request, _SCANS_NOT_STORED, messages.WARNING)
        return HttpResponseRedirect(self._address_after(request, imports))

    def _record_scans(self, form: IntakeForm, imports: list[Imported]) -> bool:
        """Store the scans with the new documents. If one cannot be, the form says why."""
        if imports[0].outcome is not IntakeOutcome.CREATED:
            return True
        files = dict[str, StoredFile]()
        for position, row in enumerate(form.scans.given):
            document = imports[row.place.number - 1].document
            image = PageImage(
                document=document, page_key=row.place.key, position=position
            )
            try:
                if row.scan.sha256 not in files:
                    files[row.scan.sha256] = store_staged(
                        row.scan, form.scans.folder, masters_folder()
                    )
                files[row.scan.sha256].record(image, row.scan.frame)
            except FacsimileError as error:
                form.scans.errors.append(f"“{row.scan.label}”: {error}")
        return not form.scans.errors

    def _address_after(self, request: HttpRequest, imports: list[Imported]) -> str:
        """The page that says what is left to do; else, the first document's."""
        document = imports[0].document
        sources = self.get_queryset(request).filter(pk=document.source_file_id)
        if self.has_view_permission(request) and sources.exists():
            name = "admin:letters_sourcefile_change"
            return reverse(name, args=[document.source_file_id])
        return change_address(document)

    def _report_imports(self, request: HttpRequest, imports: list[Imported]) -> None:
        links = format_html_join(
            ", ",
            '<a href="{}">{}</a> ({} to look at)',
            (
                (change_address(each.document), each.document, each.doubts)
                for each in imports
            ),
        )
        is_new = imports[0].outcome is IntakeOutcome.CREATED
        status = DocumentStatus(imports[0].document.status)
        outcome = _SAVED[status] if is_new else "Unchanged: this file was read before"
        level = messages.SUCCESS if is_new else messages.WARNING
        self.message_user(request, format_html("{}: {}.", outcome, links), level)

    def _show_form(
        self, request: HttpRequest, form: IntakeForm, proposed: Proposed | None = None
    ) -> HttpResponse:
        count = len(proposed.drafts) if proposed else 0
        statuses = dict(next_statuses(request.user, Document()))
        context = {
            "is_resumed": request.is_resumed,
            "typed": _typed(request) if request.method == "POST" else None,
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Hand in a transcription",
            "form": form,
            "proposed": proposed,
            "faults": list(faults_of(form, proposed)),
            "unshown": unshown_fields(request.POST, count),
            "may_publish": DocumentStatus.PUBLISHED in statuses,
            "may_review": DocumentStatus.IN_REVIEW in statuses,
            "media": self.media + form.media + _MEDIA,
        }
        template = "admin/letters/sourcefile/intake.html"
        return TemplateResponse(request, template, context)


_MEDIA = Media(
    css={
        "all": [
            "admin/css/forms.css",
            "css/components/text.css",
            "css/admin_intake.css",
            "css/word_marking.css",
        ]
    },
    js=[
        Script("js/intake.js", type="module"),
        Script("js/mark_words.js", type="module"),
    ],
)


def _is_unseen(form: IntakeForm) -> bool:
    """Whether a text would be saved of which nobody has seen what is proposed. Who gives
    all identifiers has said beforehand what is in it."""
    intake = form.intake
    is_named = bool(intake and (intake.identifiers or intake.edition))
    return form.is_another_text or not (form.was_seen or is_named)


def _typed(request: HttpRequest) -> Typed:
    """Files that travel along; what was typed stands in the form."""
    return replace(Typed.of(request), fields=[])


def change_address(document: Document) -> str:
    return reverse("admin:letters_document_change", args=[document.pk])
