"""Questions about many sections of editions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models.expressions import RawSQL

from letters.models.editions import Edition

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser


# UNION leaves out what was found before: so it ends, even if rows go in a circle.
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
    def visible_to(self, user: AbstractUser | AnonymousUser) -> SectionQuerySet:
        return self.filter(edition__in=Edition.objects.visible_to(user))

    def around(self, section: int | None) -> SectionQuerySet:
        """The section of this primary key and all that it is in; `path_to` orders them."""
        return self.filter(pk__in=RawSQL(_AROUND, [section])).order_by()  # noqa: S611
