"""The records that cells name: editions, sections, archival units, people.

Each is looked up once in a run, however many rows name it.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from letters.ingest.bulk.csv_files import CellError
from letters.ingest.called_agents import find_agent
from letters.models import Agent, ArchivalUnit, Edition, Section

_STEP = " / "


class NamedRecords:
    """Each method returns the record, or raises CellError, which says what to do."""

    def __init__(self) -> None:
        # What raises is asked for again.
        self.edition = cache(_find_edition)
        self.section = cache(_find_section)
        self.unit = cache(find_unit)
        self.agent = cache(_find_agent_by_identifier)
        self.agent_called = cache(find_agent)


def _find_edition(identifier: str) -> Edition:
    edition = Edition.objects.filter(identifier=identifier).first()
    if not edition:
        raise CellError(
            f"No edition has the identifier “{identifier}”. Add it under Editions first."
        )
    return edition


def _find_section(edition: Edition | None, key: str) -> Section:
    section = Section.objects.filter(edition=edition, key=key).first()
    if not edition or not section:
        name = f"The edition “{edition.identifier}”" if edition else "No edition"
        raise CellError(
            f"{name} has no section “{key}”. Write a key that is in its addresses."
        )
    return section


def _find_agent_by_identifier(identifier: str) -> Agent:
    agents = Agent.objects.filter(identifier=identifier)
    agent = agents.first() or Agent.objects.filter(address=identifier).first()
    if not agent:
        raise CellError(
            f"No person has the identifier “{identifier}”. Look it up under Agents, or "
            "write the name without it."
        )
    return agent


def path_of(unit: ArchivalUnit | None) -> str:
    """The repository's identifier, then the titles from the fonds down to the unit:
    "reagan-library / Executive Secretariat"."""
    if not unit:
        return ""
    titles: list[str] = []
    above: Any = unit
    passed = set()
    while above and above.pk not in passed:
        passed.add(above.pk)
        titles.append(above.title)
        above = above.parent
    return _STEP.join([unit.repository.identifier, *reversed(titles)])


def find_unit(written: str) -> ArchivalUnit:
    """The unit with this path, or the only one with this title or reference code."""
    named = ArchivalUnit.objects.select_related("repository", "parent")
    titled = [
        unit
        for unit in named.filter(title__endswith=written.rpartition(_STEP)[2])
        if written in (unit.title, path_of(unit))
    ]
    units = titled or [*named.filter(reference_code=written)]
    if len(units) == 1:
        return units[0]
    if units:
        paths = "; ".join(sorted(map(path_of, units))[:5])
        raise CellError(
            f"“{written}” is more than one archival unit ({paths}). Write the path of "
            "the one that is meant, or choose it in the form of the document."
        )
    raise CellError(
        f"No archival unit is called “{written}”. Write its path as the export does "
        "(repository / fonds / series), or add it under Archival units first."
    )
