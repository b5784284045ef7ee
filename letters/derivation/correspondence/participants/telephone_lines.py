"""Who telephoned with whom, as the lines above a record of the call say.

"TELCON / Rogers/Kissinger / 1/16/70"; "TELEPHONE CALL TO AMB LODGE".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from letters.derivation.correspondence.participants.participant_lines import Participant
from letters.derivation.text.main_text import lines_of, may_begin_with, words_of
from letters.tei.nodes import Block, BlockKind

_TELCON = re.compile(r"(?i)tel(?:ephone |e)?con(?:versation)?(?: between)?:?$")
_PARTED = re.compile(r"/| [-–—] |, | and ")
# What may be a name of a party, and no date, hour or sentence.
_NAME = re.compile(
    r"(?:[Tt]he |(?:[A-Z][\w’'-]*\.? ){0,3})[A-Z][a-zA-Z’'-]{2,20}(?: \([^()]{1,40}\))?"
)
_CALL = re.compile(
    r"(?i)telephone call (?:to|from) (?P<party>(?:the |mr\. |mrs\. |dr\. |gov\. )?"
    r"[^,.()\d]{2,40}?)(?: (?:in|at) .{2,40}|, [0-9].{2,20})?$"
)
# How his secretaries write of the Secretary of State.
_WRITER = re.compile(r"\bThe Sec(?:retary|y|\.|(?= ))")
_ASIDE = re.compile(r" \([^()]{1,40}\)$")
# In blocks.
_HEAD = 12


def telcon_parties(blocks: Sequence[Block]) -> list[Participant]:
    """Those whom the lines under "TELCON" name."""
    for lines, block, below in _lines_at_head(blocks):
        if _TELCON.match(lines[0]):
            return list(_behind_the_label(lines[1:], block, below))
    return []


def called_parties(blocks: Sequence[Block]) -> list[Participant]:
    """The other party of each "TELEPHONE CALL TO …", and the Secretary if his staff
    wrote."""
    called: dict[str, Participant] = {}
    for lines, block, below in _lines_at_head(blocks):
        if len(lines) == 1 and (call := _CALL.match(lines[0])):
            writers = [] if called else _writer(below)
            called.setdefault(call["party"], Participant(call["party"], block=block))
            called |= {one.name: one for one in writers}
    return [*called.values()]


def _lines_at_head(
    blocks: Sequence[Block],
) -> Iterator[tuple[list[str], Block, Sequence[Block]]]:
    head = [block for block in blocks[:_HEAD] if block.kind is BlockKind.PARAGRAPH]
    for place, block in enumerate(head, 1):
        if not may_begin_with(block, ("tel",)):
            continue
        if lines := [line for line in lines_of(block) if line]:
            yield lines, block, head[place:]


def _behind_the_label(
    lines: Sequence[str], block: Block, below: Sequence[Block]
) -> Iterator[Participant]:
    """The names in the lines up to the first that is none: a date, a speech."""
    placed = [(line, block) for line in lines] + [(words_of(b), b) for b in below]
    for line, where in placed:
        names = [name.strip() for name in _PARTED.split(line)]
        if not all(map(_NAME.fullmatch, names)):
            return
        for name in names:
            yield Participant(_ASIDE.sub("", name), block=where)


def _writer(paragraphs: Sequence[Block]) -> list[Participant]:
    for block in paragraphs[:1]:
        if writer := _WRITER.search(words_of(block)):
            return [Participant(writer[0], block=block, is_inferred=True)]
    return []
