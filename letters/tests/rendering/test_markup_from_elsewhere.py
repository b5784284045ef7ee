"""What other editions encode is on the page as what it is."""

from unittest import TestCase

from letters.derivation.derive import derive
from letters.derivation.model import Context, KnownKeys
from letters.rendering import render_document
from letters.tei.body import read_document
from letters.tests.derivation.texts import records_of_tei
from letters.tests.rendering.markup import Page
from letters.tests.rendering.rendered import BASE, page_of_tei


class LanguagesOfWordsTests(TestCase):
    def test_words_have_their_language_and_direction(self):
        for language, direction in {
            "ru": "ltr",
            "ar": "rtl",
            "he": "rtl",
            "he-Latn": "ltr",
            "ku-Arab-IQ": "rtl",
            "fa-IR": "rtl",
        }.items():
            with self.subTest(language):
                for markup in (
                    f"<p>a <foreign xml:lang='{language}'>b</foreign></p>",
                    f"<p xml:lang='{language}'>b</p>",
                ):
                    page = page_of_tei(markup)
                    (found,) = [e for e in page.elements if "lang" in e.attributes]
                    told = found.attributes["lang"], found.attributes["dir"]
                    self.assertEqual(told, (language, direction))

    def test_the_language_of_the_whole_is_that_of_its_blocks(self):
        around = '<div xmlns="http://www.tei-c.org/ns/1.0" xml:lang="ru">'
        body = read_document(f'{around}<p>a</p><p xml:lang="de">b</p></div>')
        records = derive(body, KnownKeys(), Context())
        page = Page(render_document(records, BASE).html)
        told = [e.attributes["lang"] for e in page.elements if "lang" in e.attributes]
        self.assertEqual(told, ["ru", "de"])

    def test_what_is_no_language_is_not_called_one(self):
        page = page_of_tei("<p xml:lang='some language'>b</p>")
        self.assertFalse(any("lang" in e.attributes for e in page.elements))


class QuotationsOfOtherEditionsTests(TestCase):
    def test_marks_stand_where_the_source_prints_none(self):
        for markup, text in {
            "He said <q>no</q>.": "He said “no”.",
            "He said <said who='#h'>no</said>.": "He said “no”.",
            "A <soCalled>friend</soCalled>": "A “friend”",
            "He wrote <quote>so be it</quote> twice": "He wrote “so be it” twice",
            "He said “<q>no</q>”.": "He said “no”.",
            "He said <q>«no»</q>.": "He said «no».",
            "He said <q rend='none'>no</q>.": "He said no.",
            "He <q>said\n</q> no": "He “said” no",
        }.items():
            with self.subTest(markup):
                self.assertEqual(records_of_tei(f"<p>{markup}</p>").text, text)
                self.assertEqual(page_of_tei(f"<p>{markup}</p>").lines, [text])

    def test_a_quotation_of_paragraphs_is_set_apart(self):
        page = page_of_tei("<p>a</p><q><p>b</p></q><quote rend='x'>c</quote>")
        self.assertEqual([e.text.strip() for e in page.named("blockquote")], ["b", "c"])


class EmphasisTests(TestCase):
    def test_titles_and_emphasis(self):
        for markup, name in {
            "<emph>a</emph>": "em",
            "<emph rend='bold'>a</emph>": "b",
            "<title>a</title>": "cite",
            "<title level='m'>a</title>": "cite",
            "<title level='a'>a</title>": "span",
            "<mentioned>a</mentioned>": "i",
        }.items():
            with self.subTest(markup):
                page = page_of_tei(f"<p>{markup}</p>")
                self.assertEqual(page.elements[-1].name, name)


class MilestonesTests(TestCase):
    def test_folios_columns_gatherings_and_hands_are_told_beside_the_text(self):
        for markup, words in {
            "<milestone unit='folio' n='1v'/>": "[folio 1v]",
            "<milestone unit='section'/>": "[section]",
            "<milestone/>": "",
            "<cb n='2'/>": "[column 2]",
            "<cb/>": "[column]",
            "<gb n='C'/>": "[gathering C]",
            "<handShift new='#hale' medium='ink'/>": "[in the hand of hale, ink]",
            "<handShift/>": "[another hand: not named]",
        }.items():
            with self.subTest(markup):
                page = page_of_tei(f"<p>a{markup}b</p>")
                self.assertEqual(page.text.strip(), "ab")
                self.assertEqual(page.spoken.strip(), f"a{words}b")

    def test_what_a_hand_writes_is_a_mark_up_to_the_next_hand(self):
        records = records_of_tei(
            "<p>One <handShift new='#a' medium='ink'/>two </p><p>three "
            "<handShift new='#typist'/>four <handShift new='#b'/>five</p>"
        )
        marks = [(mark.text, mark.hand) for mark in records.marks]
        self.assertEqual(marks, [("two\nthree", "a"), ("five", "b")])


class NumberedListsTests(TestCase):
    def numbers(self, markup):
        page = page_of_tei(markup)
        return [item.attributes.get("data-number") for item in page.find("item")]

    def test_items_have_the_numbers_that_the_source_gives(self):
        items = "<item n='1'>a</item><item n='(b)'>b</item><item n='3'>3. c</item>"
        self.assertEqual(self.numbers(f"<list>{items}</list>"), ["1.", "(b)", None])

    def test_a_numbered_list_is_counted_where_no_numbers_are_printed(self):
        for markup, is_counted in {
            "<list type='ordered'><item>a</item></list>": True,
            "<list rend='numbered'><item>a</item></list>": True,
            "<list type='ordered'><item>1. a</item></list>": False,
            "<list type='ordered'><item n='1'>a</item></list>": False,
            "<list type='bulleted'><item>a</item></list>": False,
        }.items():
            with self.subTest(markup):
                found = page_of_tei(markup).find("list--numbered")
                self.assertEqual(bool(found), is_counted)


class LinesOfOtherEditionsTests(TestCase):
    def test_elements_without_a_rule_are_lines_among_paragraphs(self):
        for markup, lines in {
            "<p>a</p><trailer>b</trailer>": ["a", "b"],
            "<sp><speaker>Hale</speaker><p>Yes.</p></sp>": ["Hale", "Yes."],
            "<listOrg><org><orgName>A</orgName><desc>B</desc></org></listOrg>": [
                "A",
                "B",
            ],
            "<castList><castItem>A</castItem><castItem>B</castItem></castList>": [
                "A",
                "B",
            ],
            "<div1><head>H</head><p>a</p></div1>": ["H", "a"],
        }.items():
            with self.subTest(markup):
                self.assertEqual(records_of_tei(markup).text.splitlines(), lines)
                self.assertEqual(page_of_tei(markup).lines, lines)

    def test_the_description_of_a_picture_is_told_as_one(self):
        page = page_of_tei(
            "<figure><graphic url='a.png'/><figDesc>A seal.</figDesc></figure>"
        )
        self.assertIn("[figure: a.png]", page.spoken)
        self.assertIn("[description of the picture: A seal.]", page.spoken)
        self.assertEqual(page.lines, ["A seal."])
