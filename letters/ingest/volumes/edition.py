"""Writes the edition itself: the header of its file, and its sections."""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Iterator
from typing import Any

from letters.derivation.derive import DERIVATION_VERSION, derive_section
from letters.derivation.model import Context, ReferenceRecord
from letters.ingest.deriving import Reading
from letters.ingest.volumes.index_topics import write_topics
from letters.ingest.volumes.merging import merge
from letters.models import (
    Edition,
    EditionSource,
    Entry,
    Section,
    SectionNote,
    SectionText,
)
from letters.models.derived_texts import DerivedTextQuerySet
from letters.models.targets import STATE_DEPARTMENT
from letters.rendering import render_document
from letters.tei.body import read_body
from letters.tei.errors import SourceError, TeiError
from letters.tei.references import Place
from letters.tei.refusals import refusals_told
from letters.tei.source import parse_xml
from letters.tei.volume import Division, Volume


def sync_edition(volume: Volume) -> tuple[Edition, list[str]]:
    """Bring the edition to what the file says of it. Returns it with the names of the
    fields in conflict: changed in the file and by an archivist, whose value stays."""
    edition, _ = Edition.objects.get_or_create(
        identifier=volume.identifier, defaults={"title": volume.identifier}
    )
    record = _record(volume)
    source = EditionSource.objects.filter(edition=edition).only("record").first()
    # A new edition counts as written by an earlier import with the values of a new row.
    before = source.record if source else dict.fromkeys(record, "")
    before = before if source else {**before, "title": volume.identifier, "year": None}
    stored = {name: getattr(edition, name) for name in record}
    merged = merge(before, stored, record)
    if merged.changes:
        for name, value in merged.changes.items():
            setattr(edition, name, value)
        edition.save(update_fields=[*merged.changes])
    return edition, list(merged.conflicts)


def record_source(
    edition: Edition, volume: Volume, name: str, digest: str, not_in: list[str]
) -> None:
    """Record that the file is imported: the last step of its import.

    `not_in` names the documents that could not be: a file with any is read again.
    """
    EditionSource.objects.update_or_create(
        edition=edition,
        defaults={
            "name": name,
            "sha256": "" if not_in else digest,
            "size": volume.size,
            "skeleton": volume.skeleton,
            "pages": list(volume.pages),
            "record": {**_record(volume), "not_in": not_in},
        },
    )


def _record(volume: Volume) -> dict[str, Any]:
    header = volume.header
    return {
        "title": (header.title or volume.identifier)[:300],
        "series_title": header.series_title[:200],
        "sub_series": header.sub_series[:100],
        "volume": header.volume[:60],
        "editors": "; ".join(header.editors)[:300],
        "publisher": header.publisher[:200],
        "year": header.year,
        "address": f"{STATE_DEPARTMENT}/{volume.identifier}",
    }


def check_limits(volume: Volume) -> None:
    """Raise SourceError for an entry whose xml:id is too long."""
    limit = Entry._meta.get_field("key").max_length
    for entry in volume.entries:
        if len(entry.key) > limit:
            raise SourceError(
                f"The entry “{entry.key[:20]}…” has an xml:id of {len(entry.key):,} "
                f"characters; the limit is {limit}."
            )


def sync_sections(edition: Edition, volume: Volume) -> dict[str, Section]:
    """Write the sections of the volume; returns them by key, in the order of the file."""
    stored = {
        section.key: section for section in edition.sections.select_related("parent")
    }
    sections: dict[str, Section] = {}
    for division in volume.divisions:
        section = stored.get(division.key) or Section(edition=edition, key=division.key)
        wanted = {
            "parent": sections.get(division.parent),
            "kind": division.kind[:40],
            "place": division.place,
            "title": textwrap.shorten(division.title, 500, placeholder=" …"),
            "position": division.position,
        }
        if any(getattr(section, name) != value for name, value in wanted.items()):
            for name, value in wanted.items():
                setattr(section, name, value)
            section.save()
        sections[division.key] = section
        _sync_text(section, division, edition)
    return sections


def remove_sections(edition: Edition, in_file: Collection[str]) -> None:
    """Remove the sections whose keys are not `in_file`.

    A section with a document stays: the file may have lost both, or an archivist has
    moved the document there.
    """
    gone = edition.sections.exclude(key__in=in_file)
    while empty := list(gone.filter(documents=None, parts=None)):
        for section in empty:
            section.delete()


def _sync_text(section: Section, division: Division, edition: Edition) -> None:
    stored = (
        SectionText.objects.filter(section=section)
        .only("tei", "derivation_version", "refused_version")
        .first()
    )
    if stored and stored.tei == division.tei and stored.has_been_tried:
        return
    SectionText.objects.update_or_create(
        section=section, defaults=section_text(division.tei, edition.identifier)
    )
    write_topics(section, division.tei)


def derive_sections(
    texts: DerivedTextQuerySet, reading: Reading = refusals_told
) -> Iterator[tuple[str, str]]:
    """Derive each section's own words again. Yields its name, and why it is refused, or
    "": then what was derived before stays."""
    for text in texts.select_related("section__edition").order_by("pk"):
        edition, key = text.section.edition.identifier, text.section.key
        reason = ""
        try:
            with reading():
                values = section_text(text.tei, edition)
        except TeiError as error:
            reason = str(error)
            values = {"refused_version": DERIVATION_VERSION, "refusal": reason}
        # Not if somebody has imported another text in the meantime.
        same = SectionText.objects.filter(pk=text.pk, tei=text.tei)
        if same.update(**values) and not reason:
            write_topics(text.section, text.tei)
        yield f"{edition}, section {key}", reason


def section_text(tei: str, edition: str) -> dict[str, Any]:
    """The fields of a SectionText, derived from `tei`."""

    def address_of(reference: ReferenceRecord) -> str:
        target = reference.target
        if target.address:
            return target.address
        return f"/editions/{target.volume or edition}/find/{target.fragment}"

    context = Context(place=Place(volume=edition))
    records = derive_section(read_body(parse_xml(tei)), context)
    rendered = render_document(records, f"/editions/{edition}/", address_of)
    return {
        "tei": tei,
        "text": records.text,
        "html": rendered.html,
        "notes": [
            SectionNote(note.key, note.names.label, rendered.notes[note.key], note.text)
            for note in records.footnotes
        ],
        "derivation_version": DERIVATION_VERSION,
        "refused_version": 0,
        "refusal": "",
    }
