"""Takes a bag in: verified first, then all or nothing, and nothing is overwritten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.db import IntegrityError, models, transaction

from letters.facsimile import FacsimileError, store_master
from letters.ingest.bulk.deposit.bag_layout import (
    ACCOUNTS_FILE,
    DERIVED_FILE,
    DOCUMENT_FILE,
    DOCUMENTS,
    SCANS,
    SHARED_FOLDER,
    SOURCES,
    TEXT_FILE,
    BagRefusedError,
    read_json,
    read_text,
    revision_file,
)
from letters.ingest.bulk.deposit.bag_writing import content_of
from letters.ingest.bulk.deposit.deposited_rows import (
    DERIVED,
    KEPT,
    SHARED,
    Model,
    name_of,
    shared_values,
)
from letters.ingest.bulk.deposit.row_values import (
    NATURAL_KEYS,
    RowReader,
    RowValueError,
    Values,
    fields_of,
    in_words,
)
from letters.ingest.deriving_again import derive_again
from letters.ingest.media_folders import masters_folder
from letters.models import (
    Agent,
    AgentMerge,
    Document,
    DocumentRelation,
    PageImage,
    SourceFile,
    Transcription,
)


class BagOutcome(StrEnum):
    ADDED = "added"
    UNCHANGED = "unchanged"
    DIFFERENT = "different"


@dataclass(slots=True)
class BagImport:
    """A verified bag. `doubts` says what was not as in the bag, and why."""

    folder: Path
    with_accounts: bool = False
    doubts: list[str] = field(default_factory=list)
    _reader: RowReader = field(default_factory=RowReader)

    @property
    def _data(self) -> Path:
        return self.folder / "data"

    def plan(self) -> Iterator[tuple[str, BagOutcome]]:
        """What would become of each document."""
        for identifier in self._identifiers():
            yield identifier, self._outcome(identifier)

    def run(self) -> list[tuple[str, BagOutcome]]:
        """Take all of it in, or raise BagRefusedError and write nothing."""
        try:
            with transaction.atomic():
                return self._run()
        except (RowValueError, FacsimileError) as error:
            raise BagRefusedError(f"Nothing was imported: {error}") from error

    def _run(self) -> list[tuple[str, BagOutcome]]:
        self._add_accounts()
        for model in SHARED:
            self._add_shared(model)
        outcomes = [*self.plan()]
        new = [name for name, outcome in outcomes if outcome is BagOutcome.ADDED]
        contents = {name: self._content(name) for name in new}
        documents = self._add_documents(contents)
        for model in (*DERIVED, *KEPT):
            for name, document in documents.items():
                self._add_rows(model, document, contents[name])
        self._tell_missing()
        for document in documents.values():
            if document.carrier_id is None and hasattr(document, "transcription"):
                derive_again(document, document.transcription.tei)
        for name, document in documents.items():
            _keep_times(document, contents[name]["document"])
        return outcomes

    def _identifiers(self) -> list[str]:
        root = self._data / DOCUMENTS
        found = (path.parent for path in root.rglob(DOCUMENT_FILE))
        return sorted(path.relative_to(root).as_posix() for path in found)

    def _content(self, identifier: str) -> Values:
        """What content_of gave, and what is derived; with the texts in their places."""
        folder = self._data / DOCUMENTS / identifier
        content = read_json(folder / DOCUMENT_FILE)
        if content["document"]["identifier"] != identifier:
            raise BagRefusedError(f"{folder} holds the document of another folder.")
        content["rows"] |= read_json(folder / DERIVED_FILE)
        for revision in content["rows"]["revision"]:
            revision["tei"] = read_text(folder / revision_file(revision["number"]))
        for row in content["rows"]["transcription"]:
            row["tei"] = read_text(folder / TEXT_FILE)
        return dict(content)

    def _outcome(self, identifier: str) -> BagOutcome:
        stored = Document.with_deleted.filter(identifier=identifier).first()
        if not stored:
            return BagOutcome.ADDED
        in_bag = self._content(identifier)
        texts = [revision.pop("tei") for revision in in_bag["rows"]["revision"]]
        in_bag["rows"] = {
            name_of(model): in_bag["rows"][name_of(model)] for model in KEPT
        }
        here = content_of(stored)
        revisions = stored.revisions.order_by("pk").values_list("tei", flat=True)
        is_same = _plain(here) == _plain(in_bag) and [*revisions] == texts
        return BagOutcome.UNCHANGED if is_same else BagOutcome.DIFFERENT

    def _add_accounts(self) -> None:
        users = get_user_model().objects
        names = read_json(self._data / SHARED_FOLDER / ACCOUNTS_FILE)
        for name in names:
            if users.filter(username=name).exists():
                continue
            if self.with_accounts:
                user = users.create_user(name, is_active=False)
                user.set_unusable_password()
                user.save()
                self.doubts.append(f"The account “{name}” was made: nobody can use it.")

    def _add_shared(self, model: Model) -> None:
        rows = read_json(self._data / SHARED_FOLDER / f"{name_of(model)}.json")
        remaining = [*rows]
        while remaining:
            # Those that are named by others of the same table come first.
            ready = [values for values in remaining if self._is_ready(model, values)]
            for values in ready or remaining:
                self._add_one(model, values)
            remaining = [v for v in remaining if v not in ready] if ready else []

    def _is_ready(self, model: Model, values: Values) -> bool:
        own = [each for each in fields_of(model) if each.related_model is model]
        return all(
            values[each.name] is None
            or self._reader.find(model, values[each.name]) is not None
            for each in own
        )

    def _add_one(self, model: Model, values: Values) -> None:
        stored = self._find(model, values)
        if stored is not None:
            if _plain(shared_values(model, [stored])[0]) != _plain(values):
                noun = model._meta.verbose_name
                self.doubts.append(
                    f"The {noun} “{stored}” is another here, and stays so."
                )
            return
        row = self._read(model, values)
        if isinstance(row, SourceFile):
            row.content = (self._data / SOURCES / row.sha256).read_bytes()
        _save(row, values)

    def _read(self, model: Model, values: Values) -> models.Model:
        if model is AgentMerge:
            names = values["followers"]
            keys = [self._reader.key(Agent, name) for name in names]
            values = {**values, "followers": [key for key in keys if key]}
        return self._reader.row(model, values)

    def _find(self, model: Model, values: Values) -> models.Model | None:
        """The row of the archive that this one of the bag is."""
        names = NATURAL_KEYS.get(model) or _KEYS_OF_SHARED[name_of(model)]
        fields = [model._meta.get_field(name) for name in names]
        wanted = {}
        for each in fields:
            value = values[each.name]
            if each.is_relation:
                value = self._reader.find_key(each.related_model, value)
            wanted[each.attname] = value
        return model._base_manager.filter(**wanted).order_by("pk").first()

    def _add_documents(self, contents: dict[str, Values]) -> dict[str, Document]:
        """Carriers before the letters that they transmit."""
        documents: dict[str, Document] = {}
        ordered = sorted(contents, key=lambda name: _is_carried(contents[name]))
        for name in ordered:
            values = contents[name]["document"]
            document = self._reader.row(Document, values)
            if values["carrier"] and not document.carrier_id:
                self.doubts.append(
                    f"“{name}” is transmitted by “{values['carrier']}”, which is not here."
                )
            _save(document, values)
            documents[name] = document
        return documents

    def _add_rows(self, model: Model, document: Document, content: Values) -> None:
        for values in content["rows"][name_of(model)]:
            row = self._reader.row(model, values)
            if isinstance(row, DocumentRelation) and row.target_id is None:
                continue  # told with what is missing
            if isinstance(row, PageImage):
                self._store_scan(row)
            if isinstance(row, Transcription):
                row.document = document
            _save(row, values)

    def _store_scan(self, image: PageImage) -> None:
        with (self._data / SCANS / image.sha256).open("rb") as file:
            if store_master(file, masters_folder()) != image.sha256:
                raise BagRefusedError(f"The scan {image.sha256} has another digest.")

    def _tell_missing(self) -> None:
        self.doubts.extend(
            f"What names the {noun} “{name}” leads nowhere: it is neither in the bag nor "
            "in this archive."
            for noun, name in sorted(self._reader.missing)
        )


# What the rows of these are told from others by, though nothing names them.
_KEYS_OF_SHARED = {
    "editionsource": ("edition",),
    "sectiontext": ("section",),
    "topic": ("section", "position"),
    "placevariant": ("name",),
    "namevariant": ("agent", "name"),
    "agentmerge": ("kept", "merged", "done"),
    "agentdistinction": ("one", "other"),
}


def _is_carried(content: Values) -> bool:
    return content["document"]["carrier"] is not None


def _save(row: models.Model, values: Values) -> None:
    """Store the row as it is, with the times that it had."""
    try:
        models.Model.save(row, force_insert=True)
    except IntegrityError as error:
        noun, reason = row._meta.verbose_name, str(error).partition("\n")[0]
        name = in_words([*values.values()][:3])
        raise RowValueError(f"{noun} “{name}” cannot be stored: {reason}") from error
    _keep_times(row, values)


def _keep_times(row: models.Model, values: Values) -> None:
    """Put back the times that saving has set."""
    times = {
        each.name: each.to_python(values[each.name])
        for each in fields_of(type(row))
        if getattr(each, "auto_now", False) or getattr(each, "auto_now_add", False)
    }
    if times:
        type(row)._base_manager.filter(pk=row.pk).update(**times)


def _plain(values: Any) -> Any:
    """The values as JSON has them: a tuple is a list there."""
    if isinstance(values, dict):
        return {name: _plain(value) for name, value in values.items()}
    return (
        [_plain(value) for value in values]
        if isinstance(values, list | tuple)
        else values
    )
