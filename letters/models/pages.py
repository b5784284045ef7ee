"""The pages of a document, by one or more paginations."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import Protocol, TypeVar

from django.db import models

from letters.derivation.text.pagination import page_kind, page_name
from letters.models.parts import DocumentPart


class Page(DocumentPart):
    """A page of one pagination. Its HTML is a slice of the transcription's."""

    label = models.CharField(max_length=40)
    pagination = models.CharField(max_length=40, blank=True)
    is_inferred = models.BooleanField(default=False)
    is_implied = models.BooleanField(default=False)
    certainty = models.CharField(max_length=20, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    html_start = models.PositiveIntegerField(default=0)
    html_end = models.PositiveIntegerField(default=0)
    html_before = models.TextField(blank=True)
    html_after = models.TextField(blank=True)

    @property
    def name(self) -> str:
        return page_name(self.label, self.pagination)

    @property
    def kind(self) -> str:
        return page_kind(self.pagination)


class Starting(Protocol):
    """Something that begins at an offset of a text."""

    @property
    def start(self) -> int: ...


AnyPage = TypeVar("AnyPage", bound=Starting)


def page_at(pages: Sequence[AnyPage], offset: int) -> AnyPage | None:
    """The page with this offset of the text; None before the first page.

    `pages` are in order.
    """
    index = bisect_right(pages, offset, key=attrgetter("start")) - 1
    return pages[index] if index >= 0 else None
