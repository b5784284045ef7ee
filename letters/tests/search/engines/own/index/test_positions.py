"""Positions: words one directly after the other, and words near one another."""

from __future__ import annotations

from itertools import pairwise, product
from unittest import TestCase

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from letters.search.engines.own.index.positions import (
    PositionedForm,
    any_spelling,
    find_form,
    follow,
    near,
)
from letters.tests.search.corpora import Corpus, make_entry

COUNT = 11


def _by_width(widths: dict[int, int]) -> dict[int, set[int]]:
    """The positions of a form, by its width there. No two of its occurrences begin, or
    end, at the same position."""
    by_width: dict[int, set[int]] = {}
    ends = set()
    for position, width in widths.items():
        if position + width not in ends:
            ends.add(position + width)
            by_width.setdefault(width, set()).add(position)
    return by_width


# About half of all positions are taken, so that words often stand side by side.
_forms = (
    st.lists(st.integers(-2, 3), min_size=COUNT - 3, max_size=COUNT - 3)
    .map(lambda widths: {n: width for n, width in enumerate(widths) if width > 0})
    .filter(bool)
    .map(_by_width)
)


def form_of(by_width: dict[int, set[int]]) -> PositionedForm:
    return PositionedForm(
        [
            (width, np.array(sorted(positions), np.int32))
            for width, positions in sorted(by_width.items())
        ]
    )


def starts_of(forms: list[dict[int, set[int]]]) -> list[int]:
    """Where all forms follow one another, by trying every combination."""
    spans = [
        [
            (position, position + width)
            for width, positions in form.items()
            for position in positions
        ]
        for form in forms
    ]
    return sorted(
        {
            chosen[0][0]
            for chosen in product(*spans)
            if all(first[1] == second[0] for first, second in pairwise(chosen))
        }
    )


def firsts_near(forms: list[dict[int, set[int]]], distance: int) -> list[int]:
    positions = [sorted(set().union(*form.values())) for form in forms]
    firsts = set()
    for chosen in product(*positions):
        if max(chosen) - min(chosen) < distance + len(forms):
            firsts.add(min(chosen))
    return sorted(firsts)


class FollowTests(TestCase):
    @settings(derandomize=True, deadline=None, max_examples=200)
    @given(st.lists(_forms, min_size=1, max_size=4))
    def test_they_are_found_whichever_is_the_rarest(self, forms):
        starts = follow([form_of(form) for form in forms], COUNT)
        self.assertEqual(starts.tolist(), starts_of(forms))

    def test_a_wide_form_is_followed_at_its_end(self):
        our, hotline, works = {1: {0, 5}}, {1: {6}, 2: {1}}, {1: {3, 8}}
        forms = [form_of(form) for form in (our, hotline, works)]
        self.assertEqual(follow(forms, COUNT).tolist(), [0])

    def test_they_are_in_order_though_one_of_them_is_now_wide_and_now_not(self):
        their, hotline, works = {1: {0, 5}}, {1: {6, 10}, 2: {1}}, {1: {3, 7}}
        for forms in ([their, hotline], [hotline, works], [their, hotline, works]):
            with self.subTest(forms):
                starts = follow([form_of(form) for form in forms], COUNT)
                self.assertEqual(starts.tolist(), starts_of(forms))


class SpelledPositionTests(TestCase):
    @settings(derandomize=True, deadline=None, max_examples=200)
    @given(st.lists(st.lists(_forms, min_size=1, max_size=2), min_size=1, max_size=3))
    def test_it_stands_wherever_one_of_the_ways_does(self, ways):
        form = any_spelling(([form_of(form) for form in way] for way in ways), COUNT)
        expected = sorted({start for way in ways for start in starts_of(way)})
        starts = follow([form], COUNT).tolist() if form.count else []
        self.assertEqual(starts, expected)


class NearTests(TestCase):
    @settings(derandomize=True, deadline=None, max_examples=200)
    @given(st.lists(_forms, min_size=2, max_size=3), st.integers(0, 6))
    def test_they_are_found_where_every_choice_of_places_says(self, forms, distance):
        firsts = near([form_of(form) for form in forms], distance + len(forms))
        self.assertEqual(firsts.tolist(), firsts_near(forms, distance))


class FormTests(TestCase):
    def test_places_are_counted_through_all_documents_and_by_width(self):
        entries = [make_entry(1, "our hotline"), make_entry(2, "a hot-line, hotline")]
        with Corpus(entries) as corpus:
            ((segment, _),) = corpus.snapshot().segments
            form = find_form(segment, "hotline")
            second = int(segment.document_starts[1])
            self.assertEqual(
                [(width, places.tolist()) for width, places in form.by_width],
                [(1, [1, second + 3]), (2, [second + 1])],
            )
            self.assertEqual((form.count, find_form(segment, "cold").count), (3, 0))
