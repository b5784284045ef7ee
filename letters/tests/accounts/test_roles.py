"""The groups of the roles, and what an administrator can and cannot do."""

from importlib import import_module

from django.apps import apps
from django.contrib.auth.models import Group, Permission, User
from django.db import connection
from django.test import TestCase

from letters.accounts.roles import MEANINGS, Role
from letters.ingest.saving import Edit
from letters.models import Document
from letters.models.document_rights import may_hand_in
from letters.tests.accounts.test_roads_to_publishing import make_member
from letters.tests.admin.pages import change_address, errors_of, open_form, send
from letters.tests.factories import LETTER, make_archivist, make_document


class RoleTests(TestCase):
    def permissions(self, role):
        permissions = Group.objects.get(name=role).permissions
        return set(permissions.values_list("codename", flat=True))

    def test_every_role_is_a_group_with_a_meaning(self):
        names = set(Group.objects.values_list("name", flat=True))
        self.assertEqual(names, set(Role))
        self.assertEqual(set(MEANINGS), set(Role))

    def test_publishing_is_a_right_of_its_own(self):
        editing, publishing = self.permissions("editor"), self.permissions("publisher")
        self.assertEqual(publishing - editing, {"publish_document"})

    def test_a_contributor_has_one_right(self):
        self.assertEqual(self.permissions("contributor"), {"hand_in_document"})

    def test_archivists_have_nothing_of_teachers(self):
        for role in ("editor", "publisher"):
            with self.subTest(role):
                self.assertNotIn("change_reading", self.permissions(role))

    def test_an_administrator_makes_accounts_and_no_groups(self):
        permissions = self.permissions("administrator")
        self.assertIn("add_user", permissions)
        self.assertNotIn("change_group", permissions)


class UpgradeTests(TestCase):
    """Accounts from before there were roles."""

    def test_who_could_change_documents_can_still_publish_them(self):
        change = Permission.objects.get(codename="change_document")
        user, other = (User.objects.create_user(name) for name in ("old", "other"))
        user.user_permissions.add(change)
        group = Group.objects.create(name="archivists")
        group.permissions.add(change)
        other.groups.add(group)
        migration = import_module("letters.migrations.0035_roles")

        with connection.schema_editor(atomic=False) as editor:
            migration.keep_the_right_to_publish(apps, editor)

        for account in (user, other):
            with self.subTest(account):
                again = User.objects.get(pk=account.pk)
                self.assertTrue(again.has_perm("letters.publish_document"))

    def test_who_saved_a_document_first_handed_it_in(self):
        chief = make_archivist()
        document = make_document(edit=Edit(editor=chief))
        Document.objects.update(handed_in_by=None)
        migration = import_module("letters.migrations.0035_roles")
        with connection.cursor() as cursor:
            cursor.execute(migration.HANDED_IN)
        document.refresh_from_db()
        self.assertEqual(document.handed_in_by, chief)


class EditorTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = make_member("emma", "editor")
        cls.public = make_document()

    def setUp(self):
        self.client.force_login(self.editor)

    def test_an_editor_needs_no_right_to_each_kind_of_row(self):
        user = User.objects.create_user("few", is_staff=True)
        group = Group.objects.get(name="editor")
        names = ("view_document", "change_document")
        user.user_permissions.set(group.permissions.filter(codename__in=names))
        self.client.force_login(user)
        row = {
            "correspondence_events-0-type": "signed",
            "correspondence_events-0-name_as_written": "N. Khrushchev",
        }
        form = open_form(self.client, self.public)
        number = int(form["correspondence_events-TOTAL_FORMS"]) - 1
        row = {key.replace("-0-", f"-{number}-"): row[key] for key in row}

        response = send(self.client, self.public, **row)

        self.assertEqual(errors_of(response), [])
        events = self.public.correspondence_events
        self.assertTrue(events.filter(type="signed", origin="entered").exists())

    def test_an_editor_corrects_what_is_public_and_does_not_withdraw_it(self):
        text = LETTER.replace("some understanding", "an understanding")
        self.assertEqual(errors_of(send(self.client, self.public, text=text)), [])
        refused = send(self.client, self.public, status="withdrawn")
        self.assertTrue(errors_of(refused))
        self.assertTrue(Document.objects.get().is_published)

    def test_an_editor_sees_what_contributors_put_in_review(self):
        carla = make_member("carla", "contributor")
        own = make_document("own", status="in-review", handed_in_by=carla)
        self.assertContains(self.client.get(change_address(own)), "carla")
        self.assertTrue(may_hand_in(carla))


class AdministratorTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.adam = make_member("adam", "administrator")
        cls.chief = make_archivist("chief")

    def setUp(self):
        self.client.force_login(self.adam)

    def test_an_administrator_gives_roles(self):
        user = User.objects.create_user("new")
        address = f"/admin/auth/user/{user.pk}/change/"
        role = Group.objects.get(name="publisher")
        data = {
            "username": "new",
            "is_active": "on",
            "is_staff": "on",
            "groups": [role.pk],
            "date_joined_0": "1962-10-26",
            "date_joined_1": "12:00",
        }
        self.assertEqual(self.client.post(address, data).status_code, 302)
        self.assertEqual(user.groups.get(), role)

    def test_an_administrator_does_not_become_a_superuser(self):
        address = f"/admin/auth/user/{self.adam.pk}/change/"
        data = {
            "username": "adam",
            "is_active": "on",
            "is_staff": "on",
            "is_superuser": "on",
            "groups": [Group.objects.get(name="administrator").pk],
            "date_joined_0": "1962-10-26",
            "date_joined_1": "12:00",
        }
        self.assertEqual(self.client.post(address, data).status_code, 302)
        self.adam.refresh_from_db()
        self.assertFalse(self.adam.is_superuser)
        self.assertFalse(self.adam.user_permissions.exists())

    def test_an_administrator_has_no_way_into_the_account_of_a_superuser(self):
        place = f"/admin/auth/user/{self.chief.pk}/"
        for page in ("change/", "password/", "delete/"):
            with self.subTest(page):
                sent = {
                    "username": "x",
                    "password1": "x",
                    "password2": "x",
                    "post": "y",
                }
                response = self.client.post(f"{place}{page}", sent)
                self.assertEqual(response.status_code, 403)
