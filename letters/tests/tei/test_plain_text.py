"""The one plain text: white space by the rules that the cases below number C1 to C7."""

from unittest import TestCase

from letters.tei.body import read_document
from letters.tei.nodes import BlockKind, SpanKind
from letters.tei.plain_text import read_text

# The text with "|" where a note's mark stands and "/" where a page begins.
WHITE_SPACE = {
    # C1: characters stay as they are, and comments are dropped.
    "<p>“don't” -- e\u0301 &amp; é</p>": "“don't” -- e\u0301 & é",
    "<p>a<!-- no -->b<?lb?>c</p>": "abc",
    # C2: runs of XML's white space are one space, across elements, notes and breaks.
    "<p>a \t\r\n  b</p>": "a b",
    "<p>a <hi> b </hi> c</p>": "a b c",
    "<p>a<hi> b</hi>c</p>": "a bc",
    "<p>a<hi> </hi>b</p>": "a b",
    "<p>a\u00a0\u00a0b\u2003c</p>": "a\u00a0\u00a0b\u2003c",
    # C3: blocks are trimmed lines; an empty block is none, except a cell or an item.
    "<p> a </p> <p>b</p>": "a\nb",
    "<p>a</p><p> </p><p>b</p>": "a\nb",
    "<p>a<lb/> b <lb/>c</p>": "a\u2028b\u2028c",
    "<p>a<lb/></p><p>b</p>": "a\nb",
    "<p>a<list><item>b</item></list>c</p>": "a\nb\nc",
    "<table><row><cell/><cell>b</cell></row></table>": "\nb",
    "<list><item/><label/><item>b</item></list>": "\n\nb",
    "a<p>b</p>c": "a\nb\nc",
    # C4: a note's mark belongs to the word before it, the space comes after.
    "<p>word\n<note>n</note> next</p>": "word| next",
    "<p>word<note>n</note>next</p>": "word|next",
    "<p>word<note>n</note> next</p>": "word| next",
    "<p>word <note>n</note>next</p>": "word| next",
    "<p>a <hi>b <note>n</note></hi> c</p>": "a b| c",
    "<p>a<note>1</note> <note>2</note> b</p>": "a|| b",
    "<p>a <note>1</note>\n<note>2</note>b</p>": "a|| b",
    "<p>a<note>n</note></p><p>b</p>": "a|\nb",
    "<p><note>n</note> a</p>": "|a",
    # C5: a page break belongs to the word after it, the space comes before.
    '<p>a <pb n="2"/> b</p>': "a /b",
    '<p>a<pb n="2"/> b</p>': "a /b",
    '<p>a <pb n="2"/>b</p>': "a /b",
    '<p>demobi<pb n="2"/>lization</p>': "demobi/lization",
    '<p>a</p> <pb n="2"/> <p>b</p>': "a\n/b",
    '<p>a</p><p><pb n="2"/>b</p>': "a\n/b",
    '<p>a<pb n="2"/></p><p>b</p>': "a\n/b",
    '<p>a <hi>b <pb n="2"/></hi> c</p>': "a b /c",
    '<p>a<lb/><pb n="2"/>b</p>': "a\u2028/b",
    '<p>a</p><pb n="2"/>': "a/",
    '<pb n="1"/><p>a</p>': "/a",
    # C4 and C5 at one place: in the order of the document.
    '<p>a<note>n</note> <pb n="2"/>b</p>': "a| /b",
    '<p>a <pb n="2"/><note>n</note> b</p>': "a /|b",
    '<p>a <note>n</note><pb n="2"/> b</p>': "a| /b",
    # C7: all that is in the division counts, except divisions that are documents.
    '<p>a</p><div type="document"><p>b</p></div>': "a",
    '<p>a</p><div type="section"><p>b</p></div>': "a\nb",
    '<p>a <frus xmlns="http://history.state.gov/frus/ns/1.0">x</frus> b</p>': "a b",
    '<p>a <odd>b</odd> <script xmlns="http://www.w3.org/1999/xhtml">c</script></p>': "a b c",
    "<p>a <gap/> b <graphic url='x'/></p>": "a [a passage is left out here] b",
}


def body_of(markup):
    return read_document(f'<div xmlns="http://www.tei-c.org/ns/1.0">{markup}</div>')


def plain(markup):
    return read_text(body_of(markup))


def drawn(text):
    """The text of `text` with "|" at each note and "/" at each page break."""
    points = [(note.start, "|") for note in text.notes]
    points += [(page.start, "/") for page in text.page_breaks]
    letters = text.text

    for start, sign in sorted(points, key=lambda point: point[0], reverse=True):
        letters = letters[:start] + sign + letters[start:]
    return letters


def slices(text, nodes):
    return [text.slice(located) for located in nodes]


class WhiteSpaceTests(TestCase):
    def test_it_stands_where_the_rules_of_the_series_put_it(self):
        for markup, expected in WHITE_SPACE.items():
            with self.subTest(markup):
                text = plain(markup)
                signs = expected.replace("|", "").replace("/", "")
                self.assertEqual(text.text, signs)
                self.assertEqual(
                    drawn(text).replace("/|", "|/"), expected.replace("/|", "|/")
                )

    def test_breaks_after_the_last_word_stand_at_the_end(self):
        text = plain('<p>ab</p><pb n="2"/><pb n="3"/>')
        self.assertEqual([page.start for page in text.page_breaks], [2, 2])

    def test_the_break_between_paragraphs_belongs_to_the_second(self):
        text = plain('<p>ab</p><pb n="2"/><p>cd</p>')
        self.assertEqual(text.text[text.page_breaks[0].start :], "cd")

    def test_offsets_count_code_points(self):
        text = plain("<p>𝒜 e\u0301<note>n</note> b</p>")
        self.assertEqual(text.notes[0].start, 4)

    def test_an_empty_division_has_an_empty_text(self):
        for markup in ("", " ", "<p/>", "<!-- c -->", '<pb n="1"/>'):
            with self.subTest(markup):
                self.assertEqual(plain(markup).text, "")


class NoteTextTests(TestCase):
    def test_the_text_of_a_note_is_its_own(self):
        text = plain("<p>a<note n='1'> See <hi>Document</hi>\n 5. </note> b</p>")
        self.assertEqual(text.text, "a b")
        self.assertEqual(read_text(text.notes[0].node).text, "See Document 5.")

    def test_a_note_has_lines_where_it_has_paragraphs(self):
        text = plain("<p>a<note><p>One.</p><p>Two.</p></note></p>")
        self.assertEqual(read_text(text.notes[0].node).text, "One.\nTwo.")

    def test_a_note_in_a_note_belongs_to_the_note(self):
        text = plain("<p>a<note>b<note>c</note> d</note> e</p>")
        outer = read_text(text.notes[0].node)

        self.assertEqual(len(text.notes), 1)
        self.assertEqual(outer.text, "b d")
        self.assertEqual(read_text(outer.notes[0].node).text, "c")
        self.assertEqual(outer.notes[0].start, 1)

    def test_a_page_break_in_a_note_is_none_of_the_running_text(self):
        text = plain('<p>a<note>b <pb n="2"/>c</note> d</p>')
        self.assertEqual(text.page_breaks, [])
        self.assertEqual(len(read_text(text.notes[0].node).page_breaks), 1)

    def test_two_notes_that_say_the_same_are_two(self):
        text = plain("<p>a<note>Ibid.</note> b<note>Ibid.</note></p>")
        self.assertEqual([note.start for note in text.notes], [1, 3])


class SegmentTests(TestCase):
    def test_what_can_be_cited_is_a_segment(self):
        text = plain(
            "<head>H</head><opener><dateline>D</dateline><salute>S</salute></opener>"
            "<p>P</p><closer><signed>N</signed></closer>"
            "<postscript><p>PS</p></postscript>"
        )
        kinds = [(segment.node.kind, text.slice(segment)) for segment in text.segments]
        self.assertEqual(
            kinds,
            [
                (BlockKind.HEADING, "H"),
                (BlockKind.DATELINE, "D"),
                (BlockKind.SALUTE, "S"),
                (BlockKind.PARAGRAPH, "P"),
                (BlockKind.SIGNATURE, "N"),
                (BlockKind.PARAGRAPH, "PS"),
            ],
        )

    def test_a_table_is_cited_as_one(self):
        text = plain("<table><row><cell>a</cell><cell>b</cell></row></table><p>c</p>")
        self.assertEqual(slices(text, text.segments), ["a\nb", "c"])

    def test_the_items_of_a_list_are_cited_each(self):
        text = plain(
            "<p>a<list><label>1</label><item>b</item><item>c</item></list></p>"
        )
        self.assertEqual(slices(text, text.segments), ["a\n1\nb\nc", "b", "c"])

    def test_an_empty_block_is_no_segment(self):
        self.assertEqual(plain("<p/><p><note>n</note></p>").segments, [])

    def test_a_segment_of_a_line_is_one_only_among_blocks(self):
        cases = {
            "<seg>a</seg><seg>b</seg>": "a\nb",
            "<p>a <seg>b</seg> c</p>": "a b c",
            "<p>a <signed>b</signed> <salute>c</salute></p>": "a b c",
            "<closer><signed>a</signed><salute>b</salute></closer>": "a\nb",
            "<head>a <seg>b</seg></head>": "a b",
            "<note><seg>b</seg></note>": "",
            '<seg type="conditional" xml:id="c">a</seg><seg>b</seg>': "a\nb",
        }
        for markup, expected in cases.items():
            with self.subTest(markup):
                self.assertEqual(plain(markup).text, expected)


class SpanTextTests(TestCase):
    def test_a_span_is_as_long_as_its_words(self):
        cases = {
            "<p>a <hi> b </hi> c</p>": ["b"],
            "<p>a <hi>b<note>n</note> c</hi></p>": ["b c"],
            '<p>a <hi>b <pb n="2"/>c</hi></p>': ["b c"],
            "<p><hi>a</hi><hi>b</hi></p>": ["a", "b"],
            "<p>a<hi/>b</p>": [""],
            "<p>a<hi> </hi>b</p>": [""],
            "<p><hi>a <persName>b</persName></hi> c</p>": ["a b", "b"],
        }
        for markup, expected in cases.items():
            with self.subTest(markup):
                text = plain(markup)
                self.assertEqual(slices(text, text.spans), expected)

    def test_spans_are_in_the_order_of_their_start_tags(self):
        text = plain(
            "<p><hi>a <persName>b</persName></hi> <ref target='#d1'>c</ref></p>"
        )
        self.assertEqual(
            [span.node.kind for span in text.spans],
            [SpanKind.HIGHLIGHT, SpanKind.PERSON, SpanKind.REFERENCE],
        )

    def test_it_says_where_each_child_of_a_node_begins(self):
        body = body_of("<p>ab <hi>cd</hi><note>n</note> ef</p><p>gh</p>")
        starts = read_text(body).starts

        self.assertEqual(starts[id(body)], [0, 9])
        self.assertEqual(starts[id(body.children[0])], [0, 3, 5, 5])


class PassageTextTests(TestCase):
    def test_a_passage_may_cross_paragraphs(self):
        text = plain(
            '<p>a <anchor xml:id="c.opens"/><metamark function="conditional-open" '
            'target="#c">[</metamark>b</p><p>d<metamark function="conditional-close" '
            'target="#c">]</metamark><anchor xml:id="c.closes"/> e</p>'
            '<spanGrp type="conditional"><span from="#c.opens" to="#c.closes"/></spanGrp>'
        )
        self.assertEqual(text.text, "a [b\nd] e")
        self.assertEqual([edge.node.opens for edge in text.edges], [True, False])
        self.assertEqual(slices(text, text.edges), ["[", "]"])
        self.assertEqual((text.edges[0].start, text.edges[1].end), (2, 7))

    def test_brackets_inside_the_passage_itself_are_a_sign_of_its_span(self):
        text = plain(
            '<p>a <seg type="conditional" xml:id="c"><metamark function="conditional-open"'
            ' target="#c">[</metamark>b]</seg></p>'
        )
        self.assertEqual(text.edges, [])
        self.assertEqual(slices(text, text.spans), ["[b]", "["])
