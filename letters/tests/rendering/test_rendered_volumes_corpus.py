"""No text is lost between a volume's file and the pages of its documents.

LETTERS_CORPUS=all takes the compressed volumes as well, which is a matter of minutes.
"""

from __future__ import annotations

import os
import re
import sys
from unittest import TestCase

from letters.derivation.derive import derive
from letters.derivation.model import Context, KnownKeys
from letters.ingest.volumes.files import find_files, read_file
from letters.rendering import render_document
from letters.tei.body import read_body
from letters.tei.references import Place
from letters.tei.volume import DocumentSource, Volume, read_volume
from letters.tests.corpus import CHECKS, VOLUMES, check_script, chosen, needs, share
from letters.tests.rendering.markup import Page, words

IS_WHOLE = os.environ.get("LETTERS_CORPUS") == "all"
# Words for a gap, which the source does not spell.
GAP = re.compile(r'<span (?:id="m\d+" )?class="gap[^"]*">[^<]*</span>')
WHITE_SPACE = re.compile(r"\s+")


def letters_of(text: str) -> str:
    """The text without white space, which differs where a page begins within a word."""
    return WHITE_SPACE.sub("", text)


def chosen_documents(volume: Volume) -> list[DocumentSource]:
    return chosen(volume.documents, lambda source: f"{volume.identifier} {source.key}")


@needs(CHECKS / "tei_canon.py", VOLUMES)
class VolumesTests(TestCase):
    def test_every_page_and_note_of_every_document_has_the_text_of_its_tei(self):
        compared = 0
        for file in find_files([VOLUMES]):
            if file.suffix != ".xml" and not IS_WHOLE:
                continue
            volume = read_volume(read_file(file), file.name)
            for source in chosen_documents(volume):
                with self.subTest(volume=volume.identifier, document=source.key):
                    self.compare(volume, source)
                compared += 1
        sys.stderr.write(f"\n{compared:,} documents compared with their TEI\n")
        self.assertGreater(compared, share(2_000))

    def compare(self, volume: Volume, source: DocumentSource) -> None:
        canonical = check_script("tei_canon").Doc(source.element)
        page = source.page_before
        context = Context(
            place=Place(volume.identifier, source.key, outline=volume.outline),
            begins_on=page.label if page else "",
        )
        records = derive(read_body(source.element), KnownKeys(), context)
        rendered = render_document(records, f"/documents/{volume.identifier}/x/")

        notes = [Page(rendered.notes[note.key]) for note in records.footnotes]
        whole = Page(rendered.html)
        pages = [
            Page(rendered.pages[page.key].cut(rendered.html))
            for page in records.pages
            if not page.pagination
        ]
        self.assertEqual([p.faults for p in (whole, *pages, *notes) if p.faults], [])
        self.assertEqual(Page(GAP.sub("", rendered.html)).lines, words(canonical.text))
        self.assertEqual(
            [Page(GAP.sub("", note.html)).lines for note in notes],
            [words(record["text"]) for record, _ in canonical.notes],
        )
        if pages:
            on_pages = "".join(Page(GAP.sub("", page.html)).text for page in pages)
            self.assertEqual(letters_of(on_pages), letters_of(canonical.text))
