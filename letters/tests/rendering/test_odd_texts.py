"""Odd texts of other encoders still become whole HTML with every word."""

from unittest import TestCase

from letters.rendering import render_document
from letters.tests.derivation.texts import records_of_tei
from letters.tests.rendering.markup import Page


def rendered(markup):
    return render_document(records_of_tei(markup), "/documents/x/")


def page_of(markup):
    return Page(rendered(markup).html)


class OddReferenceTests(TestCase):
    def test_of_two_references_in_one_place_the_first_is_the_link(self):
        page = page_of('<p><ref target="#d1"><ref target="#d2">both</ref></ref> on</p>')
        links = [(link.attributes["id"], link.text) for link in page.named("a")]
        self.assertEqual(links, [("x1", "both")])
        self.assertEqual((page.lines, page.faults), (["both on"], []))

    def test_a_reference_across_emphasis_is_linked_to_where_it_begins(self):
        page = page_of('<p>See <ref target="#d1">Letter <hi>of</hi> May</ref>.</p>')
        self.assertEqual([link.text for link in page.named("a")], ["Letter "])
        self.assertEqual((page.lines, page.faults), (["See Letter of May."], []))

    def test_a_pointer_to_elsewhere_is_words_alone(self):
        page = page_of('<p>See <ref target="javascript:alert(1)">there</ref>.</p>')
        self.assertEqual(page.named("a"), [])
        self.assertEqual(page.lines, ["See there."])


class OddStructureTests(TestCase):
    def test_a_paragraph_within_a_line_is_a_line_of_its_own(self):
        for element in ("hi", 'seg type="conditional" xml:id="offer"'):
            name = element.split()[0]
            page = page_of(f"<p>a <{element}><p>b</p></{name}> c</p>")
            with self.subTest(name):
                self.assertEqual(page.faults, [])
                self.assertEqual(page.lines, ["a", "b", "c"])
                self.assertEqual(
                    [e.name for e in page.find("paragraph")], ["div", "span"]
                )

    def test_a_paragraph_that_holds_blocks_is_a_division(self):
        page = page_of("<p>a<list><item>b</item></list>c</p>")
        self.assertEqual(page.faults, [])
        self.assertEqual(page.find("paragraph")[0].name, "div")

    def test_only_numbers_of_columns_and_rows_are_kept(self):
        page = page_of(
            '<table><row><cell cols="2" rows="x">a</cell>'
            '<cell cols="-1" rows="3">b</cell></row></table>'
        )
        first, second = (cell.attributes for cell in page.named("td"))
        self.assertEqual((first.get("colspan"), first.get("rowspan")), ("2", None))
        self.assertEqual((second.get("colspan"), second.get("rowspan")), (None, "3"))

    def test_breaks_in_every_part_of_a_table_leave_it_whole(self):
        html = rendered(
            '<table><pb n="2"/><row><pb n="3"/><cell>a<pb n="4"/>b</cell></row></table>'
        )
        page = Page(html.html)
        self.assertEqual(page.faults, [])
        self.assertEqual(len(page.find("page-break")), 3)
        for key, cut in html.pages.items():
            with self.subTest(key):
                self.assertEqual(Page(cut.cut(html.html)).faults, [])


class OddNoteTests(TestCase):
    def test_a_break_within_a_note_is_said_in_it_and_begins_a_page_after_its_mark(self):
        html = rendered('<p>x<note n="1">a<pb n="3"/>b</note> y</p>')
        note = Page(html.notes["1"])
        self.assertEqual(note.spoken, "a[Page 3]b")
        self.assertEqual(note.named("a"), [])
        cuts = {key: Page(cut.cut(html.html)) for key, cut in html.pages.items()}
        self.assertEqual(
            {key: page.lines for key, page in cuts.items()}, {"2": ["x"], "3": ["y"]}
        )
        self.assertEqual(len(cuts["2"].find("note-mark")), 1)

    def test_a_break_of_another_pagination_within_a_note_is_named(self):
        html = rendered('<p>x<note n="1">a<pb n="3" ed="print"/>b</note></p>')
        self.assertIn(">[Print page 3]</span>b", html.notes["1"])

    def test_a_note_without_a_number_is_called_the_source_if_it_is_one(self):
        page = page_of("<p>x<note>Source: a library.</note></p>")
        (mark,) = page.named("a")
        self.assertEqual(mark.text, "Source")
        self.assertEqual(mark.attributes["href"], "#note-source")

    def test_a_pointer_without_words_is_said_unless_it_is_a_mark(self):
        page = page_of(
            '<p>x<ptr target="#n1"/> y<ptr target="#n1"/> z<ptr target="b.xml"/></p>'
            '<div type="notes"><note xml:id="n1" n="1">n</note></div>'
        )
        words = [element.text for element in page.find("pointer")]
        self.assertEqual(words, ["[see note 1]", "[pointer to b.xml]"])

    def test_another_note_without_a_number_is_no_source(self):
        page = page_of('<p>x<note type="commentary">n</note><note>o</note></p>')
        marks = [mark.text for mark in page.named("a")]
        self.assertEqual(marks, ["Commentary", "*"])

    def test_a_summary_is_called_so_whatever_its_number(self):
        page = page_of('<p>x<note n="2" type="summary">n</note></p>')
        (mark,) = page.named("a")
        self.assertEqual((mark.text, mark.attributes["aria-label"]), ("Summary",) * 2)


class OmittedContentTests(TestCase):
    def test_what_is_not_drawn_is_said(self):
        page = page_of('<p>a<gap/>b<graphic url="page &quot;1&quot;.jpg"/>c</p>')
        words = [element.text for element in page.find("left-out")]
        self.assertEqual(words, ['[figure: page "1".jpg]'])
        self.assertEqual(page.lines, ["a[a passage is left out here]bc"])

    def test_milestones_are_nothing_to_a_reader(self):
        page = page_of('<p>a<milestone unit="x"/>b</p>')
        self.assertEqual((page.lines, page.find("left-out")), (["ab"], []))


class OddPassageTests(TestCase):
    OPENS = '<metamark function="conditional-open" target="#offer">[</metamark>'
    CLOSES = '<metamark function="conditional-close" target="#offer">]</metamark>'

    def test_edges_between_paragraphs_keep_their_brackets(self):
        page = page_of(f"{self.OPENS}<p>a</p>{self.CLOSES}<p>b</p>")
        self.assertEqual(page.faults, [])
        self.assertEqual([e.text for e in page.find("metamark")], ["[", "]"])

    def test_an_edge_that_closes_what_is_not_open_is_only_a_bracket(self):
        page = page_of(f"<p>a {self.CLOSES} b</p>")
        self.assertEqual(page.lines, ["a ] b"])
        self.assertEqual(page.find("conditional"), [])

    def test_a_passage_that_ends_in_a_list_leaves_the_list_whole(self):
        page = page_of(
            f"<p>a {self.OPENS}b</p><list><item>c{self.CLOSES} d</item></list>"
        )
        self.assertEqual(page.faults, [])
        self.assertEqual(page.lines, ["a [b", "c] d"])
        self.assertEqual(len(page.find("conditional")), 2)
        self.assertEqual(page.find("item")[0].text.split()[-1], "d")

    def test_a_passage_that_begins_between_paragraphs_is_marked_in_each(self):
        page = page_of(f"<p>a</p>{self.OPENS}<p>b</p><p>c{self.CLOSES} d</p>")
        parts = [part.text for part in page.find("conditional")]
        self.assertEqual(page.faults, [])
        self.assertEqual([part.split()[0] for part in parts], ["b", "c]"])
        self.assertEqual(page.find("metamark")[0].attributes["id"], "offer")

    def test_loose_words_around_a_list_are_part_of_the_passage(self):
        page = page_of(
            f"<p>one {self.OPENS}two<list><item>three</item></list>four{self.CLOSES}</p>"
        )
        inside = "".join(part.text for part in page.find("conditional"))
        self.assertEqual(page.faults, [])
        for word in ("two", "three", "four"):
            with self.subTest(word):
                self.assertIn(word, inside)
        self.assertNotIn("one", inside)
