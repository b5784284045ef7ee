"""Who wrote to whom by the header of a file, beside what the text says."""

from __future__ import annotations

from unittest import TestCase

from letters.derivation.derive import derive
from letters.derivation.model import Context, DocumentRecords, KnownKeys
from letters.tei.body import read_document
from letters.tei.header import header_of
from letters.tests.tei.letter_files.samples import file_of

SENT = (
    '<correspAction type="sent"><persName ref="#h">Hale, Nathan</persName>'
    "<placeName>Moscow</placeName><date when='1961-05-04'/></correspAction>"
)
TO_MOORE = (
    '<correspAction type="received"><persName>Edith Moore</persName></correspAction>'
)


def read(text: str, corresp: str = SENT, more: str = "") -> DocumentRecords:
    profile = f"{more}<correspDesc>{corresp}</correspDesc>"
    tei = file_of(f"<body><div>{text}</div></body>", profile)
    return derive(read_document(tei), KnownKeys(), Context(header=header_of(tei)))


def closer(words: str) -> str:
    return f"<p>All is well.</p><closer><signed>{words}</signed></closer>"


def sent(records: DocumentRecords) -> list[tuple[str, str]]:
    return [(e.name, e.called) for e in records.events if e.type == "sent"]


class PartyTests(TestCase):
    def test_the_header_counts_where_the_text_names_nobody(self):
        records = read("<p>All is well.</p>")
        (event,) = records.events
        self.assertEqual((event.name, event.called_by), ("Hale, Nathan", "#h"))
        self.assertEqual((event.place, event.date), ("Moscow", "1961-05-04"))
        self.assertIn("In the header", event.evidence)

    def test_words_that_name_the_same_person_stay(self):
        for words in (
            "Nathan Hale",
            "N. Hale",
            "Hale",
            "NATHAN HALE",
            '<persName ref="#h">Nathan</persName>',
            '<persName key="h">N. H.</persName>',
        ):
            with self.subTest(words):
                records = read(closer(words))
                self.assertEqual(
                    [called for _, called in sent(records)], ["Hale, Nathan"]
                )
                self.assertNotIn("Hale, Nathan", [name for name, _ in sent(records)])
                self.assertEqual(records.problems, [])

    def test_words_that_name_another_are_a_problem_and_no_party(self):
        for words in (
            "N. H.",
            "Peter Hale",
            '<persName ref="#other">Nathan</persName>',
        ):
            with self.subTest(words):
                records = read(closer(words))
                self.assertEqual(sent(records), [("Hale, Nathan", "Hale, Nathan")])
                (problem,) = records.problems
                self.assertEqual(
                    (problem.code, problem.field), ("header-differs", "sender")
                )

    def test_two_names_of_one_side_are_both_there(self):
        both = SENT.replace("<placeName>", "<persName>Ann Lee</persName><placeName>")
        names = [name for name, _ in sent(read("<p>a</p>", both))]
        self.assertEqual(names, ["Hale, Nathan", "Ann Lee"])

    def test_without_a_key_nobody_is_called(self):
        (event,) = read("<p>a</p>", TO_MOORE).events
        self.assertEqual((event.name, event.called), ("Edith Moore", ""))

    def test_a_name_is_called_as_the_register_has_it(self):
        register = (
            '<particDesc><listPerson><person xml:id="m"><persName>Moore, Edith</persName>'
            "</person></listPerson></particDesc>"
        )
        salute = '<salute>Dear <persName ref="#m">Edith</persName>,</salute><p>a</p>'
        records = read(salute, "", register)
        (event,) = [e for e in records.events if e.type == "received"]
        self.assertEqual((event.name, event.called), ("Edith", "Moore, Edith"))


class PlaceAndDateTests(TestCase):
    def fields(self, dateline: str) -> list[str]:
        records = read(f"<dateline>{dateline}</dateline><p>a</p>")
        return [p.field for p in records.problems if p.code == "header-differs"]

    def test_another_day_and_another_place_are_problems(self):
        for dateline, right in {
            "Moscow, 4 May 1961": [],
            "American Embassy, Moscow, May 1961": [],
            "Moscow, 5 May 1961": ["date"],
            "At sea, Sunday": ["place"],
            "Bonn, 1 June 1961": ["date", "place"],
        }.items():
            with self.subTest(dateline):
                self.assertEqual(self.fields(dateline), right)


class HoldingTests(TestCase):
    HELD = (
        "<sourceDesc><msDesc><msIdentifier><repository>Archive</repository></msIdentifier>"
        "</msDesc></sourceDesc>"
    )

    def held(self, text: str) -> bool:
        tei = file_of(f"<body><div>{text}</div></body>", description=self.HELD)
        context = Context(header=header_of(tei))
        return derive(read_document(tei), KnownKeys(), context).holding is not None

    def test_it_is_that_of_the_header_unless_a_source_note_says_it(self):
        note = '<note type="source">Source: Kennedy Library, Box 7. Secret.</note>'
        self.assertTrue(self.held("<p>a</p>"))
        self.assertFalse(self.held(f"<head>Letter{note}</head><p>a</p>"))
