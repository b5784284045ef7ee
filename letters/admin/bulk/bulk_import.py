"""Two pages of the list of documents: a table of metadata, and a ZIP of scans.

Each shows first what it would do, and takes in as much as one request has time for.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from letters.admin.bulk.reports import MetadataReport, ScansReport, token_of
from letters.forms.bulk_import import MetadataFileForm, ScanFilesForm
from letters.ingest.bulk.metadata_columns import COLUMNS, FOR_READING
from letters.ingest.bulk.metadata_import import MetadataImport
from letters.ingest.bulk.scan_files import FilesRefusedError, files_of_zip
from letters.ingest.bulk.scan_import import ScanImport
from letters.ingest.bulk.scan_names import SCHEME
from letters.models import Document
from letters.views.unsaved.saved import says_saved
from letters.views.unsaved.typed import DRAFT, Typed, shows_typed

APPLY = "_apply"
# A worker of the web server is stopped after thirty.
SECONDS = 15
_OTHER_CHANGES = (
    "Nothing was taken in: something has changed since the changes were shown. These are "
    "the changes now."
)

Item = TypeVar("Item")


class BulkImportMixin:
    """Whoever may hand in documents may do so by a table, with the same rights."""

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path(
                "import-metadata/",
                wrap(self.metadata_view),
                name="letters_document_import_metadata",
            ),
            path(
                "import-scans/",
                wrap(self.scans_view),
                name="letters_document_import_scans",
            ),
            *super().get_urls(),
        ]

    @shows_typed
    def metadata_view(self, request: HttpRequest) -> HttpResponse:
        form, report, seen = self._bulk_form(request, MetadataFileForm), None, ""
        if form.is_bound and form.is_valid():
            name = form.cleaned_data["file"].name
            table = MetadataImport(
                name, form.table, request.user, self._log_row(request)
            )
            plans = list(table.plan())
            report, seen = MetadataReport(plans), token_of(plans)
            if _is_applied(request) and form.cleaned_data["seen"] == seen:
                rows = [*_in_time(table.run())]
                rest = plans[len(rows) :]
                report, seen = MetadataReport(rows, True, len(rest)), token_of(rest)
            elif _is_applied(request):
                form.add_error(None, _OTHER_CHANGES)
        context = {
            "title": "Import metadata",
            "seen": seen,
            "can_apply": report and _what_to_apply(report),
            "columns": COLUMNS,
            "for_reading": FOR_READING,
        }
        return self._bulk_page(request, "import_metadata", form, report, context)

    @shows_typed
    def scans_view(self, request: HttpRequest) -> HttpResponse:
        form, report = self._bulk_form(request, ScanFilesForm), None
        if form.is_bound and form.is_valid():
            try:
                report = self._take_scans(request, form.cleaned_data["file"])
            except FilesRefusedError as error:
                form.add_error("file", str(error))
        context = {"title": "Import scans", "scheme": SCHEME}
        return self._bulk_page(request, "import_scans", form, report, context)

    def _take_scans(self, request: HttpRequest, file: Any) -> ScansReport:
        """Raises FilesRefusedError."""

        def log(document: Document, reason: str) -> None:
            self.log_change(request, document, reason)

        with files_of_zip(file) as files:
            scans = ScanImport(files, request.user, log)
            is_applied = _is_applied(request)
            results = [*_in_time(scans.run() if is_applied else scans.plan())]
            return ScansReport(results, len(files.files), files.left_out, is_applied)

    def _log_row(self, request: HttpRequest) -> Any:
        def log(document: Document, reason: str, is_new: bool) -> None:
            write = self.log_addition if is_new else self.log_change
            write(request, document, reason)

        return log

    def _bulk_form(self, request: HttpRequest, form: type[forms.Form]) -> forms.Form:
        if not self.has_add_permission(request):
            raise PermissionDenied
        is_sent = request.method == "POST"
        return form(request.POST, request.FILES) if is_sent else form()

    def _bulk_page(
        self,
        request: HttpRequest,
        name: str,
        form: forms.Form,
        report: MetadataReport | ScansReport | None,
        context: dict[str, Any],
    ) -> HttpResponse:
        """A file that was taken in wholly is forgotten, and another can be chosen."""
        is_over = bool(report and report.is_done and not report.remaining)
        is_kept = request.method == "POST" and not is_over
        shared = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "form": type(form)() if is_over else form,
            "report": report,
            "is_resumed": request.is_resumed,
            "typed": Typed.of(request) if is_kept else None,
            "draft": request.POST.get(DRAFT, "") if is_kept else "",
        }
        template = f"admin/letters/document/{name}.html"
        response = TemplateResponse(request, template, {**shared, **context})
        return says_saved(response) if is_over else response


def _what_to_apply(report: MetadataReport) -> str:
    """The words of the button; "" where there is nothing to do."""
    number = report.remaining if report.is_done else len(report.changing)
    return f"Apply ({number} row{'' if number == 1 else 's'})" if number else ""


def _is_applied(request: HttpRequest) -> bool:
    return APPLY in request.POST and not request.is_resumed


def _in_time(items: Iterable[Item]) -> Iterator[Item]:
    """Those that one request has time for, the first in any case."""
    deadline = time.monotonic() + SECONDS
    for item in items:
        yield item
        if time.monotonic() > deadline:
            return
