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

# Names that can stand in an address: foreign TEI may name a passage anything.
_NAME = re.compile(r"[^/\s]+")
EFFECTS = ("include", "omit")


def find_passages(plain: PlainText) -> list[PassageRecord]:
    """Passages within one paragraph, and those that cross paragraphs or pages."""
    passages = [
        PassageRecord(
            span.node.identifier,
            span.start,
            span.end,
            plain.slice(span),
            _effect(span.node.attributes.get("ana", "")),
        )
        for span in plain.spans
        if span.node.kind is SpanKind.CONDITIONAL and _has_name(span)
    ]
    closing = {edge.node.passage: edge for edge in plain.edges if not edge.node.opens}
    for edge in plain.edges:
        end = closing.get(edge.node.passage)
        if not _NAME.fullmatch(edge.node.passage):
            continue
        if edge.node.opens and end and end.end >= edge.start:
            text = plain.text[edge.start : end.end]
            effect = _effect(edge.node.attributes.get("ana", ""))
            passages.append(
                PassageRecord(edge.node.passage, edge.start, end.end, text, effect)
            )
    return sorted(passages, key=lambda passage: passage.start)


def _effect(pointer: str) -> str:
    effect = pointer.removeprefix("#")
    return effect if effect in EFFECTS else ""


def find_conditions(plain: PlainText) -> list[ConditionRecord]:
    return [
        ConditionRecord(span.node.identifier, span.start, span.end, plain.slice(span))
        for span in plain.spans
        if span.node.kind is SpanKind.CONDITION and _has_name(span)
    ]


def _has_name(span: Located[Span]) -> bool:
    return bool(_NAME.fullmatch(span.node.identifier))


def passage_problems(plain: PlainText) -> list[ProblemRecord]:
    """Passages with one edge only, closed before they open, or named twice."""
    problems = []
    first = {
        (edge.node.passage, edge.node.opens): edge for edge in reversed(plain.edges)
    }
    for edge in plain.edges:
        counterpart = first.get((edge.node.passage, not edge.node.opens))
        if not counterpart:
            fault = "opens and never closes" if edge.node.opens else "closes unopened"
            problems.append(_problem(f"“{edge.node.passage}” {fault}."))
        elif edge.node.opens and counterpart.end < edge.start:
            problems.append(_problem(f"“{edge.node.passage}” closes before it opens."))
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
