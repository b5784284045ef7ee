"""What the files of one document hold: its TEI and its plain text, as a reader gets them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress

from letters.citations import CitationSource
from letters.exports.facsimile import facsimile_of, with_pointers
from letters.exports.tei_file import tei_file
from letters.exports.text_file import text_file
from letters.reader.apparatus import Apparatus
from letters.reader.citation_source import citation_source
from letters.reader.cited_part import whole_document
from letters.reader.exported_scans import exported_scans
from letters.reader.other_texts import other_texts
from letters.reader.replies import Answer, correspondence_context
from letters.tei.errors import TeiError
from letters.tei.source import local_name, parse_xml


def tei_of(apparatus: Apparatus, absolute: Callable[[str], str]) -> str:
    """The whole file. `absolute` completes an address with the site's. Raises TeiError if
    the stored text is no XML."""
    return tei_with(apparatus, lambda: apparatus.answers, absolute)


def tei_with(
    apparatus: Apparatus,
    answers: Callable[[], Iterable[Answer]],
    absolute: Callable[[str], str],
) -> str:
    """The same with the `answers` that are known; they are asked for if a header is made."""
    content = apparatus.document.transcription.tei
    # A whole TEI file is stored as it came, with the header that it had.
    is_file = content.startswith("<?xml") or local_name(parse_xml(content)) != "div"
    if is_file:
        return content
    context = correspondence_context(answers(), absolute)
    # A text that the present rules refuse is given as it is stored.
    with suppress(TeiError):
        scans = exported_scans(apparatus, content, absolute)
        facsimile = facsimile_of(scans)
        pointing = with_pointers(content, scans) if scans else content
        cited = whole_source(apparatus, absolute)
        others = other_texts(apparatus, absolute)
        content = tei_file(pointing, cited, context, facsimile, others)
    return content


def whole_source(
    apparatus: Apparatus, absolute: Callable[[str], str]
) -> CitationSource:
    """The document as a whole, as citations name it."""
    return citation_source(whole_document(apparatus), apparatus, absolute)


def text_of(apparatus: Apparatus) -> str:
    """The plain text, and after it its footnotes and the summary that an edition may
    give; page markers are left out."""
    footnotes = apparatus.footnotes
    summaries = [note.html for note in footnotes if note.is_summary]
    notes = [(note.names.label, note.html) for note in footnotes if not note.is_summary]
    return text_file(apparatus.document.transcription.html, summaries, notes)
