"""Notes what was corrected whenever a public document is saved otherwise than before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Exists, OuterRef

from letters.derivation.text.changed_parts import TextParts, find_changes, read_parts
from letters.models import CorrespondenceEvent, Document, Revision, TextCorrection
from letters.models.document_queries import PARTIES
from letters.tei.body import read_document
from letters.tei.errors import TeiError
from letters.tei.refusals import refusals_told

_Type = CorrespondenceEvent.Type
# Names of agents, by the type of event.
Parties = dict[str, list[str]]
# What it is, and its words before and now.
Restated = tuple[str, str, str]


def record_correction(
    revision: Revision, parties: Sequence[Restated] = ()
) -> TextCorrection | None:
    """Note what `revision` corrects of the public revision before it, if it is public:
    the text, the title, the date, and the `parties`, which no revision has. A second call
    writes the same."""
    former = _former(revision)
    if not former:
        return None
    record = [*_restated(former.record, revision.record), *parties]
    if former.tei == revision.tei and not record:
        return None
    values = {
        "document_id": revision.document_id,
        "corrected": revision.saved,
        "former_number": former.number,
        "record": record,
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


def public_parties(document: Document) -> Parties:
    """Who wrote to whom, as readers are told now; nothing unless it is public."""
    stored = Document.with_deleted.filter(pk=document.pk).published()
    rows = stored.annotate(told=PARTIES).values_list("told", flat=True).first()
    return {
        name: sorted(agent for kind, agent in rows or () if kind == name)
        for name in (_Type.SENT, _Type.RECEIVED)
        if rows is not None
    }


def told_otherwise(before: Parties, now: Parties) -> list[Restated]:
    """Which of them are others than before; none if it was not public, or is not."""
    return [
        (name, "; ".join(before[kind]), "; ".join(now[kind]))
        for kind, name in ((_Type.SENT, "sender"), (_Type.RECEIVED, "recipient"))
        if before and now and before[kind] != now[kind]
    ]


def _restated(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Restated]:
    for field, name in (("title", "title"), ("date_edtf", "date")):
        if (before := old[field]) != (now := new[field]):
            yield name, before, now


def _former(revision: Revision) -> Revision | None:
    """The public revision before this one, which is public too."""
    if not revision.was_published:
        return None
    public = Revision.objects.filter(document=revision.document_id, was_published=True)
    return public.filter(number__lt=revision.number).first()


def _what_changed(old: str, new: str) -> dict[str, Any]:
    if old == new:
        return {"extent": TextCorrection.Extent.RECORD, "parts": []}
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
