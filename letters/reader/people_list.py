"""Everybody whom the archive names, by letter, narrowed by words of a name."""

from __future__ import annotations

from collections.abc import Iterable

from letters.models import Agent
from letters.reader.names_by_letter import ListedName, NamesByLetter


class PeopleList(NamesByLetter[int]):
    """All visible people, without the records that are merged into a visible one. Their
    keys are those of the records that stand for them."""

    def load(self, keys: Iterable[int]) -> list[Agent]:
        """The records with_records, in the order of the `keys`."""
        keys = list(keys)
        agents = Agent.objects.with_records(self._user).in_bulk(keys)
        return [agents[key] for key in keys]

    def read_names(self) -> list[ListedName[int]]:
        """In the order of the authorized names."""
        visible = Agent.objects.visible_to(self._user).values_list(
            "pk", "merged_into", "authorized_name", "display_name"
        )
        records = list(visible)
        keys = {key for key, *_ in records}
        people = {
            key: ListedName.under(name, key)
            for key, merged_into, name, _ in records
            if merged_into not in keys
        }
        for key, merged_into, *names in records:
            person = people[merged_into if merged_into in keys else key]
            person.add(" ".join(names))
        return list(people.values())
