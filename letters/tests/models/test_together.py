"""Rows of several tables by one query, and the instances made of them."""

from django.db.models import Exists, OuterRef
from django.test import TestCase

from letters.models import Agent, CorrespondenceEvent, Document, Footnote, Page
from letters.models.together import Rows, fields_of, read_together
from letters.tests.factories import LETTER, make_agent, make_document, make_edition


class TogetherTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.document = make_document("letter", LETTER, edition=make_edition())
        cls.events = CorrespondenceEvent.objects.filter(document=cls.document)
        cls.events.all().delete()
        agent = make_agent("kohler")
        for number, by in enumerate((agent, None)):
            cls.events.create(
                document=cls.document,
                type="sent",
                agent=by,
                position=number,
                name_as_written=f"“N%s” \\ {number}",
            )

    def read_events(self, *names):
        return Rows(self.events, *fields_of(CorrespondenceEvent), *names).read()

    def test_all_come_by_one_query_in_their_order(self):
        with self.assertNumQueries(1):
            read = read_together(
                {
                    "events": Rows(self.events.order_by("-position")),
                    "notes": Rows(self.document.footnotes.all()),
                    "pages": Rows(self.document.pages.filter(label="none such")),
                }
            )
        self.assertEqual(read["events"], list(self.events.order_by("-position")))
        self.assertEqual(read["notes"], list(Footnote.objects.order_by("position")))
        self.assertEqual(read["pages"], [])

    def test_they_have_the_values_that_django_reads(self):
        for model in (CorrespondenceEvent, Footnote, Page, Agent):
            rows = model.objects.order_by("pk")
            with self.subTest(model.__name__):
                self.assertTrue(rows)
                for instance, row in zip(Rows(rows).read(), rows, strict=True):
                    for name in fields_of(model):
                        self.assertEqual(getattr(instance, name), getattr(row, name))

    def test_an_instance_that_was_read_can_be_saved(self):
        event, _ = self.read_events()
        event.role = "Ambassador"
        event.save()
        self.assertEqual(self.events.get(role="Ambassador"), event)
        self.assertEqual(self.events.count(), 2)

    def test_related_rows_come_along(self):
        names = ("document__id", "document__title", "document__edition__id")
        with self.assertNumQueries(1):
            sent, unknown = self.read_events(*fields_of(Agent, "agent"), *names)
            self.assertEqual(sent.agent.identifier, "kohler")
            self.assertIsNone(unknown.agent)
            self.assertEqual(sent.document.title, self.document.title)
            self.assertEqual(sent.document.edition.pk, self.document.edition_id)

    def test_a_deferred_field_is_read_when_needed(self):
        event, _ = Rows(self.events, "id").read()
        with self.assertNumQueries(1):
            self.assertEqual(event.type, "sent")

    def test_annotations_are_read(self):
        agents = Agent.objects.filter(pk=OuterRef("agent"))
        rows = Rows(self.events.annotate(has_agent=Exists(agents)), "id", "has_agent")
        self.assertEqual([row.has_agent for row in rows.read()], [True, False])

    def test_an_empty_queryset_needs_no_query(self):
        with self.assertNumQueries(0):
            self.assertEqual(Rows(self.events.none()).read(), [])
            self.assertEqual(Rows(self.events.filter(pk__in=[])).read(), [])

    def test_a_date_is_refused_since_json_has_none(self):
        with self.assertRaisesRegex(TypeError, "date_earliest cannot be read as JSON"):
            Rows(Document.objects.all(), "id", "date_earliest")
