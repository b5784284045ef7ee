"""Texts as rendered pages, and all the texts that tests of rendering go through."""

from letters.rendering import render_document
from letters.tei.notation.examples import EXAMPLES
from letters.tei.transcription import propose
from letters.tests.derivation.texts import records_of, records_of_tei
from letters.tests.rendering.markup import Page
from letters.tests.tei.seeds import EDITION, FILM
from letters.tests.tei.test_body import LETTER
from letters.tests.tei.test_plain_text import WHITE_SPACE

BASE = "/documents/frus1981-88v04/d190/"


def page_of(notation):
    return Page(render_document(records_of(notation), BASE).html)


def page_of_tei(markup):
    return Page(render_document(records_of_tei(markup), BASE).html)


def documents():
    """Records of the seeds, of every example, and of odd pieces of TEI."""
    for text in (EDITION, FILM):
        for document in propose(text).documents:
            yield document.title, records_of(document.notation)
    for example in EXAMPLES:
        yield example.meaning, records_of(example.notation)
    for markup in WHITE_SPACE:
        yield markup, records_of_tei(markup)
    letter = LETTER.read_text(encoding="utf-8").split("<body>")[1].split("</body>")[0]
    namespace = 'xmlns:frus="http://history.state.gov/frus/ns/1.0"'
    yield (
        "a letter",
        records_of_tei(
            letter.replace("<div ", f"<div {namespace} ").replace(
                'type="document" xml:id="d60"', ""
            )
        ),
    )
