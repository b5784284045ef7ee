"""Where the references of documents lead today, for one reader."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.urls import reverse

from letters.models import CrossReference, Document, Edition
from letters.rendering import Link

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser

# What may be opened from the text; anything else in a TEI file is not an address.
SAFE_SCHEMES = ("https://", "http://", "mailto:")


def references_of(
    documents: Iterable[Document], user: AbstractUser | AnonymousUser
) -> list[CrossReference]:
    """The references of all `documents`, each with `link`: three queries.

    A target that `user` may not see is as if it were not there.
    """
    by_key = {document.pk: document for document in documents}
    references = list(
        CrossReference.objects.filter(document__in=by_key)
        .order_by("document", "position")
        .select_related("target_volume")
        .to_targets_visible_in(Document.objects.visible_to(user))
    )
    pointed_to = {reference.target_volume_id for reference in references}
    volumes = Edition.objects.visible_to(user).filter(pk__in=pointed_to)
    visible_volumes = set(volumes.values_list("pk", flat=True))
    for reference in references:
        reference.document = by_key[reference.document_id]
        reference.link = _link(reference, visible_volumes)
    return references


def _link(reference: CrossReference, visible_volumes: set[int]) -> Link:
    if target := reference.target:
        href = target.get_absolute_url()
        if note := reference.target_note_key:
            href += f"#note-{quote(note)}"
        return Link(href, "resolved", target.title)
    address = reference.target_address
    if reference.state == CrossReference.State.EXTERNAL:
        if address.startswith(SAFE_SCHEMES):
            return Link(address, "external", address)
    elif reference.is_to_volume and reference.target_volume_id in visible_volumes:
        return Link(reference.address_in_volume, "resolved", reference.description)
    identifier = reference.document.identifier
    href = reverse("letters:reference-detail", args=[identifier, reference.key])
    return Link(href, "wanted", "Not in this archive")
