"""The archive's tables.

The modules import one another in this direction: identifiers, targets; agents, archives,
sources; editions; documents; entries, imports, relations, texts, reference_queries,
parts, events, images, problems; outbox; kept.
"""

from letters.models.agents import (
    Agent,
    AgentDistinction,
    AgentMerge,
    NameVariant,
)
from letters.models.archives import ArchivalUnit, Repository
from letters.models.documents import Document, FormerIdentifier
from letters.models.editions import Edition, EditionSource, Section, SectionText
from letters.models.entries import Entry, Mention
from letters.models.events import CorrespondenceEvent, Holding
from letters.models.images import PageImage
from letters.models.imports import (
    ImportedDocument,
    ImportProblem,
    ImportRun,
    VolumeImport,
)
from letters.models.outbox import IndexRequest
from letters.models.page_cache import CachedPage, ContentVersion
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
    StatedReply,
    page_at,
)
from letters.models.problems import Problem
from letters.models.relations import DocumentRelation
from letters.models.sources import SourceFile
from letters.models.texts import Revision, Transcription

__all__ = [
    "Agent",
    "AgentDistinction",
    "AgentMerge",
    "ArchivalUnit",
    "CachedPage",
    "ConditionalPassage",
    "ContentVersion",
    "CorrespondenceEvent",
    "CrossReference",
    "Document",
    "DocumentRelation",
    "Edition",
    "EditionSource",
    "Entry",
    "Footnote",
    "FormerIdentifier",
    "Hand",
    "Holding",
    "ImportProblem",
    "ImportRun",
    "ImportedDocument",
    "IndexRequest",
    "Instruction",
    "Mark",
    "Mention",
    "NameVariant",
    "Page",
    "PageImage",
    "Problem",
    "Repository",
    "RetiredKey",
    "Revision",
    "Section",
    "SectionText",
    "Segment",
    "SourceFile",
    "StatedReply",
    "Transcription",
    "VolumeImport",
    "page_at",
]
