"""TEI in notation; what the notation has no words for stays TEI."""

from unittest import TestCase

from letters.tei.body import read_document
from letters.tei.errors import NotExpressibleError
from letters.tei.notation import parse_notation, write_notation


def read(markup):
    return read_document(f'<div xmlns="http://www.tei-c.org/ns/1.0">{markup}</div>')


class NotationWritingTests(TestCase):
    def assert_written(self, cases):
        for markup, notation in cases.items():
            with self.subTest(markup):
                body = read(markup)
                self.assertEqual(write_notation(body), notation)
                self.assertEqual(parse_notation(notation, body.attributes), body)

    def test_emphasis_and_struck_words_have_signs(self):
        self.assert_written(
            {
                '<p><hi rend="italic">a</hi></p>': "*a*\n",
                '<p><del rend="strikethrough">a</del></p>': "~~a~~\n",
                '<p><hi rend="strong">a</hi></p>': "[a]{.bold}\n",
                '<p><hi rend="sub">a</hi></p>': "[a]{.subscript}\n",
                '<p><hi rend="smallcaps">a</hi></p>': "[a]{.smallcaps}\n",
            }
        )

    def test_brackets_on_the_page_are_told_from_words_without_them(self):
        self.assert_written(
            {
                "<p><supplied>[a]</supplied></p>": "[a]{.supplied}\n",
                "<p><supplied>a</supplied></p>": "[a]{.supplied .unbracketed}\n",
                "<p><supplied>[</supplied></p>": "[\\[]{.supplied .unbracketed}\n",
                '<p><supplied>[<hi rend="italic">a</hi>]</supplied></p>': (
                    "[*a*]{.supplied}\n"
                ),
                '<p><supplied><hi rend="italic">a</hi></supplied></p>': (
                    "[*a*]{.supplied .unbracketed}\n"
                ),
                '<p><seg type="conditional" xml:id="x">a</seg></p>': (
                    "[a]{.conditional .unbracketed #x}\n"
                ),
            }
        )

    def test_blocks_have_fences(self):
        self.assert_written(
            {
                "<p/>": "::: paragraph\n:::\n",
                '<p rend="center">a</p>': "::: paragraph {rend=center}\na\n:::\n",
                '<p><pb n="3"/></p>': "::: paragraph\n[Page 3]\n:::\n",
                "<quote><p>a</p></quote>": "::: quotation\na\n:::\n",
                "<postscript><p>a</p></postscript>": "::: postscript\na\n:::\n",
                "<list><head>h</head><item>a</item></list>": (
                    "::: list\n# h\n- a\n:::\n"
                ),
            }
        )

    def test_a_salutation_that_closes_a_letter_has_another_fence(self):
        self.assert_written(
            {
                "<closer><salute>x</salute><signed>y</signed></closer>": (
                    "::: closing\nx\n:::\n\n::: signature\ny\n:::\n"
                ),
                "<opener><salute>x</salute></opener>": "::: salute\nx\n:::\n",
            }
        )

    def test_what_would_be_read_as_notation_is_escaped(self):
        self.assert_written(
            {
                "<p>[^1] [Page 3] [a]{.x}</p>": "\\[^1] \\[Page 3] [a\\]{.x}\n",
                "<p>{a</p>": "\\{a\n",
                "<p>::: a</p>": "\\::: a\n",
                "<p>2 * 3 ~ \\</p>": "2 \\* 3 \\~ \\\\\n",
                '<p><note n="1">x</note>: a</p>': "[^1]\\: a\n\n[^1]: x\n",
            }
        )

    def test_notes_of_paragraphs_are_indented(self):
        self.assert_written(
            {
                '<p>a<note n="1"><p>b</p><p>c</p></note></p>': (
                    "a[^1]\n\n[^1]: b\n\n    c\n"
                ),
                '<p>a<note n="1">b<lb/>c</note></p>': "a[^1]\n\n[^1]: b\\\n    c\n",
                '<p>a<note n="1" type="source">b</note></p>': (
                    "a[^1]\n\n[^1]{.source}: b\n"
                ),
            }
        )

    def test_the_edges_of_a_passage_keep_their_attributes(self):
        text = "One [\\[]{.opens #x effect=omit} two.\n\nThree [\\]]{.closes #x}.\n"
        self.assertEqual(write_notation(parse_notation(text)), text)


class NotExpressibleTests(TestCase):
    def assert_no_words(self, reason, *markups):
        for markup in markups:
            with self.subTest(markup):
                with self.assertRaises(NotExpressibleError) as caught:
                    write_notation(read(markup))
                self.assertIn(reason, str(caught.exception))

    def test_blocks_within_a_line(self):
        reason = "no form for this element: a list in a line, at “ab”"
        self.assert_no_words(
            reason,
            "<closer><persName>a <list><item>b</item></list></persName></closer>",
        )

    def test_spans_without_a_word(self):
        self.assert_no_words("no word for foo", "<p><foo>a</foo></p>")

    def test_elements_without_a_word(self):
        markup = '<p>a<file xmlns="http://history.state.gov/ns/1.0">b</file></p>'
        self.assert_no_words("no form for this element: file, at “a”", markup)

    def test_attributes_without_a_key(self):
        self.assert_no_words("“foo” is not a key", '<p foo="x">a</p>')

    def test_what_would_be_read_back_as_something_else(self):
        self.assert_no_words("Edit it as TEI", '<pb n="2 3"/>')

    def test_what_notation_would_refuse(self):
        self.assert_no_words("nothing in the brackets", "<p><supplied/></p>")
