"""Readable addresses for the pages of people: given once, never to anybody else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import count

from django.db import transaction
from django.utils.text import slugify

from letters.derivation.people.honorifics import NOT_NAMES, TITLES_OF_WOMEN
from letters.derivation.people.offices import role_in
from letters.models import Agent

_LONGEST = 80
# Titles of women stay: "Ngo Dinh Nhu, Madame" is not her husband.
_RANKS = NOT_NAMES - TITLES_OF_WOMEN


@transaction.atomic
def give_addresses() -> int:
    """Give an address to each person whom a volume lists; return to how many.

    Those merged into another have none: theirs leads to the one that stands for them.
    """
    taken = set(Agent.objects.exclude(address=None).values_list("address", flat=True))
    taken.update(Agent.objects.values_list("identifier", flat=True))
    agents = list(
        Agent.objects.standing_for_themselves()
        .filter(kind=Agent.Kind.PERSON, address=None, pk__in=_listed())
        .select_for_update()
        .order_by("pk")
    )
    # The best known one of a name has it without an office or a number.
    records = _records_standing_for(agents)
    agents.sort(key=lambda agent: -records[agent.pk])
    named = []
    for agent in agents:
        agent.address = _free_address(agent, taken)
        if agent.address:
            taken.add(agent.address)
            named.append(agent)
    Agent.objects.bulk_update(named, ["address"], batch_size=500)
    return len(named)


def _listed() -> Collection[int]:
    """Those in the lists of volumes, themselves or by a record merged into them."""
    listed = Agent.objects.exclude(entries=None)
    return {
        merged_into or key
        for key, merged_into in listed.values_list("pk", "merged_into")
    }


def _records_standing_for(agents: Iterable[Agent]) -> Counter[int]:
    """How many records are merged into each."""
    merged = Agent.objects.filter(merged_into__in=[agent.pk for agent in agents])
    return Counter(merged.values_list("merged_into", flat=True))


def _free_address(agent: Agent, taken: Collection[str]) -> str | None:
    return next(
        (address for address in _addresses(agent) if address not in taken), None
    )


def _addresses(agent: Agent) -> Iterator[str]:
    """The name alone, then with the year of birth, with an office, with a number."""
    name = _readable(agent.authorized_name)[:_LONGEST].strip("-")
    if not name:
        return
    yield name
    if year := agent.year_of_birth:
        yield f"{name}-{year}"
    if role := role_in(agent.description):
        yield f"{name}-{role}"
    for number in count(2):
        yield f"{name}-{number}"


def _readable(authorized_name: str) -> str:
    """ "lansdale-edward-g" for "Lansdale, Major General Edward G.": ranks pass."""
    surname, *others = authorized_name.split(",")
    words = [word for part in others for word in slugify(part).split("-")]
    return "-".join([slugify(surname), *(w for w in words if w and w not in _RANKS)])
