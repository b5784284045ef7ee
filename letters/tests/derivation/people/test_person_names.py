"""Listed names, read into words that can be compared."""

from unittest import TestCase

from letters.derivation.people.person_names import (
    Agreement,
    compare_names,
    fold_name,
    read_names,
)

LONG = 20_000


class ReadNamesTests(TestCase):
    def test_a_name_is_its_words_without_titles_accents_and_particles(self):
        cases = [
            ("Khrushchev, Nikita S.", ("khrushchev",), ("nikita", "s")),
            ("Alphand, Hervé", ("alphand",), ("herve",)),
            ("Caccia, Sir Harold A.", ("caccia",), ("harold", "a")),
            ("Collins, Gen. J. Lawton, USA (ret.)", ("collins",), ("j", "lawton")),
            ("Bruce, David K.E.", ("bruce",), ("david", "k", "e")),
            ("Brentano, Heinrich von", ("brentano",), ("heinrich",)),
            ("von Brentano, Heinrich", ("brentano",), ("heinrich",)),
            ("de Gaulle, Charles", ("gaulle",), ("charles",)),
            ("Mao Tse-tung", ("mao", "tse", "tung"), ()),
            ("Le Duc Tho", ("le", "duc", "tho"), ()),
            ("Warren, Earl", ("warren",), ("earl",)),
            ("Cromer, Earl of", ("cromer",), ()),
            ("Rifa’i, Samir al-", ("rifai",), ("samir",)),
            ("King, Martin L.", ("king",), ("martin", "l")),
        ]
        for listed, surname, forenames in cases:
            with self.subTest(listed):
                name = read_names(listed)[0]
                self.assertEqual((name.surname, name.forenames), (surname, forenames))

    def test_suffixes_are_kept_apart(self):
        cases = [
            ("Lodge, Henry Cabot, Jr.", "jr"),
            ("MacArthur, Douglas, 2nd", "ii"),
            ("Irwin, John N. II", "ii"),
            ("Lodge, Henry Cabot", ""),
        ]
        for listed, suffix in cases:
            with self.subTest(listed):
                self.assertEqual(read_names(listed)[0].suffix, suffix)

    def test_other_forms_in_brackets_or_quotes_are_names_too(self):
        cases = [
            ("Thompson, Llewellyn E. (“Tommy”)", [("thompson", "tommy")]),
            ("Saunders, Harold H. “Hal”", [("saunders", "hal")]),
            ("Mao Tse-tung (Mao Zedong)", [("mao", "zedong")]),
            ("Zaroubin (Zarubin), Georgi", [("zarubin", "georgi")]),
            ("Caramanlis (also Karamanlis), K.", [("karamanlis", "k")]),
            ("Nasser (Nasr, Nassir), G.", [("nasr", "g"), ("nassir", "g")]),
            (
                "Cherwell, Lord (Frederick Lindemann)",
                [("cherwell", "frederick", "lindemann"), ("lindemann", "frederick")],
            ),
            ("Hood, Samuel ()", []),
        ]
        for listed, forms in cases:
            with self.subTest(listed):
                other_forms = read_names(listed)[1:]
                self.assertEqual([name.words for name in other_forms], forms)
                self.assertTrue(all(name.is_other_form for name in other_forms))

    def test_what_holds_no_word_is_no_name(self):
        for listed in ("", " , ", "…", "(Tommy)", "’"):
            with self.subTest(listed):
                self.assertEqual(read_names(listed), [])

    def test_letters_of_many_alphabets_are_folded(self):
        cases = [("Łódź", "lodz"), ("Sørensen", "sorensen"), ("Groß", "gross")]
        for text, folded in cases:
            with self.subTest(text):
                self.assertEqual(fold_name(text), folded)

    def test_names_without_end_are_read_to_an_end(self):
        for piece in ("(", "a, ", "“a", "((a)", "a-", "Mac", "earl of "):
            with self.subTest(piece):
                self.assertIsInstance(read_names(piece * LONG), list)


class CompareNamesTests(TestCase):
    def test_how_far_names_agree(self):
        cases = [
            ("Rusk, Dean", "RUSK, Dean", Agreement.SAME),
            ("LeMay, General Curtis E.", "LeMay, Curtis E.", Agreement.SAME),
            ("Khrushchev, Nikita S.", "Khrushchev, Nikita", Agreement.INITIALS),
            ("Khrushchev, N.S.", "Khrushchev, Nikita S.", Agreement.INITIALS),
            (
                "Khrushchev, Nikita S.",
                "Khrushchev, Nikita Sergeyevich",
                Agreement.INITIALS,
            ),
            ("Lodge, Henry C.", "Lodge, Henry C., Jr.", Agreement.INITIALS),
            ("Adenauer, Konrad", "Adenauer, Conrad", Agreement.FORM),
            ("MacArthur, Douglas", "McArthur, Douglas", Agreement.FORM),
            ("Gromyko, Andrei A.", "Gromyko, Andrey A.", Agreement.FORM),
            ("Harriman, W. Averell", "Harriman, Averell", Agreement.FORM),
            ("Thant, U", "U Thant", Agreement.FORM),
            ("Ormsby Gore, David", "Gore, Sir David Ormsby", Agreement.FORM),
            ("Chiang Kai-shek", "Chiang, Kai-shek", Agreement.SAME),
            ("Chou En-lai", "Chou Enlai", Agreement.FORM),
            ("Suslov, Mikhail", "Suslov, Mikhal", Agreement.VAGUE),
            ("Smith, J.", "Smith, John", Agreement.VAGUE),
            ("Lloyd, Selwyn", "Lloyd, John Selwyn", Agreement.VAGUE),
            ("Franks, Lord", "Franks, Oliver", Agreement.UNKNOWN),
            ("Johnson, Lyndon B.", "Johnson, U. Alexis", Agreement.NONE),
            ("Dulles, Allen W.", "Dulles, John Foster", Agreement.NONE),
            ("Smith, Robert A.", "Smith, Robert B.", Agreement.NONE),
            ("Lodge, Henry C., Jr.", "Lodge, Henry C., Sr.", Agreement.NONE),
            ("Nhu, Madame", "Nhu, Ngo Dinh", Agreement.NONE),
            ("Nguyen Van Thieu", "Nguyen Van Thien", Agreement.NONE),
            ("Rusk, Dean", "Rostow, Dean", Agreement.NONE),
        ]
        for first, second, expected in cases:
            with self.subTest(first=first, second=second):
                first_name, second_name = read_names(first)[0], read_names(second)[0]
                self.assertEqual(compare_names(first_name, second_name), expected)
                self.assertEqual(compare_names(second_name, first_name), expected)
