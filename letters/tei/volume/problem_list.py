"""The problems of a volume, limited to a list that can be read."""

from __future__ import annotations

from collections import defaultdict

from letters.tei.volume.contents import ProblemCode, VolumeProblem

MAX_OF_A_KIND = 50
_MAX_QUOTED = 60


class Problems:
    def __init__(self) -> None:
        self._by_code: dict[ProblemCode, list[VolumeProblem]] = defaultdict(list)
        self._omitted: dict[ProblemCode, int] = defaultdict(int)

    def add(self, code: ProblemCode, message: str, line: int = 0) -> None:
        if len(self._by_code[code]) < MAX_OF_A_KIND:
            self._by_code[code].append(VolumeProblem(code, message, line))
        else:
            self._omitted[code] += 1

    def listed(self) -> tuple[VolumeProblem, ...]:
        """All by kind; where there are too many of a kind, the last line counts the rest."""
        listed: list[VolumeProblem] = []
        for code, problems in self._by_code.items():
            listed += problems
            if more := self._omitted[code]:
                listed.append(VolumeProblem(code, f"{more:,} more of this kind."))
        return tuple(listed)


def quoted(text: str) -> str:
    """A name or identifier of the file, to be shown in a message."""
    shown = text if len(text) <= _MAX_QUOTED else f"{text[:_MAX_QUOTED]}…"
    return f"“{shown}”"
