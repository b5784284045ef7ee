"""The names of lists in the order in which they are said."""

from unittest import TestCase

from letters.derivation.people.reading_order import name_as_read


class NameAsReadTests(TestCase):
    def test_an_inverted_name_is_read_as_it_is_said(self):
        cases = [
            ("Khrushchev, Nikita S.", "Nikita S. Khrushchev"),
            ("Lodge, Henry Cabot, Jr.", "Henry Cabot Lodge, Jr."),
            ("Watson, Thomas J. Jr.", "Thomas J. Watson, Jr."),
            ("Dobrynin, Anatoliy, F.", "Anatoliy F. Dobrynin"),
            ("Carter, James Earl, Jr. “Jimmy”", "James Earl “Jimmy” Carter, Jr."),
            ("Berger, Samuel R. “Sandy,”", "Samuel R. “Sandy” Berger"),
            ("Biester, Edward G., Jr., (Pete)", "Edward G. (Pete) Biester, Jr."),
            ("Haldeman, H.R. (Bob)", "H.R. (Bob) Haldeman"),
            ("Zhukov, Georgi (Yuri) A.", "Georgi (Yuri) A. Zhukov"),
            ("Riggs, General Theodore, USA", "General Theodore Riggs, USA"),
            ("Home, Alexander (Lord)", "Home, Alexander (Lord)"),
            ("Lee, J.C. (Walter Twicker)", "Lee, J.C. (Walter Twicker)"),
            ("Mao Tse-tung", "Mao Tse-tung"),
            ("Thompson, Llewellyn (“Tommy”)", "Thompson, Llewellyn (“Tommy”)"),
            ("Adams, Sherman, Governor", "Adams, Sherman, Governor"),
            (", Nobody", ", Nobody"),
        ]
        for name, read in cases:
            with self.subTest(name):
                self.assertEqual(name_as_read(name), read)
