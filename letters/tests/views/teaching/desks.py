"""Teachers who are signed in, for the tests of the desk."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group, User
from django.test import Client

from letters.teaching.role import GROUP

PASSWORD = "a long password of hers"


def make_teacher(username: str = "rivera") -> User:
    teacher = User.objects.create_user(username, password=PASSWORD)
    teacher.groups.add(Group.objects.get(name=GROUP))
    return teacher


def client_of(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client
