"""Where the references of documents lead today, for one reader."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import Combinable
from django.urls import reverse

from letters.models import CrossReference, Document, Edition, ReferenceState
from letters.models.aggregates import written_out
from letters.rendering import Link
from letters.rendering.contract import fragment_to, note_id

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser

MISSING_NOTE = "This note is not in the document"
# The links that may be opened from a text; anything else in a TEI file is no address.
SAFE_SCHEMES = ("https://", "http://", "mailto:")
# To be read of a reference: all its own fields, and these of what it leads to. Documents
# and editions have many more, which would take as long to read as the references.
OWN_FIELDS = tuple(field.name for field in CrossReference._meta.concrete_fields)
_TARGET_FIELDS = (
    *("target__identifier", "target__title", "target__label", "target__number"),
    *("target__date_edtf", "target__date_reason", "target_volume__identifier"),
)


def references_of(
    documents: Iterable[Document], user: AbstractUser | AnonymousUser
) -> list[CrossReference]:
    """The references of all `documents`, each with its `link`, by one query."""
    by_key = {document.pk: document for document in documents}
    references = list(linkable_references(by_key, user))
    for reference in references:
        link_reference(reference, by_key[reference.document_id])
    return references


def linkable_references(
    documents: Iterable[int], user: AbstractUser | AnonymousUser
) -> QuerySet[CrossReference]:
    """The references of the documents in order, with all that `link_reference` needs."""
    is_visible = _are_public() if user.is_anonymous else _are_visible(user)
    return (
        CrossReference.objects.filter(document__in=documents)
        .select_related("target", "target_volume")
        .only(*OWN_FIELDS, *_TARGET_FIELDS)
        .annotate(**is_visible)
        .order_by("document_id", "position")
    )


def _are_visible(user: AbstractUser | AnonymousUser) -> dict[str, Combinable]:
    """Whether `user` may see what a reference leads to."""
    target = Document.objects.visible_to(user).filter(pk=OuterRef("target"))
    volume = Edition.objects.visible_to(user).filter(pk=OuterRef("target_volume"))
    return {
        "is_target_visible": Exists(target),
        "is_volume_visible": Q(target_identifier="") & Exists(volume),
    }


@cache
def _are_public() -> dict[str, Combinable]:
    annotations = _are_visible(AnonymousUser())
    rows = CrossReference.objects.annotate(**annotations)
    return {name: written_out(rows, name) for name in annotations}


def link_reference(reference: Any, document: Document) -> None:
    """Give a reference of `document` its `link`.

    A target that the reader may not see is treated as absent.
    """
    reference.document = document
    if not reference.is_target_visible:
        reference.target = None
    reference.link = _link(reference)


def _link(reference: Any) -> Link:
    if target := reference.target:
        if reference.target_footnote and not reference.target_note_key:
            return _link_to_own_page(reference, MISSING_NOTE)
        href = target.get_absolute_url()
        if note := reference.target_note_key:
            href += fragment_to(note_id(note))
        return Link(href, "resolved", target.name_and_date)
    address = reference.target_address
    if reference.state == ReferenceState.EXTERNAL:
        if address.startswith(SAFE_SCHEMES):
            return Link(address, "external", address)
    elif reference.is_to_volume and reference.is_volume_visible:
        return Link(reference.address_in_volume, "resolved", reference.description)
    return _link_to_own_page(reference, "Not in this archive")


def _link_to_own_page(reference: Any, title: str) -> Link:
    """The page about the reference itself, which says what is not here."""
    identifier = reference.document.identifier
    href = reverse("letters:reference-detail", args=[identifier, reference.key])
    return Link(href, "wanted", title)
