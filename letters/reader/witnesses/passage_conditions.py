"""What was said of a conditional passage: every wording of its condition, in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from letters.models import (
    Agent,
    ConditionalPassage,
    Document,
    PassageCondition,
)
from letters.reader.witnesses.named_documents import NamedDocument, named_documents
from letters.tei.dates import describe

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser


@dataclass(frozen=True, slots=True)
class ToldCondition:
    """`authority` is None where nobody is named, or a reader may not see who."""

    words: str
    authority: Agent | None
    date: str
    citation: str
    printed_in: NamedDocument | None

    @property
    def is_printed(self) -> bool:
        """Whether it is told where it stands."""
        return bool(self.printed_in or self.citation)

    @property
    def is_told(self) -> bool:
        """Whether it is told who set it, or when."""
        return bool(self.authority or self.date)


@dataclass(frozen=True, slots=True)
class ToldConditions:
    """Those from before the instruction that the archive holds, and those after it."""

    before: tuple[ToldCondition, ...] = ()
    after: tuple[ToldCondition, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.before or self.after)


def tell_conditions(
    rows: Sequence[PassageCondition],
    passages: Sequence[ConditionalPassage],
    user: AbstractUser | AnonymousUser,
) -> dict[str, ToldConditions]:
    """By the key of the passage."""
    if not rows:
        return {}
    agents = Agent.objects.visible_to(user).filter(
        pk__in=[row.authority_id for row in rows if row.authority_id]
    )
    seen = set(agents.values_list("pk", flat=True))
    named = named_documents(
        [row.printed_in for row in rows if row.printed_in],
        Document.objects.visible_to(user),
    )
    return {
        passage.key: ToldConditions(
            *(
                tuple(
                    _told(row, seen, named)
                    for row in rows
                    if row.passage_key == passage.key and row.comes_after is is_after
                )
                for is_after in (False, True)
            )
        )
        for passage in passages
    }


def _told(
    row: PassageCondition, seen: set[int], named: dict[str, NamedDocument]
) -> ToldCondition:
    return ToldCondition(
        row.words,
        row.authority if row.authority_id in seen else None,
        describe(row.date) if row.date else "",
        row.citation,
        named.get(row.printed_in),
    )
