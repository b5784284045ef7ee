"""Which person of the volume a name at a carried text is marked as."""

from __future__ import annotations

import re
from collections.abc import Sequence

from letters.derivation.description.mentions import entry_keys
from letters.derivation.text.main_text import tidy
from letters.tei.nodes import Span, SpanKind, flat_text
from letters.tei.plain_text import Located, PlainText

_WORD = re.compile(r"[^\W\d_]{1,40}+")


def person_key(name: str, plain: PlainText, areas: Sequence[tuple[int, int]]) -> str:
    """The volume's key of the one person that is marked by this name in the areas."""
    keys = {
        tuple(entry_keys(span.node))
        for span in plain.spans
        if span.node.kind is SpanKind.PERSON
        and any(start <= span.start and span.end <= end for start, end in areas)
        and _is_of(span, name)
    } - {()}
    only = keys.pop() if len(keys) == 1 else ()
    return only[0] if len(only) == 1 else ""


def _is_of(span: Located[Span], name: str) -> bool:
    marked = _WORD.findall(tidy(flat_text(span.node)))
    return bool(marked) and marked[-1] in _WORD.findall(name)
