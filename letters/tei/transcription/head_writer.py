"""Writes the labelled lines of a paper's head as lists of the notation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from letters.tei.transcription.edits import Edits
from letters.tei.transcription.field_labels import (
    CABLE_FIELD,
    DATE_TIME_GROUP,
    FIELD,
    Label,
    day_of_group,
    label_of,
)
from letters.tei.transcription.raw_block import RawBlock

_LINE = re.compile(r"[^\n]++")
# Lists of these say who took part, what it is about; the types are those of the series.
_TYPES = {
    Label.SENDER: "from",
    Label.RECIPIENT: "to",
    Label.SUBJECT: "subject",
    Label.PARTICIPANTS: "participants",
    Label.REFERENCE: "references",
}
Bounds = tuple[int, int]


@dataclass(slots=True)
class _Part:
    """A label with what stands behind and below it, or lines without any."""

    label: Bounds | None
    kind: Label = Label.OTHER
    lines: list[Bounds] = field(default_factory=list)


def write_head(edits: Edits, block: RawBlock) -> str:
    """Each label with its words, and lines between them as lines, in their order."""
    return "\n\n".join(_write(edits, part) for part in _parts(edits.text, block))


def _parts(text: str, block: RawBlock) -> Iterator[_Part]:
    part: _Part | None = None
    for line in _LINE.finditer(text, block.start, block.end):
        words = line[0]
        match = FIELD.fullmatch(words) or CABLE_FIELD.fullmatch(words)
        is_group = DATE_TIME_GROUP.match(words.strip()) is not None
        is_further = words[:1] in " \t" and part is not None and part.label
        if not (match or is_group) and part and (is_further or not part.label):
            part.lines.append(line.span())
            continue
        if part:
            yield part
        part = _Part(None, lines=[line.span()])
        if match:
            at = line.start()
            label = (at + match.start("label"), at + match.start("words"))
            part = _Part(label, label_of(match["label"]))
            if match["words"].strip():
                part.lines.append((at + match.start("words"), line.end()))
        elif is_group:
            yield _Part(None, Label.DATE, [line.span()])
            part = None
    if part:
        yield part


def _write(edits: Edits, part: _Part) -> str:
    if part.label:
        return _write_list(edits, part)
    start, end = part.lines[0][0], part.lines[-1][1]
    words = edits.notation(start, end, breaks_lines=True)
    fence = "dateline" if part.kind is Label.DATE else "paragraph"
    return f"::: {fence}\n{words}\n:::"


def _write_list(edits: Edits, part: _Part) -> str:
    name = _TYPES.get(part.kind)
    opening = f"::: list {{type={name}}}" if name else "::: list"
    assert part.label  # noqa: S101
    lines = [f"# {edits.notation(*part.label, breaks_lines=False)}"]
    if part.kind is Label.SUBJECT and part.lines:
        start, end = part.lines[0][0], part.lines[-1][1]
        lines.append(f"- {edits.notation(start, end, breaks_lines=False)}")
    else:
        lines += [
            f"- {edits.notation(*bounds, breaks_lines=False)}" for bounds in part.lines
        ]
    return "\n".join([opening, *lines, ":::"])


def edit_groups(edits: Edits, block: RawBlock) -> None:
    """Let the date and time of a telegram be read as a date."""
    for line in _LINE.finditer(edits.text, block.start, block.end):
        if day := day_of_group(line[0]):
            match = DATE_TIME_GROUP.search(line[0])
            if match:
                at = line.start()
                start, end = at + match.start("day"), at + match.end("year")
                edits.add(start, start, "[")
                edits.add(end, end, f"]{{.date when={day}}}")
