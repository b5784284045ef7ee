"""Takes many page scans in, each by the name of its file; one fault stops no other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, BinaryIO

from django.db import OperationalError, transaction

from letters.facsimile import FacsimileError, digest_of, inspect_scan
from letters.ingest.bulk.scan_files import FileRefusedError, ScanFile, ScanFiles
from letters.ingest.bulk.scan_names import SCHEME, NamedPage, readings_of
from letters.ingest.media_folders import masters_folder
from letters.ingest.scan_limits import scan_limits
from letters.ingest.scans import record_scan, refuse_many_pages
from letters.models import Document, PageImage
from letters.models.document_rights import handed_in, may_edit, sees_own_alone
from letters.models.locks import is_busy

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser

# What the admin's form offers where the text marks no pages.
ONLY_PAGE = "1"
_EXAMPLES = ", ".join(name for name, _ in SCHEME[:2])
_BUSY = "Somebody is saving this document at this moment. Import the files again."


class ScanOutcome(StrEnum):
    ADDED = "added"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class ScanResult:
    """What became of a file; `fault` says why not, and what to do."""

    name: str
    outcome: ScanOutcome
    fault: str = ""
    document: Document | None = None
    page: str = ""


Log = Callable[[Document, str], None]


def _log_nothing(_document: Document, _reason: str) -> None:
    """The operator of the archive has no account to log as."""


@dataclass(slots=True)
class _Target:
    document: Document
    page: str
    position: int


@dataclass(slots=True)
class ScanImport:
    """Files to take in, by the rights of `user`; None is the operator of the archive.

    `log` is told of each scan that was added, in its transaction.
    """

    files: ScanFiles
    user: AbstractUser | None = None
    log: Log = _log_nothing
    # What each page is to get, and what each file is to show: for the rehearsal too.
    _pages: dict[tuple[int, str], str] = field(default_factory=dict)
    _digests: dict[str, str] = field(default_factory=dict)

    def plan(self) -> Iterator[ScanResult]:
        """What would become of each file; nothing is written."""
        yield from self._go_through(is_saving=False)

    def run(self) -> Iterator[ScanResult]:
        """Take the files in. It can be stopped at any moment, and goes on when it is run
        again."""
        yield from self._go_through(is_saving=True)

    def _go_through(self, *, is_saving: bool) -> Iterator[ScanResult]:
        self._pages.clear()
        self._digests.clear()
        for file in self.files.files:
            yield self._outcome_of(file, is_saving=is_saving)

    def _outcome_of(self, file: ScanFile, *, is_saving: bool) -> ScanResult:
        try:
            with file.open() as content, transaction.atomic():
                return self._take(file, content, is_saving=is_saving)
        except (FileRefusedError, FacsimileError) as error:
            return ScanResult(file.name, ScanOutcome.REFUSED, str(error))
        except OperationalError as error:
            if not is_busy(error):
                raise
            return ScanResult(file.name, ScanOutcome.REFUSED, _BUSY)

    def _take(
        self, file: ScanFile, content: BinaryIO, *, is_saving: bool
    ) -> ScanResult:
        """Raises FileRefusedError or FacsimileError."""
        target = self._target(file)
        document = target.document
        if is_saving:
            locked = Document.objects.select_for_update().filter(pk=document.pk)
            locked.values_list("pk").first()
        content.seek(0)
        digest = digest_of(content)
        content.seek(0)
        if self._is_stored(target, digest):
            # It was looked at when it was stored.
            outcome = ScanOutcome.UNCHANGED
        else:
            outcome = ScanOutcome.ADDED
            if is_saving:
                self._record(file, target, content)
            else:
                refuse_many_pages(inspect_scan(content, scan_limits()))
        self._pages[document.pk, target.page] = file.name
        self._digests[digest] = file.name
        return ScanResult(file.name, outcome, "", document, target.page)

    def _record(self, file: ScanFile, target: _Target, content: BinaryIO) -> None:
        document = target.document
        image = PageImage(
            document=document, page_key=target.page, position=target.position
        )
        record_scan(image, content, file.path.name, masters_folder())
        document.save(update_fields=["changed"])
        self.log(document, f"Added page scan “{image}”, imported from {file.name}.")

    def _is_stored(self, target: _Target, digest: str) -> bool:
        """Whether this page has this very scan already. Raises FileRefusedError if it has
        another, or if the same file is to show another page."""
        document, page = target.document, target.page
        stored = PageImage.objects.filter(document=document, page_key=page)
        digests = set(stored.values_list("sha256", flat=True))
        if digest in digests:
            return True
        if other := self._pages.get((document.pk, page)):
            raise FileRefusedError(
                f"“{other}” is the scan of page {page} already. Take one of them out, or "
                "correct its page."
            )
        if digests:
            name = stored.values_list("original_name", flat=True).first()
            raise FileRefusedError(
                f"Page {page} of “{document}” has another scan, “{name}”. Take that out "
                "in the form of the document first, or add this one there."
            )
        self._refuse_twin(digest)
        return False

    def _refuse_twin(self, digest: str) -> None:
        advice = "If it shows both pages, add it in the form of the document."
        if twin := self._digests.get(digest):
            raise FileRefusedError(f"It is the very same file as “{twin}”. {advice}")
        images = PageImage.objects.filter(sha256=digest).select_related("document")
        for image in images:
            if self._may_change(image.document):
                raise FileRefusedError(
                    f"The very same file is page {image.page_key} of “{image.document}” "
                    f"already. {advice}"
                )

    def _target(self, file: ScanFile) -> _Target:
        """The page that the name means. Raises FileRefusedError."""
        readings = readings_of(file.path)
        if not readings:
            raise FileRefusedError(
                f"Its name does not say which page of which document it is. Name it as "
                f"{_EXAMPLES}."
            )
        names = {reading.identifier for reading in readings}
        documents = {
            document.identifier: document
            for document in Document.objects.filter(identifier__in=names)
            if not self._is_hidden(document)
        }
        present = [each for each in readings if each.identifier in documents]
        if not present:
            tried = "”, “".join(dict.fromkeys(each.identifier for each in readings))
            of_yours = " of yours" if self.user and sees_own_alone(self.user) else ""
            raise FileRefusedError(
                f"There is no document{of_yours} “{tried}”. Correct the name, or add the "
                "document first."
            )
        return self._page_of(present, documents)

    def _page_of(
        self, readings: list[NamedPage], documents: dict[str, Document]
    ) -> _Target:
        targets = []
        for reading in readings:
            document = documents[reading.identifier]
            if not self._may_change(document):
                raise FileRefusedError(
                    f"You may not change “{reading.identifier}”. Leave the file out, or "
                    "ask an archivist."
                )
            targets += _pages_meant(document, reading)
        meant = {(target.document.pk, target.page): target for target in targets}
        if len(meant) == 1:
            return meant.popitem()[1]
        if meant:
            pages = "; ".join(f"{t.document.identifier}: {t.page}" for t in targets)
            raise FileRefusedError(
                f"Its name means more than one page ({pages}). Write the page as in its "
                "address."
            )
        raise FileRefusedError(_no_page(documents[readings[0].identifier], readings[0]))

    def _is_hidden(self, document: Document) -> bool:
        """Whether the user is not told that it is there."""
        sees_all = self.user is None or not sees_own_alone(self.user)
        return not sees_all and not handed_in(self.user, document)

    def _may_change(self, document: Document) -> bool:
        if self.user is None:
            return True
        return not self._is_hidden(document) and may_edit(self.user, document)


def _pages_meant(document: Document, reading: NamedPage) -> list[_Target]:
    if document.carrier_id:
        carrier = document.carrier.identifier
        raise FileRefusedError(
            f"“{document.identifier}” is a letter that “{carrier}” transmits: the scan is "
            "one of that document's."
        )
    pages = [*document.pages.all()]
    if not pages:
        is_only = reading.page == ONLY_PAGE
        return [_Target(document, ONLY_PAGE, 0)] if is_only else []
    names = {reading.page.casefold(), reading.written.casefold()}
    by_key = [
        _Target(document, page.key, position)
        for position, page in enumerate(pages)
        if page.key.casefold() == reading.written.casefold()
    ]
    return by_key or [
        _Target(document, page.key, position)
        for position, page in enumerate(pages)
        if names & {page.key.casefold(), page.label.casefold()}
    ]


def _no_page(document: Document, reading: NamedPage) -> str:
    keys = [page.key for page in document.pages.all()]
    if not keys:
        return (
            f"The text of “{document.identifier}” marks no pages: it takes one scan, of "
            f"page {ONLY_PAGE}. Mark the page breaks first."
        )
    return (
        f"“{document.identifier}” has no page “{reading.page}”. It has: "
        f"{', '.join(keys[:40])}."
    )
