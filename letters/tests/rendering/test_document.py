"""HTML says what the plain text says, as a whole, page by page and note by note."""

from unittest import TestCase

from letters.rendering import render_document
from letters.tests.rendering.markup import Page, words
from letters.tests.rendering.rendered import BASE, documents


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
                    cuts = [rendered.html[part.start : part.end] for part in slices]
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
            ids = [
                e.attributes["id"] for e in Page(html).elements if "id" in e.attributes
            ]
            with self.subTest(name):
                self.assertEqual(len(ids), len(set(ids)), ids)

    def test_every_segment_and_mark_can_be_pointed_at(self):
        for name, records in documents():
            page = Page(render_document(records, BASE).html)
            ids = {element.attributes.get("id") for element in page.elements}
            with self.subTest(name):
                keys = {row.key for row in records.segments}
                keys |= {row.key for row in records.marks if not row.footnote}
                self.assertEqual(keys - ids, set())
