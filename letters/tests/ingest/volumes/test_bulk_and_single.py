"""Bulk writing and single saves make the same rows."""

from django.test import TestCase

from letters.tests.ingest.volumes.files import bring_in, small_volume
from letters.tests.ingest.volumes.tables import DerivedTwice, every_row


class SmallVolumeTests(DerivedTwice, TestCase):
    def test_deriving_an_imported_volume_again_changes_no_row(self):
        bring_in(small_volume())
        self.assert_deriving_changes_nothing()

    def test_the_sample_has_rows_in_every_table_that_an_import_fills(self):
        bring_in(small_volume())
        filled = {name for name, rows in every_row().items() if rows}
        expected = (
            *("agent", "conditionalpassage", "correspondenceevent", "crossreference"),
            *("document", "edition", "editionsource", "entry", "footnote", "hand"),
            *("holding", "importeddocument", "indexrequest", "instruction", "mark"),
            *("mention", "page", "problem", "revision", "section", "sectiontext"),
            *("segment", "transcription"),
        )
        self.assertLessEqual({f"letters_{name}" for name in expected}, filled)
