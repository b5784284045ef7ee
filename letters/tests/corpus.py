"""The volumes and check scripts beside the checkout, for tests marked `corpus`.

They are not part of the project. LETTERS_SHARED names their folder elsewhere.

LETTERS_CORPUS says how much of them a run takes: `all`, or a tenth that any other text
chooses, and with it a third of the tests that start and kill processes. script/test gives
it the commit: a run can be repeated, and many see everything.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar
from unittest import TestCase

import pytest
from lxml import etree

SHARED = Path(
    os.environ.get("LETTERS_SHARED") or Path(__file__).resolve().parents[3] / "shared"
)
VOLUMES = SHARED / "frus"
CHECKS = SHARED / "checks"
TEI_SCHEMA = CHECKS / "tei_all.rng"
# Three of different decades and editors: telegrams, memoranda and letters.
SAMPLE = ("frus1952-54v14p2", "frus1955-57v17", "frus1961-63v06")

CHOICE = os.environ.get("LETTERS_CORPUS", "")
IS_WHOLE = CHOICE in ("", "all")
SHARE = 10
SHARE_OF_PROCESSES = 3

Class = TypeVar("Class", bound=type[TestCase])
Case = TypeVar("Case")


def needs(*files: Path) -> Callable[[Class], Class]:
    """Mark a test case as one of the corpus: skipped without `files`, a failure in CI."""
    return pytest.mark.corpus(*files)


# For a rate or a count over whole volumes, of which a tenth would say nothing: a tenth of
# the test cases marked so is run instead.
whole = pytest.mark.whole_corpus


def chosen(
    cases: Iterable[Case],
    name_of: Callable[[Case], str | None] = str,
    share: int = SHARE,
) -> list[Case]:
    """The cases that this run takes, in their order: of so many one, and one at the
    least."""
    cases = list(cases)
    if IS_WHOLE:
        return cases

    def rank(place: int) -> bytes:
        return hashlib.sha256(f"{CHOICE} {name_of(cases[place])}".encode()).digest()

    ranked = sorted(range(len(cases)), key=rank)
    return [cases[place] for place in sorted(ranked[: -(-len(cases) // share)])]


def share(number: int) -> int:
    """What to expect at the least of the chosen cases where all of them have `number`."""
    return number if IS_WHOLE else number // SHARE


def volume(identifier: str) -> Path:
    return VOLUMES / f"{identifier}.xml"


@cache
def tei_schema() -> etree.RelaxNG:
    """TEI with all its modules; compiling it takes many seconds."""
    return etree.RelaxNG(etree.parse(TEI_SCHEMA))


@cache
def check_script(name: str) -> ModuleType:
    """A script of the checks folder as a module; it does not run its `main`."""
    spec = importlib.util.spec_from_file_location(name, CHECKS / f"{name}.py")
    if not spec or not spec.loader:
        raise FileNotFoundError(CHECKS / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def divisions(identifier: str, *, is_whole: bool = False) -> list[Any]:
    """The chosen documents of a volume as the check scripts see them: lxml elements."""
    canon = check_script("tei_canon")
    root = canon.load(str(volume(identifier)))
    documents = [
        division
        for division in root.iter(f"{{{canon.TEI}}}div")
        if division.get("type") == "document"
    ]
    if is_whole:
        return documents
    return chosen(documents, lambda document: f"{identifier} {document.get(canon.XID)}")


def flattened(identifier: str, *, is_whole: bool = False) -> Iterator[dict[str, Any]]:
    """The chosen documents as pasted text, with the truth beside it."""
    flatten = check_script("flatten").flatten
    xml_id = check_script("tei_canon").XID
    for division in divisions(identifier, is_whole=is_whole):
        flat = flatten(division)
        if flat and len(flat["notes"]) == len(flat["marks"]):
            yield {"vol": identifier, "doc": division.get(xml_id), **flat}
