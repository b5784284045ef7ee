"""Small letters of our own making, encoded as editions do that are not ours.

The right values were written down before the files were read.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from unittest import TestCase

from letters.ingest.tei_files.incoming_letter import (
    IncomingLetter,
    identifiers_of,
    read_incoming_letter,
)
from letters.rendering import render_document
from letters.tei.letter_files import read_tei_file
from letters.tests.rendering.markup import Page

FOLDER = Path(__file__).parent / "editions"


@dataclass(frozen=True)
class RightLetter:
    """`text` stands in the running text, `beside` in notes, `found` in one or the other."""

    sender: str
    recipient: str
    date: str
    text: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    found: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


RIGHT = {
    "parted-words": RightLetter(
        *("Alexander von Humboldt", "Carl Friedrich Gauß", "1843-05-02"),
        text=("magnetiſchen Beobachtungen ſind angekommen", "herzllich", "fort-"),
        beside=("herzlich", "den"),
        never=("den den",),
    ),
    "struck-and-added": RightLetter(
        *("Hannah Arendt", "Heinrich Blücher", "1952-04-11"),
        text=("Es war kalt", "sie schreiten. Wir haben"),
        beside=("ist → war", "ist", "schreiben", "waben", "gkommt → kommt"),
        never=("istwar",),
    ),
    "heading-to-whom": RightLetter(
        *("E. V. Debs", "Upton Sinclair", "1918-07-04"),
        text=("read with care.", "ALS, Lilly Library, Bloomington."),
        beside=("Sinclair to Debs, June 30.",),
    ),
    "choices": RightLetter(
        *("Ann Lee", "Nathan Hale", "1961-05-04"),
        text=("We saw the wheat of Teusday, and Govt",),
        beside=("say", "meat", "Tuesday", "Government"),
        never=("sawsay", "wheatmeat"),
    ),
    "variants": RightLetter(
        *("Edith Moore", "Otto Hahn", "1955-01-02"),
        text=("He asked us plainly that the treaty was dead.",),
        beside=("told", "quickly", "perhaps", "treaty lived", "is", "in pencil"),
    ),
    "gaps-and-spaces": RightLetter(
        *("Nathan Hale", "Ann Lee", "1961-05-04"),
        text=("leftover", "it was the the late"),
        found=("2 words illegible", "a strip is cut away", "and so on"),
        never=("sawand",),
    ),
    "own-elements": RightLetter(
        *("", "", ""),
        text=("uw brief en het ingeslotene.", "Thanks for your letter."),
    ),
    "envelope-and-postscript": RightLetter(
        *("Jane Roe", "Peter Colby", "1947-03"),
        text=("4 Hill Road Reston", "One line two lines", "Burn it.", "Finis"),
        never=("ColbyOslo",),
    ),
    "genetic": RightLetter(
        *("Ann Lee", "Nathan Hale", "1961-05-04"),
        text=("The second note was good and", "another hand gone words", "disarmed"),
        beside=("first", "is", "bad"),
        never=("badgood", "firstsecond"),
    ),
    "notes": RightLetter(
        *("Ann Lee", "Nathan Hale", "1961-05-04"),
        text=("Wheat is dear, said Hale",),
        beside=("Two.", "Zwei.", "Fourth."),
        found=("First.", "Third.", "Inner.", "a gloss"),
        never=("Wheat1",),
    ),
}


def incoming(name: str) -> IncomingLetter:
    file = read_tei_file((FOLDER / f"{name}.xml").read_text("utf-8"))
    (letter,) = file.letters
    (identifier,) = identifiers_of(file, name, "")
    return read_incoming_letter(file, letter, identifier)


class EditionTests(TestCase):
    def test_each_file_has_its_right_values(self):
        self.assertEqual({path.stem for path in FOLDER.glob("*.xml")}, set(RIGHT))

    def test_parties_and_dates(self):
        for name, right in RIGHT.items():
            with self.subTest(name):
                letter = incoming(name)
                self.assertEqual(";".join(letter.names("sent")), right.sender)
                self.assertEqual(";".join(letter.names("received")), right.recipient)
                date = letter.record["date_edtf"]
                self.assertEqual(date, right.date)

    def test_words_stand_in_the_text_or_beside_it(self):
        for name, right in RIGHT.items():
            letter = incoming(name)
            page = Page(render_document(letter.records, "/x/").html)
            text = " ".join(letter.text.split())
            notes = [note.text for note in letter.records.footnotes]
            everywhere = f"{text} {' '.join(notes)} {page.text} {page.spoken}"
            with self.subTest(name):
                for words in right.text:
                    self.assertIn(words, text)
                for words in right.beside:
                    self.assertIn(words, notes)
                for words in right.found:
                    self.assertIn(words, everywhere)
                for words in right.never:
                    self.assertNotIn(words, f"{text} {' '.join(notes)}")
