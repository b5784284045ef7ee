"""A text in a form: read back as it was stored, refused where it cannot be."""

from django.core.exceptions import ValidationError
from django.test import SimpleTestCase

from letters.forms.editable_text import (
    EditableText,
    TextFormat,
    convert,
    read_editable,
    sentences,
    write_editable,
)
from letters.forms.typed_text import TextField, unify_line_ends, validate_characters
from letters.tei.errors import NotationError, TeiError
from letters.tests.factories import make_tei

REMARKED = make_tei("Text.").replace("<p>", "<p><!-- A remark. -->")
ODD = make_tei("Text.").replace("<p>", "<p  >")


class EditableTests(SimpleTestCase):
    def test_what_notation_can_say_is_shown_in_notation(self):
        self.assertEqual(
            write_editable(make_tei("A *b*.")),
            EditableText(TextFormat.NOTATION, "A *b*.\n"),
        )

    def test_what_it_cannot_say_is_shown_as_tei(self):
        self.assertEqual(
            write_editable(REMARKED), EditableText(TextFormat.TEI, REMARKED)
        )

    def test_tei_can_be_asked_for(self):
        tei = make_tei("Text.")
        shown = write_editable(tei, TextFormat.TEI)
        self.assertEqual(shown, EditableText(TextFormat.TEI, tei))

    def test_an_unchanged_text_is_stored_to_the_letter(self):
        for format_wanted in TextFormat:
            shown = write_editable(ODD, format_wanted)
            with self.subTest(format_wanted):
                self.assertEqual(read_editable(shown, ODD), ODD)

    def test_a_changed_text_keeps_the_attributes_of_its_division(self):
        stored = make_tei("Text.").replace("<div ", '<div n="190" ')
        changed = EditableText(TextFormat.NOTATION, "Other.\n")
        self.assertIn('n="190"', read_editable(changed, stored))

    def test_a_new_text_is_a_document(self):
        tei = read_editable(EditableText(TextFormat.NOTATION, "Text."))
        self.assertIn('type="document"', tei)

    def test_tei_that_cannot_be_read_is_refused(self):
        with self.assertRaises(TeiError):
            read_editable(EditableText(TextFormat.TEI, "<div"))

    def test_it_says_why_a_text_is_shown_as_tei(self):
        why = write_editable(REMARKED).why_tei
        self.assertIn("in a comment or instruction. (line ", why)

    def test_notation_that_tei_would_read_as_something_else_is_refused(self):
        text = "::: paragraph\n::: signature\nN. K.\n:::\n:::"
        with self.assertRaisesRegex(TeiError, "where TEI cannot hold it"):
            read_editable(EditableText(TextFormat.NOTATION, text))

    def test_a_changed_text_of_a_whole_file_keeps_its_header(self):
        header = "<teiHeader><fileDesc/></teiHeader>"
        stored = (
            '<?xml version="1.0"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0">'
            f"{header}<text><body>{make_tei('Text.')}</body></text></TEI>"
        )
        changed = EditableText(TextFormat.NOTATION, "Other.\n")
        tei = read_editable(changed, stored)

        self.assertTrue(tei.startswith('<?xml version="1.0"?>'))
        self.assertIn(header, tei)
        self.assertIn("<p>Other.</p>", tei)
        self.assertNotIn("Text.", tei)


class SwitchingTests(SimpleTestCase):
    def assert_converted(self, text, stored, expected):
        wanted = expected.format
        self.assertEqual(convert(text, stored, wanted), expected)
        self.assertEqual(
            read_editable(convert(text, stored, wanted), stored),
            read_editable(text, stored),
        )

    def test_what_was_not_changed_is_the_stored_text_in_either_format(self):
        stored = make_tei("Text.").replace("<p>", "<p  >")
        notation = EditableText(TextFormat.NOTATION, "Text.\n")
        tei = EditableText(TextFormat.TEI, stored)
        self.assert_converted(notation, stored, tei)
        self.assert_converted(tei, stored, notation)

    def test_what_was_typed_goes_on_in_the_other_format(self):
        notation = EditableText(TextFormat.NOTATION, "More *text*.\n")
        tei = EditableText(TextFormat.TEI, make_tei("More *text*."))
        for stored in ("", make_tei("Text.")):
            with self.subTest(stored):
                self.assert_converted(notation, stored, tei)
                self.assert_converted(tei, stored, notation)

    def test_a_format_that_is_shown_already_changes_nothing(self):
        text = EditableText(TextFormat.NOTATION, "*open")
        self.assertIs(convert(text, "", TextFormat.NOTATION), text)

    def test_what_the_other_format_cannot_say_is_refused_with_the_reason(self):
        division = make_tei("Text.").replace("<div ", '<div n="5" ')
        for tei, why in ((REMARKED, "comment"), (division, "outside of its text")):
            text = EditableText(TextFormat.TEI, tei)
            with self.subTest(why), self.assertRaisesRegex(TeiError, why):
                convert(text, "", TextFormat.NOTATION)

    def test_notation_that_cannot_be_read_is_refused_with_its_place(self):
        text = EditableText(TextFormat.NOTATION, "an *open")
        with self.assertRaisesRegex(TeiError, "line 1, column 4"):
            convert(text, make_tei("Text."), TextFormat.TEI)


class CharacterTests(SimpleTestCase):
    def test_what_cannot_be_stored_is_named_with_its_place(self):
        for text, words in (
            ("\x00", r"U\+0000 .*line 1, column 1"),
            ("one\ntwo\x00", r"U\+0000 .*line 2, column 4"),
            ("a\ud800", r"U\+D800 .*line 1, column 2"),
        ):
            with (
                self.subTest(repr(text)),
                self.assertRaisesRegex(ValidationError, words),
            ):
                validate_characters(text)

    def test_all_else_is_somebodys_evidence(self):
        self.assertIsNone(validate_characters("\x01\x1f\u2028\ufffe\U0010ffff"))

    def test_a_text_keeps_its_spaces_and_has_plain_line_ends(self):
        self.assertEqual(TextField().clean("  a \r\nb\rc\n "), "  a \nb\nc\n ")

    def test_line_ends_of_every_kind_become_one(self):
        self.assertEqual(unify_line_ends("a\r\nb\rc\nd\n\re"), "a\nb\nc\nd\n\ne")


class SentenceTests(SimpleTestCase):
    def test_every_error_of_a_text_is_a_sentence_with_its_place(self):
        error = NotationError("First.", line=1, column=2)
        error.others = (NotationError("Second.", line=3),)
        self.assertEqual(
            sentences(error), ["First. (line 1, column 2)", "Second. (line 3)"]
        )

    def test_an_error_of_another_kind_is_alone(self):
        self.assertEqual(sentences(TeiError("Only.")), ["Only."])
