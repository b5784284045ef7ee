"""What was made from what, what is known and not held, and what a reader may not see."""

from django.contrib.auth.models import AnonymousUser
from django.test import TestCase

from letters.models import Document, DocumentRelation, DocumentStatus, Witness
from letters.reader.witnesses.lineage import Lineage
from letters.reader.witnesses.lineage_drawing import MOST_NODES, draw_lineage
from letters.reader.witnesses.passage_versions import passage_versions
from letters.tests.factories import LETTER, load_collection, make_document


def lineage_of(document):
    return Lineage(document, AnonymousUser())


def told(branches, depth=0):
    for branch in branches:
        yield f"{'  ' * depth}{branch.node.key}"
        yield from told(branch.later, depth + 1)


class RelatedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.draft, cls.sent, cls.copy = (
            make_document(name, date_edtf=f"1962-10-2{day}")
            for day, name in enumerate(("draft", "sent", "copy"), 4)
        )
        cls.relate(cls.draft, "draft-of", cls.sent)
        cls.relate(cls.copy, "copy-of", cls.sent)

    @classmethod
    def relate(cls, source, type_, target):
        return DocumentRelation.objects.create(source=source, type=type_, target=target)

    def test_each_stands_below_the_one_it_was_made_from(self):
        expected = ["draft", "  sent", "    copy"]
        for document in (self.draft, self.sent, self.copy):
            with self.subTest(document.identifier):
                self.assertEqual(list(told(lineage_of(document).branches)), expected)

    def test_a_reply_is_no_witness(self):
        reply = make_document("reply")
        self.relate(reply, "replies-to", self.sent)
        self.assertNotIn("reply", lineage_of(self.sent).nodes)

    def test_what_is_hidden_is_absent_and_what_is_known_through_it(self):
        Document.objects.filter(pk=self.sent.pk).update(status=DocumentStatus.DRAFT)
        self.assertEqual([*lineage_of(self.draft).nodes], ["draft"])

    def test_a_circle_is_known_before_it_is_stored(self):
        circle = DocumentRelation(source=self.copy, type="draft-of", target=self.draft)
        self.assertTrue(circle.closes_circle)
        same = DocumentRelation(source=self.copy, type="revises", target=self.draft)
        self.assertFalse(same.closes_circle)

    def test_a_circle_that_is_stored_all_the_same_does_no_harm(self):
        self.relate(self.copy, "draft-of", self.draft)
        lineage = lineage_of(self.draft)
        self.assertEqual(len(lineage.nodes), 3)
        self.assertTrue(draw_lineage(lineage))

    def test_one_that_was_made_from_two_names_the_one_it_does_not_stand_below(self):
        original = make_document("original", title="Russian text")
        self.relate(self.copy, "translates", original)
        page = self.client.get("/documents/copy/witnesses/")
        self.assertContains(page, "Is a copy of the one above")
        self.assertContains(page, f"Is a translation of {original.name_and_date}")

    def test_of_many_the_list_alone_is_shown(self):
        for number in range(MOST_NODES):
            Witness.objects.create(
                document=self.draft, key=f"w{number}", state="draft", title=f"{number}"
            )
        self.assertIsNone(draw_lineage(lineage_of(self.draft)))

    def test_a_paragraph_is_shown_in_every_witness(self):
        words = LETTER.replace("some understanding", "much understanding")
        other = make_document("other", words)
        self.relate(other, "revises", self.sent)
        key = next(one.key for one in self.sent.segments.filter(kind="paragraph"))
        versions = passage_versions(self.sent, key, lineage_of(self.sent).held)
        changed = [one.node.key for one in versions if not one.is_same]
        self.assertEqual(changed, ["other"])
        self.assertEqual([one.node.key for one in versions if one.is_base], ["sent"])


class KnownWitnessTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_collection()
        cls.draft = Document.objects.get(identifier="reagan-andropov-1983-draft")

    def test_the_demonstration_tells_four_states_of_which_one_is_here(self):
        lineage = lineage_of(self.draft)
        states = [node.state for node in lineage.nodes.values()]
        self.assertCountEqual(
            states, ["Revised draft", "Approved text", "Text as sent", "Copy received"]
        )
        self.assertEqual([node.key for node in lineage.held], [self.draft.identifier])
        self.assertEqual(len(list(told(lineage.branches))), 4)

    def test_a_witness_is_led_to_as_soon_as_it_is_here(self):
        make_document("frus1981-88v04/d149", date_edtf="1983-12-23")
        lineage = lineage_of(self.draft)
        sent = lineage.nodes["frus1981-88v04/d149"]
        self.assertTrue(sent.is_held)
        self.assertEqual(sent.state, "Text as sent")
        self.assertEqual(len(lineage.nodes), 4)

    def test_a_part_of_a_document_leads_to_its_paragraph(self):
        Witness.objects.create(
            document=self.draft,
            key="inside",
            is_document=True,
            state="translation",
            title="Translation within it",
            first_segment="p2",
            based_on="approved",
        )
        part = lineage_of(self.draft).nodes[f"{self.draft.identifier}#inside"]
        self.assertTrue(part.address.endswith("#p2"))
        self.assertEqual(lineage_of(self.draft).count_held, 2)
