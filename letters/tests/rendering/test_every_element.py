"""Each element of TEI, with a word in it: the word is on the page and in the texts."""

import re
from unittest import TestCase

from lxml import etree

from letters.derivation.derive import derive
from letters.derivation.model import Context, KnownKeys
from letters.rendering import render_document
from letters.tei.body import read_document
from letters.tei.errors import TeiError
from letters.tei.source import TEI_NAMESPACE
from letters.tests.corpus import TEI_SCHEMA, needs
from letters.tests.rendering.markup import Page

# An element in a line, between paragraphs, with a paragraph in it, and on both sides of
# others of its kind.
SHAPES = (
    "<p>Before <{0}>quinces</{0}> after.</p>",
    "<p>Before.</p><{0}>quinces</{0}><p>After.</p>",
    "<p>Before.</p><{0}><p>quinces</p></{0}>",
    "<list><item>Before <{0}>quinces</{0}></item></list>",
    "<p>Before <hi><{0} xml:id='x1' n='1'>quinces</{0}></hi> after.</p>",
    "<p>Before <note><{0}>quinces</{0}></note> after.</p>",
    "<p>Before <{0}><{0}>quinces</{0}></{0}> after.</p>",
    "<table><row><cell>Before</cell><cell><{0}>quinces</{0}></cell></row></table>",
    "<p>Before <choice><sic><{0}>quinces</{0}></sic><corr>medlars</corr></choice>.</p>",
    "<p>Before <choice><sic>medlars</sic><corr><{0}>quinces</{0}></corr></choice>.</p>",
)
WORD = re.compile(r"\bquinces\b")


def names_of_elements():
    schema = etree.parse(TEI_SCHEMA)
    named = schema.iterfind(".//{*}element[@name]")
    return sorted({element.get("name") for element in named})


def losses(shape, name):
    """Where the word is missing; nothing if the text is refused with a reason."""
    source = f'<div xmlns="{TEI_NAMESPACE}">{shape.format(name)}</div>'
    try:
        records = derive(read_document(source), KnownKeys(), Context())
    except TeiError as refusal:
        return [] if str(refusal) else ["a reason"]
    rendered = render_document(records, "/documents/x/")
    page = "\n".join([rendered.html, *rendered.notes.values()])
    # The page's own texts, and the index, are made of these.
    texts = "\n".join(flow.plain.text for flow in records.flows.values())
    places = {"page": Page(page).text, "plain text": texts}
    return [place for place, text in places.items() if not WORD.search(text)]


@needs(TEI_SCHEMA)
class EveryElementTests(TestCase):
    def test_no_word_is_lost(self):
        names = names_of_elements()
        tried = [(shape, name) for name in names for shape in SHAPES]

        lost = {
            (name, shape, place)
            for shape, name in tried
            for place in losses(shape, name)
        }

        self.assertGreater(len(names), 500)
        self.assertEqual(sorted(lost), [])
        print(f"{len(names)} elements tried in {len(SHAPES)} places")  # noqa: T201
