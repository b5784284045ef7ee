"""What is odd in a volume is reported, with its line, and never dropped."""

from unittest import TestCase

from letters.tei.volume import ProblemCode
from letters.tests.tei.volume.samples import (
    BODY_LINE,
    chapter,
    document,
    file_of,
    problems_of,
    put_together,
    read,
)

XHTML = "http://www.w3.org/1999/xhtml"
PERSON = '<p><persName xml:id="p_KNS">Khrushchev</persName></p>'


def found_in(body, **parts):
    return [(p.code, p.line) for p in read(file_of(body, **parts)).problems]


class VolumeProblemTests(TestCase):
    def test_a_plain_volume_has_none(self):
        letter = (
            '<p>To <persName corresp="#p_KNS">him</persName>; see <ref target="#d1">'
            'Document 1</ref>, <ref target="frus1961-63v05#d99">another volume</ref>, '
            '<ref target="http://history.state.gov/#d99">a page</ref>.</p>'
        )
        persons = f'<div type="section" xml:id="persons">{PERSON}</div>'

        body = chapter(f"<?page 3?>{document('d1', letter)}")
        self.assertEqual(found_in(body, front=persons), [])

    def test_each_oddity_is_named_with_its_line(self):
        code = ProblemCode
        html = f'<script xmlns="{XHTML}">alert(1)</script>'
        cases = [
            (code.MISSING_NUMBER, '<div type="document" xml:id="d1"/>'),
            (code.NESTED_DOCUMENT, document("d1", document("d2"))),
            (code.MISPLACED_DOCUMENT, f"<quote>{document('d1')}</quote>"),
            (code.UNTYPED_DIVISION, '<div xml:id="ch1"/>'),
            (code.UNUSABLE_ID, document("d.1")),
            (code.UNKNOWN_ELEMENT, document("d1", "<p><uhoh/></p><uhoh/>")),
            (code.FOREIGN_MARKUP, document("d1", f"<figure>{html}</figure>")),
            (code.INSTRUCTION, document("d1", "<closer><?lb?></closer>")),
            (code.MISSING_TARGET, '<p><ref target="#d9">a</ref></p>'),
            (code.MISSING_TARGET, '<p><ref target="frus1961-63v06#d9">a</ref></p>'),
            (code.MISSING_TARGET, document("d1", '<note n="2" target="#d1fn1"/>')),
            (code.UNLISTED_PERSON, '<p><persName corresp="p_RD">Rusk</persName></p>'),
            (code.UNLISTED_TERM, '<p><gloss target="#t_UN1">UN</gloss></p>'),
        ]
        for expected, content in cases:
            with self.subTest(expected.value, content=content):
                self.assertEqual(found_in(f"\n{content}"), [(expected, BODY_LINE + 1)])

    def test_a_document_in_the_front_is_out_of_place(self):
        self.assertEqual(
            found_in("", front=document("d1")),
            [(ProblemCode.MISPLACED_DOCUMENT, BODY_LINE - 1)],
        )

    def test_markup_that_is_not_tei_is_kept(self):
        html = f'<script xmlns="{XHTML}">alert(1)</script>'
        file = file_of(chapter(document("d1", f"<figure>{html}</figure>")))

        volume = read(file)

        self.assertIn(html, volume.documents[0].tei)
        self.assertEqual(put_together(volume), file)

    def test_a_repeated_identifier_is_told_with_both_lines(self):
        problems = problems_of(
            read(file_of('<p xml:id="a"/>\n<p xml:id="a"/>')), ProblemCode.REPEATED_ID
        )
        self.assertEqual(
            [problem.message for problem in problems],
            ["2 elements have the xml:id “a”: in lines 10, 11."],
        )

    def test_a_target_is_reported_once_however_many_links_lead_there(self):
        link = '<p><ref target="#d9">Document 9</ref></p>\n'

        problems = read(file_of(link * 3)).problems

        self.assertEqual(
            [problem.message for problem in problems],
            ["“#d9” is not in this volume; 3 links lead there."],
        )

    def test_names_without_an_entry_are_summed_up(self):
        names = "".join(
            f'<persName corresp="#p_{n % 7}">x</persName>' for n in range(21)
        )
        problems = read(file_of(f"<p>{names}</p>")).problems

        self.assertEqual(len(problems), 1)
        self.assertTrue(problems[0].message.startswith("7 identifiers, in 21 places"))
        self.assertTrue(problems[0].message.endswith("“p_4” (line 10) and 2 more."))

    def test_a_long_list_ends_with_a_count(self):
        links = "".join(f'<ref target="#x{n}">a</ref>' for n in range(80))

        problems = read(file_of(f"<p>{links}</p>")).problems

        self.assertEqual(len(problems), 51)
        self.assertEqual(problems[-1].message, "30 more of this kind.")
