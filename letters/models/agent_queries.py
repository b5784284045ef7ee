"""Questions about many agents, and about merges of their records."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.expressions import Combinable, RawSQL
from django.db.models.functions import JSONObject
from django.db.models.lookups import IsNull

from letters.models.aggregates import written_out
from letters.models.document_status import DocumentStatus
from letters.models.edition_queries import EditionQuerySet
from letters.models.editions import Edition

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser

    from letters.models.agents import Agent


# What archivists may say of an event that stands.
_STANDING = ("", "confirmed", "corrected")


class AgentQuerySet(models.QuerySet["Agent"]):
    def visible_to(self, user: AbstractUser | AnonymousUser) -> AgentQuerySet:
        """Agents with a part in what is published: a draft makes nobody visible.

        A record that others are merged into has their part too. A record made from the
        lists of hidden volumes alone repeats what these say: it is hidden in any case.
        """
        if user.has_perm("letters.view_document"):
            return self
        in_hidden_lists = user.has_perm("letters.view_edition")
        return self.filter(pk__in=_keys_of_visible(self.model, in_hidden_lists))

    def listed_in_public(self) -> AgentQuerySet:
        """Those that no list of persons has, or the list of a volume that readers see."""
        is_listed = self._listed_by(Edition.objects.published())
        return self.filter(~_has(self._rows("entries")) | is_listed)

    def standing_for_themselves(self) -> AgentQuerySet:
        """Without the records that are merged into another."""
        return self.filter(merged_into=None)

    def being(self, agent: Agent) -> AgentQuerySet:
        """All records of the same person, `agent` included."""
        key = agent.merged_into_id or agent.pk
        return self.filter(models.Q(pk=key) | models.Q(merged_into=key))

    def with_records(self, user: AbstractUser | AnonymousUser) -> AgentQuerySet:
        """Load what a page says of each beside its own record: `known_as`, the forms of
        its name; `records`, keys and names of those merged into it; `has_offices`, if an
        archivist put any on record."""
        if user.is_anonymous:
            return self.annotate(**_records_for_public(self.model))
        return self.annotate(**self._records_for(user))

    def _records_for(self, user: AbstractUser | AnonymousUser) -> dict[str, Combinable]:
        variants, offices = (
            self.model._meta.get_field(name).related_model.objects.order_by()
            for name in ("name_variants", "offices")
        )
        own = models.OuterRef("pk")
        merged = self.model.objects.visible_to(user).filter(merged_into=own)
        of_person = models.Q(agent=own) | models.Q(agent__merged_into=own)
        names = variants.visible_to(user).filter(agent=own).order_by("name")
        record = JSONObject(pk="pk", name="authorized_name")
        records = merged.order_by("authorized_name", "pk").values(record=record)
        return {
            "known_as": ArraySubquery(names.values("name")),
            "records": ArraySubquery(records),
            "has_offices": models.Exists(offices.filter(of_person)),
        }

    def _visible(self, editions: EditionQuerySet) -> AgentQuerySet:
        """Those that the lists of `editions` have, and those that no list has, but a
        part in something public, or such a record merged into them."""
        is_listed = self._listed_by(editions)
        is_unlisted = ~_has(self._rows("entries"))
        is_seen = is_listed | is_unlisted & self._had_public_part()
        merged = self.model.objects.filter(is_seen, merged_into=OuterRef("pk"))
        return self.filter(is_seen | is_unlisted & _has(merged))

    def _listed_by(self, editions: EditionQuerySet) -> Exists:
        return Exists(self._rows("entries").filter(editions.include("edition")))

    def _had_public_part(self) -> Q:
        published = {"document__status": DocumentStatus.PUBLISHED}
        events = self._rows("correspondence_events")
        return (
            _has(events.filter(decision__in=_STANDING, **published))
            | _has(self._rows("conditions_set").filter(**published))
            | _has(self._rows("hands").filter(**published))
        )

    def _rows(self, name: str) -> models.QuerySet:
        """All that lead to the agent in question by this relation."""
        relation = self.model._meta.get_field(name)
        rows = relation.related_model._base_manager.order_by()
        return rows.filter(**{relation.field.name: OuterRef("pk")})


def _has(rows: models.QuerySet) -> IsNull:
    """Whether there are such rows of the agent in question. Their first is asked for:
    for EXISTS, PostgreSQL may read those of all agents before."""
    return IsNull(Subquery(rows.order_by().values("pk")[:1]), False)


@cache
def _keys_of_visible(agents: type[Agent], in_hidden_lists: bool) -> RawSQL:
    """Written once: to put such a query together takes longer than to answer it."""
    editions = Edition.objects.all() if in_hidden_lists else Edition.objects.published()
    keys = agents.objects.order_by()._visible(editions).values("pk")
    return RawSQL(*keys.query.sql_with_params())  # noqa: S611


@cache
def _records_for_public(agents: type[Agent]) -> dict[str, RawSQL]:
    annotations = agents.objects.all()._records_for(AnonymousUser())
    rows = agents.objects.annotate(**annotations)
    return {name: written_out(rows, name) for name in annotations}


class NameVariantQuerySet(models.QuerySet["NameVariant"]):
    def visible_to(self, user: AbstractUser | AnonymousUser) -> NameVariantQuerySet:
        """Without the forms that only drafts, or rejected statements, name it by."""
        if user.has_perm("letters.view_document"):
            return self
        rows = self.model.objects.filter(pk=models.OuterRef("pk")).order_by()
        event = "agent__correspondence_events__"
        named = {f"{event}name_as_written": models.F("name")}
        told = {
            f"{event}document__status": DocumentStatus.PUBLISHED,
            f"{event}decision__in": _STANDING,
        }
        in_any = models.Exists(rows.filter(**named))
        return self.filter(~in_any | models.Exists(rows.filter(**named, **told)))


class AgentMergeQuerySet(models.QuerySet["AgentMerge"]):
    def in_force(self) -> AgentMergeQuerySet:
        return self.filter(undone=None)

    def of(self, agent: Agent) -> AgentMergeQuerySet:
        return self.filter(models.Q(kept=agent) | models.Q(merged=agent))


class AgentDistinctionQuerySet(models.QuerySet["AgentDistinction"]):
    def of(self, agent: Agent) -> AgentDistinctionQuerySet:
        return self.filter(models.Q(one=agent) | models.Q(other=agent))
