"""What was read of each document of a sitting, and from which of its lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from letters.admin.transcriptions.raw_lines import RawText
from letters.derivation.description.document_kinds import DocumentKind, document_kind
from letters.forms.intake import IntakeForm, ReadDraft
from letters.ingest.transcriptions import ImportRefusedError
from letters.ingest.transcriptions.identifiers import choose_identifiers
from letters.ingest.transcriptions.proposed_identifiers import propose_identifier
from letters.ingest.transcriptions.stated_parties import own_parties
from letters.models import CorrespondenceEvent, Document
from letters.models.document_rights import sees_own_alone
from letters.tei.transcription import Proposal, ProposedDocument
from letters.tei.transcription.field_labels import Label

_Type = CorrespondenceEvent.Type
_SENT_BY_SIGNER = {
    DocumentKind.LETTER,
    DocumentKind.DRAFT_LETTER,
    DocumentKind.MESSAGE,
    DocumentKind.NOTE,
}
_UNREAD = {
    "senders": "No line names a sender. Write each on a line of its own.",
    "recipients": "No line names a recipient. Write each on a line of its own.",
    "date": "No line is read as a date. Write 3 April 1962, April 1962, 1962-04-03 …",
}
_BY_CLOSING = "It has a salutation and a closing, and no title."
_BY_HEAD = "By who wrote to whom. Look whether it is right."
_PROPOSED = "Made of sender, recipient and date. Permanent: the address is made of it."


class DraftReader:
    """Reads the documents in their order for `user`: each has an identifier of its own."""

    def __init__(
        self, form: IntakeForm, proposal: Proposal, raw: RawText, user: Any
    ) -> None:
        self.raw, self.user = raw, user
        self._proposal = proposal
        self._identifiers = _wanted_identifiers(form, proposal)
        self._taken: list[str] = []

    def read(self, document: Document) -> ReadDraft:
        """The next document, as it was imported."""
        number = len(self._taken) + 1
        proposed = self._proposal.documents[number - 1]
        senders = _parties(document, _Type.SENT, proposed, Label.SENDER)
        recipients = _parties(document, _Type.RECEIVED, proposed, Label.RECIPIENT)
        identifier = self._identifier(document, [*senders], [*recipients])
        self._taken.append(identifier)
        return ReadDraft(
            number=number,
            values={
                "title": document.title if proposed.title else self._chosen(number),
                "kind": document.kind,
                "date": document.date_edtf,
                "senders": "\n".join(senders),
                "recipients": "\n".join(recipients),
                "identifier": identifier,
            },
            places={
                "title": self._why_title(proposed, number),
                "kind": self._why_kind(document, proposed, number),
                "date": self._place("date", {"": proposed.date}, number),
                "senders": self._place("senders", senders, number),
                "recipients": self._place("recipients", recipients, number),
                "identifier": _PROPOSED,
            },
            evidence={**senders, **recipients},
        )

    def _identifier(
        self, document: Document, senders: Sequence[str], recipients: Sequence[str]
    ) -> str:
        if chosen := self._chosen(len(self._taken) + 1):
            return chosen
        own_alone = self.user.get_username() if sees_own_alone(self.user) else ""
        return propose_identifier(
            document, senders, recipients, self._taken, own_alone=own_alone
        )

    def _chosen(self, number: int) -> str:
        """The identifier that was handed in for a document; empty if none was."""
        return next(iter(self._identifiers[number - 1 : number]), "")

    def _place(self, field: str, evidence: Mapping[str, str], number: int) -> str:
        """Where a field was read: for each name in it, where its words stand."""
        places = (
            self.raw.place_of(words, number, name)
            for name, words in evidence.items()
            if words
        )
        return " ".join(dict.fromkeys(filter(None, places))) or _UNREAD[field]

    def _why_title(self, proposed: ProposedDocument, number: int) -> str:
        if not proposed.title:
            return "No line is read as a title. Write one."
        place = self.raw.place_of(proposed.title, number)
        return place or "Made of who wrote to whom."

    def _why_kind(
        self, document: Document, proposed: ProposedDocument, number: int
    ) -> str:
        if document.kind == DocumentKind.OTHER:
            return "Nothing tells the kind: choose it."
        heading = proposed.title.partition(":")[0].capitalize()
        if document_kind(heading) == DocumentKind.OTHER:
            return "By the first lines."
        # A paper without a title is given one, of who wrote to whom.
        title = proposed.title.partition(":")[0]
        if self.raw.has(title, number):
            return self.raw.place_of(title, number) or "By the title."
        is_letter = document.kind == DocumentKind.LETTER
        return _BY_CLOSING if is_letter else _BY_HEAD


def _wanted_identifiers(form: IntakeForm, proposal: Proposal) -> list[str]:
    """Those that were handed in, one for each document; if none were, none."""
    if not form.intake.identifiers:
        return []
    try:
        return choose_identifiers(form.intake, proposal)
    except ImportRefusedError as error:
        form.refuse([str(error)], "identifiers")
        return []


def _parties(
    document: Document, kind: str, proposed: ProposedDocument, label: Label
) -> dict[str, str]:
    """Each name with its words: of the text or, if that states none, of the head."""
    read = {
        event.name_as_written: event.evidence for event in own_parties(document, kind)
    }
    return (
        read
        or {line.words: line.evidence for line in proposed.head if line.label is label}
        or (_signers(document) if kind == _Type.SENT else {})
    )


def _signers(document: Document) -> dict[str, str]:
    """Who signed a paper that is sent by whoever signs it."""
    if document.kind not in _SENT_BY_SIGNER:
        return {}
    return {
        event.name_as_written: event.evidence
        for event in own_parties(document, _Type.SIGNED)
    }
