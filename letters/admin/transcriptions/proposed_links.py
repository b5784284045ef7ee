"""Of which passage each instruction of a sitting sets the condition, and in which words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.http import QueryDict

from letters.forms.intake.cuts import (
    KEPT_SAYS,
    KEPT_WORDS,
    LINK,
    LINK_SAYS,
    LINK_WORDS,
)
from letters.models import ConditionalPassage, Document, Instruction
from letters.tei.transcription import Proposal
from letters.tei.transcription.model import ProposedLink

_SHOWN_OF_PASSAGE = 60
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class PassageChoice:
    """A passage of another document; `value` names document and passage, "2:passage"."""

    number: int
    key: str
    label: str

    @property
    def value(self) -> str:
        return f"{self.number}:{self.key}"


@dataclass(frozen=True, slots=True)
class InstructionRow:
    """Words of document `number` that set a condition. `chosen` is the value of a choice,
    empty for none; `condition` has the words of the condition."""

    number: int
    key: str
    words: str
    chosen: str
    condition: str
    choices: list[PassageChoice] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"{LINK}{self.number}:{self.key}"

    @property
    def condition_name(self) -> str:
        return f"{LINK_WORDS}{self.number}:{self.key}"

    @property
    def says_name(self) -> str:
        return f"{LINK_SAYS}{self.number}:{self.key}"

    @property
    def link(self) -> ProposedLink | None:
        for choice in self.choices:
            if choice.value == self.chosen:
                return ProposedLink(
                    self.number - 1,
                    self.key,
                    choice.number - 1,
                    choice.key,
                    self.condition,
                )
        return None


def passage_choices(documents: Sequence[Document]) -> list[PassageChoice]:
    """The conditional passages in the texts as they stand."""
    return [
        _choice(number, passage)
        for number, document in enumerate(documents, 1)
        for passage in ConditionalPassage.objects.filter(document=document)
        if passage.is_in_text
    ]


def instruction_rows(
    documents: Sequence[Document],
    passages: Sequence[PassageChoice],
    proposal: Proposal,
    posted: QueryDict,
) -> list[InstructionRow]:
    """One for each instruction in the texts as they stand; what was posted of it, or else
    what the importer proposes."""
    return [
        _row(number, instruction, passages, proposal, posted)
        for number, document in enumerate(documents, 1)
        for instruction in Instruction.objects.filter(document=document)
        if instruction.is_in_text
    ]


def _choice(number: int, passage: ConditionalPassage) -> PassageChoice:
    words = passage.text[:_SHOWN_OF_PASSAGE]
    more = "…" if len(passage.text) > len(words) else ""
    return PassageChoice(
        number, passage.key, f"document {number}, #{passage.key}: “{words}{more}”"
    )


def _row(
    number: int,
    instruction: Instruction,
    passages: Iterable[PassageChoice],
    proposal: Proposal,
    posted: QueryDict,
) -> InstructionRow:
    choices = [choice for choice in passages if choice.number != number]
    row = InstructionRow(
        number, instruction.key, instruction.text, "", instruction.text, choices
    )
    chosen, condition = "", instruction.text
    for link in proposal.links:
        if (link.instructing + 1, link.instruction_key) == (number, instruction.key):
            chosen = f"{link.instructed + 1}:{link.passage_key}"
            condition = link.condition
    condition = _kept_words(posted).get(instruction.text, condition)
    chosen = posted.get(row.name, chosen)
    condition = _UNSTORABLE.sub("", posted.get(row.condition_name, condition))
    return InstructionRow(
        number, instruction.key, instruction.text, chosen, condition.strip(), choices
    )


def _kept_words(posted: QueryDict) -> dict[str, str]:
    """What was typed of conditions before documents were parted or joined, by the words
    of their instructions; of two with the same words, the first."""
    kept = zip(posted.getlist(KEPT_SAYS), posted.getlist(KEPT_WORDS), strict=False)
    return dict(reversed(list(kept)))


def stated_links(rows: Iterable[InstructionRow]) -> tuple[ProposedLink, ...]:
    return tuple(link for row in rows if (link := row.link))
