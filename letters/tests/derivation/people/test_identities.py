"""Which lines of many lists are certainly of one person."""

from unittest import TestCase

from letters.derivation.people.identities import find_identities
from letters.derivation.people.list_entries import ListedPerson


def lines_of(*lines):
    """Name, description and volume of each; the identifier is the place: "0", "1" …"""
    return [ListedPerson(str(n), *line) for n, line in enumerate(lines)]


def joined(*lines, distinct=()):
    return [
        tuple(sorted(identity.people))
        for identity in find_identities(lines_of(*lines), distinct)
    ]


SOVIET_PREMIER = "Chairman of the Council of Ministers of the Soviet Union"


class CertainTests(TestCase):
    def test_names_that_agree_and_one_office_are_one_person(self):
        cases = [
            (
                ("Khrushchev, Nikita S.", SOVIET_PREMIER, "frus1958-60v01"),
                ("Khrushchev, Nikita Sergeyevich", SOVIET_PREMIER, "frus1961-63v06"),
            ),
            (
                ("Khrushchev, Nikita Sergeevich", SOVIET_PREMIER, "frus1958-60v01"),
                ("Khrushchev, Nikita Sergeivich", SOVIET_PREMIER, "frus1961-63v06"),
            ),
            (
                ("Tito, Josip Broz", "President of Yugoslavia", "frus1961-63v01"),
                ("Tito, Marshal Joseph Broz", "Yugoslav President", "frus1964-68v02"),
            ),
            (
                ("Tito, Marshal", "President of Yugoslavia", "frus1961-63v01"),
                ("Tito, Josip Broz", "President of Yugoslavia", "frus1964-68v02"),
            ),
            (
                ("Chou En-lai", "Premier of the PRC", "frus1952-54v14p2"),
                (
                    "Zhou Enlai",
                    "Premier of the People’s Republic of China",
                    "frus1969-76v17",
                ),
            ),
            (
                ("Khoman, Thanat", "Foreign Minister of Thailand", "frus1961-63v01"),
                (
                    "Thanat Khoman",
                    "Thai Minister of Foreign Affairs",
                    "frus1964-68v02",
                ),
            ),
        ]
        for first, second in cases:
            with self.subTest(first=first[0], second=second[0]):
                self.assertEqual(joined(first, second), [("0", "1")])

    def test_a_rare_full_name_in_neighbouring_volumes_is_one_persons(self):
        adviser = ("Kissinger, Henry A.", "adviser to the candidate", "frus1964-68v07")
        assistant = ("Kissinger, Henry A.", "Assistant for Security", "frus1969-76v12")
        self.assertEqual(joined(adviser, assistant), [("0", "1")])

    def test_a_name_that_is_rare_twice_is_one_persons_in_one_career(self):
        staff = ("Harriman, W. Averell", "Director for Security", "frus1952-54v02p1")
        envoy = ("Harriman, W. Averell", "former Ambassador", "frus1961-63v07")
        self.assertEqual(joined(staff, envoy), [("0", "1")])

    def test_a_rare_name_in_the_service_of_one_foreign_country_is_one_persons(self):
        lines = [
            ("Trevelyan, Humphrey", "British Chargé in China", "frus1952-54v14p2"),
            ("Trevelyan, Sir Humphrey", "British Ambassador to Iraq", "frus1961-63v17"),
        ]
        self.assertEqual(joined(*lines), [("0", "1")])

    def test_an_office_of_few_words_is_enough_beside_a_rare_name(self):
        lines = [
            ("Rusk, Dean", "Secretary of State", "frus1961-63v06"),
            ("Rusk, Dean", "Secretary of State until 1969", "frus1969-76v20"),
        ]
        self.assertEqual(joined(*lines), [("0", "1")])

    def test_the_head_of_a_country_is_one_under_several_forms_of_the_name(self):
        cases = [
            ("Hussein", "Hussein I", "King of Jordan"),
            ("Hussein I", "Hussein ibn Talal", "King of Jordan"),
            ("Ayub Khan", "Ayub Khan, M.", "Field Marshal, President of Pakistan"),
            ("Nasser, Gamal Abdel", "Nasser, Gamel Abdul", "President of Egypt"),
            ("Kennedy, John F.", "Kennedy, John E", "President of the United States"),
        ]
        for name, form, office in cases:
            lines = (name, office, "frus1961-63v06"), (form, office, "frus1964-68v02")
            with self.subTest(name=name, form=form):
                self.assertEqual(joined(*lines), [("0", "1")])

    def test_two_offices_in_common_are_enough_beside_a_junior(self):
        offices = "Vice President of the United States; Senator from Minnesota"
        lines = [
            ("Humphrey, Hubert H.", offices, "frus1964-68v02"),
            ("Humphrey, Hubert H., Jr.", offices, "frus1969-76v38p1"),
        ]
        self.assertEqual(joined(*lines), [("0", "1")])

    def test_a_reference_to_a_wife_is_not_to_her_husband(self):
        lines = [
            ("Tran Le Xuan", "see Ngo Dinh Nhu, Madame", "v1"),
            ("Ngo Dinh Nhu", "Adviser to the President", "v1"),
            ("Ngo Dinh Nhu, Madame", "wife of Ngo Dinh Nhu", "v1"),
        ]
        self.assertEqual(joined(*lines), [("0", "2")])

    def test_a_line_that_says_see_is_of_the_person_it_names(self):
        lines = [
            ("Mau", "see Vu Van Mau", "v1"),
            ("Vu Van Mau", "Foreign Minister of Vietnam", "v1"),
        ]
        self.assertEqual(joined(*lines), [("0", "1")])

    def test_a_pseudonym_is_of_the_person_it_stands_for(self):
        lines = [
            ("Whiting, Harold S.", "pseudonym for Frank Wisner", "v1"),
            ("Wisner, Frank G.", "Deputy Director for Plans", "v1"),
        ]
        self.assertEqual(joined(*lines), [("0", "1")])

    def test_one_wrong_letter_in_one_line_is_a_misprint(self):
        office = "General Secretary of the Communist Party of the Soviet Union"
        for misprint in ("Brezhnev, Leonid T.", "Brehznev, Leonid I."):
            lines = [
                ("Brezhnev, Leonid I.", office, "frus1964-68v01"),
                ("Brezhnev, Leonid Ilyich", office, "frus1969-76v02"),
                (misprint, office, "frus1969-76v12"),
            ]
            with self.subTest(misprint):
                self.assertEqual(joined(*lines), [("0", "1", "2")])

    def test_two_letters_of_a_forename_exchanged_are_a_misprint(self):
        office = "Assistant Secretary of State for European Affairs"
        lines = [
            ("Merchant, Livingston T.", office, "frus1958-60v08"),
            ("Merchant, Livingtson T.", office, "frus1958-60v07p1"),
        ]
        self.assertEqual(joined(*lines), [("0", "1")])

    def test_the_evidence_is_in_words(self):
        lines = lines_of(
            ("Khrushchev, Nikita S.", SOVIET_PREMIER, "frus1958-60v01"),
            ("Khrushchev, Nikita Sergeyevich", SOVIET_PREMIER, "frus1961-63v06"),
        )
        (identity,) = find_identities(lines)
        self.assertIn(
            f"same name but for initials (S.; Sergeyevich); “{SOVIET_PREMIER}” in both "
            "lists; 1958–1960 and 1961–1963",
            identity.evidence,
        )


class ApartTests(TestCase):
    def test_what_may_be_two_people_is_not_merged(self):
        cases = [
            # Father and son.
            ("Wisner, Frank G.", "Deputy Director for Plans", "frus1955-57v01"),
            ("Wisner, Frank G.", "Officer of the Bureau", "frus1969-76v05"),
            # Two of a common name.
            ("Hill, Robert B.", "First Secretary in Yugoslavia", "frus1958-60v10"),
            ("Hill, Robert B.", "Assistant Secretary of State", "frus1955-57v25"),
            # Junior and senior.
            ("Swihart, James W.", "Counselor in Tehran", "frus1964-68v34"),
            ("Swihart, James W., Jr.", "Officer in Belgrade", "frus1969-76v15"),
            # Two initials, of a name that others have as well.
            ("Kennedy, John F.", "Democratic Senator", "frus1961-63v05"),
            ("Kennedy, John E", "Democratic Senator", "frus1961-63v03"),
            # Father and son in the same office, one after the other.
            ("Bush, George H.W.", "President of the United States, 1989", "v1"),
            ("Bush, George W.", "President of the United States from 2001", "v2"),
            ("Byrd, Harry F.", "Senator from Virginia", "frus1964-68v02"),
            ("Byrd, Harry F., Jr.", "Senator from Virginia", "frus1964-68v05"),
            ("Stevenson, Adlai E.", "Representative at the UN", "frus1964-68v02"),
            ("Stevenson, Adlai E., III", "Senator from Illinois", "frus1969-76v38p1"),
            # Brothers, each by his own name and the father's.
            ("Saud ibn Abd al-Aziz", "King of Saudi Arabia", "frus1955-57v13"),
            ("Faisal ibn Abd al-Aziz", "King of Saudi Arabia", "frus1964-68v18"),
            # Two of one name and of two nations.
            ("Fawzi, Mahmoud", "Egyptian Delegate", "frus1955-57v13"),
            ("Fawzi, Mahmoud", "Syrian Delegate", "frus1964-68v18"),
            # Husband and wife.
            ("Ngo Dinh Nhu", "Adviser to President Diem", "frus1958-60v01"),
            ("Ngo Dinh Nhu, Madame", "Adviser to President Diem", "frus1961-63v01"),
            # Vietnamese names of many bearers.
            ("Pham Van Dong", "Premier of North Vietnam", "frus1958-60v01"),
            ("Pham Van Dong", "General of the army", "frus1961-63v02"),
            # One minister of a country is not another.
            ("Stewart, Michael", "British Foreign Minister", "frus1964-68v12"),
            (
                "Stewart, Michael N.F.",
                "Minister in the British Embassy",
                "frus1964-68v34",
            ),
        ]
        brothers = [("Kennedy, Robert F.", "", "v1"), ("Kennedy, Edward M.", "", "v1")]
        for first, second in zip(cases[::2], cases[1::2], strict=True):
            with self.subTest(first=first, second=second):
                self.assertEqual(joined(first, second, *brothers), [])

    def test_two_of_one_volume_are_two(self):
        office = "President of Yugoslavia"
        lines = [("Tito, Josip Broz", office, "v1"), ("Tito, Josip Broz", office, "v1")]
        self.assertEqual(joined(*lines), [])

    def test_those_found_to_be_two_stay_two(self):
        office = "President of Yugoslavia"
        lines = [("Tito, Josip Broz", office, "v1"), ("Tito, Josip Broz", office, "v2")]
        self.assertEqual(joined(*lines, distinct=[("1", "0")]), [])

    def test_a_deputy_is_not_the_minister(self):
        lines = [
            ("Kim Yong", "Foreign Minister of Korea", "frus1961-63v01"),
            ("Kim Yong", "Deputy Foreign Minister of Korea", "frus1964-68v01"),
        ]
        self.assertEqual(joined(*lines), [])

    def test_whoever_may_be_either_of_two_is_neither(self):
        office = "Director of the Office of Soviet Affairs"
        lines = [
            ("Marchand, Robert A.", office, "frus1961-63v01"),
            ("Marchand, Robert B.", office, "frus1961-63v01"),
            ("Marchand, Robert", office, "frus1961-63v02"),
        ]
        self.assertEqual(joined(*lines), [])
