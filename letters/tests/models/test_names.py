"""The names of records in lists and forms, and who may see them."""

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import SimpleTestCase, TestCase

from letters.models import (
    Agent,
    ArchivalUnit,
    ConditionalPassage,
    CorrespondenceEvent,
    Document,
    DocumentRelation,
    Edition,
    FormerIdentifier,
    Hand,
    Holding,
    IndexRequest,
    Instruction,
    NameVariant,
    Page,
    PageImage,
    Problem,
    Repository,
    RetiredKey,
    Revision,
    Section,
    SourceFile,
    Transcription,
)
from letters.tests.factories import (
    make_agent,
    make_archivist,
    make_document,
    make_edition,
)

ANYBODY = AnonymousUser()
LETTER = Document(title="Letter", identifier="letter")
KENNEDY = Agent(display_name="John F. Kennedy", authorized_name="Kennedy, John F.")


class RecordNameTests(SimpleTestCase):
    def test_each_record_is_named_by_what_distinguishes_it(self):
        for record, name in (
            (LETTER, "Letter"),
            (KENNEDY, "John F. Kennedy"),
            (Agent(authorized_name="State Department"), "State Department"),
            (NameVariant(name="President Kennedy"), "President Kennedy"),
            (Repository(name="Kennedy Library"), "Kennedy Library"),
            (ArchivalUnit(title="National Security Files"), "National Security Files"),
            (Edition(title="Exchanges"), "Exchanges"),
            (Section(title="Compilation"), "Compilation"),
            (FormerIdentifier(identifier="old-name"), "old-name"),
            (SourceFile(name="letter.txt"), "letter.txt"),
            (Problem(message="An open bracket."), "An open bracket."),
            (Page(key="680"), "page 680"),
            (RetiredKey(key="p3"), "p3"),
            (Instruction(text="language", document=LETTER), "“language” (Letter)"),
            (ConditionalPassage(key="offer", text="If so."), "“If so.…” (offer)"),
            (Transcription(document_id=5), "Transcription of 5"),
            (Revision(number=2, document_id=5), "Revision 2 of 5"),
            (IndexRequest(document_id=5), "Index document 5"),
            (Holding(citation="Kennedy Library, Box 77"), "Kennedy Library, Box 77"),
            (PageImage(page_key="2", original_name="a.jpg"), "Page 2: a.jpg"),
        ):
            with self.subTest(type(record).__name__):
                self.assertEqual(str(record), name)

    def test_a_hand_is_named_by_its_agent_or_description(self):
        for hand, name in (
            (Hand(key="h1"), "h1"),
            (Hand(key="h1", description="In pencil"), "In pencil"),
            (Hand(key="h1", description="In pencil", agent=KENNEDY), "John F. Kennedy"),
        ):
            with self.subTest(name):
                self.assertEqual(str(hand), name)

    def test_an_event_is_named_by_its_type_and_agent(self):
        event = CorrespondenceEvent(type="sent", name_as_written="N. Khrushchev")
        self.assertEqual(str(event), "Sent: N. Khrushchev")

    def test_an_office_begins_a_line_with_a_capital_a_person_and_initials_do_not(self):
        noble = Agent(authorized_name="van Vliet, Jan", display_name="van Vliet, Jan")
        noble.pk = 1
        for event, name in (
            (CorrespondenceEvent(type="received", agent=noble), "van Vliet, Jan"),
            (
                CorrespondenceEvent(type="sent", name_as_written="the Cabinet"),
                "The Cabinet",
            ),
            (CorrespondenceEvent(type="declassified", name_as_written="anf"), "anf"),
        ):
            with self.subTest(name):
                self.assertEqual(event.name_to_begin_with, name)

    def test_a_relation_is_a_sentence(self):
        memo = Document(title="Memorandum")
        relation = DocumentRelation(source=memo, type="draft-of", target=LETTER)
        self.assertEqual(str(relation), "Memorandum is a draft of Letter")
        self.assertEqual(relation.inverse, "has as a draft")


class EventDateTests(SimpleTestCase):
    def event(self, edtf):
        return CorrespondenceEvent(type="sent", date_edtf=edtf)

    def test_a_date_is_written_in_words(self):
        for edtf, words in (("1962-10-26", "October 26, 1962"), ("", "")):
            with self.subTest(edtf):
                self.assertEqual(self.event(edtf).date_in_words, words)

    def test_a_printed_time_is_said_once(self):
        event = self.event("1962-10-26T20:00:00Z")
        self.assertEqual(event.date_and_time, "October 26, 1962, 8 p.m. GMT")
        event.time = "2000Z"
        self.assertEqual(event.date_and_time, "October 26, 1962, 2000Z")

    def test_an_impossible_date_is_an_error_of_its_field(self):
        with self.assertRaises(ValidationError) as refusal:
            self.event("October").clean()
        self.assertEqual(list(refusal.exception.message_dict), ["date_edtf"])

    def test_an_event_without_a_date_is_valid(self):
        self.assertIsNone(self.event("").clean())


class AgentVisibilityTests(TestCase):
    def test_any_part_in_a_published_document_makes_an_agent_public(self):
        document = make_document(
            notation="[x]{.hand by=h} [If so.]{.conditional #offer}"
        )
        agents = [make_agent(f"a-{n}", f"A {n}", f"A {n}", ()) for n in range(4)]
        document.hands.update(agent=agents[0])
        document.conditionalpassages.update(authority=agents[1])
        CorrespondenceEvent.objects.create(
            document=document, type="sent", agent=agents[2]
        )
        visible = set(Agent.objects.visible_to(ANYBODY))
        self.assertEqual(visible, set(agents[:3]))

    def test_an_agent_with_two_parts_is_listed_once(self):
        document, agent = make_document(), make_agent()
        for kind in ("sent", "received"):
            CorrespondenceEvent.objects.create(
                document=document, type=kind, agent=agent
            )
        self.assertEqual(Agent.objects.visible_to(ANYBODY).count(), 1)

    def test_an_archivist_sees_agents_and_editions_without_documents(self):
        make_agent()
        make_edition()
        anna = make_archivist()
        self.assertEqual(Agent.objects.visible_to(anna).count(), 1)
        self.assertEqual(Edition.objects.visible_to(anna).count(), 1)
        self.assertFalse(Edition.objects.visible_to(ANYBODY).exists())

    def test_an_edition_of_two_published_documents_is_listed_once(self):
        edition = make_edition()
        for identifier in "ab":
            make_document(identifier, edition=edition)
        self.assertEqual(Edition.objects.visible_to(ANYBODY).count(), 1)


class DocumentMarkingTests(TestCase):
    NOTE = "T.[^0]\n\n[^0]{.source}: Source: Kennedy Library. Top Secret; Sensitive."

    def test_the_record_precedes_the_source_note(self):
        document = make_document(notation=self.NOTE)
        self.assertEqual(document.markings, "Top Secret; Sensitive")
        document.classification_marking = "Secret"
        self.assertEqual(document.markings, "Secret")

    def test_without_either_there_is_none(self):
        self.assertEqual(make_document(notation="T.").markings, "")


class FileTests(TestCase):
    def test_the_same_bytes_are_stored_once_under_their_first_name(self):
        first, is_new = SourceFile.objects.store("a.txt", b"Dear Sir:")
        again, is_new_again = SourceFile.objects.store("b.txt", b"Dear Sir:")
        self.assertEqual((first, is_new, is_new_again), (again, True, False))
        self.assertEqual((again.name, again.size), ("a.txt", 9))
        self.assertEqual(len(again.sha256), 64)


class ConstraintTests(TestCase):
    def assert_refused(self, make):
        with self.assertRaises(IntegrityError), transaction.atomic():
            make()

    def test_the_database_refuses_what_the_archive_never_writes(self):
        document, agent = make_document(), make_agent()
        edition = make_edition()
        Section.objects.create(edition=edition, key="ch1", title="1", position=1)
        for make in (
            lambda: Document.objects.create(identifier=document.identifier),
            lambda: NameVariant.objects.create(agent=agent, name="President Kennedy"),
            lambda: Hand.objects.bulk_create(
                Hand(document=document, key="h") for _ in range(2)
            ),
            lambda: Revision.objects.create(document=document, number=1, record={}),
            lambda: Section.objects.create(edition=edition, key="ch1", position=2),
            lambda: Document.objects.filter(pk=document.pk).update(
                date_earliest="1963-01-01"
            ),
        ):
            self.assert_refused(make)
