"""Who sends a paper, and whom it is for, where its encoding marks the words that say so."""

from __future__ import annotations

from collections.abc import Sequence

from letters.derivation.model import EventRecord
from letters.derivation.text.main_text import lines_of, tidy
from letters.tei.nodes import Block, Span, flat_text, walk

# A string that refers to somebody, and what its type says of him or her.
_ELEMENT = "rs"
_TYPES = {"sender": "sent", "recipient": "received"}


def find_marked_sides(blocks: Sequence[Block]) -> list[EventRecord]:
    """Each once, in the order of the text."""
    events: dict[tuple[str, str], EventRecord] = {}
    for block in blocks:
        for node in walk(block):
            if isinstance(node, Span) and node.element == _ELEMENT:
                kind = _TYPES.get(node.attributes.get("type", ""))
                name = tidy(flat_text(node)).strip(" ,;")
                if kind and name:
                    event = EventRecord(kind, name, " ".join(lines_of(block)))
                    events.setdefault((kind, name), event)
    return list(events.values())
