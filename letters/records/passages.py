"""Conditional passages, and the words elsewhere that set their condition."""

from __future__ import annotations

from letters.records.kinds import ConditionRecord, PassageRecord, ProblemRecord
from letters.tei.nodes import SpanKind
from letters.tei.plain_text import PlainText

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
        if found.node.kind is SpanKind.CONDITIONAL
    ]
    closing = {
        found.node.passage: found for found in plain.edges if not found.node.opens
    }
    for found in plain.edges:
        end = closing.get(found.node.passage)
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
        if found.node.kind is SpanKind.CONDITION
    ]


def passage_problems(plain: PlainText) -> list[ProblemRecord]:
    """Passages with one edge only, closed before they open, or named twice."""
    problems = []
    for found in plain.edges:
        others = [
            other
            for other in plain.edges
            if other.node.passage == found.node.passage
            and other.node.opens is not found.node.opens
        ]
        if not others:
            what = "opens and never closes" if found.node.opens else "closes unopened"
            problems.append(_problem(f"“{found.node.passage}” {what}."))
        elif found.node.opens and others[0].end < found.start:
            problems.append(_problem(f"“{found.node.passage}” closes before it opens."))
    names = [passage.key for passage in find_passages(plain)]
    for name in dict.fromkeys(names):
        if names.count(name) > 1:
            problems.append(_problem(f"“{name}” is the name of {names.count(name)}."))
    return problems


def _problem(message: str) -> ProblemRecord:
    return ProblemRecord("conditional-passage", f"Conditional passage {message}", "")
