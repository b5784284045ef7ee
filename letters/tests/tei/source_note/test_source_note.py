from unittest import TestCase

from letters.tei.source_note import Action, read_source_note

CHERNENKO = (
    "Source: Reagan Library, Executive Secretariat, NSC Head of State File, USSR: "
    "General Secretary Chernenko (8490236, 8490283, 8490304). Top Secret. Drafted in "
    "the Department of State in accordance with the President’s instructions on March "
    "2. See Document 188. In a March 3 note to Shultz, McKinley wrote: “Mr. Secretary, "
    "Rick Burt, Art Hartman, and Jack Matlock have all cleared off on this draft. "
    "Larry [Eagleburger] will receive a copy and may have some comments for you. "
    "Brunson.” (Reagan Library, George Shultz Papers, Executive Secretariat Super "
    "Sensitive (03/03/1984–03/05/1984)"
)


def words(passages):
    return [str(passage) for passage in passages]


class PresidentialLetterTests(TestCase):
    def setUp(self):
        self.note = read_source_note(CHERNENKO)

    def test_it_reads_where_the_letter_is_held(self):
        self.assertEqual(str(self.note.repository), "Reagan Library")
        self.assertEqual(
            words(self.note.location),
            [
                "Executive Secretariat, NSC Head of State File",
                "USSR: General Secretary Chernenko",
            ],
        )
        self.assertEqual(
            words(self.note.control_numbers), ["8490236", "8490283", "8490304"]
        )

    def test_it_reads_the_marking(self):
        self.assertEqual(words(self.note.classification_markings), ["Top Secret"])

    def test_it_invents_neither_drafter_nor_date(self):
        self.assertEqual(self.note.drafted.persons, ())
        self.assertEqual(words(self.note.drafted.offices), ["Department of State"])
        self.assertIsNone(self.note.drafted.date)

    def test_someone_who_gets_a_copy_did_not_clear_it(self):
        self.assertEqual(
            words(self.note.cleared), ["Rick Burt", "Art Hartman", "Jack Matlock"]
        )

    def test_every_part_says_where_it_stands(self):
        note = self.note
        parts = [note.repository, note.citation, *note.location, *note.cleared]
        parts += [clause.printed for clause in note.clauses]
        for part in parts:
            with self.subTest(part.text):
                self.assertEqual(CHERNENKO[part.start : part.end], part.text)


class CitationTests(TestCase):
    def test_it_parts_repository_and_location(self):
        cases = [
            (
                "Department of State, Central Files, 711.5280/5–357. Secret.",
                "Department of State",
                ["Central Files", "711.5280/5–357"],
            ),
            (
                "Johnson Library, Memos, May 27, 1966, Vol. V. Secret.",
                "Johnson Library",
                ["Memos", "May 27, 1966", "Vol. V"],
            ),
            (
                "Johnson Library, Harvan Misc. & Memos, Vol. VII. Secret; Sensitive.",
                "Johnson Library",
                ["Harvan Misc. & Memos", "Vol. VII"],
            ),
            (
                "Eisenhower Library, Whitman File, Top Secret.",
                "Eisenhower Library",
                ["Whitman File"],
            ),
            (
                "Department of State Bulletin, March 18, 1974, pp. 257–262. He spoke.",
                "None",
                ["Department of State Bulletin", "March 18, 1974", "pp. 257–262"],
            ),
        ]
        for text, repository, location in cases:
            with self.subTest(text):
                note = read_source_note(f"Source: {text}")
                self.assertEqual(str(note.repository), repository)
                self.assertEqual(words(note.location), location)

    def test_other_notes_are_not_source_notes(self):
        for text in ["", "See Document 183.", "Source:", "Source: .", "Sources: many"]:
            with self.subTest(text):
                self.assertIsNone(read_source_note(text))


class ReadMarkingsTests(TestCase):
    def test_it_reads_markings(self):
        cases = [
            ("Secret; Exdis.", ["Secret", "Exdis"]),
            ("Secret; Nodis/Harvan Plus.", ["Secret", "Nodis/Harvan Plus"]),
            ("Limited Official Use.", ["Limited Official Use"]),
            ("Confidential Drafted by Beam.", ["Confidential"]),
            ("Drafted by Beam. Secret talks followed.", []),
            ("No classification marking.", []),
        ]
        for text, markings in cases:
            with self.subTest(text):
                note = read_source_note(f"Source: Kennedy Library, Box 4. {text}")
                self.assertEqual(words(note.classification_markings), markings)

    def test_that_there_is_no_marking_is_no_marking(self):
        note = read_source_note("Source: CIA, Box 4. No classification marking.")
        self.assertEqual(str(note.no_marking), "No classification marking")


class ReadClausesTests(TestCase):
    def read(self, sentence):
        note = read_source_note(f"Source: Ford Library, Box 4. Secret. {sentence}")
        return [
            (
                str(clause.action),
                words(clause.persons),
                words(clause.offices),
                str(clause.date or ""),
            )
            for clause in note.clauses
        ]

    def test_it_reads_who_did_what(self):
        cases = [
            ("Drafted by Dulles.", [("drafted", ["Dulles"], [], "")]),
            ("Drafted by Holland.", [("drafted", ["Holland"], [], "")]),
            (
                "Drafted by Holland and approved by Ireland; cleared with L.",
                [
                    ("drafted", ["Holland"], [], ""),
                    ("approved", ["Ireland"], [], ""),
                    ("cleared", [], ["L"], ""),
                ],
            ),
            (
                "Drafted on June 26 by Mendenhall. Cleared with SEA and Parsons.",
                [
                    ("drafted", ["Mendenhall"], [], "June 26"),
                    ("cleared", ["Parsons"], ["SEA"], ""),
                ],
            ),
            (
                "Drafted by Wright, cleared by Green, and signed by Walsh.",
                [
                    ("drafted", ["Wright"], [], ""),
                    ("cleared", ["Green"], [], ""),
                    ("signed", ["Walsh"], [], ""),
                ],
            ),
            (
                "Drafted by Crawford on August 31 and approved in B on September 14.",
                [
                    ("drafted", ["Crawford"], [], "August 31"),
                    ("approved", [], ["B"], "September 14"),
                ],
            ),
            (
                "Drafted by Harry Conover, Deputy Director of the Office of Trade; "
                "cleared in draft by Horace G. Torbert, Jr.",
                [
                    ("drafted", ["Harry Conover"], [], ""),
                    ("cleared", ["Horace G. Torbert, Jr."], [], ""),
                ],
            ),
            (
                "Drafted and approved by Allen who signed for Dulles.",
                [("drafted", ["Allen"], [], ""), ("approved", ["Allen"], [], "")],
            ),
            (
                "Received at 7:07 a.m., July 25. Repeated to Tel Aviv.",
                [("received", [], [], "7:07 a.m., July 25"), ("repeated", [], [], "")],
            ),
        ]
        for sentence, expected in cases:
            with self.subTest(sentence):
                self.assertEqual(self.read(sentence), expected)

    def test_what_cannot_be_read_is_left_out(self):
        for sentence in [
            "Drafted by [name not declassified].",
            "Another copy, drafted by Smith, is ibid.",
            "The memorandum attached was approved by Rusk.",
        ]:
            with self.subTest(sentence):
                self.assertEqual(self.read(sentence), [])

    def test_a_transmission_is_reported_in_its_own_words(self):
        note = read_source_note(
            "Source: CIA, Box 4. Secret. Transmitted in telegram 402 to Moscow."
        )
        (clause,) = note.clauses
        self.assertEqual(clause.action, Action.TRANSMITTED)
        self.assertIn("telegram 402 to Moscow", clause.printed.text)
