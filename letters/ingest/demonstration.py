"""Loads the demonstration collection: transcriptions, and what is known about them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import transaction

from letters.ingest.saving import Edit, save_document
from letters.ingest.transcriptions import (
    Format,
    Intake,
    IntakeOutcome,
    import_transcription,
)
from letters.models import (
    Agent,
    ArchivalUnit,
    CorrespondenceEvent,
    Document,
    DocumentStatus,
    Edition,
    FeaturedDocument,
    NameVariant,
    PassageCondition,
    Repository,
    Witness,
)
from letters.tei.body import read_document
from letters.tei.notation import parse_notation, write_notation
from letters.tei.writer import write_document


def load_demonstration(folder: Path) -> Iterator[tuple[Document, bool]]:
    """Yield each document of the collection, and whether it is new.

    A transcription whose documents exist already is not touched: an archivist may have
    worked on them.
    """
    collection = tomllib.loads((folder / "demonstration.toml").read_text("utf-8"))
    for description in collection["transcription"]:
        with transaction.atomic():
            _load_authorities(collection)
            yield from _load_transcription(folder, description)
    with transaction.atomic():
        _feature(collection["featured"])


def _feature(chosen: list[dict[str, Any]]) -> None:
    """Let the home page begin with these, unless archivists chose others."""
    if FeaturedDocument.objects.exists():
        return
    for position, values in enumerate(chosen):
        identifier, fields = _split_off(values, "document")
        if document := Document.objects.filter(identifier=identifier).first():
            FeaturedDocument.objects.create(
                document=document, position=position, **fields
            )


def _load_authorities(collection: dict[str, Any]) -> None:
    for values in collection["repository"]:
        Repository.objects.get_or_create(
            identifier=values["identifier"], defaults=values
        )
    for values in collection["edition"]:
        Edition.objects.get_or_create(identifier=values["identifier"], defaults=values)
    for values in collection["agent"]:
        known_as, fields = _split_off(values, "known_as")
        agent, is_new = Agent.objects.get_or_create(
            identifier=values["identifier"], defaults=fields
        )
        for name in known_as if is_new else []:
            NameVariant.objects.create(agent=agent, name=name)


def _split_off(values: dict[str, Any], name: str) -> tuple[Any, dict[str, Any]]:
    """The value of `name`, and the other values by their names."""
    return values[name], {key: value for key, value in values.items() if key != name}


def _load_transcription(
    folder: Path, description: dict[str, Any]
) -> Iterator[tuple[Document, bool]]:
    described = description["document"]
    edition = Edition.objects.filter(identifier=description.get("edition")).first()
    file = folder / "transcriptions" / description["file"]
    intake = Intake(
        name=file.name,
        content=file.read_bytes(),
        format=Format.RAW,
        identifiers=[values["identifier"] for values in described],
        edition=edition,
        archival_unit=_archival_unit(description.get("archival_unit")),
    )
    reason = "Read from the transcription"
    for imported, values in zip(
        import_transcription(intake, Edit(reason=reason)), described, strict=True
    ):
        is_new = imported.outcome is IntakeOutcome.CREATED
        if is_new:
            _describe(imported.document, values)
        yield imported.document, is_new


def _archival_unit(values: dict[str, Any] | None) -> ArchivalUnit | None:
    if not values:
        return None
    repository = Repository.objects.get(identifier=values["repository"])
    return ArchivalUnit.objects.get_or_create(
        repository=repository,
        title=values["title"],
        level_of_description=values["level_of_description"],
        defaults={"reference_code": values.get("reference_code", "")},
    )[0]


def _describe(document: Document, values: dict[str, Any]) -> None:
    """Publish the document with what is known about it besides its text."""
    for name, value in values["record"].items():
        setattr(document, name, value)
    document.status = DocumentStatus.PUBLISHED
    notation = write_notation(read_document(document.transcription.tei))
    for correction in values.get("correction", []):
        before, after = correction["before"], correction["after"]
        if notation.count(before) != 1:
            raise ValueError(f"“{before}” is not once in {document.identifier}.")
        notation = notation.replace(before, after)
    tei = write_document(parse_notation(notation, {"type": "document"}))
    save_document(document, tei, Edit(reason=values["reason"]))
    for key, description in values.get("hand", {}).items():
        document.hands.filter(key=key).update(description=description)
    for event in values.get("event", []):
        identifier, fields = _split_off(event, "agent")
        CorrespondenceEvent.objects.update_or_create(
            document=document,
            type=fields["type"],
            name_as_written=fields["name_as_written"],
            defaults={**fields, "agent": Agent.objects.get(identifier=identifier)},
        )
    for key, passage in values.get("passage", {}).items():
        _describe_passage(document, key, passage)
    for position, witness in enumerate(values.get("witness", [])):
        Witness.objects.create(document=document, position=position, **witness)


def _describe_passage(document: Document, key: str, passage: dict[str, Any]) -> None:
    identifier, fields = _split_off(passage, "authority")
    conditions, fields = _split_off({"condition": [], **fields}, "condition")
    authority = Agent.objects.get(identifier=identifier)
    document.conditionalpassages.filter(key=key).update(authority=authority, **fields)
    for position, condition in enumerate(conditions):
        identifier, said = _split_off(condition, "authority")
        PassageCondition.objects.create(
            document=document,
            passage_key=key,
            authority=Agent.objects.get(identifier=identifier),
            position=position,
            **said,
        )
