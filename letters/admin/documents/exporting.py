"""Exports documents that were chosen in the list, or all matches: as CSV, as TEI, and
their scans."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, StreamingHttpResponse

from letters.admin.documents.table import COLUMN_NAMES, rows_with
from letters.exports.table_file import Row
from letters.facsimile import FacsimileError, open_master
from letters.ingest.bulk.metadata_columns import row_of
from letters.ingest.media_folders import masters_folder
from letters.ingest.scan_checks import record_scan_state
from letters.models import Document, PageImage
from letters.reader.document_files import tei_of
from letters.reader.many_documents import apparatuses_in_order
from letters.tei.errors import TeiError
from letters.views.csv_tables import csv_response
from letters.views.zip_files import zip_response

MOST_ROWS = 50_000
MOST_TEI_FILES = 5_000
MOST_WITH_SCANS = 500
AT_ONCE = 200
# Beside the files of a ZIP: what is not in it, and why.
LEFT_OUT = "NOT-EXPORTED.txt"


class ExportingMixin:
    """All are streamed. What is left out is said in the file and on the next page."""

    exports = ["export_csv", "export_tei", "export_scans"]

    @admin.action(description="Export as CSV", permissions=["view"])
    def export_csv(
        self, request: HttpRequest, queryset: QuerySet[Document]
    ) -> StreamingHttpResponse:
        keys, others = self._chosen(request, queryset, MOST_ROWS)
        absolute = request.build_absolute_uri

        def rows() -> Iterator[Row]:
            yield COLUMN_NAMES
            for document in rows_with(self._visible(request), keys, AT_ONCE):
                yield row_of(document, absolute(document.get_absolute_url()))
            if others:
                yield (_too_many(others),)

        return csv_response("documents.csv", rows())

    @admin.action(description="Export as TEI (ZIP)", permissions=["view"])
    def export_tei(
        self, request: HttpRequest, queryset: QuerySet[Document]
    ) -> StreamingHttpResponse:
        keys, others = self._chosen(request, queryset, MOST_TEI_FILES)
        textless = Document.objects.filter(pk__in=keys, transcription=None).count()
        if textless:
            noun = "document has" if textless == 1 else "documents have"
            message = f"{textless:,} {noun} no text yet: see {LEFT_OUT} in the ZIP."
            self.message_user(request, message, messages.WARNING)
        files = self._tei_files(request, keys, others)
        return zip_response("documents-tei.zip", files)

    @admin.action(description="Export scans as they came (ZIP)", permissions=["change"])
    def export_scans(
        self, request: HttpRequest, queryset: QuerySet[Document]
    ) -> StreamingHttpResponse:
        keys, others = self._chosen(request, queryset, MOST_WITH_SCANS)
        documents = self._visible(request).filter(pk__in=keys)
        return zip_response("documents-scans.zip", _scan_files(documents, others))

    def _chosen(
        self, request: HttpRequest, queryset: QuerySet[Document], most: int
    ) -> tuple[list[int], int]:
        """The first keys, in the order of the list, and how many others there are."""
        keys = list(queryset.values_list("pk", flat=True))
        others = len(keys[most:])
        if others:
            self.message_user(request, _too_many(others), messages.WARNING)
        return keys[:most], others

    def _visible(self, request: HttpRequest) -> Any:
        return Document.objects.visible_to(request.user)

    def _tei_files(
        self, request: HttpRequest, keys: Sequence[int], others: int
    ) -> Iterator[tuple[str, bytes]]:
        left_out = [_too_many(others)] if others else []
        for apparatus in apparatuses_in_order(keys, request.user):
            document = apparatus.document
            if not hasattr(document, "transcription"):
                left_out.append(f"{document.identifier}: it has no text yet.")
                continue
            try:
                tei = tei_of(apparatus, request.build_absolute_uri)
            except TeiError as error:
                left_out.append(f"{document.identifier}: {error}")
            else:
                yield f"{document.identifier}.xml", tei.encode()
        if left_out:
            yield LEFT_OUT, _lines(left_out)


def _scan_files(
    documents: QuerySet[Document], others: int
) -> Iterator[tuple[str, bytes | BinaryIO]]:
    """Named as they may come in again (ingest/bulk/scan_names.py): a file of many pages by
    the first and the last that it shows."""
    left_out = [_too_many(others)] if others else []
    scans = PageImage.objects.filter(document__in=documents.order_by().values("pk"))
    in_order = scans.select_related("document").order_by(
        "document__identifier", "position", "pk"
    )
    files: dict[tuple[int, str], list[PageImage]] = {}
    for scan in in_order:
        files.setdefault((scan.document_id, scan.sha256), []).append(scan)
    written: Counter[tuple[int, str]] = Counter()
    for shown in files.values():
        scan, pages = shown[0], _pages_in_words(shown)
        written[scan.document_id, pages] += 1
        turn = written[scan.document_id, pages]
        again = f"-{turn}" if turn > 1 else ""
        suffix = PurePosixPath(scan.original_name).suffix.lower()
        name = f"{scan.document.identifier}/{pages}{again}{suffix}"
        try:
            master = open_master(masters_folder(), scan.sha256)
        except FacsimileError as error:
            record_scan_state(scan.sha256, error)
            left_out.append(f"{name}: {error}")
        else:
            yield name, master
    if left_out:
        yield LEFT_OUT, _lines(left_out)


def _pages_in_words(shown: Sequence[PageImage]) -> str:
    """ "3", or "3-5" of a file with several pages; the same page of a file may be shown
    twice."""
    keys = {scan.frame: scan.page_key for scan in reversed(shown)}
    first, last = keys[min(keys)], keys[max(keys)]
    return first if first == last else f"{first}-{last}"


def _lines(left_out: Sequence[str]) -> bytes:
    return "".join(f"{line}\n" for line in left_out).encode()


def _too_many(others: int) -> str:
    return (
        f"{others:,} more documents were chosen than one file takes, and are not in it: "
        "choose them by a filter."
    )
