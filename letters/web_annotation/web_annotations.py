"""One annotation, as the W3C's Web Annotation Data Model (2017) has it.

Positions are code points of our plain text. Other clients count in the text of a page:
for them there is the quote.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias

from letters.alignment import Range
from letters.web_annotation.quotes import Quote

MARKDOWN = "text/markdown"


class Motivation(StrEnum):
    """Why somebody annotates (chapter 3.3.5)."""

    ASSESSING = "assessing"
    COMMENTING = "commenting"
    DESCRIBING = "describing"
    HIGHLIGHTING = "highlighting"
    LINKING = "linking"
    QUESTIONING = "questioning"


@dataclass(frozen=True, slots=True)
class TextTarget:
    """Words of the text at `source`. `position` counts in the whole text, `within` in
    the part that `fragment` names: a paragraph, such as "p12". `counted_as` is an
    address that says how positions count."""

    source: str
    quote: Quote | None = None
    position: Range | None = None
    fragment: str = ""
    within: Range | None = None
    source_date: str = ""
    counted_as: str = ""


@dataclass(frozen=True, slots=True)
class RegionTarget:
    """A rectangle of the image at `source`, in its pixels."""

    source: str
    x: int
    y: int
    width: int
    height: int


Target: TypeAlias = TextTarget | RegionTarget


@dataclass(frozen=True, slots=True)
class TextBody:
    value: str
    format: str = MARKDOWN
    language: str = ""


@dataclass(frozen=True, slots=True)
class LinkBody:
    """Something at another address."""

    address: str


Body: TypeAlias = TextBody | LinkBody


@dataclass(frozen=True, slots=True)
class WebAnnotation:
    """`created` and `modified` are times of XML Schema, with a zone; empty if unknown.
    A comparison has two targets. `extension` is what the model has no words for."""

    identifier: str
    motivation: Motivation
    targets: tuple[Target, ...]
    bodies: tuple[Body, ...] = ()
    created: str = ""
    modified: str = ""
    extension: Mapping[str, Any] = field(default_factory=dict)
