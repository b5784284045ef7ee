"""Is everything that the archive stores still what was stored?

Each check yields findings: faults, and notes on what is merely not needed. Nothing is
mended or deleted; only the problems that archivists see follow the state of the scans.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from letters.facsimile import (
    DIGEST,
    SCAN_NAME,
    WIDTHS,
    FacsimileError,
    UnknownScanError,
    derivative_path,
    digest_of,
    has_seal,
    is_sound_derivative,
    master_path,
    open_master,
    verify_each_time,
)
from letters.ingest.scan_checks import record_scan_state
from letters.models import PageImage, SourceFile

# The last two bytes of every JPEG.
END_OF_IMAGE = b"\xff\xd9"


@dataclass(frozen=True, slots=True)
class Finding:
    """What is at a place, and what to do. A note is no fault."""

    place: str
    words: str
    is_fault: bool = True

    def __str__(self) -> str:
        return f"{self.place}: {self.words}"


# Wraps what is walked through, its name and its length: it may show progress.
Progress = Callable[[Iterable, str, int], Iterable]
Named = dict[str, list[PageImage]]


def verify_rows_of_scans(masters: Path, progress: Progress) -> Iterator[Finding]:
    """Each scan that a page names: is its file there, with these very bytes?"""
    named = _images_by_digest()
    for digest, images in progress(named.items(), "Page scans", len(named)):
        fault = _read_again(masters, digest)
        record_scan_state(digest, fault)
        if fault:
            yield Finding(_place_of(images), _words_of(fault, masters, digest))
        else:
            size = master_path(masters, digest).stat().st_size
            yield from _compare_sizes(images, size)


def verify_files_of_scans(masters: Path, progress: Progress) -> Iterator[Finding]:
    """Each file among the scans that no page names: does it have its own name?"""
    places = {
        master_path(masters, digest)
        for digest in _named_digests()
        if DIGEST.fullmatch(digest)
    }
    paths = [path for path in _files_in(masters) if path not in places]
    for path in progress(paths, "Other files", len(paths)):
        yield _judge_other_file(path, masters)


def verify_derivatives(derivatives: Path, progress: Progress) -> Iterator[Finding]:
    """Each image that was made of a scan: is it as it was made?"""
    named = _named_digests()
    paths = _files_in(derivatives)
    verified = verify_each_time()
    for path in progress(paths, "Smaller images", len(paths)):
        digest = _digest_of_derivative(path, derivatives)
        if digest not in named:
            yield Finding(
                str(path), "no page scan has this image; it may be deleted.", False
            )
        elif not is_sound_derivative(path, verified):
            yield _judge_derivative(path)


def verify_source_files(progress: Progress) -> Iterator[Finding]:
    """Each file as it came in: does its content have the digest of its row?"""
    sources = SourceFile.objects.order_by("pk")
    rows = sources.iterator(chunk_size=20)
    for source in progress(rows, "Transcriptions", sources.count()):
        content = bytes(source.content)
        if hashlib.sha256(content).hexdigest() != source.sha256:
            words = "its content no longer has the SHA-256 of its row"
        elif len(content) != source.size:
            words = f"it has {len(content):,} bytes, its row says {source.size:,}"
        else:
            continue
        yield Finding(
            f"transcription {source.pk} ({source.name})",
            f"{words}. Restore the row from a backup of the database.",
        )


def note_foreign_files(media: Path, folders: Iterable[Path]) -> Iterator[Finding]:
    """What lies beside the `folders` in which the archive stores files."""
    entries = sorted(media.iterdir()) if media.is_dir() else []
    for path in entries:
        if path not in folders:
            words = "the archive stores nothing here; it may be moved away."
            yield Finding(str(path), words, is_fault=False)


def _named_digests() -> set[str]:
    return set(PageImage.objects.values_list("sha256", flat=True))


def _images_by_digest() -> Named:
    named: Named = defaultdict(list)
    images = PageImage.objects.select_related("document").only(
        "sha256", "size", "page_key", "document__identifier"
    )
    for image in images.order_by("pk"):
        named[image.sha256].append(image)
    return named


def _read_again(masters: Path, digest: str) -> FacsimileError | None:
    try:
        open_master(masters, digest, verify_each_time()).close()
    except FacsimileError as error:
        return error
    return None


def _place_of(images: list[PageImage]) -> str:
    return ", ".join(
        f"{image.document.identifier} page {image.page_key}" for image in images
    )


def _words_of(fault: FacsimileError, masters: Path, digest: str) -> str:
    if not isinstance(fault, UnknownScanError):
        return f"{fault} ({master_path(masters, digest)})"
    if not DIGEST.fullmatch(digest):
        return f"“{digest}” is no SHA-256. Delete this scan and add its file again."
    path = master_path(masters, digest)
    return f"the file of this scan is missing. Restore {path} from a backup."


def _compare_sizes(images: list[PageImage], size: int) -> Iterator[Finding]:
    for image in images:
        if image.size != size:
            yield Finding(
                _place_of([image]),
                f"the row says {image.size:,} bytes, its sound file {image.sha256} has "
                f"{size:,}. Delete this scan and add its file again.",
            )


def _files_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if not path.is_dir())


def _judge_other_file(path: Path, masters: Path) -> Finding:
    digest = path.name
    if not DIGEST.fullmatch(digest):
        return Finding(
            str(path), "this is not a stored scan; it may be moved away.", False
        )
    place = master_path(masters, digest)
    if path != place:
        return Finding(
            str(path), f"this file is in the wrong place. Move it to {place}."
        )
    try:
        with path.open("rb") as file:
            is_sound = digest_of(file) == digest
    except OSError as error:
        return Finding(str(path), f"cannot be read ({error.strerror}).")
    if is_sound:
        return Finding(
            str(path), "no page names this scan; it may be deleted or kept.", False
        )
    return Finding(
        str(path), "its bytes do not have this SHA-256. No page names it; delete it."
    )


def _digest_of_derivative(path: Path, derivatives: Path) -> str:
    name, _, _width = path.stem.partition("-")
    if not SCAN_NAME.fullmatch(name):
        return ""
    places = {derivative_path(derivatives, name, width) for width in WIDTHS}
    return name[:64] if path in places else ""


def _judge_derivative(path: Path) -> Finding:
    try:
        with path.open("rb") as file:
            is_sealed = has_seal(file)
            file.seek(0)
            is_whole = file.read().endswith(END_OF_IMAGE)
    except OSError as error:
        return Finding(str(path), f"cannot be read ({error.strerror}). Delete it.")
    if is_whole and not is_sealed:
        return Finding(
            str(path),
            "made by an earlier version; it is made again when a reader asks for it.",
            is_fault=False,
        )
    return Finding(
        str(path),
        "damaged. Delete it; it is made again when a reader asks for it.",
    )
