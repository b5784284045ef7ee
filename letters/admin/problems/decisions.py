"""Who settled a problem, and when: in words."""

from __future__ import annotations

from django.utils.formats import date_format

from letters.models import Problem


def decision_in_words(problem: Problem) -> str:
    """ "By anna on 29 November 2026"; "–" for what is open."""
    if not problem.is_settled:
        return "–"
    settlement = problem.settlement
    if not settlement:
        return "Before reasons were kept"
    editor = settlement.editor or "an account that is gone"
    return f"By {editor} on {date_format(settlement.settled, 'j F Y')}"
