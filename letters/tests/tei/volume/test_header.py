"""The title and imprint of a volume, and the identifier it gets."""

from unittest import TestCase

from letters.tei.errors import SourceError
from letters.tei.volume import ProblemCode
from letters.tests.tei.volume.samples import file_of, problems_of, read

HEADER = """<teiHeader><fileDesc>
<titleStmt>
  <title type="complete">Foreign Relations,
    1948. General</title>
  <title type="series">Foreign Relations of the United States</title>
  <title type="{sub_series}">1948</title>
  <title type="{volume}">Volume I, Part 2</title>
  <title type="volume">General; the United Nations</title>
  <editor role="primary">Neal H. Petersen</editor>
  <editor role="primary"/>
  <editor role="general">Neal H. Petersen</editor>
  <editor role="primary">Ralph R. Goodwin</editor>
</titleStmt>
<publicationStmt>
  <publisher>United States Government Printing Office</publisher>
  <pubPlace>Washington</pubPlace>
  <date type="content-date" from="1948-01-01">1948</date>
  <date{date_type}>1976</date>
  <idno type="isbn-13"/>
  <idno type="frus">frus1948v01p2</idno>
  <idno type="dospubno">8849</idno>
</publicationStmt>
</fileDesc></teiHeader>"""


def header(sub_series="subseries", volume="volumenumber", date_type=""):
    return HEADER.format(sub_series=sub_series, volume=volume, date_type=date_type)


class VolumeHeaderTests(TestCase):
    def test_it_reads_both_generations_of_headers(self):
        newer = header("sub-series", "volume-number", ' type="publication-date"')
        for markup in (header(), newer):
            with self.subTest(markup[300:400]):
                file = file_of("", header=markup)
                imprint = read(file, "frus1948v01p2.xml").header

                self.assertEqual(imprint.title, "Foreign Relations, 1948. General")
                self.assertEqual(imprint.sub_series, "1948")
                self.assertEqual(imprint.volume, "Volume I, Part 2")
                self.assertEqual(imprint.volume_title, "General; the United Nations")
                self.assertEqual(
                    imprint.editors, ("Neal H. Petersen", "Ralph R. Goodwin")
                )
                self.assertEqual((imprint.place, imprint.year), ("Washington", 1976))
                self.assertEqual(
                    imprint.numbers, {"frus": "frus1948v01p2", "dospubno": "8849"}
                )

    def test_the_series_is_not_said_again_by_its_part(self):
        titles = header().replace(
            '<title type="subseries">1948<',
            '<title type="subseries">Foreign Relations of the United States, 1948<',
        )
        imprint = read(file_of("", header=titles)).header
        self.assertIn(imprint.series_title, titles)
        self.assertEqual(imprint.sub_series, "1948")

    def test_what_is_not_given_is_empty(self):
        imprint = read(file_of("", header="<teiHeader/>")).header

        self.assertEqual((imprint.title, imprint.editors, imprint.year), ("", (), None))


class VolumeIdentifierTests(TestCase):
    def test_it_is_the_name_of_the_file(self):
        for name in (
            "frus1948v01p2.xml",
            "in/frus1948v01p2.xml.xz",
            "frus1948v01p2.XML.gz",
        ):
            with self.subTest(name):
                volume = read(file_of("", header=header()), name)

                self.assertEqual(volume.identifier, "frus1948v01p2")
                self.assertEqual(volume.problems, ())

    def test_a_file_that_says_otherwise_is_reported(self):
        file = file_of("", header=header(), declared=' xml:id="frus1948v01"')

        volume = read(file, "frus1948v01p2-corrected.xml")

        self.assertEqual(volume.identifier, "frus1948v01p2-corrected")
        self.assertEqual(
            [
                problem.message
                for problem in problems_of(volume, ProblemCode.OTHER_IDENTIFIER)
            ],
            [
                "This volume is “frus1948v01p2-corrected” here, but “frus1948v01p2” in "
                "its header (idno).",
                "This volume is “frus1948v01p2-corrected” here, but “frus1948v01” in "
                "its root (xml:id).",
            ],
        )

    def test_the_header_names_a_file_whose_name_will_not_do(self):
        volume = read(file_of("", header=header()), "Volume I (2).xml")
        self.assertEqual(volume.identifier, "frus1948v01p2")

    def test_without_either_it_says_what_to_do(self):
        with self.assertRaisesRegex(SourceError, "Rename the file"):
            read(file_of("", header="<teiHeader/>"), "Volume I (2).xml")
