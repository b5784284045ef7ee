"""Shared by the tests of import_transcription: a folder for files, and the command."""

from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.management import call_command
from django.test import TestCase


def run(*arguments, **options):
    output = StringIO()
    call_command("import_transcription", *arguments, stdout=output, **options)
    return output.getvalue()


class FolderCase(TestCase):
    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content)
        return path
