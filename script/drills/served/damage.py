"""Damage while the archive is served: a scan, the index, the database's processes."""

from __future__ import annotations

import json
import os
import random
import signal
from collections import Counter
from http import HTTPStatus
from pathlib import Path

from drills.served.archive import LETTER, Archive, wait

from letters.tests.archive.programs import manage

SEARCH = "/search.json?q=Andropov"
MAKE_SCAN = """
from letters.models import Document
from letters.tests.views.documents.test_images import make_scan
scan = make_scan(Document.objects.get(identifier="reagan-andropov-1983-draft"))
print(scan.address("400"), scan.sha256)
"""
MAKE_SCANS = """
from letters.models import Document
from letters.tests.views.documents.test_images import make_scan, scan_bytes
document = Document.objects.get(identifier="reagan-andropov-1983-draft")
for number in range(8):
    content = scan_bytes((900 + number, 700))
    scan = make_scan(document, content=content, position=number + 10)
    print(scan.address("400"), scan.address("1200"))
"""
BITS, SHORT = 20, 30


def damage_a_scan(archive: Archive) -> str:
    """One byte of a file is turned: is it served, and who names it?"""
    made = manage(archive.folder, "shell", "--no-imports", "-c", MAKE_SCAN)
    address, digest = made.stdout.split()[-2:]
    before = archive.status(address)
    (master,) = (archive.folder / "media" / "masters").rglob(f"*{digest}*")
    content = master.read_bytes()
    master.chmod(0o600)
    master.write_bytes(content[:-9] + bytes([content[-9] ^ 1]) + content[-8:])
    damaged = archive.status(address)
    verified = manage(archive.folder, "verify")
    master.write_bytes(content)
    return (
        f"a scan {before}, with one byte turned {damaged}, restored "
        f"{archive.status(address)}; verify exits with {verified.returncode} and "
        f"{'names' if digest in verified.stdout else 'DOES NOT NAME'} it"
    )


def turn_bits(archive: Archive) -> str:
    """One bit in each of twenty files: scans, tiles, smaller images, a transcription."""
    made = manage(archive.folder, "shell", "--no-imports", "-c", MAKE_SCANS)
    for address in made.stdout.split():
        archive.status(address)
    manage(archive.folder, "cut_scans")
    media = archive.folder / "media"
    chance = random.Random(1962)  # noqa: S311
    kinds = [sorted(_files_in(media / name)) for name in ("masters", "derivatives")]
    kinds.append(sorted(_files_in(media / "tiles")))
    chosen = [
        file for files in kinds for file in chance.sample(files, min(7, len(files)))
    ]
    chosen = chosen[:BITS]
    sound = manage(archive.folder, "verify").returncode
    contents = {file: file.read_bytes() for file in chosen}
    for file, content in contents.items():
        place = chance.randrange(len(content) * 8)
        turned = bytearray(content)
        turned[place // 8] ^= 1 << place % 8
        file.chmod(0o600)
        file.write_bytes(turned)
    told = manage(archive.folder, "verify")
    found = [file for file in chosen if _is_named(file, told.stdout)]
    for file, content in contents.items():
        file.write_bytes(content)
    again = manage(archive.folder, "verify").returncode
    lacking = {file.parent.name for file in chosen if file not in found}
    return (
        f"{len(found)} of {len(chosen)} found by verify ({told.stdout.count(chr(10))} lines, "
        f"exit {told.returncode}; before {sound}, restored {again})"
        + (f"; NOT FOUND in {lacking}" if lacking else "")
    )


def _files_in(folder: Path) -> list[Path]:
    return [
        file for file in folder.rglob("*") if file.is_file() and file.stat().st_size
    ]


def _is_named(file: Path, told: str) -> bool:
    """By its own name, or by the digest that one of its folders is called by."""
    names = (file.stem, *file.parts)
    return any(name in told for name in names if len(name) > SHORT)


def damage_the_index(archive: Archive) -> str:
    """All files of the index are overwritten: what do readers get until it is mended?"""
    right = total_found(archive)
    generation = archive.index / (archive.index / "current").read_text().strip()
    for file in generation.iterdir():
        file.write_bytes(b"damage")
    answers: Counter[str] = Counter()

    def is_mended() -> bool:
        is_new = archive.index / (archive.index / "current").read_text().strip()
        total = total_found(archive)
        answers["right" if total == right else str(total)] += 1
        return total == right and is_new != generation

    seconds = wait(is_mended, 180)
    return f"mended after {seconds:.1f} s; until then {in_words(answers)}"


def total_found(archive: Archive) -> int | str:
    answer = archive.ask(SEARCH)
    return (
        json.loads(answer.body)["total"]
        if answer.status == HTTPStatus.OK
        else answer.status
    )


def kill_the_database(archive: Archive) -> str:
    """The watchdog and the database's first process are killed at once."""
    for process in archive.watchdogs():
        process.kill()
    os.kill(archive.postmaster().pid, signal.SIGKILL)
    answers: Counter[str] = Counter()

    def is_back() -> bool:
        status = archive.status(LETTER)
        answers[str(status)] += 1
        return status == HTTPStatus.OK

    seconds = wait(is_back, 180)
    return f"pages again after {seconds:.1f} s; until then {in_words(answers)}"


def in_words(answers: Counter[str]) -> str:
    return ", ".join(f"{count} × {answer}" for answer, count in answers.items())
