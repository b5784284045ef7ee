"""Names of persons and of offices are told apart."""

from unittest import TestCase

from letters.derivation.correspondence.sides.authors import names_a_person

PERSONS = (
    "President Kennedy",
    "Chairman Khrushchev",
    "N. Khrushchev",
    "Secretary of State Rusk",
    "Acting Secretary of State Herter",
    "the Ambassador in France (Bohlen)",
    "the President’s Special Assistant for National Security Affairs (Bundy)",
    "Robert W. Komer of the National Security Council Staff",
    "Mr. Hare",
    "U Thant",
)
OFFICES = (
    "",
    "the Embassy in the Soviet Union",
    "Embassy Moscow",
    "the Secretary of State",
    "Secretary of State",
    "Secretary of Agriculture",
    "The President",
    "President",
    "the Department of State",
    "Department of State",
    "Joint Chiefs of Staff",
    "Chairman of the Joint Chiefs of Staff",
    "Commander in Chief, Pacific",
    "Central Intelligence Agency",
    "Policy Planning Staff",
    "the Consulate General at Istanbul",
)


class NamesTests(TestCase):
    def test_a_person_is_named(self):
        for name in PERSONS:
            with self.subTest(name):
                self.assertTrue(names_a_person(name))

    def test_an_office_alone_is_no_person(self):
        for name in OFFICES:
            with self.subTest(name):
                self.assertFalse(names_a_person(name))
