"""The archive's tables.

The modules import one another in this direction: agents, archives, sources; editions;
documents; relations, texts, parts, events, images, problems; outbox.
"""

from letters.models.agents import Agent, NameVariant
from letters.models.archives import ArchivalUnit, Repository
from letters.models.documents import Document, FormerIdentifier
from letters.models.editions import Edition, Section
from letters.models.events import CorrespondenceEvent, Holding
from letters.models.images import PageImage
from letters.models.outbox import IndexRequest
from letters.models.parts import (
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
from letters.models.problems import Problem
from letters.models.relations import DocumentRelation
from letters.models.sources import SourceFile
from letters.models.texts import Revision, Transcription

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
