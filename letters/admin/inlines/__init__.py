"""What is edited beside the text of a document: one module for each kind of row."""

from letters.admin.inlines.events import EventInline, LetterEventInline
from letters.admin.inlines.hands import HandInline
from letters.admin.inlines.passages import PassageInline
from letters.admin.inlines.problems import ProblemInline
from letters.admin.inlines.relations import RelationInline
from letters.admin.inlines.scans import ScanInline

__all__ = [
    "EventInline",
    "HandInline",
    "LetterEventInline",
    "PassageInline",
    "ProblemInline",
    "RelationInline",
    "ScanInline",
]
