"""Finds the last public revision with a part that the text no longer has."""

from __future__ import annotations

from letters.derivation.model import KeyedPart
from letters.models import Document, Revision

# Under which names a revision stores the keys of its parts; those of notes it does not.
STORED_KEYS = {
    "segment": KeyedPart.SEGMENTS,
    "mark": KeyedPart.MARKS,
    "crossreference": KeyedPart.REFERENCES,
}


def revision_with_part(document: Document, kind: str, key: str) -> Revision | None:
    """None as well for a part that existed only while the document was a draft."""
    retired = document.retired_keys.filter(kind=kind, key=key).first()
    if not retired:
        return None
    public = document.revisions.filter(was_published=True)
    if kind not in STORED_KEYS:
        return public.filter(number=retired.last_revision).first()
    return public.filter(
        **{f"keys__{STORED_KEYS[kind]}__contains": [key]},
        number__lte=retired.last_revision,
    ).first()


def revision_with_passage(document: Document, key: str) -> Revision | None:
    """A conditional passage stays in the database after it has left the text."""
    public = document.revisions.filter(was_published=True)
    return public.filter(tei__contains=f'xml:id="{key}"').first()
