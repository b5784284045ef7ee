"""The history of a text as readers are told it: what changed from one revision to another."""

from __future__ import annotations

from letters.derivation.text.changed_parts import TextParts, read_parts
from letters.models import Document, Revision, TextCorrection
from letters.models.text_corrections import TextCorrectionQuerySet
from letters.reader.told_corrections import ToldCorrection, tell_correction
from letters.reader.word_comparison import ShownParagraph, compare_for_reading
from letters.tei.body import read_document
from letters.tei.refusals import refusals_told


def compare_revisions(old: Revision, new: Revision) -> list[ShownParagraph]:
    """The words of both, with notes after the text; none where no word or sign differs.

    Raises TeiError where the present rules refuse one of them.
    """
    return compare_for_reading(_words(old), _words(new))


def corrections_by_revision(document: Document) -> dict[int, ToldCorrection]:
    """Those of the document by the numbers of the revisions; none unless it is public."""
    return {one.number: one for one in _told(document)}


def last_correction(document: Document) -> ToldCorrection | None:
    """Of a transmitted letter, that of the text which has it."""
    if not document.carrier_id:
        return next(iter(_told(document)), None)
    of_record = TextCorrection.Extent.RECORD
    rows = TextCorrection.objects.filter(document=document.carrier_id).published()
    return next(iter(_tell(rows.exclude(extent=of_record))), None)


def _told(document: Document) -> list[ToldCorrection]:
    if not document.is_published:
        return []
    return _tell(TextCorrection.objects.filter(document=document))


def _tell(corrections: TextCorrectionQuerySet) -> list[ToldCorrection]:
    rows = corrections.newest_first().select_related("document", "revision")
    rows = rows.defer("revision__tei", "revision__keys", "revision__record")
    return [tell_correction(row) for row in rows]


def _words(revision: Revision) -> str:
    with refusals_told():
        parts: TextParts = read_parts(read_document(revision.tei))
    lines = [line.text for line in parts.lines]
    lines += [
        f"{note.label[:1].upper()}{note.label[1:]}: {note.text}"
        for note in parts.notes.values()
    ]
    return "\n".join(lines).replace("\u2028", " ")
