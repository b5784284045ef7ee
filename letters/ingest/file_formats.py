"""Reads the text of a file: a raw transcription, notation or TEI."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from letters.ingest.encodings import read_encoded
from letters.ingest.proposed_letters import propose_letters
from letters.tei.body import read_document
from letters.tei.document_division import refuse_documents_within
from letters.tei.errors import SourceError
from letters.tei.letter_files import read_tei_file
from letters.tei.notation import parse_notation
from letters.tei.transcription import Proposal, ProposedDocument, propose
from letters.tei.writer import write_document

_NOTATION_SIGN = re.compile(
    r"^:::+ *\w|^\[\^[^\]\n]+\](?:\{[^}\n]*\})?:|\]\{[.#]", re.MULTILINE
)
# "<<Page 1>>" opens no element.
_TAG = re.compile(r"<(?!<)")


class Format(StrEnum):
    """The format of a file; `guess_format` tells them apart."""

    RAW = "raw"
    NOTATION = "notation"
    TEI = "tei"

    @property
    def in_words(self) -> str:
        return _IN_WORDS[self]


_IN_WORDS = {
    Format.RAW: "a raw transcription",
    Format.NOTATION: "a text in the notation",
    Format.TEI: "TEI",
}


def decode(content: bytes) -> str:
    """The text of a file, which is UTF-8 or, if it is no XML, of another known encoding.

    Raises SourceError naming the first byte that is not UTF-8, and what it may be.
    """
    return read_encoded(content).text


def guess_format(text: str) -> Format:
    if _TAG.match(text.lstrip()):
        return Format.TEI
    return Format.NOTATION if _NOTATION_SIGN.search(text) else Format.RAW


def read_proposal(
    text: str, file_format: Format, starts: Sequence[int] = ()
) -> Proposal:
    """The documents that `text` seems to hold: notation is one, without doubts, and TEI
    as many as it has letters.

    `starts` are the lines on which those of a raw transcription begin: see `propose`.
    """
    if file_format is Format.RAW:
        proposal = propose(text, starts)
        if not proposal.documents:
            raise SourceError("There is no text in it.")
        return proposal
    if file_format is Format.TEI:
        return propose_letters(text)
    document = ProposedDocument(
        notation=text,
        title="",
        number="",
        date="",
        is_edited=False,
        start=0,
        end=len(text),
        doubts=(),
    )
    return Proposal((document,), ())


def encode(text: str, file_format: Format) -> str:
    """The TEI of one document. Raises TeiError."""
    if file_format is Format.TEI:
        read_tei_file(text)
        read_document(text)
        refuse_documents_within(text)
        return text
    return write_document(parse_notation(text, {"type": "document"}))
