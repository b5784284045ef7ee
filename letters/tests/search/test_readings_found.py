"""Words that are encoded in any way are found: other readings, changed words, and what
the archive has no rule for."""

import re

from django.test import TestCase
from lxml import etree

from letters.ingest.saving import Edit, save_document
from letters.search.engines import configured
from letters.search_indexes.document_index import DocumentIndex
from letters.tests.corpus import TEI_SCHEMA, needs
from letters.tests.search.documents import (
    forget_index,
    make_document,
    page_for,
    search_for,
    update_index,
)

DIVISION = '<div xmlns="http://www.tei-c.org/ns/1.0">{}</div>'


def save_tei(markup, identifier="letter"):
    document = make_document(identifier=identifier)
    save_document(document, DIVISION.format(markup), Edit())
    return document


class ReadingsFoundTests(TestCase):
    def tearDown(self):
        forget_index()

    def test_both_readings_and_both_states_are_found(self):
        save_tei(
            "<p>The <choice><abbr>Amb.</abbr><expan>Ambassador</expan></choice> will "
            "re<choice><sic>cie</sic><corr>cei</corr></choice>ve, <app><lem>leave</lem>"
            "<rdg>stay</rdg></app>, un<subst><del>der</del><add>til</add></subst> "
            "<del>to</del><add>yester</add>day; disarma<lb break='no'/>ment; the "
            "<anchor xml:id='a'><rs>treaty</rs></anchor>.</p>"
        )
        update_index()
        for word in (
            *("Amb", "Ambassador", "recieve", "receive", "leave", "stay"),
            *("until", "under", "today", "yesterday", "disarmament", "treaty"),
        ):
            with self.subTest(word):
                self.assertEqual(search_for(word), ["letter"])

    def test_a_hit_leads_to_the_other_reading(self):
        save_tei("<p>A <choice><orig>grayn</orig><reg>grain</reg></choice>.</p>")
        update_index()
        (hit,) = page_for("grain").hits
        self.assertIn("/notes/regular-spelling/", hit.address)
        self.assertEqual(hit.excerpts[0].footnote.names.label, "Regular spelling")

    def test_another_reading_is_no_note_of_an_editor(self):
        document = save_tei("<p><choice><sic>a</sic><corr>b</corr></choice></p>")
        self.assertNotIn("notes", DocumentIndex().prepare(document)["feature"])


@needs(TEI_SCHEMA)
class AnyElementFoundTests(TestCase):
    def test_the_words_of_every_element_are_in_the_index(self):
        schema = etree.parse(TEI_SCHEMA)
        names = sorted({e.get("name") for e in schema.iterfind(".//{*}element[@name]")})
        words = {f"quince{number}": name for number, name in enumerate(names)}
        markup = "".join(
            f"<p>a <{name}>{word}</{name}> b</p>" for word, name in words.items()
        )

        texts = configured.entry_of(save_tei(markup)).texts

        indexed = {
            word
            for part in texts.values()
            for text in part
            for word in re.findall(r"\w+", text)
        }
        self.assertEqual([words[word] for word in words if word not in indexed], [])
