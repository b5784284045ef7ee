"""Makes what a former revision has the newest revision; nothing is rewound."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from letters.ingest.saving import RECORD_FIELDS, Edit, recorded
from letters.ingest.shrinking import save_unless_it_shrinks
from letters.models import Document, Revision

# Whether readers see it, and where, is no matter of a former text.
_STAYING = {"status", "identifier"}
RESTORED_FIELDS = tuple(name for name in RECORD_FIELDS if name not in _STAYING)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the revision is restored."""

    text: bool = True
    record: bool = True


@transaction.atomic
def restore_revision(
    revision: Revision, wanted: Wanted, edit: Edit, agreed: str = ""
) -> bool:
    """Save the text or the record of `revision`, or both, as a new revision. False if
    that is what the document has.

    `agreed` is the token of a shrinkage that is meant. Raises ValidationError for a
    record that cannot be had any more, ShrinksError, and what saving raises; then
    nothing is written.
    """
    document = Document.objects.select_for_update().get(pk=revision.document_id)
    if wanted.record:
        _restore_record(document, revision)
    tei = revision.tei if wanted.text else document.transcription.tei
    return save_unless_it_shrinks(document, tei, edit, agreed)


def _restore_record(document: Document, revision: Revision) -> None:
    stored = recorded(revision)
    errors = {}
    for name in RESTORED_FIELDS:
        field = Document._meta.get_field(name)
        value = stored.get(name)
        related = field.related_model
        if related and value and not related.objects.filter(pk=value).exists():
            errors[name] = (
                f"The {field.verbose_name} that it had then is gone. Restore the text "
                "alone, and choose another in the form."
            )
            continue
        setattr(document, field.attname, value)
    if errors:
        raise ValidationError(errors)
    document.full_clean(exclude=_STAYING)
