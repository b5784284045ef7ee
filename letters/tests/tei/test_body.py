"""TEI is read into nodes without the loss of a letter."""

from pathlib import Path
from unittest import TestCase

from letters.tei.body import read_document
from letters.tei.document_division import refuse_documents_within
from letters.tei.errors import SourceError
from letters.tei.nodes import (
    BlockKind,
    Empty,
    Note,
    PageBreak,
    PassageEdge,
    Span,
    SpanKind,
    walk,
)
from letters.tei.plain_text import read_text
from letters.tests.tei.test_plain_text import body_of

LETTER = Path(__file__).parent / "data" / "letter.xml"

TEXT = """\
60. Letter From Chairman Khrushchev to President Kennedy
Moscow, October 26, 1962.
Dear Mr. President:
I have received your letter of October 25. From your letter, I got the feeling that you \
have some understanding of the situation. [2 lines not declassified]
1.
Weapons bring only disasters.

Ships
24

25
A map
Respectfully yours,
N. Khrushchev
Attachment
Text of it."""


def nodes(body, kind):
    return [node for node in walk(body, into_notes=True) if isinstance(node, kind)]


class LetterTests(TestCase):
    @classmethod
    def setUpClass(cls):
        cls.body = read_document(LETTER.read_bytes())

    def test_its_text_has_every_word_and_no_other(self):
        self.assertEqual(read_text(self.body).text, TEXT)

    def test_its_division_keeps_its_attributes(self):
        self.assertEqual(self.body.identifier, "d60")
        self.assertEqual(
            self.body.attributes[
                "{http://history.state.gov/frus/ns/1.0}doc-dateTime-min"
            ],
            "1962-10-26",
        )

    def test_its_pages_keep_their_numbers_and_facsimiles(self):
        pages = [dict(page.attributes) for page in nodes(self.body, PageBreak)]
        self.assertEqual(
            pages,
            [
                {"n": "172", "xml:id": "pg_172", "facs": "0172"},
                {"n": "173", "xml:id": "pg_173"},
            ],
        )

    def test_its_notes_are_read_with_those_inside_them(self):
        numbers = [note.number for note in nodes(self.body, Note)]
        self.assertEqual(numbers, ["1", "a", "2"])

    def test_a_document_within_it_is_not_its_text(self):
        self.assertNotIn("Another", read_text(self.body).text)

    def test_a_picture_is_an_element_without_text(self):
        (graphic,) = nodes(self.body, Empty)
        self.assertEqual(graphic, Empty("graphic", {"url": "figure_0173"}))


class ElementTests(TestCase):
    def test_each_block_is_what_the_guidelines_call_it(self):
        cases = {
            "<p>a</p>": BlockKind.PARAGRAPH,
            "<ab>a</ab>": BlockKind.PARAGRAPH,
            "<head>a</head>": BlockKind.HEADING,
            "<quote>a</quote>": BlockKind.QUOTATION,
            "<postscript>a</postscript>": BlockKind.POSTSCRIPT,
            "<byline>a</byline>": BlockKind.BYLINE,
            "<lg>a</lg>": BlockKind.VERSE,
            '<fw type="letterhead">a</fw>': BlockKind.LETTERHEAD,
            '<fw type="marks">a</fw>': BlockKind.MARKS,
            "<div type='section'>a</div>": BlockKind.DIVISION,
        }
        for markup, kind in cases.items():
            with self.subTest(markup):
                (block,) = body_of(markup).children
                self.assertEqual((block.kind, block.children), (kind, ("a",)))

    def test_each_span_is_what_the_guidelines_call_it(self):
        cases = {
            '<hi rend="italic">a</hi>': SpanKind.HIGHLIGHT,
            "<del>a</del>": SpanKind.STRUCK,
            '<add hand="#anf">a</add>': SpanKind.HANDWRITTEN,
            "<stamp>a</stamp>": SpanKind.STAMP,
            "<idno>a</idno>": SpanKind.NUMBER,
            "<supplied>a</supplied>": SpanKind.SUPPLIED,
            '<unclear cert="low">a</unclear>': SpanKind.UNCLEAR,
            '<gap reason="x"><desc>a</desc></gap>': SpanKind.WITHHELD,
            '<seg type="conditional" xml:id="c">a</seg>': SpanKind.CONDITIONAL,
            '<seg type="condition" xml:id="c">a</seg>': SpanKind.CONDITION,
            '<seg type="classification">a</seg>': SpanKind.CLASSIFICATION,
            '<ref target="#d1">a</ref>': SpanKind.REFERENCE,
            '<gloss target="#t_UN1">a</gloss>': SpanKind.TERM,
            "<metamark>a</metamark>": SpanKind.METAMARK,
            "<orgName>a</orgName>": SpanKind.UNKNOWN,
        }
        for markup, kind in cases.items():
            with self.subTest(markup):
                (span,) = body_of(f"<p>{markup}</p>").children[0].children
                self.assertEqual((span.kind, span.children), (kind, ("a",)))

    def test_a_block_that_would_be_written_as_another_element_keeps_its_name(self):
        cases = {
            "<p>a</p>": "",
            "<ab>a</ab>": "ab",
            '<note rend="inline">a</note>': "note",
            '<x:attachment xmlns:x="http://history.state.gov/frus/ns/1.0"/>': "",
            "<attachment/>": "attachment",
        }
        for markup, name in cases.items():
            with self.subTest(markup):
                (block,) = body_of(markup).children
                self.assertEqual(block.element, name)

    def test_an_element_without_a_kind_keeps_its_name(self):
        cases = {
            "<orgName>a</orgName>": "orgName",
            "<term>a</term>": "term",
            "<gloss>a</gloss>": "",
            "<hi>a</hi>": "",
        }
        for markup, name in cases.items():
            with self.subTest(markup):
                (span,) = body_of(f"<p>{markup}</p>").children[0].children
                self.assertEqual(span.element, name)

    def test_attributes_stay_as_they_are_written(self):
        (span,) = (
            body_of('<p><hi rend=" a  b " xml:id="h">c</hi></p>').children[0].children
        )
        self.assertEqual(dict(span.attributes), {"rend": " a  b ", "xml:id": "h"})

    def test_what_is_left_out_without_a_word_is_empty(self):
        for name in ("gap", "space", "milestone", "anchor", "graphic"):
            with self.subTest(name):
                body = body_of(f'<p>a<{name} n="1"/>b</p>')
                self.assertEqual(nodes(body, Empty), [Empty(name, {"n": "1"})])

    def test_foreign_markup_is_text_and_never_an_element_of_ours(self):
        markup = (
            '<p>a<object xmlns="http://www.w3.org/1999/xhtml">'
            "<script>alert(1)</script></object></p>"
        )
        (span,) = nodes(body_of(markup), Span)[:1]
        self.assertEqual((span.kind, span.element), (SpanKind.UNKNOWN, "object"))

    def test_what_encoders_say_about_a_file_is_not_the_letter(self):
        series = "http://history.state.gov/ns/1.0"
        markup = f'<p>a <x:file xmlns:x="{series}">f.pdf</x:file></p>'
        body = body_of(markup)

        self.assertEqual(read_text(body).text, "a")
        self.assertEqual(nodes(body, Empty), [Empty("file", {}, "f.pdf", series)])


class PassageEdgeTests(TestCase):
    def test_an_edge_keeps_what_is_said_of_it(self):
        body = body_of(
            '<p><metamark function="conditional-open" target="#c" ana="#omit">[</metamark>'
            "a</p>"
        )
        (edge,) = nodes(body, PassageEdge)
        self.assertEqual(edge, PassageEdge("c", True, "[", {"ana": "#omit"}))

    def test_a_sign_with_another_function_is_no_edge(self):
        body = body_of('<p><metamark function="insertion">^</metamark>a</p>')
        self.assertEqual(nodes(body, PassageEdge), [])
        self.assertEqual(nodes(body, Span)[0].kind, SpanKind.METAMARK)

    def test_anchors_of_a_passage_are_written_anew_and_not_read(self):
        body = body_of('<p><anchor xml:id="c.opens"/>a<anchor xml:id="other"/></p>')
        self.assertEqual(
            [empty.attributes for empty in nodes(body, Empty)], [{"xml:id": "other"}]
        )


class DivisionTests(TestCase):
    def test_a_document_within_a_document_can_be_refused_with_its_line(self):
        refuse_documents_within("<div>\n<div type='section'><p>a</p></div></div>")
        with self.assertRaisesRegex(SourceError, r"left out.* \(line 2\)"):
            refuse_documents_within("<div>\n<div type='document'><p>a</p></div></div>")

    def test_a_section_with_an_identifier_is_read(self):
        markup = '<div><p>a</p><div type="section" xml:id="s1"><p>b</p></div></div>'
        self.assertEqual(read_text(read_document(markup)).text, "a\nb")

    def test_a_document_is_a_division_or_a_file_that_holds_one(self):
        for source in (
            "<div><p>a</p></div>",
            '<div xmlns="http://www.tei-c.org/ns/1.0"><p>a</p></div>',
            "<TEI><text><body><div><p>a</p></div></body></text></TEI>",
            "<TEI><text><body><div><p>a</p><div xml:id='b'/></div></body></text></TEI>",
        ):
            with self.subTest(source):
                self.assertEqual(read_text(read_document(source)).text, "a")

    def test_a_whole_text_is_read_with_front_body_and_back_in_order(self):
        for inside, words in {
            "<body><p>a</p></body>": "a",
            "<body><div1><p>a</p></div1></body>": "a",
            "<body><div><p>a</p></div><div><p>b</p></div></body>": "a b",
            "<body><pb n='1'/><div type='document'><p>a</p></div></body>": "a",
            "<front><p>a</p></front><body><div><p>b</p></div></body><back>c</back>": "a b c",
            "<body>a<div><p>b</p></div></body>": "a b",
        }.items():
            with self.subTest(inside):
                read = read_text(read_document(f"<TEI><text>{inside}</text></TEI>"))
                self.assertEqual(read.text.split(), words.split())

    def test_empty_paragraphs_beside_a_division_are_no_text(self):
        source = (
            "<TEI><text><front><p/></front><body><div n='7'><p>a</p></div></body></text>"
            "</TEI>"
        )
        self.assertEqual(read_document(source).attributes, {"n": "7"})

    def test_a_file_without_a_text_or_with_several_is_refused(self):
        cases = {
            "<TEI><facsimile/></TEI>": "<TEI> holds 0",
            "<teiCorpus><TEI/><TEI/></teiCorpus>": "<teiCorpus> holds 0",
            "<html><body>a</body></html>": "<html> holds 0",
        }
        for source, words in cases.items():
            with self.subTest(source), self.assertRaisesRegex(SourceError, words):
                read_document(source)
