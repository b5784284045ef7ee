"""The timeline: years, or the months of a few years, without a gap."""

from __future__ import annotations

from unittest import TestCase

from letters.search.query.facets import Facet, FacetValue
from letters.search.results.timeline import Timeline, label_of, timeline_of


def make_timeline(
    years: dict[str, int], months: dict[str, int] | None = None, chosen: str = ""
) -> Timeline:
    values = (
        [FacetValue(key, key, n, key in chosen) for key, n in counts.items()]
        for counts in (years, months or {})
    )
    return timeline_of(*values, undated=3)


class TimelineTests(TestCase):
    def test_of_many_years_each_is_a_bar_even_without_a_document(self):
        timeline = make_timeline({"1961": 2, "1966": 5, "1963": 1})
        self.assertEqual(timeline.facet, Facet.YEAR)
        self.assertEqual(
            [(bar.key, bar.count) for bar in timeline.bars],
            [
                ("1961", 2),
                ("1962", 0),
                ("1963", 1),
                ("1964", 0),
                ("1965", 0),
                ("1966", 5),
            ],
        )
        self.assertEqual((timeline.most, timeline.undated), (5, 3))

    def test_of_three_years_or_less_the_months_are_bars(self):
        timeline = make_timeline({"1961": 2, "1963": 5}, {"1961-12": 2, "1963-01": 1})
        self.assertEqual((timeline.facet, len(timeline.bars)), (Facet.MONTH, 36))
        counts = {bar.label: bar.count for bar in timeline.bars if bar.count}
        self.assertEqual(counts, {"December 1961": 2, "January 1963": 1})

    def test_if_years_are_chosen_they_are_shown_alone(self):
        timeline = make_timeline({"1961": 2, "1983": 5, "1962": 1}, chosen="1961 1962")
        self.assertEqual(
            [bar.key for bar in timeline.bars][::12], ["1961-01", "1962-01"]
        )

    def test_a_year_that_is_chosen_and_has_nothing_is_passed_over(self):
        timeline = make_timeline({"1961": 2, "1971": 0}, chosen="1971")
        self.assertEqual(timeline.bars[0].label, "January 1961")
        self.assertEqual(timeline.bars[-1].label, "December 1961")

    def test_a_month_that_is_chosen_is_marked(self):
        timeline = make_timeline({"1961": 2}, {"1961-12": 2}, chosen="1961-12")
        self.assertEqual(
            [bar.key for bar in timeline.bars if bar.is_chosen], ["1961-12"]
        )

    def test_of_nothing_there_is_nothing(self):
        for years in ({}, {"1961": 0}):
            with self.subTest(years):
                timeline = make_timeline(years)
                self.assertEqual((timeline.bars, timeline.most), ((), 0))

    def test_years_before_1000_have_four_digits(self):
        timeline = make_timeline({"0988": 1, "0998": 1})
        self.assertEqual(timeline.bars[0].key, "0988")
        self.assertEqual(label_of("1962-10"), "October 1962")
