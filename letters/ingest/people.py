"""Records of one person: merged without loss, unmerged, and told apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from letters.models import Agent, AgentDistinction, AgentMerge
from letters.models.locks import AdvisoryLock

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser


class MergeRefusedError(Exception):
    """The merge is impossible: why. `instead` is a record that could be merged."""

    def __init__(self, reason: str, instead: Agent | None = None) -> None:
        super().__init__(reason)
        self.instead = instead


@transaction.atomic
def merge_group(
    kept: Agent,
    merged: Iterable[Agent],
    editor: AbstractUser | None = None,
    reason: str | Mapping[int, str] = "",
) -> list[AgentMerge]:
    """Let `kept` stand for all of `merged`. Nothing is moved: see AgentMerge.

    `reason` is one for all, or one for each primary key of those merged.

    Raises MergeRefusedError, and then nothing is written.
    """
    keys = list(dict.fromkeys(agent.pk for agent in merged))
    records = _lock([kept.pk, *keys])
    merges = []
    for key in keys:
        _refuse_if_impossible(kept.pk, key, records)
        followers = [
            record.pk for record in records.values() if record.merged_into_id == key
        ]
        merges.append(
            AgentMerge(
                kept_id=kept.pk,
                merged_id=key,
                followers=followers,
                editor=editor,
                reason=(reason if isinstance(reason, str) else reason[key])[:300],
            )
        )
        _point_to([key, *followers], kept.pk)
        records[key].merged_into = records[kept.pk]
    AgentMerge.objects.bulk_create(merges)
    return merges


@transaction.atomic
def unmerge_agent(merge: AgentMerge) -> None:
    """Undo one merge, whatever was merged before or after it.

    All records then point where the remaining merges say. Raises MergeRefusedError if it
    is undone already.
    """
    _wait_for_turn()
    merge = AgentMerge.objects.select_related("merged").get(pk=merge.pk)
    if merge.undone:
        raise MergeRefusedError(f"The merge of “{merge.merged}” is undone already.")
    records = list(Agent.objects.being(merge.merged).select_for_update().order_by("pk"))
    merge.undone = timezone.now()
    merge.save(update_fields=["undone"])
    _point_to([merge.merged_id], None)
    _point_to(_records_merged_into(merge.merged_id, records), merge.merged_id)


def records_that_would_go(merge: AgentMerge) -> list[Agent]:
    """The merged record and those merged into it: undoing the merge separates them."""
    records = list(Agent.objects.being(merge.merged))
    going = _records_merged_into(merge.merged_id, records)
    return [record for record in records if record.pk in going]


def distinguish_agents(
    agents: Sequence[Agent], editor: AbstractUser | None = None
) -> None:
    """Record that no two of `agents` are one person: they are not proposed again."""
    keys = sorted({agent.pk for agent in agents})
    AgentDistinction.objects.bulk_create(
        [
            AgentDistinction(one_id=lower, other_id=higher, editor=editor)
            for lower, higher in combinations(keys, 2)
        ],
        batch_size=1000,
        ignore_conflicts=True,
    )


def _lock(keys: Collection[int]) -> dict[int, Agent]:
    """Lock the records and those merged into them, against all other merges."""
    _wait_for_turn()
    concerned = Agent.objects.filter(Q(pk__in=keys) | Q(merged_into__in=keys))
    # Always in one order, for those who save other fields of the records.
    locked = concerned.select_for_update().order_by("pk")
    return {agent.pk: agent for agent in locked}


def _wait_for_turn() -> None:
    # Released at the end of the transaction.
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [AdvisoryLock.AGENT_MERGE])


def _refuse_if_impossible(kept: int, merged: int, records: dict[int, Agent]) -> None:
    for key in (kept, merged):
        if key not in records:
            raise MergeRefusedError("A record is not there any more.")
    if kept == merged:
        raise MergeRefusedError(f"“{records[kept]}” cannot be merged into itself.")
    for record in (records[kept], records[merged]):
        if record.merged_into:
            raise MergeRefusedError(
                f"“{record.authorized_name}” ({record.identifier}) is merged already. "
                f"Take {record.merged_into.identifier}, which stands for it.",
                record.merged_into,
            )
    if records[kept].kind != records[merged].kind:
        raise MergeRefusedError("A person and a corporate body are never one.")
    _refuse_if_distinct(records[kept], records[merged])


def _refuse_if_distinct(kept: Agent, merged: Agent) -> None:
    left, right = Agent.objects.being(kept), Agent.objects.being(merged)
    distinction = AgentDistinction.objects.filter(
        Q(one__in=left, other__in=right) | Q(one__in=right, other__in=left)
    ).first()
    if distinction:
        raise MergeRefusedError(
            f"{distinction.one.identifier} and {distinction.other.identifier} were found "
            "to be two people. Take that back first, on the page of either."
        )


def _point_to(keys: Collection[int], kept: int | None) -> None:
    Agent.objects.filter(pk__in=keys).update(merged_into=kept)


def _records_merged_into(kept: int, records: Iterable[Agent]) -> set[int]:
    """The `records` from which merges in force lead to `kept`, directly or not."""
    merges = AgentMerge.objects.in_force().filter(merged__in=[r.pk for r in records])
    merged_into: dict[int, list[int]] = defaultdict(list)
    for merge in merges:
        merged_into[merge.kept_id].append(merge.merged_id)
    reached: set[int] = set()
    to_visit = [kept]
    while to_visit:
        merged = merged_into[to_visit.pop()]
        reached.update(merged)
        to_visit.extend(merged)
    return reached
