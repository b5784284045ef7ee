"""The writer writes valid TEI that says all that was read, and reads back the same."""

from unittest import TestCase

from lxml import etree

from letters.tei.body import read_document
from letters.tei.nodes import Block, BlockKind, Empty, Span, SpanKind
from letters.tei.notation import parse_notation
from letters.tei.notation.examples import EXAMPLES
from letters.tei.plain_text import read_text
from letters.tei.source import TEI_NAMESPACE, parse_xml
from letters.tei.transcription import propose
from letters.tei.writer import write_document
from letters.tests.corpus import TEI_SCHEMA, needs, tei_schema, whole
from letters.tests.tei.seeds import EDITION, FILM
from letters.tests.tei.test_body import LETTER

# The smallest file around a division.
FILE = """\
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>
<titleStmt><title>t</title></titleStmt><publicationStmt><p>p</p></publicationStmt>
<sourceDesc><p>s</p></sourceDesc></fileDesc></teiHeader>
<text><body>{}</body></text></TEI>"""


def written(notation, attributes=None):
    return write_document(parse_notation(notation, attributes))


def seed_bodies():
    for text in (EDITION, FILM):
        for document in propose(text).documents:
            yield document.title, parse_notation(document.notation)


class TeiWriterTests(TestCase):
    def test_each_form_is_the_element_of_the_guidelines(self):
        cases = {
            "a [Page 2]{.inferred cert=medium} b": '<pb n="2" type="inferred" cert="medium"/>',
            "a[^1]\n\n[^1]{.source}: b": '<note n="1" type="source">b</note>',
            "~~a~~": '<del rend="strikethrough">a</del>',
            "[S]{.classification}": '<seg type="classification">S</seg>',
            "[a]{.hand by=anf}": '<add hand="#anf">a</add>',
            "[a]{.stamp}": "<stamp>a</stamp>",
            "[a]{.supplied}": "<supplied>[a]</supplied>",
            "[a]{.withheld}": "<gap><desc>[a]</desc></gap>",
            "a\\\nb": "a<lb/>b",
            "::: letterhead\na\n:::": '<fw type="letterhead">a</fw>',
            "::: dateline\na\n:::": "<opener><dateline>a</dateline></opener>",
            "::: closing\na\n:::": "<closer><salute>a</salute></closer>",
            "[a]{.conditional #c effect=include}": 'ana="#include" type="conditional"',
        }
        for notation, markup in cases.items():
            with self.subTest(notation):
                self.assertIn(markup, written(notation))

    def test_what_it_writes_reads_back_as_the_same(self):
        bodies = [
            *seed_bodies(),
            ("a whole letter", read_document(LETTER.read_bytes())),
        ]
        for name, body in bodies:
            with self.subTest(name):
                self.assertEqual(read_document(write_document(body)), body)

    def test_every_block_begins_a_line_and_no_text_is_changed_by_that(self):
        for name, body in seed_bodies():
            with self.subTest(name):
                markup = write_document(body)
                self.assertEqual(
                    markup.count("\n"), len(body.children) + 1, "lines of the division"
                )
                self.assertEqual(
                    read_text(read_document(markup)).text, read_text(body).text
                )

    def test_the_division_is_tei_and_keeps_its_attributes(self):
        root = parse_xml(written("a", {"type": "document", "xml:id": "d5"}))
        self.assertEqual(root.tag, f"{{{TEI_NAMESPACE}}}div")
        self.assertEqual(root.get("{http://www.w3.org/XML/1998/namespace}id"), "d5")

    def test_signs_of_xml_are_text(self):
        text = '<script> & "quotes" \' ]]> <!-- x --> &amp;'
        body = Block(BlockKind.DIVISION, (Block(BlockKind.PARAGRAPH, (text,)),))
        self.assertEqual(read_document(write_document(body)), body)

    def test_attributes_hold_any_text(self):
        span = Span(SpanKind.HIGHLIGHT, ("a",), {"rend": "\"<&>' é"})
        body = Block(BlockKind.DIVISION, (Block(BlockKind.PARAGRAPH, (span,)),))
        self.assertEqual(read_document(write_document(body)), body)

    def test_an_element_without_text_is_written_with_what_is_known_of_it(self):
        graphic = Empty("graphic", {"url": "figure_1"})
        body = Block(BlockKind.DIVISION, (Block(BlockKind.FIGURE, (graphic,)),))
        self.assertIn(
            '<figure><graphic url="figure_1"/></figure>', write_document(body)
        )

    def test_a_passage_across_paragraphs_has_a_span_from_anchor_to_anchor(self):
        root = parse_xml(written("a [\\[]{.opens #o}b\n\nc[\\]]{.closes #o}"))
        (span,) = root.iter("{*}span")
        anchors = [anchor.values() for anchor in root.iter("{*}anchor")]

        self.assertEqual((span.get("from"), span.get("to")), ("#o.opens", "#o.closes"))
        self.assertEqual(anchors, [["o.opens"], ["o.closes"]])

    def test_a_division_without_text_is_written(self):
        for notation in ("", "[Page 1]"):
            with self.subTest(notation):
                body = parse_notation(notation)
                self.assertEqual(read_document(write_document(body)), body)


# What TEI wants before or after an example in its document.
_BEFORE = dict.fromkeys(
    ("Closing and signature", "What closes a letter, with words of its own"),
    "Dear Sir:\n\n",
)
# So the volumes of FRUS are, against the schema.
_OF_THE_SERIES = {
    "An enclosure, with a heading of its own",
    "Words that belong to no paragraph",
}


@whole
@needs(TEI_SCHEMA)
class ValidTeiTests(TestCase):
    def check(self, markup):
        self.assertEqual(self.faults_of(markup), [])

    def faults_of(self, markup):
        document = etree.fromstring(FILE.format(markup))
        tei_schema().validate(document)
        return [f"{fault.message}: {markup[:300]}" for fault in tei_schema().error_log]

    def test_the_documents_of_the_seeds_are_valid(self):
        for name, body in seed_bodies():
            with self.subTest(name):
                self.check(write_document(body))

    def test_every_example_of_the_notation_is_valid(self):
        for example in EXAMPLES:
            with self.subTest(example.meaning):
                before = _BEFORE.get(example.meaning, "")
                faults = self.faults_of(written(before + example.notation))
                of_the_series = example.meaning in _OF_THE_SERIES
                self.assertEqual(bool(faults), of_the_series, faults)

    def test_what_a_mark_or_a_passage_may_hold_is_valid(self):
        inside = ("a[^1] b", "a\\\nb", "a [Page 3] b", "~~a~~", "[a]{.hand}", "*a*")
        words = (".hand", ".stamp", ".conditional #c", ".supplied", ".unclear")
        for word in words:
            for held in inside:
                with self.subTest(word=word, held=held):
                    self.check(written(f"x [{held}]{{{word}}} y"))

    def test_attributes_that_say_who_and_where_are_valid(self):
        cases = (
            "[a]{.hand by=clerk place=margin cert=low resp=#me}",
            "[a]{.supplied reason=omitted resp=#me cert=high}",
            "[a]{.unclear reason=faint cert=low}",
            "[a]{.withheld unit=line quantity=2 reason=classified}",
            "[a]{.date when=1983-12-19}",
            "[a]{.date notBefore=1983-12 notAfter=1984}",
            "[a]{.person corresp=#reagan}",
            "[a]{.conditional #c effect=include}",
            "[Page 2]{.inferred cert=low ed=typescript facs=#s2}",
        )
        for notation in cases:
            with self.subTest(notation):
                self.check(written(f"x {notation} y"))

    def test_a_whole_letter_is_valid(self):
        self.check(
            written(
                "[Page 1]{.implied}\n\n::: marks\n[EYES ONLY]{.stamp}\n:::\n\n"
                "::: letterhead\nTHE WHITE HOUSE\n:::\n\n::: heading\nLetter[^1]\n:::\n\n"
                "::: dateline\nWashington\n:::\n\n::: salute\nDear Sir:\n:::\n\nText.\n\n"
                "::: quotation\nQuoted.\n:::\n\n[Page 2]\n\n::: list\n::: item\nOne.\n:::\n"
                ":::\n\n::: closing\nSincerely,\n:::\n\n::: signature\nR. R.\n:::\n\n"
                "::: postscript\nP.S.\n:::\n\n[^1]{.source}: One.\n\n    Two."
            )
        )
