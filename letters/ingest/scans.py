"""Takes a page scan in: inspects it, stores it under its digest, and records it."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import BinaryIO

from letters.facsimile import inspect_scan, store_master
from letters.models import PageImage

LONGEST_NAME = 255


def record_scan(
    image: PageImage, upload: BinaryIO, name: str, masters: Path
) -> PageImage:
    """Store `upload` among the `masters` and save `image`, which names its page.

    Raises FacsimileError, with a sentence for the archivist; then nothing is recorded.
    The same file may show two pages: it is stored once, and recorded for each.
    """
    facts = inspect_scan(upload)
    image.sha256 = store_master(upload, masters)
    image.media_type = facts.media_type
    image.width, image.height = facts.width, facts.height
    image.size = facts.byte_count
    image.original_name = clean_name(name) or f"scan.{facts.extension}"
    image.save()
    return image


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
    """The pages, of any document, that show the same file."""
    images = PageImage.objects.filter(sha256=image.sha256).exclude(pk=image.pk)
    return list(images.select_related("document"))
