"""Notes that stand away from their marks are read at them, each once."""

from unittest import TestCase

from letters.derivation.derive import derive
from letters.derivation.model import Context, KnownKeys
from letters.tei.body import read_document
from letters.tei.source import TEI_NAMESPACE
from letters.tests.derivation.texts import records_of_tei

NOTES = (
    '<div type="notes"><note xml:id="n1" n="1">Winter wheat.</note>'
    '<note xml:id="n2" n="2">On May 2.</note></div>'
)


def file_with(text, *, after="</text>", body=""):
    return derive(
        read_document(
            f'<TEI xmlns="{TEI_NAMESPACE}"><text><body><div>{text}</div>{body}</body>'
            f"{after}</TEI>"
        ),
        KnownKeys(),
        Context(),
    )


def notes_of(records):
    return [(note.number, note.anchor, note.text) for note in records.footnotes]


def problems_of(records):
    return [(problem.code, problem.excerpt) for problem in records.problems]


class CalledNotesTests(TestCase):
    RIGHT = [("1", 9, "Winter wheat."), ("2", 18, "On May 2.")]

    def test_whatever_points_at_them_and_wherever_they_stand(self):
        first = '<p>The wheat<ptr target="#n1"/> arrived.<ptr target="#n2"/></p>'
        for name, records in {
            "a division": records_of_tei(first + NOTES),
            "numbers as words": records_of_tei(
                '<p>The wheat<ref target="#n1" type="noteAnchor">1</ref> arrived.'
                f'<ref target="#n2"><hi rend="sup">2</hi></ref></p>{NOTES}'
            ),
            "corresp": records_of_tei(
                '<p>The <seg corresp="#n1">wheat</seg> arrived.<anchor corresp="#n2"/>'
                f"</p>{NOTES}"
            ),
            "words that are a link": records_of_tei(
                '<p>The <ref target="#n1">wheat</ref> <ref target="#n2">arrived.</ref>'
                f"</p>{NOTES}"
            ),
            "notes that point": records_of_tei(
                '<p>The <seg xml:id="a">wheat</seg> arrived.<anchor xml:id="b"/></p>'
                '<div type="notes"><note n="2" target="#b">On May 2.</note>'
                '<note n="1" corresp="#a">Winter wheat.</note></div>'
            ),
            "beside the text": file_with(first, body=NOTES),
            "back": file_with(first, after=f"<back>{NOTES}</back></text>"),
            "standOff": file_with(
                first,
                after='</text><standOff><listAnnotation><note xml:id="n2" n="2">On May 2.'
                '</note><note xml:id="n1" n="1">Winter wheat.</note></listAnnotation>'
                "</standOff>",
            ),
        }.items():
            with self.subTest(name):
                self.assertEqual(notes_of(records), self.RIGHT)
                self.assertEqual(records.text, "The wheat arrived.")
                self.assertEqual(records.problems, [])

    def test_a_note_that_a_note_calls_for_follows_it(self):
        records = records_of_tei(
            '<p>Wheat.<ptr target="#n1"/></p><div type="notes"><note xml:id="n1" n="1">'
            'W<ptr target="#n2"/>.</note><note xml:id="n2" n="2">Inner.</note></div>'
        )
        self.assertEqual(notes_of(records), [("1", 6, "W."), ("2", 1, "Inner.")])

    def test_a_chain_of_notes_ends_and_loses_none(self):
        notes = "".join(
            f'<note xml:id="n{number}" n="{number}">{number}<ptr target="#n{number + 1}"/>'
            "</note>"
            for number in range(300)
        )
        records = records_of_tei(
            f'<p>a<ptr target="#n0"/></p><div type="notes">{notes}</div>'
        )
        texts = [note.text for note in records.footnotes if note.text]
        self.assertEqual(sorted(map(int, texts)), list(range(300)))

    def test_a_second_mark_leads_to_the_note_and_repeats_it_not(self):
        records = records_of_tei(
            '<p>A<ptr target="#n1"/> b<ptr target="#n1"/> c.</p><div type="notes">'
            '<note xml:id="n1" n="1">W.</note></div>'
        )
        self.assertEqual(notes_of(records), [("1", 1, "W.")])

    def test_a_note_in_its_place_stays_there(self):
        records = records_of_tei(
            '<p>A<note xml:id="d1fn1" n="1">W.</note> b. See <ref target="#d1fn1">note'
            ' 1</ref>, and <ref target="#d1fn1">1</ref>.</p>'
        )
        self.assertEqual(notes_of(records), [("1", 1, "W.")])
        self.assertEqual(records.text, "A b. See note 1, and 1.")

    def test_a_number_in_a_sentence_is_no_mark(self):
        records = records_of_tei(
            '<p>See note <ref target="#n1">1</ref> of it.<ptr target="#n1"/></p>'
            '<note xml:id="n1" n="1">W.</note>'
        )
        self.assertEqual(records.text, "See note 1 of it.")
        self.assertEqual(notes_of(records), [("1", 17, "W.")])

    def test_lists_and_items_of_notes(self):
        text = '<p>Wheat<ref target="#n1" type="noteAnchor">1</ref> came.</p>'
        for notes in (
            '<div type="notes"><p xml:id="n1">W.</p></div>',
            '<div type="endnotes"><list><item><note xml:id="n1">W.</note></item></list>'
            "</div>",
            '<list type="notes"><item xml:id="n1">W.</item></list>',
        ):
            with self.subTest(notes):
                records = records_of_tei(text + notes)
                self.assertEqual(notes_of(records), [("1", 5, "W.")])
                self.assertEqual(records.text, "Wheat came.")
                self.assertEqual(records.problems, [])


class DoubtTests(TestCase):
    def test_a_pointer_without_a_note_is_a_doubt_with_its_place(self):
        for pointer in (
            '<ptr target="#n9"/>',
            '<ref type="noteAnchor" target="#n9">9</ref>',
            '<ref target="#n9"><hi rend="superscript">9</hi></ref>',
        ):
            with self.subTest(pointer):
                records = records_of_tei(f"<p>The wheat{pointer} came.</p>")
                self.assertEqual(
                    problems_of(records), [("mark-without-note", "The wheat came.")]
                )

    def test_a_note_without_a_pointer_is_a_doubt_with_its_words(self):
        for name, records in {
            "in the text": records_of_tei(f"<p>The wheat.</p>{NOTES}"),
            "apart": file_with(
                "<p>The wheat.</p>", after=f"<back>{NOTES}</back></text>"
            ),
        }.items():
            with self.subTest(name):
                self.assertEqual(
                    problems_of(records),
                    [
                        ("note-without-mark", "Winter wheat."),
                        ("note-without-mark", "On May 2."),
                    ],
                )
                self.assertEqual(records.text, "The wheat.")

    def test_notes_that_call_for_each_other_alone_are_not_lost(self):
        records = records_of_tei(
            '<p>Wheat.</p><div type="notes"><note xml:id="n1" n="1">One<ptr target="#n2"/>'
            '</note><note xml:id="n2" n="2">Two<ptr target="#n1"/></note></div>'
        )
        self.assertEqual(notes_of(records), [("1", None, "One"), ("2", 3, "Two")])

    def test_a_pointer_to_something_else_is_said_on_the_page(self):
        records = records_of_tei('<p xml:id="x">A<ptr target="#x"/> b.</p>')
        self.assertEqual((records.footnotes, records.problems), ([], []))


class NoteLabelTests(TestCase):
    def test_an_inline_note_without_a_mark_is_a_line_of_the_text(self):
        records = records_of_tei(
            '<p>Text.</p><note rend="inline"><hi rend="strong">Attachment</hi></note>'
        )
        self.assertEqual((records.text, records.footnotes), ("Text.\nAttachment", []))

    def test_a_file_number_and_a_numbered_note_stay_notes(self):
        for attributes in ('type="source"', 'n="1"'):
            with self.subTest(attributes):
                records = records_of_tei(
                    f'<note rend="inline" {attributes}>611.00/1–150</note><p>Text.</p>'
                )
                self.assertEqual(records.text, "Text.")
