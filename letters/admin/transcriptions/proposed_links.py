"""Links between the documents of a sitting, each with a tick that refuses it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.http import QueryDict

from letters.ingest.rehearsal import Reading

_POSITION = re.compile("[0-9]{1,6}")


@dataclass(frozen=True, slots=True)
class ProposedTick:
    """A link between two documents that can be refused; `position` is its name."""

    position: int
    label: str
    is_ticked: bool


def ticks_of(reading: Reading, posted: QueryDict) -> list[ProposedTick]:
    refused = refused_links(posted)
    return [
        ProposedTick(
            position,
            f"Document {link.instructing + 1} covers document {link.instructed + 1}, and "
            f"sets the condition of a passage in it: “{link.condition}”",
            position not in refused,
        )
        for position, link in enumerate(reading.proposal.links)
    ]


def refused_links(posted: QueryDict) -> frozenset[int]:
    """The positions of links that were shown, and whose tick was taken away."""
    refused = set(posted.getlist("link_shown")) - set(posted.getlist("link"))
    return frozenset(int(each) for each in refused if _POSITION.fullmatch(each))
