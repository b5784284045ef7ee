"""Where the references of documents lead today, for one reader."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from letters.models import CrossReference, Document, Edition, ReferenceState
from letters.models.together import Rows, fields_of
from letters.rendering import Link
from letters.rendering.contract import fragment_to, note_id

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser

# What may be opened from the text; anything else in a TEI file is not an address.
SAFE_SCHEMES = ("https://", "http://", "mailto:")


def references_of(
    documents: Iterable[Document], user: AbstractUser | AnonymousUser
) -> list[CrossReference]:
    """The references of all `documents`, each with `link`, by one query."""
    by_key = {document.pk: document for document in documents}
    references = references_in(by_key, user).read()
    for reference in references:
        link_reference(reference, by_key[reference.document_id])
    return references


def references_in(
    documents: Iterable[int], user: AbstractUser | AnonymousUser
) -> Rows[CrossReference]:
    """In order; what is to be asked, for `link_reference`."""
    target = Document.objects.visible_to(user).filter(pk=OuterRef("target"))
    volume = Edition.objects.visible_to(user).filter(pk=OuterRef("target_volume"))
    return Rows(
        CrossReference.objects.filter(document__in=documents)
        .order_by("document_id", "position")
        .annotate(
            is_target_visible=Exists(target),
            is_volume_visible=Q(target_identifier="") & Exists(volume),
        ),
        *fields_of(CrossReference),
        *("target__id", "target__identifier", "target__title"),
        *("target_volume__id", "target_volume__identifier"),
        *("is_target_visible", "is_volume_visible"),
    )


def link_reference(reference: Any, document: Document) -> None:
    """Give a reference of `document` its `link`.

    A target that the reader may not see is as if it were not there.
    """
    reference.document = document
    if not reference.is_target_visible:
        reference.target = None
    reference.link = _link(reference)


def _link(reference: Any) -> Link:
    if target := reference.target:
        href = target.get_absolute_url()
        if note := reference.target_note_key:
            href += fragment_to(note_id(note))
        return Link(href, "resolved", target.title)
    address = reference.target_address
    if reference.state == ReferenceState.EXTERNAL:
        if address.startswith(SAFE_SCHEMES):
            return Link(address, "external", address)
    elif reference.is_to_volume and reference.is_volume_visible:
        return Link(reference.address_in_volume, "resolved", reference.description)
    identifier = reference.document.identifier
    href = reverse("letters:reference-detail", args=[identifier, reference.key])
    return Link(href, "wanted", "Not in this archive")
