"""Whose a letter’s signature is that is no more than a first name: "Bill", "Dean"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from letters.derivation.model import EventRecord

TAKEN_AS_SENDER = "A letter signed with one name is taken as signed by its sender."


def read_familiar_signatures(
    sent: Sequence[EventRecord], signed: Sequence[EventRecord]
) -> list[EventRecord]:
    """The signatures of a letter, each by its person.

    Friends sign with a first name. Editions mark some of these as another person's whose
    surname it is: "Dean" under Secretary Rusk's letter as Sir Patrick Dean's.
    """
    senders = {event.person for event in sent}
    if len(sent) != 1 or not all(senders):
        return list(signed)
    sender = senders.pop()
    if len(signed) == 1:
        return [_by_sender(event, sender) for event in signed]
    in_full = any(" " in event.name and event.person == sender for event in signed)
    return [
        event
        for event in signed
        if not in_full or event.person or not _is_one_name(event.name)
    ]


def _by_sender(event: EventRecord, sender: str) -> EventRecord:
    if not _is_one_name(event.name) or event.person == sender:
        return event
    evidence = f"{event.evidence.rstrip('.')}. {TAKEN_AS_SENDER}"
    return replace(event, person=sender, evidence=evidence, is_inferred=True)


def _is_one_name(name: str) -> bool:
    return name.strip("“”").isalpha()
