"""What was read from a file, document by document, as JSON lines for checks from outside."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Self


@dataclass(frozen=True, slots=True)
class ReadDoubt:
    """What is not certain; `field` is what it concerns ("sender", "date", "text"), `line`
    is in the file, 0 if it concerns no line, `words` say it."""

    field: str
    line: int
    words: str


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """One document of a file, or a file that is `refused`, with the reason.

    `sender` and `recipient` are names, several of them parted by "; ". `date` is EDTF.
    `pages` and `notes` are counted. What was not read is empty. What is `listed` is not
    doubted: lines that were read as a date, a page number or a note, and where.
    """

    file: str
    identifier: str = ""
    kind: str = ""
    title: str = ""
    sender: str = ""
    recipient: str = ""
    date: str = ""
    pages: int = 0
    notes: int = 0
    doubts: Sequence[ReadDoubt] = ()
    listed: Sequence[ReadDoubt] = ()
    refused: str = ""


def joined_names(names: Sequence[str]) -> str:
    """The names of one side, each once."""
    return "; ".join(dict.fromkeys(filter(None, names)))


class ReadingReport:
    """Writes a line for each document as it is read, to a file or, without one, nowhere.

    What is written stays if the work is stopped.
    """

    def __init__(self, path: Path | None) -> None:
        """Raises OSError if the file cannot be written."""
        self._file = path.open("w", encoding="utf-8") if path else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._file:
            self._file.close()

    def add(self, document: ReadDocument) -> None:
        if self._file:
            line = json.dumps(asdict(document), ensure_ascii=False)
            self._file.write(f"{line}\n")
            self._file.flush()
