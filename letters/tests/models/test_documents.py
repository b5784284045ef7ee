"""The record of a document: its identifier, its date, its visibility, its relations."""

from datetime import date

from django.contrib.auth.models import AnonymousUser, Permission
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import SimpleTestCase, TestCase

from letters.models import Agent, Document, DocumentRelation, DocumentStatus, Edition
from letters.models.identifiers import RESERVED, validate_document_identifier
from letters.tests.factories import (
    make_agent,
    make_archivist,
    make_document,
    make_edition,
)


class DocumentIdentifierTests(SimpleTestCase):
    def test_accepted_identifiers_fit_into_addresses(self):
        for identifier in (
            "reagan-andropov-1983",
            "frus1981-88v04/d190",
            "frus1952-54Guat/d72a",
            "frus1961-63v07-09mSupp/d1",
            "pages",
            "a/pages-2",
        ):
            with self.subTest(identifier):
                validate_document_identifier(identifier)

    def test_identifiers_that_no_address_can_hold_are_refused(self):
        reserved = [f"frus1981-88v04/{word}" for word in RESERVED]
        for identifier in (
            "",
            "a b",
            "a/b/c",
            "/a",
            "a/",
            "-a",
            "a.b",
            "ä",
            "a\n",
            *reserved,
        ):
            with self.subTest(identifier), self.assertRaises(ValidationError):
                validate_document_identifier(identifier)


class RecordDateTests(TestCase):
    def test_the_bounds_are_worked_out_from_the_date(self):
        cases = {
            "1962-10-26": (date(1962, 10, 26), date(1962, 10, 26)),
            "1962-10": (date(1962, 10, 1), date(1962, 10, 31)),
            "1962-10-26/..": (date(1962, 10, 26), None),
            "": (None, None),
        }
        for edtf, bounds in cases.items():
            with self.subTest(edtf):
                document = Document(date_edtf=edtf)
                document.set_dates()
                self.assertEqual((document.date_earliest, document.date_latest), bounds)

    def test_a_date_that_is_inferred_stands_in_brackets(self):
        document = Document(date_edtf="1984-03~", date_reason="By its contents.")
        self.assertEqual(document.date_in_words, "[about March 1984]")
        self.assertEqual(Document().date_in_words, "Undated")

    def test_its_name_in_lists_is_its_label_with_its_date(self):
        cases = {
            "Letter, October 26, 1962": {"title": "Letter"},
            "Rusk to Ball, October 26, 1962": {
                "title": "Letter",
                "label": "Rusk to Ball",
            },
            "Talk, October 26, 1962": {"title": "Talk, October 26, 1962"},
            "Letter, Document 7": {"title": "Letter", "number": "7", "date_edtf": ""},
            "Letter": {"title": "Letter", "date_edtf": ""},
        }
        for name, fields in cases.items():
            with self.subTest(name):
                document = Document(**{"date_edtf": "1962-10-26", **fields})
                self.assertEqual(document.name_and_date, name)

    def test_its_own_subjects_go_before_the_printed_ones(self):
        document = Document(printed_subjects=["Berlin"])
        self.assertEqual(document.subjects, ["Berlin"])

        document.subject = "Access to Berlin\n\n Laos "
        self.assertEqual(document.subjects, ["Access to Berlin", "Laos"])

    def test_an_impossible_date_is_an_error_of_its_field(self):
        with self.assertRaises(ValidationError) as refusal:
            Document(date_edtf="1962-13").clean()
        self.assertIn("date_edtf", refusal.exception.message_dict)


class DocumentVisibilityTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.draft = make_document("draft", status=DocumentStatus.DRAFT)
        cls.public = make_document("public")

    def visible_to(self, user):
        return set(Document.objects.visible_to(user))

    def test_readers_see_what_is_published(self):
        self.assertEqual(self.visible_to(AnonymousUser()), {self.public})

    def test_an_account_alone_shows_no_drafts(self):
        user = make_archivist()
        user.is_superuser = False
        user.save()
        user = type(user).objects.get(pk=user.pk)
        self.assertEqual(self.visible_to(user), {self.public})

    def test_an_archivist_with_the_permission_sees_drafts(self):
        user = make_archivist()
        user.is_superuser = False
        user.save()
        user.user_permissions.add(Permission.objects.get(codename="view_document"))
        user = type(user).objects.get(pk=user.pk)
        self.assertEqual(self.visible_to(user), {self.draft, self.public})

    def test_agents_and_editions_are_seen_through_published_documents(self):
        agent, edition = make_agent(), make_edition()
        hidden = make_document(
            f"{edition.identifier}/d1", edition=edition, status=DocumentStatus.DRAFT
        )
        anyone = AnonymousUser()
        self.assertNotIn(agent, Agent.objects.visible_to(anyone))
        self.assertNotIn(edition, Edition.objects.visible_to(anyone))

        Document.objects.filter(pk=hidden.pk).update(status=DocumentStatus.PUBLISHED)
        self.assertIn(agent, Agent.objects.visible_to(anyone))
        self.assertIn(edition, Edition.objects.visible_to(anyone))


class DocumentRelationTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.memorandum, cls.letter = make_document("memo"), make_document("letter")

    def relate(self, source, target):
        with transaction.atomic():
            return DocumentRelation.objects.create(
                source=source, type=DocumentRelation.Type.COVERS, target=target
            )

    def test_a_relation_reads_both_ways(self):
        relation = self.relate(self.memorandum, self.letter)
        self.assertEqual(relation.get_type_display(), "covers")
        self.assertEqual(relation.inverse, "is covered by")

    def test_every_type_has_an_inverse(self):
        self.assertEqual(set(DocumentRelation.INVERSE), set(DocumentRelation.Type))

    def test_a_document_is_not_related_to_itself(self):
        with self.assertRaises(IntegrityError):
            self.relate(self.letter, self.letter)

    def test_a_relation_is_stated_once(self):
        self.relate(self.memorandum, self.letter)
        with self.assertRaises(IntegrityError):
            self.relate(self.memorandum, self.letter)
