"""Who exchanged how many letters with whom, of all documents that a reader may see."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Count, FilteredRelation, Q, QuerySet
from django.db.models.functions import Coalesce, Greatest, Least

from letters.models import Agent, CorrespondenceEvent
from letters.models.agent_queries import AgentQuerySet
from letters.models.document_queries import DocumentQuerySet
from letters.models.events import AUTHOR, RECIPIENT


def exchanged_pairs(visible: DocumentQuerySet, **of_agents: object) -> QuerySet:
    """Rows of `one`, `other` and `count`, the most letters first. `one` and `other` are
    keys of the records that stand for two people or offices, the lower key first; who
    wrote to himself is a pair too. `of_agents` are conditions on the agents of both."""
    author, recipient = (
        Coalesce(f"{side}__agent__merged_into", f"{side}__agent")
        for side in ("author", "recipient")
    )
    conditions = {
        f"{side}__agent__{name}": value
        for side in ("author", "recipient")
        for name, value in of_agents.items()
    }
    return (
        visible.annotate(
            author=_events_of_type(AUTHOR), recipient=_events_of_type(RECIPIENT)
        )
        .filter(
            author__agent__isnull=False, recipient__agent__isnull=False, **conditions
        )
        .order_by()
        .values(one=Least(author, recipient), other=Greatest(author, recipient))
        .annotate(count=Count("pk", distinct=True))
        .order_by("-count", "one", "other")
        .values_list("one", "other", "count")
    )


def agents_of_pairs(
    pairs: QuerySet, agents: AgentQuerySet
) -> list[tuple[Agent, Agent, int]]:
    """The first `pairs`, of which both are among the `agents`: in one query, since the
    pairs of a large archive take longer to count than to name."""
    pairs_sql, of_pairs = pairs.query.sql_with_params()
    agents_sql, of_agents = agents.order_by().query.sql_with_params()
    rows = Agent.objects.raw(
        f"WITH pair AS MATERIALIZED ({pairs_sql}) "  # noqa: S608
        f"SELECT agent.*, pair.one, pair.other, pair.count FROM pair "
        f"JOIN ({agents_sql}) AS agent ON agent.id IN (pair.one, pair.other) "
        f"ORDER BY pair.count DESC, pair.one, pair.other",
        [*of_pairs, *of_agents],
    )
    found = {(row.one, row.other, row.pk): row for row in rows}
    named = {(one, other): row.count for (one, other, _), row in found.items()}
    return [
        (found[one, other, one], found[one, other, other], count)
        for (one, other), count in named.items()
        if {(one, other, one), (one, other, other)} <= found.keys()
    ]


def _events_of_type(types: Sequence[CorrespondenceEvent.Type]) -> FilteredRelation:
    """The events that the document itself states, but for those that were rejected."""
    event = "correspondence_events__"
    stated = Q(**{f"{event}type__in": types, f"{event}footnote_key": ""})
    rejected = Q(**{f"{event}decision": CorrespondenceEvent.Decision.REJECTED})
    return FilteredRelation("correspondence_events", condition=stated & ~rejected)
