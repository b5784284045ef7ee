"""Takes files of page scans in: inspected, stored under their digest, and recorded."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from letters.facsimile import (
    ScanFacts,
    inspect_scan,
    store_master,
)
from letters.ingest.scan_limits import scan_limits
from letters.ingest.stated_regions import draw_stated_regions
from letters.models import PageImage

LONGEST_NAME = 255


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file among the masters, of one page or of many."""

    sha256: str
    name: str
    facts: ScanFacts

    def record(self, image: PageImage, frame: int) -> PageImage:
        """Save `image`, which names its page, as that page of the file. It is cut into
        tiles later, by another process. Raises ScanRefusedError if there is no such page.
        """
        facts = self.facts.frame(frame)
        image.sha256, image.frame = self.sha256, frame
        image.media_type = self.facts.media_type
        image.width, image.height = facts.width, facts.height
        image.size = self.facts.byte_count
        image.original_name = self.name
        image.save()
        draw_stated_regions(image.document, [image])
        return image


def store_file(upload: BinaryIO, name: str, masters: Path) -> StoredFile:
    """Raises FacsimileError, with a sentence for the archivist; then nothing is stored.
    The same file may show pages of two documents: it is stored once."""
    facts = inspect_scan(upload, scan_limits())
    digest = store_master(upload, masters)
    return StoredFile(digest, clean_name(name) or f"scan.{facts.extension}", facts)


def clean_name(name: str) -> str:
    """The name of a file without folders and without invisible characters.

    It is only shown: on the disk a scan is named by its digest.
    """
    last = PurePosixPath(name.replace("\\", "/")).name
    shown = "".join(letter for letter in last if letter.isprintable()).strip()
    suffix = PurePosixPath(shown).suffix[:20]
    if len(shown) > LONGEST_NAME:
        shown = shown[: LONGEST_NAME - len(suffix)] + suffix
    return shown


def other_pages_with(image: PageImage) -> list[PageImage]:
    """The pages, of any document, that show the same page of the same file."""
    images = PageImage.objects.filter(sha256=image.sha256, frame=image.frame)
    return list(images.exclude(pk=image.pk).select_related("document"))
