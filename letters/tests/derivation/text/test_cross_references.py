"""TEI pointers that lead into the series, and the prose that is read for references."""

from unittest import TestCase

from letters.derivation.text.cross_references import read_target
from letters.tei.references import Place, Target
from letters.tests.derivation.texts import codes, records_of, records_of_tei

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


class WordsAgainstMarkupTests(TestCase):
    """The words of each note are those of a volume in the series."""

    def the_reference(self, note, volume="frus1955-57v03"):
        records = records_of_tei(
            f'<p>Text.<note n="1">{note}</note></p>', place=Place(volume, "d12")
        )
        return records, records.references[-1]

    def test_words_that_name_another_volume_are_followed(self):
        for volume, note, target in (
            (
                "frus1961-63v06",
                'see vol. XI, <ref target="#d96">Document 96</ref>.',
                "frus1961-63v11#d96",
            ),
            (
                "frus1955-57v03",
                'See vol. II, <ref target="#d26fn10">Document 26, footnote 10</ref>.',
                "frus1955-57v02#d26fn10",
            ),
            (
                "frus1955-57v03",
                'See vol. II, <ref target="#d245fn2">Document 245 and footnote 2 '
                "thereto</ref>.",
                "frus1955-57v02#d245fn2",
            ),
            (
                "frus1955-57v03",
                'see vol. II, Document 2 and <hi>Ibid.</hi>, Tab B to <ref target="#d1">'
                "Document 1</ref>.",
                "frus1955-57v02#d1",
            ),
            (
                "frus1961-63v06",
                'In January; see vol. XIV, <ref target="#pg_387">p. 387</ref>.',
                "frus1961-63v14#pg_387",
            ),
            (
                "frus1964-68v07",
                "See Foreign Relations, 1964-1968, vol. VI, "
                '<ref target="frus1964-68v14#d303">Document 303</ref>.',
                "frus1964-68v06#d303",
            ),
        ):
            with self.subTest(note):
                _, reference = self.the_reference(note, volume)
                self.assertEqual(reference.target.pointer, target)
                self.assertNotEqual(reference.form, "marked")

    def test_what_the_markup_points_to_is_retained_and_a_problem(self):
        records, reference = self.the_reference(
            'See vol. II, <ref target="#d12">Document 12</ref>.'
        )
        self.assertEqual(reference.overruled.pointer, "#d12")
        self.assertEqual(codes(records), ["reference-differs"])
        message = records.problems[0].message
        self.assertIn("“#d12”", message)
        self.assertIn("“frus1955-57v02#d12”", message)

    def test_words_that_name_no_volume_overrule_nothing(self):
        for note, target in (
            ('See <ref target="#d96">Document 96</ref>.', "#d96"),
            (
                'See vol. II, Document 319 and <ref target="#d3">Document 3</ref> in '
                "this volume.",
                "#d3",
            ),
            (
                'See Part 2, <ref target="frus1955-57v04#d100">Document 100</ref>.',
                "frus1955-57v04#d100",
            ),
            ('See footnote 2, <ref target="#d99fn5">supra</ref>.', "#d99fn5"),
            (
                'See vol. III, <ref target="#d96">Document 96</ref>.',
                "#d96",
            ),
        ):
            with self.subTest(note):
                records, reference = self.the_reference(note)
                self.assertEqual(reference.target.pointer, target)
                self.assertIsNone(reference.overruled)
                self.assertEqual(codes(records), [])

    def test_the_same_volume_by_its_full_name_overrules_nothing(self):
        note = (
            "See Foreign Relations, 1955–1957, vol. II, "
            '<ref target="frus1955-57v02#d9">Document 9</ref>.'
        )
        _, reference = self.the_reference(note)
        self.assertEqual((reference.form, reference.overruled), ("marked", None))

    def test_the_brackets_of_an_editor_in_a_letter_are_read_too(self):
        records = records_of_tei(
            "<p>[Here follows discussion of Vietnam; see Foreign Relations, 1961-1963, "
            'vol. II, <ref target="#d2">Document 2</ref>.]</p>',
            place=Place("frus1961-63v08", "d66"),
        )
        self.assertEqual(records.references[0].target.pointer, "frus1961-63v02#d2")

    def test_words_without_a_part_do_not_overrule_the_part_of_the_markup(self):
        for note, overruled in (
            (
                "see Foreign Relations, 1952–1954, "
                '<ref target="frus1952-54v01p2#pg_1351">vol. I, pp. 1351–1353</ref>',
                False,
            ),
            (
                "see Foreign Relations, 1952–1954, vol. I, Part 1, "
                '<ref target="frus1952-54v01p2#pg_135">p. 135</ref>',
                True,
            ),
        ):
            with self.subTest(note):
                _, reference = self.the_reference(note)
                self.assertEqual(reference.overruled is not None, overruled)

    def test_an_ibid_means_what_the_note_before_cites(self):
        records = records_of_tei(
            '<p>Text.<note n="1">See Foreign Relations, 1961–1963, vol. XVIII, Document '
            '15.</note> More.<note n="2">See ibid., vol. XVII, <ref target="#d57">'
            "Document 57</ref>.</note></p>",
            place=Place("frus1964-68v18", "d9"),
        )
        self.assertEqual(
            [reference.target.pointer for reference in records.references],
            ["frus1961-63v18#d15", "frus1961-63v17#d57"],
        )

    def test_an_address_on_the_web_is_not_overruled(self):
        _, reference = self.the_reference(
            'See vol. II, <ref target="https://a.example/x">Document 2</ref>.'
        )
        self.assertEqual(reference.target.address, "https://a.example/x")
