"""The document and the pages that the name of a file of scans means, by a user's rights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from letters.ingest.bulk.scan_files import FileRefusedError
from letters.ingest.bulk.scan_names import SCHEME, NamedPage, readings_of
from letters.models import Document
from letters.models.document_rights import handed_in, may_edit, sees_own_alone

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser

# What the admin's form offers where the text marks no pages.
ONLY_PAGE = "1"
_EXAMPLES = ", ".join(name for name, _ in SCHEME[:2])
_NAMED_BY = (
    "A file of several pages is named by its document alone, or by its first and its last "
    "page (“d12_680-682.pdf”)."
)


class TargetPage(NamedTuple):
    """A page by its key, and its place among all pages of the document."""

    key: str
    position: int


@dataclass(frozen=True, slots=True)
class ScanTarget:
    """What a file is to show: one page, or several in order."""

    document: Document
    pages: tuple[TargetPage, ...]

    @property
    def pages_in_words(self) -> str:
        """ "page 3", "pages 3 to 5"."""
        first, last = self.pages[0].key, self.pages[-1].key
        return f"page {first}" if first == last else f"pages {first} to {last}"

    def refuse_other_number(self, found: int) -> None:
        """Raises FileRefusedError unless the file has as many pages as its name means."""
        meant = len(self.pages)
        if found != meant:
            raise FileRefusedError(
                f"The file has {found:,} page{_s(found)}, and its name means {meant:,} "
                f"({self.pages_in_words}). {_NAMED_BY}"
            )


def _s(number: int) -> str:
    return "" if number == 1 else "s"


class ScanTargets:
    """The names of files, as `user` may use them; None is the operator of the archive."""

    def __init__(self, user: AbstractUser | None) -> None:
        self._user = user

    def of(self, path: PurePosixPath) -> ScanTarget:
        """Raises FileRefusedError."""
        readings = readings_of(path)
        names = {reading.identifier for reading in readings}
        documents = {
            document.identifier: document
            for document in Document.objects.filter(identifier__in=names)
            if not self._is_hidden(document)
        }
        present = [each for each in readings if each.identifier in documents]
        if present:
            return self._meant(present, documents)
        with_page = [each.identifier for each in readings if each.page]
        if not with_page:
            raise FileRefusedError(
                f"Its name does not say which page of which document it is. Name it as "
                f"{_EXAMPLES}."
            )
        tried = "”, “".join(dict.fromkeys(with_page))
        of_yours = " of yours" if self._user and sees_own_alone(self._user) else ""
        raise FileRefusedError(
            f"There is no document{of_yours} “{tried}”. Correct the name, or add the "
            "document first."
        )

    def may_change(self, document: Document) -> bool:
        if self._user is None:
            return True
        return not self._is_hidden(document) and may_edit(self._user, document)

    def _is_hidden(self, document: Document) -> bool:
        """Whether the user is not told that it is there."""
        sees_all = self._user is None or not sees_own_alone(self._user)
        return not sees_all and not handed_in(self._user, document)

    def _meant(
        self, readings: Sequence[NamedPage], documents: dict[str, Document]
    ) -> ScanTarget:
        targets: list[ScanTarget] = []
        for reading in readings:
            document = documents[reading.identifier]
            if not self.may_change(document):
                raise FileRefusedError(
                    f"You may not change “{reading.identifier}”. Leave the file out, or "
                    "ask an archivist."
                )
            targets += _targets_in(document, reading)
        meant = {(target.document.pk, target.pages): target for target in targets}
        if len(meant) == 1:
            return meant.popitem()[1]
        if meant:
            pages = "; ".join(
                f"{target.document.identifier}: {target.pages_in_words}"
                for target in meant.values()
            )
            raise FileRefusedError(
                f"Its name means more than one thing ({pages}). Write the page as in its "
                "address."
            )
        raise FileRefusedError(_no_page(documents[readings[0].identifier], readings[0]))


def _targets_in(document: Document, reading: NamedPage) -> list[ScanTarget]:
    if document.carrier_id:
        carrier = document.carrier.identifier
        raise FileRefusedError(
            f"“{document.identifier}” is a letter that “{carrier}” transmits: the scan is "
            "one of that document's."
        )
    rows = [*document.pages.all()]
    if not rows:
        only = (TargetPage(ONLY_PAGE, 0),)
        is_only = reading.page in ("", ONLY_PAGE)
        return [ScanTarget(document, only)] if is_only else []
    pages = [TargetPage(row.key, position) for position, row in enumerate(rows)]
    main = [
        page for page, row in zip(pages, rows, strict=True) if not row.pagination
    ] or pages
    if not reading.page:
        return [ScanTarget(document, tuple(main))]
    labels = {row.key: row.label for row in rows}
    one = _named(pages, labels, reading.written, reading.page)
    if one:
        return [ScanTarget(document, (page,)) for page in one]
    first, dash, last = reading.page.partition("-")
    ends = [_named(main, labels, name, name.lstrip("0")) for name in (first, last)]
    if not dash or [len(end) for end in ends] != [1, 1]:
        return []
    begin, end = (main.index(pages[0]) for pages in ends)
    return [ScanTarget(document, tuple(main[begin : end + 1]))] if begin < end else []


def _named(
    pages: Sequence[TargetPage], labels: dict[str, str], written: str, short: str
) -> list[TargetPage]:
    """Those with this very key, or else those with one of the names."""
    names = {written.casefold(), short.casefold()}
    by_key = [page for page in pages if page.key.casefold() == written.casefold()]
    return by_key or [
        page
        for page in pages
        if names & {page.key.casefold(), labels[page.key].casefold()}
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
