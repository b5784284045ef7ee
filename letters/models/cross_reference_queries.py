"""Questions about many cross-references: their targets, and which are wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Case, Count, F, Func, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Concat, Length
from django.db.models.lookups import IsNull

from letters.models.documents import Document
from letters.models.editions import Edition
from letters.models.identifiers import PAGE_PREFIX
from letters.tei.references import Target

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser


class ReferenceState(models.TextChoices):
    RESOLVED = "resolved", "In this archive"
    WANTED = "wanted", "Wanted"
    EXTERNAL = "external", "Elsewhere"


# In no volume, and either to no document or to a note that the text itself should have.
IS_UNNAMED = Q(target_edition="") & (Q(target_identifier="") | ~Q(target_footnote=""))


class CrossReferenceQuerySet(models.QuerySet["CrossReference"]):
    def wanted_by(self, user: AbstractUser | AnonymousUser) -> CrossReferenceQuerySet:
        """References that `user` can read, to targets that `user` cannot.

        A target that is hidden from `user` is wanted like a missing one.
        """
        documents = Document.objects.visible_to(user)
        editions = Edition.objects.visible_to(user)
        is_hidden = Q(
            target__in=Document.with_deleted.exclude(pk__in=documents.values("pk"))
        )
        is_in_hidden = Q(
            target_identifier="",
            target_volume__in=Edition.objects.exclude(pk__in=editions.values("pk")),
        )
        # Of a hidden document nothing is told, not even that only the note is missing.
        # Few name a note: PostgreSQL must not read all documents before, for each time
        # that the list counts, names and sorts by it.
        target = documents.filter(pk=OuterRef("target")).order_by().values("pk")
        wants_note = Q(
            ~Q(target_footnote=""),
            IsNull(Subquery(target[:1]), False),
            target_note_key="",
            target__isnull=False,
        )
        return (
            self.filter(
                Q(state=ReferenceState.WANTED)
                | Q(is_hidden | is_in_hidden, state=ReferenceState.RESOLVED),
                # What a transmitted letter cites, its carrier cites.
                document__in=documents.printed(),
            )
            .exclude(IS_UNNAMED)
            .annotate(wants_note=wants_note)
        )

    def to_target(self, target: Target) -> CrossReferenceQuerySet:
        """References that `wanted_by` gave: to a document, to a footnote that a document
        lacks, to a page, or to a volume."""
        if target.identifier:
            return self.filter(target_edition="", target_identifier=target.identifier)
        if target.document:
            identifier = f"{target.volume}/{target.document}"
            if target.footnote:
                return self.filter(
                    target_identifier=identifier,
                    target_footnote=target.footnote,
                    wants_note=True,
                )
            return self.filter(target_identifier=identifier, wants_note=False)
        return self.filter(
            target_edition=target.volume or "",
            target_identifier="",
            target_page=target.page or "",
        )

    def counted_by_target(self) -> models.QuerySet:
        """Of those that `wanted_by` gave, rows of `identifier` (see `target_named`),
        `references` and `documents`: the most wanted first."""
        page = Concat("target_edition", Value(f"/{PAGE_PREFIX}"), "target_page")
        note = Concat("target_identifier", Value("fn"), "target_footnote")
        target = Case(
            When(wants_note=True, then=note),
            When(~Q(target_identifier=""), then=F("target_identifier")),
            When(~Q(target_page=""), then=page),
            default=F("target_edition"),
        )
        return (
            self.order_by()
            .values(identifier=target)
            .annotate(
                references=Count("pk"), documents=Count("document", distinct=True)
            )
            .order_by(
                "-references",
                "-documents",
                # By the volume, and there "d9" before "d10".
                Func(
                    *("identifier", Value("/"), Value(1)),
                    function="split_part",
                    output_field=models.CharField(),
                ),
                Length("identifier"),
                "identifier",
            )
        )
