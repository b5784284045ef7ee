"""Settles problems, opens them again, and settles anew what was settled before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from letters.models import Document, Problem, Settlement
from letters.models.problems import LONGEST_REASON

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser

_AT_ONCE = 1_000


@transaction.atomic
def settle(
    problems: Iterable[Problem], reason: str, editor: AbstractUser | None = None
) -> int:
    """Settle the open ones of `problems`, and return how many these were.

    One that somebody else has settled meanwhile stays as it is.
    """
    keys = sorted(problem.pk for problem in problems)
    count = 0
    for start in range(0, len(keys), _AT_ONCE):
        chunk = Problem.objects.filter(pk__in=keys[start : start + _AT_ONCE])
        # In one order, so that two archivists never wait for each other.
        rows = list(chunk.open().select_for_update().order_by("pk"))
        settlements = [_settlement(row, reason, editor) for row in rows]
        Settlement.objects.bulk_create(settlements)
        _store(rows, settlements)
        count += len(rows)
    return count


@transaction.atomic
def reopen(problems: Iterable[Problem], editor: AbstractUser | None = None) -> int:
    """Open the settled ones of `problems` again, and return how many these were."""
    keys = [problem.pk for problem in problems]
    stored = Problem.objects.filter(pk__in=keys, is_settled=True)
    rows = list(stored.select_for_update().order_by("pk"))
    for row in rows:
        same = Settlement.objects.filter(**_words_of(row), undone=None)
        same.update(undone=timezone.now(), undone_by=editor)
    Problem.objects.filter(pk__in=[row.pk for row in rows]).update(
        is_settled=False, settlement=None
    )
    return len(rows)


def change_reason(problem: Problem, reason: str, editor: AbstractUser | None) -> None:
    """Give another reason for what is settled: a decision of its own, by `editor`."""
    with transaction.atomic():
        reopen([problem], editor)
        settle([problem], reason, editor)


def settle_again(document: Document, fresh: Sequence[Problem]) -> None:
    """Settle those of the `fresh` problems, not yet stored, that were settled before: of
    the same kind, at the same place, in the same words."""
    if not fresh:
        return
    in_force = Settlement.objects.filter(document=document, undone=None)
    before = {
        (settlement.code, settlement.message, settlement.excerpt): settlement
        for settlement in in_force.order_by("settled")
    }
    for problem in fresh:
        if same := before.get((problem.code, problem.message, problem.excerpt)):
            problem.is_settled, problem.settlement = True, same


def follow_excerpt(problem: Problem, excerpt: str) -> None:
    """Let the problem, and what was decided about it, have its words of now."""
    Problem.objects.filter(pk=problem.pk).update(excerpt=excerpt)
    if problem.settlement_id:
        settlement = Settlement.objects.filter(pk=problem.settlement_id)
        settlement.update(excerpt=excerpt)


def _settlement(
    problem: Problem, reason: str, editor: AbstractUser | None
) -> Settlement:
    return Settlement(
        **_words_of(problem), reason=reason[:LONGEST_REASON], editor=editor
    )


def _words_of(problem: Problem) -> dict[str, object]:
    return {
        "document_id": problem.document_id,
        "code": problem.code,
        "message": problem.message,
        "excerpt": problem.excerpt,
    }


def _store(rows: Sequence[Problem], settlements: Sequence[Settlement]) -> None:
    for row, settlement in zip(rows, settlements, strict=True):
        row.is_settled, row.settlement = True, settlement
    Problem.objects.bulk_update(rows, ["is_settled", "settlement"])
