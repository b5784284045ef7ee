"""Conditional passages, and the words elsewhere that set their condition."""

from __future__ import annotations

import re
from collections import Counter

from letters.derivation.model import (
    ConditionRecord,
    PassageRecord,
    ProblemRecord,
    TextProblemCode,
)
from letters.tei.nodes import Span, SpanKind
from letters.tei.plain_text import Located, PlainText

# What can stand in an address; TEI from elsewhere may name a passage anything.
_NAME = re.compile(r"[^/\s]+")
EFFECTS = ("include", "omit")


def find_passages(plain: PlainText) -> list[PassageRecord]:
    """Passages within one paragraph, and those that cross paragraphs or pages."""
    passages = [
        PassageRecord(
            found.node.identifier,
            found.start,
            found.end,
            plain.slice(found),
            _effect(found.node.attributes.get("ana", "")),
        )
        for found in plain.spans
        if found.node.kind is SpanKind.CONDITIONAL and _has_name(found)
    ]
    closing = {
        found.node.passage: found for found in plain.edges if not found.node.opens
    }
    for found in plain.edges:
        end = closing.get(found.node.passage)
        if not _NAME.fullmatch(found.node.passage):
            continue
        if found.node.opens and end and end.end >= found.start:
            text = plain.text[found.start : end.end]
            effect = _effect(found.node.attributes.get("ana", ""))
            passages.append(
                PassageRecord(found.node.passage, found.start, end.end, text, effect)
            )
    return sorted(passages, key=lambda passage: passage.start)


def _effect(pointer: str) -> str:
    effect = pointer.removeprefix("#")
    return effect if effect in EFFECTS else ""


def find_conditions(plain: PlainText) -> list[ConditionRecord]:
    return [
        ConditionRecord(
            found.node.identifier, found.start, found.end, plain.slice(found)
        )
        for found in plain.spans
        if found.node.kind is SpanKind.CONDITION and _has_name(found)
    ]


def _has_name(found: Located[Span]) -> bool:
    return bool(_NAME.fullmatch(found.node.identifier))


def passage_problems(plain: PlainText) -> list[ProblemRecord]:
    """Passages with one edge only, closed before they open, or named twice."""
    problems = []
    first = {
        (found.node.passage, found.node.opens): found for found in reversed(plain.edges)
    }
    for found in plain.edges:
        other = first.get((found.node.passage, not found.node.opens))
        if not other:
            what = "opens and never closes" if found.node.opens else "closes unopened"
            problems.append(_problem(f"“{found.node.passage}” {what}."))
        elif found.node.opens and other.end < found.start:
            problems.append(_problem(f"“{found.node.passage}” closes before it opens."))
    for span in plain.spans:
        is_addressed = span.node.kind in (SpanKind.CONDITIONAL, SpanKind.CONDITION)
        if is_addressed and not _has_name(span):
            words = plain.slice(span)[:40]
            problems.append(_problem(f"“{words}” has no xml:id to be addressed by."))
    names = Counter(passage.key for passage in find_passages(plain))
    for name, count in names.items():
        if count > 1:
            problems.append(_problem(f"“{name}” is the name of {count}."))
    return problems


def _problem(message: str) -> ProblemRecord:
    code = TextProblemCode.CONDITIONAL_PASSAGE
    return ProblemRecord(code, f"Conditional passage {message}", "")
