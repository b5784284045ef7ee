"""Reports what became of a volume."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from letters.ingest.volumes.planning import ImportOutcome
from letters.tei.volume import Volume

UNREADABLE = "unreadable"  # code of the one problem of a file that cannot be read

# Called with the number of documents done since the last call.
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at; `line` is in the file, 0 if it concerns no line."""

    code: str
    message: str
    line: int = 0
    document: str = ""

    def __str__(self) -> str:
        where = f"line {self.line}: " if self.line else ""
        return f"{where}{f'{self.document}: ' if self.document else ''}{self.message}"


@dataclass(slots=True)
class Report:
    """The documents of one volume by outcome, and the problems in it."""

    identifier: str
    counts: Counter[ImportOutcome] = field(default_factory=Counter)
    problems: list[Finding] = field(default_factory=list)

    @property
    def is_unchanged(self) -> bool:
        return set(self.counts) <= {ImportOutcome.UNCHANGED, ImportOutcome.KEPT}


def findings_in(volume: Volume) -> list[Finding]:
    return [
        Finding(str(problem.code), problem.message, problem.line)
        for problem in volume.problems
    ]
