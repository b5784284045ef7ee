"""The title, kind and date that a document gives itself, for its record."""

from __future__ import annotations

from dataclasses import dataclass

from letters.derivation.correspondence.sides.headings import document_title
from letters.derivation.description.document_dates import find_date
from letters.derivation.description.document_kinds import DocumentKind, find_kind
from letters.derivation.text.main_text import MainText
from letters.tei.nodes import Block


@dataclass(frozen=True, slots=True)
class Description:
    """`title` is empty for a document without a heading, `date` is EDTF or empty."""

    title: str
    kind: DocumentKind
    date: str


def describe_document(body: Block) -> Description:
    main = MainText(body)
    date = find_date(main)
    return Description(
        title=document_title(main.heading_words),
        kind=find_kind(main),
        date=date.edtf if date else "",
    )
