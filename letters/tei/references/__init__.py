"""The cross-references in the prose of notes and editorial notes."""

from letters.tei.references.parsing import read_references
from letters.tei.references.place import (
    Outline,
    OutlinedDocument,
    OutlinedNote,
    Place,
)
from letters.tei.references.targets import (
    Form,
    FoundReference,
    ReadReferences,
    Target,
    TargetKind,
)

__all__ = [
    "Form",
    "FoundReference",
    "Outline",
    "OutlinedDocument",
    "OutlinedNote",
    "Place",
    "ReadReferences",
    "Target",
    "TargetKind",
    "read_references",
]
