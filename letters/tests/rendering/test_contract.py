"""What rendering writes is what the contract says: each pattern has its elements."""

import re
from functools import cache
from html import unescape
from unittest import TestCase

from letters.rendering import (
    AnnotatedPlace,
    contract,
    mark_annotations,
    mark_matches,
    put_notes_in_place,
    render_document,
)
from letters.tei.transcription import propose
from letters.tests.derivation.texts import records_of, records_of_tei
from letters.tests.rendering.markup import VOID, Page
from letters.tests.rendering.rendered import BASE, documents
from letters.tests.tei.seeds import EDITION, FILM

ODD_KEYS = records_of_tei(
    "<p>a<note n='#'>b</note><seg type='conditional' xml:id='ü'>c</seg>"
    "<persName corresp='#p_K1' type='from'>K</persName><pb n='&lt;2&gt;'/></p>"
)
FILE_NUMBER = records_of_tei(
    '<note rend="inline" type="source">340/9: <gloss target="#t_G1">G</gloss></note>'
    "<head>a</head>"
)


@cache
def pieces():
    """HTML of texts and of notes, with its elements: the seeds and every odd text."""
    return tuple(render_pieces())


def render_pieces():
    for name, records in (*documents(), ("keys", ODD_KEYS), ("number", FILE_NUMBER)):
        rendered = render_document(records, BASE)
        for key, html in (("", rendered.html), *rendered.notes.items()):
            yield f"{name} {key}", html, Page(html)


def keys_in(pattern, html):
    return [unescape(match["key"]) for match in pattern.finditer(html)]


class ContractPatternTests(TestCase):
    def test_every_mark_of_a_note_is_found_and_nothing_else(self):
        for name, html, page in pieces():
            marks = page.find(contract.NOTE_MARK)
            matches = list(contract.NOTE_MARK_ELEMENT.finditer(html))
            with self.subTest(name):
                self.assertEqual(
                    [unescape(match["mark"]) for match in matches],
                    [mark.text for mark in marks],
                )
                ids = {
                    contract.note_mark_id(unescape(match["key"])) for match in matches
                }
                links = self.links(page, contract.NOTE_CALL)
                self.assertEqual(len(ids), len(matches))
                self.assertLessEqual(ids, {link["id"] for link in links})

    def test_every_link_to_a_note_leads_to_the_id_that_its_page_gives_it(self):
        for name, _, page in pieces():
            for link in self.links(page, contract.NOTE_CALL):
                key = link["id"].removeprefix(contract.note_mark_id(""))
                with self.subTest(name, key=key):
                    expected = contract.fragment_to(contract.note_id(key))
                    self.assertEqual(link["href"], expected)

    def test_every_file_number_is_found(self):
        counts = [
            (
                len(page.find(contract.FILE_NUMBER)),
                contract.FILE_NUMBER_LINK.findall(html),
            )
            for _, html, page in pieces()
        ]
        self.assertEqual([n for n, links in counts if n != len(links)], [])
        self.assertIn(1, [n for n, _ in counts])

    def test_every_break_of_the_main_pagination_is_found(self):
        for name, html, page in pieces():
            breaks = [
                element.attributes
                for element in page.find(contract.PAGE_BREAK)
                if "page-break--other" not in element.classes
                and "id" in element.attributes
            ]
            with self.subTest(name):
                self.assertEqual(
                    [
                        (unescape(match["id"]), f"Page {unescape(match['label'])}")
                        for match in contract.PAGE_BREAK_TAG.finditer(html)
                    ],
                    [
                        (attributes["id"], attributes["aria-label"])
                        for attributes in breaks
                    ],
                )

    def test_every_reference_is_found(self):
        for name, html, page in pieces():
            with self.subTest(name):
                self.assertEqual(
                    keys_in(contract.REFERENCE_TAG, html),
                    [link.attributes["id"] for link in page.find(contract.REFERENCE)],
                )

    def test_every_passage_and_every_entry_is_found(self):
        for name, html, page in pieces():
            for pattern, attribute in (
                (contract.PASSAGE, contract.PASSAGE_KEY),
                (contract.ENTRY, contract.ENTRY_KEY),
            ):
                with self.subTest(name, attribute=attribute):
                    self.assertEqual(
                        keys_in(pattern, html), self.values(page, attribute)
                    )

    def test_every_tag_is_found_and_what_is_between_them_is_text(self):
        for name, html, page in pieces():
            tags = contract.TAG.findall(html)
            breaks = tags.count(contract.LINE_BREAK)
            with self.subTest(name):
                self.assertEqual(len(tags), 2 * len(page.elements) + breaks)
                self.assertEqual(
                    len(contract.START_TAG.findall(html)), len(page.elements) + breaks
                )
                between_tags = unescape(contract.TAG.sub("", html))
                self.assertEqual(
                    between_tags, "".join(page.spoken.split("\n")).replace("\u2028", "")
                )

    def test_the_end_of_a_line_is_the_only_element_without_an_end(self):
        self.assertEqual({f"<{name}>" for name in VOID}, {contract.LINE_BREAK})

    def test_whether_an_element_is_apparatus_shows_in_its_tag(self):
        for name, html, page in pieces():
            tags = contract.START_TAG.findall(html)
            count = sum(bool(contract.IS_APPARATUS.search(tag)) for tag in tags)
            with self.subTest(name):
                self.assertEqual(count, len(page.find(contract.APPARATUS)))

    def test_every_block_is_found(self):
        for name, html, page in pieces():
            tags = [m["tag"] for m in contract.BLOCK_TAG.finditer(html) if not m["end"]]
            blocks = {"p", "div", "blockquote", "table", "tr", "td", "th"}
            with self.subTest(name):
                expected = [e.name for e in page.elements if e.name in blocks]
                self.assertEqual(tags, expected)

    def test_every_id_and_every_link_is_found(self):
        for name, html, page in pieces():
            ids, links = self.values(page, "id"), self.values(page, "href")
            within = [link for link in links if link.startswith("#")]
            with self.subTest(name):
                self.assertEqual(len(contract.ID.findall(html)), len(ids))
                self.assertEqual(
                    len(contract.ID_OR_LINK.findall(html)), len(ids) + len(links)
                )
                self.assertEqual(
                    len(contract.START_OF_ID.findall(html)), len(ids) + len(within)
                )
                self.assertEqual(
                    [
                        unescape(f"{match['address']}{match['anchor'] or ''}")
                        for match in contract.LINK.finditer(html)
                    ],
                    links,
                )

    def links(self, page, role):
        elements = (e.attributes for e in page.named("a"))
        return [attributes for attributes in elements if attributes.get("role") == role]

    def values(self, page, attribute):
        elements = (element.attributes for element in page.elements)
        return [values[attribute] for values in elements if attribute in values]


class ContractCoverageTests(TestCase):
    """The patterns do have something to find in the seeds and the odd texts."""

    def test_no_pattern_is_without_an_example(self):
        html = "".join(html for _, html, _ in pieces())
        html += mark_annotations("<p>a</p>", "a", [AnnotatedPlace(7, 0, 1)])
        for name, pattern in vars(contract).items():
            if isinstance(pattern, re.Pattern):
                with self.subTest(name):
                    self.assertIsNotNone(pattern.search(html))

    def test_the_seeds_have_notes_pages_passages_and_references(self):
        html = ""
        for text in (EDITION, FILM):
            for document in propose(text).documents:
                rendered = render_document(records_of(document.notation), BASE)
                html += rendered.html + "".join(rendered.notes.values())
        self.assertEqual(len(contract.NOTE_MARK_ELEMENT.findall(html)), 7)
        self.assertEqual(keys_in(contract.PASSAGE, html), ["passage"])
        self.assertEqual(len(contract.REFERENCE_TAG.findall(html)), 14)
        self.assertGreater(len(contract.PAGE_BREAK_TAG.findall(html)), 3)


class WrittenLaterTests(TestCase):
    """What other steps write into stored HTML."""

    def test_a_match_has_its_class_and_the_id_of_its_number(self):
        records = records_of("The nuclear test")
        html = render_document(records, BASE).html
        (mark,) = Page(mark_matches(html, records.text, [(4, 11)], first=7)).named(
            "mark"
        )
        self.assertEqual(
            mark.attributes, {"id": contract.match_id(7), "class": contract.MATCH}
        )

    def test_a_note_in_its_place_has_its_mark_and_no_blocks(self):
        rendered = render_document(records_of("a[^1]\n\n[^1]: b\n\n    c"), BASE)
        html = put_notes_in_place(rendered.html, rendered.notes)
        (note,) = Page(html).find(contract.FOOTNOTE)
        self.assertEqual(note.attributes[contract.MARK_OF_NOTE], "1")
        self.assertIn(f'{contract.TAG_OF_BLOCK}="p"', html)
