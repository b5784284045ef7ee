"""The index of a volume: names of headings, lines, and where they lead."""

from unittest import TestCase

from letters.tei.source import parse_xml
from letters.tei.volume import read_index

INDEX = """\
<div xmlns="http://www.tei-c.org/ns/1.0" type="section" xml:id="index">
    <head>Index</head>
    <list type="index">{}</list>
</div>"""


def headings(items):
    return list(read_index(parse_xml(INDEX.format(items))))


def names(items):
    return [heading.name for heading in headings(items)]


class HeadingTests(TestCase):
    def test_a_heading_is_named_by_what_stands_before_its_places(self):
        cases = {
            'Algeria, <ref target="#pg_142">142</ref>': "Algeria",
            "American Friends of Vietnam, <ref>742</ref>": "American Friends of Vietnam",
            "Congress, U.S.:<list><item>Acts of</item></list>": "Congress, U.S.",
            'Geneva Accords (<hi>1954</hi>), <ref target="#pg_63">63</ref>': (
                "Geneva Accords (1954)"
            ),
            'Aqaba, Gulf of. <hi>See</hi> <ref target="#in1">Tiran</ref>.': (
                "Aqaba, Gulf of"
            ),
            'Germany (see also <ref target="#in4">Berlin</ref>): <list/>': "Germany",
            'Holy See, <ref target="#d3">3</ref>': "Holy See",
            'Kent, Robert, 718n, <ref target="#pg_2">2</ref>': "Kent, Robert",
            "Suez, 1956": "Suez, 1956",
        }
        for item, name in cases.items():
            with self.subTest(item):
                self.assertEqual(names(f"<item>{item}</item>"), [name])

    def test_lists_that_only_keep_letters_together_are_no_headings(self):
        letters = (
            "<item><list><item>Africa</item><item>Angola</item></list>"
            "<list><item>Berlin</item></list></item>"
        )
        self.assertEqual(names(letters), ["Africa", "Angola", "Berlin"])

    def test_a_list_is_an_index_by_its_type_or_its_division(self):
        index = INDEX.format("<item>A</item>")
        by_division = index.replace(' type="index"', "")
        by_type = index.replace(' xml:id="index"', "")
        neither = by_division.replace(' xml:id="index"', "")
        for text, count in ((by_division, 1), (by_type, 1), (neither, 0)):
            with self.subTest(text[:90]):
                self.assertEqual(len(list(read_index(parse_xml(text)))), count)

    def test_numbers_alone_go_on_with_the_heading_above(self):
        (heading,) = headings(
            "<item>Berlin, <ref>1</ref></item><item><ref>2</ref>, <ref>3</ref></item>"
        )
        self.assertEqual(heading.places, 3)
        self.assertEqual(heading.lines[1].text, "2, 3")

    def test_so_do_numbers_of_notes(self):
        (heading,) = headings(
            "<item>Berlin, <ref>1</ref></item><item><ref>765</ref> n, <ref>3</ref></item>"
        )
        self.assertEqual(heading.lines[1].text, "765 n, 3")

    def test_a_heading_knows_the_person_of_the_list_that_it_begins_with(self):
        people = headings(
            '<item> <persName corresp="#p_DJF1">Dulles</persName>, 3</item>'
            '<item>Talks with <persName corresp="#p_DJF1">Dulles</persName></item>'
        )
        self.assertEqual([each.person for each in people], ["p_DJF1", ""])


class LineTests(TestCase):
    def setUp(self):
        (self.heading,) = headings(
            '<item xml:id="in7">Berlin, <ref target="#pg_1">1</ref>–'
            '<ref target="#pg_2">2</ref>\n   <hi>n</hi>\n'
            '<list><item xml:id="in8">Access to, <ref>9</ref><list>'
            '<item>by air, <ref target="frus1-a#d3">3</ref></item></list></item>'
            "<pb n='4'/><item>Wall</item></list></item>"
        )

    def test_each_line_stands_before_what_is_under_it(self):
        lines = [(line.level, line.text) for line in self.heading.lines]
        self.assertEqual(
            lines,
            [
                (0, "Berlin, 1–2 n"),
                (1, "Access to, 9"),
                (2, "by air, 3"),
                (1, "Wall"),
            ],
        )

    def test_words_have_the_pointer_of_their_file(self):
        words = [
            (words.text, words.pointer)
            for line in self.heading.lines
            for words in line.words
            if words.pointer
        ]
        expected = [("1", "#pg_1"), ("2", "#pg_2"), ("3", "frus1-a#d3")]
        self.assertEqual(words, expected)

    def test_places_are_counted_also_where_they_lead_nowhere(self):
        self.assertEqual(self.heading.places, 4)

    def test_words_without_the_numbers_are_for_the_search(self):
        self.assertEqual(self.heading.lines[1].words_alone, "Access to, ")

    def test_the_identifiers_of_all_lines_lead_to_the_heading(self):
        self.assertEqual(self.heading.identifiers, ("in7", "in8"))
