"""Numbers of pages that stand at the foot of all pages but the first, which has none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from letters.tei.transcription.page_lines import PageLine
from letters.tei.transcription.running_lines import RunningLines


def with_foot_numbers(
    runs: Sequence[RunningLines], stamps: Sequence[RunningLines], last: PageLine | None
) -> list[RunningLines]:
    """The running lines, labelled anew if the number below all text is ahead of them.

    Then each number ends its page, and the next page begins there. The second page begins
    at the one stamp above the first number, if there is one; else nothing shows where.
    `stamps` are lines of stamps within the text, `last` has the number below all of it.
    """
    turns = [run for run in runs if run.label]
    numbered = [line for run in turns for line in run.lines if line.page]
    numbered += [last] if last else []
    is_counted = [line.page for line in numbered] == list(range(2, len(turns) + 3))
    is_alike = len({line.kind for line in numbered}) == 1
    if not (is_counted and is_alike and all(run.is_typed for run in turns)):
        return list(runs)
    labelled = [
        replace(run, label=str(int(run.label) + 1)) if run.label else run
        for run in runs
    ]
    first = turns[0].start if turns else None
    above = [stamp for stamp in stamps if first is None or stamp.start < first]
    if len(above) == 1:
        labelled.append(replace(above[0], label="2"))
    return sorted(labelled, key=lambda run: run.start)
