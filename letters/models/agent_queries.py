"""Questions about many agents, and about merges of their records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models.functions import JSONObject

from letters.models.document_status import DocumentStatus
from letters.models.editions import Edition

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser

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
        # One subquery for each table: joined in one, their rows would multiply.
        published = Edition.objects.visible_to(user)
        listed = self._having(entries__edition__in=published.order_by().values("pk"))
        is_of_hidden = ~listed & self._having(entries__isnull=False)
        named = (
            listed
            | self._having(
                correspondence_events__document__status=DocumentStatus.PUBLISHED,
                correspondence_events__decision__in=_STANDING,
            )
            | self._having(conditions_set__document__status=DocumentStatus.PUBLISHED)
            | self._having(hands__document__status=DocumentStatus.PUBLISHED)
        )
        seen = self.model.objects.filter(named).exclude(is_of_hidden).order_by()
        stands_for_seen = models.Q(
            pk__in=seen.exclude(merged_into=None).values("merged_into")
        )
        return self.filter(named | stands_for_seen).exclude(is_of_hidden)

    def listed_in_public(self) -> AgentQuerySet:
        """Those that no list of persons has, or the list of a volume that readers see."""
        published = Edition.objects.published().order_by().values("pk")
        is_listed = self._having(entries__isnull=False)
        return self.filter(~is_listed | self._having(entries__edition__in=published))

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
        variants, offices = (
            self.model._meta.get_field(name).related_model.objects.order_by()
            for name in ("name_variants", "offices")
        )
        own = models.OuterRef("pk")
        merged = self.model.objects.visible_to(user).filter(merged_into=own)
        of_person = models.Q(agent=own) | models.Q(agent__merged_into=own)
        return self.annotate(
            known_as=ArraySubquery(
                variants.visible_to(user)
                .filter(agent=own)
                .order_by("name")
                .values("name")
            ),
            records=ArraySubquery(
                merged.order_by("authorized_name", "pk").values(
                    record=JSONObject(pk="pk", name="authorized_name")
                )
            ),
            has_offices=models.Exists(offices.filter(of_person)),
        )

    def _having(self, **part: object) -> models.Exists:
        agents = self.model.objects.order_by()
        return models.Exists(agents.filter(pk=models.OuterRef("pk"), **part))


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
