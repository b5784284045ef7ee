"""Sentences that say on what condition a bracketed passage is to be included."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from letters.tei.transcription.blocks import RawBlock, Role
from letters.tei.transcription.edits import Edits

# "The bracketed language on page 3 should be included only if …"
_INSTRUCTION = re.compile(
    r"\b(?P<words>brackete?d (?:language|passages?|paragraphs?|portions?|text|sentences?"
    r"|material|words)(?: (?:on|at) (?:page|p\.) ?(?P<page>\w+))?)"
    r"(?=[^.]*\b(?:only|if|unless|should|may)\b)"
)
_SENTENCE_END = re.compile(r"(?<=[a-z]{3})[.!?](?:\s|$)")
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
    """Instructions in all documents; their words are made spans of the notation."""
    instructions: list[Instruction] = []
    for index, part in enumerate(parts):
        for block in part:
            if block.role is not Role.PARAGRAPH:
                continue
            for found in _INSTRUCTION.finditer(edits.text, block.start, block.end):
                suffix = f"-{len(instructions) + 1}" if instructions else ""
                key = f"condition{suffix}"
                edits.wrap(*found.span("words"), f".condition #{key}", keeps=False)
                rest = edits.text[found.end("words") : block.end]
                instructions.append(
                    Instruction(
                        part=index,
                        key=key,
                        passage_key=f"passage{suffix}",
                        page=found["page"] or "",
                        condition=_condition(rest),
                        offset=found.start(),
                    )
                )
    return instructions


def _condition(rest: str) -> str:
    """What the sentence goes on to say, from its "if"."""
    sentence = " ".join(_SENTENCE_END.split(rest, maxsplit=1)[0].split())
    found = _CONDITION.search(sentence)
    return found[0] if found else sentence


def is_bracketed(block: RawBlock) -> bool:
    """Whether a whole paragraph stands in one pair of brackets."""
    text = block.text.strip()
    return (
        block.role is Role.PARAGRAPH
        and re.match(r"\[(?!\^|Page )", text) is not None
        and text.endswith("]")
        and not re.search(r"[\[\]]", text[1:-1])
    )
