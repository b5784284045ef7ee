"""A volume is divided into documents and is the same file when put together."""

from unittest import TestCase

from letters.tei.errors import SourceError
from letters.tei.source import XML_ID, parse_xml
from letters.tei.volume import assemble
from letters.tests.tei.volume.samples import (
    chapter,
    document,
    file_of,
    put_together,
    read,
)

TEI = 'xmlns="http://www.tei-c.org/ns/1.0"'
FRUS = 'xmlns:frus="http://history.state.gov/frus/ns/1.0"'
LETTER = '<div type="document" n="1" xml:id="d1"><p>Dear Mr. Chairman:</p></div>'


def prefixed(file):
    return (
        file.replace("<", "<tei:")
        .replace("<tei:/", "</tei:")
        .replace("xmlns=", "xmlns:tei=")
    )


class ReassemblyTests(TestCase):
    def test_the_file_comes_back_to_the_byte(self):
        plain = file_of(chapter(document("d1") + "\n\n" + document("d2")))
        looks_like_tags = "<div type='document'><titlePage></div>"
        cases = {
            "plain": plain,
            "byte order mark": "\ufeff" + plain,
            "Windows line ends": plain.replace("\n", "\r\n"),
            "no body, no back": f"<TEI {TEI}><text><front/></text></TEI>",
            "a comment": file_of(f"<!-- {looks_like_tags} -->{chapter(LETTER)}"),
            "character data": file_of(
                chapter(document("d1", f"<p><![CDATA[{looks_like_tags}]]></p>"))
            ),
            "an instruction": file_of(f"<?keep {looks_like_tags}?>{chapter(LETTER)}"),
            "an angle bracket in an attribute": file_of(
                chapter(
                    f"<div n='1 > \"0\"' type='document' xml:id='d1'>{LETTER}</div>"
                )
            ),
            "line ends in tags": file_of(
                chapter(
                    '<div\n type="document"\n\tn = "1"\n xml:id="d1"\n><p/></div\n>'
                )
            ),
            "an empty document": file_of(chapter('<div type="document" xml:id="d1"/>')),
            "a document without a chapter": file_of(LETTER),
            "a repeated identifier": file_of(chapter(document("d1") + document("d1"))),
            "a document in a document": file_of(chapter(document("d1", LETTER))),
            "other names that begin so": file_of(
                f"<divGen type='x'/>{chapter(LETTER)}"
            ),
        }
        for name, file in cases.items():
            with self.subTest(name):
                self.assertEqual(put_together(read(file)), file)

    def test_declarations_of_a_document_itself_stay_where_they_were(self):
        cases = {
            "all": f"{TEI} {FRUS}",
            "the default one": TEI,
            "the prefix": FRUS,
            "none of them": "",
            "another, and a text that looks like one": f'xmlns:x="y" n="{TEI[:5]}="',
        }
        for name, own in cases.items():
            with self.subTest(name):
                letter = LETTER.replace("<div", f"<div {own}").replace(' n="1"', "")
                file = file_of(chapter(letter), declared=f" {FRUS}")

                volume = read(file)

                self.assertEqual(put_together(volume), file)
                self.assertEqual(parse_xml(volume.documents[0].tei).get(XML_ID), "d1")

    def test_a_prefix_on_every_element_is_kept(self):
        file = f"<TEI {TEI}><text><body>{chapter(LETTER)}</body></text></TEI>"

        volume = read(prefixed(file))

        self.assertEqual([part.key for part in volume.documents], ["d1"])
        self.assertEqual(put_together(volume), prefixed(file))

    def test_a_document_can_be_read_by_itself(self):
        letter = document("d1", "<frus:pdf bytes='1'/><p>Not printed.</p>")
        volume = read(file_of(chapter(letter), declared=f" {FRUS}"))

        division = parse_xml(volume.documents[0].tei)

        self.assertEqual(division[0].tag, "{http://history.state.gov/frus/ns/1.0}pdf")

    def test_a_division_can_be_read_by_itself_without_what_is_within(self):
        inner = chapter(document("d2"), "ch2")
        volume = read(
            file_of(
                chapter(f"<p>Before</p>{inner}<p>after</p>{document('d3')}<frus:x/>"),
                declared=f" {FRUS}",
            )
        )

        self.assertEqual(
            volume.divisions[0].tei,
            f'<div {TEI} {FRUS} type="chapter" xml:id="ch1"><head>1961</head>'
            "<p>Before</p><p>after</p><frus:x/></div>",
        )
        parse_xml(volume.divisions[0].tei)

    def test_an_instruction_of_our_own_name_is_refused(self):
        file = file_of(f"{chapter(LETTER)}\n<?document d1?>")

        with self.assertRaisesRegex(SourceError, r"<\?document …\?>.*\(line 11\)"):
            read(file)


class FragmentTests(TestCase):
    def setUp(self):
        letters = "\n".join(map(document, ("d1", "d2", "d3")))
        self.file = file_of(chapter(letters), declared=f" {FRUS}")
        self.volume = read(self.file)
        self.fragments = {part.key: part.tei for part in self.volume.documents}

    def assembled(self, key, fragment):
        return assemble(self.volume.skeleton, {**self.fragments, key: fragment})

    def test_a_document_left_out_leaves_nothing(self):
        self.assertEqual(
            self.assembled("d2", None), self.file.replace(document("d2"), "")
        )

    def test_a_rewritten_document_goes_in_as_it_is(self):
        cases = {
            "its own declarations": f'<div {TEI} xml:id="d2"><p>Rewritten.</p></div>',
            "another prefix": '<t:div xmlns:t="http://www.tei-c.org/ns/1.0"/>',
            "a comment before it": f"<!-- checked --><div {TEI}/>",
        }
        for name, fragment in cases.items():
            with self.subTest(name):
                assembled = self.assembled("d2", fragment)

                self.assertIn(fragment, assembled)
                parse_xml(assembled)

    def test_a_file_put_in_the_place_of_a_document_loses_its_xml_declaration(self):
        fragment = f'\ufeff<?xml version="1.0" encoding="UTF-8"?>\n<div {TEI}/>'

        assembled = self.assembled("d2", fragment)

        parse_xml(assembled)
        self.assertEqual(assembled.count("<?xml "), 1)

    def test_a_document_that_is_not_at_hand_is_an_error(self):
        with self.assertRaises(KeyError):
            assemble(self.volume.skeleton, {"d1": None, "d2": None})
