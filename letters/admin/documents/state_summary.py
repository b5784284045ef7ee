"""What the form of a document says of its state: its open problems, each with a link."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from letters.admin.documents.rights import was_public
from letters.admin.row_pages import PagedInlineFormSet
from letters.models import Document, Problem

MOST_PROBLEMS_LISTED = 20


def summarise_state(
    request: HttpRequest, document: Document, context: dict
) -> dict[str, Any]:
    """The state of the stored `document`, for the page with this `context`."""
    rows = _problem_rows(context)
    is_shown = rows is not None and not rows.is_bound
    # A form that was sent has changed its rows, and they are not stored yet.
    problems = rows.all_rows if is_shown else document.problems.listed_last()
    open_problems = [problem for problem in problems if problem.is_open]
    return {
        "stored": document,
        "open_problems": [
            (rows.address_of(problem.pk) if rows else "#problems-group", problem)
            for problem in open_problems[:MOST_PROBLEMS_LISTED]
        ],
        "open_problem_count": len(open_problems),
        "was_ever_public": was_public(request, document),
    }


def _problem_rows(context: dict) -> PagedInlineFormSet | None:
    """The formset of the problems, where the page has one."""
    formsets = [rows.formset for rows in context.get("inline_admin_formsets", ())]
    return next((rows for rows in formsets if rows.model is Problem), None)
