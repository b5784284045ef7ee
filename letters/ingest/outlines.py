"""The documents, pages and notes of a volume in order, as far as the tables hold them."""

from __future__ import annotations

from collections import defaultdict

from letters.models import Edition, Footnote, Page
from letters.tei.references import Outline, OutlinedDocument, OutlinedNote

_LONGEST_LABEL = 20

# By the primary key of a document: the labels of its pages by key, in order; its notes,
# each after the document that its xml:id names.
_Labels = dict[int, dict[str, str | None]]
_Notes = dict[int, list[tuple[str, OutlinedNote]]]


def outline_of(edition: Edition) -> Outline | None:
    """The outline of the volume's file, by which references in prose are understood.

    None if the documents came in one by one: most of the volume may be missing.
    """
    if not edition.is_imported:
        return None
    rows = edition.documents.exclude(imported=None).order_by("position")
    # By their names in the file, which references use too.
    documents = list(
        rows.values_list("pk", "imported__record__identifier", "begins_on_page")
    )
    # Where each document has pages of its own, page numbers mean nothing elsewhere.
    is_paged = len(documents) == 1 or any(page for _, _, page in documents)
    labels = _page_labels(edition) if is_paged else defaultdict(dict)
    notes = _notes(edition, labels)
    outlined = []
    for document, identifier, _ in documents:
        key = identifier.partition("/")[2]
        pages = [*labels[document].values()] or [None]
        named = tuple(note for owner, note in notes[document] if owner == key)
        outlined.append(OutlinedDocument(key, pages[0], pages[-1], named))
    return Outline(tuple(outlined))


def _page_labels(edition: Edition) -> _Labels:
    labels: _Labels = defaultdict(dict)
    pages = Page.objects.filter(document__edition=edition, pagination="")
    for document, key, label, is_implied in pages.values_list(
        "document", "key", "label", "is_implied"
    ):
        is_known = 0 < len(label) <= _LONGEST_LABEL and not is_implied
        labels[document][key] = label if is_known else None
    return labels


def _notes(edition: Edition, labels: _Labels) -> _Notes:
    notes: _Notes = defaultdict(list)
    footnotes = Footnote.objects.filter(document__edition=edition).exclude(number="")
    for document, mark, encoded_id, page in footnotes.values_list(
        "document", "number", "encoded_id", "page_key"
    ):
        owner, _, key = encoded_id.partition("fn")
        if key:
            note = OutlinedNote(mark, key, labels[document].get(page))
            notes[document].append((owner, note))
    return notes
