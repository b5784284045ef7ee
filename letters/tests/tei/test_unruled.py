"""Markup without a rule is told: each kind once, how often, and where first."""

from unittest import TestCase

from letters.derivation.model import TextProblemCode
from letters.derivation.text.text_problems import without_rule
from letters.tei.notation.examples import EXAMPLES
from letters.tei.source import parse_xml
from letters.tei.unruled import find_unruled
from letters.tests.corpus import SAMPLE, needs, volume
from letters.tests.factories import make_tei

TEXT = """<div xmlns="http://www.tei-c.org/ns/1.0">
<p ana="#x">Words <interp>one</interp></p>
<p><interp>two</interp> <hi rend="italic">three</hi>
<m:math xmlns:m="http://www.w3.org/1998/Math/MathML">x</m:math></p>
</div>"""


class UnruledTests(TestCase):
    def test_each_kind_is_told_once_with_its_count_and_first_line(self):
        told = [(each.name, each.where) for each in find_unruled(parse_xml(TEXT))]
        self.assertEqual(
            told,
            [
                ("@ana", "Once in line 2: Words one"),
                ("<interp>", "2 times, first in line 2: one"),
                ("<math> of http://www.w3.org/1998/Math/MathML", "Once in line 4: x"),
            ],
        )

    def test_it_is_a_problem_of_the_document(self):
        problems = without_rule(TEXT)
        self.assertEqual({p.code for p in problems}, {TextProblemCode.NO_RULE})
        self.assertIn("no rule for the element <interp>", problems[1].message)
        self.assertIn("first in line 2", problems[1].excerpt)

    def test_a_letter_of_usual_markup_has_nothing_to_tell(self):
        usual = (
            "<div xmlns='http://www.tei-c.org/ns/1.0' type='letter' xml:lang='en'>"
            "<opener><salute>Dear</salute></opener><p>A <choice><sic>b</sic>"
            "<corr>c</corr></choice><note n='1'>N</note><lb break='no'/></p></div>"
        )
        self.assertEqual(find_unruled(parse_xml(usual)), [])

    def test_what_the_notation_writes_has_a_rule(self):
        for example in EXAMPLES:
            with self.subTest(example.notation):
                self.assertEqual(without_rule(make_tei(example.notation)), [])

    def test_very_many_kinds_are_not_all_listed(self):
        kinds = "".join(f"<x{number}/>" for number in range(500))
        self.assertEqual(len(find_unruled(parse_xml(f"<div>{kinds}</div>"))), 100)


@needs(*map(volume, SAMPLE))
class MarkupOfVolumesTests(TestCase):
    def test_the_series_has_a_rule_for_all_its_markup(self):
        for identifier in SAMPLE:
            root = parse_xml(volume(identifier).read_bytes())
            for division in root.iter("{*}div"):
                if division.get("type") == "document":
                    told = [each.name for each in find_unruled(division)]
                    self.assertEqual(told, [])
