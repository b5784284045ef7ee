"""Applies to what a text states what archivists decided about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from letters.derivation.description.markings import (
    Markings,
    evidence_of,
    without_terms,
)
from letters.models import Document, StatementDecision, StatementKind
from letters.models.targets import target_identifier, target_named
from letters.tei.references import Target

_Decision = StatementDecision.Decision
MARKINGS = (StatementKind.LEVEL, StatementKind.HANDLING, StatementKind.PRECEDENCE)
# As the column of a date holds it, in EDTF.
LONGEST_DATE = 60
NO_TARGET = dict.fromkeys(
    (
        *("target_edition", "target_identifier", "target_footnote"),
        *("target_page", "target_address"),
    ),
    "",
)


def stated_target(fields: Mapping[str, Any]) -> str:
    """The target of a reference as its decision names it, from the fields of its row:
    "frus1961-63v06/d12fn3", an address, or "" for none."""
    if address := fields["target_address"]:
        return str(address)
    identifier, note = fields["target_identifier"], fields["target_footnote"]
    if identifier:
        return f"{identifier}fn{note}" if note else str(identifier)
    target = Target(
        fields["target_edition"] or None, page=fields["target_page"] or None
    )
    return target_identifier(target)


@dataclass(frozen=True, slots=True)
class DecidedStatements:
    """The decisions about one document."""

    rows: tuple[StatementDecision, ...] = field(default=())

    @classmethod
    def of(cls, document: Document) -> DecidedStatements:
        return cls(tuple(StatementDecision.objects.filter(document=document)))

    def under(self, carrier: DecidedStatements) -> DecidedStatements:
        """Those about a transmitted letter: what was decided about the markings of its
        `carrier` holds for it too, unless something else was decided here."""
        own = {(row.kind, row.stated) for row in self.rows}
        markings = (row for kind in MARKINGS for row in carrier.of_kind(kind))
        return DecidedStatements(
            (
                *self.rows,
                *(row for row in markings if (row.kind, row.stated) not in own),
            )
        )

    def subjects(self, stated: Iterable[str]) -> list[str]:
        return [*self._values(StatementKind.SUBJECT, stated)]

    def date(self, stated: str) -> str:
        """The date of a transmitted letter, whose record is read anew with its carrier.

        A correction stands whatever newer rules read.
        """
        for row in self.of_kind(StatementKind.DATE):
            if row.decision == _Decision.CORRECTED:
                return row.correction
        return next(self._values(StatementKind.DATE, filter(None, [stated])), "")

    def stated_date(self, stated: str, words: str) -> dict[str, str]:
        """The fields of what the text says, which a rejected date has none of."""
        is_rejected = any(
            row.stated == stated and row.decision == _Decision.REJECTED
            for row in self.of_kind(StatementKind.DATE)
        )
        is_told = not is_rejected and stated and len(stated) <= LONGEST_DATE
        return {
            "stated_date": stated if is_told else "",
            "stated_date_words": words[:300] if is_told else "",
        }

    def markings(self, stated: Markings) -> Markings:
        level = [*self._values(StatementKind.LEVEL, filter(None, [stated.level]))]
        precedence = self._values(StatementKind.PRECEDENCE, stated.precedence)
        return Markings(
            level=level[0] if level else "",
            handling=tuple(self._values(StatementKind.HANDLING, stated.handling)),
            precedence=tuple(precedence),
            evidence="; ".join(self.marking_words(stated.evidence.split("; "))),
        )

    def marking_words(self, printed: Iterable[str]) -> list[str]:
        """The words of each printed marking, without those for a term that an archivist
        rejected or corrected."""
        gone = {
            row.stated
            for kind in MARKINGS
            for row in self.of_kind(kind)
            if row.decision != _Decision.CONFIRMED
        }
        told = (without_terms(words, gone) for words in printed)
        return list(filter(None, told))

    def corrected_markings(self, stated: Markings) -> dict[str, str]:
        """Each term that an archivist put there, with the words that the text has."""
        terms = {stated.level, *stated.handling, *stated.precedence}
        return {
            row.correction: evidence_of(row.stated, stated.evidence)
            for kind in MARKINGS
            for row in self.of_kind(kind)
            if row.decision == _Decision.CORRECTED and row.stated in terms
        }

    def dateline(self, place: str, time: str) -> dict[str, str]:
        """The fields of place and time, each as it was decided."""
        places = self._values(StatementKind.PLACE, filter(None, [place]))
        times = self._values(StatementKind.TIME, filter(None, [time]))
        return {
            "dateline_place": next(places, "")[:200],
            "dateline_time": next(times, "")[:60],
        }

    def reference(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        """The fields of the row of a reference, which are derived, as it was decided.

        A correction stands whatever newer rules take the words for; a confirmation and a
        rejection are about this target alone.
        """
        said = (str(fields["printed"]), fields["footnote_key"])
        decision, told = "", dict(fields)
        for row in self.of_kind(StatementKind.REFERENCE):
            if (row.words, row.footnote_key) != said:
                continue
            if row.decision == _Decision.CORRECTED:
                return {**told, **corrected_target(row), "decision": row.decision}
            if row.stated == stated_target(fields):
                decision = row.decision
        return {**told, "decision": decision}

    def _values(self, kind: StatementKind, stated: Iterable[str]) -> Iterator[str]:
        """Without what was rejected, and with what was put in the place of others."""
        decided = {row.stated: row for row in self.of_kind(kind)}
        seen = set()
        for value in stated:
            row = decided.get(value)
            if row and row.decision == _Decision.REJECTED:
                continue
            is_corrected = row and row.decision == _Decision.CORRECTED
            told = row.correction if row and is_corrected else value
            if told not in seen:
                seen.add(told)
                yield told

    def of_kind(self, kind: StatementKind) -> list[StatementDecision]:
        return [row for row in self.rows if row.kind == kind]


def corrected_target(row: StatementDecision) -> dict[str, str]:
    """The fields of the target that an archivist gave."""
    if row.correction.startswith(("https://", "http://")):
        return {**NO_TARGET, "target_address": row.correction}
    target = target_named(row.correction)
    if not target.volume or not (target.document or target.page):
        # A document outside of any volume.
        return {**NO_TARGET, "target_identifier": row.correction}
    document = f"{target.volume}/{target.document}" if target.document else ""
    return {
        **NO_TARGET,
        "target_edition": target.volume,
        "target_identifier": document,
        "target_footnote": target.footnote or "",
        "target_page": target.page or "",
    }
