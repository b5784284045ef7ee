"""What archivists ask of many documents: whom they name, what is open, what they lack."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from letters.models.document_status import DocumentStatus
from letters.models.folded_words import holds_words

# The first and the last day that a document may be of, as far as they are known.
FIRST_DAY = Coalesce("date_earliest", "date_latest")
LAST_DAY = Coalesce("date_latest", "date_earliest")

# Events of somebody who has a name and no record.
UNIDENTIFIED = {"agent": None, "name_as_written__gt": ""}


class Lacking(models.TextChoices):
    """What a document may be without; the labels go on after "without"."""

    SCANS = "scans", "any scan"
    PAGE_SCANS = "page-scans", "a scan of some page (entered here)"
    PEOPLE = "people", "a record for somebody it names"
    CORRESPONDENTS = "correspondents", "sender and recipient"
    DATE = "date", "a date"
    TEXT = "text", "a text"
    KEEPER = "repository", "a repository"


class DocumentDeskQuerySet(models.QuerySet[Any]):
    """Questions of the admin; the visibility of what they find is asked apart."""

    def unpublished(self) -> Any:
        """Those that readers do not see."""
        return self.exclude(status=DocumentStatus.PUBLISHED)

    def naming(self, words: Sequence[str]) -> Any:
        """Those in whose events somebody has all of the words in the names of a record, or
        in another form of them: as sender, recipient or otherwise."""
        return self.filter(self.is_naming(words)) if words else self

    def is_naming(self, words: Sequence[str]) -> Q:
        """The condition that they are so."""
        events = self._related("correspondence_events")
        agents = events._meta.get_field("agent").related_model.objects.order_by()
        named = agents.filter(
            holds_words(words) | Q(pk__in=self._variants_with(agents.model, words))
        )
        persons = named.annotate(person=Coalesce("merged_into", "pk")).values("person")
        records = agents.filter(Q(pk__in=persons) | Q(merged_into__in=persons))
        named_in = events.objects.order_by().filter(
            Q(agent__in=records.values("pk")) | holds_words(words)
        )
        return Q(pk__in=named_in.values("document"))

    def with_open_problems(self, code: str = "") -> Any:
        """Those with an open problem; of the kind with the `code`, if one is given."""
        kind = {"code": code} if code else {}
        return self.filter(self._has_open_problem(**kind))

    def without_open_problems(self) -> Any:
        return self.exclude(self._has_open_problem())

    def dated_between(self, first: date, last: date) -> Any:
        """Those that may have been written within these days. Of an open date, the one
        day that is known counts."""
        days = self.alias(first_day=FIRST_DAY, last_day=LAST_DAY)
        return days.filter(first_day__lte=last, last_day__gte=first)

    def kept_by(self, identifier: str) -> Any:
        """Those whose paper the repository has, under this name or another of it."""
        condition = Q()
        for path in ("holding__repository", "archival_unit__repository"):
            condition |= Q(**{f"{path}__identifier": identifier})
            condition |= Q(**{f"{path}__merged_into__identifier": identifier})
        return self.filter(condition)

    def saved_by(self, username: str) -> Any:
        """Those of which the account saved a revision."""
        return self.filter(self._has("revisions", editor__username=username))

    def lacking(self, what: str) -> Any:
        """Those without it. Transmitted letters have scans with their carriers."""
        condition = {
            Lacking.SCANS: ~self._has("page_images") & Q(carrier=None),
            Lacking.PAGE_SCANS: self._has_page_without_scan(),
            Lacking.PEOPLE: self._has("correspondence_events", **UNIDENTIFIED),
            Lacking.CORRESPONDENTS: ~self._has(
                "correspondence_events", type__in=("sent", "received")
            ),
            Lacking.DATE: Q(date_edtf=""),
            Lacking.TEXT: Q(transcription=None),
            Lacking.KEEPER: Q(holding__repository=None, archival_unit=None),
        }[Lacking(what)]
        return self.filter(condition)

    def awaited(self) -> Any:
        """Those that published documents cite, and that readers do not see yet."""
        cited = self._has("references_from", document__status=DocumentStatus.PUBLISHED)
        return self.unpublished().filter(cited)

    def _has(self, rows: str, **conditions: Any) -> Exists:
        relation = self.model._meta.get_field(rows)
        own = {relation.field.name: OuterRef("pk")}
        manager = relation.related_model._default_manager
        return Exists(manager.order_by().filter(**own, **conditions))

    def _has_open_problem(self, **conditions: Any) -> Exists:
        problems = self._related("problems").objects.open().order_by()
        return Exists(problems.filter(document=OuterRef("pk"), **conditions))

    def _has_page_without_scan(self) -> Q:
        """Of those that were entered here: volumes come without scans."""
        images = self._related("page_images").objects.order_by()
        scan = images.filter(document=OuterRef("document"), page_key=OuterRef("key"))
        pages = self._related("pages").objects.order_by()
        unscanned = pages.filter(~Exists(scan), document=OuterRef("pk"), pagination="")
        return Q(Exists(unscanned), imported=None, carrier=None)

    def _variants_with(self, agent: type[models.Model], words: Sequence[str]) -> Any:
        variants = agent._meta.get_field("name_variants").related_model
        named = variants.objects.order_by().filter(holds_words(words))
        return named.values("agent")

    def _related(self, rows: str) -> Any:
        return self.model._meta.get_field(rows).related_model
