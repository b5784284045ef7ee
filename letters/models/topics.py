"""The headings of the indexes at the back of volumes, and the words under each."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from django.db import models

from letters.derivation.people.person_names import fold_name
from letters.models.page_addresses import page_address
from letters.models.sections import Section
from letters.models.topic_queries import TopicQuerySet

LONGEST_KEY = 100
_NOT_IN_A_KEY = re.compile(r"[^\w]+")
# "North Atlantic Treaty Organization (NATO)" is one topic with what has no "(NATO)".
_ABBREVIATION = re.compile(r" \([A-Z][A-Z0-9./–-]{1,15}\)$")


class TopicLine(NamedTuple):
    """`level` is 0 for the line of the heading itself, 1 for what stands under it.

    `words` are pairs of a text and a pointer: to a page or a document ("#pg_397",
    "frus1952-54v14p1#d3"), "/" and the key of another topic, or "".
    """

    level: int
    words: list[tuple[str, str]]


class Topic(models.Model):
    """A heading in the index of a volume, with all that stands under it.

    Headings of several volumes with the same `key` are one topic. `lines` has a
    TopicLine for each line, as lists; `words` are its words in small letters.
    """

    section = models.ForeignKey(Section, models.CASCADE, related_name="topics")
    key = models.CharField(max_length=LONGEST_KEY, db_index=True)
    name = models.CharField(max_length=300)
    person_key = models.CharField(
        max_length=80,
        blank=True,
        help_text="Of the person in the volume’s list whom the heading names.",
    )
    lines = models.JSONField(default=list)
    words = models.TextField()
    places = models.PositiveIntegerField(
        help_text="How many pages or documents stand under it."
    )
    position = models.PositiveIntegerField()

    objects = TopicQuerySet.as_manager()

    class Meta:
        ordering = ["section", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["section", "position"], name="topic_position_once_per_index"
            )
        ]
        indexes = [
            # The keys of all topics are listed from this alone.
            models.Index(
                fields=["key"],
                include=["section"],
                name="topic_of_no_person",
                condition=models.Q(person_key=""),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return page_address("letters:topic-detail", self.key)

    @property
    def read_lines(self) -> list[TopicLine]:
        return [TopicLine(level, words) for level, words in self.lines]


# A list of topics, or the page of one, finds the keys of thousands of names.
@lru_cache(maxsize=40_000)
def topic_key(name: str) -> str:
    """What the same heading has in all volumes, fit for an address: "arms-control"."""
    folded = fold_name(_ABBREVIATION.sub("", name))
    return _NOT_IN_A_KEY.sub("-", folded).strip("-")[:LONGEST_KEY] or "-"
