"""Questions about many sections of editions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models.expressions import RawSQL

from letters.models.editions import Edition

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser


# UNION drops rows that it has had already: so it ends even if parents form a circle.
_ANCESTORS = """(
    WITH RECURSIVE ancestors AS (
        SELECT id, parent_id FROM letters_section WHERE id = %s
        UNION
        SELECT above.id, above.parent_id FROM letters_section AS above
        JOIN ancestors ON ancestors.parent_id = above.id
    )
    SELECT id FROM ancestors
)"""


class SectionQuerySet(models.QuerySet["Section"]):
    def published(self) -> SectionQuerySet:
        """Those that everybody may see."""
        return self.filter(Edition.objects.published().include("edition"))

    def named(self, name: str) -> SectionQuerySet:
        """That of a name as archivists type it: frus1981-88v04/ch2."""
        edition, _, key = name.rpartition("/")
        return self.filter(edition__identifier=edition, key=key)

    def visible_to(self, user: AbstractUser | AnonymousUser) -> SectionQuerySet:
        return self.filter(Edition.objects.visible_to(user).include("edition"))

    def ancestors_and_self(self, section: int | None) -> SectionQuerySet:
        """The section with this primary key and its ancestors; `path_to` orders them."""
        return self.filter(pk__in=RawSQL(_ANCESTORS, [section])).order_by()  # noqa: S611
