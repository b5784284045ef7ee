"""The archive's tables. Modules here import downwards in the order below."""

from letters.models.agents import Agent, NameVariant
from letters.models.archives import ArchivalUnit, Repository
from letters.models.editions import Edition, Section
from letters.models.sources import SourceFile
from letters.models.documents import (  # isort: skip
    Document,
    DocumentRelation,
    FormerIdentifier,
    Revision,
    Transcription,
)
from letters.models.parts import (  # isort: skip
    ConditionalPassage,
    CrossReference,
    Footnote,
    Hand,
    Instruction,
    Mark,
    Page,
    RetiredKey,
    Segment,
)
from letters.models.events import CorrespondenceEvent, Holding  # isort: skip
from letters.models.images import PageImage  # isort: skip
from letters.models.problems import Problem  # isort: skip
from letters.models.outbox import IndexRequest  # isort: skip

__all__ = [
    "Agent",
    "ArchivalUnit",
    "ConditionalPassage",
    "CorrespondenceEvent",
    "CrossReference",
    "Document",
    "DocumentRelation",
    "Edition",
    "Footnote",
    "FormerIdentifier",
    "Hand",
    "Holding",
    "IndexRequest",
    "Instruction",
    "Mark",
    "NameVariant",
    "Page",
    "PageImage",
    "Problem",
    "Repository",
    "RetiredKey",
    "Revision",
    "Section",
    "Segment",
    "SourceFile",
    "Transcription",
]
