"""An archivist makes a teacher's account on one page."""

from django.contrib.auth.models import Group, User
from django.test import TestCase

from letters.teaching.role import GROUP, is_teacher
from letters.tests.factories import make_archivist


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
