"""The persons and terms of its volume's lists that a document names, and how often."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from letters.derivation.model import ReadFlow
from letters.tei.nodes import Span, SpanKind

_POINTERS = {SpanKind.PERSON: "corresp", SpanKind.TERM: "target"}
# Encoders' slips stand before the key now and then: "^#p_FGR_1", "#$p_ZGN1".
_KEY = re.compile(r"[pt]_[\w.-]+")


def count_mentions(flows: Iterable[ReadFlow]) -> Counter[str]:
    """How often the text and its notes point to each entry, by the key of the entry."""
    return Counter(
        key
        for flow in flows
        for span in flow.plain.spans
        for key in entry_keys(span.node)
    )


def entry_keys(span: Span) -> list[str]:
    """The keys of the entries that a name or term points to: one name may be of two.

    Editions other than the series point with `ref` or `key`, to an id or an address.
    """
    if pointer := span.attributes.get(_POINTERS.get(span.kind, ""), ""):
        return list(dict.fromkeys(_KEY.findall(pointer)))
    if span.kind is not SpanKind.PERSON:
        return []
    pointer = span.attributes.get("ref") or span.attributes.get("key") or ""
    keys = (each.rpartition("#")[2] for each in pointer.split())
    return list(dict.fromkeys(filter(None, keys)))
