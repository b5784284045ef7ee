"""Lists what is read from a text, each with its words and what was decided about it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from letters.derivation.description.markings import (
    LEVEL_CHOICES,
    evidence_of,
    term_label,
)
from letters.ingest.decided_statements import MARKINGS, NO_TARGET, stated_target
from letters.models import (
    CrossReference,
    Document,
    ReferenceState,
    StatementDecision,
    StatementKind,
)
from letters.tei.dates import describe, parse_edtf

_Decision = StatementDecision.Decision
NO_TARGET_READ = "nothing that could be named"
_LEVELS = dict(LEVEL_CHOICES)
_OF_DECISION = (
    *("kind", "stated", "words", "footnote_key"),
    *("decision", "correction", "decided"),
)
_OF_REFERENCE = (
    *("printed", "footnote_key", "decision", "state", "overruled_target"),
    *NO_TARGET,
)


@dataclass(frozen=True, slots=True)
class Statement:
    """`stated` as the rules say it, the `words` it is read from, and why it may be
    doubted; `decided` is what an archivist said of it."""

    kind: StatementKind
    stated: str
    words: str = ""
    footnote_key: str = ""
    doubt: str = ""
    decided: StatementDecision | None = None

    @property
    def key(self) -> str:
        """A short name for exactly this statement."""
        # The words of a marking differ with every line end; those of a reference tell
        # which one it is.
        said = self.words if self.kind == StatementKind.REFERENCE else ""
        parts = "\0".join((self.kind, self.stated, said, self.footnote_key))
        return hashlib.sha256(parts.encode()).hexdigest()[:16]

    @property
    def decision(self) -> str:
        return self.decided.decision if self.decided else ""

    @property
    def correction(self) -> str:
        return self.decided.correction if self.decided else ""

    @property
    def in_words(self) -> str:
        return value_in_words(self.kind, self.stated)


def value_in_words(kind: str, value: str) -> str:
    """A term of markings as readers see it; anything else as it is."""
    if kind == StatementKind.DATE:
        return describe(parse_edtf(value))
    if kind == StatementKind.LEVEL:
        return str(_LEVELS.get(value, value))
    if kind in (StatementKind.HANDLING, StatementKind.PRECEDENCE):
        return term_label(value)
    return value or NO_TARGET_READ


def statements_of(document: Document) -> list[Statement]:
    """All that the rules read from the text, by kind, with what was decided.

    None of what an archivist's own words in the record overrule.
    """
    decided, references = _read(document)
    found = {each.key: each for each in _stated(document, decided, references)}
    for row in decided:
        # Those that the stored rows do not show any more, or not as they were read.
        statement = Statement(
            StatementKind(row.kind), row.stated, row.words, row.footnote_key
        )
        known = found.get(statement.key)
        if known or row.decision != _Decision.CONFIRMED:
            found[statement.key] = replace(known or statement, decided=row)
    kinds = list(StatementKind)
    return sorted(found.values(), key=lambda each: kinds.index(each.kind))


def _read(
    document: Document,
) -> tuple[list[StatementDecision], list[dict[str, Any]]]:
    """The decisions, and the rows of the cross-references, by one query."""
    own = {"document": OuterRef("pk")}
    decisions = StatementDecision.objects.filter(**own).order_by("pk")
    references = CrossReference.with_rejected.filter(**own).order_by("position")
    fields = {name: name for name in _OF_DECISION}
    stored = Document.with_deleted.filter(pk=document.pk).values(
        decided=ArraySubquery(
            decisions.values(row=JSONObject(editor_name="editor__username", **fields))
        ),
        references=ArraySubquery(
            references.values(row=JSONObject(**{name: name for name in _OF_REFERENCE}))
        ),
    )
    rows = stored.get()
    return [_decision(row) for row in rows["decided"]], rows["references"]


def _decision(row: dict[str, Any]) -> StatementDecision:
    """With `editor_name`, which is None of an account that is gone."""
    decision = StatementDecision(**{name: row[name] for name in _OF_DECISION})
    decision.decided = datetime.fromisoformat(row["decided"])
    decision.editor_name = row["editor_name"]
    return decision


def _stated(
    document: Document,
    decided: Iterable[StatementDecision],
    references: Iterable[Mapping[str, Any]],
) -> Iterator[Statement]:
    """From the stored rows; what was put there as a correction is no statement."""
    put = {
        (row.kind, row.correction)
        for row in decided
        if row.decision == _Decision.CORRECTED
    }
    for statement in (*_description(document), *_references(references)):
        if (statement.kind, statement.stated) not in put:
            yield statement


def _description(document: Document) -> Iterator[Statement]:
    if date := document.stated_date:
        words, doubt = document.stated_date_words, _doubt_of_date(document)
        yield Statement(StatementKind.DATE, date, words, doubt=doubt)
    if not document.own_subjects:
        for subject in document.printed_subjects:
            yield Statement(StatementKind.SUBJECT, subject, subject)
    if not document.classification_marking:
        level = [document.level] if document.level else []
        values = (level, document.handling, document.precedence)
        for kind, terms in zip(MARKINGS, values, strict=True):
            for term in terms:
                if term in document.corrected_markings:
                    continue  # an archivist's word, here or of the carrier
                words = evidence_of(term, document.printed_markings)
                yield Statement(kind, term, words)
    if place := document.dateline_place:
        yield Statement(StatementKind.PLACE, place, place)
    if time := document.dateline_time:
        yield Statement(StatementKind.TIME, time, time)


def _doubt_of_date(document: Document) -> str:
    if not document.date_edtf:
        return "the record has no date"
    if document.date_edtf != document.stated_date:
        return f"the record has {describe(document.date)}"
    return document.date_reason


def _references(rows: Iterable[Mapping[str, Any]]) -> Iterator[Statement]:
    for row in rows:
        if row["decision"] == _Decision.CORRECTED:
            continue  # its decision says what was read
        yield Statement(
            StatementKind.REFERENCE,
            stated_target(row),
            row["printed"],
            row["footnote_key"],
            _doubt(row),
        )


def _doubt(row: Mapping[str, Any]) -> str:
    if overruled := row["overruled_target"]:
        return f"its markup points to {overruled}"
    if row["state"] == ReferenceState.WANTED:
        return "the archive does not hold it"
    return ""
