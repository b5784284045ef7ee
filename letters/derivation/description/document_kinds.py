"""The kind of a document, among those that archivists of diplomatic papers know."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

from letters.derivation.correspondence.sides.headings import (
    document_title,
    read_heading,
)
from letters.derivation.text.main_text import MainText, words_of
from letters.tei.nodes import Block, Note, flat_text, walk


class DocumentKind(StrEnum):
    """The kinds, each with the label that readers see."""

    LETTER = "letter", "Letter"
    DRAFT_LETTER = "draft-letter", "Draft letter"
    MESSAGE = "message", "Message"
    MEMORANDUM = "memorandum", "Memorandum"
    TELEGRAM = "telegram", "Telegram"
    # Carried in the diplomatic pouch.
    DESPATCH = "despatch", "Despatch, airgram or instruction"
    # From government to government; aide-mémoires and oral statements too.
    NOTE = "note", "Diplomatic note"
    CONVERSATION = "conversation", "Conversation"
    MINUTES = "minutes", "Minutes"
    REPORT = "report", "Report, paper or study"
    ESTIMATE = "estimate", "Intelligence estimate"
    DIRECTIVE = "directive", "Directive"
    ADDRESS = "address", "Address or statement"
    EDITORIAL_NOTE = "editorial-note", "Editorial note"
    OTHER = "other", "Other document"

    label: str

    def __new__(cls, value: str, label: str) -> DocumentKind:
        kind = str.__new__(cls, value)
        kind._value_ = value
        kind.label = label
        return kind


# The value and the label of each, for forms and models.
KIND_CHOICES = tuple((kind.value, kind.label) for kind in DocumentKind)
# What searches find beside it: each letter that another document transmits has a kind of
# its own too. The key is one word, so that "letter" does not find a transmitted report.
TRANSMITTED_LETTER = ("transmittedletter", "Transmitted letter")

_DESCRIBED = r"(?:(?!From|from|To|to|By|by)[\w.’'/–-]{1,30} ){0,4}?"
# In this order: "Minutes of a Telephone Conversation" are no minutes, and a "National
# Security Action Memorandum" is no memorandum.
_WORDS_OF_KINDS = (
    (DocumentKind.EDITORIAL_NOTE, r"Editorial Notes?"),
    (
        DocumentKind.CONVERSATION,
        r"(?i:(?:memorand(?:um|a|ums)|transcript|minutes|notes|record) of"
        r" (?:[\w-]{1,20} ){0,4}?(?:conversations?|telecon|briefing)"
        r"|(?:telephone |teletype )?conversations?|teleconference|telecon"
        r"|(?:aufzeichnung|vermerk|protokoll) über (?:ein|das|die) (?:\w{1,20} )?gespräch)",
    ),
    (
        DocumentKind.MINUTES,
        r"Minutes|Record of Actions?|(?i:(?:memorand(?:um|a)|notes?|record|summary|report"
        r"|transcript|highlights|actions taken)(?: for the president)? (?:of|on|from|at)"
        r" .{0,60}?(?:meetings?|discussions?|conferences?|session|lunch))",
    ),
    (DocumentKind.DRAFT_LETTER, r"[Dd]raft (?:\w{1,20} ){0,3}?[Ll]etter"),
    (DocumentKind.LETTER, r"[Ll]etters?"),
    (DocumentKind.ESTIMATE, r"Estimates?|NIE|SNIE"),
    (
        DocumentKind.DIRECTIVE,
        r"National Security (?:Action|Study|Decision|Council (?:Action|Intelligence))"
        r"|Presidential (?:Directive|Determination|Review Memorandum)|NSAM|NSDM|NSSM|NSDD"
        r"|Statement of Policy|Directives?|Executive Order",
    ),
    (DocumentKind.REPORT, r"Intelligence (?:Note|Brief|Report|Information Cable)"),
    (
        DocumentKind.TELEGRAM,
        r"(?i:telegrams?|cables?|cablegrams?)|[A-Z][a-z]{3,6} [0-9]+",
    ),
    (DocumentKind.DESPATCH, r"(?i:d[ei]spatch(?:es)?|airgrams?|instructions?)"),
    (DocumentKind.MESSAGE, r"(?i:messages?|communication)"),
    (
        DocumentKind.NOTE,
        r"(?i:aid[eé]s?[- ]m[eé]moires?|note verbale|oral (?:statement|note)s?"
        r"|(?:exchange of|diplomatic|identic) notes?)"
        r"|Notes? [Ff]rom",
    ),
    (
        DocumentKind.ADDRESS,
        r"Address|Remarks|Speech|Statements?|Interview|News Conference|Press|Toast"
        r"|Article|Testimony|Announcement|Communiqu[eé]",
    ),
    (DocumentKind.MEMORANDUM, r"(?i:memorand[ou]m|memoranda|memo|diary|notes?)"),
    (
        DocumentKind.REPORT,
        r"(?i:reports?|papers?|study|studies|review|outline|talking points|assessment"
        r"|summary|analysis|chronology|developments)",
    ),
)
_KINDS = tuple(
    (kind, re.compile(rf"{_DESCRIBED}(?:{words})\b")) for kind, words in _WORDS_OF_KINDS
)
# "340/9–1354: Telegram", as the file number was printed above headings until 1954.
_FILED_AS = re.compile(r"[^:\n]{1,200}: (?P<kind>[A-Z][\w ]{1,30})\.?$")
# "Mr. Ochab, who came late, agreed" is a sentence, and no salutation.
_SALUTATION = re.compile(
    r"(?:My )?[Dd]ear [A-Z]|[Ss]ir\s?:|(?:Mr\. |Madam )\w+(?::|,\s*\Z)"
)
OPENING_LINES = 8


def document_kind(
    heading: str, *, filed_as: str = "", opening: Iterable[str] = ()
) -> DocumentKind:
    """The kind that the heading names: "Circular Telegram From …" is a telegram.

    "The Secretary of State to the Embassy in Japan" names none. Then the note with the
    file number (`filed_as`) or the first lines of the text (`opening`) decide.
    """
    return _kind_in_heading(heading) or _kind_below(filed_as, opening)


def find_kind(main: MainText) -> DocumentKind:
    """The kind of a document, by its heading, its file number and its first lines."""
    return _kind_in_heading(main.heading_words) or _kind_below(
        _file_number(main.body),
        (words_of(block) for block in main.blocks[:OPENING_LINES]),
    )


def _kind_in_heading(heading: str) -> DocumentKind | None:
    title = document_title(heading)
    if kind := _kind_named(title):
        return kind
    if title and not read_heading(heading).recipient:
        return DocumentKind.OTHER
    return None


def _kind_below(filed_as: str, opening: Iterable[str]) -> DocumentKind:
    filed = _FILED_AS.match(" ".join(filed_as.split()))
    if filed and (kind := _kind_named(filed["kind"])):
        return kind
    for line in opening:
        if _SALUTATION.match(line):
            return DocumentKind.LETTER
        if line.count(" ") < 3 and (kind := _kind_named(line)):
            return kind
    return DocumentKind.OTHER


def _file_number(body: Block) -> str:
    """The words of the first source note, which until 1954 is the file number."""
    for node in walk(body):
        if isinstance(node, Note) and node.attributes.get("type") == "source":
            return "".join(flat_text(child) for child in node.children)
    return ""


def _kind_named(title: str) -> DocumentKind | None:
    return next((kind for kind, words in _KINDS if words.match(title)), None)
