"""The scans of a sitting: sent once, put in order, each given to a page of a document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from letters.facsimile import FacsimileError
from letters.ingest.staged_scans import StagedScan, stage_scans, staging_folder

UPLOADS, SCAN, PAGE, MOVE = "scans", "scan", "scan_page", "_move"
LEFT_OUT = "none"
_SALT = "letters.staged-scan"
_MOVED = re.compile(r"(?P<row>[0-9]{1,4})-(?P<way>up|down)")

NO_PAGE = "No page is left for it. Say which page it shows, or leave it out."
PAGE_IS_GONE = "The page that was chosen for it is in no text now. Choose another."
FORGED = "A scan that was sent before is not known any more. Choose its file again."


@dataclass(frozen=True, slots=True)
class ScanPlace:
    """A page that a scan may show: `value` names document and page, "2:1"."""

    number: int
    key: str
    label: str

    @property
    def value(self) -> str:
        return f"{self.number}:{self.key}"


@dataclass(frozen=True, slots=True)
class ScanRow:
    """A scan in its place in the order. `wanted` is the page that was chosen for it, empty
    for the next in order; `place` the one that it gets. `was_moved` says which way it went
    just now."""

    scan: StagedScan
    token: str
    wanted: str = ""
    place: ScanPlace | None = None
    error: str = ""
    was_moved: str = ""

    @property
    def is_left_out(self) -> bool:
        return self.wanted == LEFT_OUT


class SittingScans:
    """The scans of what was posted, with those that were sent with it. `errors` are said
    beside the box for files, and keep the documents from being saved."""

    def __init__(self, user: Any) -> None:
        self._user = user
        self.rows: list[ScanRow] = []
        self.places: list[ScanPlace] = []
        self.errors: list[str] = []
        self.told: list[str] = []

    @property
    def folder(self) -> Path:
        """Where they are until they are saved."""
        return staging_folder(self._user.pk)

    def take(self, posted: QueryDict, files: MultiValueDict) -> None:
        """Read what was posted; files that were sent are stored, and taken out of it."""
        tokens, pages = posted.getlist(SCAN), posted.getlist(PAGE)
        pages += [""] * (len(tokens) - len(pages))
        for token, page in zip(tokens, pages, strict=False):
            if scan := self._known(token):
                self.rows.append(ScanRow(scan, token, page))
            else:
                self.errors.append(FORGED)
        for upload in files.getlist(UPLOADS):
            self._stage(upload)
        files.pop(UPLOADS, None)
        if moved := _MOVED.fullmatch(posted.get(MOVE, "")):
            self._move(int(moved["row"]), moved["way"])

    def in_form(self, posted: QueryDict) -> QueryDict:
        """What was posted, as it would be with the scans that are stored by now."""
        stored = posted.copy()
        stored.setlist(SCAN, [row.token for row in self.rows])
        stored.setlist(PAGE, [row.wanted for row in self.rows])
        for name in (MOVE, f"carried:{UPLOADS}"):
            stored.pop(name, None)
        return stored

    def _known(self, token: str) -> StagedScan | None:
        try:
            owner, *scan = signing.loads(token, salt=_SALT)
            staged = StagedScan(*scan)
        except (signing.BadSignature, ValueError, TypeError):
            return None
        return staged if owner == self._user.pk else None

    def _stage(self, upload: UploadedFile) -> None:
        """Those before a page that is refused are kept."""
        name = upload.name or "scan"
        known = {row.scan for row in self.rows}
        try:
            for scan in stage_scans(upload.file, name, self.folder):
                if scan in known:
                    self.told.append(f"“{scan.label}” is there already.")
                else:
                    self.rows.append(ScanRow(scan, self._token(scan)))
        except FacsimileError as error:
            self.errors.append(f"“{name}”: {error}")

    def _token(self, scan: StagedScan) -> str:
        signed = [self._user.pk, scan.sha256, scan.name, scan.frame, scan.page]
        return signing.dumps(signed, salt=_SALT, compress=True)

    def _move(self, row: int, way: str) -> None:
        """The pages stay in their order; the scan goes to another place in it."""
        other = row + (-1 if way == "up" else 1)
        if row < len(self.rows) and 0 <= other < len(self.rows):
            first, second = self.rows[row], self.rows[other]
            self.rows[row], self.rows[other] = second, replace(first, was_moved=way)

    def give(self, places: Sequence[ScanPlace]) -> None:
        """Give each scan its page: the one that was chosen, else the next one."""
        self.places = list(places)
        values = [place.value for place in places]
        following = 0
        for index, row in enumerate(self.rows):
            if row.is_left_out:
                continue
            if row.wanted and row.wanted not in values:
                self.rows[index] = replace(row, wanted="", error=PAGE_IS_GONE)
                continue
            at = values.index(row.wanted) if row.wanted else following
            if at < len(places):
                self.rows[index] = replace(row, place=places[at])
                following = at + 1
            else:
                self.rows[index] = replace(row, error=NO_PAGE)

    @property
    def is_complete(self) -> bool:
        return not self.errors and not any(row.error for row in self.rows)

    @property
    def given(self) -> list[ScanRow]:
        return [row for row in self.rows if row.place]
