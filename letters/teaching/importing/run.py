"""Imports the annotations of a file into a reading: all of them, or none."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F

from letters.models import Annotation, AnnotationTarget, Reading, ReadingItem
from letters.teaching.annotating import locked_texts
from letters.teaching.changing import locked_reading, touch
from letters.teaching.importing.file_content import read_json
from letters.teaching.importing.finding import Columns, FoundPlaces
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
from letters.teaching.limits import ReadingFullError, refuse_annotation_beyond
from letters.web_annotation.reading import AnnotationError

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
    # Looking for words may take seconds: nobody who saves a text waits for it.
    places = FoundPlaces(held)
    found = [places.of(note) for note in incoming.notes]
    with locked_texts(held.keys):
        if not held.is_as_read():
            raise AnnotationError(
                "file", "A text was corrected in this moment. Import the file again."
            )
        # Two imports at once would give two annotations one number.
        locked = locked_reading(reading)
        report = _Import(locked, incoming, held, described, found).run()
        report.not_looked_for = places.not_looked_for
        touch(locked)
    return report


@dataclass(slots=True)
class _Import:
    reading: Reading
    incoming: IncomingFile
    held: HeldDocuments
    described: list[DescribedItem]
    found: list[list[Columns]]
    items: ItemsOfReading = field(init=False)
    numbers: defaultdict[int, set[int]] = field(init=False)
    known: set[tuple[Any, ...]] = field(init=False)
    present: Counter[int] = field(init=False, default_factory=Counter)
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
                self.present[row.item_id] += 1
                self._know(row, list(row.targets.all()))

    def run(self) -> ImportReport:
        self._take_words_about_reading()
        for note, columns in zip(self.incoming.notes, self.found, strict=True):
            self._take(note, columns)
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

    def _know(self, annotation: Annotation, targets: list[AnnotationTarget]) -> None:
        self.known.add(_identity(annotation, targets))
        if annotation.asks == Annotation.Asks.PASSAGE:
            # A file without answers does not say where it is.
            self.known.add(_identity(annotation, []))

    def _take(self, note: IncomingNote, columns: list[Columns]) -> None:
        missing = [address for t in note.targets if (address := self.held.missing(t))]
        item = None if missing else self.items.of(note)
        if item is None:
            address = missing[0] if missing else note.targets[0].source
            self.report.missing[address] += 1
            return
        targets = [
            AnnotationTarget(position=position, **values)
            for position, values in enumerate(filter(None, columns))
        ]
        annotation = Annotation(item=item, **note.values)
        if _identity(annotation, targets) in self.known:
            self.report.already_there += 1
            return
        self._know(annotation, targets)
        self._add(annotation, note)
        for target in targets:
            target.annotation = annotation
        AnnotationTarget.objects.bulk_create(targets)
        self._count(targets)
        is_answered = annotation.asks in ("", Annotation.Asks.TEXT)
        if self.incoming.is_without_answers and not is_answered:
            self.report.without_answers += 1
            self.report.to_order += annotation.asks == Annotation.Asks.ORDER

    def _add(self, annotation: Annotation, note: IncomingNote) -> None:
        try:
            refuse_annotation_beyond(self.present[annotation.item_id])
        except ReadingFullError as error:
            raise AnnotationError(note.place, str(error)) from error
        self.present[annotation.item_id] += 1
        annotation.number = self._number(annotation.item, note)
        annotation.save()

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
            target.exact if target.is_lost and not target.hides_words else "",
        )
        for target in targets
    )
    said = tuple(getattr(annotation, name) for name in _TOLD_APART)
    return annotation.item_id, said, places
