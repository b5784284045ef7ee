"""The volumes and check scripts beside the checkout, for tests marked `corpus`.

They are not part of the project. LETTERS_SHARED names their folder elsewhere.
"""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar
from unittest import TestCase

import pytest

SHARED = Path(
    os.environ.get("LETTERS_SHARED") or Path(__file__).resolve().parents[3] / "shared"
)
VOLUMES = SHARED / "frus"
CHECKS = SHARED / "checks"
# Three of different decades and editors: telegrams, memoranda and letters.
SAMPLE = ("frus1952-54v14p2", "frus1955-57v17", "frus1961-63v06")

Class = TypeVar("Class", bound=type[TestCase])


def needs(*files: Path) -> Callable[[Class], Class]:
    """Mark a test case as one of the corpus, skipped where `files` are missing."""
    missing = [file for file in files if not file.exists()]
    reason = f"not part of the project: {', '.join(map(str, missing))}"

    def mark(case: Class) -> Class:
        skipped = pytest.mark.skipif(bool(missing), reason=reason)(case)
        return pytest.mark.corpus(skipped)

    return mark


def volume(identifier: str) -> Path:
    return VOLUMES / f"{identifier}.xml"


@cache
def check_script(name: str) -> ModuleType:
    """A script of the checks folder as a module; it does not run its `main`."""
    spec = importlib.util.spec_from_file_location(name, CHECKS / f"{name}.py")
    if not spec or not spec.loader:
        raise FileNotFoundError(CHECKS / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def divisions(identifier: str) -> Iterator[Any]:
    """The documents of a volume as the check scripts see them: lxml elements."""
    canon = check_script("tei_canon")
    root = canon.load(str(volume(identifier)))
    for division in root.iter(f"{{{canon.TEI}}}div"):
        if division.get("type") == "document":
            yield division


def flattened(identifier: str) -> Iterator[dict[str, Any]]:
    """The documents of a volume as pasted text, with the truth beside it."""
    flatten = check_script("flatten").flatten
    xml_id = check_script("tei_canon").XID
    for division in divisions(identifier):
        flat = flatten(division)
        if flat and len(flat["notes"]) == len(flat["marks"]):
            yield {"vol": identifier, "doc": division.get(xml_id), **flat}
