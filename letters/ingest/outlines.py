"""What a volume holds in which order, as far as its documents are here."""

from __future__ import annotations

from collections import defaultdict

from letters.models import Edition, Footnote, Page
from letters.tei.references import Outline, OutlinedDocument, OutlinedNote

_LONGEST_LABEL = 20

# By the number of a document: the labels of its pages by key, in order; its notes, each
# with the document that its xml:id names.
_Labels = dict[int, dict[str, str | None]]
_Notes = dict[int, list[tuple[str, OutlinedNote]]]


def outline_of(edition: Edition) -> Outline | None:
    """The outline by which references in prose are understood: that of the volume's
    file, as far as the tables know it.

    None of a volume whose documents came in one by one, of which most may be missing.
    """
    if not edition.is_imported:
        return None
    rows = edition.documents.exclude(imported=None).order_by("position")
    # By what the file calls them: references do so too.
    documents = list(
        rows.values_list("pk", "imported__record__identifier", "begins_on_page")
    )
    # Where each document has pages of its own, their numbers say nothing elsewhere.
    is_paged = len(documents) == 1 or any(page for _, _, page in documents)
    labels = _page_labels(edition) if is_paged else defaultdict(dict)
    notes = _notes(edition, labels)
    outlined = []
    for document, identifier, _ in documents:
        key = identifier.partition("/")[2]
        pages = [*labels[document].values()] or [None]
        own = tuple(note for before, note in notes[document] if before == key)
        outlined.append(OutlinedDocument(key, pages[0], pages[-1], own))
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
        before, _, key = encoded_id.partition("fn")
        if key:
            note = OutlinedNote(mark, key, labels[document].get(page))
            notes[document].append((before, note))
    return notes
