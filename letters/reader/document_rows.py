"""The rows of everything that belongs to a document, as one reader may see it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from letters.models import (
    ConditionalPassage,
    CorrespondenceEvent,
    CrossReference,
    Document,
    DocumentRelation,
    Entry,
    Footnote,
    Hand,
    Mark,
    Mention,
    Page,
    PageImage,
    PassageCondition,
    Problem,
    Reading,
    Region,
    Segment,
    StatedReply,
    Witness,
)
from letters.models.aggregates import written_out
from letters.models.document_queries import TOLD_TO_READERS
from letters.models.written_sql import ANY_IDENTIFIER, ANY_KEY, WrittenQuery
from letters.reader.references import OWN_FIELDS, linkable_references
from letters.reader.replies import replies_stated

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser

# What a page shows of a document that cites another.
_CITING_FIELDS = (
    *("document__identifier", "document__title", "document__label", "document__number"),
    *("document__date_edtf", "document__date_reason", "document__edition__title"),
    *("document__edition__sub_series", "document__edition__volume"),
    "document__edition__series_title",
)

Part = TypeVar("Part", bound=Model)
_Query = Callable[["DocumentRows"], QuerySet[Part]]


def _rows(
    kind: str = "", *, order: Sequence[str] = (), is_written_once: bool = False
) -> Callable[[_Query[Part]], cached_property[list[Part]]]:
    """Make a query a list of its rows, read when it is first asked for.

    A document without a part of the `kind` needs no query: most documents lack
    most kinds (see `Document.present_parts`). The rows are put into `order` here: Django
    compares each column of a query with what orders it, which takes longer. What
    `is_written_once` depends on nothing but the key of the document, and the reader.
    """

    def decorate(query: _Query[Part]) -> cached_property[list[Part]]:
        def asked(document_rows: DocumentRows) -> QuerySet[Part]:
            rows = query(document_rows)
            return rows.order_by() if order else rows

        @cache
        def written() -> WrittenQuery[Part]:
            any_document = Document(pk=ANY_KEY)
            return WrittenQuery(asked(DocumentRows(any_document, AnonymousUser())))

        def rows(document_rows: DocumentRows) -> list[Part]:
            if kind and not document_rows.may_have(kind):
                return []
            if is_written_once and document_rows.is_for_public:
                document = document_rows.document
                found = written().rows({ANY_KEY: document.pk}, document)
            else:
                found = [*asked(document_rows)]
            return sorted(found, key=attrgetter(*order)) if order else found

        return cached_property(rows)

    return decorate


def document_for_reading(
    identifier: str, user: AbstractUser | AnonymousUser
) -> Document | None:
    """The document, if `user` may see it, with what every page about it shows."""
    if user.is_anonymous:
        found = _public_document().rows({ANY_IDENTIFIER: identifier})
    else:
        visible = Document.objects.visible_to(user).for_reading()
        found = visible.filter(identifier=identifier)
    return next(iter(found), None)


@cache
def _public_document() -> WrittenQuery[Document]:
    public = Document.objects.published().for_reading()
    return WrittenQuery(public.filter(identifier=ANY_IDENTIFIER).order_by())


class DocumentRows:
    """Each kind of part is one query, if the document has any."""

    def __init__(self, document: Document, user: AbstractUser | AnonymousUser) -> None:
        self._document = document
        self._user = user
        self._visible = Document.objects.visible_to(user)

    @property
    def document(self) -> Document:
        return self._document

    @property
    def is_for_public(self) -> bool:
        return self._user.is_anonymous

    def may_have(self, kind: str) -> bool:
        """True as well for a document that was not loaded for reading."""
        present = getattr(self._document, "present_parts", None)
        return present is None or kind in present

    @_rows(order=["position"], is_written_once=True)
    def pages(self) -> QuerySet[Page]:
        return self._document.pages.all()

    @_rows(order=["position"], is_written_once=True)
    def footnotes(self) -> QuerySet[Footnote]:
        return self._document.footnotes.all()

    @_rows("marks", is_written_once=True)
    def hands(self) -> QuerySet[Hand]:
        return self._document.hands.select_related("agent")

    @_rows("marks", is_written_once=True)
    def marks(self) -> QuerySet[Mark]:
        return self._document.marks.all()

    @_rows("problems")
    def open_problems(self) -> QuerySet[Problem]:
        return self._document.problems.filter(
            code__in=TOLD_TO_READERS, is_settled=False
        )

    @_rows("images")
    def images(self) -> QuerySet[PageImage]:
        return self._document.page_images.all()

    @_rows("images")
    def regions(self) -> QuerySet[Region]:
        return self._document.regions.for_showing()

    @_rows(order=["position"], is_written_once=True)
    def segments(self) -> QuerySet[Segment]:
        return self._document.segments.all()

    @_rows(order=["position", "pk"], is_written_once=True)
    def events(self) -> QuerySet[CorrespondenceEvent]:
        return with_agents(self._document.correspondence_events.all(), self._user)

    @_rows("mentions", order=["entry.kind", "entry.position"], is_written_once=True)
    def mentions(self) -> QuerySet[Mention]:
        return self._document.mentions.select_related("entry")

    @_rows("references", order=["position"], is_written_once=True)
    def references(self) -> QuerySet[CrossReference]:
        return linkable_references([self._document.pk], self._user)

    @_rows("citing")
    def citing(self) -> QuerySet[CrossReference]:
        """References to the document, or to one of its pages in its volume."""
        is_citing = Q(target=self._document)
        if self._document.edition_id:
            labels = {page.label for page in self.pages if not page.pagination}
            is_citing |= Q(
                target_volume=self._document.edition_id,
                target_identifier="",
                target_page__in=labels - {""},
            )
        return (
            CrossReference.objects.filter(
                is_citing, document__in=self._visible.printed()
            )
            .exclude(document=self._document)
            .select_related("document__edition")
            .only(*OWN_FIELDS, *_CITING_FIELDS)
            .order_by("document__date_earliest", "document__identifier", "position")
        )

    @_rows("replies")
    def replies(self) -> QuerySet[StatedReply]:
        return replies_stated(self._document, self._visible)

    @_rows("readings")
    def readings(self) -> QuerySet[Reading]:
        return Reading.objects.listed().with_document(self._document.pk)

    @_rows("passages")
    def passages(self) -> QuerySet[ConditionalPassage]:
        instructing = self._visible.filter(pk=OuterRef("instruction__document"))
        passages = self._document.conditionalpassages.filter(is_in_text=True)
        return passages.select_related("authority", "instruction__document").annotate(
            is_authority_hidden=_is_hidden(ConditionalPassage, "authority", self._user),
            is_instructing_visible=Exists(instructing),
        )

    @_rows("conditions")
    def passage_conditions(self) -> QuerySet[PassageCondition]:
        return self._document.passage_conditions.select_related("authority")

    @_rows("instructions")
    def instructed_passages(self) -> QuerySet[ConditionalPassage]:
        return ConditionalPassage.objects.filter(
            instruction__document=self._document, document__in=self._visible
        ).select_related("document", "instruction")

    @_rows("carried")
    def transmitted_letters(self) -> QuerySet[Document]:
        letters = self._visible.filter(carrier=self._document)
        return letters.exclude(carried_from=None).order_by("carried_from")

    @_rows("relations")
    def relations_to(self) -> QuerySet[DocumentRelation]:
        relations = DocumentRelation.objects.filter(source=self._document)
        return relations.filter(target__in=self._visible).select_related("target")

    @_rows("relations")
    def relations_from(self) -> QuerySet[DocumentRelation]:
        relations = DocumentRelation.objects.filter(target=self._document)
        return relations.filter(source__in=self._visible).select_related("source")

    @_rows("witnesses")
    def witnesses(self) -> QuerySet[Witness]:
        return self._document.witnesses.all()

    @cached_property
    def has_hidden_in_source(self) -> bool:
        """Whether a hidden document, or one that was deleted, came in the same file by
        the same hand. What others made of the same bytes tells nothing of these."""
        if not self._document.source_file_id:
            return False
        in_file = Document.with_deleted.filter(
            source_file=self._document.source_file_id,
            handed_in_by=self._document.handed_in_by_id,
        )
        is_visible = Exists(self._visible.filter(pk=OuterRef("pk")))
        return in_file.exclude(is_visible).exists()

    @cached_property
    def has_others_in_source(self) -> bool:
        """Whether somebody else handed in the same bytes, perhaps under another name."""
        in_file = Document.with_deleted.filter(
            source_file=self._document.source_file_id
        )
        return in_file.exclude(handed_in_by=self._document.handed_in_by_id).exists()

    def _is_hidden(self, part: type[Model], agent: str) -> Q | RawSQL:
        return _is_hidden(part, agent, self._user)


def with_agents(
    events: QuerySet[CorrespondenceEvent], user: AbstractUser | AnonymousUser
) -> QuerySet[CorrespondenceEvent]:
    """Load the agent of each, and `is_agent_hidden`: whether `user` may not see it."""
    return events.select_related("agent").annotate(
        is_agent_hidden=_is_hidden(CorrespondenceEvent, "agent", user)
    )


def hide_agent(event: CorrespondenceEvent) -> None:
    """Leave the name alone of an agent whose page the reader may not see: `event` was
    loaded with_agents."""
    if event.is_agent_hidden:
        event.name_as_written = event.name_as_written or str(event.agent)
        event.agent = None


def _is_hidden(
    part: type[Model], agent: str, user: AbstractUser | AnonymousUser
) -> Q | RawSQL:
    """Whether only hidden volumes list the `agent` of a `part`. Agents whom a visible
    document names are hidden for no other reason."""
    if user.is_anonymous:
        return _is_hidden_from_public(part, agent)
    return _lists_are_hidden(agent, user)


def _lists_are_hidden(agent: str, user: AbstractUser | AnonymousUser) -> Q:
    entries = Entry.objects.order_by().filter(agent=OuterRef(f"{agent}_id"))
    return Exists(entries) & ~Exists(entries.visible_to(user))


@cache
def _is_hidden_from_public(part: type[Model], agent: str) -> RawSQL:
    rule = _lists_are_hidden(agent, AnonymousUser())
    return written_out(part.objects.annotate(is_hidden=rule), "is_hidden")
