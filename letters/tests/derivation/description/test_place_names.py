"""The names of places that datelines print."""

from django.test import SimpleTestCase

from letters.derivation.description.place_names import folded_place, place_name

NAMES = (
    ("Moscow", "Moscow"),
    ("WASHINGTON", "Washington"),
    ("Washington, D.C.", "Washington"),
    ("Washington,?", "Washington"),
    ("Leopoldville", "Léopoldville"),
    ("Capetown", "Cape Town"),
    ("Hyannis Port, Massachusetts", "Hyannis Port, Massachusetts"),
    ("The Hague", "The Hague"),
    ("Embassy, London", "London"),
    ("the Department of State", ""),
    ("FE", ""),
    ("25 miles from Hue", ""),
    ("Mos\u202ecow", ""),
    ("", ""),
)


class PlaceNameTests(SimpleTestCase):
    def test_a_place_has_one_name_whatever_way_it_is_printed(self):
        for printed, name in NAMES:
            with self.subTest(printed):
                self.assertEqual(place_name(printed), name)

    def test_case_accents_and_points_tell_no_places_apart(self):
        self.assertEqual(folded_place("LÉOPOLDVILLE"), folded_place("Leopoldville."))
        self.assertNotEqual(folded_place("Hyannis"), folded_place("Hyannis Port"))
