"""The text of a document as an archivist edits it: in the notation, or as TEI."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from letters.models import Document
from letters.tei.body import read_document
from letters.tei.document_division import refuse_documents_within
from letters.tei.errors import NotationError, TeiError
from letters.tei.fidelity import first_loss, replace_division
from letters.tei.notation import open_in_notation, parse_notation
from letters.tei.refusals import refusals_told
from letters.tei.source import parse_xml
from letters.tei.writer import write_document

DIVISION = {"type": "document"}
_NOT_AS_TYPED = (
    "Something stands where TEI cannot hold it: a signature, a salutation or a segment "
    "within a paragraph, or an element that is read as another. Put it between the "
    "paragraphs."
)


class TextFormat(StrEnum):
    NOTATION = "notation"
    TEI = "tei"


@dataclass(frozen=True, slots=True)
class EditableText:
    """A text as it stands in the form. `why_tei` says what the notation has no words
    for, or why the present rules refuse the text."""

    format: TextFormat
    content: str
    why_tei: str = field(default="", compare=False)


def write_editable(tei: str, format_wanted: str = TextFormat.NOTATION) -> EditableText:
    if format_wanted == TextFormat.NOTATION:
        return _opened(tei)
    return EditableText(TextFormat.TEI, tei)


@lru_cache(maxsize=8)  # a form asks for the same text several times
def _opened(tei: str) -> EditableText:
    try:
        with refusals_told():
            return EditableText(TextFormat.NOTATION, open_in_notation(tei))
    except TeiError as error:
        return EditableText(TextFormat.TEI, tei, str(error))


def read_editable(text: EditableText, stored: str = "") -> str:
    """The TEI that `text` stands for: `stored`, to the letter, if nothing was changed.

    Raises TeiError.
    """
    if stored and write_editable(stored, text.format) == text:
        return stored
    tei = text.content
    if text.format is TextFormat.NOTATION:
        attributes = read_document(stored).attributes if stored else DIVISION
        body = parse_notation(text.content, attributes)
        tei = write_document(body)
        if read_document(tei) != body:
            raise NotationError(_NOT_AS_TYPED)
        tei = replace_division(stored, tei) if stored else tei
    # Notation can express what TEI may not hold: a page's label of 100 letters.
    read_document(tei)
    refuse_documents_within(tei)
    return tei


def convert(text: EditableText, stored: str, wanted: TextFormat) -> EditableText:
    """The typed `text` in the other format; the stored one, if nothing was changed.

    Raises TeiError where the other format would not keep all of it.
    """
    if text.format is wanted:
        return text
    tei = read_editable(text, stored)
    other = write_editable(tei, wanted)
    if other.format is not wanted:
        raise NotationError(other.why_tei)
    if wanted is TextFormat.NOTATION and tei != stored:
        loss = first_loss(parse_xml(tei), parse_xml(read_editable(other, stored)))
        if loss is not None:
            raise NotationError(
                "The notation would not keep what the TEI says outside of its text. "
                "Save it as TEI first.",
                line=loss.sourceline or 0,
            )
    return other


def sentences(error: TeiError) -> list[str]:
    """Everything that is wrong with a text, each with its line and column."""
    others = error.others if isinstance(error, NotationError) else ()
    return [str(mistake) for mistake in (error, *others)]


def stored_tei(document: Document) -> str:
    """The text as stored; nothing for a document that has none yet."""
    has_text = document.pk and hasattr(document, "transcription")
    return document.transcription.tei if has_text else ""
