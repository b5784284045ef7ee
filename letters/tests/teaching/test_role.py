"""The role of a teacher is a group, made by every migration."""

from django.apps import apps
from django.contrib.auth.models import Group, Permission, User
from django.test import TestCase

from letters.teaching.role import GROUP, is_teacher, make_teacher_group
from letters.tests.factories import make_archivist


class RoleTests(TestCase):
    def test_the_group_is_there_with_its_permissions(self):
        permissions = Group.objects.get(name=GROUP).permissions
        names = set(permissions.values_list("codename", flat=True))
        self.assertEqual(len(names), 12)
        self.assertIn("delete_annotation", names)
        self.assertNotIn("view_document", names)

    def test_making_it_again_changes_nothing(self):
        group = Group.objects.get(name=GROUP)
        group.permissions.add(Permission.objects.get(codename="view_document"))
        make_teacher_group(apps.get_app_config("letters"), "default")
        self.assertEqual(Group.objects.filter(name=GROUP).count(), 1)
        self.assertEqual(group.permissions.count(), 13)

    def test_members_and_superusers_are_teachers(self):
        member, other = (User.objects.create_user(name) for name in ("anna", "bert"))
        member.groups.add(Group.objects.get(name=GROUP))
        self.assertTrue(is_teacher(member))
        self.assertTrue(is_teacher(make_archivist("carol")))
        self.assertFalse(is_teacher(other))
