"""HTML says what the plain text says, page by page, and hostile words are only words."""

from unittest import TestCase

from letters.rendering import render_document
from letters.rendering.rules import BLOCK_RULES, SPAN_RULES
from letters.tei.nodes import BlockKind, SpanKind
from letters.tei.notation.examples import EXAMPLES
from letters.tei.transcription import propose
from letters.tests.derivation.texts import records_of, records_of_tei
from letters.tests.rendering.markup import Page, words
from letters.tests.tei.seeds import EDITION, FILM
from letters.tests.tei.test_body import LETTER
from letters.tests.tei.test_plain_text import WHITE_SPACE

BASE = "/documents/frus1981-88v04/d190/"


def page_of(notation):
    return Page(render_document(records_of(notation), BASE).html)


def page_of_tei(markup):
    return Page(render_document(records_of_tei(markup), BASE).html)


def documents():
    """Records of the seeds, of every example, and of odd pieces of TEI."""
    for text in (EDITION, FILM):
        for document in propose(text).documents:
            yield document.title, records_of(document.notation)
    for example in EXAMPLES:
        yield example.meaning, records_of(example.notation)
    for markup in WHITE_SPACE:
        yield markup, records_of_tei(markup)
    letter = LETTER.read_text(encoding="utf-8").split("<body>")[1].split("</body>")[0]
    namespace = 'xmlns:frus="http://history.state.gov/frus/ns/1.0"'
    yield (
        "a letter",
        records_of_tei(
            letter.replace("<div ", f"<div {namespace} ").replace(
                'type="document" xml:id="d60"', ""
            )
        ),
    )


class WholeTextTests(TestCase):
    def test_without_the_apparatus_it_is_the_plain_text(self):
        for name, records in documents():
            with self.subTest(name):
                page = Page(render_document(records, BASE).html)
                self.assertEqual((page.lines, page.faults), (words(records.text), []))

    def test_each_page_is_whole_by_itself_and_says_its_part(self):
        for name, records in documents():
            rendered = render_document(records, BASE)
            for row in (row for row in records.pages if not row.pagination):
                with self.subTest(name, page=row.key):
                    page = Page(rendered.pages[row.key].cut(rendered.html))
                    self.assertEqual(page.faults, [])
                    self.assertEqual(
                        page.lines, words(records.text[row.start : row.end])
                    )

    def test_pages_are_all_of_the_html(self):
        for name, records in documents():
            rendered = render_document(records, BASE)
            if slices := list(rendered.pages.values()):
                with self.subTest(name):
                    cuts = [rendered.html[found.start : found.end] for found in slices]
                    self.assertEqual("".join(cuts), rendered.html)

    def test_each_note_says_its_text(self):
        for name, records in documents():
            rendered = render_document(records, BASE)
            for note in records.footnotes:
                with self.subTest(name, note=note.key):
                    page = Page(rendered.notes[note.key])
                    self.assertEqual((page.lines, page.faults), (words(note.text), []))

    def test_no_identifier_is_given_twice_in_the_whole(self):
        for name, records in documents():
            rendered = render_document(records, BASE)
            html = rendered.html + "".join(rendered.notes.values())
            found = [
                e.attributes["id"] for e in Page(html).elements if "id" in e.attributes
            ]
            with self.subTest(name):
                self.assertEqual(len(found), len(set(found)), found)

    def test_every_segment_and_mark_can_be_pointed_at(self):
        for name, records in documents():
            page = Page(render_document(records, BASE).html)
            found = {element.attributes.get("id") for element in page.elements}
            with self.subTest(name):
                keys = {row.key for row in records.segments}
                keys |= {row.key for row in records.marks if not row.footnote}
                self.assertEqual(keys - found, set())


class RuleTests(TestCase):
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
            found.attributes["role"]
            for found in page.elements
            if "role" in found.attributes
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
        for notation, said in cases.items():
            with self.subTest(notation):
                self.assertEqual(page_of(notation).said.strip(), said)

    def test_what_is_said_is_hidden_from_the_eye_and_from_copying(self):
        for element in page_of("~~a~~ [b]{.hand}").find("visually-hidden"):
            self.assertIn("apparatus", element.classes)

    def test_brackets_of_different_kinds_look_different(self):
        page = page_of(
            "[a]{.supplied} [b]{.conditional #c} [c]{.withheld} [d] [Page 2] e"
        )
        shown = {
            name: [found.text for found in page.find(name)]
            for name in ("supplied", "conditional", "withheld", "page-break")
        }
        self.assertEqual([len(found) for found in shown.values()], [1, 1, 1, 1])
        self.assertIn("[d]", page.text)


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
            [found.text for found in page.find("page-break")],
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

        self.assertEqual([found.text for found in page.named("i")], ["[Page 2]c"])
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
            found.attributes["role"]
            for found in page.elements
            if "role" in found.attributes
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


class PassageTests(TestCase):
    def conditional(self, notation):
        page = page_of(notation)
        self.assertEqual(page.faults, [])
        found = [e for e in page.find("conditional") if "data-passage" in e.attributes]
        return [spoken(element.text) for element in found], page

    def test_a_passage_across_paragraphs_is_marked_in_each(self):
        found, page = self.conditional(
            "a [\\[]{.opens #o}b\n\nc\n\nd[\\]]{.closes #o} e"
        )
        self.assertEqual(found, ["[b", "c", "d]"])
        self.assertEqual(
            [e.attributes.get("id") for e in page.find("conditional")],
            ["o", None, None],
        )

    def test_a_passage_that_crosses_emphasis_ends_where_it_ends(self):
        cases = {
            "a [\\[]{.opens #o}b *c[\\]]{.closes #o} d* e": (["[b c]"], ["c]", " d"]),
            "*a [\\[]{.opens #o}b* c[\\]]{.closes #o} d": (["[b c]"], ["a ", "[b"]),
            "*a [\\[]{.opens #o}b[\\]]{.closes #o} c* d": (
                ["[b]"],
                ["a ", "[b]", " c"],
            ),
        }
        for notation, (expected, italics) in cases.items():
            with self.subTest(notation):
                found, page = self.conditional(notation)
                self.assertEqual(found, expected)
                self.assertEqual([spoken(e.text) for e in page.named("i")], italics)

    def test_passages_may_overlap(self):
        _, page = self.conditional(
            "a [\\[]{.opens #o}b [\\[]{.opens #q}c[\\]]{.closes #o} d[\\]]{.closes #q} e"
        )
        by_passage = {}
        for element in page.find("conditional"):
            name = element.attributes["data-passage"]
            by_passage[name] = by_passage.get(name, "") + spoken(element.text)
        self.assertEqual(by_passage, {"o": "[b [c]", "q": "[c] d]"})

    def test_one_that_never_closes_swallows_nothing(self):
        for notation in (
            "a [\\[]{.opens #o}b\n\nc",
            "a[\\]]{.closes #o} b",
            "b[\\]]{.closes #o} a [\\[]{.opens #o}c\n\nd",
        ):
            with self.subTest(notation):
                found, page = self.conditional(notation)
                self.assertEqual(found, [])
                self.assertGreater(len(page.find("metamark")), 0)

    def test_a_paragraph_that_is_nothing_else_is_wholly_conditional(self):
        cases = {"[a]{.conditional #c}": 1, "b [a]{.conditional #c}": 0, "a": 0}
        for notation, count in cases.items():
            with self.subTest(notation):
                self.assertEqual(
                    len(page_of(notation).find("wholly-conditional")), count
                )

    def test_a_passage_without_a_name_has_no_empty_identifier(self):
        page = page_of_tei('<p><seg type="conditional">a</seg></p>')
        self.assertNotIn("id", page.find("conditional")[0].attributes)


def spoken(text):
    """What an element shows, without what is only said of a passage."""
    for words_of_rule in (
        "[conditional passage begins] ",
        " [conditional passage ends]",
    ):
        text = text.replace(words_of_rule, "")
    return text


HOSTILE = (
    "<script>alert(1)</script>",
    "<svg/onload=alert(1)>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</textarea></p></body>",
    "{{7*7}} {% include 'x' %}",
    "<!-- -->",
    "<style>@import 'x'</style>",
    "&lt;script&gt;",
    "javascript:alert(1)",
    "jav\tascript:alert(1)",
)


class HostileTextTests(TestCase):
    def escaped(self, text):
        pairs = {"&": "&amp;", "<": "&lt;", '"': "&quot;", "'": "&apos;", "\t": "&#9;"}
        return "".join(pairs.get(character, character) for character in text)

    def test_in_a_text_it_is_text(self):
        for text in HOSTILE:
            with self.subTest(text):
                page = page_of_tei(f"<p>{self.escaped(text)}</p>")
                self.assertEqual(page.lines, [" ".join(text.split("\t"))])
                self.assertEqual([found.name for found in page.elements], ["p"])

    def test_in_an_attribute_it_is_no_markup(self):
        names = {"p", "div", "span", "sup", "a", "i", "del", "table", "tr", "td"}
        for text in HOSTILE:
            text = text[:40]
            value = self.escaped(text)
            markup = (
                f'<pb n="{value}"/><p rend="{value}" xml:id="x">a<hi rend="{value}">b</hi>'
                f'<add hand="#{value}" place="{value}">c</add><ref target="{value}">d</ref>'
                f'<note n="{self.escaped(text[:20])}" type="x">e</note>'
                f'<seg type="conditional" xml:id="{value}">f</seg>'
                f'<graphic url="{value}"/></p>'
            )
            with self.subTest(text):
                page = page_of_tei(markup)
                self.assertEqual(page.faults, [])
                self.assertLessEqual({found.name for found in page.elements}, names)
                self.assertEqual(attributes_of(page) - SAFE_ATTRIBUTES, set())

    def test_where_it_was_written_is_shown_and_said_if_it_is_recorded(self):
        for attributes, classes, said in (
            (
                "place='margin-left' hand='#rr'",
                {"hand", "at-margin-left"},
                "[handwritten in the left margin, hand rr: ",
            ),
            ("place='above'", {"hand", "at-above"}, "[handwritten above the line: "),
            ("place='\"&gt;&lt;b&gt;'", {"hand"}, "[handwritten: "),
            ("", {"hand"}, "[handwritten: "),
        ):
            with self.subTest(attributes):
                page = page_of_tei(f"<p>a <add {attributes}>OK</add></p>")
                (hand,) = page.find("hand")
                self.assertEqual(hand.classes, classes)
                self.assertIn(said, page.said)

    def test_a_file_number_stands_above_the_heading(self):
        page = page_of_tei(
            '<note rend="inline" type="source">851<gloss target="#t_G1">G</gloss>.01/6–'
            "2149:\n Telegram</note><head>Memorandum</head><p>a</p>"
        )
        (number,) = page.find("file-number")
        self.assertEqual(number.text, "851G.01/6–2149: Telegram")
        self.assertEqual(page.lines, ["Memorandum", "a"])

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
                self.assertEqual([each.name for each in page.elements][1:], tags)

    def test_every_link_leads_into_the_document(self):
        for text in HOSTILE:
            value = self.escaped(text[:40])
            page = page_of_tei(
                f'<pb n="{value}"/><p>a<ref target="{value}">b</ref></p>'
            )
            for link in page.named("a"):
                with self.subTest(text):
                    self.assertTrue(link.attributes["href"].startswith((BASE, "#")))

    def test_foreign_markup_never_comes_through(self):
        page = page_of_tei(
            '<p>a<script xmlns="http://www.w3.org/1999/xhtml" src="x">b</script>'
            '<object xmlns="http://www.w3.org/1999/xhtml" data="x"/></p>'
        )
        self.assertEqual({found.name for found in page.elements}, {"p", "span"})
        self.assertEqual(page.lines, ["ab"])


SAFE_ATTRIBUTES = {"id", "class", "href", "role", "aria-label", "colspan", "rowspan"}
SAFE_ATTRIBUTES |= {"data-passage", "data-entry"}


def attributes_of(page):
    return {name for element in page.elements for name in element.attributes}
