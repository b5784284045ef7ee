"""What the pages about the archive tell of it, made from what it holds."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Count

from letters.citations import Citation, citations
from letters.derivation.model import MarkKind
from letters.models import (
    ConditionalPassage,
    Document,
    Edition,
    Mark,
    Repository,
    TextCorrection,
)
from letters.models.targets import is_in_series
from letters.reader.apparatus import Apparatus
from letters.reader.citation_source import citation_source
from letters.reader.cited_part import whole_document
from letters.reader.front_documents import featured, newest
from letters.reader.front_page import FrontPage
from letters.reader.held_counts import Holdings
from letters.reader.mark_examples import EXAMPLES_OF_MARKS, PASSAGE, MarkExample

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser


class ShownMark(NamedTuple):
    """`documents` have such a mark; 0 for what is not counted."""

    example: MarkExample
    documents: int


class RightsStatement(NamedTuple):
    words: str
    documents: int


class AboutArchive:
    """As one reader may see it. `absolute` completes an address with the site's."""

    def __init__(
        self, user: AbstractUser | AnonymousUser, absolute: Callable[[str], str]
    ) -> None:
        self._user = user
        self._absolute = absolute
        self._visible = Document.objects.visible_to(user)
        self._front = FrontPage(user)

    @property
    def holdings(self) -> Holdings:
        return self._front.holdings

    @property
    def series(self) -> list[tuple[str, int]]:
        return self._front.series

    @property
    def has_volumes_of_the_series(self) -> bool:
        """Whether there are volumes of *Foreign Relations of the United States*."""
        editions = self._front.editions
        return any(is_in_series(edition.identifier) for edition in editions)

    @property
    def appearances(self) -> list[tuple[str, int]]:
        """How many documents come from each kind of source: "typescript", 3."""
        rows = self._visible.printed().order_by().values_list("appearance")
        counts = rows.annotate(count=Count("pk")).order_by("-count", "appearance")
        names = dict(Document.Appearance.choices)
        return [(names[appearance].lower(), count) for appearance, count in counts]

    @cached_property
    def repositories(self) -> int:
        return Repository.objects.filter(
            pk__in=self._visible.order_by().values("holding__repository")
        ).count()

    @property
    def corrections(self) -> int:
        return TextCorrection.objects.published().count()

    @property
    def marks(self) -> list[ShownMark]:
        """The kinds of marks that occur in the texts, and what occurs in most."""
        marks = Mark.objects.filter(document__in=self._visible.order_by())
        rows = marks.order_by().values_list("kind")
        counts = dict(rows.annotate(documents=Count("document", distinct=True)))
        passages = ConditionalPassage.objects.filter(
            document__in=self._visible.order_by()
        )
        counts[PASSAGE] = passages.values("document").distinct().count()
        counted_kinds = {*MarkKind, PASSAGE}
        return [
            ShownMark(example, counts.get(example.kind, 0))
            for example in EXAMPLES_OF_MARKS
            if example.kind not in counted_kinds or counts.get(example.kind)
        ]

    @property
    def rights(self) -> list[RightsStatement]:
        """The statements of documents, and of the editions of those that have none."""
        stated = self._visible.exclude(reproduction_conditions="").order_by()
        of_documents = stated.values_list("reproduction_conditions")
        of_editions = (
            Edition.objects.visible_to(self._user)
            .exclude(reproduction_conditions="")
            .filter(documents__in=self._visible.filter(reproduction_conditions=""))
            .order_by()
            .values_list("reproduction_conditions")
        )
        counts = dict(of_documents.annotate(Count("pk")))
        for words, count in of_editions.annotate(Count("documents")):
            counts[words] = counts.get(words, 0) + count
        ordered = sorted(counts.items(), key=lambda line: (-line[1], line[0]))
        return [RightsStatement(*line) for line in ordered]

    @cached_property
    def cited_document(self) -> Document | None:
        """A document to show citations of: one that archivists chose, or the newest."""
        found = featured(self._visible).first() or newest(self._visible).first()
        return found and Document.objects.for_reading().get(pk=found.pk)

    @property
    def citations(self) -> list[Citation]:
        if not self.cited_document:
            return []
        apparatus = Apparatus(self.cited_document, self._user)
        part = whole_document(apparatus)
        return list(citations(citation_source(part, apparatus, self._absolute)))
