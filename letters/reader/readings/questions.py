"""Questions as students get them: without the right answer, which is there as a hash."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from letters.models import Annotation

_Asks = Annotation.Asks


@dataclass(frozen=True, slots=True)
class AnswerChoice:
    """Something to be chosen, or to be put in order. `value` says nothing of where it
    belongs."""

    value: int
    words: str


@dataclass(frozen=True, slots=True)
class Question:
    """`solution`: SHA-256 of the right answers, separated by blanks; "" where opinions
    differ. What is hashed begins with the `salt`; see static/js/answers.js."""

    asks: str
    choices: list[AnswerChoice]
    takes_several: bool
    solution: str
    salt: str
    revision: int


def make_question(
    annotation: Annotation, slug: str, passages: Sequence[str] = ()
) -> Question | None:
    """None for a note that asks nothing. `passages` are the ids of the paragraphs that
    answer a question for a passage."""
    if annotation.kind != Annotation.Kind.QUESTION:
        return None
    asks = annotation.asks or _Asks.TEXT
    salt = f"{slug}:{annotation.item_id}:{annotation.number}:"
    words = [str(choice) for choice in annotation.choices]
    order = _shuffled(words, salt) if asks == _Asks.ORDER else list(range(len(words)))
    choices = [AnswerChoice(value, words[at]) for value, at in enumerate(order)]
    answers = _answers(annotation, asks, order, passages)
    return Question(
        asks,
        choices,
        asks == _Asks.CHOICE and len(annotation.solution) > 1,
        " ".join(_digest(salt + answer) for answer in answers),
        salt,
        annotation.revision,
    )


def _answers(
    annotation: Annotation, asks: str, order: Sequence[int], passages: Sequence[str]
) -> list[str]:
    """The right answers as a browser writes them."""
    if asks == _Asks.CHOICE and annotation.solution:
        return [",".join(map(str, sorted(annotation.solution)))]
    if asks == _Asks.ORDER:
        return [",".join(str(order.index(at)) for at in range(len(order)))]
    return list(passages) if asks == _Asks.PASSAGE else []


def _shuffled(words: Sequence[str], salt: str) -> list[int]:
    """The same order each time, and never the right one."""
    order = sorted(range(len(words)), key=lambda at: _digest(f"{salt}{at}{words[at]}"))
    is_right = order == sorted(order)
    return [*order[1:], *order[:1]] if is_right else order


def _digest(answer: str) -> str:
    return hashlib.sha256(answer.encode()).hexdigest()
