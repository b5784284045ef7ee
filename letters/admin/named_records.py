"""Which records does an archivist mean who types a name where no script proposes any?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.contrib.admin import ModelAdmin
from django.db import models
from django.db.models import Q, QuerySet

# More are no choice: the name has to say more.
MOST_OFFERED = 10
LONGEST_NAME = 300
_MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class NamedRecords:
    """Those `called` so by identifier or name; or else those `like` it, whose names have
    all the words. At most one more of either than is offered."""

    called: list[models.Model] = field(default_factory=list)
    like: list[models.Model] = field(default_factory=list)

    @property
    def only_one(self) -> models.Model | None:
        """The one that is meant beyond doubt."""
        return self.called[0] if len(self.called) == 1 else None

    @property
    def offered(self) -> list[models.Model]:
        return (self.called or self.like)[:MOST_OFFERED]

    @property
    def are_more(self) -> bool:
        return len(self.called or self.like) > MOST_OFFERED


def records_named(name: str, model_admin: ModelAdmin, user: Any) -> NamedRecords:
    """The records that may be meant by `name`, in any form of their names.

    `user` may choose from what that account sees, without records that are merged into
    another. The forms of a name are what the admin of the records searches.
    """
    words = name[:LONGEST_NAME].split()[:_MOST_WORDS]
    if not words or "\0" in name:
        return NamedRecords()
    rows = _rows_for(user, model_admin)
    if identified := list(_identified(rows, name)[:2]):
        return NamedRecords(identified)
    if any(field.name == "merged_into" for field in rows.model._meta.fields):
        rows = rows.filter(merged_into=None)
    forms = _forms_of_names(model_admin)
    exactly = _any(forms, "iexact", name.strip())
    if called := _some(rows, exactly):
        return NamedRecords(called)
    parts = (_any(forms, "icontains", word) for word in words)
    return NamedRecords(like=_some(rows, *parts))


def name_in_choices(record: models.Model) -> str:
    """The name that tells a record apart from others of its kind."""
    return str(getattr(record, "name_in_choices", record))


def _rows_for(user: Any, model_admin: ModelAdmin) -> QuerySet:
    rows = model_admin.model._default_manager.all()
    permission = f"letters.view_{model_admin.opts.model_name}"
    if user and not user.has_perm(permission) and hasattr(rows, "visible_to"):
        return rows.visible_to(user)
    return rows


def _identified(rows: QuerySet, name: str) -> QuerySet:
    """By the identifier; of models that have none, by the name of such a one."""
    if hasattr(rows, "named"):
        return rows.named(name)
    names = {field.name for field in rows.model._meta.fields}
    return rows.filter(identifier=name) if "identifier" in names else rows.none()


def _forms_of_names(model_admin: ModelAdmin) -> list[str]:
    return [field.lstrip("^=@") for field in model_admin.search_fields]


def _any(forms: list[str], lookup: str, value: str) -> Q:
    condition = Q()
    for form in forms:
        condition |= Q(**{f"{form}__{lookup}": value})
    return condition


def _some(rows: QuerySet, *conditions: Q) -> list[models.Model]:
    """Each condition may be met by another form of the name."""
    keys = rows.order_by()
    for condition in conditions:
        keys = keys.filter(pk__in=rows.order_by().filter(condition).values("pk"))
    return list(rows.filter(pk__in=keys.values("pk"))[: MOST_OFFERED + 1])
