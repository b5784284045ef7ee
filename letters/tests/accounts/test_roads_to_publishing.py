"""A contributor tries every road to publishing, and finds each closed."""

import ast
from pathlib import Path

from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import SimpleTestCase, TestCase

import letters
from letters.ingest.deletion import delete_document
from letters.ingest.saving import Edit, save_document
from letters.models import Document, DocumentStatus, FormerIdentifier
from letters.models.document_rights import StatusRefusedError
from letters.tests.admin.pages import (
    INTAKE,
    change_address,
    errors_of,
    form_of,
    open_form,
    send,
)
from letters.tests.admin.transcriptions.sittings import GERMAN, Sitting
from letters.tests.factories import LETTER, make_archivist, make_document, make_tei

LIST = "/admin/letters/document/"
ADD = f"{LIST}add/"
OF_ITS_OWN = "that is a right of its own"


def make_member(username: str, role: str) -> User:
    user = User.objects.create_user(username, is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    return user


class ContributorCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.carla = make_member("carla", "contributor")
        cls.own = make_document(
            "own", edit=Edit(editor=cls.carla), status=DocumentStatus.DRAFT
        )
        cls.of_others = make_document("others", title="Secret", status="draft")
        cls.public = make_document("public", title="A public one")

    def setUp(self):
        self.client.force_login(self.carla)

    def tearDown(self):
        published = Document.with_deleted.published()
        self.assertEqual([*published], [self.public])


class IdentifierTests(ContributorCase):
    """Whatever has an identifier, hidden or not, a contributor is told the same."""

    def answer(self, identifier, **typed):
        form = form_of(self.client.get(ADD))
        data = {**form, "identifier": identifier, "title": "New", "text": LETTER}
        return self.client.post(ADD, {**data, **typed})

    def test_nothing_is_told_of_what_has_it(self):
        deleted = make_document("deleted", status=DocumentStatus.DRAFT)
        delete_document(deleted)
        former = FormerIdentifier.objects.create
        former(identifier="former", document=self.of_others)
        for identifier in ("others", "public", "deleted", "former", "own"):
            with self.subTest(identifier):
                (error,) = errors_of(self.answer(identifier))
                self.assertEqual(
                    error,
                    f"“{identifier}” cannot be used by you. “{identifier}-carla” can; an "
                    "archivist may give the document another.",
                )

    def test_nothing_that_was_typed_is_lost_and_what_is_proposed_can_be_used(self):
        refused = self.answer("others", scope_and_content="What I wrote.")
        shown = form_of(refused)
        self.assertEqual(shown["scope_and_content"], "What I wrote.")
        self.assertEqual(shown["identifier"], "others")
        saved = self.client.post(ADD, {**shown, "identifier": "others-carla"})
        self.assertEqual(errors_of(saved), [])
        self.assertTrue(Document.objects.filter(identifier="others-carla").exists())

    def test_so_is_one_that_is_given_to_a_document_of_ones_own(self):
        (error,) = errors_of(send(self.client, self.own, identifier="others"))
        self.assertIn("“others-carla” can", error)

    def test_an_archivist_is_told_what_has_it(self):
        self.client.force_login(make_member("edith", "editor"))
        (error,) = errors_of(self.answer("others"))
        self.assertIn("Another document has this identifier", error)


class SittingIdentifierTests(ContributorCase):
    """A sitting answers as the form of a document does."""

    def setUp(self):
        super().setUp()
        self.sitting = Sitting(self.client)
        self.sitting.hand_in(GERMAN)

    def test_nothing_is_told_of_what_has_it_and_nothing_typed_is_lost(self):
        delete_document(make_document("deleted", status=DocumentStatus.DRAFT))
        FormerIdentifier.objects.create(identifier="former", document=self.of_others)
        for identifier in ("others", "public", "deleted", "former", "own"):
            typed = {"draft-1-identifier": identifier, "draft-1-title": "As I typed"}
            with self.subTest(identifier):
                self.sitting.press("_save", **typed)
                self.assertIn(
                    f"“{identifier}” cannot be used by you. “{identifier}-carla” can; "
                    "an archivist may give the document another.",
                    errors_of(self.sitting.answer),
                )
                self.assertEqual(self.sitting.fields["draft-1-title"], "As I typed")
                self.assertEqual(self.sitting.fields["draft-1-identifier"], identifier)

    def test_what_is_proposed_tells_nothing_of_others_either(self):
        offered = self.sitting.fields["draft-1-identifier"]
        make_document(offered.removesuffix("-carla"), status=DocumentStatus.DRAFT)
        again = Sitting(self.client)
        again.hand_in(GERMAN)
        self.assertEqual(again.fields["draft-1-identifier"], offered)
        self.sitting.press("_save")
        self.assertTrue(Document.objects.filter(identifier=offered).exists())

    def test_an_archivist_is_told_that_a_document_has_it(self):
        self.client.force_login(make_archivist())
        self.sitting.press("_save", **{"draft-1-identifier": "others"})
        (error, *_) = errors_of(self.sitting.answer)
        self.assertIn("already exists", error)


class RoadTests(ContributorCase):
    def test_the_form_does_not_offer_it(self):
        page = self.client.get(change_address(self.own))
        self.assertContains(page, '<option value="in-review"')
        self.assertNotContains(page, '<option value="published"')

    def test_a_form_changed_by_hand_is_refused(self):
        response = send(self.client, self.own, status="published")
        self.assertIn(OF_ITS_OWN, errors_of(response)[0])

    def test_no_other_state_can_be_sent_by_hand(self):
        for status in ("withdrawn", "deleted", "PUBLISHED", "", "x" * 300):
            with self.subTest(status):
                self.assertTrue(errors_of(send(self.client, self.own, status=status)))

    def test_a_form_of_an_older_revision_is_refused(self):
        form = open_form(self.client, self.own)
        send(self.client, self.own, title="Newer")
        for taken in ("", "2-0"):
            data = {**form, "status": "published", "taken_over": taken, "_save": "x"}
            with self.subTest(taken):
                response = self.client.post(change_address(self.own), data)
                self.assertNotEqual(response.status_code, 302)

    def test_a_conflict_that_is_taken_over_is_refused(self):
        form = open_form(self.client, self.own)
        send(self.client, self.own, title="Newer")
        data = {**form, "title": "Mine", "status": "published", "_save": "x"}
        conflict = self.client.post(change_address(self.own), data)
        token = conflict.content.decode().partition('name="taken_over" value="')[2]
        data["taken_over"] = token.partition('"')[0]
        response = self.client.post(change_address(self.own), data)
        self.assertIn(OF_ITS_OWN, errors_of(response)[0])

    def test_a_preview_shows_no_public_page(self):
        form = open_form(self.client, self.own)
        data = {**form, "status": "published", "_preview": "x"}
        response = self.client.post(change_address(self.own), data)
        self.assertIn(OF_ITS_OWN, errors_of(response)[0])

    def test_a_new_document_is_a_draft(self):
        form = form_of(self.client.get(ADD))
        data = {**form, "identifier": "new", "title": "New", "text": LETTER}
        refused = self.client.post(ADD, {**data, "status": "published"})
        saved = self.client.post(ADD, {**data, "status": "in-review"})

        self.assertIn(OF_ITS_OWN, errors_of(refused)[0])
        self.assertEqual(errors_of(saved), [])
        self.assertEqual(
            Document.objects.get(identifier="new").handed_in_by, self.carla
        )

    def test_no_action_publishes(self):
        for action in ("publish", "withdraw", "delete_documents", "assign"):
            keys = [self.own.pk, self.of_others.pk, self.public.pk]
            data = {"action": action, "_selected_action": keys}
            with self.subTest(action):
                self.client.post(LIST, data)
                states = Document.objects.in_bulk(keys)
                self.assertEqual(states[self.own.pk].status, "draft")
                self.assertIsNone(states[self.own.pk].assigned_to)

    def test_no_button_publishes(self):
        for button in ("_publish", "_continue", "_saveasnew", "_addanother"):
            with self.subTest(button):
                form = open_form(self.client, self.own)
                self.client.post(change_address(self.own), {**form, button: "x"})

    def test_all_of_a_list_at_once_are_not_published(self):
        data = {"action": "publish", "_selected_action": [self.own.pk]}
        self.client.post(LIST, {**data, "select_across": "1"})

    def test_an_intake_makes_drafts(self):
        text = SimpleUploadedFile("letter.md", LETTER.encode(), "text/markdown")
        sent = {"file": text, "format": "notation", "identifiers": "taken-in"}
        response = self.client.post(
            INTAKE, {**sent, "status": "published", "_save": "x"}
        )
        document = Document.objects.get(identifier="taken-in")
        self.assertEqual(response.status_code, 302)
        self.assertEqual(document.status, DocumentStatus.DRAFT)
        self.assertEqual(document.handed_in_by, self.carla)

    def test_the_service_refuses_whatever_calls_it(self):
        self.own.status = DocumentStatus.PUBLISHED
        with self.assertRaises(StatusRefusedError):
            save_document(self.own, make_tei(), Edit(editor=self.carla))

    def test_a_new_document_of_a_service_is_refused_too(self):
        new = Document(identifier="n", title="n", status=DocumentStatus.PUBLISHED)
        with self.assertRaises(StatusRefusedError):
            save_document(new, make_tei(), Edit(editor=self.carla))

    def test_the_history_restores_nothing(self):
        for number in (1, 2):
            address = f"{LIST}{self.own.pk}/revisions/{number}/"
            self.client.post(address, {"status": "published", "_save": "x"})

    def test_rows_beside_a_text_publish_nothing(self):
        form = open_form(self.client, self.own)
        rows = {"relations_to-0-type": "covers", "relations_to-0-target": self.own.pk}
        data = {**form, **rows, "relations_to-0-status": "published", "_save": "x"}
        self.client.post(change_address(self.own), data)

    def test_no_public_address_takes_a_form(self):
        for address in ("", "notation/", "tei/", "revisions/1/"):
            response = self.client.post(f"/documents/own/{address}", {"status": "x"})
            with self.subTest(address):
                self.assertEqual(response.status_code, 405)

    def test_an_account_cannot_give_itself_a_role(self):
        role = Group.objects.get(name="publisher").pk
        for address in (
            f"/admin/auth/user/{self.carla.pk}/change/",
            "/admin/auth/user/",
        ):
            response = self.client.post(address, {"groups": [role]})
            with self.subTest(address):
                self.assertEqual(response.status_code, 403)


class OwnDraftTests(ContributorCase):
    def test_what_was_handed_in_can_be_corrected_with_its_rows(self):
        response = send(
            self.client,
            self.own,
            text=LETTER.replace("some understanding", "an understanding"),
            status="in-review",
            **{
                "correspondence_events-1-type": "sent",
                "correspondence_events-1-name_as_written": "N. Khrushchev",
            },
        )
        self.assertEqual(errors_of(response), [])
        self.own.refresh_from_db()
        self.assertEqual(self.own.status, DocumentStatus.IN_REVIEW)
        self.assertIn("an understanding", self.own.text)

    def test_in_review_it_can_still_be_corrected(self):
        send(self.client, self.own, status="in-review")
        send(self.client, self.own, title="Corrected")
        self.own.refresh_from_db()
        self.assertEqual(self.own.title, "Corrected")

    def test_the_list_has_nothing_but_own_documents(self):
        page = self.client.get(LIST)
        self.assertContains(page, change_address(self.own))
        self.assertNotContains(page, "Secret")
        self.assertNotContains(page, "A public one")

    def test_own_drafts_are_read_on_the_site_and_those_of_others_are_not(self):
        self.assertContains(self.client.get("/documents/own/"), "Draft")
        self.assertEqual(self.client.get("/documents/others/").status_code, 404)

    def test_names_are_proposed_that_readers_know(self):
        address = "/admin/autocomplete/?app_label=letters&field_name=agent"
        page = self.client.get(f"{address}&model_name=correspondenceevent")
        self.assertEqual(page.json()["results"], [])
        self.assertEqual(self.client.get("/admin/letters/agent/").status_code, 403)

    def test_a_file_of_somebody_else_tells_nothing_of_its_documents(self):
        sent = {"pasted": LETTER, "format": "notation", "identifiers": "secret-name"}
        other = self.client_class()
        other.force_login(make_archivist())
        other.post(INTAKE, {**sent, "_save": "x"})
        page = self.client.post(INTAKE, {**sent, "identifiers": "b", "_save": "x"})
        self.assertEqual(page.status_code, 302)
        own = Document.objects.get(identifier="b")
        self.assertEqual(own.handed_in_by, self.carla)
        page = self.client.get(page["Location"])
        self.assertContains(page, "Saved as drafts")
        self.assertNotContains(page, "secret-name")


class OneWayTests(SimpleTestCase):
    """Only what asks for the right, or starts where nobody is signed in, sets a state."""

    SETTERS = {
        "admin/documents/publishing.py",  # through save_document
        "ingest/carried_letters.py",  # that of the carrier
        "ingest/deletion.py",
        "ingest/demonstration.py",
        "ingest/volumes/importer.py",  # of a command, for new documents
    }

    def test_no_other_module_sets_the_state_of_a_document(self):
        folder = Path(letters.__file__).parent
        found = set()
        for module in folder.rglob("*.py"):
            name = str(module.relative_to(folder))
            if name.startswith(("tests/", "migrations/", "views/", "search/")):
                continue
            if sets_a_state(ast.parse(module.read_text(encoding="utf-8"))):
                found.add(name)
        self.assertEqual(found - self.SETTERS, set())


def sets_a_state(tree: ast.AST) -> bool:
    """Whether it says `document.status = …`, or `update(status=…)`."""
    for node in ast.walk(tree):
        targets = node.targets if isinstance(node, ast.Assign) else []
        for target in targets:
            names = target.elts if isinstance(target, ast.Tuple) else [target]
            for name in names:
                owner = getattr(name, "value", None)
                is_self = isinstance(owner, ast.Name) and owner.id == "self"
                if getattr(name, "attr", "") == "status" and not is_self:
                    return True
        is_update = isinstance(node, ast.Call) and getattr(node.func, "attr", "")
        if is_update == "update" and "status" in {word.arg for word in node.keywords}:
            return True
    return False
