"""Everybody whom the archive names, by letter, narrowed by words of a name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from django.db import connection
from django.db.models import F, Func, Q
from django.db.models.functions import Coalesce, Length
from django.db.models.lookups import GreaterThan

from letters.models import Agent
from letters.models.agent_queries import AgentQuerySet
from letters.reader.names_by_letter import ListedName, NamesByLetter, folded

_COLUMNS = ("pk", "merged_into", "authorized_name")
# Letters and digits that the database folds as `folded` does.
_PLAIN = re.compile(r"[a-z0-9]+")
# The database folds some rare letters and signs otherwise, and leaves those in the name.
_HAS_RARE_SIGNS = GreaterThan(
    Func(F("folded"), function="octet_length"), Length("folded")
)


class PeopleList(NamesByLetter[int]):
    """All visible people, without the records that are merged into a visible one. Their
    keys are those of the records that stand for them."""

    def load(self, keys: Iterable[int]) -> list[Agent]:
        """The records with_records, in the order of the `keys`."""
        keys = list(keys)
        agents = Agent.objects.with_records(self._user).in_bulk(keys)
        return [agents[key] for key in keys]

    def read_names(self) -> Iterable[ListedName[int]]:
        """In the order of the authorized names."""
        if not self._words:
            return [(key, folded(name), "") for key, name in self._read_kept()]
        named = self._read_named().order_by("authorized_name", "pk")
        records = list(named.values_list(*_COLUMNS, "display_name"))
        keys = {key for key, *_ in records}
        words: defaultdict[int, list[str]] = defaultdict(list)
        for key, merged_into, *names in records:
            words[merged_into if merged_into in keys else key] += map(folded, names)
        return [
            (key, folded(name), " ".join(words[key]))
            for key, merged_into, name, _ in records
            if merged_into not in keys
        ]

    def _read_kept(self) -> list[tuple[int, str]]:
        """Keys and names. Of records that are merged, which are most of a large archive's,
        nothing leaves the database."""
        rows, of_rows = (
            self._records.order_by().values(*_COLUMNS).query.sql_with_params()
        )
        query = (
            f"WITH seen (key, merged_into, name) AS MATERIALIZED ({rows}) "  # noqa: S608
            "SELECT key, name FROM seen WHERE NOT EXISTS "
            "(SELECT FROM seen AS kept WHERE kept.key = seen.merged_into) "
            "ORDER BY name, key"
        )
        with connection.cursor() as cursor:
            cursor.execute(query, of_rows)
            return cursor.fetchall()

    def _read_named(self) -> AgentQuerySet:
        """All records of those who may have the words: most have not the longest part of
        them, and nothing of these leaves the database."""
        parts = _PLAIN.findall(" ".join(self._words))
        if not parts:
            return self._records
        has_part = Q(folded__contains=max(parts, key=len)) | Q(_HAS_RARE_SIGNS)
        people = Agent.objects.order_by().filter(has_part)
        keys = people.values(person=Coalesce("merged_into", "pk"))
        return self._records.filter(Q(pk__in=keys) | Q(merged_into__in=keys))

    @property
    def _records(self) -> AgentQuerySet:
        return Agent.objects.visible_to(self._user)
