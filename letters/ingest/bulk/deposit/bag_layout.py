"""Where things stand in a bag, and what its bag-info.txt says.

data/documents/<identifier>/document.json      the record, and what archivists decided
                            derived.json       what is derived, for its permanent keys
                            text.xml           the TEI
                            revisions/0001.xml …
data/shared/<table>.json                       what documents need: agents, editions …
data/scans/<SHA-256>, data/sources/<SHA-256>   files, byte for byte
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FORMAT = "1"
FORMAT_KEY, DRAFTS_KEY = "Letters-Format", "Letters-Contains-Unpublished"
DOCUMENTS, SHARED_FOLDER = Path("documents"), Path("shared")
SCANS, SOURCES = Path("scans"), Path("sources")
DOCUMENT_FILE, DERIVED_FILE, TEXT_FILE = "document.json", "derived.json", "text.xml"
ACCOUNTS_FILE = "accounts.json"


class BagRefusedError(Exception):
    """Nothing was written: why, and what to do."""


def revision_file(number: int) -> Path:
    return Path("revisions") / f"{number:04}.xml"


def write_json(path: Path, values: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(values, ensure_ascii=False, indent=1)
    path.write_text(f"{text}\n", encoding="utf-8")


def read_json(path: Path) -> Any:
    """Raises BagRefusedError."""
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise BagRefusedError(f"{path} cannot be read: {error}") from error


def write_text(path: Path, text: str) -> None:
    """Line ends as they are: a text is stored exactly."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def read_text(path: Path) -> str:
    """Raises BagRefusedError."""
    try:
        return path.read_bytes().decode()
    except (OSError, UnicodeDecodeError) as error:
        raise BagRefusedError(f"{path} cannot be read: {error}") from error
