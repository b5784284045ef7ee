"""Raw text to notation: what is said about the text is put in, the rest is escaped."""

from __future__ import annotations

from dataclasses import dataclass, field

from letters.tei.notation import escape


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Put `notation` for the characters from `start` to `end` of the raw text."""

    start: int
    end: int
    notation: str


@dataclass(slots=True)
class Edits:
    """Edits of one raw text; those that overlap an earlier one are refused."""

    text: str
    _edits: list[Edit] = field(default_factory=list)

    def add(self, start: int, end: int, notation: str) -> None:
        self._edits.append(Edit(start, end, notation))

    def wrap(self, start: int, end: int, attributes: str, *, keeps: bool) -> None:
        """Make `start` to `end` a span. `keeps`: its own brackets are the span's."""
        self.add(start, start + 1 if keeps else start, "[")
        self.add(end - 1 if keeps else end, end, f"]{{{attributes}}}")

    def is_free(self, start: int, end: int) -> bool:
        return not any(edit.start < end and start < edit.end for edit in self._edits)

    def notation(self, start: int, end: int, *, breaks_lines: bool) -> str:
        """The raw text from `start` to `end` as notation on one line, or several."""
        written: list[str] = []
        at = start
        for edit in sorted(self._edits):
            if edit.start < at or edit.end > end:
                continue
            written.append(_plain(self.text[at : edit.start], breaks_lines))
            written.append(edit.notation)
            at = edit.end
        written.append(_plain(self.text[at:end], breaks_lines))
        return "".join(written).strip()


def _plain(text: str, breaks_lines: bool) -> str:
    lines = text.replace("\u2028", "\n").split("\n")
    joint = "\\\n" if breaks_lines else " "
    return joint.join(
        escape(line if index == len(lines) - 1 else line.rstrip())
        for index, line in enumerate(lines)
    )
