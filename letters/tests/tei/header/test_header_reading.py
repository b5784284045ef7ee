"""What the header of a TEI file says of its document."""

from unittest import TestCase

from letters.tei.header import LetterHeader, header_of
from letters.tests.tei.letter_files.samples import file_of


def read(
    profile: str = "", description: str = "", text: str = "<p>a</p>"
) -> LetterHeader:
    header = header_of(file_of(f"<body>{text}</body>", profile, description))
    assert header
    return header


def action(inside: str, kind: str = "sent") -> str:
    return f'<correspAction type="{kind}">{inside}</correspAction>'


class StatedNameTests(TestCase):
    def name(self, inside: str, **more: str):
        corresp = f"<correspDesc>{action(inside)}</correspDesc>"
        (name,) = read(corresp, **more).actions[0].names
        return name

    def test_parts_of_a_name_are_parted_and_told_apart(self):
        for inside, right in {
            "<persName><forename>Edith</forename> <surname>Moore</surname></persName>": (
                "Edith Moore",
                "Moore, Edith",
            ),
            "<persName><surname>Moore</surname><forename>Edith</forename></persName>": (
                "Moore, Edith",
                "Moore, Edith",
            ),
            "<persName>Moore,\n Edith<note>?</note></persName>": (
                "Moore, Edith",
                "Moore, Edith",
            ),
            "<persName>Edith Moore</persName>": ("Edith Moore", ""),
        }.items():
            with self.subTest(inside):
                name = self.name(inside)
                self.assertEqual((name.name, name.filed), right)

    def test_the_key_is_the_first_pointer_of_ref_or_key(self):
        for attribute, key in {
            'ref="#moore"': "moore",
            'ref="people.xml#moore https://viaf.org/viaf/1"': "moore",
            'key="moore"': "moore",
            "": "",
        }.items():
            with self.subTest(attribute):
                name = self.name(f"<persName {attribute}>Edith</persName>")
                self.assertEqual(name.local_key, key)

    def test_a_name_without_words_is_that_of_the_register(self):
        register = (
            '<particDesc><listPerson><person xml:id="m"><persName type="alt">E.</persName>'
            '<persName type="reg">Moore, Edith</persName></person></listPerson></particDesc>'
        )
        sent = action('<persName ref="#m"/>')
        (name,) = read(f"{register}<correspDesc>{sent}</correspDesc>").actions[0].names
        self.assertEqual(name.name, "Moore, Edith")

    def test_a_body_is_no_person(self):
        self.assertFalse(self.name("<orgName>Tass</orgName>").is_person)


class CorrespondenceTests(TestCase):
    def test_place_and_date_are_those_of_the_sending(self):
        sent = action(
            "<placeName>Bonn</placeName><date notBefore='1961-05' notAfter='1961-06'/>"
        )
        received = action("<date when='1961-07-01'/>", "received")
        header = read(f"<correspDesc>{received}{sent}</correspDesc>")
        self.assertEqual(header.date, "[1961-05..1961-06]")
        self.assertEqual(header.action("sent").place, "Bonn")

    def test_a_date_in_words_is_read(self):
        header = read(f"<correspDesc>{action('<date>4 May 1961</date>')}</correspDesc>")
        self.assertEqual(header.date, "1961-05-04")

    def test_what_has_no_rule_is_listed_with_its_line(self):
        header = read(
            "<correspDesc><note>By courier.</note>"
            f"{action('<persName>A. B.</persName>', 'forwarded')}</correspDesc>"
        )
        self.assertEqual(header.unread, (("By courier.", 1), ("forwarded: A. B.", 1)))

    def test_of_several_the_one_of_the_text_counts_or_none(self):
        first, second = (
            f'<correspDesc xml:id="c{n}">{action(f"<persName>{n}</persName>")}</correspDesc>'
            for n in "12"
        )
        marked = read(first + second, text='<div decls="#c2"><p>a</p></div>')
        self.assertEqual([n.name for n in marked.actions[0].names], ["2"])
        unmarked = read(first + second)
        self.assertEqual((unmarked.actions, unmarked.correspondences), ((), 2))


class HeaderDescriptionTests(TestCase):
    def test_the_holding_is_that_of_the_whole_manuscript(self):
        header = read(
            description="<sourceDesc><msDesc><msIdentifier><settlement>Bonn</settlement>"
            "<repository>PA</repository><collection>B 1</collection><idno>17</idno>"
            "</msIdentifier><msPart><msIdentifier><idno>18</idno></msIdentifier></msPart>"
            "</msDesc></sourceDesc>"
        )
        self.assertEqual(header.holding.citation, "Bonn, PA, B 1, 17")

    def test_languages_are_in_words_or_else_in_codes(self):
        header = read(
            '<langUsage><language ident="de">German</language><language ident="ru"/>'
            "</langUsage>"
        )
        self.assertEqual(header.languages, ("German", "ru"))

    def test_rights_name_who_is_responsible_and_the_licence(self):
        header = read(
            description="<editionStmt><respStmt><resp>encoded by</resp><name>J. Doe</name>"
            "</respStmt></editionStmt><publicationStmt><publisher>House</publisher>"
            '<availability><licence target="https://cc.example/by">CC BY</licence>'
            "</availability></publicationStmt>"
        )
        self.assertEqual(
            header.rights,
            (
                "Encoded by: J. Doe.",
                "Publisher: House.",
                "Licence: CC BY <https://cc.example/by>",
            ),
        )

    def test_a_division_has_no_header(self):
        self.assertIsNone(header_of("<div><p>No teiHeader.</p></div>"))
        self.assertIsNone(header_of("<teiHeader"))
