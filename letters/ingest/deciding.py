"""Lists what is read from a text, and stores what an archivist decides about it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from letters.derivation.description.markings import (
    LEVEL_CHOICES,
    evidence_of,
    term_label,
)
from letters.ingest.decided_statements import stated_target
from letters.ingest.deriving import derive_document
from letters.models import (
    CrossReference,
    Document,
    ReferenceState,
    StatementDecision,
    StatementKind,
)

_Decision = StatementDecision.Decision
NO_TARGET_READ = "nothing that could be named"
_LEVELS = dict(LEVEL_CHOICES)
_MARKINGS = (StatementKind.LEVEL, StatementKind.HANDLING, StatementKind.PRECEDENCE)


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
    if kind == StatementKind.LEVEL:
        return str(_LEVELS.get(value, value))
    if kind in (StatementKind.HANDLING, StatementKind.PRECEDENCE):
        return term_label(value)
    return value or NO_TARGET_READ


@dataclass(frozen=True, slots=True)
class Choice:
    """What an archivist decides: `decision` is empty to leave it to the rules again."""

    statement: Statement
    decision: str
    correction: str = ""


def statements_of(document: Document) -> list[Statement]:
    """All that the rules read from the text, by kind, with what was decided.

    None of what an archivist's own words in the record overrule.
    """
    decided = list(
        StatementDecision.objects.filter(document=document).select_related("editor")
    )
    found = {each.key: each for each in _stated(document, decided)}
    for row in decided:
        # Those that the stored rows do not show any more, or not as they were read.
        statement = Statement(
            StatementKind(row.kind), row.stated, row.words, row.footnote_key
        )
        known = found.get(statement.key)
        if known or row.decision != _Decision.CONFIRMED:
            found[statement.key] = _with(known or statement, row)
    kinds = list(StatementKind)
    return sorted(found.values(), key=lambda each: kinds.index(each.kind))


def _with(statement: Statement, row: StatementDecision) -> Statement:
    return Statement(
        statement.kind,
        statement.stated,
        statement.words,
        statement.footnote_key,
        statement.doubt,
        row,
    )


def _stated(
    document: Document, decided: Iterable[StatementDecision]
) -> Iterator[Statement]:
    """From the stored rows; what was put there as a correction is no statement."""
    put = {
        (row.kind, row.correction)
        for row in decided
        if row.decision == _Decision.CORRECTED
    }
    for statement in (*_description(document), *_references(document)):
        if (statement.kind, statement.stated) not in put:
            yield statement


def _description(document: Document) -> Iterator[Statement]:
    if not document.own_subjects:
        for subject in document.printed_subjects:
            yield Statement(StatementKind.SUBJECT, subject, subject)
    if not document.classification_marking:
        level = [document.level] if document.level else []
        values = (level, document.handling, document.precedence)
        for kind, terms in zip(_MARKINGS, values, strict=True):
            for term in terms:
                words = evidence_of(term, document.printed_markings)
                yield Statement(kind, term, words)
    if place := document.dateline_place:
        yield Statement(StatementKind.PLACE, place, place)
    if time := document.dateline_time:
        yield Statement(StatementKind.TIME, time, time)


def _references(document: Document) -> Iterator[Statement]:
    rows = CrossReference.with_rejected.filter(document=document).order_by("position")
    for row in rows:
        if row.decision == _Decision.CORRECTED:
            continue  # its decision says what was read
        yield Statement(
            StatementKind.REFERENCE,
            stated_target(vars(row)),
            row.printed,
            row.footnote_key,
            _doubt(row),
        )


def _doubt(row: CrossReference) -> str:
    if row.overruled_target:
        return f"its markup points to {row.overruled_target}"
    if row.state == ReferenceState.WANTED:
        return "the archive does not hold it"
    return ""


@transaction.atomic
def decide(document: Document, choices: Iterable[Choice], editor: Any = None) -> int:
    """Store the choices, and let the text be derived with them. Returns how many differ
    from what was decided before.

    Raises TeiError if the present rules refuse the text, and then nothing is decided.
    """
    Document.objects.select_for_update().get(pk=document.pk)
    changed = sum(_store(document, choice, editor) for choice in choices)
    if changed:
        derive_document(document, document.transcription.tei)
        document.save(update_fields=["changed"])
    return changed


def _store(document: Document, choice: Choice, editor: Any) -> bool:
    statement = choice.statement
    rows = StatementDecision.objects.filter(
        document=document,
        kind=statement.kind,
        stated=statement.stated,
        footnote_key=statement.footnote_key,
    )
    if statement.kind == StatementKind.REFERENCE:
        rows = rows.filter(words=statement.words)
    stored = rows.first()
    correction = choice.correction if choice.decision == _Decision.CORRECTED else ""
    before = (stored.decision, stored.correction) if stored else ("", "")
    if before == (choice.decision, correction):
        return False
    rows.delete()
    if choice.decision:
        StatementDecision.objects.create(
            document=document,
            kind=statement.kind,
            stated=statement.stated,
            words=statement.words,
            footnote_key=statement.footnote_key,
            decision=choice.decision,
            correction=correction,
            editor=editor,
        )
    return True
