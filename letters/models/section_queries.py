"""Questions about many sections of editions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models.expressions import RawSQL

from letters.models.editions import Edition

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser


# UNION drops rows that it has had already: so it ends even if parents form a circle.
_AROUND = """(
    WITH RECURSIVE around AS (
        SELECT id, parent_id FROM letters_section WHERE id = %s
        UNION
        SELECT above.id, above.parent_id FROM letters_section AS above
        JOIN around ON around.parent_id = above.id
    )
    SELECT id FROM around
)"""


class SectionQuerySet(models.QuerySet["Section"]):
    def published(self) -> SectionQuerySet:
        """Those that everybody may see."""
        return self.filter(edition__in=Edition.objects.published())

    def visible_to(self, user: AbstractUser | AnonymousUser) -> SectionQuerySet:
        return self.filter(edition__in=Edition.objects.visible_to(user))

    def around(self, section: int | None) -> SectionQuerySet:
        """The section with this primary key and its ancestors; `path_to` orders them."""
        return self.filter(pk__in=RawSQL(_AROUND, [section])).order_by()  # noqa: S611
