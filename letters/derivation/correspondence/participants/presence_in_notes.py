"""Who was at a meeting, as its source note says.

"According to the source text, the following people were present: Rusk, McNamara, and Ball."
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from letters.derivation.correspondence.participants.attendance import find_attending
from letters.derivation.correspondence.participants.names_in_prose import SENTENCE_END
from letters.derivation.correspondence.participants.participant_lines import Participant
from letters.derivation.text.main_text import tidy
from letters.tei.nodes import Block, Note, flat_text


def source_notes(heading: Block | None) -> Iterator[Note]:
    for child in heading.children if heading else ():
        if isinstance(child, Note) and child.attributes.get("type") == "source":
            yield child


def present_by_note(heading: Block | None) -> list[Participant]:
    """Those of the first sentence that tells, and of others that tell who "also" was
    there; the rest may tell of other meetings."""
    present: list[Participant] = []
    for note in source_notes(heading):
        words = tidy("".join(map(flat_text, note.children)))
        for sentence in SENTENCE_END.split(words):
            if present and " also " not in sentence:
                continue
            attending = find_attending(sentence.strip(" ."), note, fewest=1)
            present += (
                replace(one, block=heading, evidence=sentence) for one in attending
            )
    return present
