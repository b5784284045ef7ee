"""The files of the tests, and a way to bring them in."""

from __future__ import annotations

from typing import Any

from letters.ingest.saving import Edit
from letters.ingest.transcriptions import Format, Imported, Intake, import_transcription
from letters.tests.factories import SEEDS

FILM = (SEEDS / "reagan-andropov-draft-1983.txt").read_bytes()
PRINTED = (SEEDS / "frus1981-88v04-d190.txt").read_bytes()


def bring_in(
    content: str | bytes,
    *identifiers: str,
    file_format: Format = Format.RAW,
    **options: Any,
) -> list[Imported]:
    content = content if isinstance(content, bytes) else content.encode()
    intake = Intake("letter.txt", content, file_format, identifiers, **options)
    return import_transcription(intake, Edit(reason="Read in"))
