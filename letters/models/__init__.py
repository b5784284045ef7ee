"""The archive's tables, one module for each noun, and the questions asked of many rows.

The QuerySets of a noun stand in `<noun>_queries`, on the line of their noun. A module
imports only from the lines above its own, and its own QuerySets:

    aggregates, counted_reports, document_status, document_wording, folded_words
    identifiers, locks, merges, page_addresses, transactions, web_addresses, written_sql
    archives, authority_files, derived_texts, editions, fronts, page_cache, places
    site_pages, sources, targets
    agents, document_desk, document_rights, restorable, saved_filters, sections
    documents
    entries, events, featured_documents, holdings, images, imports, outbox
    passage_conditions, problems, public_records, readings, relations, texts, topics
    deletions, derivation_state, mistake_reports, parts, retired_keys, statement_decisions
    text_corrections, waiting_work, witnesses
    conditional_passages, cross_references, footnotes, marks, pages, scan_regions
    segments
    deleted_records, stated_replies
    annotations
"""

from letters.models.agents import (
    Agent,
    AgentDistinction,
    AgentMerge,
    AgentOffice,
    NameVariant,
)
from letters.models.annotations import Annotation, AnnotationTarget
from letters.models.archives import ArchivalUnit, Repository
from letters.models.conditional_passages import ConditionalPassage, Instruction
from letters.models.counted_reports import CountedReport
from letters.models.cross_reference_queries import ReferenceState
from letters.models.cross_references import CrossReference
from letters.models.deleted_records import DeletedRecord
from letters.models.deletions import Deletion
from letters.models.document_status import DocumentStatus
from letters.models.documents import Document, FormerIdentifier
from letters.models.editions import Edition, EditionSource
from letters.models.entries import Entry, Mention
from letters.models.events import CorrespondenceEvent
from letters.models.featured_documents import FeaturedDocument
from letters.models.footnotes import Footnote
from letters.models.fronts import (
    RegisteredFront,
    no_change_is_under_way,
    register_front,
)
from letters.models.holdings import Holding
from letters.models.images import PageImage
from letters.models.imports import (
    ImportedDocument,
    ImportProblem,
    ImportRun,
    VolumeImport,
)
from letters.models.marks import Hand, Mark
from letters.models.mistake_report_queries import ReportState
from letters.models.mistake_reports import MistakeReport, thanks_for
from letters.models.outbox import IndexRequest, IndexState, SectionIndexRequest
from letters.models.page_cache import CachedPage, ContentVersion
from letters.models.pages import Page, page_at
from letters.models.passage_conditions import PassageCondition
from letters.models.places import Place, PlaceVariant
from letters.models.problems import Problem, Settlement
from letters.models.public_records import PublicRecord
from letters.models.readings import Reading, ReadingItem
from letters.models.relations import DocumentRelation
from letters.models.retired_keys import RetiredKey
from letters.models.saved_filters import SavedFilter
from letters.models.scan_regions import Region
from letters.models.sections import Section, SectionNote, SectionText
from letters.models.segments import Segment, segment_at, segment_key_at
from letters.models.site_pages import SitePage, SitePageName
from letters.models.sources import SourceFile
from letters.models.stated_replies import StatedReply
from letters.models.statement_decisions import StatementDecision, StatementKind
from letters.models.text_corrections import TextCorrection
from letters.models.texts import Revision, Transcription
from letters.models.topics import Topic
from letters.models.witnesses import Witness

__all__ = [
    "Agent",
    "AgentDistinction",
    "AgentMerge",
    "AgentOffice",
    "Annotation",
    "AnnotationTarget",
    "ArchivalUnit",
    "CachedPage",
    "ConditionalPassage",
    "ContentVersion",
    "CorrespondenceEvent",
    "CountedReport",
    "CrossReference",
    "DeletedRecord",
    "Deletion",
    "Document",
    "DocumentRelation",
    "DocumentStatus",
    "Edition",
    "EditionSource",
    "Entry",
    "FeaturedDocument",
    "Footnote",
    "FormerIdentifier",
    "Hand",
    "Holding",
    "ImportProblem",
    "ImportRun",
    "ImportedDocument",
    "IndexRequest",
    "IndexState",
    "Instruction",
    "Mark",
    "Mention",
    "MistakeReport",
    "NameVariant",
    "Page",
    "PageImage",
    "PassageCondition",
    "Place",
    "PlaceVariant",
    "Problem",
    "PublicRecord",
    "Reading",
    "ReadingItem",
    "ReferenceState",
    "Region",
    "RegisteredFront",
    "ReportState",
    "Repository",
    "RetiredKey",
    "Revision",
    "SavedFilter",
    "Section",
    "SectionIndexRequest",
    "SectionNote",
    "SectionText",
    "Segment",
    "Settlement",
    "SitePage",
    "SitePageName",
    "SourceFile",
    "StatedReply",
    "StatementDecision",
    "StatementKind",
    "TextCorrection",
    "Topic",
    "Transcription",
    "VolumeImport",
    "Witness",
    "no_change_is_under_way",
    "page_at",
    "register_front",
    "segment_at",
    "segment_key_at",
    "thanks_for",
]
