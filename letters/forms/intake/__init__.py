"""The forms of a sitting: a text that is handed in, and the documents read in it."""

from letters.forms.intake.draft_form import DraftForm, ReadDraft
from letters.forms.intake.draft_text import DraftText
from letters.forms.intake.intake_form import MOST_BYTES, IntakeForm
from letters.forms.intake.sitting_scans import ScanPlace, SittingScans

__all__ = [
    "MOST_BYTES",
    "DraftForm",
    "DraftText",
    "IntakeForm",
    "ReadDraft",
    "ScanPlace",
    "SittingScans",
]
