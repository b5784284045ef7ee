"""manage.py import_transcription: a refused file leaves nothing behind."""

from django.core.management import CommandError
from django.test import TestCase

from letters.models import Document, Edition, SourceFile
from letters.tests.factories import SEEDS, make_edition
from letters.tests.management.transcriptions import FolderCase, run

FILM = SEEDS / "reagan-andropov-draft-1983.txt"
PRINTED = SEEDS / "frus1981-88v04-d190.txt"


class TranscriptionRefusalTests(FolderCase):
    def assert_refused(self, words, *arguments, **options):
        with self.assertRaisesRegex(CommandError, words):
            run(*arguments, **options)
        self.assertFalse(Document.objects.exists())
        self.assertFalse(SourceFile.objects.exists())

    def test_a_file_that_is_not_there_is_named(self):
        self.assert_refused("nowhere.txt", self.folder / "nowhere.txt")

    def test_a_folder_is_no_file(self):
        self.assert_refused(str(self.folder), self.folder)

    def test_an_edition_that_no_address_can_hold_is_not_made(self):
        self.assert_refused("Edition frus 81: Use letters", PRINTED, edition="frus 81")
        self.assertFalse(Edition.objects.exists())

    def test_two_documents_of_one_name_are_refused(self):
        names = ["--identifier", "film", "--identifier", "film"]
        self.assert_refused("would be the identifier of 2 documents", FILM, *names)

    def test_an_unknown_format_is_refused(self):
        with self.assertRaisesRegex(CommandError, "invalid choice: 'word'"):
            run(FILM, "--format", "word")

    def test_a_chosen_format_is_not_guessed(self):
        path = self.write("a.txt", b"<p>Not TEI")
        self.assert_refused("a.txt: Not well-formed", path, "--format", "tei")
        run(path, "--format", "raw")
        self.assertIn("<p>Not TEI", Document.objects.get().transcription.text)

    def test_a_file_name_that_is_no_identifier_asks_for_one(self):
        path = self.write("my letter.txt", b"Dear Sir:\n\nText.")
        self.assert_refused("my letter: Use letters", path)
        run(path, "--identifier", "my-letter")
        self.assertEqual(Document.objects.get().identifier, "my-letter")

    def test_every_file_that_was_refused_is_named(self):
        files = [self.write(f"{n}.txt", b"\x81") for n in "ab"]
        with self.assertRaises(CommandError) as refusal:
            run(*files)
        self.assertEqual(len(str(refusal.exception).splitlines()), 2)

    def test_a_dry_run_makes_no_edition(self):
        run(PRINTED, "--dry-run", edition="frus1981-88v04")
        self.assertFalse(Edition.objects.exists())

    def test_a_dry_run_of_a_bad_file_fails_as_well(self):
        path = self.write("bad.txt", b"\x81")
        self.assert_refused("bad.txt: Byte 0 is not UTF-8", path, "--dry-run")


class TranscriptionEditionTests(TestCase):
    def test_a_known_edition_retains_its_title(self):
        make_edition("frus1981-88v04")
        run(PRINTED, edition="frus1981-88v04")
        self.assertEqual(Edition.objects.get().title, "Kennedy–Khrushchev Exchanges")

    def test_a_new_edition_has_its_identifier_as_its_title(self):
        run(PRINTED, edition="frus1981-88v04")
        self.assertEqual(Edition.objects.get().title, "frus1981-88v04")

    def test_open_problems_are_counted(self):
        output = run(PRINTED, edition="frus1981-88v04")
        open_problems = Document.objects.get().problems.count()
        self.assertIn(f"({open_problems} to look at)", output)
        self.assertIn("created frus1981-88v04/d190", output)
