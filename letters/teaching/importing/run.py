"""Imports the annotations of a file into a reading: all of them, or none."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F

from letters.models import Annotation, AnnotationTarget, Reading, ReadingItem
from letters.teaching.annotating import locked_texts
from letters.teaching.changing import locked_reading, touch
from letters.teaching.importing.file_content import read_json
from letters.teaching.importing.found_places import place_region, place_words
from letters.teaching.importing.held import HeldDocuments
from letters.teaching.importing.incoming import (
    IncomingFile,
    IncomingNote,
    check_words,
    read_file,
)
from letters.teaching.importing.items import (
    DescribedItem,
    ItemsOfReading,
    read_items,
)
from letters.teaching.importing.report import ImportReport
from letters.web_annotation.reading import AnnotationError
from letters.web_annotation.web_annotations import RegionTarget, Target

_State = AnnotationTarget.State
# What tells two annotations of an item apart.
_TOLD_APART = ("kind", "body", "address", "asks", "is_whited_out")
_PLACES = (
    "document_id",
    "footnote",
    "start",
    "end",
    "image",
    "x",
    "y",
    "width",
    "height",
)


def import_annotations(reading: Reading, content: bytes) -> ImportReport:
    """Raises AnnotationError, which names the place; then nothing is imported."""
    incoming = read_file(read_json(content))
    described = read_items(incoming.about.get("items"))
    targets = [target for note in incoming.notes for target in note.targets]
    held = HeldDocuments({part.source for part in (*described, *targets)})
    with locked_texts(held.keys):
        # Two imports at once would give two annotations one number.
        locked = locked_reading(reading)
        report = _Import(locked, incoming, held, described).run()
        touch(locked)
    return report


@dataclass(slots=True)
class _Import:
    reading: Reading
    incoming: IncomingFile
    held: HeldDocuments
    described: list[DescribedItem]
    items: ItemsOfReading = field(init=False)
    numbers: defaultdict[int, set[int]] = field(init=False)
    known: set[tuple[Any, ...]] = field(init=False)
    report: ImportReport = field(init=False)

    def __post_init__(self) -> None:
        self.report = ImportReport(replies=self.incoming.replies)
        for described in self.described:
            if self.held.at(described.source) is None:
                self.report.missing[described.source] += 0
        self.items = ItemsOfReading(self.reading, self.held, self.described)
        self.numbers, self.known = defaultdict(set), set()
        of_reading = Annotation.objects.filter(item__reading=self.reading)
        for row in of_reading.prefetch_related("targets"):
            self.numbers[row.item_id].add(row.number)
            if row.deleted is None:
                self.known.add(_identity(row, list(row.targets.all())))

    def run(self) -> ImportReport:
        self._take_words_about_reading()
        for note in self.incoming.notes:
            self._take(note)
        self.report.new_items = len(self.items.new)
        return self.report

    def _take_words_about_reading(self) -> None:
        """Introduction and tasks, where the reading has none yet."""
        about = self.incoming.about
        changes = {}
        for name in ("introduction", "tasks"):
            words = about.get(name, "")
            if not isinstance(words, str):
                raise AnnotationError(f"partOf.letters:{name}", "It is no text.")
            check_words(words, f"partOf.letters:{name}")
            if words and not getattr(self.reading, name):
                changes[name] = words
        if changes:
            rows = Reading.objects.filter(pk=self.reading.pk)
            rows.update(**changes, revision=F("revision") + 1)

    def _take(self, note: IncomingNote) -> None:
        missing = [address for t in note.targets if (address := self.held.missing(t))]
        item = None if missing else self.items.of(note)
        if item is None:
            address = missing[0] if missing else note.targets[0].source
            self.report.missing[address] += 1
            return
        columns = [self._columns(target, note) for target in note.targets]
        targets = [
            AnnotationTarget(position=position, **values)
            for position, values in enumerate(filter(None, columns))
        ]
        annotation = Annotation(item=item, **note.values)
        identity = _identity(annotation, targets)
        if identity in self.known:
            self.report.already_there += 1
            return
        self.known.add(identity)
        annotation.number = self._number(item, note)
        annotation.save()
        for target in targets:
            target.annotation = annotation
        AnnotationTarget.objects.bulk_create(targets)
        self._count(targets)

    def _columns(self, target: Target, note: IncomingNote) -> dict[str, Any] | None:
        document = self.held.at(target.source)
        if document is None:
            return None
        noted = self.held.noted(document)
        if isinstance(target, RegionTarget):
            values: dict[str, Any] | None = place_region(target, noted, note.place)
        else:
            values = place_words(target, noted)
        return None if values is None else {"document": document, **values}

    def _number(self, item: ReadingItem, note: IncomingNote) -> int:
        """The one it had, in an item that is new; else the next."""
        taken = self.numbers[item.pk]
        is_free = note.number and item.pk in self.items.new and note.number not in taken
        number = note.number if is_free else max(taken, default=0) + 1
        taken.add(number)
        return number

    def _count(self, targets: list[AnnotationTarget]) -> None:
        states = {target.state for target in targets}
        if _State.LOST in states:
            self.report.lost += 1
        elif _State.CHANGED in states:
            self.report.changed += 1
        elif states:
            self.report.placed += 1
        else:
            self.report.on_wholes += 1


def _identity(
    annotation: Annotation, targets: list[AnnotationTarget]
) -> tuple[Any, ...]:
    """The same for two annotations that say the same of the same place."""
    places = tuple(
        (
            *(getattr(target, name) for name in _PLACES),
            target.exact if target.is_lost else "",
        )
        for target in targets
    )
    said = tuple(getattr(annotation, name) for name in _TOLD_APART)
    return annotation.item_id, said, places
