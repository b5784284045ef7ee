"""Gives a reading to a colleague, and tells both."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from letters.models import AnnotationTarget, DocumentStatus, Reading
from letters.models.reading_queries import ReadingQuerySet
from letters.teaching.changing import change_record, locked_reading
from letters.teaching.role import has_teacher_role

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser

# As long both are told on their desks.
TOLD_DAYS = 30


def find_colleague(name: str, user: AbstractUser) -> AbstractUser | None:
    """The teacher with this user name, if it is another than `user`.

    Who is no teacher is as absent as who does not exist: accounts are nobody's business.
    A superuser without the role is none: a reading would be where nobody looks for it.
    """
    accounts = get_user_model().objects.filter(is_active=True).exclude(pk=user.pk)
    account = accounts.filter(username=name.strip()).first()
    return account if account is not None and has_teacher_role(account) else None


@transaction.atomic
def hand_over(
    reading: Reading, revision: int, giver: AbstractUser, colleague: AbstractUser
) -> bool:
    """Make it the colleague's, unless it is no longer as at that `revision`."""
    locked = locked_reading(reading)
    values = {
        "owner": colleague,
        "handed_over_by": giver,
        "title_handed_over": locked.title,
        "was_of_archive": locked.owner_id is None,
    }
    if not change_record(reading, revision, values):
        return False
    _hide_unread_words(Reading.objects.filter(pk=reading.pk))
    # Whatever the colleague does with it makes the one later than the other.
    Reading.objects.filter(pk=reading.pk).update(handed_over=F("changed"))
    return True


@transaction.atomic
def take_back(giver: AbstractUser, pk: int) -> Reading | None:
    """Make it the giver's again, or the archive's own, while the colleague has changed
    nothing of it."""
    given = given_lately(giver).filter(pk=pk)
    reading = given.select_for_update(no_key=True, of=("self",)).first()
    if reading is None or not reading.is_as_handed_over:
        return None
    values = {
        "owner": None if reading.was_of_archive else giver,
        "handed_over_by": None,
        "handed_over": None,
        "was_of_archive": False,
    }
    return reading if change_record(reading, reading.revision, values) else None


def _hide_unread_words(readings: ReadingQuerySet) -> None:
    """Of documents that nobody is shown at present, whoever has the readings from now on
    is told no words that she may never have read, even when the places are lost."""
    targets = AnnotationTarget.objects.filter(annotation__item__reading__in=readings)
    hidden = targets.exclude(document__status=DocumentStatus.PUBLISHED)
    hidden.update(hides_words=True)


@transaction.atomic
def hand_over_all(owner: AbstractUser, colleague: AbstractUser) -> int:
    """Make all readings of a teacher who left the colleague's, deleted ones too, which
    may be restored. Returns how many are there."""
    readings = Reading.objects.of(owner)
    number = readings.present().count()
    now = timezone.now()
    _hide_unread_words(readings)
    readings.update(
        owner=colleague,
        handed_over_by=owner,
        handed_over=now,
        changed=now,
        title_handed_over=F("title"),
        was_of_archive=False,
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
