"""Turns raw text into notation: puts in edits, and escapes the rest of the text."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from dataclasses import dataclass, field

from letters.tei.notation import escape

_SPACES = re.compile(r"[ \t]+")
_LINE_END = re.compile(r" ?[\n\u2028] ?")
_WHITE_SPACE = " \t\n\u2028"


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replace the characters from `start` to `end` of the raw text by `notation`."""

    start: int
    end: int
    notation: str


def _start(edit: Edit) -> int:
    return edit.start


@dataclass(slots=True)
class Edits:
    """Edits of one raw text; an edit that overlaps an earlier one is left out."""

    text: str
    # As long as the text: what its lines are read by, where it was misread.
    seen: str = ""
    _edits: list[Edit] = field(default_factory=list)  # sorted
    # By how many binary digits the length of each has: one long edit makes no search
    # among the short ones longer.
    _by_length: dict[int, list[Edit]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.seen = self.seen or self.text

    def add(self, start: int, end: int, notation: str) -> None:
        edit = Edit(start, end, notation)
        insort(self._edits, edit)
        insort(self._by_length.setdefault((end - start).bit_length(), []), edit)

    def wrap(
        self, start: int, end: int, attributes: str, *, has_brackets: bool
    ) -> None:
        """Make the words from `start` to `end` a span; if they have brackets around them,
        these become the span's."""
        words = self.text[start:end]
        start += len(words) - len(words.lstrip(_WHITE_SPACE))
        end -= len(words) - len(words.rstrip(_WHITE_SPACE))
        self.add(start, start + 1 if has_brackets else start, "[")
        self.add(end - 1 if has_brackets else end, end, f"]{{{attributes}}}")

    def is_free(self, start: int, end: int) -> bool:
        for digits, edits in self._by_length.items():
            # No further one ends behind `start`.
            at = bisect_left(edits, start - 2**digits, key=_start)
            while at < len(edits) and edits[at].start < end:
                if start < edits[at].end:
                    return False
                at += 1
        return True

    def _between(self, start: int, end: int) -> list[Edit]:
        """The edits that begin at `start` or later, and before `end`."""
        first = bisect_left(self._edits, start, key=_start)
        return self._edits[first : bisect_left(self._edits, end, key=_start)]

    def notation(self, start: int, end: int, *, breaks_lines: bool) -> str:
        """The raw text from `start` to `end` as notation on one line, or several."""
        words = self.text[start:end]
        start += len(words) - len(words.lstrip(_WHITE_SPACE))
        end -= len(words) - len(words.rstrip(_WHITE_SPACE))
        written = ""
        at = start
        for edit in self._between(start, end + 1):
            if edit.start < at or edit.end > end:
                continue
            before = self.text[at : edit.start]
            written += _plain(before, written, breaks_lines=breaks_lines)
            written += edit.notation
            at = edit.end
        return written + _plain(self.text[at:end], written, breaks_lines=breaks_lines)


def _plain(text: str, before: str, *, breaks_lines: bool) -> str:
    """`text` escaped, with the white space that will be read: one space, or a line."""
    lines = _LINE_END.split(_SPACES.sub(" ", text))
    is_start = not before or before.endswith(("]", "}"))
    escaped = [escape(lines[0], at_start=is_start)]
    escaped += [escape(line, at_start=breaks_lines) for line in lines[1:]]
    return ("\\\n" if breaks_lines else " ").join(escaped)
