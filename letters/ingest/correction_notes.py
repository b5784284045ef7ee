"""Notes what was corrected whenever a public text is saved with another one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef

from letters.derivation.text.changed_parts import TextParts, find_changes, read_parts
from letters.models import Revision, TextCorrection
from letters.tei.body import read_document
from letters.tei.errors import TeiError
from letters.tei.refusals import refusals_told


def record_correction(revision: Revision) -> TextCorrection | None:
    """Note what `revision` corrects of the public revision before it, if it is public
    and its text is another one. A second call writes the same."""
    former = _former(revision)
    if not former or former.tei == revision.tei:
        return None
    values = {
        "document_id": revision.document_id,
        "corrected": revision.saved,
        "former_number": former.number,
        **_what_changed(former.tei, revision.tei),
    }
    correction, _ = TextCorrection.objects.update_or_create(
        revision=revision, defaults=values
    )
    return correction


def record_missing_corrections() -> Iterator[TextCorrection]:
    """Note the corrections of revisions that were saved before this was noted."""
    earlier = Revision.objects.filter(
        document=OuterRef("document"), number__lt=OuterRef("number"), was_published=True
    )
    missing = Revision.objects.filter(
        Exists(earlier), was_published=True, correction=None
    )
    for key in list(missing.order_by("pk").values_list("pk", flat=True)):
        if correction := record_correction(Revision.objects.get(pk=key)):
            yield correction


def _former(revision: Revision) -> Revision | None:
    """The public revision before this one, which is public too."""
    if not revision.was_published:
        return None
    public = Revision.objects.filter(document=revision.document_id, was_published=True)
    return public.filter(number__lt=revision.number).first()


def _what_changed(old: str, new: str) -> dict[str, Any]:
    try:
        changes = find_changes(_parts_of(old), _parts_of(new))
    except TeiError:
        # The present rules refuse a text that older ones took.
        return {"extent": TextCorrection.Extent.UNKNOWN, "parts": []}
    extent = TextCorrection.Extent.WORDS if changes else TextCorrection.Extent.MARKUP
    parts = [[change.label, change.words, str(change.change)] for change in changes]
    return {"extent": extent, "parts": parts}


def _parts_of(tei: str) -> TextParts:
    with refusals_told():
        return read_parts(read_document(tei))
