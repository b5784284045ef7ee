"""Fills an empty archive with many rows, quickly: texts that nobody would read.

The rows are written by COPY, as an import does, and nothing is derived: what lists and
forms of the admin read is there.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db import connection

from letters.derivation.derive import DERIVATION_VERSION
from letters.ingest.copying import copy_rows, reserve_keys
from letters.models import (
    Agent,
    CorrespondenceEvent,
    CrossReference,
    Document,
    Edition,
    Footnote,
    IndexRequest,
    NameVariant,
    Page,
    Problem,
    Repository,
    Revision,
    Section,
    Transcription,
)

EDITIONS, SECTIONS, AGENTS, REPOSITORIES = 60, 1_601, 3_000, 120
EVENTS_OF_EACH = 3
AT_ONCE = 5_000
# One in so many is a draft, has no record for its sender, has an open problem.
DRAFTS, UNIDENTIFIED, PROBLEMATIC = 10, 6, 2
# So many rows beside the text of one document, which a form shows.
MANY = 100

FIRST_DAY = date(1945, 1, 1)
NOW = datetime(2026, 1, 1, tzinfo=UTC)
WORDS = (
    *("agreement", "ambassador", "armament", "assurance", "Berlin", "blockade"),
    *("Cabinet", "Chairman", "conference", "crisis", "Cuba", "delegation", "Embassy"),
    *("frontier", "Geneva", "government", "inspection", "intelligence", "Kremlin"),
    *("letter", "message", "minister", "missile", "Moscow", "negotiation", "observer"),
    *("peace", "President", "proposal", "quarantine", "Secretary", "security"),
    *("settlement", "Soviet", "statement", "submarine", "summit", "telegram", "test"),
    *("treaty", "troops", "understanding", "Union", "verification", "withdrawal"),
)
CODES = ("unbalanced", "page-sequence", "note-without-mark", "date-differs", "bracket")

Row = dict[str, Any]


def words(number: int, count: int) -> str:
    """Always the same words for the same number."""
    step = number % 13 + 1
    return " ".join(WORDS[(number + i * step) % len(WORDS)] for i in range(count))


def fill_archive(documents: int, notes: int) -> None:
    """Write so many documents and notes, and the rows that belong to them."""
    editors = [
        get_user_model().objects.create_user(f"editor-{n}", is_staff=True).pk
        for n in range(8)
    ]
    editions = _editions()
    agents = _agents()
    keys = reserve_keys(Document, documents)
    for start in range(0, documents, AT_ONCE):
        chunk = range(start, min(start + AT_ONCE, documents))
        numbered = [(n, keys[n]) for n in chunk]
        copy_rows(Document, (_document(n, key, editions) for n, key in numbered))
        copy_rows(Transcription, (_text(n, key) for n, key in numbered))
        copy_rows(Revision, (_revision(n, key, editors) for n, key in numbered))
        copy_rows(Page, (_page(key) for _, key in numbered))
        copy_rows(CrossReference, (_reference(key) for _, key in numbered))
        copy_rows(CorrespondenceEvent, _events(numbered, agents))
        copy_rows(Problem, _problems(numbered))
    copy_rows(Footnote, (_note(n, keys[n % documents]) for n in range(notes)))
    _make_one_large(keys[-1], agents)
    # As usual: the index has everything.
    IndexRequest.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _editions() -> list[int]:
    editions = Edition.objects.bulk_create(
        Edition(
            identifier=f"frus19{n:02}v01",
            title=f"Volume {n}: {words(n, 4)}",
            sub_series=f"19{n:02}",
            volume="Volume I",
        )
        for n in range(EDITIONS)
    )
    Section.objects.bulk_create(
        Section(
            edition=editions[n % EDITIONS],
            key=f"ch{n}",
            title=words(n, 5),
            kind="chapter",
            position=n,
        )
        for n in range(SECTIONS)
    )
    Repository.objects.bulk_create(
        Repository(identifier=f"library-{n}", name=f"Library of {words(n, 2)} {n}")
        for n in range(REPOSITORIES)
    )
    return [edition.pk for edition in editions]


def _agents() -> list[int]:
    agents = Agent.objects.bulk_create(
        Agent(
            identifier=f"person-{n}",
            authorized_name=f"{words(n, 1)}-{n}, {words(n * 7, 1)}",
            display_name=f"{words(n * 7, 1)} {words(n, 1)}-{n}",
        )
        for n in range(AGENTS)
    )
    NameVariant.objects.bulk_create(
        NameVariant(agent=agent, name=f"Minister {agent.display_name}")
        for agent in agents
    )
    return [agent.pk for agent in agents]


def _document(n: int, key: int, editions: list[int]) -> Row:
    day = FIRST_DAY + timedelta(n % 16_000)
    edition = n % EDITIONS
    return {
        "id": key,
        "identifier": f"frus19{edition:02}v01/d{n}",
        "title": f"Telegram on {words(n, 5)}",
        "kind": "telegram",
        "status": "draft" if n % DRAFTS == 0 else "published",
        "appearance": "printed",
        "date_edtf": day.isoformat(),
        "date_earliest": day,
        "date_latest": day,
        "edition_id": editions[edition],
        "number": str(n),
        "position": n,
        "revision_number": 1,
        "created": NOW,
        "changed": NOW - timedelta(minutes=n),
    }


def _text(n: int, key: int) -> Row:
    text = "\n".join(words(n + i, 60) for i in range(12))
    paragraphs = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    return {
        "document_id": key,
        "tei": f'<div xmlns="http://www.tei-c.org/ns/1.0">{paragraphs}</div>',
        "text": text,
        "html": paragraphs,
        "derivation_version": DERIVATION_VERSION,
    }


def _revision(n: int, key: int, editors: list[int]) -> Row:
    return {
        "document_id": key,
        "number": 1,
        "tei": "<div/>",
        "record": {},
        "reason": "Read from a volume.",
        "editor_id": editors[n % len(editors)] if n % 3 == 0 else None,
        "saved": NOW - timedelta(minutes=n),
        "was_published": n % DRAFTS != 0,
    }


def _page(key: int) -> Row:
    return {"document_id": key, "key": "1", "label": "1", "start": 0, "end": 10}


def _reference(key: int) -> Row:
    return {
        "document_id": key,
        "key": "x1",
        "start": 0,
        "end": 8,
        "printed": "See Document 1",
        "target_id": key - 1 if key % 2 == 0 else None,
        "target_identifier": f"frus1900v01/d{key}",
        "target_edition": "frus1900v01",
    }


def _events(numbered: list[tuple[int, int]], agents: list[int]) -> Iterator[Row]:
    for n, key in numbered:
        for position in range(EVENTS_OF_EACH):
            yield _event(n, key, position, agents)


def _event(n: int, key: int, position: int, agents: list[int]) -> Row:
    is_known = n % UNIDENTIFIED or position
    return {
        "document_id": key,
        "type": ("sent", "received", "drafted")[position % 3],
        "agent_id": agents[(n * 3 + position) % AGENTS] if is_known else None,
        "name_as_written": f"Mr. {words(n + position, 2)}",
        "origin": "derived",
        "position": position,
    }


def _problems(numbered: list[tuple[int, int]]) -> Iterator[Row]:
    for n, key in numbered:
        if n % PROBLEMATIC == 0:
            yield _problem(n, key, 0)


def _problem(n: int, key: int, position: int) -> Row:
    return {
        "document_id": key,
        "origin": "text",
        "code": CODES[(n + position) % len(CODES)],
        "message": f"Something of {words(n + position, 3)} is not balanced.",
        "excerpt": words(n + position, 8),
        "position": position,
        "is_settled": n % 7 == 0,
    }


def _note(n: int, key: int) -> Row:
    text = f"See the {words(n, 12)}."
    return {
        "document_id": key,
        "key": f"fn{n}",
        "number": str(n),
        "anchor": 5,
        "text": text,
        "html": f"<p>{text}</p>",
    }


def _make_one_large(key: int, agents: list[int]) -> None:
    copy_rows(CorrespondenceEvent, (_event(n, key, n, agents) for n in range(MANY)))
    copy_rows(Problem, (_problem(1, key, n + 1) for n in range(MANY)))
