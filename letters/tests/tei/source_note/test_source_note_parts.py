"""Source notes as the volumes of four decades write them, part by part."""

from unittest import TestCase

from letters.tei.source_note import read_source_note


def words(passages):
    return [str(passage) for passage in passages]


def destinations(note):
    return [post for clause in note.clauses for post in clause.destinations]


def filing(text, **options):
    filed = read_source_note(text, **options).filing
    return {
        name: str(part)
        for name in ("record_group", "accession", "box", "folder", "file_number")
        if (part := getattr(filed, name))
    } | {"series": words(filed.series)}


class FilingTests(TestCase):
    def test_each_part_of_a_citation_is_told_apart(self):
        cases = {
            "Department of State, Central Files, 711.5280/5–357.": {
                "series": ["Central Files"],
                "file_number": "711.5280/5–357",
            },
            "Department of State, Central Files, AID (US) S VIET.": {
                "series": ["Central Files"],
                "file_number": "AID (US) S VIET",
            },
            "Department of State, Conference Files: Lot 64 D 560, CF 1169.": {
                "series": ["Conference Files", "CF 1169"],
                "accession": "Lot 64 D 560",
            },
            "National Archives, RG 59, Central Files 1967–69, POL 27 VIET S.": {
                "record_group": "RG 59",
                "series": ["Central Files 1967–69"],
                "file_number": "POL 27 VIET S",
            },
            "Central Intelligence Agency: Job 79–01025A, Box 9, Folder 4.": {
                "series": [],
                "accession": "Job 79–01025A",
                "box": "Box 9",
                "folder": "Folder 4",
            },
            "Library of Congress, Kissinger Papers, Box CL 101, Algeria.": {
                "series": ["Kissinger Papers", "Algeria"],
                "box": "Box CL 101",
            },
            "National Archives, Central Foreign Policy Files, D760123–0456.": {
                "series": ["Central Foreign Policy Files"],
                "file_number": "D760123–0456",
            },
        }
        for citation, expected in cases.items():
            with self.subTest(citation):
                self.assertEqual(filing(f"Source: {citation} Secret."), expected)


class RepositoryTests(TestCase):
    def test_it_is_known_without_its_comma(self):
        cases = {
            "Central Intelligence Agency: Job 79. Secret.": (
                "Central Intelligence Agency"
            ),
            "Library of Congress Manuscript Division, Harriman Papers.": (
                "Library of Congress"
            ),
            "Johnson Library. Tom Johnson's Notes of Meetings. Secret.": (
                "Johnson Library"
            ),
            "University of Montana, Mansfield Papers.": "University of Montana",
        }
        for citation, repository in cases.items():
            with self.subTest(citation):
                note = read_source_note(f"Source: {citation}")
                self.assertEqual(str(note.repository), repository)

    def test_ibid_is_the_repository_of_the_note_before(self):
        before = read_source_note("Source: Ford Library, Box 4. Secret.")
        note = read_source_note("Source: Ibid., Box 7, Chile. Secret.", before)
        self.assertEqual(str(note.repository), "Ford Library")
        self.assertEqual(words(note.location), ["Box 7", "Chile"])
        self.assertEqual((str(note.ibid), str(note.citation)[:5]), ("Ibid.", "Ibid."))

    def test_ibid_alone_is_the_place_of_the_note_before(self):
        before = read_source_note("Source: Ford Library, Box 4. Secret.")
        note = read_source_note("Source: Ibid. Secret.", before)
        self.assertEqual(words(note.location), ["Box 4"])

    def test_ibid_after_no_note_is_no_repository(self):
        note = read_source_note("Source: Ibid., Box 7. Secret.")
        self.assertEqual((note.repository, words(note.location)), (None, ["Box 7"]))


class BareCitationTests(TestCase):
    def test_a_file_number_may_be_all_there_is(self):
        cases = {
            "340/9–1354: Telegram": ("340/9–1354", "Telegram"),
            "501.BC Indonesia/1–1549: Circular telegram": (
                "501.BC Indonesia/1–1549",
                "Circular telegram",
            ),
            "740.0011 PW (Peace)/11–3049": ("740.0011 PW (Peace)/11–3049", "None"),
        }
        for text, (number, kind) in cases.items():
            with self.subTest(text):
                note = read_source_note(text, is_source=True)
                self.assertEqual(str(note.filing.file_number), number)
                self.assertEqual((str(note.kind), note.repository), (kind, None))

    def test_files_and_papers_are_a_citation(self):
        cases = {
            "Presidential Series: Letter": ["Presidential Series"],
            "S/S–NSC files, lot 63 D 351, NSC 5422": [
                "S/S–NSC files",
                "lot 63 D 351",
                "NSC 5422",
            ],
            "Truman Library, Truman papers": ["Truman papers"],
        }
        for text, location in cases.items():
            with self.subTest(text):
                note = read_source_note(text, is_source=True)
                self.assertEqual(words(note.location), location)

    def test_other_notes_cite_nothing(self):
        for text in (
            "",
            "Enclosure",
            "See Document 12.",
            "For previous documents, see",
        ):
            with self.subTest(text):
                self.assertIsNone(read_source_note(text, is_source=True))

    def test_a_note_not_known_to_be_one_must_say_so(self):
        for text in ("340/9–1354: Telegram", "Source Department of State, Box 4."):
            with self.subTest(text):
                self.assertIsNone(read_source_note(text))

    def test_a_known_one_may_say_so_in_any_way(self):
        for opening in ("source:", "Source;", "Source.", "Source", "[Source:"):
            with self.subTest(opening):
                text = f"{opening} Ford Library, Box 4. Secret."
                note = read_source_note(text, is_source=True)
                self.assertEqual(str(note.repository), "Ford Library")


class SummaryTests(TestCase):
    def test_the_source_may_follow_a_summary(self):
        note = read_source_note(
            "Summary: Nixon met Boumediene.\nSource: Ford Library, Box 4. Secret."
        )
        self.assertEqual(str(note.summary), "Nixon met Boumediene.")
        self.assertEqual(str(note.repository), "Ford Library")

    def test_a_summary_without_a_source_is_no_source_note(self):
        self.assertIsNone(read_source_note("Summary: Nixon met Boumediene."))


class SortedMarkingTests(TestCase):
    def test_markings_are_sorted_by_what_they_say(self):
        cases = {
            "Secret; Priority; Exdis; Roger Channel.": (
                "Secret",
                ["Priority"],
                ["Exdis"],
                ["Roger Channel"],
            ),
            "Top Secret; Nodis/Harvan Plus.": (
                "Top Secret",
                [],
                ["Nodis"],
                ["Harvan Plus"],
            ),
            "Secret; Niact; Limit Distribution.": (
                "Secret",
                ["Niact"],
                ["Limit Distribution"],
                [],
            ),
            "Eyes Only.": ("None", [], ["Eyes Only"], []),
            "Official–Informal; Confidential.": (
                "Confidential",
                [],
                ["Official–Informal"],
                [],
            ),
        }
        for sentence, expected in cases.items():
            with self.subTest(sentence):
                note = read_source_note(f"Source: Ford Library, Box 4. {sentence}")
                marking = note.marking
                self.assertEqual(
                    (
                        str(marking.level),
                        words(marking.precedence),
                        words(marking.handling),
                        words(marking.channel),
                    ),
                    expected,
                )

    def test_a_forgotten_stop_hides_no_marking(self):
        cases = (
            "Source: Ford Library, POL 27 S VIET Secret; Priority. Drafted by Wood.",
            "Source: Ford Library, POL 27 S VIET; Secret; Priority.",
            "Source: Ford Library, POL 27 S VIET.Secret; Priority",
            "Source: Ford Library, POL 27 S VIET. Secret; Priority: Drafted by Wood.",
        )
        for text in cases:
            with self.subTest(text):
                note = read_source_note(text)
                markings = words(note.classification_markings)
                self.assertEqual(markings, ["Secret", "Priority"])
                self.assertEqual(words(note.location), ["POL 27 S VIET"])
                self.assertEqual(len(note.clauses), text.count("Drafted"))

    def test_a_file_called_confidential_is_no_marking(self):
        note = read_source_note("Source: Johnson Library, Confidential File. He spoke.")
        self.assertEqual(note.classification_markings, ())

    def test_that_the_text_bears_none_is_said_in_two_ways(self):
        for sentence in (
            "No classification marking, but the copy is Secret.",
            "The source text bears no classification marking.",
        ):
            with self.subTest(sentence):
                note = read_source_note(f"Source: Ford Library, Box 4. {sentence}")
                self.assertIn("no classification", str(note.no_marking).lower())


class ClausePartTests(TestCase):
    def note(self, sentence):
        return read_source_note(f"Source: Ford Library, Box 4. Secret. {sentence}")

    def test_titles_are_no_part_of_a_name(self):
        cases = {
            "Drafted by Officer in Charge of Chinese Affairs John H. Holdridge.": (
                "John H. Holdridge"
            ),
            "Drafted by Assistant Staff Secretary L. Arthur Minnich, Jr.": (
                "L. Arthur Minnich, Jr."
            ),
            "Drafted by Deputy Assistant Secretary of State for African Affairs Moore.": (
                "Moore"
            ),
            "Drafted by the President.": "the President",
            "Drafted and released by Vance.": "Vance",
        }
        for sentence, name in cases.items():
            with self.subTest(sentence):
                self.assertEqual(words(self.note(sentence).drafted.persons), [name])

    def test_an_office_beside_a_name_belongs_to_it(self):
        note = self.note("Drafted by Wood and Furst (ICA) on May 7, Miller of S/P.")
        self.assertEqual(
            [words(pair) for pair in note.drafted.affiliations], [["Furst", "ICA"]]
        )
        self.assertEqual(words(note.drafted.persons), ["Wood", "Furst"])
        self.assertEqual(str(note.drafted.date), "May 7")

    def test_a_list_goes_on_after_an_office_in_parentheses(self):
        note = self.note("Cleared by Henry (SOV), Tully (P), and Miller of S/P.")
        self.assertEqual(words(note.cleared), ["Henry", "Tully", "Miller"])
        self.assertEqual(
            [str(office) for _, office in note.clauses[0].affiliations],
            ["SOV", "P", "S/P"],
        )

    def test_a_person_in_an_office(self):
        drafted = self.note("Drafted in CA by Comiskey and Osborn.").drafted
        self.assertEqual(words(drafted.offices), ["CA"])
        self.assertEqual(words(drafted.persons), ["Comiskey", "Osborn"])

    def test_the_white_house_is_an_office(self):
        drafted = self.note("Drafted at the White House.").drafted
        self.assertEqual(words(drafted.offices), ["White House"])

    def test_it_lists_the_posts_that_got_a_telegram_too(self):
        cases = {
            "Repeated to Cairo and Tel Aviv.": ["Cairo", "Tel Aviv"],
            "Repeated for information niact to Bonn, London, and CINCPAC for PolAd.": [
                "Bonn",
                "London",
                "CINCPAC for PolAd",
            ],
            "Sent to Saigon and repeated to Paris and to Rome.": ["Paris", "Rome"],
            "It was repeated to Rabat.": ["Rabat"],
            "(Ibid., Bruce Diaries) Repeated to Paris.": ["Paris"],
            "Repeated to all NATO capitals.": ["all NATO capitals"],
            "Telegram 3 was repeated to Bonn.": [],
        }
        for sentence, posts in cases.items():
            with self.subTest(sentence):
                self.assertEqual(words(destinations(self.note(sentence))), posts)


class CircumstanceTests(TestCase):
    def note(self, sentence):
        return read_source_note(f"Source: Ford Library, Box 4. Secret. {sentence}")

    def test_it_reads_where_a_meeting_was_held(self):
        cases = {
            "The meeting was held at the White House.": "the White House",
            "The meeting was held at 10:15 a.m. in the Cabinet Room.": (
                "the Cabinet Room"
            ),
            "The conversation took place in Rusk’s office on May 7.": "Rusk’s office",
            "The meeting was held at noon.": "None",
            "Another meeting was held at the Pentagon.": "None",
        }
        for sentence, place in cases.items():
            with self.subTest(sentence):
                self.assertEqual(str(self.note(sentence).meeting_place), place)

    def test_it_reads_what_copy_is_printed(self):
        cases = {
            "Printed from an unsigned copy.": "an unsigned copy",
            "The source text is apparently a Soviet translation.": (
                "a Soviet translation"
            ),
            "The source text is handwritten.": "None",
        }
        for sentence, copy in cases.items():
            with self.subTest(sentence):
                self.assertEqual(str(self.note(sentence).printed_from), copy)


class PassageOffsetTests(TestCase):
    def test_every_part_says_where_it_stands(self):
        text = (
            "Summary: S.\n[Source: Johnson Library. Notes: Lot 1 D 2, Box 4. Secret; "
            "Nodis/Plus. Drafted in CA by Wood (ICA) on May 7. Repeated to Bonn. The "
            "meeting was held in the Oval Office. Printed from an unsigned copy.]"
        )
        note = read_source_note(text)
        (affiliation,) = note.drafted.affiliations
        parts = [
            note.citation,
            note.repository,
            note.summary,
            note.meeting_place,
            note.printed_from,
            note.filing.accession,
            note.filing.box,
            *note.filing.series,
            *note.marking.channel,
            *destinations(note),
            *note.drafted.offices,
            *affiliation,
        ]
        for part in parts:
            with self.subTest(part.text):
                self.assertEqual(text[part.start : part.end], part.text)
