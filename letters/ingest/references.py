"""Cross-references and their targets, in whatever order the two arrive."""

from __future__ import annotations

from django.db.models import Q

from letters.models import CrossReference, Document, FormerIdentifier
from letters.tei.references import Target


def target_fields(document: Document, target: Target) -> dict[str, object]:
    """What `target` names, in the archive's own identifiers.

    A target in the reference's own volume is one in the document's edition.
    """
    edition = target.volume or (document.edition.identifier if document.edition else "")
    identifier = ""
    if target.document and edition:
        identifier = f"{edition}/{target.document}"
    elif not target.document and target.footnote:
        identifier = document.identifier
    return {
        "target_edition": edition,
        "target_identifier": identifier,
        "target_footnote": target.footnote or "",
        "target_page": target.page or "",
    }


def resolve_references(document: Document) -> None:
    """Lead the references of `document` to documents held, and those that want it to it."""
    unresolved = document.crossreferences.filter(target=None).exclude(
        target_identifier=""
    )
    wanted = unresolved.values("target_identifier")
    # What a document was once called still means it.
    formerly = FormerIdentifier.objects.filter(identifier__in=wanted)
    present = Document.objects.filter(identifier__in=wanted)
    held = {
        **dict(formerly.values_list("identifier", "document_id")),
        **dict(present.values_list("identifier", "pk")),
    }
    for reference in unresolved:
        if target := held.get(reference.target_identifier):
            CrossReference.objects.filter(pk=reference.pk).update(target=target)
    _let_go_of_changed_targets(document)
    waiting = CrossReference.objects.filter(
        target=None, target_identifier=document.identifier
    )
    if waiting.exists():
        waiting.update(target=document)


def _let_go_of_changed_targets(document: Document) -> None:
    """A reference corrected to point elsewhere must not keep its old target."""
    stale = Q(target__isnull=False) & ~Q(target_identifier=document.identifier)
    for reference in document.crossreferences.filter(stale).select_related("target"):
        if reference.target.identifier != reference.target_identifier:
            former = reference.target.former_identifiers.filter(
                identifier=reference.target_identifier
            )
            if not former.exists():
                target = Document.objects.filter(
                    identifier=reference.target_identifier
                ).first()
                CrossReference.objects.filter(pk=reference.pk).update(target=target)
