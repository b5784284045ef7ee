"""The annotations of a file, whoever wrote it, before their documents are looked for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from letters.models import Annotation
from letters.rendering.teacher_text import body_errors
from letters.rendering.unseen import line_errors
from letters.teaching.link_addresses import address_errors
from letters.web_annotation.hypothesis_notes import HypothesisNote, read_export
from letters.web_annotation.reading import (
    AnnotationError,
    read_collection,
    read_page,
)
from letters.web_annotation.web_annotations import (
    MARKDOWN,
    LinkBody,
    Motivation,
    RegionTarget,
    Target,
    TextBody,
    TextTarget,
    WebAnnotation,
)

MOST_ANNOTATIONS = 1_000
_MOST_TARGETS = 2
MOST_CHOICES = 20
LONGEST_CHOICE = 500
_MARKDOWN_SIGN = re.compile(r"([\\`*_\[\]<>#!|~&])")
_NUMBER = re.compile(r"#a-(\d{1,6})\Z", re.ASCII)
_Kind = Annotation.Kind
_Asks = Annotation.Asks


@dataclass(frozen=True, slots=True)
class IncomingNote:
    """`place` is where it stands in the file; `number` that which it had in its item,
    and `item` the number of its item, both 0 if unknown."""

    place: str
    values: dict[str, Any]
    targets: tuple[Target, ...]
    number: int = 0
    item: int = 0


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """`about` is what the file says of the reading itself."""

    notes: list[IncomingNote]
    about: dict[str, Any]
    replies: int = 0

    @property
    def is_without_answers(self) -> bool:
        return self.about.get("withoutAnswers") is True


def read_file(value: Any) -> IncomingFile:
    """Raises AnnotationError."""
    if _is_hypothesis(value):
        rows = read_export(value)
        _check_count(len(rows))
        notes = [
            _from_hypothesis(f"annotations[{number}]", row)
            for number, row in enumerate(rows)
            if not row.is_reply
        ]
        return IncomingFile(notes, {}, len(rows) - len(notes))
    annotations = read_page(value)
    _check_count(len(annotations))
    notes = [
        _from_web(f"items[{number}]", annotation)
        for number, annotation in enumerate(annotations)
    ]
    return IncomingFile(notes, read_collection(value))


def _is_hypothesis(value: Any) -> bool:
    if isinstance(value, dict):
        return "items" not in value and ("annotations" in value or "rows" in value)
    first = value[0] if isinstance(value, list) and value else None
    return isinstance(first, dict) and "uri" in first


def _check_count(count: int) -> None:
    if count > MOST_ANNOTATIONS:
        raise AnnotationError(
            "file", f"It has {count} annotations; {MOST_ANNOTATIONS} are the most."
        )


def _from_hypothesis(place: str, note: HypothesisNote) -> IncomingNote:
    tags = ", ".join(map(_as_markdown, note.tags))
    body = "\n\n".join(filter(None, [note.text.strip(), tags and f"Tags: {tags}"]))
    check_words(body, f"{place}.text")
    target = TextTarget(note.address, quote=note.quote)
    return IncomingNote(place, {"kind": _Kind.EXPLANATION, "body": body}, (target,))


def _from_web(place: str, annotation: WebAnnotation) -> IncomingNote:
    extension, targets = annotation.extension, annotation.targets
    if "sealed" in extension:
        raise AnnotationError(
            f"{place}.letters:sealed",
            "Answers in this form are not read any more. Download the annotations of the "
            "reading again on its teacher’s desk: that file has the answers.",
        )
    if len(targets) > _MOST_TARGETS:
        raise AnnotationError(f"{place}.target", "It is about more than two passages.")
    number = _NUMBER.search(annotation.identifier)
    item = extension.get("item")
    return IncomingNote(
        place=place,
        values=_values(annotation, targets, extension, place),
        targets=targets,
        number=int(number[1]) if number else 0,
        item=item if isinstance(item, int) else 0,
    )


def _values(
    annotation: WebAnnotation,
    targets: tuple[Target, ...],
    extension: Mapping[str, Any],
    place: str,
) -> dict[str, Any]:
    words = [body for body in annotation.bodies if isinstance(body, TextBody)]
    links = [body.address for body in annotation.bodies if isinstance(body, LinkBody)]
    parts = [_body(body, f"{place}.body") for body in words]
    # A second link has no column of its own.
    parts += [_as_markdown(_address(link, f"{place}.body")) for link in links[1:]]
    body = "\n\n".join(filter(None, parts))
    check_words(body, f"{place}.body")
    kind = _kind(annotation, targets, bool(links), extension)
    asks = extension.get("asks")
    choices = _choices(extension.get("choices"), f"{place}.letters:choices")
    return {
        "kind": kind,
        "body": body,
        "address": _address(links[0], f"{place}.body") if links else "",
        "asks": _asks(kind, asks),
        "choices": choices,
        "solution": _solution(extension.get("solution"), len(choices), place),
        "is_whited_out": extension.get("whitedOut") is True,
    }


def _body(body: TextBody, place: str) -> str:
    if body.format == "text/plain":
        return _as_markdown(body.value)
    if body.format != MARKDOWN:
        kinds = f"{MARKDOWN} and text/plain"
        raise AnnotationError(
            place, f"Its format is {body.format[:60]}; only {kinds} are read."
        )
    return body.value


def _as_markdown(words: str) -> str:
    """Words that mean nothing but themselves."""
    return _MARKDOWN_SIGN.sub(r"\\\1", words)


def _address(address: str, place: str) -> str:
    for refusal in address_errors(address):
        raise AnnotationError(place, refusal)
    return address


def _kind(
    annotation: WebAnnotation,
    targets: tuple[Target, ...],
    has_link: bool,
    extension: Mapping[str, Any],
) -> str:
    """As it is said; else what its motivation and its targets let us take it for."""
    said = extension.get("kind")
    if said in _Kind.values:
        return str(said)
    if annotation.motivation in (Motivation.QUESTIONING, Motivation.ASSESSING):
        return _Kind.QUESTION
    if isinstance(targets[0], RegionTarget):
        return _Kind.REGION
    if len(targets) > 1:
        return _Kind.COMPARISON
    is_link = annotation.motivation == Motivation.LINKING and has_link
    return _Kind.LINK if is_link else _Kind.EXPLANATION


def _asks(kind: str, said: Any) -> str:
    if kind != _Kind.QUESTION:
        return ""
    return str(said) if said in _Asks.values else _Asks.TEXT


def _choices(written: Any, place: str) -> list[str]:
    choices = written if written is not None else []
    if not isinstance(choices, list) or len(choices) > MOST_CHOICES:
        raise AnnotationError(
            place, f"It is no list of at most {MOST_CHOICES} choices."
        )
    for number, choice in enumerate(choices):
        if not isinstance(choice, str) or len(choice) > LONGEST_CHOICE:
            reason = f"A choice is a text of at most {LONGEST_CHOICE} characters."
            raise AnnotationError(f"{place}[{number}]", reason)
        check_words(choice, f"{place}[{number}]")
        check_line(choice, f"{place}[{number}]")
    return choices


def _solution(written: Any, count: int, place: str) -> list[int]:
    solution = written if written is not None else []
    if not isinstance(solution, list) or not all(
        type(number) is int and 0 <= number < count for number in solution
    ):
        reason = "A solution has the numbers of choices, from 0."
        raise AnnotationError(f"{place}.letters:solution", reason)
    return solution


def check_words(words: str, place: str) -> None:
    """Refuse what no teacher may type either."""
    for refusal in body_errors(words):
        raise AnnotationError(place, refusal)


def check_line(words: str, place: str) -> None:
    """The same for a line, such as a heading."""
    for refusal in line_errors(words):
        raise AnnotationError(place, refusal)
