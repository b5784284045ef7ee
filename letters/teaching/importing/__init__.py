"""Annotations from files: our own, those of other archives, and Hypothesis exports."""

from letters.teaching.importing.report import ImportReport
from letters.teaching.importing.run import import_annotations

__all__ = ["ImportReport", "import_annotations"]
