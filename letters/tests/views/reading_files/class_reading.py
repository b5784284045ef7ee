"""A reading of the demonstration's documents, with annotations of every kind."""

from __future__ import annotations

from typing import Any

from letters.models import Annotation, AnnotationTarget, Document, Reading
from letters.tests.factories import annotate, load_collection, make_reading

MEMORANDUM = "reagan-andropov-1983-memorandum"
DRAFT = "reagan-andropov-1983-draft"
LETTER = "frus1981-88v04/d190"


def make_class_reading(**fields: Any) -> Reading:
    load_collection()
    names = (MEMORANDUM, DRAFT, LETTER)
    reading = make_reading(
        *(Document.objects.get(identifier=name) for name in names),
        **{
            "title": "One bracket, two letters",
            "byline": "Ms. Rivera, history, grade 11",
            "introduction": "Read the **memorandum** first.",
            "tasks": "1. Write down what you would have done.\n2. Compare.",
            **fields,
        },
    )
    memorandum, draft, letter = reading.items.all()
    annotate(memorandum, body="A note of one day.", number=9)
    annotate(
        memorandum,
        "only if Amb. Hartman is permitted",
        body="Whose permission is meant?\n\n- the Soviet side\n- the *President*",
    )
    annotate(draft, "for two years", body="Since November 1981.", number=1)
    link = {"kind": "link", "address": "https://www.nato.int/"}
    annotate(draft, "START agreement", body="Talks on arms.", number=2, **link)
    annotate(
        draft, "personal emissary", kind="question", body="Who might it be?", number=3
    )
    annotate(draft, "unofficial", kind="term", is_whited_out=True, number=4)
    answers = {"asks": "choice", "choices": ["Yes", "No", "Nobody knows"]}
    annotate(letter, "Document 188", "1", body="The meeting of March 2.", number=1)
    annotate(
        letter, "hotline", kind="term", body="A line between the capitals.", number=2
    )
    annotate(
        letter,
        "good, wise and kind",
        kind="question",
        body="Did he mean it?",
        number=3,
        **answers,
    )
    order = {"asks": "order", "choices": ["SALT", "START", "INF"], "kind": "question"}
    annotate(letter, body="What came first?", number=4, **order)
    _compare(letter, "both sides", draft, "both sides")
    return reading


def _compare(item: Any, words: str, other: Any, others: str) -> None:
    annotation = annotate(
        item, words, kind="comparison", body="Look at both.", number=5
    )
    loose = annotate(other, others, number=99)
    target = AnnotationTarget.objects.get(annotation=loose)
    target.annotation, target.position = annotation, 1
    target.save()
    Annotation.objects.filter(pk=loose.pk).delete()
