"""What goes into a document's record from its text."""

from unittest import TestCase

from letters.derivation.description.description import describe_document
from letters.derivation.description.document_kinds import DocumentKind
from letters.models import Document
from letters.tei.body import read_document


def describe(markup):
    return describe_document(
        read_document(f'<div xmlns="http://www.tei-c.org/ns/1.0">{markup}</div>')
    )


class StatementTests(TestCase):
    def test_title_kind_and_date_come_from_the_text(self):
        description = describe(
            "<head>60. Letter From President Kennedy to Chairman Khrushchev"
            '<note n="0">Source: Department of State.</note></head>'
            '<dateline>Washington, <date when="1962-10-22">October 22, 1962</date>.'
            "</dateline><p>DEAR MR. CHAIRMAN:</p>"
        )
        self.assertEqual(
            (description.title, description.kind, description.date),
            (
                "Letter From President Kennedy to Chairman Khrushchev",
                DocumentKind.LETTER,
                "1962-10-22",
            ),
        )

    def test_the_file_number_of_old_volumes_tells_the_kind(self):
        description = describe(
            '<note type="source" rend="inline">794.00/7–152: Telegram</note>'
            "<head>The Ambassador in Japan to the Department of State</head><p>1.</p>"
        )
        self.assertEqual(description.kind, DocumentKind.TELEGRAM)

    def test_a_text_that_says_nothing_of_itself_has_no_title_and_no_date(self):
        description = describe("<p>Words.</p>")
        self.assertEqual((description.title, description.date), ("", ""))

    def test_every_kind_can_be_stored(self):
        field = Document._meta.get_field("kind")
        self.assertEqual(dict(field.choices), {k.value: k.label for k in DocumentKind})
        self.assertLessEqual(max(map(len, DocumentKind)), field.max_length)
