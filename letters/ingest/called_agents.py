"""Agents by their names: of a document outside of a volume, and of the header of a file."""

from __future__ import annotations

import re

from letters.derivation.people.reading_order import name_as_read
from letters.ingest.free_identifiers import unused_identifier
from letters.models import Agent, NameVariant
from letters.models.authority_files import AUTHORITY_FILES

_LONGEST_NAME = 200
_LONGEST_ADDRESS = 200
# Hosts and paths differ by protocol, language and "www."; the identifier stands at the end.
_PAGES = {
    "viaf": re.compile(r"https?://(?:www\.)?viaf\.org/viaf/(?P<id>[0-9]{1,22})/?"),
    "wikidata": re.compile(
        r"https?://(?:www\.)?wikidata\.org/(?:wiki|entity)/(?P<id>Q[0-9]{1,12})"
    ),
    "lcnaf": re.compile(
        r"https?://id\.loc\.gov/authorities/names/(?P<id>n[a-z]{0,2}[0-9]{6,12})"
        r"(?:\.html)?"
    ),
    "snac": re.compile(
        r"https?://snaccooperative\.org/ark:/99166/(?P<id>[a-z0-9]{6,12})"
    ),
}


def find_agent(name: str) -> Agent | None:
    """The one agent known by exactly this name; None if there are two."""
    if not name:
        return None
    variants = NameVariant.objects.filter(name=name).select_related("agent")[:2]
    agents = {variant.agent for variant in variants}
    agents |= set(Agent.objects.filter(display_name=name)[:2])
    return agents.pop() if len(agents) == 1 else None


def find_called(called: str, key: str) -> Agent | None:
    """The agent with this page in an authority file, else the one of this name alone."""
    for field, identifier in _identified(key):
        if agent := Agent.objects.filter(**{field: identifier}).first():
            return agent
    return find_agent(name_as_read(called)[:_LONGEST_NAME])


def make_called(called: str, key: str) -> None:
    """Make the agent, unless there is one or the name is of several."""
    name, read = called[:_LONGEST_NAME], name_as_read(called)[:_LONGEST_NAME]
    identified = dict(_identified(key))
    is_taken = Agent.objects.filter(display_name=read).exists()
    if find_called(called, key) or (is_taken and not identified):
        return
    Agent.objects.create(
        identifier=unused_identifier(Agent, read),
        authorized_name=name,
        display_name=read,
        authority=key if not identified and _is_address(key) else "",
        **identified,
    )


def _identified(key: str) -> list[tuple[str, str]]:
    """The field of an authority file and its identifier, if the key is a page there."""
    if len(key) > _LONGEST_ADDRESS:
        return []
    return [
        (field, match["id"])
        for field in AUTHORITY_FILES
        if (match := _PAGES[field].fullmatch(key))
    ]


def _is_address(key: str) -> bool:
    return key.startswith(("https://", "http://")) and len(key) <= _LONGEST_ADDRESS
