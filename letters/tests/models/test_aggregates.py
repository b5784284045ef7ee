"""Aggregates of documents hold the parts of each."""

from django.db.models import Exists, OuterRef
from django.test import TestCase

from letters.models import Document, DocumentRelation, Footnote
from letters.models.aggregates import OWN, json_rows, written_out
from letters.models.document_queries import PARTIES, PARTS
from letters.tests.factories import (
    make_agent,
    make_document,
    make_edition,
    make_page_reference,
)


class AggregateTests(TestCase):
    def annotate(self, **annotations):
        documents = Document.objects.annotate(**annotations)
        return {document.identifier: document for document in documents}

    def test_each_document_has_its_own_rows_in_order(self):
        for name, notes in (("one", "ab"), ("two", "c"), ("three", "")):
            text = "".join(f"x[^{number}]" for number in range(1, len(notes) + 1))
            numbered = enumerate(notes, 1)
            ends = "".join(f"\n\n[^{number}]: {note}" for number, note in numbered)
            make_document(name, f"{text or 'x'}{ends}")
        # The order is that of positions, whatever the rows were written in.
        Footnote.objects.filter(key="1", document__identifier="one").update(position=9)
        rows = json_rows(f"letters_footnote WHERE {OWN}", "key", "text")
        self.assertEqual(
            {
                name: document.rows
                for name, document in self.annotate(rows=rows).items()
            },
            {"one": [["2", "b"], ["1", "a"]], "two": [["1", "c"]], "three": None},
        )

    def test_correspondents_have_their_display_names(self):
        document = make_document("letter", "Words.")
        named = make_agent("k", authorized_name="Kennan, George", display_name="")
        read = make_agent("r", authorized_name="Rusk, Dean", display_name="Dean Rusk")
        for type_, agent, written in (
            ("sent", named, "G.K."),
            ("received", read, "Mr. Rusk"),
            ("received", None, "the Embassy"),
        ):
            document.correspondence_events.create(
                type=type_, agent=agent, name_as_written=written
            )
        document.correspondence_events.create(
            type="received", name_as_written="in hand", footnote_key="1"
        )
        annotated = self.annotate(parties=PARTIES)["letter"]
        for document in (annotated, Document.objects.get()):
            with self.subTest(annotated="parties" in vars(document)):
                self.assertEqual(document.senders, ["Kennan, George"])
                self.assertEqual(document.recipients, ["Dean Rusk", "the Embassy"])

    def test_an_unsaved_document_has_no_correspondents(self):
        self.assertEqual(Document(title="New").senders, [])

    def test_present_parts_are_named_for_both_documents_of_a_relation(self):
        make_document("plain", "Words.")
        letter = make_document("letter", "[OK]{.hand} [if]{.conditional #a}")
        memo = make_document("other", "See the [bracketed language]{.condition #b}.")
        DocumentRelation.objects.create(
            source=letter, target=memo, type=DocumentRelation.Type.COVERS
        )
        documents = self.annotate(present_parts=PARTS)
        self.assertEqual(
            {
                name: sorted(document.present_parts)
                for name, document in documents.items()
            },
            {
                "plain": [],
                "letter": ["marks", "passages", "relations"],
                "other": ["instructions", "relations"],
            },
        )

    def present_parts(self, document):
        return self.annotate(present_parts=PARTS)[document.identifier].present_parts

    def test_a_document_is_cited_by_itself_or_by_its_page(self):
        volume = make_edition()
        fields = {"edition": volume, "begins_on_page": "5"}
        cited = make_document(f"{volume.identifier}/d1", "Words.", **fields)
        citing = make_document("memo", "See page 5.")
        for page, parts in (("6", []), ("5", ["citing"])):
            with self.subTest(page=page):
                citing.crossreferences.all().delete()
                make_page_reference(citing, volume, page)
                self.assertEqual(self.present_parts(cited), parts)
        self.assertEqual(self.present_parts(citing), ["references"])
        citing.crossreferences.update(target_page="", target=cited)
        self.assertEqual(self.present_parts(cited), ["citing"])

    def test_problems_are_those_that_readers_are_told_of(self):
        document = make_document("letter", "Words.")
        for code, is_settled, parts in (
            ("bracket", False, []),
            ("date-differs", True, []),
            ("date-differs", False, ["problems"]),
        ):
            with self.subTest(code, is_settled=is_settled):
                document.problems.all().delete()
                document.problems.create(code=code, is_settled=is_settled)
                self.assertEqual(self.present_parts(document), parts)

    def test_a_condition_that_is_written_out_says_the_same_of_other_rows(self):
        make_document("plain", "Words.")
        make_document("noted", "x[^1]\n\n[^1]: Note.")
        notes = Footnote.objects.filter(document=OuterRef("pk"), key="1")
        has_note = Document.objects.annotate(has_note=Exists(notes))
        documents = self.annotate(has_note=written_out(has_note, "has_note"))
        self.assertIs(documents["noted"].has_note, True)
        self.assertIs(documents["plain"].has_note, False)
