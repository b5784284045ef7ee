"""Which of the people listed by volumes may be one person."""

from unittest import TestCase

from letters.derivation.people.person_matching import (
    Degree,
    ListedPerson,
    propose_identities,
)


def listed(*names, description=""):
    """Each in a volume of its own."""
    return [
        ListedPerson(f"p{n}", name, description, f"v{n}")
        for n, name in enumerate(names)
    ]


def proposed(people, distinct=()):
    """The proposals: the degree, and the identifiers of the people."""
    return [
        (proposal.degree, tuple(sorted(proposal.people)))
        for proposal in propose_identities(people, distinct)
    ]


class ProposalDegreeTests(TestCase):
    def test_two_names_are_proposed_as_surely_as_they_agree(self):
        cases = [
            ("Eisenhower, Dwight D.", "Eisenhower, Dwight D.", Degree.IDENTICAL),
            ("Alphand, Hervé", "Alphand, Herve", Degree.IDENTICAL),
            (
                "Khrushchev, Nikita S.",
                "Khrushchev, Nikita Sergeyevich",
                Degree.INITIALS,
            ),
            ("Adenauer, Konrad", "Adenauer, Conrad", Degree.FORM),
            ("Mao Tse-tung", "Mao Zedong (Mao Tse-tung)", Degree.FORM),
            ("Thompson, Llewellyn E. (“Tommy”)", "Thompson, Tommy", Degree.FORM),
            ("Thant, U", "U Thant", Degree.FORM),
        ]
        for first, second, degree in cases:
            with self.subTest(first=first, second=second):
                self.assertEqual(
                    proposed(listed(first, second)), [(degree, ("p0", "p1"))]
                )

    def test_who_contradicts_or_says_too_little_is_not_proposed(self):
        cases = [
            ("Johnson, Lyndon B.", "Johnson, U. Alexis"),
            ("Dulles, Allen W.", "Dulles, John Foster"),
            ("Smith, Robert A.", "Smith, Robert B."),
            ("Ngo Dinh Nhu", "Ngo Dinh Nhu, Madame"),
            ("Anghelis", "Anghelis"),
            ("Smith, J.", "Smith, John"),
            ("", ""),
        ]
        for names in cases:
            with self.subTest(names=names):
                self.assertEqual(proposed(listed(*names)), [])

    def test_a_title_at_the_head_of_the_description_is_part_of_the_name(self):
        husband = ListedPerson("a", "Ngo Dinh Nhu", "Adviser", "v1")
        wife = ListedPerson("b", "Ngo Dinh Nhu", "Madame, sister-in-law", "v2")
        self.assertEqual(proposed([husband, wife]), [])

    def test_a_plain_name_of_many_bearers_needs_something_in_common(self):
        other_people = listed("Brown, Carl", "Brown, Dora", "Brown, Emil")
        cases = [
            ("Senator from Ohio", "Senator (D-Ohio)", Degree.IDENTICAL),
            ("Senator from Ohio", "Officer of the British Army", Degree.DOUBTFUL),
        ]
        for first, second, degree in cases:
            two = [
                ListedPerson("a", "Brown, George", first, "x"),
                ListedPerson("b", "Brown, George", second, "y"),
            ]
            with self.subTest(degree):
                self.assertEqual(
                    proposed([*other_people, *two]), [(degree, ("a", "b"))]
                )

    def test_long_after_a_name_may_be_the_sons(self):
        father = ListedPerson("a", "Wisner, Frank G.", "Planner until 1958", "v1")
        son = ListedPerson("b", "Wisner, Frank G.", "Consul", "frus1969-76v05")
        self.assertEqual(proposed([father, son]), [(Degree.DOUBTFUL, ("a", "b"))])


class ReferringLineTests(TestCase):
    def test_see_leads_to_the_line_of_the_same_volume(self):
        lines = [
            ListedPerson("a", "Giap", "see Vo Nguyen Giap", "v1"),
            ListedPerson("b", "Vo Nguyen Giap", "General", "v1"),
            ListedPerson("c", "Vo Nguyen Giap", "Minister", "v2"),
        ]
        expected = [
            (Degree.REFERRED, ("a", "b")),
            (Degree.IDENTICAL, ("a", "b", "c")),
        ]
        self.assertEqual(proposed(lines), expected)

    def test_it_leads_nowhere_if_nobody_fits_or_two_do(self):
        cases = [
            ["Minh, A", "Minh, B"],
            ["Diem, A"],
            [],
        ]
        for names in cases:
            lines = [ListedPerson("a", "Big", "See Minh", "v1")]
            lines += [ListedPerson(name, name, "", "v1") for name in names]
            with self.subTest(names=names):
                self.assertEqual(proposed(lines), [])


class ProposalGroupTests(TestCase):
    def test_a_group_takes_in_those_that_are_surer(self):
        people = listed(
            "Khrushchev, Nikita S.",
            "Khrushchev, Nikita S.",
            "Khrushchev, Nikita Sergeyevich",
        )
        expected = [
            (Degree.IDENTICAL, ("p0", "p1")),
            (Degree.INITIALS, ("p0", "p1", "p2")),
        ]
        self.assertEqual(proposed(people), expected)

    def test_of_whom_it_is_open_to_whom_he_belongs_belongs_to_nobody(self):
        people = listed("Smith, Robert", "Smith, Robert A.", "Smith, Robert B.")
        self.assertEqual(proposed(people), [])

    def test_two_of_one_volume_are_two_and_the_others_are_still_one(self):
        people = [
            ListedPerson("a", "Pham Van Dong", "Premier", "v1"),
            ListedPerson("b", "Pham Van Dong", "General", "v1"),
            ListedPerson("c", "Pham Van Dong", "Premier", "v2"),
            ListedPerson("d", "Pham Van Dong", "Premier", "v3"),
        ]
        self.assertEqual(proposed(people), [(Degree.IDENTICAL, ("c", "d"))])

    def test_who_is_known_to_be_another_is_left_out(self):
        people = listed("Rusk, Dean", "Rusk, Dean", "Rusk, Dean")
        distinct = [("p2", "p0"), ("p1", "p2")]
        self.assertEqual(proposed(people, distinct), [(Degree.IDENTICAL, ("p0", "p1"))])

    def test_a_reference_does_not_join_who_are_known_to_be_two(self):
        lines = [
            ListedPerson("a", "Giap", "see Vo Giap", "v1"),
            ListedPerson("b", "Vo Giap", "", "v1"),
        ]
        self.assertEqual(proposed(lines, [("a", "b")]), [])

    def test_lines_of_one_person_count_as_one(self):
        lines = [
            ListedPerson("a", "Mao Zedong", "", "v1"),
            ListedPerson("a", "Mao Tse-tung", "", "v2"),
            ListedPerson("b", "Mao Tse-tung", "", "v3"),
        ]
        self.assertEqual(proposed(lines), [(Degree.IDENTICAL, ("a", "b"))])

    def test_who_is_in_most_volumes_comes_first(self):
        lines = [
            ListedPerson("a", "Rusk, Dean", "", "v1"),
            ListedPerson("b", "Rusk, Dean", "", "v2"),
            ListedPerson("b", "Rusk, Dean", "", "v3"),
        ]
        self.assertEqual(propose_identities(lines)[0].people, ("b", "a"))

    def test_nobody_is_proposed_of_nobody(self):
        self.assertEqual(propose_identities([]), [])


class ProposalSizeTests(TestCase):
    def test_many_of_one_name_come_to_an_end(self):
        many = [ListedPerson(str(n), "Smith, J.", "x", "v") for n in range(2000)]
        self.assertEqual(propose_identities(many), [])
