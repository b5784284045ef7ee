"""Small raw papers of our own making, with what is right of each document in them.

The table `papers/right.tsv` gives several values, parted by “|”, where each of them may
stand, and two names, parted by “;”, where both must. `has` are words of the text, `lacks`
words that are not of the text.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from letters.ingest.file_formats import decode
from letters.tei.errors import TeiError
from letters.tests.typescripts.comparing import Outcome
from letters.tests.typescripts.read_back import ReadPaper, read_back

FOLDER = Path(__file__).parent / "papers"
_BLANK_LINES = re.compile(rb"\r?\n(?:[ \t]*+\r?\n)++")
_INDENTS = re.compile(rb"^[ \t]++", re.MULTILINE)
_NOT_WORDS = re.compile(r"[\W_]+")
_THE = re.compile(r"^the ")


@dataclass(frozen=True, slots=True)
class PaperVerdict:
    file: str
    field: str
    outcome: Outcome
    right: str
    read: str


def right_values() -> dict[str, list[dict[str, str]]]:
    """The rows of the table for each file, one for each document."""
    with (FOLDER / "right.tsv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
    return {file: list(each) for file, each in groupby(rows, lambda row: row["file"])}


def without_blank_lines(content: bytes) -> bytes:
    """A paper as e-mail and optical reading leave it: its lines at the margin, and none
    of them blank."""
    return _INDENTS.sub(b"", _BLANK_LINES.sub(b"\n", content))


def judge(
    file: str, rows: list[dict[str, str]], content: bytes | None = None
) -> list[PaperVerdict]:
    """What is not right in the reading of a file, or of its `content` written otherwise; a
    refusal is a doubt."""
    try:
        content = content or (FOLDER / file).read_bytes()
        text, documents = decode(content), read_back(content)
    except TeiError as error:
        return [PaperVerdict(file, "text", Outcome.DOUBTED, "", str(error))]
    if len(documents) != len(rows):
        outcome = _outcome("documents", "", str(len(documents)), text, documents)
        return [
            PaperVerdict(
                file, "documents", outcome, str(len(rows)), str(len(documents))
            )
        ]
    return [
        verdict
        for row, read in zip(rows, documents, strict=True)
        for verdict in _judge(file, row, read, text)
    ]


def _judge(
    file: str, row: dict[str, str], read: ReadPaper, text: str
) -> list[PaperVerdict]:
    verdicts = []
    for field, found in _found(row, read).items():
        if not _is_right(field, row[field], found):
            outcome = _outcome(field, row[field], found, text, [read])
            verdicts.append(PaperVerdict(file, field, outcome, row[field], found))
    return verdicts


def _found(row: dict[str, str], read: ReadPaper) -> dict[str, str]:
    words = " ".join(read.records.text.split())
    return {
        "kind": read.kind,
        "sender": ";".join(read.senders),
        "recipient": ";".join(read.recipients),
        "date": read.said.date,
        "pages": str(read.pages),
        "notes": str(len(read.notes)),
        "has": row["has"] if row["has"] in words else "",
        "lacks": row["lacks"] if row["lacks"] and row["lacks"] in words else "",
    }


def _is_right(field: str, right: str, found: str) -> bool:
    if field == "lacks":
        return not found
    if field == "date":
        return found.partition("T")[0] in [
            one.partition("T")[0] for one in right.split("|")
        ]
    return _folded(found) in [_folded(one) for one in right.split("|")]


def _folded(words: str) -> str:
    """Without signs, and without the article before an office."""
    return _THE.sub("", _NOT_WORDS.sub(" ", words.casefold()).strip())


def _outcome(
    field: str, right: str, found: str, text: str, documents: list[ReadPaper]
) -> Outcome:
    """Doubted, if a doubt names the field or stands where one of its values stands."""
    lines = text.split("\n")
    values = [*right.split("|"), *found.split(";")]
    parts = [_folded(value) for value in values if len(_folded(value)) > 1]
    for doubt in (doubt for read in documents for doubt in read.doubts):
        line = _folded(lines[doubt.line - 1]) if doubt.line else ""
        if doubt.field == field:
            return Outcome.DOUBTED
        if line and any(part in line or line in part for part in parts):
            return Outcome.DOUBTED
    return Outcome.WRONG if found or field == "has" else Outcome.OPEN
