"""Transcriptions that are pasted or uploaded, and their names."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase

from letters.forms.intake import MOST_BYTES, IntakeForm
from letters.ingest.transcriptions import Format

LETTER = b"Dear Sir:\n\nText."


def upload(content=LETTER, name="letter.txt"):
    return SimpleUploadedFile(name, content)


def form_of(file=None, **data):
    form = IntakeForm(data, {"file": file} if file else {})
    form.is_valid()
    return form


class IntakeTests(TestCase):
    def test_a_file_too_large_is_refused_with_both_sizes(self):
        file = upload(b"x")
        file.size = MOST_BYTES + 1
        (error,) = form_of(file).errors["file"]
        self.assertIn("67,108,865 bytes; the limit is 67,108,864", error)

    def test_an_empty_file_is_refused(self):
        form = form_of(upload(b""))
        self.assertIn("file", form.errors)
        self.assertIsNone(form.intake)

    def test_white_space_alone_is_no_text(self):
        form = form_of(pasted=" \n\t ")
        self.assertEqual(form.errors["pasted"], ["Paste a text, or choose a file."])


class FileNameTests(TestCase):
    def test_a_pasted_text_is_called_after_its_first_identifier(self):
        for identifiers, kind, name in (
            ("letter", Format.RAW, "letter.txt"),
            ("frus1981-88v04/d190", Format.RAW, "frus1981-88v04-d190.txt"),
            ("\r\n memo \r\nletter", Format.NOTATION, "memo.txt"),
            ("", Format.RAW, "pasted.txt"),
            ("letter", Format.TEI, "letter.xml"),
            ("x" * 300, Format.RAW, "x" * 100 + ".txt"),
        ):
            form = form_of(pasted="Text.", identifiers=identifiers, format=kind)
            with self.subTest(name):
                self.assertEqual(form.intake.name, name)

    def test_identifiers_are_one_a_line(self):
        form = form_of(pasted="Text.", identifiers=" memo\r\n\r\nletter \r")
        self.assertEqual(form.intake.identifiers, ["memo", "letter"])

    def test_the_format_is_guessed_unless_it_is_said(self):
        for text, requested, kind in (
            ("<div/>", "", Format.TEI),
            ("Text.", "", Format.RAW),
            ("Text.", "notation", Format.NOTATION),
            ("<div/>", "raw", Format.RAW),
        ):
            with self.subTest(text, requested=requested):
                form = form_of(pasted=text, format=requested)
                self.assertIs(form.intake.format, kind)


class IntakeRefusalTests(TestCase):
    def test_a_reason_stands_beside_the_text_that_it_is_about(self):
        for form, field in (
            (form_of(pasted="A."), "pasted"),
            (form_of(upload()), "file"),
        ):
            form.refuse(["One.", "Two."])
            with self.subTest(field):
                self.assertEqual(form.errors[field], ["One.", "Two."])

    def test_a_reason_can_stand_beside_another_field(self):
        form = form_of(pasted="A.")
        form.refuse(["Taken."], "identifiers")
        self.assertEqual(form.errors["identifiers"], ["Taken."])
