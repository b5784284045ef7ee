"""The places of datelines, each under one name, with the forms that papers print."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

from django.contrib.postgres.expressions import ArraySubquery
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from letters.models.identifiers import validate_part
from letters.models.merges import MergeableRecord


class Place(MergeableRecord):
    """Where documents were written or received. Its variants say which they are."""

    identifier = models.CharField(
        max_length=100, unique=True, validators=[validate_part]
    )
    name = models.CharField(max_length=200, help_text="The authorized form.")
    latitude = models.DecimalField(
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text="In degrees, north positive: 55.75222.",
    )
    longitude = models.DecimalField(
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text="In degrees, east positive: 37.61556.",
    )
    merged_into = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="identities",
        help_text="The place that this one is another name of.",
    )

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None)
                | Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
                name="place_coordinates_both_or_none",
                violation_error_message="Give both coordinates, or neither.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("letters:place-detail", args=[self.identifier])

    @property
    def coordinates(self) -> str:
        """ "55.75222° N, 37.61556° E"; empty if they are not known."""
        if self.latitude is None or self.longitude is None:
            return ""
        north = "N" if self.latitude >= 0 else "S"
        east = "E" if self.longitude >= 0 else "W"
        return f"{_degrees(self.latitude)}° {north}, {_degrees(self.longitude)}° {east}"


class PlaceVariant(models.Model):
    """A form of a place's name that documents print: it is of one place."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="variants")
    name = models.CharField(max_length=200, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


def _degrees(angle: Decimal) -> str:
    return f"{abs(Decimal(angle)).normalize():f}"


def place_called(field: str | OuterRef, wanted: str) -> Subquery:
    """The `wanted` field of the place whose name is in `field`, or of the one that it is
    merged into."""
    variants = PlaceVariant.objects.filter(name=OuterRef(field)).order_by()
    return Subquery(variants.annotate(wanted=_of_kept(wanted)).values("wanted")[:1])


def place_identifiers(names: Collection[str]) -> dict[str, str]:
    """The identifiers of the places with these `names`, as far as there are any, or of
    those that they are merged into: by name."""
    variants = PlaceVariant.objects.filter(name__in=names).order_by()
    return dict(variants.values_list("name", _of_kept("identifier")))


def _of_kept(wanted: str) -> Coalesce:
    return Coalesce(F(f"place__merged_into__{wanted}"), F(f"place__{wanted}"))


def forms_of_place(field: str) -> ArraySubquery:
    """All forms of the name of the place that is called so in `field`."""
    variants = PlaceVariant.objects.annotate(
        identity=Coalesce("place__merged_into", "place")
    ).filter(identity=place_called(OuterRef(field), "pk"))
    return ArraySubquery(variants.order_by("name").values("name"))
