"""An archivist makes a teacher's account on one page."""

from django.contrib.auth.models import Group, User
from django.test import TestCase

from letters.teaching.role import GROUP, is_teacher
from letters.tests.factories import make_archivist, make_reading


class AccountTests(TestCase):
    def setUp(self):
        self.client.force_login(make_archivist())

    def test_a_new_account_gets_the_role_at_once(self):
        group = Group.objects.get(name=GROUP)
        sent = {
            "username": "rivera",
            "usable_password": "true",
            "password1": "a long password of hers",
            "password2": "a long password of hers",
            "groups": [group.pk],
        }
        self.client.post("/admin/auth/user/add/", sent)
        teacher = User.objects.get(username="rivera")
        self.assertTrue(is_teacher(teacher))
        self.assertFalse(teacher.is_staff)

    def test_an_account_with_readings_is_kept_and_their_titles_are_not_told(self):
        teacher = User.objects.create_user("rivera")
        make_reading(owner=teacher, title="A private plan")
        address = f"/admin/auth/user/{teacher.pk}/delete/"
        response = self.client.get(address)
        self.assertContains(response, "Readings: 1 (hand them over first")
        self.assertNotContains(response, "A private plan")
        self.client.post(address, {"post": "yes"})
        self.assertTrue(User.objects.filter(username="rivera").exists())
