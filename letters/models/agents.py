"""People and offices, the records of one person, and the forms of a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.text import Truncator, capfirst

from letters.models.agent_queries import (
    AgentDistinctionQuerySet,
    AgentMergeQuerySet,
    AgentQuerySet,
    NameVariantQuerySet,
)
from letters.models.authority_files import AUTHORITY_FILES, authority_identifier
from letters.models.folded_words import folded_column
from letters.models.identifiers import validate_part
from letters.models.web_addresses import on_the_web, validate_web_address
from letters.tei.dates import (
    DateError,
    HistoricalDate,
    describe,
    is_certainly_before,
    parse_edtf,
)

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser

# In years: so far may a date be off that is "about", or doubtful.
_ABOUT = 10
DIED_BEFORE_BIRTH = (
    "Nobody dies before the day of birth: one of the two dates is wrong."
)


def _is_too_early(death: HistoricalDate, birth: HistoricalDate) -> bool:
    """Whether the death lies before the birth, even if what is doubtful is off."""
    if not (death.latest and birth.earliest):
        return False
    if death.is_doubtful or birth.is_doubtful:
        return death.latest.year + _ABOUT < birth.earliest.year
    return is_certainly_before(death, birth)


class Agent(models.Model):
    """A person, an office or a corporate body under one authorized name (ISAAR(CPF) 5.1)."""

    class Kind(models.TextChoices):
        PERSON = "person", "Person"
        CORPORATE_BODY = "corporate-body", "Corporate body"

    identifier = models.CharField(
        max_length=80,
        unique=True,
        validators=[validate_part],
        help_text="Permanent; the address of the person's page is made of it.",
    )
    address = models.SlugField(
        max_length=100,
        unique=True,
        null=True,
        blank=True,
        editable=False,
        help_text=(
            "A readable name in place of the identifier in the address of the page: "
            "“kissinger-henry-a”. Given once, it stays."
        ),
    )
    authorized_name = models.CharField(
        max_length=200,
        help_text="The form for sorting: “Reagan, Ronald”.",
    )
    display_name = models.CharField(
        max_length=200, blank=True, help_text="The form for reading: “Ronald Reagan”."
    )
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.PERSON)
    description = models.TextField(
        blank=True, help_text="Who this is, in a sentence, with dates and offices."
    )
    birth_edtf = models.CharField("born", max_length=60, blank=True)
    death_edtf = models.CharField("died", max_length=60, blank=True)
    authority = models.URLField(
        "other authority record",
        blank=True,
        validators=[validate_web_address],
        help_text="The address of its page: GND, ISNI …",
    )
    viaf = authority_identifier("viaf", "VIAF")
    wikidata = authority_identifier("wikidata", "Wikidata")
    lcnaf = authority_identifier("lcnaf", "LCNAF")
    snac = authority_identifier("snac", "SNAC")
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="identities",
        help_text="The record that stands for the same person; never one merged itself.",
    )

    folded = folded_column(
        *("authorized_name", "display_name"),
        help_text="Both names, as they are compared.",
    )

    objects = AgentQuerySet.as_manager()

    class Meta:
        ordering = ["authorized_name"]
        constraints = [on_the_web("authority", "agent_authority_on_the_web")]

    def __str__(self) -> str:
        return self.display_name or self.authorized_name

    def get_absolute_url(self) -> str:
        return reverse("letters:agent-detail", args=[self.name_in_address])

    def clean(self) -> None:
        """Refuse an identifier that is the address of somebody else's page, and dates
        that are none or contradict each other."""
        self._check_dates()
        other = (
            Agent.objects.exclude(pk=self.pk).filter(address=self.identifier).first()
        )
        if other:
            raise ValidationError(
                {"identifier": f"This is the address of “{other.authorized_name}”."}
            )

    def _check_dates(self) -> None:
        problems = {}
        for name in ("birth_edtf", "death_edtf"):
            try:
                self._date(getattr(self, name))
            except DateError as error:
                problems[name] = str(error)
        if problems:
            raise ValidationError(problems)
        birth, death = self._date(self.birth_edtf), self._date(self.death_edtf)
        if birth and death and _is_too_early(death, birth):
            raise ValidationError({"death_edtf": DIED_BEFORE_BIRTH})

    @property
    def year_of_birth(self) -> int | None:
        """If it is known for certain."""
        date = self._date(self.birth_edtf)
        if not date or not date.earliest or not date.latest or date.is_doubtful:
            return None
        first, last = date.earliest.year, date.latest.year
        return first if first == last else None

    @staticmethod
    def _date(edtf: str) -> HistoricalDate | None:
        return parse_edtf(edtf) if edtf else None

    @property
    def name_in_choices(self) -> str:
        """With what tells namesakes apart: "Dulles, Allen W. (1893–1969)"."""
        known = self.life_dates or Truncator(self.description).chars(60)
        return f"{self.authorized_name} ({known})" if known else self.authorized_name

    @property
    def page_title(self) -> str:
        """The form for reading, with a capital: "The Embassy in the Soviet Union"."""
        return capfirst(str(self))

    @property
    def other_names(self) -> list[str]:
        """Its other names (with_records), without those that only have an article more."""
        own = {self.authorized_name, self.display_name}
        known = {name.removeprefix("the ") for name in own}
        return [
            name for name in self.known_as if name.removeprefix("the ") not in known
        ]

    @property
    def life_dates(self) -> str:
        """ "1894–1971", "April 15, 1894 – 1971", "born about 1923", "died 1971"; empty if
        neither is known."""
        birth, death = (
            describe(date) if (date := self._date(edtf)) else ""
            for edtf in (self.birth_edtf, self.death_edtf)
        )
        if birth and death:
            are_years = birth.isdecimal() and death.isdecimal()
            return f"{birth}–{death}" if are_years else f"{birth} – {death}"
        if birth:
            return f"born {birth}"
        return f"died {death}" if death else ""

    @property
    def authority_links(self) -> list[tuple[str, str]]:
        """The name of each authority file that has the person, with the page there."""
        return [
            (file.name, file.link(identifier))
            for field, file in AUTHORITY_FILES.items()
            if (identifier := getattr(self, field))
        ]

    @property
    def identity(self) -> Agent:
        """The record that stands for this person."""
        return self.merged_into or self

    def identity_for(self, user: AbstractUser | AnonymousUser) -> Agent:
        """The record that stands for this person, if `user` may see it, else this one."""
        if not self.merged_into_id:
            return self
        visible = Agent.objects.visible_to(user)
        return visible.filter(pk=self.merged_into_id).first() or self

    @property
    def names_in_other_records(self) -> list[str]:
        """The other authorized names of the records merged into this one (with_records)."""
        return sorted(
            {record["name"] for record in self.records} - {self.authorized_name}
        )

    @property
    def record_keys(self) -> list[int]:
        """The primary keys of all records of the person (with_records)."""
        return [self.pk, *(record["pk"] for record in self.records)]

    @property
    def name_in_address(self) -> str:
        return self.address or self.identifier


class NameVariant(models.Model):
    """A form of an agent's name that letters and indexes use."""

    agent = models.ForeignKey(Agent, models.CASCADE, related_name="name_variants")
    name = models.CharField(max_length=200)
    folded = folded_column("name", help_text="The name, as it is compared.")

    objects = NameVariantQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["agent", "name"], name="name_variant_once_per_agent"
            )
        ]

    def __str__(self) -> str:
        return self.name


class AgentOffice(models.Model):
    """An office that a person held, or a name that a body had, and when (ISAAR 5.2.5)."""

    agent = models.ForeignKey(Agent, models.CASCADE, related_name="offices")
    title = models.CharField(
        max_length=300,
        help_text="“Secretary of State”, “Ambassador to the Soviet Union”.",
    )
    held_edtf = models.CharField("held", max_length=60, blank=True)
    source = models.CharField(
        max_length=300, blank=True, help_text="How it is known, for readers."
    )

    class Meta:
        ordering = ["held_edtf", "pk"]

    def __str__(self) -> str:
        return f"{self.title}, {self.held_in_words}" if self.held_edtf else self.title

    def clean(self) -> None:
        try:
            if self.held_edtf:
                parse_edtf(self.held_edtf)
        except DateError as error:
            raise ValidationError({"held_edtf": str(error)}) from error

    @property
    def held_in_words(self) -> str:
        return describe(parse_edtf(self.held_edtf)) if self.held_edtf else ""


class AgentMerge(models.Model):
    """The decision that two records are of one person: whose, and whether it was undone.

    Nothing is moved between the records: `merged` only points to `kept`. So do the
    `followers`, which pointed to `merged` before. Where all records point follows from
    the merges in force, so that each merge can be undone by itself.
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


class AgentDistinction(models.Model):
    """The decision that two similar records are of two people: whose, and when.

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
