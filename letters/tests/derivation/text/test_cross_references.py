"""TEI pointers that lead into the series, and the prose that is read for references."""

from unittest import TestCase

from letters.derivation.text.cross_references import read_target
from letters.tei.references import Place, Target
from letters.tests.derivation.texts import records_of, records_of_tei

VOLUME = Place(volume="frus1961-63v06", document="d12")


class ReadTargetTests(TestCase):
    def test_each_way_of_pointing_is_read(self):
        for pointer, target in (
            ("#d84", Target(document="d84")),
            ("d84", Target(document="d84")),
            ("#d84a", Target(document="d84a")),
            ("#d84fn2", Target(document="d84", footnote="2")),
            ("#pg_45", Target(page="45")),
            ("#pg_XIV", Target(page="XIV")),
            ("frus1961-63v06", Target("frus1961-63v06")),
            ("frus1961-63v06#d84", Target("frus1961-63v06", "d84")),
            ("frus1961-63v06#pg_45", Target("frus1961-63v06", page="45")),
            (" #d84 ", Target(document="d84")),
            (
                "https://www.example.org/a#b",
                Target(address="https://www.example.org/a#b"),
            ),
        ):
            with self.subTest(pointer):
                self.assertEqual(read_target(pointer), target)

    def test_every_pointer_that_is_read_is_written_again(self):
        for pointer in ("#d84", "#d84fn2", "#pg_45", "frus1961-63v06#d84fn2"):
            with self.subTest(pointer):
                self.assertEqual(read_target(pointer).pointer, pointer)

    def test_all_else_leads_elsewhere(self):
        for pointer in (
            "",
            "#",
            "#p_45",
            "#fn2",
            "d",
            "#d84 #d85",
            "ftp://history.state.gov/frus1961-63v06",
            "javascript:alert(1)",
            "https://a b",
            "FRUS1961",
            "#pg_",
        ):
            with self.subTest(pointer):
                self.assertIsNone(read_target(pointer))

    def test_what_no_record_can_hold_leads_nowhere(self):
        long = "1" * 100
        for pointer in (f"#d{long}", f"frus{long}", f"#d1fn{long}", f"#pg_{long}"):
            with self.subTest(pointer[:5]):
                self.assertIsNone(read_target(pointer))

    def test_the_longest_that_records_hold_are_read(self):
        for pointer in ("frus" + "1" * 70, "#d1fn" + "1" * 40, "#pg_" + "1" * 40):
            with self.subTest(pointer[:5]):
                self.assertEqual(read_target(pointer).pointer, pointer)


class FindInFlowTests(TestCase):
    def printed(self, records):
        return [(r.footnote, r.printed, r.form) for r in records.references]

    def test_the_text_of_a_letter_has_only_what_is_marked(self):
        markup = '<p>See Document 11 and <ref target="#d13">that</ref>.</p>'
        records = records_of_tei(markup, place=VOLUME)
        self.assertEqual(self.printed(records), [("", "that", "marked")])

    def test_a_note_has_what_is_marked_and_what_is_printed_in_order(self):
        markup = (
            '<p>Text.<note n="1">See Document 11, <ref target="#d13">Document 13</ref>'
            " and Document 15.</note></p>"
        )
        records = records_of_tei(markup, place=VOLUME)
        self.assertEqual(
            [r.target.document for r in records.references], ["d11", "d13", "d15"]
        )
        self.assertEqual([r.key for r in records.references], ["x1", "x2", "x3"])

    def test_a_note_does_not_refer_to_itself(self):
        records = records_of("Text.[^1]\n\n[^1]: See footnote 1.", place=VOLUME)
        self.assertEqual(records.references, [])

    def test_references_of_an_editors_text_come_before_those_of_its_notes(self):
        notation = "See Document 11.[^1]\n\n[^1]: See Document 10."
        records = records_of(notation, place=VOLUME, is_editorial=True)
        documents = [(r.footnote, r.target.document) for r in records.references]
        self.assertEqual(documents, [("", "d11"), ("1", "d10")])
