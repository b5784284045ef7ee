"""People and offices: governments write letters too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.urls import reverse

from letters.models.identifiers import validate_part

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser


class AgentQuerySet(models.QuerySet["Agent"]):
    def visible_to(self, user: AbstractUser | AnonymousUser) -> AgentQuerySet:
        """Agents with a part in what is published: a draft names nobody."""
        if user.has_perm("letters.view_document"):
            return self
        return self.filter(
            models.Q(correspondence_events__document__status="published")
            | models.Q(conditions_set__document__status="published")
            | models.Q(hands__document__status="published")
        ).distinct()


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

    objects = AgentQuerySet.as_manager()

    class Meta:
        ordering = ["authorized_name"]

    def __str__(self) -> str:
        return self.display_name or self.authorized_name

    def get_absolute_url(self) -> str:
        return reverse("letters:agent-detail", args=[self.identifier])


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
