"""Texts that older rules derived get the words of their gaps, and lose no identifier."""

from django.test import TestCase

from letters.ingest.deriving import derive_document
from letters.ingest.saving import Edit, save_document
from letters.models import Document, Transcription
from letters.tei.source import TEI_NAMESPACE

TEI = (
    f'<div xmlns="{TEI_NAMESPACE}" type="document">'
    '<p>It was signed <gap reason="illegible" quantity="3" unit="words"/> and sealed.</p>'
    "<p>Second <del>struck</del> words.</p></div>"
)
# The last version of the rules without them.
WITHOUT_WORDS_FOR_GAPS = 4
WORDS = "[3 words illegible]"
# What older rules stored of it: the text, and the parts by their offsets.
OLD_TEXT = "It was signed  and sealed.\nSecond struck words."
OLD_SEGMENTS = {"p41": (0, 26), "p42": (27, 47)}


class CarriedPartsTests(TestCase):
    def setUp(self):
        self.document = Document(identifier="letter", title="A letter")
        save_document(self.document, TEI, Edit())
        self.put_back()
        derive_document(self.document, TEI)

    def put_back(self):
        """Make the rows what they were before gaps had words."""
        Transcription.objects.update(
            text=OLD_TEXT, derivation_version=WITHOUT_WORDS_FOR_GAPS
        )
        rows = zip(self.document.segments.all(), OLD_SEGMENTS.items(), strict=True)
        for row, (key, (start, end)) in rows:
            row.key, row.start, row.end = key, start, end
            row.save()
        self.document.marks.filter(kind="withheld").delete()
        start = OLD_TEXT.index("struck")
        self.document.marks.filter(text="struck").update(
            key="m41", start=start, end=start + len("struck")
        )

    def words_of(self, rows):
        text = Transcription.objects.get().text
        return {row.key: text[row.start : row.end] for row in rows.all()}

    def test_each_paragraph_has_its_identifier_and_its_words(self):
        self.assertEqual(
            self.words_of(self.document.segments),
            {
                "p41": f"It was signed {WORDS} and sealed.",
                "p42": "Second struck words.",
            },
        )

    def test_a_mark_after_the_gap_has_its_identifier_and_its_words(self):
        self.assertEqual(self.words_of(self.document.marks)["m41"], "struck")

    def test_no_identifier_is_retired(self):
        self.assertEqual(self.document.retired_keys.count(), 0)
