"""Writes the headings in the index of a volume, from the text of its section."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from letters.derivation.people.person_names import fold_name
from letters.models import Section, Topic
from letters.models.topics import topic_key
from letters.tei.source import parse_xml
from letters.tei.volume import IndexHeading, read_index

# What the TEI of an index has, as a type or an identifier. No other section is read again.
_MARK_OF_AN_INDEX = '"index"'


def write_topics(section: Section, tei: str) -> None:
    """Bring the topics of the section to what `tei`, its own text, has: none, unless it
    is an index. Nothing else refers to a topic, so they are written anew."""
    if _MARK_OF_AN_INDEX not in tei:
        section.topics.all().delete()
        return
    headings = list(read_index(parse_xml(tei)))
    keys = {
        identifier: topic_key(heading.name)
        for heading in headings
        for identifier in heading.identifiers
    }
    with transaction.atomic():
        section.topics.all().delete()
        Topic.objects.bulk_create(
            _topic(section, heading, keys, position)
            for position, heading in enumerate(headings, 1)
        )


def _topic(
    section: Section, heading: IndexHeading, keys: Mapping[str, str], position: int
) -> Topic:
    return Topic(
        section=section,
        key=topic_key(heading.name),
        name=heading.name[:300],
        person_key=heading.person[:80],
        lines=[
            [line.level, [[w.text, _pointer(w.pointer, keys)] for w in line.words]]
            for line in heading.lines
        ],
        words=" ".join(fold_name(line.words_alone) for line in heading.lines),
        places=heading.places,
        position=position,
    )


def _pointer(target: str, keys: Mapping[str, str]) -> str:
    """A reference to another heading names the topic."""
    key = keys.get(target.removeprefix("#"))
    return f"/{key}" if key else target
