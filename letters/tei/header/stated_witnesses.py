"""What a header says of the other texts of its document, as values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StatedRow:
    """Paragraphs of an original and of its translation that stand beside each other."""

    original: tuple[str, ...]
    translation: tuple[str, ...]
    is_confirmed: bool = False


@dataclass(frozen=True, slots=True)
class StatedRelation:
    """That the document is the source of a relation of the `type` to another, or, if
    `is_inverse`, that this is the source of one to it."""

    type: str
    identifier: str
    title: str = ""
    address: str = ""
    is_inverse: bool = False
    is_certain: bool = True
    evidence: str = ""
    first_segment: str = ""
    last_segment: str = ""
    rows: tuple[StatedRow, ...] = ()


@dataclass(frozen=True, slots=True)
class StatedWitness:
    """A `witness`; `date` is EDTF, `wanted` and `attested_in` are identifiers."""

    key: str
    state: str
    title: str = ""
    is_document: bool = False
    wanted: str = ""
    attested_in: str = ""
    date: str = ""
    based_on: str = ""
    is_certain: bool = True
    evidence: str = ""
    first_segment: str = ""
    last_segment: str = ""
