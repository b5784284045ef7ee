"""How far the texts are derived by the present rules."""

from __future__ import annotations

from dataclasses import dataclass

from letters.models.sections import SectionText
from letters.models.texts import Transcription


@dataclass(frozen=True, slots=True)
class DerivationState:
    """How many documents are `awaiting` the present rules, how many these `refused`, and
    which sections they refused."""

    documents: int
    awaiting: int
    refused: int
    refused_sections: tuple[SectionText, ...] = ()

    @property
    def refused_texts(self) -> int:
        return self.refused + len(self.refused_sections)


def derivation_state() -> DerivationState:
    texts, sections = Transcription.objects.all(), SectionText.objects.all()
    refused_sections = sections.refused().select_related("section__edition")
    return DerivationState(
        documents=texts.count(),
        awaiting=texts.awaiting().count(),
        refused=texts.refused().count(),
        refused_sections=tuple(refused_sections),
    )
