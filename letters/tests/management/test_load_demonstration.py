"""manage.py load_demonstration: once, whole, and never over an archivist's work."""

import shutil
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.management import call_command
from django.test import TestCase, override_settings

from letters.ingest.saving import Edit, save_document
from letters.models import (
    Agent,
    AnnotationTarget,
    Document,
    DocumentStatus,
    Edition,
    IndexRequest,
    Reading,
    Repository,
)
from letters.tests.factories import make_tei

FIXTURES = Path(settings.BASE_DIR) / "fixtures"
IDENTIFIERS = [
    "reagan-andropov-1983-memorandum",
    "reagan-andropov-1983-draft",
    "frus1981-88v04/d190",
]
READINGS = ["andropov-and-chernenko", "one-bracket-two-letters"]


def run():
    output = StringIO()
    call_command("load_demonstration", stdout=output)
    return output.getvalue().splitlines()


def outcomes(outcome):
    return sorted(f"{identifier}: {outcome}" for identifier in IDENTIFIERS + READINGS)


class LoadDemonstrationTests(TestCase):
    def test_it_says_of_each_document_that_it_was_loaded(self):
        self.assertEqual(sorted(run()), outcomes("loaded"))

    def test_what_it_loads_is_public_and_asks_for_indexing(self):
        run()
        self.assertEqual(Document.objects.published().count(), 3)
        waiting = set(IndexRequest.objects.values_list("document_id", flat=True))
        self.assertEqual(waiting, set(Document.objects.values_list("pk", flat=True)))

    def test_a_second_run_changes_nothing_and_says_so(self):
        run()
        before = list(Document.objects.values()), list(Agent.objects.values())
        self.assertEqual(sorted(run()), outcomes("unchanged"))
        after = list(Document.objects.values()), list(Agent.objects.values())
        self.assertEqual(after, before)

    def test_the_work_of_an_archivist_is_left_alone(self):
        run()
        document = Document.objects.get(identifier=IDENTIFIERS[1])
        document.title = "Draft, corrected"
        save_document(document, make_tei("Corrected."), Edit())
        Agent.objects.filter(identifier="reagan-ronald").update(description="Actor")

        run()

        document.refresh_from_db()
        self.assertEqual(document.title, "Draft, corrected")
        self.assertEqual(document.revision_number, document.revisions.count())
        self.assertIn("Corrected.", document.transcription.text)

    def test_its_readings_are_public_and_mark_words_of_the_documents(self):
        run()
        self.assertEqual(
            READINGS, [row.slug for row in Reading.objects.order_by("slug")]
        )
        self.assertEqual(2, Reading.objects.listed().count())
        targets = list(AnnotationTarget.objects.filter(footnote=""))
        self.assertEqual(
            [target.exact for target in targets],
            [
                target.document.transcription.text[target.start : target.end]
                for target in targets
            ],
        )

    def test_a_reading_of_words_that_were_corrected_since_is_left_out_and_it_is_said(
        self,
    ):
        run()
        Reading.objects.all().delete()
        document = Document.objects.get(identifier=IDENTIFIERS[1])
        save_document(document, make_tei("Corrected."), Edit())

        told = [line for line in run() if line.startswith("one-bracket")]

        self.assertIn("is not once in reagan-andropov-1983-draft", told[0])
        self.assertFalse(Reading.objects.exists())

    def test_a_document_withdrawn_by_an_archivist_is_not_published_again(self):
        run()
        document = Document.objects.get(identifier=IDENTIFIERS[0])
        document.status = DocumentStatus.DRAFT
        save_document(document, document.transcription.tei, Edit(reason="Withdrawn"))

        self.assertIn(f"{IDENTIFIERS[0]}: unchanged", run())

        document.refresh_from_db()
        self.assertEqual(document.status, DocumentStatus.DRAFT)


class BrokenCollectionTests(TestCase):
    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.base = Path(folder.name)
        shutil.copytree(FIXTURES, self.base / "fixtures")

    def run_on_copy(self):
        with override_settings(BASE_DIR=self.base):
            return run()

    def test_a_transcription_that_is_missing_is_an_error(self):
        for path in (self.base / "fixtures" / "transcriptions").glob("frus*.txt"):
            path.unlink()
        with self.assertRaises(FileNotFoundError):
            self.run_on_copy()

    def test_a_transcription_is_loaded_with_what_is_known_of_it_or_not_at_all(self):
        for path in (self.base / "fixtures" / "transcriptions").glob("frus*.txt"):
            path.write_bytes(b"\x81")
        with self.assertRaisesRegex(ValueError, "not UTF-8"):
            self.run_on_copy()
        self.assertFalse(Document.objects.filter(edition__isnull=False).exists())

    def test_without_a_description_nothing_is_loaded(self):
        (self.base / "fixtures" / "demonstration.toml").unlink()
        with self.assertRaises(FileNotFoundError):
            self.run_on_copy()
        counts = {m.objects.count() for m in (Document, Edition, Repository, Agent)}
        self.assertEqual(counts, {0})
