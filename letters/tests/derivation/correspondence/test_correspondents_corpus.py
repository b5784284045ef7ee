"""Senders, recipients and dates of real volumes, compared with their encoding."""

from unittest import TestCase

from letters.derivation.correspondence.sides.headings import read_heading
from letters.derivation.description.document_kinds import DocumentKind, find_kind
from letters.derivation.model import TextProblemCode
from letters.derivation.text.main_text import MainText, tidy, words_of
from letters.tei.nodes import Span, SpanKind, flat_text, walk
from letters.tests.corpus import SAMPLE, needs, volume, whole
from letters.tests.derivation.frus import documents_of

# Documents whose encoded and printed dates differ, as a person found them.
DIFFERING = {"frus1952-54v14p2": ["d739"], "frus1955-57v17": [], "frus1961-63v06": []}


def sides_marked(heading):
    """Each name that is encoded as a sender's or a recipient's, with its side."""
    for span in walk(heading):
        is_person = isinstance(span, Span) and span.kind is SpanKind.PERSON
        if is_person and span.attributes.get("type") in ("from", "to"):
            yield tidy(flat_text(span)), span.attributes["type"]


@whole
@needs(*map(volume, SAMPLE))
class MarkedSidesCorpusTests(TestCase):
    def test_headings_are_read_as_they_are_encoded(self):
        agreeing = total = 0
        for identifier in SAMPLE:
            for _, records in documents_of(identifier, is_whole=True):
                heading = MainText(records.body.parent).heading
                sides = read_heading(words_of(heading))
                if not (sides.sender and sides.recipient):
                    continue
                for name, side in sides_marked(heading):
                    total += 1
                    side_names = sides.sender if side == "from" else sides.recipient
                    agreeing += name in side_names
        self.assertGreater(total, 500)
        # The rest is encoded on the wrong side.
        self.assertGreater(agreeing / total, 0.95)


@needs(*map(volume, SAMPLE))
class CorrespondentCorpusTests(TestCase):
    def test_dates_that_differ_are_those_that_a_person_found(self):
        for identifier, differing in DIFFERING.items():
            with self.subTest(identifier):
                differs = {
                    document: any(
                        problem.code == TextProblemCode.DATE_DIFFERS
                        for problem in records.problems
                    )
                    for document, records in documents_of(identifier)
                }
                documents = [document for document in differs if differs[document]]
                self.assertEqual(
                    documents, [name for name in differing if name in differs]
                )

    def test_nobody_sent_what_was_said_or_edited(self):
        unsent = {
            DocumentKind.CONVERSATION,
            DocumentKind.MINUTES,
            DocumentKind.EDITORIAL_NOTE,
            DocumentKind.ESTIMATE,
        }
        for identifier in SAMPLE:
            for document, records in documents_of(identifier):
                if find_kind(MainText(records.body.parent)) in unsent:
                    with self.subTest(identifier, document=document):
                        kinds = {event.type for event in records.events}
                        self.assertNotIn("sent", kinds)
