"""Annotated words are marked, each annotation is called, and no text is changed."""

import re
from unittest import TestCase

from letters.rendering import (
    AnnotatedPlace,
    AnnotationError,
    mark_annotations,
    mark_matches,
    render_document,
)
from letters.tests.derivation.texts import records_of, records_of_tei
from letters.tests.rendering.annotated import Annotated, faults
from letters.tests.rendering.markup import Page
from letters.tests.rendering.rendered import documents
from letters.tests.rendering.work import calls_made

BASE = "/documents/x/"
WORDS = re.compile(r"\w+(?:\W+\w+){0,2}")


def call(number):
    return (
        f'<a class="annotation-call apparatus" id="call-a-{number}" '
        f'href="#annotation-{number}" role="doc-noteref" '
        f'aria-label="Annotation {number}">{number}</a>'
    )


def annotate(records, *words, **options):
    """The HTML of the text; the first of `words` is annotation 1, the next 2 …"""
    places = [
        AnnotatedPlace(
            number, records.text.index(each), records.text.index(each) + len(each)
        )
        for number, each in enumerate(words, 1)
    ]
    html = render_document(records, BASE).html
    return mark_annotations(html, records.text, places, **options)


def annotate_notation(notation, *words):
    return annotate(records_of(notation), *words)


def overlapping(text):
    """Annotations on every few words, each over a part of the next."""
    spans = [match.span() for match in WORDS.finditer(text)]
    pairs = zip(spans, [*spans[1:], spans[-1]], strict=True) if spans else ()
    places = [
        AnnotatedPlace(number, start, (begin + end + 1) // 2)
        for number, ((start, _), (begin, end)) in enumerate(pairs, 1)
    ]
    return [place for place in places if text[place.start : place.end].strip()]


class EveryTextTests(TestCase):
    """Seeds, examples and odd texts, annotated from the first word to the last."""

    def test_every_word_of_a_text_can_be_annotated(self):
        for name, records in documents():
            with self.subTest(name):
                html = render_document(records, BASE).html
                self.assertEqual(
                    faults(html, records.text, overlapping(records.text)), []
                )

    def test_every_word_of_a_note_can_be_annotated(self):
        for name, records in documents():
            rendered = render_document(records, BASE)
            for note in records.footnotes:
                with self.subTest(name, note=note.key):
                    html, places = rendered.notes[note.key], overlapping(note.text)
                    self.assertEqual(faults(html, note.text, places), [])

    def test_a_text_can_be_one_annotation(self):
        for name, records in documents():
            html, text = render_document(records, BASE).html, records.text
            if text.strip():
                with self.subTest(name):
                    place = AnnotatedPlace(1, 0, len(text))
                    self.assertEqual(faults(html, text, [place]), [])


class MarkAnnotationsTests(TestCase):
    def test_a_word_is_one_mark_and_a_call(self):
        self.assertIn(
            'The <mark class="annotated" id="a-1" data-notes="1">nuclear</mark>'
            f"{call(1)} test",
            annotate_notation("The nuclear test", "nuclear"),
        )

    def test_words_of_two_annotations_name_both(self):
        self.assertIn(
            '<mark class="annotated" id="a-1" data-notes="1">one </mark>'
            '<mark class="annotated" id="a-2" data-notes="1 2">two</mark>'
            f'{call(1)}<mark class="annotated" data-notes="2"> three</mark>{call(2)}',
            annotate_notation("one two three", "one two", "two three"),
        )

    def test_an_annotation_may_lie_in_another(self):
        html = annotate_notation("one two three", "one two three", "two")
        self.assertEqual(Annotated(html).words, {1: "one two three", 2: "two"})
        self.assertEqual(Annotated(html).calls, [2, 1])

    def test_two_annotations_of_the_same_words_have_an_id_and_a_call_each(self):
        self.assertIn(
            '<mark class="annotated" id="a-1" data-notes="1 2"><span id="a-2"></span>'
            f"word</mark>{call(1)}{call(2)}",
            annotate_notation("a word", "word", "word"),
        )

    def test_the_order_in_which_they_are_given_is_of_no_account(self):
        places = [
            AnnotatedPlace(3, 4, 7),
            AnnotatedPlace(1, 0, 5),
            AnnotatedPlace(2, 4, 7),
        ]
        html, text = "<p>one two three</p>", "one two three"
        self.assertEqual(
            mark_annotations(html, text, places),
            mark_annotations(html, text, places[::-1]),
        )

    def test_it_crosses_whatever_is_in_the_text(self):
        table = "<table><row><cell>one</cell><cell>two</cell></row></table><p>end</p>"
        cases = {
            "a line end": (records_of_tei("<p>one<lb/>two</p>"), "one\u2028two"),
            "a paragraph": (records_of("one\n\ntwo"), "one\ntwo"),
            "cells": (records_of_tei(f"<p>a</p>{table}"), "one\ntwo\nend"),
            "a note": (records_of("one[^1] two\n\n[^1]: N."), "one two"),
            "handwriting": (records_of("one [two]{.hand} three"), "one two three"),
            "a page break": (records_of("one [Page 2] two"), "one two"),
        }
        for name, (records, words) in cases.items():
            with self.subTest(name):
                html = annotate(records, words)
                found = Annotated(html)
                letters = words.replace("\n", "").replace("\u2028", "")
                self.assertEqual(found.words, {1: letters})
                self.assertEqual((found.calls, found.ids["a-1"]), ([1], 1))
                self.assertEqual(Page(html).faults, [])

    def test_a_call_stands_beside_a_link_never_in_it(self):
        records = records_of("a[^1]\n\n[^1]: See Documents 12 and 34.")
        html, text = (
            render_document(records, BASE).notes["1"],
            records.footnotes[0].text,
        )
        inner, outer = (text.index(word) for word in ("1", "2"))
        places = [AnnotatedPlace(1, 0, inner + 1), AnnotatedPlace(2, outer, len(text))]
        self.assertEqual(faults(html, text, places), [])
        marked_html = mark_annotations(html, text, places)
        self.assertIn(f"</mark></a>{call(1)}", marked_html)
        self.assertEqual(Annotated(marked_html).links_in_links, 0)

    def test_the_end_of_a_line_calls_at_the_last_letter(self):
        html = annotate_notation("one\n\ntwo", "one\n", "\ntwo")
        self.assertIn(f"one</mark>{call(1)}</p>", html)
        self.assertIn(f"two</mark>{call(2)}</p>", html)
        self.assertIn('id="a-2" data-notes="2">two', html)

    def test_the_second_place_of_a_comparison_has_an_id_of_its_own(self):
        places = [AnnotatedPlace(7, 4, 7), AnnotatedPlace(7, 0, 3)]
        found = Annotated(mark_annotations("<p>one two</p>", "one two", places))
        self.assertEqual(found.calls, [7, 7])
        self.assertEqual(set(found.ids), {"a-7", "a-7-2", "call-a-7", "call-a-7-2"})

    def test_without_annotations_nothing_is_changed(self):
        self.assertEqual(mark_annotations("<p>a</p>", "a", []), "<p>a</p>")

    def test_escaped_characters_are_one_letter_each(self):
        records = records_of("AT&T < R&D > all")
        self.assertEqual(
            Annotated(annotate(records, "T < R&D", "> all")).words,
            {1: "T < R&D", 2: "> all"},
        )


class WithSearchTests(TestCase):
    """Words of a search are marked in annotated text, before or after."""

    html, text = "<p>the nuclear test ban</p>", "the nuclear test ban"
    places = (AnnotatedPlace(1, 4, 16), AnnotatedPlace(2, 6, 20))
    spans = ((0, 6), (12, 20))

    def test_both_can_be_written_first(self):
        annotated = mark_annotations(self.html, self.text, self.places)
        found = mark_matches(self.html, self.text, self.spans)
        for html in (
            mark_matches(annotated, self.text, self.spans),
            mark_annotations(found, self.text, self.places),
        ):
            with self.subTest(html):
                self.assertEqual(Page(html).faults, [])
                self.assertEqual(Page(html).text, Page(self.html).text)
                words = Annotated(html).words
                self.assertEqual(words, {1: "nuclear test", 2: "clear test ban"})

    def test_calls_are_no_part_of_a_match(self):
        annotated = mark_annotations(self.html, self.text, self.places)
        page = Page(mark_matches(annotated, self.text, self.spans))
        words = "".join(mark.text for mark in page.find("match"))
        self.assertEqual(words, "the nutest ban")


class AnnotatedPageTests(TestCase):
    """A page shows a part of the text."""

    def setUp(self):
        self.records = records_of(
            "[Page 1] one two\n\n[Page 2] three four [Page 3] five"
        )
        self.rendered = render_document(self.records, BASE)
        self.places = [self.place(1, "two\nthree"), self.place(2, "four five")]

    def place(self, number, words):
        start = self.records.text.index(words)
        return AnnotatedPlace(number, start, start + len(words))

    def pages(self, **options):
        for page in self.records.pages:
            html = self.rendered.pages[page.key].cut(self.rendered.html)
            part = (page.start, page.end)
            yield Annotated(
                mark_annotations(
                    html, self.records.text, self.places, part=part, **options
                )
            )

    def test_alone_it_calls_all_that_it_shows(self):
        shown = [(dict(page.words), page.calls) for page in self.pages()]
        self.assertEqual(
            shown,
            [
                ({1: "two"}, [1]),
                ({1: "three", 2: "four "}, [1, 2]),
                ({2: "five"}, [2]),
            ],
        )

    def test_alone_it_has_the_ids_of_all_that_it_shows(self):
        for page, numbers in zip(self.pages(), ((1,), (1, 2), (2,)), strict=True):
            for number in numbers:
                self.assertEqual(page.ids[f"a-{number}"], 1)

    def test_among_others_each_annotation_is_called_once(self):
        pages = list(self.pages(among_others=True))
        self.assertEqual([page.calls for page in pages], [[], [1], [2]])
        ids = [[n for n in (1, 2) if page.ids[f"a-{n}"]] for page in pages]
        self.assertEqual(ids, [[1], [2], []])

    def test_the_end_of_a_page_is_no_beginning_of_an_annotation(self):
        self.places = [self.place(1, "\nthree")]
        pages = list(self.pages(among_others=True))
        self.assertEqual([page.ids["a-1"] for page in pages], [0, 1, 0])


class AnnotationErrorTests(TestCase):
    def test_it_refuses_what_has_no_words(self):
        for span in ((1, 1), (3, 4)):
            with (
                self.subTest(span),
                self.assertRaisesRegex(AnnotationError, "^Annotation 7 has no words"),
            ):
                mark_annotations(
                    "<p>one two</p>", "one two", [AnnotatedPlace(7, *span)]
                )

    def test_it_refuses_what_is_beyond_the_text(self):
        for span in ((4, 9), (-1, 3), (5, 3), (9, 12)):
            with (
                self.subTest(span),
                self.assertRaisesRegex(AnnotationError, "its text has 7 characters"),
            ):
                mark_annotations(
                    "<p>one two</p>", "one two", [AnnotatedPlace(7, *span)]
                )


class AnnotationCostTests(TestCase):
    """Work and size grow with the annotations, in whatever way they lie."""

    arrangements = {
        "side by side": lambda n, _: (n * 4, n * 4 + 3),
        "the same words": lambda _n, _: (0, 9),
        "one in the other": lambda n, count: (n, 4 * count - n),
        "each over the next": lambda n, count: (n, n + count),
    }

    def test_four_times_as_many_are_no_more_than_five_times_the_work(self):
        for name, span in self.arrangements.items():
            (small, few), (large, many) = (
                self.work_and_size(span, count) for count in (500, 2_000)
            )
            with self.subTest(name):
                self.assertLess(large, 5 * small)
                self.assertLess(many, 5 * few)

    def work_and_size(self, span, count):
        text = "abc " * count
        places = [AnnotatedPlace(n, *span(n, count)) for n in range(count)]
        written = []
        work = calls_made(
            lambda: written.append(mark_annotations(f"<p>{text}</p>", text, places))
        )
        return work, len(written[0])
