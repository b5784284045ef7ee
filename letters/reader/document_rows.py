"""The rows of all that hangs on a document, as one reader may see it: by one query."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, wraps
from typing import TYPE_CHECKING, TypeVar

from django.db.models import Exists, Model, OuterRef, Q

from letters.models import (
    Agent,
    ConditionalPassage,
    CorrespondenceEvent,
    CrossReference,
    Document,
    DocumentRelation,
    Entry,
    Footnote,
    Hand,
    Instruction,
    Mark,
    Mention,
    Page,
    PageImage,
    Problem,
    StatedReply,
)
from letters.models.together import Rows, fields_of, read_together
from letters.reader.references import references_in
from letters.reader.replies import replies_stated

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser

_UNDETERMINED = "undetermined-page-break"
# What is shown of another document, where it is named.
_NAMED = ("id", "identifier", "title")
_CITING = (
    *fields_of(CrossReference),
    *("document__id", "document__identifier", "document__title", "document__number"),
    *("document__date_edtf", "document__date_reason"),
    *("document__edition__id", "document__edition__title"),
    *("document__edition__sub_series", "document__edition__volume"),
)

Part = TypeVar("Part", bound=Model)
_Ask = Callable[["DocumentRows"], Rows[Part]]

# By the names of the parts: the kind that must be there, and how they are asked for.
_PARTS: dict[str, tuple[str, _Ask]] = {}


def _part(kind: str = "") -> Callable[[_Ask[Part]], property]:
    """A list of the rows that the method names, which are read with those of all others.

    Where there is nothing of the kind (see `Document.present_parts`), nothing is asked.
    """

    def decorate(ask: _Ask[Part]) -> property:
        name = ask.__name__
        _PARTS[name] = kind, ask

        @wraps(ask)
        def rows(those: DocumentRows) -> list[Part]:
            return those._read.get(name, [])

        return property(rows)

    return decorate


class DocumentRows:
    """Each part is read with all others when the first is asked for."""

    def __init__(self, document: Document, user: AbstractUser | AnonymousUser) -> None:
        self._document = document
        self._user = user
        self._visible = Document.objects.visible_to(user)

    @cached_property
    def _read(self) -> dict[str, list]:
        there = getattr(self._document, "present_parts", None)
        asked = {
            name: ask(self)
            for name, (kind, ask) in _PARTS.items()
            # Documents that were not loaded for reading do not know.
            if there is None or not kind or kind in there
        }
        return read_together(asked)

    @_part()
    def pages(self) -> Rows[Page]:
        return Rows(self._document.pages.all())

    @_part()
    def footnotes(self) -> Rows[Footnote]:
        return Rows(self._document.footnotes.all())

    @_part("marks")
    def hands(self) -> Rows[Hand]:
        names = *fields_of(Hand), *fields_of(Agent, "agent")
        return Rows(self._document.hands.all(), *names)

    @_part("marks")
    def marks(self) -> Rows[Mark]:
        return Rows(self._document.marks.all())

    @_part("problems")
    def undetermined(self) -> Rows[Problem]:
        return Rows(
            self._document.problems.filter(code=_UNDETERMINED, is_settled=False), "id"
        )

    @_part("images")
    def images(self) -> Rows[PageImage]:
        return Rows(self._document.page_images.all())

    @_part()
    def events(self) -> Rows[CorrespondenceEvent]:
        return Rows(
            self._document.correspondence_events.annotate(
                is_agent_hidden=self._is_hidden("agent")
            ),
            *fields_of(CorrespondenceEvent),
            *fields_of(Agent, "agent"),
            "is_agent_hidden",
        )

    @_part("mentions")
    def mentions(self) -> Rows[Mention]:
        mentions = self._document.mentions.order_by("entry__kind", "entry__position")
        return Rows(mentions, *fields_of(Mention), *fields_of(Entry, "entry"))

    @_part("references")
    def references(self) -> Rows[CrossReference]:
        return references_in([self._document.pk], self._user)

    @_part()
    def citing(self) -> Rows[CrossReference]:
        """What leads to the document, or to one of its pages in its volume."""
        to_it = Q(target=self._document)
        if self._document.edition_id:
            pages = self._document.pages.filter(pagination="").exclude(label="")
            to_it |= Q(
                target_volume=self._document.edition_id,
                target_identifier="",
                target_page__in=pages.order_by().values("label"),
            )
        return Rows(
            CrossReference.objects.filter(to_it, document__in=self._visible)
            .exclude(document=self._document)
            .order_by("document__date_earliest", "document__identifier", "position"),
            *_CITING,
        )

    @_part("answers")
    def replies(self) -> Rows[StatedReply]:
        return replies_stated(self._document, self._visible)

    @_part("passages")
    def passages(self) -> Rows[ConditionalPassage]:
        instructing = self._visible.filter(pk=OuterRef("instruction__document"))
        return Rows(
            self._document.conditionalpassages.filter(is_in_text=True).annotate(
                is_authority_hidden=self._is_hidden("authority"),
                is_instructing_visible=Exists(instructing),
            ),
            *fields_of(ConditionalPassage),
            *fields_of(Agent, "authority"),
            *fields_of(Instruction, "instruction"),
            *(f"instruction__document__{field}" for field in _NAMED),
            *("is_authority_hidden", "is_instructing_visible"),
        )

    @_part("instructions")
    def instructed_passages(self) -> Rows[ConditionalPassage]:
        return Rows(
            ConditionalPassage.objects.filter(
                instruction__document=self._document, document__in=self._visible
            ),
            *fields_of(ConditionalPassage),
            *fields_of(Instruction, "instruction"),
            *(f"document__{field}" for field in _NAMED),
        )

    @_part("relations")
    def relations_to(self) -> Rows[DocumentRelation]:
        return self._relations("source", "target")

    @_part("relations")
    def relations_from(self) -> Rows[DocumentRelation]:
        return self._relations("target", "source")

    @_part()
    def hidden_in_source(self) -> Rows[Document]:
        """What came in the same file, and nobody may know of."""
        source = self._document.source_file_id
        # Not of all that came in no file.
        beside = Document.objects.filter(source_file__in=[source] if source else [])
        is_visible = Exists(self._visible.filter(pk=OuterRef("pk")))
        return Rows(beside.exclude(is_visible).order_by(), "id")

    def _is_hidden(self, agent: str) -> Q:
        """Whether only hidden volumes list the agent that a row has under this name:
        the one reason to hide whom a document names that may be seen."""
        entries = Entry.objects.order_by().filter(agent=OuterRef(f"{agent}_id"))
        return Exists(entries) & ~Exists(entries.visible_to(self._user))

    def _relations(self, this: str, other: str) -> Rows[DocumentRelation]:
        return Rows(
            DocumentRelation.objects.filter(
                **{this: self._document, f"{other}__in": self._visible}
            ),
            *fields_of(DocumentRelation),
            *(f"{other}__{field}" for field in _NAMED),
        )
