"""Gives a reading to a colleague, and tells both."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.db.models import F
from django.utils import timezone

from letters.models import Reading
from letters.models.reading_queries import ReadingQuerySet
from letters.teaching.changing import change_record
from letters.teaching.role import is_teacher

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser

# As long both are told on their desks.
TOLD_DAYS = 30


def find_colleague(name: str, user: AbstractUser) -> AbstractUser | None:
    """The teacher with this user name, if it is another than `user`.

    Who is no teacher is as absent as who does not exist: accounts are nobody's business.
    """
    accounts = get_user_model().objects.filter(is_active=True).exclude(pk=user.pk)
    account = accounts.filter(username=name.strip()).first()
    return account if account is not None and is_teacher(account) else None


def hand_over(
    reading: Reading, revision: int, giver: AbstractUser, colleague: AbstractUser
) -> bool:
    """Make it the colleague's, unless it is no longer as at that `revision`."""
    values = {
        "owner": colleague,
        "handed_over_by": giver,
        "handed_over": timezone.now(),
    }
    return change_record(reading, revision, values)


def hand_over_all(owner: AbstractUser, colleague: AbstractUser) -> int:
    """Make all readings of a teacher who left the colleague's, deleted ones too, which
    may be restored. Returns how many are there."""
    readings = Reading.objects.of(owner)
    number = readings.present().count()
    readings.update(
        owner=colleague,
        handed_over_by=owner,
        handed_over=timezone.now(),
        revision=F("revision") + 1,
    )
    return number


def received_lately(user: AbstractUser) -> ReadingQuerySet:
    """What a colleague handed over to `user`."""
    return _lately().filter(owner=user).exclude(handed_over_by=user)


def given_lately(user: AbstractUser) -> ReadingQuerySet:
    """What `user` handed over to a colleague."""
    return _lately().filter(handed_over_by=user).exclude(owner=user)


def _lately() -> ReadingQuerySet:
    since = timezone.now() - timedelta(days=TOLD_DAYS)
    rows = Reading.objects.present().filter(handed_over__gte=since)
    rows = rows.exclude(handed_over_by=None).select_related("owner", "handed_over_by")
    return rows.order_by("-handed_over")
