"""Shared by the tests of typed papers: what is proposed for one."""

from letters.derivation.derive import derive
from letters.derivation.model import Context, KnownKeys
from letters.tei.notation import parse_notation
from letters.tei.plain_text import read_text
from letters.tei.references import Place
from letters.tei.transcription import propose

LETTER = "Dear Ann:\n\n{}\n\nSincerely,\n\nPaul Marsh\n"


class TypedPaper:
    """The one document that is proposed for `text`, and what is derived of it."""

    def __init__(self, text):
        (self.document,) = propose(text).documents
        body = parse_notation(self.document.notation)
        place = Place(volume=None, document=None, outline=None)
        context = Context(place, date=None, is_editorial=False, begins_on="")
        self.records = derive(body, KnownKeys(), context)
        self.text = read_text(body).text.replace("\u2028", "\n")
        self.pages = [page.label for page in self.records.pages]
        self.notes = {
            note.number: (self.records.text[: note.anchor].split()[-1], note.text)
            for note in self.records.footnotes
        }

    def named(self, kind):
        return [event.name for event in self.records.events if event.type == kind]

    def doubted(self, code):
        return [doubt for doubt in self.document.doubts if doubt.code == code]
