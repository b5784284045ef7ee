"""Which institution a name is of, and who headed it."""

from unittest import TestCase

from letters.derivation.people.institution_heads import list_heads
from letters.derivation.people.institutions import read_institution
from letters.derivation.people.likely_institutions import propose_institutions

MOSCOW = read_institution("the Embassy in the Soviet Union")


class InstitutionNameTests(TestCase):
    def test_forms_of_a_name_are_of_one_institution(self):
        cases = {
            "Embassy in Germany": ("the Embassy in Germany", "Embassy Germany"),
            "Embassy in the Soviet Union": (
                "Embassy in the U.S.S.R.",
                "Embassy Soviet Union",
                "the American Embassy in the Soviet Union",
            ),
            "Mission at Berlin": ("the Mission in Berlin", "Mission Berlin", "USBER"),
            "Mission at the United Nations": (
                "USUN",
                "the Mission to the United Nations",
                "the United States Mission at the United Nations",
            ),
            "Department of State": ("the Department of State", "the State Department"),
            "Consulate General at Jerusalem": ("the Consulate General in Jerusalem",),
        }
        for name, forms in cases.items():
            for form in forms:
                with self.subTest(form):
                    self.assertEqual(read_institution(form).name, name)

    def test_it_has_a_kind_and_a_place(self):
        self.assertEqual((MOSCOW.kind, MOSCOW.place), ("Embassy", "Soviet Union"))
        self.assertEqual(MOSCOW.key, "embassy-soviet-union")

    def test_persons_and_several_posts_and_others_posts_are_none(self):
        for name in (
            "the Consul General at Batavia (Livengood)",
            "Roger Morris of the National Security Council Staff",
            "the Embassy in France and the Mission at Berlin",
            "the Embassy in Benghazi, Libya",
            "the British Embassy",
            "Embassy Office",
            "Certain Diplomatic Missions",
            "the Department",
            "the Department of State and the Embassy in Libya",
            "",
        ):
            with self.subTest(name):
                self.assertIsNone(read_institution(name))


class LikelyTests(TestCase):
    def proposed(self, *names, distinct=()):
        named = [(read_institution(name).key, name) for name in names]
        return [p.people for p in propose_institutions(named, distinct)]

    def test_posts_in_one_country_or_with_a_misprint_are_proposed(self):
        cases = [
            ("Embassy in Egypt", "Embassy in the United Arab Republic"),
            ("Embassy in Germany", "Embassy in the Federal Republic of Germany"),
            ("Embassy in the United Kingdom", "Embassy in the United Kindom"),
        ]
        for names in cases:
            with self.subTest(names):
                self.assertEqual(len(self.proposed(*names)), 1)

    def test_other_posts_are_not(self):
        names = (
            "Embassy in France",
            "Mission at Berlin",
            "Consulate in Germany",
            "Embassy in Germany",
            "Embassy in China",
            "Embassy in the Republic of China",
            "Department of State",
        )
        self.assertEqual(self.proposed(*names), [])

    def test_those_found_to_be_two_are_not_proposed_again(self):
        names = ("Embassy in Egypt", "Embassy in the United Arab Republic")
        pair = ("embassy-united-arab-republic", "embassy-egypt")
        self.assertEqual(self.proposed(*names, distinct=[pair]), [])


class HeadTests(TestCase):
    def heads(self, *descriptions, institution=MOSCOW):
        lines = [
            (str(n), text, "frus1961-63v05", n) for n, text in enumerate(descriptions)
        ]
        heads = list_heads(institution, lines)
        return [(head.person, *[o.printed for o in head.offices]) for head in heads]

    def test_ambassadors_stand_by_the_first_year_of_their_office(self):
        heads = self.heads(
            "Ambassador to Yugoslavia; thereafter Ambassador to the Soviet Union, "
            "1962–1966",
            "Ambassador to the Soviet Union, July 1957–July 1962; Ambassador at Large",
        )
        self.assertEqual(
            heads,
            [
                ("1", "Ambassador to the Soviet Union, July 1957–July 1962"),
                ("0", "Ambassador to the Soviet Union, 1962–1966"),
            ],
        )

    def test_who_followed_comes_after_whom_the_line_before_it_tells(self):
        heads = self.heads(
            "Assistant Secretary of State to July 1962; thereafter Ambassador to the "
            "Soviet Union",
            "Ambassador to the Soviet Union until July 1962",
        )
        self.assertEqual([person for person, _ in heads], ["1", "0"])

    def test_who_held_the_office_twice_has_two_terms(self):
        lines = [
            (
                "0",
                "Ambassador to the Soviet Union until July 1962",
                "frus1961-63v05",
                1,
            ),
            ("0", "Ambassador to the Soviet Union, 1957–1962", "frus1961-63v06", 2),
            ("0", "Ambassador to the Soviet Union from 1967", "frus1964-68v14", 3),
            ("0", "Ambassador to the Soviet Union", "frus1961-63v22", 4),
        ]
        (head,) = list_heads(MOSCOW, lines)
        self.assertEqual(
            [(office.printed, office.sources) for office in head.offices],
            [
                ("Ambassador to the Soviet Union, 1957–1962", [2, 1, 4]),
                ("Ambassador to the Soviet Union from 1967", [3]),
            ],
        )

    def test_who_headed_another_post_or_was_sent_by_another_country_is_not_there(self):
        for description in (
            "British Ambassador to the Soviet Union",
            "Counselor of the French Embassy; thereafter Ambassador to the Soviet Union",
            "Prime Minister; Ambassador to the Soviet Union",
            "former Ambassador to the Soviet Union",
            "Special Assistant to the Ambassador to the Soviet Union",
            "Deputy Ambassador to the Soviet Union",
            "Soviet Ambassador to the United States",
            "Ambassador to the Soviet Union and Poland",
        ):
            with self.subTest(description):
                self.assertEqual(self.heads(description), [])

    def test_an_american_of_an_office_for_that_country_is_there(self):
        heads = self.heads(
            "Director of the Office of Soviet Affairs; Ambassador to the Soviet Union"
        )
        self.assertEqual(heads, [("0", "Ambassador to the Soviet Union")])

    def test_an_agency_is_headed_by_the_holder_of_its_office(self):
        cases = {
            "Department of State": "Secretary of State until January 20, 1969",
            "USUN": "Permanent Representative to the United Nations from 1961",
            "CIA": "Director of Central Intelligence",
        }
        for name, office in cases.items():
            with self.subTest(name):
                institution = read_institution(name)
                others = ("Assistant " + office, "British " + office)
                heads = self.heads(office, *others, institution=institution)
                self.assertEqual(heads, [("0", office)])
