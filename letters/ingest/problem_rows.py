"""Brings the stored problems of a text in step with those that are derived of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from letters.derivation.carried_keys import match_excerpts
from letters.ingest.derived_rows import Derived, ProblemKey
from letters.ingest.settlements import follow_excerpt, settle_again
from letters.models import Document, Problem


def sync_problems(document: Document, derived: Derived) -> None:
    """Problems that persist keep their rows, and what was decided about them.

    So does one whose excerpt alone has changed a little: newer rules put words where the
    text has gaps, and an archivist may have corrected a word beside it. That rules
    refused the text is over now.
    """
    origins = (Problem.Origin.TEXT, Problem.Origin.DERIVATION)
    rows = {
        (row.code, row.message, row.excerpt): row
        for row in document.problems.filter(origin__in=origins)
    }
    gone = [key for key in rows if key not in derived.problems]
    fresh = [key for key in derived.problems if key not in rows]
    changed = _changed_excerpts(gone, fresh)
    for now, before in changed.items():
        follow_excerpt(rows[before], now[2])
    kept = {*changed.values()}
    ended = [rows[key].pk for key in gone if key not in kept]
    Problem.objects.filter(pk__in=ended).delete()
    new = [
        Problem(
            document=document,
            origin=Problem.Origin.TEXT,
            code=code,
            message=message,
            excerpt=excerpt,
            position=position,
        )
        for position, (code, message, excerpt) in enumerate(derived.problems)
        if (code, message, excerpt) in fresh and (code, message, excerpt) not in changed
    ]
    settle_again(document, new)
    Problem.objects.bulk_create(new)


def _changed_excerpts(
    gone: Iterable[ProblemKey], fresh: Iterable[ProblemKey]
) -> dict[ProblemKey, ProblemKey]:
    """Of the `fresh` problems, those that are one of the `gone` ones in other words."""
    before: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    now: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for problems, excerpts in ((gone, before), (fresh, now)):
        for code, message, excerpt in problems:
            excerpts[code, message].append(excerpt)
    return {
        (*said, new): (*said, old)
        for said, excerpts in now.items()
        for new, old in match_excerpts(before[said], excerpts).items()
    }
