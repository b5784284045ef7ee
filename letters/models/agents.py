"""People and offices: governments write letters too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import apps
from django.conf import settings
from django.db import models
from django.urls import reverse

from letters.models.identifiers import validate_part

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser


class AgentQuerySet(models.QuerySet["Agent"]):
    def visible_to(self, user: AbstractUser | AnonymousUser) -> AgentQuerySet:
        """Agents with a part in what is published: a draft names nobody.

        One that stands for others has their part too. What was made of the lists of
        hidden volumes says what these say, and is hidden whoever names it.
        """
        if user.has_perm("letters.view_document"):
            return self
        # A question for each: asked in one, the joins would multiply one another.
        published = apps.get_model("letters", "Edition").objects.visible_to(user)
        listed = _having(entries__edition__in=published.order_by().values("pk"))
        is_of_hidden = ~listed & _having(entries__isnull=False)
        named = (
            listed
            | _having(correspondence_events__document__status="published")
            | _having(conditions_set__document__status="published")
            | _having(hands__document__status="published")
        )
        seen = Agent.objects.filter(named).exclude(is_of_hidden).order_by()
        stands = models.Q(pk__in=seen.exclude(merged_into=None).values("merged_into"))
        return self.filter(named | stands).exclude(is_of_hidden)

    def standing_for_themselves(self) -> AgentQuerySet:
        """Without those that are merged into another, which lead to it."""
        return self.filter(merged_into=None)

    def being(self, agent: Agent) -> AgentQuerySet:
        """Every record of the person that `agent` is a record of, `agent` included."""
        key = agent.merged_into_id or agent.pk
        return self.filter(models.Q(pk=key) | models.Q(merged_into=key))


def _having(**part: object) -> models.Exists:
    return models.Exists(
        Agent.objects.order_by().filter(pk=models.OuterRef("pk"), **part)
    )


class Agent(models.Model):
    """A person, an office or a body under one authorized name (ISAAR(CPF) 5.1)."""

    class Kind(models.TextChoices):
        PERSON = "person", "Person"
        CORPORATE_BODY = "corporate-body", "Corporate body"

    identifier = models.CharField(
        max_length=80,
        unique=True,
        validators=[validate_part],
        help_text="Permanent; the address of the person's page is made of it.",
    )
    authorized_name = models.CharField(
        max_length=200,
        help_text="As it is sorted: “Reagan, Ronald”.",
    )
    display_name = models.CharField(
        max_length=200, blank=True, help_text="As it is read: “Ronald Reagan”."
    )
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.PERSON)
    description = models.TextField(
        blank=True, help_text="Who this is, in a sentence, with dates and offices."
    )
    authority = models.URLField(
        "authority record", blank=True, help_text="VIAF, Wikidata, LCNAF …"
    )
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="identities",
        help_text="The record that stands for the same person; never one merged itself.",
    )

    objects = AgentQuerySet.as_manager()

    class Meta:
        ordering = ["authorized_name"]

    def __str__(self) -> str:
        return self.display_name or self.authorized_name

    def get_absolute_url(self) -> str:
        return reverse("letters:agent-detail", args=[self.identifier])

    @property
    def identity(self) -> Agent:
        """The record that stands for this person."""
        return self.merged_into or self

    def identity_for(self, user: AbstractUser | AnonymousUser) -> Agent:
        """The same, if `user` may see that record; else this one stands for itself."""
        if not self.merged_into_id:
            return self
        visible = Agent.objects.visible_to(user)
        return visible.filter(pk=self.merged_into_id).first() or self

    @property
    def all_events(self) -> models.QuerySet:
        """What the person had a part in, under whichever of her records."""
        events = self.correspondence_events.model.objects
        return events.filter(agent__in=Agent.objects.being(self))

    @property
    def all_entries(self) -> models.QuerySet:
        """Where volumes list the person, under whichever of her records."""
        entries = self.entries.model.objects
        return entries.filter(agent__in=Agent.objects.being(self))

    @property
    def names_in_other_records(self) -> list[str]:
        """What those that are merged into it are called, if not as it is itself."""
        names = {other.authorized_name for other in self.identities.all()}
        return sorted(names - {self.authorized_name})


class NameVariant(models.Model):
    """A form of an agent's name that letters and indexes use."""

    agent = models.ForeignKey(Agent, models.CASCADE, related_name="name_variants")
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["agent", "name"], name="name_variant_once_per_agent"
            )
        ]

    def __str__(self) -> str:
        return self.name


class AgentMergeQuerySet(models.QuerySet["AgentMerge"]):
    def in_force(self) -> AgentMergeQuerySet:
        return self.filter(undone=None)

    def of(self, agent: Agent) -> AgentMergeQuerySet:
        return self.filter(models.Q(kept=agent) | models.Q(merged=agent))


class AgentMerge(models.Model):
    """That two records are of one person: who found so, and whether it was undone.

    Nothing is moved between the records: `merged` only points to `kept`, and so do
    those that pointed to `merged` before, which `followers` names. Where all records
    point follows from the merges in force, so that each can be undone by itself.
    """

    kept = models.ForeignKey(Agent, models.CASCADE, related_name="merges")
    merged = models.ForeignKey(Agent, models.CASCADE, related_name="merged_by")
    followers = models.JSONField(default=list)
    reason = models.CharField(max_length=300, blank=True)
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    done = models.DateTimeField(auto_now_add=True)
    undone = models.DateTimeField(null=True)

    objects = AgentMergeQuerySet.as_manager()

    class Meta:
        ordering = ["-done"]
        constraints = [
            models.UniqueConstraint(
                fields=["merged"],
                condition=models.Q(undone=None),
                name="agent_merged_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.merged} is {self.kept}"


class AgentDistinctionQuerySet(models.QuerySet["AgentDistinction"]):
    def of(self, agent: Agent) -> AgentDistinctionQuerySet:
        return self.filter(models.Q(one=agent) | models.Q(other=agent))


class AgentDistinction(models.Model):
    """That two records are of two people, however alike: who found so, and when.

    `one` has the smaller primary key.
    """

    one = models.ForeignKey(Agent, models.CASCADE, related_name="distinctions")
    other = models.ForeignKey(Agent, models.CASCADE, related_name="distinctions_from")
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    made = models.DateTimeField(auto_now_add=True)

    objects = AgentDistinctionQuerySet.as_manager()

    class Meta:
        ordering = ["-made"]
        constraints = [
            models.UniqueConstraint(
                fields=["one", "other"], name="agent_distinction_once"
            ),
            models.CheckConstraint(
                condition=models.Q(one__lt=models.F("other")),
                name="agent_distinction_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.one} is not {self.other}"
