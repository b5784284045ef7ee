"""Words that one text has here, and the other elsewhere."""

from __future__ import annotations

from functools import cached_property

from letters.alignment.runs import Alignment, Range, Run
from letters.alignment.touching import TouchingRanges

# Shorter words of a paragraph may stand in the next by chance.
_SHORTEST = 16


class MovedWords:
    """Of two texts that are aligned."""

    def __init__(self, alignment: Alignment) -> None:
        self._alignment = alignment

    def name_at(self, old: Range, new: Range) -> tuple[str, int] | None:
        """The name of what the words are part of, if most of those that only one of the
        texts has here go on elsewhere: moved, or in the paragraph before or after."""
        old_runs, new_runs = self._going_on
        for run in old_runs.at(old):
            if _is_most(old, (run.old, run.old_end)):
                return _name_of(run)
        for run in new_runs.at(new):
            if _is_most(new, (run.new, run.new_end)):
                return _name_of(run)
        return None

    @cached_property
    def _going_on(self) -> tuple[TouchingRanges[Run], TouchingRanges[Run]]:
        """What goes on, without what may be said anywhere."""
        runs = [
            run for run in self._alignment.runs if run.block or run.length >= _SHORTEST
        ]
        return (
            TouchingRanges(runs, lambda run: (run.old, run.old_end)),
            TouchingRanges(runs, lambda run: (run.new, run.new_end)),
        )


def _name_of(run: Run) -> tuple[str, int]:
    return ("block", run.block) if run.block else ("run", run.old)


def _is_most(stretch: Range, place: Range) -> bool:
    """Whether most of the stretch is in the place."""
    shared = min(place[1], stretch[1]) - max(place[0], stretch[0])
    return 2 * shared > stretch[1] - stretch[0] > 0
