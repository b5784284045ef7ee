"""Who wrote to whom, as headings of the series, salutations and signatures say."""

from unittest import TestCase

from letters.derivation.correspondence.correspondents import UNDER_THE_DEPARTMENT
from letters.tests.derivation.texts import records_of, records_of_tei


def events(notation):
    return [(event.type, event.name) for event in records_of(notation).events]


class CorrespondentTests(TestCase):
    def test_the_heading_says_it_first(self):
        self.assertEqual(
            events(
                "::: heading\nLetter From President Reagan to Mr. Andropov\n:::\n\nText.\n\n"
                "::: signature\nR. R.\n:::"
            ),
            [
                ("sent", "President Reagan"),
                ("received", "Mr. Andropov"),
                ("signed", "R. R."),
            ],
        )

    def test_a_dateline_says_when_it_was_received(self):
        for received, expected in (
            ("[Received August 24—5:18 p. m.]", ("1949-08-24", "5:18 p. m.")),
            ("[Received August 24.]", ("1949-08-24", "")),
            ("[Received August 2.]", ("", "")),
            ("", ("", "")),
        ):
            with self.subTest(received):
                sent, addressed = records_of(
                    "::: heading\nThe Ambassador in China (Stuart) to the Secretary of "
                    f"State\n:::\n\n::: dateline\nTaipei, August 12, 1949. {received}"
                    "\n:::\n\na"
                ).events
                self.assertEqual((sent.date, sent.time), ("1949-08-12", ""))
                self.assertEqual((addressed.date, addressed.time), expected)

    def test_the_signature_says_who_sent_what_a_heading_does_not(self):
        self.assertEqual(
            events(
                "::: heading\nLetter to Andropov\n:::\n\na\n\n::: signature\nR. R.\n:::"
            ),
            [("sent", "R. R."), ("received", "Andropov"), ("signed", "R. R.")],
        )

    def test_without_a_heading_salutation_and_signature_say_it(self):
        self.assertEqual(
            events("::: salute\nDear George,\n:::\n\na\n\n::: signature\nJ. P.\n:::"),
            [("sent", "J. P."), ("received", "George"), ("signed", "J. P.")],
        )

    def test_a_form_of_address_is_the_name_of_nobody(self):
        for salute in (
            "Mr. Secretary,",
            "Dear Mr. President:",
            "Your Majesty:",
            "Sir,",
        ):
            with self.subTest(salute):
                self.assertEqual(events(f"::: salute\n{salute}\n:::\n\na"), [])

    def test_marks_of_others_are_no_part_of_a_name(self):
        self.assertEqual(
            events(
                "::: heading\nLetter to Andropov [10/22/79]{.hand} [OK]{.stamp}\n:::"
            ),
            [("received", "Andropov")],
        )

    def test_a_note_in_the_heading_is_no_part_of_a_name(self):
        self.assertEqual(
            events("::: heading\nLetter to Andropov[^1]\n:::\n\n[^1]: to Moscow"),
            [("received", "Andropov")],
        )

    def test_who_is_not_named_did_nothing(self):
        self.assertEqual(events("::: heading\nEditorial Note\n:::\n\nText."), [])

    def test_the_source_note_says_who_drafted_and_cleared(self):
        note = (
            "Source: Kennedy Library, National Security Files. Secret. Drafted by "
            "Thompson and cleared by Kohler and Davis."
        )
        events = records_of(f"Text.[^1]\n\n[^1]{{.source}}: {note}").events
        self.assertEqual(
            [(event.type, event.name, event.footnote) for event in events],
            [
                ("drafted", "Thompson", "1"),
                ("cleared", "Kohler", "1"),
                ("cleared", "Davis", "1"),
            ],
        )

    def test_every_event_has_the_words_that_say_so(self):
        for event in records_of(
            "::: heading\nLetter From A. Bcd to E. Fgh\n:::\n\nText."
        ).events:
            with self.subTest(event.type):
                self.assertIn(event.name, event.evidence)

    def test_each_of_two_senders_has_an_event_of_his_own(self):
        self.assertEqual(
            events("::: heading\nMemorandum From A (Wilcox) and B (Root) to C\n:::"),
            [("sent", "A (Wilcox)"), ("sent", "B (Root)"), ("received", "C")],
        )

    def test_the_author_of_what_nobody_sent_drafted_it(self):
        self.assertEqual(
            events(
                "::: heading\nMemorandum of Conversation, by A B\n:::\n\na\n\n"
                "::: signature\nC. D.\n:::"
            ),
            [("drafted", "A B"), ("signed", "C. D."), ("took-part", "A B")],
        )

    def test_the_signature_of_an_enclosure_is_not_the_sender_s(self):
        notation = (
            "::: heading\nLetter to Andropov\n:::\n\na\n\n::: signature\nR. R.\n:::\n\n"
            "[Enclosure]\n\nb\n\n::: signature\nX. Y.\n:::"
        )
        self.assertEqual(events(notation)[0], ("sent", "R. R."))

    def test_it_was_sent_when_and_where_its_dateline_says(self):
        records = records_of_tei(
            "<head>Letter From A to B</head>"
            '<dateline><placeName>Moscow</placeName>, <date when="1962-10-26">October '
            "26, 1962</date>.</dateline><p>Text.</p>"
        )
        self.assertEqual(
            [(event.type, event.date, event.place) for event in records.events],
            [("sent", "1962-10-26", "Moscow"), ("received", "", "")],
        )


PERSONS = {
    # Told apart by their side, where both have the same name.
    '<persName type="from" corresp="#p_LBJ1">Johnson</persName> to Ambassador '
    '<persName type="to" corresp="#p_UAJ1">Johnson</persName>': ("p_LBJ1", "p_UAJ1"),
    '<persName corresp="#p_A1">Johnson</persName> to <persName>Rusk</persName>': (
        "p_A1",
        "",
    ),
    # Two keys, a stray character, and none.
    '<persName corresp="#p_A1 #p_A2">Hull</persName> to '
    '<persName corresp=".#p_B1">Lay</persName>': ("p_A1", "p_A2", "p_B1"),
    "Hull to Lay": ("", ""),
    # "John" is not Johnson.
    'Johnson to <persName corresp="#p_J1">John</persName>': ("", "p_J1"),
}


class PersonTests(TestCase):
    def test_each_person_meant_has_an_event_of_their_own(self):
        for markup, persons in PERSONS.items():
            with self.subTest(markup):
                records = records_of_tei(f"<head>Letter From {markup}</head><p>a</p>")
                keys = tuple(event.person for event in records.events)
                self.assertEqual(keys, persons)

    def test_the_secretarys_name_under_a_message_of_the_department_is_uncertain(self):
        for sender, name, is_inferred in (
            ("the Department of State", "Rusk", True),
            ("the Department of State", "Dean Rusk", False),
            ("the Embassy in France", "Bohlen", False),
        ):
            with self.subTest(sender, name=name):
                records = records_of_tei(
                    f"<head>Telegram From {sender} to the Embassy in Italy</head>"
                    f"<p>a</p><closer><signed>{name}</signed></closer>"
                )
                (signed,) = [e for e in records.events if e.type == "signed"]
                self.assertEqual(signed.is_inferred, is_inferred)
                self.assertEqual(UNDER_THE_DEPARTMENT in signed.evidence, is_inferred)

    def test_those_who_share_a_title_are_each_a_sender(self):
        for marked in (
            'Chairmen <persName corresp="#p_K1">Khrushchev</persName> '
            'and <persName corresp="#p_B1">Brezhnev</persName>',
            '<persName corresp="#p_K1 #p_B1">Chairmen Khrushchev and Brezhnev</persName>',
        ):
            with self.subTest(marked):
                records = records_of_tei(
                    f"<head>Letter From {marked} to A</head><p>a</p>"
                )
                self.assertEqual(
                    [(event.name, event.person) for event in records.events[:2]],
                    [("Chairman Khrushchev", "p_K1"), ("Chairman Brezhnev", "p_B1")],
                )

    def test_two_names_that_are_marked_as_of_two_persons_are_two(self):
        records = records_of_tei(
            '<head>Memorandum From <persName corresp="#p_M1">Magnuson</persName> and '
            '<persName corresp="#p_J1">Jackson</persName> to A</head><p>a</p>'
        )
        self.assertEqual(
            [(event.name, event.person) for event in records.events[:2]],
            [("Magnuson", "p_M1"), ("Jackson", "p_J1")],
        )

    def test_an_office_with_an_and_in_its_name_is_one(self):
        records = records_of_tei(
            "<head>Letter From the Secretary of Health and Welfare to A</head><p>a</p>"
        )
        self.assertEqual(records.events[0].name, "the Secretary of Health and Welfare")

    def test_joint_offices_and_members_of_one_staff_are_each_a_sender(self):
        for joint, names in (
            (
                "the Secretaries of State and Defense and the Director for Mutual Security",
                [
                    "the Secretary of State",
                    "the Secretary of Defense",
                    "the Director for Mutual Security",
                ],
            ),
            (
                "John H. Holdridge and Richard T. Kennedy of the National Security "
                "Council Staff",
                [
                    "John H. Holdridge of the National Security Council Staff",
                    "Richard T. Kennedy of the National Security Council Staff",
                ],
            ),
            (
                "W. Averell Harriman and Cyrus Vance of the Paris Delegation",
                [
                    "W. Averell Harriman of the Paris Delegation",
                    "Cyrus Vance of the Paris Delegation",
                ],
            ),
            (
                "the Embassy in Kuwait and the Embassy in the United Kingdom",
                ["the Embassy in Kuwait", "the Embassy in the United Kingdom"],
            ),
            (
                "the Mission to the North Atlantic Treaty Organization and the European "
                "Regional Organizations",
                [
                    "the Mission to the North Atlantic Treaty Organization and the "
                    "European Regional Organizations"
                ],
            ),
        ):
            with self.subTest(joint):
                records = records_of_tei(
                    f"<head>Letter From {joint} to A</head><p>a</p>"
                )
                sent = [each.name for each in records.events if each.type == "sent"]
                self.assertEqual(sent, names)
