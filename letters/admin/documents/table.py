"""Documents as rows of a table, as archivists know them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from letters.models import Document
from letters.models.document_queries import CARD_FIELDS, DocumentQuerySet
from letters.views.csv_tables import Row

# The address is the permanent one. Several names are separated by "; ".
COLUMNS = (
    "identifier",
    "title",
    "label",
    "state",
    "kind",
    "date",
    "date in words",
    "from",
    "to",
    "volume",
    "number",
    "repository",
    "reference code",
    "extent",
    "language",
    "original or copy",
    "access conditions",
    "classification",
    "subject",
    "revision",
    "changed",
    "address",
)
_ALSO_READ = (
    *("classification_marking", "printed_markings", "reference_code"),
    *("subject", "printed_subjects", "revision_number", "changed"),
    *("extent", "language", "original_or_copy", "access_conditions"),
    *("holding__classification_markings", "holding__repository_as_cited"),
    *("holding__repository__name", "archival_unit__repository__name"),
)


def rows_with(
    documents: DocumentQuerySet, keys: Sequence[int], at_once: int
) -> Iterator[Document]:
    """Load what `row_of` reads, so many `at_once`, in the order of `keys`; without those
    that are not among `documents`."""
    loaded = (
        documents.for_cards()
        .select_related("holding__repository", "archival_unit__repository")
        .only(*CARD_FIELDS, *_ALSO_READ)
    )
    for start in range(0, len(keys), at_once):
        chunk = keys[start : start + at_once]
        by_key = loaded.in_bulk(chunk)
        yield from (by_key[key] for key in chunk if key in by_key)


def row_of(document: Document, address: str) -> Row:
    return (
        document.identifier,
        document.title,
        document.name_and_date,
        document.get_status_display(),
        document.get_kind_display(),
        document.date_edtf,
        document.date_in_words,
        "; ".join(document.senders),
        "; ".join(document.recipients),
        document.edition.short_title if document.edition else "",
        document.number,
        _repository(document),
        document.reference_code,
        document.extent,
        document.language,
        document.get_original_or_copy_display(),
        document.access_conditions,
        document.markings,
        "; ".join(document.subjects),
        document.revision_number,
        f"{document.changed:%Y-%m-%d}",
        address,
    )


def _repository(document: Document) -> str:
    """As the source note says, else as an archivist does."""
    if hasattr(document, "holding"):
        return document.holding.repository_name
    unit = document.archival_unit
    return unit.repository.name if unit else ""
