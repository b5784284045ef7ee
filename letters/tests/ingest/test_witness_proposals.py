"""What is much alike is asked of archivists once, and related by nobody but them."""

from io import StringIO

from django.core.management import call_command
from django.test import TestCase

from letters.ingest.witness_proposals import NEAR_COPY, propose_witnesses
from letters.models import DocumentRelation, Problem, Settlement
from letters.tests.derivation.words.test_near_copies import text
from letters.tests.factories import make_document


class ProposalTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.draft = make_document("draft", text(1))
        cls.sent = make_document("sent", f"{text(1)} and more")
        make_document("other", text(2))

    def asked(self):
        rows = Problem.objects.filter(code=NEAR_COPY)
        return [(row.document.identifier, row.excerpt) for row in rows]

    def test_it_is_asked_once(self):
        written = StringIO()
        call_command("propose_witnesses", stdout=written)
        self.assertEqual(written.getvalue(), "1 proposed\n")
        self.assertEqual(self.asked(), [("draft", "sent")])
        self.assertEqual(propose_witnesses(), 0)
        self.assertFalse(DocumentRelation.objects.exists())

    def test_what_is_related_is_not_asked(self):
        DocumentRelation.objects.create(
            source=self.sent, type="revises", target=self.draft
        )
        self.assertEqual(propose_witnesses(), 0)

    def test_what_was_decided_is_not_asked_again(self):
        Settlement.objects.create(
            document=self.draft, code=NEAR_COPY, excerpt="sent", reason="Two letters."
        )
        self.assertEqual(propose_witnesses(), 0)
