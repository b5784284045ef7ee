"""Links cross-references to their targets, whichever of the two comes in first."""

from __future__ import annotations

from collections.abc import Collection

from django.db import connection, transaction

from letters.models import Document, Edition
from letters.models.locks import AdvisoryLock
from letters.tei.references import Target

# One statement for one reference or for a hundred thousand. A row that is right is not
# written. A footnote is known by the xml:id that other texts point to, or by its printed
# number; a former identifier of a document still means it.
_RESOLVE = """
WITH resolved AS (
    SELECT reference.id,
        coalesce(present.id, former.document_id) AS target,
        edition.id AS volume,
        coalesce(note.key, '') AS note_key,
        coalesce(source.pages ? reference.target_page, FALSE) AS page_held
    FROM letters_crossreference AS reference
    LEFT JOIN letters_document AS present
        ON present.identifier = reference.target_identifier
    LEFT JOIN letters_formeridentifier AS former
        ON former.identifier = reference.target_identifier AND present.id IS NULL
    LEFT JOIN letters_edition AS edition
        ON edition.identifier = reference.target_edition
    LEFT JOIN letters_editionsource AS source ON source.edition_id = edition.id
    LEFT JOIN LATERAL (
        SELECT key FROM letters_footnote
        WHERE document_id = coalesce(present.id, former.document_id)
            AND reference.target_footnote <> ''
            AND (
                key = reference.target_footnote
                OR encoded_id = split_part(reference.target_identifier, '/', 2)
                    || 'fn' || reference.target_footnote
            )
        ORDER BY key = reference.target_footnote
        LIMIT 1
    ) AS note ON TRUE
    WHERE {scope}
)
UPDATE letters_crossreference AS reference
SET target_id = resolved.target, target_volume_id = resolved.volume,
    target_note_key = resolved.note_key, is_page_held = resolved.page_held
FROM resolved
WHERE reference.id = resolved.id
    AND (reference.target_id, reference.target_volume_id,
         reference.target_note_key, reference.is_page_held)
        IS DISTINCT FROM (resolved.target, resolved.volume,
                          resolved.note_key, resolved.page_held)
"""
_OF_DOCUMENT = """
    reference.document_id = %(document)s
    OR reference.target_id = %(document)s
    OR reference.target_identifier = %(identifier)s
"""
_OF_EDITION = """
    reference.document_id IN (
        SELECT id FROM letters_document WHERE edition_id = %(edition)s
    )
    OR reference.target_volume_id = %(edition)s
    OR (reference.target_edition = %(identifier)s AND reference.state = 'wanted')
"""


def target_fields(
    document: Document, target: Target, own_notes: Collection[str] = ()
) -> dict[str, str]:
    """The fields of a reference to `target`, in the archive's own identifiers.

    A target in the reference's own volume is one in the document's edition. A footnote
    that is not among the `own_notes` of a transmitted letter is its carrier's.
    """
    own_edition = document.edition.identifier if document.edition else ""
    is_of_no_volume = target.address or target.identifier
    edition = "" if is_of_no_volume else target.volume or own_edition
    identifier = target.identifier or ""
    if target.document and edition:
        identifier = f"{edition}/{target.document}"
    elif not target.document and target.footnote:
        is_carriers = document.carrier and target.footnote not in own_notes
        identifier = (document.carrier if is_carriers else document).identifier
    return {
        "target_edition": edition,
        "target_identifier": identifier,
        "target_footnote": target.footnote or "",
        "target_page": target.page or "",
        "target_address": target.address or "",
    }


def resolve_references(document: Document) -> None:
    """Link the references of `document`, and references to it, to what is held."""
    scope = {"document": document.pk, "identifier": document.identifier}
    _resolve(_OF_DOCUMENT, scope)


def resolve_references_of(edition: Edition) -> None:
    """Do the same for every document of `edition`, and for its pages."""
    _resolve(_OF_EDITION, {"edition": edition.pk, "identifier": edition.identifier})


def _resolve(scope: str, values: dict[str, object]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(%s)", [AdvisoryLock.REFERENCE_TARGETS]
        )
        cursor.execute(_RESOLVE.format(scope=scope), values)
