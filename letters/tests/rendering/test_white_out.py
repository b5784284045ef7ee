"""Covered words are in the page, unseen, each with a control that leads to them."""

from unittest import TestCase

from letters.rendering import (
    AnnotatedPlace,
    AnnotationError,
    mark_annotations,
    render_document,
    white_out,
)
from letters.tests.derivation.texts import records_of
from letters.tests.rendering.annotated import Annotated
from letters.tests.rendering.markup import Page
from letters.tests.rendering.rendered import documents

BASE = "/documents/x/"
CONTROL = (
    '<a class="white-out-control apparatus" href="?full=1#a-7" data-covers="7" '
    'aria-label="Show the covered words of annotation 7">covered words</a>'
)


def cover(html, text, *spans, **options):
    places = [AnnotatedPlace(number, *span) for number, span in enumerate(spans, 7)]
    return white_out(html, text, places, full_view="?full=1", **options)


class WhiteOutTests(TestCase):
    def test_words_are_hidden_after_their_control(self):
        self.assertEqual(
            cover("<p>one two three</p>", "one two three", (4, 7)),
            f'<p>one {CONTROL}<mark class="white-out" data-covered="7" hidden>two</mark>'
            " three</p>",
        )

    def test_words_across_paragraphs_have_one_control(self):
        records = records_of("one two\n\nthree *four* five")
        html = render_document(records, BASE).html
        page = Page(cover(html, records.text, (4, len(records.text))))
        self.assertEqual(len(page.find("white-out-control")), 1)
        covered = page.find("white-out")
        self.assertEqual(
            [mark.text for mark in covered], ["two", "three ", "four", " five"]
        )
        self.assertTrue(all("hidden" in mark.attributes for mark in covered))

    def test_a_control_stands_before_a_link_never_in_it(self):
        records = records_of("a[^1]\n\n[^1]: See Documents 12 and 34.")
        html, text = (
            render_document(records, BASE).notes["1"],
            records.footnotes[0].text,
        )
        start = text.index("12")
        covered = cover(html, text, (start, start + 2))
        self.assertIn(f'{CONTROL}<a class="reference"', covered)
        self.assertEqual(Annotated(covered).links_in_links, 0)

    def test_every_text_can_be_covered(self):
        for name, records in documents():
            html, text = render_document(records, BASE).html, records.text
            if text.strip():
                with self.subTest(name):
                    page = Page(cover(html, text, (0, len(text))))
                    self.assertEqual(page.faults, [])
                    self.assertEqual(page.text, Page(html).text)

    def test_words_that_two_places_cover_name_both(self):
        page = Page(cover("<p>one two</p>", "one two", (0, 5), (4, 7)))
        covered = [mark.attributes["data-covered"] for mark in page.find("white-out")]
        self.assertEqual(covered, ["7", "7 8", "8"])

    def test_annotated_words_keep_their_id_outside_of_the_cover(self):
        html, text, place = "<p>one two</p>", "one two", AnnotatedPlace(7, 4, 7)
        annotated = mark_annotations(html, text, [place])
        covered = white_out(annotated, text, [place], full_view="")
        self.assertRegex(
            covered, r'id="a-7"[^>]*><a [^>]*>[^<]*</a><mark [^>]* hidden>'
        )

    def test_the_address_of_the_full_view_is_escaped(self):
        place = AnnotatedPlace(7, 0, 3)
        html = white_out("<p>one</p>", "one", [place], full_view='?a=1&b="><script>')
        self.assertIn('href="?a=1&amp;b=&quot;&gt;&lt;script&gt;#a-7"', html)

    def test_among_other_pages_the_control_is_where_the_words_begin(self):
        options = {"among_others": True, "part": (4, 7)}
        self.assertNotIn("<a ", cover("<p>two</p>", "one two", (0, 7), **options))
        self.assertIn("<a ", cover("<p>two</p>", "one two", (0, 7), part=(4, 7)))

    def test_it_refuses_a_place_without_words(self):
        with self.assertRaises(AnnotationError):
            cover("<p>one</p>", "one", (2, 2))
