"""Records of a text in the notation or in TEI, and what tests look at in them."""

from letters.derivation.derive import derive
from letters.derivation.model import Context, KnownKeys
from letters.tei.body import read_document
from letters.tei.notation import parse_notation
from letters.tei.plain_text import read_text
from letters.tei.writer import write_document


def records_of(notation, known=None, **context):
    """The records of the TEI that is stored for `notation`."""
    stored = read_document(write_document(parse_notation(notation)))
    return derive(stored, known or KnownKeys(), Context(**context))


def records_of_tei(markup, **context):
    source = f'<div xmlns="http://www.tei-c.org/ns/1.0">{markup}</div>'
    return derive(read_document(source), KnownKeys(), Context(**context))


def plain(notation):
    return read_text(parse_notation(notation))


def codes(records):
    return [problem.code for problem in records.problems]
