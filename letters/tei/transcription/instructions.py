"""Instructions: sentences that set the condition for a bracketed passage."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from letters.tei.transcription.edits import Edits
from letters.tei.transcription.raw_block import RawBlock, Role

# "The bracketed language on page 3 should be included only if …"
_INSTRUCTION = re.compile(
    r"\b(?P<words>brackete?d (?:language|passages?|paragraphs?|portions?|text|sentences?"
    r"|material|words)(?: (?:on|at) (?:page|p\.) ?(?P<page>\w++))?)"
    r"(?=[^.]{0,300}\b(?:only|if|unless|should|may)\b)"
)
_SENTENCE_END = re.compile(r"(?<=[a-z]{3})[.!?](?:\s|$)")
LONGEST_CONDITION = 1_000  # in characters; no sentence is longer
_CONDITION = re.compile(r"\b(?:if|unless|provided|in case|when)\b.+", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Instruction:
    """`part` is the position of its document; `page` is empty where none is named."""

    part: int
    key: str
    passage_key: str
    page: str
    condition: str
    offset: int


def find_instructions(
    parts: Sequence[Sequence[RawBlock]], edits: Edits
) -> list[Instruction]:
    """The instructions in all documents; make their words spans of the notation."""
    instructions: list[Instruction] = []
    for index, part in enumerate(parts):
        for block in part:
            if block.role is not Role.PARAGRAPH:
                continue
            for match in _INSTRUCTION.finditer(edits.text, block.start, block.end):
                suffix = f"-{len(instructions) + 1}" if instructions else ""
                key = f"condition{suffix}"
                edits.wrap(
                    *match.span("words"), f".condition #{key}", has_brackets=False
                )
                end = min(block.end, match.end("words") + LONGEST_CONDITION)
                rest = edits.text[match.end("words") : end]
                instructions.append(
                    Instruction(
                        part=index,
                        key=key,
                        passage_key=f"passage{suffix}",
                        page=match["page"] or "",
                        condition=_condition(rest),
                        offset=match.start(),
                    )
                )
    return instructions


def _condition(rest: str) -> str:
    """The rest of the sentence, from its "if"."""
    sentence = " ".join(_SENTENCE_END.split(rest, maxsplit=1)[0].split())
    match = _CONDITION.search(sentence)
    return match[0] if match else sentence


def is_bracketed(block: RawBlock) -> bool:
    """Whether a whole paragraph stands in one pair of brackets."""
    text = block.text.strip()
    return (
        block.role is Role.PARAGRAPH
        and re.match(r"\[(?!\^|Page )", text) is not None
        and text.endswith("]")
        and not re.search(r"[\[\]]", text[1:-1])
    )
