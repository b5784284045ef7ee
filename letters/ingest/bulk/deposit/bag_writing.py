"""Writes documents as a bag (RFC 8493), with all that they need to be read again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import bagit
from django.db import transaction

from letters.facsimile import DamagedMasterError, UnknownScanError, open_master
from letters.ingest.bulk.deposit.bag_layout import (
    ACCOUNTS_FILE,
    DERIVED_FILE,
    DOCUMENT_FILE,
    DOCUMENTS,
    DRAFTS_KEY,
    FORMAT,
    FORMAT_KEY,
    SCANS,
    SHARED_FOLDER,
    SOURCES,
    TEXT_FILE,
    BagRefusedError,
    revision_file,
    write_json,
    write_text,
)
from letters.ingest.bulk.deposit.deposited_rows import (
    DERIVED,
    KEPT,
    SharedRows,
    document_values,
    hide_unpublished,
    name_of,
    shared_values,
)
from letters.ingest.bulk.deposit.row_values import Values, write_row
from letters.ingest.media_folders import masters_folder
from letters.models import Document, PageImage, SourceFile
from letters.models.document_queries import DocumentQuerySet


@dataclass(slots=True)
class Deposit:
    """What is written, and what is told of it."""

    folder: Path
    name: str
    today: date
    with_drafts: bool = False
    doubts: list[str] = field(default_factory=list)

    def choose(self, documents: DocumentQuerySet) -> DocumentQuerySet:
        """Those that the deposit may have: nothing that is not public, unless told so.
        What a document transmits goes with it."""
        if not self.with_drafts:
            documents = documents.published()
        return documents.order_by("identifier")

    def write(self, documents: DocumentQuerySet) -> Iterator[Document]:
        """Write the documents, yield each, and make the bag of them in the end.

        Raises BagRefusedError. Each document is written as it was at one moment.
        """
        if self.folder.exists() and any(self.folder.iterdir()):
            raise BagRefusedError(f"{self.folder} is not empty. Choose a new folder.")
        self.folder.mkdir(parents=True, exist_ok=True)
        shared, number = SharedRows(), 0
        carried = Document.objects.filter(carrier__in=documents)
        chosen = (documents | carried).order_by("identifier").distinct()
        for key in [*chosen.values_list("pk", flat=True)]:
            with transaction.atomic():
                # Whoever saves it waits until it is written.
                locked = Document.objects.select_for_update(no_key=True)
                document = locked.get(pk=key)
                self._write_document(document)
                shared.add(document)
            number += 1
            yield document
        self._write_shared(shared)
        if not number:
            shutil.rmtree(self.folder)
            raise BagRefusedError("There is no document to write.")
        bagit.make_bag(str(self.folder), self._bag_info(number), checksums=["sha256"])

    def _bag_info(self, number: int) -> dict[str, str]:
        return {
            "External-Description": f"{number} documents of “{self.name}”",
            "Bagging-Date": self.today.isoformat(),
            FORMAT_KEY: FORMAT,
            DRAFTS_KEY: "yes" if self.with_drafts else "no",
        }

    def _write_document(self, document: Document) -> None:
        folder = self.folder / DOCUMENTS / document.identifier
        values, derived = content_of(document), document_values(document, DERIVED)
        for row in derived["transcription"]:
            del row["tei"]
        if not self.with_drafts:
            hide_unpublished(values["rows"])
            hide_unpublished(derived)
        write_json(folder / DOCUMENT_FILE, values)
        write_json(folder / DERIVED_FILE, derived)
        if hasattr(document, "transcription"):
            write_text(folder / TEXT_FILE, document.transcription.tei)
        for revision in document.revisions.all():
            write_text(folder / revision_file(revision.number), revision.tei)
        for image in document.page_images.all():
            self._copy_scan(image)

    def _copy_scan(self, image: PageImage) -> None:
        path = self.folder / SCANS / image.sha256
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            return
        try:
            master = open_master(masters_folder(), image.sha256)
        except (DamagedMasterError, UnknownScanError) as error:
            raise BagRefusedError(
                f"{image.document.identifier}, page {image.page_key}: {error}"
            ) from error
        with master, path.open("wb") as copy:
            shutil.copyfileobj(master, copy)

    def _write_shared(self, shared: SharedRows) -> None:
        folder = self.folder / SHARED_FOLDER
        for model, rows in shared.rows().items():
            write_json(folder / f"{name_of(model)}.json", shared_values(model, rows))
            if model is SourceFile:
                for source in rows:
                    path = self.folder / SOURCES / source.sha256
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(bytes(source.content))
        write_json(folder / ACCOUNTS_FILE, sorted(shared.usernames))


def content_of(document: Document) -> Values:
    """What a document is, without what is derived; its texts are files of their own."""
    rows = document_values(document, KEPT)
    for revision in rows["revision"]:
        del revision["tei"]
    return {"document": write_row(document), "rows": rows}
