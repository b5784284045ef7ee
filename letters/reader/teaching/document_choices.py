"""What a teacher can choose of a document: its pages, paragraphs, layers, versions."""

from __future__ import annotations

from urllib.parse import parse_qsl

from django.contrib.auth.models import AnonymousUser
from django.utils.text import capfirst

from letters.forms.page_view import PageViewForm
from letters.forms.teaching.first_view import Choices, DocumentChoices
from letters.models import Document
from letters.reader.apparatus import Apparatus

_LONGEST_LABEL = 70


def document_choices(document: Document) -> DocumentChoices:
    """As for students: a document is loaded by `for_reading`, and nothing hidden told."""
    apparatus = Apparatus(document, AnonymousUser())
    form = PageViewForm({})
    layers = apparatus.layers
    return DocumentChoices(
        pages=[
            (page.key, page.name)
            for pages in apparatus.paginations.values()
            for page in pages
        ],
        segments=_segments(document),
        layers=[choice for choice in PageViewForm.LAYERS if choice[0] in layers],
        versions=[
            ("" if choice.name == "drafted" else choice.name, choice.label)
            for choice in form.versions(apparatus.passages)
            if apparatus.passages
        ],
        views=[
            (
                dict(parse_qsl(choice.query.removeprefix("?"))).get("view", ""),
                capfirst(choice.label),
            )
            for choice in form.views(apparatus.paginations)
        ],
    )


def _segments(document: Document) -> Choices:
    text = document.transcription.text
    segments = document.segments.order_by("start", "-end")
    return [
        (segment.key, f"{number}. {_shorten(text[segment.start : segment.end])}")
        for number, segment in enumerate(segments, 1)
    ]


def _shorten(words: str) -> str:
    line = " ".join(words.split())
    return (
        line if len(line) <= _LONGEST_LABEL else f"{line[:_LONGEST_LABEL].rstrip()} …"
    )
