"""The documents of a list on sheets of paper, one after another, behind a title page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from letters.forms.page_view import PageViewForm
from letters.reader.paper_document import paper_context
from letters.reader.taking.listed_documents import cited_in
from letters.reader.taking.selection import Selection

# A PDF of thirty letters takes some ten seconds.
MOST_ON_PAPER = 30


def paper_list_context(selection: Selection) -> dict[str, Any]:
    """`papers` are the documents, each as `paper_context` has it."""
    first = replace(selection, keys=selection.keys[:MOST_ON_PAPER])
    form = PageViewForm({})
    papers = [
        paper_context(apparatus, form, selection.absolute)
        for apparatus in first.apparatuses()
        if hasattr(apparatus.document, "transcription")
    ]
    return {
        "papers": papers,
        "cited": cited_in("", selection),
        "left_out": len(selection.keys) - len(papers),
        "most": MOST_ON_PAPER,
    }
