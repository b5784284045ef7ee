"""Those whom the source note of a meeting names, beside whom the document tells."""

from __future__ import annotations

from collections.abc import Sequence

from letters.derivation.correspondence.participants.participant_lines import Participant
from letters.derivation.correspondence.participants.participants_in_prose import is_one
from letters.derivation.correspondence.participants.presence_in_notes import (
    present_by_note,
)
from letters.derivation.correspondence.participants.titles import is_name, is_person
from letters.derivation.correspondence.sides.parties import same_party
from letters.tei.nodes import Block

# A list of no more may name bodies: "President Ford", "The Cabinet".
MOST_OF_A_PART = 2


def add_noted(
    persons: Sequence[Participant], heading: Block | None
) -> list[Participant]:
    """`persons`, and the others of the note. A speaker "Secy State" gives way to a list."""
    noted = present_by_note(heading)
    if len(noted) > MOST_OF_A_PART:
        persons = [p for p in persons if not p.is_inferred or _is_whole_name(p.name)]
    return [*persons, *(one for one in noted if not _is_among(one, persons))]


def _is_whole_name(name: str) -> bool:
    """Whether it tells who speaks without a list: not "P", "Secy State", "Sec Def"."""
    is_office = name.endswith((" Def", " State", " Gen"))
    return not is_office and (is_person(name) or is_name(name))


def _is_among(noted: Participant, persons: Sequence[Participant]) -> bool:
    """Whether somebody of the name is, by the surname if the note has no more."""
    names = [one.name for one in persons]
    return any(
        same_party(noted.name, name) or is_one(noted.name, name) for name in names
    )
