"""The HTML of each kind of node: its elements, and the words that announce it."""

from unittest import TestCase

from letters.rendering import render_document
from letters.rendering.rules import BLOCK_RULES, SPAN_RULES
from letters.tei.nodes import BlockKind, SpanKind
from letters.tests.derivation.texts import records_of
from letters.tests.rendering.markup import Page
from letters.tests.rendering.rendered import BASE, page_of, page_of_tei


class RenderingRuleTests(TestCase):
    def test_there_is_a_rule_for_every_kind(self):
        self.assertEqual(set(BLOCK_RULES), set(BlockKind))
        self.assertEqual(set(SPAN_RULES) | {SpanKind.HIGHLIGHT}, set(SpanKind))

    def test_emphasis_is_an_element_of_its_own(self):
        cases = {
            "*a*": "i",
            "[a]{.bold}": "b",
            "[a]{.underline}": "u",
            "~~a~~": "del",
            "[a]{.superscript}": "sup",
            "[a]{.subscript}": "sub",
        }
        for notation, name in cases.items():
            with self.subTest(notation):
                (element,) = page_of(notation).named(name)
                self.assertEqual(element.text.strip("[]").split(": ")[-1], "a")

    def test_lists_tables_and_quotations_keep_their_structure(self):
        page = page_of_tei(
            "<p>a<list><item>b</item><item>c</item></list></p><quote>d</quote>"
            '<table><row><cell cols="2">e</cell><cell rows="x">f</cell></row></table>'
        )
        roles = [
            element.attributes["role"]
            for element in page.elements
            if "role" in element.attributes
        ]
        self.assertEqual(roles, ["list", "listitem", "listitem"])
        self.assertEqual(
            [td.attributes for td in page.named("td")], [{"colspan": "2"}, {}]
        )
        self.assertEqual(len(page.named("blockquote")), 1)
        self.assertEqual(page.faults, [])

    def test_an_item_is_one_only_in_a_list(self):
        (item,) = page_of_tei("<item>a</item>").find("item")
        self.assertNotIn("role", item.attributes)

    def test_where_a_paragraph_stands_is_a_class_of_ours_or_none(self):
        for rendition, expected in (("center", {"center"}), ('x" onclick="y', set())):
            with self.subTest(rendition):
                escaped = rendition.replace('"', "&quot;")
                page = page_of_tei(f'<p rend="{escaped}">a</p>')
                self.assertEqual(page.elements[0].classes, {"paragraph"} | expected)

    def test_the_heading_of_a_table_is_its_caption(self):
        row = "<row><cell>1</cell></row>"
        for table, tags in (
            (f"<head>a</head>{row}", ["table", "caption", "tr", "td"]),
            (f"{row}<head>a</head>", ["table", "tr", "td", "tr", "td", "p"]),
            (
                f"<head>a</head><head>b</head>{row}",
                ["table", "caption", "tr", "td", "p", "tr", "td"],
            ),
        ):
            with self.subTest(table):
                page = page_of_tei(f"<p>x</p><table>{table}</table>")
                self.assertEqual(page.faults, [])
                self.assertEqual([element.name for element in page.elements][1:], tags)


class AnnouncementTests(TestCase):
    def test_what_is_seen_is_also_said(self):
        cases = {
            "~~SECRET~~": "[struck out: SECRET]",
            "[anf]{.hand}": "[handwritten: anf]",
            "[anf]{.hand by=declassifier}": "[handwritten, hand declassifier: anf]",
            "[EYES ONLY]{.stamp}": "[stamped: EYES ONLY]",
            "[82]{.number}": "[filing number: 82]",
            "[Aviation]{.supplied}": "[supplied by the editor: [Aviation]]",
            "[faint]{.unclear}": "[reading uncertain: faint]",
            "[1 line]{.withheld}": "[withheld: [1 line]]",
            "::: letterhead\nTHE WHITE HOUSE\n:::": "[letterhead: THE WHITE HOUSE]",
            "[If]{.conditional #c}": (
                "[conditional passage begins] [If] [conditional passage ends]"
            ),
        }
        for notation, words in cases.items():
            with self.subTest(notation):
                self.assertEqual(page_of(notation).spoken.strip(), words)

    def test_what_is_said_is_hidden_from_the_eye_and_from_copying(self):
        for element in page_of("~~a~~ [b]{.hand}").find("visually-hidden"):
            self.assertIn("apparatus", element.classes)

    def test_brackets_of_different_kinds_look_different(self):
        page = page_of(
            "[a]{.supplied} [b]{.conditional #c} [c]{.withheld} [d] [Page 2] e"
        )
        texts = {
            name: [element.text for element in page.find(name)]
            for name in ("supplied", "conditional", "withheld", "page-break")
        }
        self.assertEqual([len(of_kind) for of_kind in texts.values()], [1, 1, 1, 1])
        self.assertIn("[d]", page.text)

    def test_where_it_was_written_is_shown_and_said_if_it_is_recorded(self):
        for attributes, classes, words in (
            (
                "place='margin-left' hand='#rr'",
                {"hand", "at-margin-left"},
                "[handwritten in the left margin, hand rr: ",
            ),
            ("place='above'", {"added", "at-above"}, "[added above the line: "),
            ("place='above' hand='#typist'", {"added", "at-above"}, "[added above the"),
            ("rend='pencil'", {"hand"}, "[handwritten: "),
            ("place='\"&gt;&lt;b&gt;'", {"added"}, "[added: "),
            ("", {"added"}, "[added: "),
        ):
            with self.subTest(attributes):
                page = page_of_tei(f"<p>a <add {attributes}>OK</add></p>")
                (hand,) = [*page.find("hand"), *page.find("added")]
                self.assertEqual(hand.classes, classes)
                self.assertIn(words, page.spoken)


class PageBreakTests(TestCase):
    def test_a_break_is_a_place_a_link_and_a_word(self):
        page = page_of("areas you [Page 681] mentioned")
        (mark,) = page.find("page-break")
        (link,) = page.named("a")

        self.assertEqual(mark.attributes["role"], "doc-pagebreak")
        self.assertEqual((mark.attributes["id"], mark.text), ("page-681", "[Page 681]"))
        self.assertEqual(link.attributes["href"], f"{BASE}pages/681/")

    def test_a_break_says_how_it_is_known(self):
        page = page_of("[Page 1]{.implied} a [Page 2]{.inferred} b [Page 3] c")
        self.assertEqual(
            [element.text for element in page.find("page-break")],
            ["[Page 1] (implied)", "[Page 2] (inferred)", "[Page 3]"],
        )

    def test_a_text_is_cut_by_each_of_its_paginations(self):
        rendered = render_document(
            records_of("[Page 1] a [Page 5]{ed=ts} b [Page 2] c"), BASE
        )
        pages = {
            key: Page(cut.cut(rendered.html)).lines
            for key, cut in rendered.pages.items()
        }
        self.assertEqual(
            pages,
            {
                "1": ["a b"],
                "2": ["c"],
                "ts-4": ["a"],
                "ts-5": ["b c"],
            },
        )

    def test_what_a_page_cuts_is_opened_again_and_marked_as_continued(self):
        rendered = render_document(records_of("[Page 1] a *b [Page 2] c* d"), BASE)
        page = Page(rendered.pages["2"].cut(rendered.html))

        self.assertEqual([element.text for element in page.named("i")], ["[Page 2]c"])
        self.assertEqual(len(page.find("continued")), 2)

    def test_a_page_may_begin_in_a_table(self):
        page = page_of_tei(
            '<table><row><cell>a</cell></row><pb n="2"/><row><pb n="3"/><cell>b</cell></row>'
            "</table>"
        )
        self.assertEqual((page.faults, page.lines), ([], ["a", "b"]))

    def test_a_page_may_begin_between_the_items_of_a_list(self):
        page = page_of_tei(
            '<list><item>a</item><pb n="2"/><item>b</item></list><pb n="3"/>'
        )
        roles = [
            element.attributes["role"]
            for element in page.elements
            if "role" in element.attributes
        ]
        in_list = ["list", "listitem", "listitem", "doc-pagebreak", "listitem"]
        self.assertEqual(roles, [*in_list, "doc-pagebreak"])
        self.assertEqual(page.faults, [])


class NoteMarkTests(TestCase):
    def test_a_mark_leads_to_its_note_and_is_none_of_the_words(self):
        page = page_of("our countries.[^2] I agree\n\n[^2]: See Document 183.")
        (link,) = page.named("a")

        self.assertEqual(link.attributes["href"], "#note-2")
        self.assertEqual(link.attributes["id"], "mark-2")
        self.assertEqual(page.lines, ["our countries. I agree"])

    def test_a_note_that_nothing_calls_for_has_no_mark(self):
        rendered = render_document(records_of("Text.\n\n[^5]: Lost."), BASE)
        self.assertNotIn("note-mark", rendered.html)
        self.assertEqual(rendered.notes, {"5": "Lost."})

    def test_a_note_in_a_note_is_marked_in_it(self):
        rendered = render_document(records_of("a[^1]\n\n[^1]: b[^2]\n\n[^2]: c"), BASE)
        self.assertIn('href="#note-2"', rendered.notes["1"])
        self.assertNotIn('href="#note-2"', rendered.html)

    def test_references_in_a_note_have_each_a_link_of_their_own(self):
        rendered = render_document(
            records_of("a[^1]\n\n[^1]: See Documents 12, 34, and 38."), BASE
        )
        links = Page(rendered.notes["1"]).named("a")
        self.assertEqual([link.text for link in links], ["Documents 12", "34", "38"])
        self.assertEqual(
            [link.attributes["href"] for link in links],
            [f"{BASE}references/x{number}/" for number in (1, 2, 3)],
        )

    def test_a_file_number_stands_above_the_heading(self):
        page = page_of_tei(
            '<note rend="inline" type="source">851<gloss target="#t_G1">G</gloss>.01/6–'
            "2149:\n Telegram</note><head>Memorandum</head><p>a</p>"
        )
        (number,) = page.find("file-number")
        self.assertEqual(number.text, "851G.01/6–2149: Telegram")
        self.assertEqual(page.lines, ["Memorandum", "a"])
