"""The strip of years: the place and the height of each bar, and which years are named."""

from unittest import TestCase

from letters.reader.chronology import CountedPeriod
from letters.reader.periods import Period
from letters.reader.year_strip import HEIGHT, LOWEST, MOST_LABELS, draw_years


def years(**counts: int) -> list[CountedPeriod]:
    return [
        CountedPeriod(Period(int(year[1:])), count, 0) for year, count in counts.items()
    ]


class YearStripTests(TestCase):
    def test_no_years_are_no_bars(self):
        self.assertEqual(draw_years([]).bars, [])

    def test_each_bar_stands_where_its_year_is(self):
        strip = draw_years(years(y1960=5, y1961=5, y1969=5))
        self.assertEqual([bar.x for bar in strip.bars], [0, 10, 90])
        self.assertTrue(all(bar.width < 10 for bar in strip.bars))

    def test_the_fullest_year_is_the_highest_and_none_is_too_low_to_be_seen(self):
        strip = draw_years(years(y1960=10_000, y1961=2_500, y1962=1))
        self.assertEqual(
            [bar.height for bar in strip.bars], [HEIGHT, HEIGHT // 2, LOWEST]
        )
        self.assertTrue(all(bar.y + bar.height == HEIGHT for bar in strip.bars))

    def test_few_enough_years_are_named_and_each_below_its_place(self):
        for first, last in ((1945, 1991), (1961, 1963), (1, 1990), (1917, 1993)):
            with self.subTest(first=first, last=last):
                strip = draw_years(years(**{f"y{first}": 1, f"y{last}": 1}))
                self.assertLessEqual(len(strip.labels), MOST_LABELS + 1)
                for year, place in strip.labels:
                    self.assertTrue(first <= year <= last)
                    self.assertTrue(0 <= place <= 100)

    def test_a_bar_leads_to_its_year(self):
        [bar] = draw_years(years(y1962=3)).bars
        self.assertEqual(bar.year.address, "/chronology/1962/")
        self.assertEqual(bar.middle, 41)
