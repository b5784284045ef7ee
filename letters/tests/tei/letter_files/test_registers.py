"""Registers of persons in files of their own, and what the letters beside them take."""

from __future__ import annotations

from unittest import TestCase

from letters.tei.letter_files import Registers, read_tei_file
from letters.tests.tei.letter_files.samples import TEI, corpus_of, file_of

PERSONS = (
    "<body><listPerson><head>Persons</head>"
    '<person xml:id="p1"><persName><forename>Edith</forename> <surname>Moore</surname>'
    "</persName><note>Born 1901.</note></person>"
    '<person xml:id="p2"><persName>Nathan Hale</persName></person></listPerson></body>'
)


def sent(pointer: str) -> str:
    return (
        f'<correspDesc><correspAction type="sent"><persName ref="{pointer}"/>'
        "</correspAction></correspDesc>"
    )


def names(text: str) -> list[str]:
    (letter,) = read_tei_file(text).letters
    assert letter.header
    return [name.name for action in letter.header.actions for name in action.names]


class RegisterTests(TestCase):
    def setUp(self) -> None:
        self.registers = Registers()
        self.registers.add("persons.xml", file_of(PERSONS))

    def test_its_entries_name_those_to_whom_a_letter_points(self):
        for pointer in (
            "persons.xml#p1",
            "../register/persons.xml#p1",
            "#p1",
            "psn:p1",
        ):
            with self.subTest(pointer):
                text = file_of("<body><p>Rye.</p></body>", sent(pointer))
                self.assertEqual(names(self.registers.completed(text)), ["Edith Moore"])

    def test_what_the_letter_does_not_point_to_is_not_taken(self):
        text = file_of("<body><p>Rye.</p></body>", sent("#p1"))
        completed = self.registers.completed(text)
        self.assertNotIn("Hale", completed)
        self.assertNotIn("1901", completed)
        without = file_of("<body><p>Rye.</p></body>")
        self.assertEqual(self.registers.completed(without), without)

    def test_all_else_of_the_letter_stays_on_its_line(self):
        text = file_of("\n<body>\n<p ref='#p2'>Rye.</p></body>")
        at = text.index("</profileDesc>")
        completed = self.registers.completed(text)
        self.assertTrue(completed.startswith(text[:at]))
        self.assertTrue(completed.endswith(text[at:]))
        self.assertEqual(completed.count("\n"), text.count("\n"))

    def test_the_letters_own_entry_counts_before_that_of_the_register(self):
        entry = '<person xml:id="p1"><persName>E. M.</persName></person>'
        own = f"<particDesc>{entry}</particDesc>"
        text = file_of("<body><p>Rye.</p></body>", sent("#p1") + own)
        self.assertEqual(names(self.registers.completed(text)), ["E. M."])

    def test_an_id_of_two_registers_is_found_with_the_name_of_its_file_only(self):
        other = PERSONS.replace("Edith", "Ann")
        self.registers.add("others.xml", file_of(other))
        told = [
            names(self.registers.completed(file_of("<body><p>a</p></body>", sent(to))))
            for to in ("#p1", "others.xml#p1", "persons.xml#p1")
        ]
        self.assertEqual(told, [[], ["Ann Moore"], ["Edith Moore"]])

    def test_a_header_without_a_profile_is_given_one(self):
        text = (
            f"<TEI {TEI}><teiHeader><fileDesc/></teiHeader><text><body>"
            '<p><persName ref="#p2">N.</persName></p></body></text></TEI>'
        )
        (letter,) = read_tei_file(self.registers.completed(text)).letters
        assert letter.header
        self.assertEqual(
            [one.name for one in letter.header.registered], ["Nathan Hale"]
        )

    def test_the_letters_of_a_corpus_are_named_too(self):
        each = file_of("<body><p>Rye.</p></body>", sent("#p2"))
        text = self.registers.completed(
            corpus_of(each, each, header="<teiHeader><fileDesc/></teiHeader>")
        )
        for letter in read_tei_file(text).letters:
            assert letter.header
            self.assertEqual(letter.header.actions[0].names[0].name, "Nathan Hale")


class RegisterFileTests(TestCase):
    def test_a_file_with_other_words_is_none(self):
        for text in (
            file_of(PERSONS.replace("</body>", "<p>Dear Edith,</p></body>")),
            file_of(PERSONS, sent("#p1")),
            file_of("<body><p>Rye.</p></body>"),
            file_of(
                "<body><listPlace><place><placeName>Bonn</placeName></place></listPlace></body>"
            ),
            "<TEI><body>",
        ):
            with self.subTest(text[-80:]):
                self.assertEqual(Registers().add("a.xml", text), 0)

    def test_lists_in_stand_off_markup_are_one(self):
        lists = PERSONS.removeprefix("<body>").removesuffix("</body>")
        text = f"<TEI {TEI}><teiHeader/><standOff>{lists}</standOff></TEI>"
        self.assertEqual(Registers().add("a.xml", text), 3)
