"""Both sides of a telegram of the Department of State whose form names none of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from letters.tei.transcription.field_labels import Label
from letters.tei.transcription.head_line import COLUMN, HeadLine
from letters.tei.transcription.raw_block import RawBlock, Role

MOST_FIRST = 4  # blocks, of a form
MOST_OF_INCOMING = 14  # of a telegram as it was copied
_INCOMING = re.compile(r"\s*(?:INCOMING TELEGRAM|TELEGRAM RECEIVED)\b")
_OUTGOING = re.compile(r"OUTGOING TELEGRAM(?:\s{1,60}(?i:department of state))?")
_DEPARTMENT = re.compile(
    r"(?<!\S)department of state\Z|\Adepartment of state", re.IGNORECASE
)
_DATED = re.compile(r"\s*Dated [A-Z]")
_POST_ALONE = re.compile(
    r"(?P<post>[A-Z][\w.’'-]{2,20}(?: [A-Z][\w.’'-]{1,20}){0,2})(?: via [A-Z]\w{1,20})?"
)
_TO_SECRETARY = re.compile(r"Secretary of State,?")


def sides_of_outgoing(
    blocks: Sequence[RawBlock], head: Sequence[HeadLine]
) -> Iterator[HeadLine]:
    """The Department, and the post behind ACTION, of a telegram that it sent."""
    first = blocks[:MOST_FIRST]
    if not any(_OUTGOING.fullmatch(block.text.strip()) for block in first):
        return
    for block in first:
        words = block.text.strip()
        if department := _DEPARTMENT.search(words):
            start = block.start + block.text.index(words) + department.start()
            end = start + len(department[0])
            yield HeadLine(Label.SENDER, department[0], words, start, end)
            break
    for line in head:
        if line.evidence.startswith("ACTION") and line.words:
            name = COLUMN.split(line.evidence.partition(":")[2].strip())[0]
            start = line.start
            yield HeadLine(
                Label.RECIPIENT, name, line.evidence, start, start + len(name)
            )


def sides_of_incoming(blocks: Sequence[RawBlock]) -> Iterator[HeadLine]:
    """The post above "Dated February 22, 1946", and the Secretary of State below it, of a
    telegram as the Department copied those that came in."""
    first = blocks[:MOST_OF_INCOMING]
    dated = next((n for n, one in enumerate(first) if _DATED.match(one.text)), 0)
    above = [one for one in first[:dated] if one.role is not Role.STAMP]
    above = [one for one in above if one.role is not Role.MARKING]
    if not above or not any(_INCOMING.match(one.text) for one in first[:dated]):
        return
    line = above[-1].text.rpartition("\n")[2]
    if post := _POST_ALONE.fullmatch(line.strip()):
        at = above[-1].end - len(line)
        start = at + line.index(post["post"])
        words = post["post"]
        yield HeadLine(Label.SENDER, words, line.strip(), start, start + len(words))
    for block in first[dated:]:
        line = block.text.split("\n")[0]
        if _TO_SECRETARY.fullmatch(line.strip()):
            yield _line_at(Label.RECIPIENT, line, block.start)
            return


def _line_at(label: Label, line: str, at: int) -> HeadLine:
    words = line.strip().rstrip(",")
    start = at + line.index(words)
    return HeadLine(label, words, line.strip(), start, start + len(words))
