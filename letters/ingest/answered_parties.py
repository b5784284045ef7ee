"""Who is meant by a name that several have: the one to whom the answered letter was sent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from letters.derivation.correspondence.sides.parties import last_word
from letters.models import CorrespondenceEvent, StatedReply

_OPPOSITE = {"sent": "received", "received": "sent"}
_WHY = "The letter that it answers, or that answers it, was of this person."
_MOST_EVIDENCE = 2_000


def settle_parties(replies: Iterable[StatedReply]) -> None:
    """Give the nameless side of each letter its person, if the letter on the other end of
    the reply has one of the surname on the opposite side."""
    pairs = [(reply.document_id, reply.target_id) for reply in replies]
    pairs = [(one, other) for one, other in pairs if one and other]
    events: dict[tuple[int, str], list[CorrespondenceEvent]] = defaultdict(list)
    rows = CorrespondenceEvent.objects.filter(
        document__in={key for pair in pairs for key in pair},
        type__in=_OPPOSITE,
        footnote_key="",
    ).select_related("agent")
    for event in rows:
        events[event.document_id, event.type].append(event)
    settled = []
    for one, other in (*pairs, *((other, one) for one, other in pairs)):
        for side, opposite in _OPPOSITE.items():
            for event in events[one, side]:
                if not event.agent_id and _settle(event, events[other, opposite]):
                    settled.append(event)
    CorrespondenceEvent.objects.bulk_update(settled, ["agent", "certainty", "evidence"])


def _settle(
    event: CorrespondenceEvent, counterparts: Iterable[CorrespondenceEvent]
) -> bool:
    surname = last_word(event.name_as_written)
    agents = {
        counterpart.agent
        for counterpart in counterparts
        if counterpart.agent
        and surname
        and surname == last_word(counterpart.agent.display_name)
    }
    if len(agents) != 1 or event.decision:
        return False
    event.agent = agents.pop()
    event.certainty = CorrespondenceEvent.Certainty.INFERRED
    evidence = event.evidence.rstrip(".")
    event.evidence = f"{evidence}. {_WHY}".lstrip(". ")[:_MOST_EVIDENCE]
    return True
