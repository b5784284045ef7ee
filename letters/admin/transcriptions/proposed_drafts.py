"""One document of a sitting as it would be saved, and what is doubtful in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict

from letters.admin.transcriptions.draft_readings import DraftReader
from letters.admin.transcriptions.raw_lines import RawLine
from letters.admin.transcriptions.text_preview import TextPreview, preview_text
from letters.forms.intake import DraftForm, DraftText
from letters.ingest.transcriptions.put_right import (
    FOUND_RIGHT,
    key_of,
    reason_of_field,
)
from letters.models import Document, Problem

# The boxes beside doubts; the value of each is the key of its doubt.
RIGHT_BOXES = "found-right"


@dataclass(frozen=True, slots=True)
class ProposedDraft:
    """One document as it would be saved; `pages` are keys and names. What is `listed` was
    read and set apart, and asks nothing."""

    number: int
    form: DraftForm
    lines: list[RawLine]
    problems: list[Problem]
    listed: list[Problem]
    pages: list[tuple[str, str]]
    preview: TextPreview

    @property
    def first_line(self) -> int:
        return self.lines[0].number

    @property
    def doubtful_lines(self) -> list[int]:
        """Those that ask to be looked at."""
        return [line.number for line in self.lines if line.is_doubtful]

    @property
    def left_to_do(self) -> str:
        if left := sum(not each.is_settled for each in self.problems):
            return f"{left} to look at"
        return "Nothing is left to look at" if self.problems else "Nothing is doubtful"

    @property
    def other_problems(self) -> list[Problem]:
        """Those that stand at none of the lines."""
        shown = {line.number for line in self.lines if line.doubts}
        return [each for each in self.problems if each.line not in shown]


def describe_draft(
    reader: DraftReader,
    posted: QueryDict,
    text: DraftText,
    document: Document,
    taken: Sequence[str],
) -> ProposedDraft:
    read = reader.read(document)
    form = DraftForm(read, text, posted, taken, reader.user)
    problems = list(document.problems.asking().select_related("settlement"))
    for problem in problems:
        problem.key = key_of(problem)
        problem.put_right = _put_right(problem, form)
        problem.is_settled = bool(problem.put_right)
        problem.is_found_right = problem.put_right == FOUND_RIGHT
    return ProposedDraft(
        number=read.number,
        form=form,
        lines=reader.raw.of_document(read.number, problems),
        problems=problems,
        listed=list(document.problems.listed()),
        pages=[(page.key, page.name.lower()) for page in document.pages.all()],
        preview=preview_text(read.number, text.tei),
    )


def _put_right(problem: Problem, form: DraftForm) -> str:
    """Why there is nothing left to do about it; empty if there is."""
    if problem.settlement:
        return problem.settlement.reason
    is_doubt = problem.origin == Problem.Origin.IMPORT
    return reason_of_field(problem.code, form.typed) if is_doubt else ""
