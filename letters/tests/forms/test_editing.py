"""A text in a form: read back as it was stored, refused where it cannot be."""

from django.core.exceptions import ValidationError
from django.test import SimpleTestCase

from letters.forms.editing import (
    EditableText,
    TextField,
    TextFormat,
    read_editable,
    sentences,
    unify_line_ends,
    validate_characters,
    write_editable,
)
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
