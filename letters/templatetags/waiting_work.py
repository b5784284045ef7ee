"""What waits for the archivist who is signed in, for the admin's first page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

from letters.models.waiting_work import WaitingWork

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser

register = template.Library()


@register.simple_tag
def waiting_work(user: AbstractUser) -> WaitingWork:
    return WaitingWork(user)
