"""Which letters a file of TEI holds."""

from __future__ import annotations

from unittest import TestCase

from letters.tei.body import read_document
from letters.tei.errors import SourceError
from letters.tei.letter_files import TeiFile, read_tei_file
from letters.tei.plain_text import read_text
from letters.tei.source import XML_LANG
from letters.tests.tei.letter_files.samples import TEI, corpus_of, file_of, letter


def texts_of(file: TeiFile) -> list[str]:
    return [
        " ".join(read_text(read_document(each.tei)).text.split())
        for each in file.letters
    ]


class LettersTests(TestCase):
    def test_one_letter_is_the_whole_file_to_the_letter(self):
        whole = file_of(f"<body>{letter('a')}</body>")
        text = f'<?xml version="1.0"?>\n{whole}\n'
        (only,) = read_tei_file(text).letters
        self.assertEqual(only.tei, text)

    def test_each_division_of_a_letter_is_a_document(self):
        for first, second in (
            ('type="letter"', 'type="Telegram"'),
            ('xml:id="x"', 'decls="#c2"'),
        ):
            profile = (
                '<correspDesc corresp="#x"><note/></correspDesc>'
                '<correspDesc xml:id="c2"><note/></correspDesc>'
            )
            body = f"<body>{letter('a', first)}{letter('b', second)}</body>"
            with self.subTest(first):
                file = read_tei_file(file_of(body, profile))
                self.assertEqual(texts_of(file), ["a", "b"])

    def test_letters_of_a_corpus_and_of_a_group_are_documents(self):
        one = file_of(f"<body>{letter('a')}</body>")
        texts = "".join(f"<text><body><p>{words}</p></body></text>" for words in "bc")
        group = f"<group>{texts}</group>"
        file = read_tei_file(corpus_of(one, corpus_of(file_of(group))))
        self.assertEqual(texts_of(file), ["a", "b", "c"])

    def test_divisions_of_one_letter_are_one_document(self):
        body = (
            '<body><div type="address"><p>a</p></div><div type="session"><p>b</p></div>'
        )
        file = read_tei_file(file_of(f"{body}</body><back><p>c</p></back>"))
        self.assertEqual(texts_of(file), ["a b c"])

    def test_words_between_letters_are_told_with_their_line(self):
        body = (
            f"<front><head>Of\n wheat</head></front><body>{letter('a')}\n<p>Two words</p>"
            f"{letter('b')}</body>"
        )
        file = read_tei_file(file_of(body))
        self.assertEqual(
            [(doubt.line, doubt.excerpt) for doubt in file.doubts],
            [(1, "Of wheat"), (3, "Two words")],
        )

    def test_what_begins_like_several_letters_and_says_not_so_is_a_doubt(self):
        part = "<div><opener>Dear A</opener><p>a</p></div>"
        (only,) = read_tei_file(file_of(f"<body>{part}{part}</body>")).letters
        self.assertEqual([doubt.code for doubt in only.doubts], ["perhaps-several"])


class ExtractTests(TestCase):
    def extracts(self, text: str, profile: str = "") -> list[str]:
        return [each.tei for each in read_tei_file(file_of(text, profile)).letters]

    def test_each_letter_keeps_its_own_correspondence_and_persons(self):
        profile = (
            "<particDesc><listPerson>"
            '<person xml:id="a"><persName>Ann</persName></person>'
            '<person xml:id="b"><persName>Bob</persName></person></listPerson></particDesc>'
            '<correspDesc corresp="#one"><correspAction type="sent"><persName ref="#a"/>'
            "</correspAction></correspDesc>"
            '<correspDesc corresp="#two"><correspAction type="sent"><persName ref="#b"/>'
            "</correspAction></correspDesc>"
        )
        one, two = letter("x", "xml:id='one'"), letter("y", "xml:id='two'")
        file = read_tei_file(file_of(f"<body>{one}{two}</body>", profile))
        senders = [each.header.actions[0].names[0].name for each in file.letters]
        self.assertEqual(senders, ["Ann", "Bob"])
        self.assertNotIn("Bob", file.letters[0].tei)

    def test_notes_that_stand_apart_come_along(self):
        first = '<div type="letter"><p>wheat<ptr target="#n1"/></p></div>'
        notes = (
            '<back><div type="notes"><note xml:id="n1">Grain.</note>'
            '<note xml:id="n2">Of another.</note></div></back>'
        )
        one, other = self.extracts(f"<body>{first}{letter('b')}</body>{notes}")
        (note,) = read_text(read_document(one)).notes
        self.assertEqual(read_text(note.node).text, "Grain.")
        self.assertNotIn("Of another", one + other)

    def test_the_language_around_a_letter_stays(self):
        body = f'<body xml:lang="ru">{letter("a")}{letter("b")}</body>'
        self.assertTrue(all('xml:lang="ru"' in tei for tei in self.extracts(body)))

    def test_the_language_around_a_text_is_that_of_the_document(self):
        lang = 'xml:lang="ru"'
        text = f"<text><body>{letter('a')}</body></text>"
        for file in (
            file_of("<body><p>a</p></body>", attributes=f"{TEI} {lang}"),
            corpus_of(file_of(f"<body>{letter('a')}</body>")).replace(
                TEI, f"{TEI} {lang}", 1
            ),
            file_of(f"<group>{text}{text}</group>").replace(
                "<text>", f"<text {lang}>", 1
            ),
        ):
            for one in read_tei_file(file).letters:
                with self.subTest(file):
                    language = read_document(one.tei).attributes[XML_LANG]
                    self.assertEqual(language, "ru")


class RefusedFileTests(TestCase):
    def assert_refused(self, text: str, words: str) -> None:
        with self.assertRaisesRegex(SourceError, words):
            read_tei_file(text)

    def test_other_xml_is_named(self):
        for text, words in {
            "<TEI.2><text/></TEI.2>": "TEI P4",
            '<!DOCTYPE TEI.2 PUBLIC "-//TEI P4//DTD Main//EN" "t.dtd"><TEI.2/>': "TEI P4",
            "<ead><archdesc/></ead>": "finding aid in EAD",
            "<letters><letter>Dear A</letter></letters>": "element names of its own",
            '<TEI xmlns="urn:x"><text/></TEI>': "namespace “urn:x”",
            "<html><body/></html>": "web page",
        }.items():
            with self.subTest(text):
                self.assert_refused(text, words)

    def test_a_file_without_words_says_what_it_has(self):
        index = "<correspDesc><note>x</note></correspDesc>"
        people = '<listPerson><person xml:id="a"><persName>A</persName></person></listPerson>'
        empty = "<body><p/></body>"
        for text, words in {
            file_of(empty, index * 2): r"index of letters \(CMIF\).* 2 letters",
            file_of(
                empty, f"<particDesc>{people}</particDesc>"
            ): "register of 1 entries",
            file_of(empty): "no word in it",
            file_of(empty).replace(
                "<text>", "<sourceDoc><line>a</line></sourceDoc><text>"
            ): "<sourceDoc>",
        }.items():
            with self.subTest(words):
                self.assert_refused(text, words)

    def test_a_part_of_a_corpus_without_words_is_told_and_the_others_read(self):
        file = read_tei_file(corpus_of(file_of("<body/>"), file_of("<body>a</body>")))
        self.assertEqual(texts_of(file), ["a"])
        self.assertEqual(len(file.refusals), 1)

    def test_a_file_without_a_namespace_is_read_with_a_doubt(self):
        file = read_tei_file(file_of(f"<body>{letter('a')}</body>", attributes=""))
        self.assertEqual(texts_of(file), ["a"])
        self.assertEqual([doubt.code for doubt in file.doubts], ["no-namespace"])
