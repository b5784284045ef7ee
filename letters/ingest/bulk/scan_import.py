"""Takes many page scans in, each by the name of its file; one fault stops no other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, BinaryIO

from django.db import OperationalError, transaction

from letters.facsimile import FacsimileError, digest_of, inspect_scan
from letters.ingest.bulk.scan_files import FileRefusedError, ScanFile, ScanFiles
from letters.ingest.bulk.scan_targets import ScanTarget, ScanTargets, TargetPage
from letters.ingest.media_folders import masters_folder
from letters.ingest.scan_limits import scan_limits
from letters.ingest.scans import store_file
from letters.models import Document, PageImage
from letters.models.locks import is_busy

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser

_BUSY = "Somebody is saving this document at this moment. Import the files again."


class ScanOutcome(StrEnum):
    ADDED = "added"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class ScanResult:
    """What became of a file; `fault` says why not, and what to do; `pages` are those that
    it shows, in words."""

    name: str
    outcome: ScanOutcome
    fault: str = ""
    document: Document | None = None
    pages: str = ""


Log = Callable[[Document, str], None]


def _log_nothing(_document: Document, _reason: str) -> None:
    """The operator of the archive has no account to log as."""


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

    @property
    def _targets(self) -> ScanTargets:
        return ScanTargets(self.user)

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
        target = self._targets.of(file.path)
        document = target.document
        if is_saving:
            locked = Document.objects.select_for_update().filter(pk=document.pk)
            locked.values_list("pk").first()
        content.seek(0)
        digest = digest_of(content)
        content.seek(0)
        are_stored = [self._is_stored(document, page, digest) for page in target.pages]
        if all(are_stored):
            # What is stored was looked at when it was stored.
            outcome = ScanOutcome.UNCHANGED
        else:
            self._refuse_twin(digest)
            facts = inspect_scan(content, scan_limits())
            target.refuse_other_number(len(facts.frames))
            outcome = ScanOutcome.ADDED
            if is_saving:
                self._record(file, target, content)
        for page in target.pages:
            self._pages[document.pk, page.key] = file.name
        self._digests[digest] = file.name
        return ScanResult(file.name, outcome, "", document, target.pages_in_words)

    def _record(self, file: ScanFile, target: ScanTarget, content: BinaryIO) -> None:
        document = target.document
        stored = store_file(content, file.path.name, masters_folder())
        for page, frame in zip(target.pages, stored.facts.frames, strict=True):
            image = PageImage(
                document=document, page_key=page.key, position=page.position
            )
            stored.record(image, frame.number)
            self.log(document, f"Added page scan “{image}”, imported from {file.name}.")
        document.save(update_fields=["changed"])

    def _is_stored(self, document: Document, page: TargetPage, digest: str) -> bool:
        """Whether this page has this very file already. Raises FileRefusedError if it has
        another."""
        stored = PageImage.objects.filter(document=document, page_key=page.key)
        digests = set(stored.values_list("sha256", flat=True))
        if digest in digests:
            return True
        if other := self._pages.get((document.pk, page.key)):
            raise FileRefusedError(
                f"“{other}” is the scan of page {page.key} already. Take one of them out, "
                "or correct its page."
            )
        if digests:
            name = stored.values_list("original_name", flat=True).first()
            raise FileRefusedError(
                f"Page {page.key} of “{document}” has another scan, “{name}”. Take that "
                "out in the form of the document first, or add this one there."
            )
        return False

    def _refuse_twin(self, digest: str) -> None:
        """Raises FileRefusedError if the same file is to show other pages."""
        advice = "If it shows both pages, add it in the form of the document."
        if twin := self._digests.get(digest):
            raise FileRefusedError(f"It is the very same file as “{twin}”. {advice}")
        images = PageImage.objects.filter(sha256=digest).select_related("document")
        for image in images:
            if self._targets.may_change(image.document):
                raise FileRefusedError(
                    f"The very same file is page {image.page_key} of “{image.document}” "
                    f"already. {advice}"
                )
