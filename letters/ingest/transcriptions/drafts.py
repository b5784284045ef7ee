"""Makes the drafts of the documents in a file, with their doubts and their links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from django.core.exceptions import ValidationError

from letters.derivation.description.document_kinds import (
    OPENING_LINES,
    DocumentKind,
    document_kind,
)
from letters.derivation.text.main_text import MainText, words_of
from letters.ingest.called_agents import find_agent
from letters.ingest.saving import Edit
from letters.ingest.transcriptions.intake import (
    DraftStatement,
    HeldInstruction,
    ImportRefusedError,
    Intake,
)
from letters.models import (
    ConditionalPassage,
    CorrespondenceEvent,
    Document,
    DocumentRelation,
    Instruction,
    Problem,
    SourceFile,
)
from letters.models.document_rights import may_edit
from letters.tei.dates import read_written_date
from letters.tei.nodes import Block, BlockKind
from letters.tei.transcription import Doubt, ProposedDocument
from letters.tei.transcription.model import ProposedLink

# By the first word of a title, or by the whole of it.
_KINDS_BY_WORD = {
    "telcon": DocumentKind.CONVERSATION,
    "memcon": DocumentKind.CONVERSATION,
    "statement of policy": DocumentKind.DIRECTIVE,
    "aufzeichnung": DocumentKind.MEMORANDUM,
    "vermerk": DocumentKind.MEMORANDUM,
    "aktenvermerk": DocumentKind.MEMORANDUM,
    "télégramme": DocumentKind.TELEGRAM,
    "telegramme": DocumentKind.TELEGRAM,
    "telegrama": DocumentKind.TELEGRAM,
    "телеграмма": DocumentKind.TELEGRAM,
    "шифртелеграмма": DocumentKind.TELEGRAM,
    "cablegram": DocumentKind.TELEGRAM,
    "fernschreiben": DocumentKind.TELEGRAM,
    "telegramm": DocumentKind.TELEGRAM,
    "drahtbericht": DocumentKind.TELEGRAM,
    "drahterlass": DocumentKind.TELEGRAM,
    "mémorandum": DocumentKind.MEMORANDUM,
    "memorándum": DocumentKind.MEMORANDUM,
    "меморандум": DocumentKind.MEMORANDUM,
    "протокол": DocumentKind.MINUTES,
    "запись": DocumentKind.CONVERSATION,
    "стенограмма": DocumentKind.MINUTES,
    "protokoll": DocumentKind.MINUTES,
    "procès-verbal": DocumentKind.MINUTES,
}
_KINDS_BY_FORM = (
    # A slip, which is headed "MR. KISSINGER:": no diplomatic note.
    (DocumentKind.MEMORANDUM, re.compile(r"Note (?:from [^\n“]{1,120} )?to “M[rR]")),
    (
        DocumentKind.MINUTES,
        re.compile(
            r"(?:Memorandum: |MEMORANDUM: )?Discussion at the \d{1,3}(?:st|nd|rd|th) Meeting"
            r"|(?:(?:SUMMARY|AGREED|DRAFT|VERBATIM) )?(?:MINUTES|SUMMARY RECORD|RECORD) OF "
            r"(?:[\w.’'-]{1,20} ){0,7}?MEETING\b|(?:[A-Z’'-]{2,20} ){2,6}MEETING(?=:|\Z)"
            r"|CONCLUSIONS of a Meeting\b|\d{1,4}(?:st|nd|rd|th) (?:PLENARY )?MEETING\b"
        ),
    ),
    (
        DocumentKind.CONVERSATION,
        re.compile(
            r"COMPTE[ -]RENDU|(?i:telephone (?:call|conversation))\b"
            r"|TRANSCRIPT OF (?:[\w.’'-]{1,20} ){0,7}?"
            r"(?:MEETING|CONVERSATION)"
        ),
    ),
    (
        DocumentKind.REPORT,
        re.compile(
            r"(?i:(?:[\w’'-]{2,20} ){0,4}(?:intelligence|weekly|daily) (?:[\w-]{2,20} ){0,2}"
            r"(?:bulletin|digest|summary|brief|review|checklist))\b"
        ),
    ),
)
# "Sir:" and "I have the honour to" open despatches, and notes too.
_CALLS_NOBODY = re.compile(r"(?:Sir|My Lord|Madam)[,:]", re.IGNORECASE)
# "SIR: I have the honor to enclose", below a heading, as FRUS prints despatches.
_REPORTS_AT_ONCE = re.compile(r"(?i:sir|madam|my lord): ?I have the honou?r to ")
_REPORTS = re.compile(r"I have the honou?r to ")
_DESPATCH_NUMBER = re.compile(r"\(No\. \d+[^)]{0,40}\)|D[ei]spatch No", re.IGNORECASE)
_THIS_DESPATCH = re.compile(r"\bthis (?:d[ei]spatch|instruction)\b")


def make_draft(
    intake: Intake,
    source: SourceFile,
    proposed: ProposedDocument,
    identifier: str,
    statement: DraftStatement,
) -> Document:
    """The document as it is read, and as it is stated where that says otherwise."""
    draft = Document(
        identifier=identifier,
        title=statement.title or proposed.title or identifier,
        status=intake.status,
        appearance=(
            Document.Appearance.PRINTED
            if proposed.is_edited
            else Document.Appearance.TYPESCRIPT
        ),
        number=proposed.number,
        date_edtf=date_of(proposed, statement),
        edition=intake.edition,
        archival_unit=intake.archival_unit,
        source_file=source,
    )
    try:
        draft.full_clean(exclude=["edition", "archival_unit", "source_file"])
    except ValidationError as error:
        problems = [
            f"{identifier}: {message}"
            if name == "identifier"
            else f"{identifier}: {name}: {message}"
            for name, messages in error.message_dict.items()
            for message in messages
        ]
        raise ImportRefusedError(" ".join(problems)) from error
    return draft


def date_of(proposed: ProposedDocument, statement: DraftStatement) -> str:
    """The date as it is stated, or else as it is read, as EDTF."""
    if statement.date_edtf is not None:
        return statement.date_edtf
    if proposed.date_edtf:
        return proposed.date_edtf
    date = read_written_date(proposed.date, order="month-day")
    return date.edtf if date else ""


def kind_of(proposed: ProposedDocument, body: Block) -> DocumentKind:
    """The kind that its title names, or else the one that the text states."""
    heading = proposed.title.partition(":")[0]
    words = heading.casefold().strip()
    if kind := _KINDS_BY_WORD.get(words) or _KINDS_BY_WORD.get(words.partition(" ")[0]):
        return kind
    for kind, pattern in _KINDS_BY_FORM:
        if pattern.match(proposed.title):
            return kind
    # Kinds are known by words that are not all in capitals.
    named = document_kind(heading.capitalize() if heading.isupper() else heading)
    if named is DocumentKind.OTHER and not heading.isupper():
        named = document_kind(proposed.title)
    main = MainText(body)
    if named in (DocumentKind.LETTER, DocumentKind.OTHER) and _is_despatch(main):
        return DocumentKind.DESPATCH
    if named is not DocumentKind.OTHER:
        return named
    # "13 July 1960" is no telegram, as "Tosec 1960" is.
    first = [b for b in main.blocks[:OPENING_LINES] if b.kind is not BlockKind.DATELINE]
    words_of_first = [words_of(block) for block in first]
    opening = [
        words
        for words in words_of_first
        if not read_written_date(words.strip(), order="month-day")
    ]
    # "Page 1 of Enclosure 2" heads what was enclosed.
    named_above = "" if main.heading_words.startswith("Page ") else main.heading_words
    kind = _filed_kind(main) or document_kind(named_above, opening=opening)
    if kind is not DocumentKind.OTHER:
        return kind
    # The label of a list is no heading of the document.
    kind = document_kind("", opening=opening)
    is_letter = any(block.kind is BlockKind.SALUTE for block in main.blocks)
    return DocumentKind.LETTER if is_letter and kind is DocumentKind.OTHER else kind


def _is_despatch(main: MainText) -> bool:
    """Whether a paper that calls nobody by name reports, and has the number of a despatch
    or calls itself one."""
    words = [words_of(block) for block in main.blocks]
    if any(map(_REPORTS_AT_ONCE.match, words)) and " to the " in main.heading_words:
        return True
    at = next((at for at, line in enumerate(words) if _CALLS_NOBODY.fullmatch(line)), 0)
    return bool(
        at
        and any(map(_REPORTS.match, words[at + 1 : at + 2]))
        and any(
            [
                *map(_DESPATCH_NUMBER.match, words[:at]),
                *map(_THIS_DESPATCH.search, words),
            ]
        )
    )


def _filed_kind(main: MainText) -> DocumentKind | None:
    """The kind behind the file number, as printers set it: "340/9: Telegram"."""
    for block in main.blocks[:OPENING_LINES]:
        kind = document_kind("", filed_as=words_of(block))
        if kind is not DocumentKind.OTHER:
            return kind
    return None


def store_doubts(document: Document, doubts: Sequence[Doubt]) -> None:
    Problem.objects.bulk_create(
        Problem(
            document=document,
            origin=Problem.Origin.IMPORT,
            code=doubt.code,
            message=doubt.message,
            excerpt=doubt.excerpt,
            line=doubt.line,
            position=position,
        )
        for position, doubt in enumerate(doubts)
    )


def link_drafts(drafts: list[Document], links: Iterable[ProposedLink]) -> None:
    """Link each instruction to its passage; the instructing document covers the other.

    A text that was corrected may
    hold the instruction no more; then the documents alone are linked.
    """
    for link in links:
        instructing, instructed = drafts[link.instructing], drafts[link.instructed]
        instruction = Instruction.objects.filter(
            document=instructing, key=link.instruction_key
        ).first()
        _state_condition(
            instructed, link.passage_key, link.condition, instructing, instruction
        )
        DocumentRelation.objects.get_or_create(
            source=instructing, type=DocumentRelation.Type.COVERS, target=instructed
        )


def link_held(
    drafts: Sequence[Document], held: Iterable[HeldInstruction], edit: Edit
) -> None:
    """Link passages to instructions of documents that were there before. Those cover the
    drafts where the editor may say so."""
    for link in held:
        draft, instruction = drafts[link.position], link.instruction
        memo = instruction.document
        _state_condition(draft, link.passage_key, link.condition, memo, instruction)
        if edit.editor is None or may_edit(edit.editor, memo):
            DocumentRelation.objects.get_or_create(
                source=memo, type=DocumentRelation.Type.COVERS, target=draft
            )


def _state_condition(
    instructed: Document,
    passage_key: str,
    condition: str,
    instructing: Document,
    instruction: Instruction | None,
) -> None:
    sent = instructing.correspondence_events.filter(
        type=CorrespondenceEvent.Type.SENT
    ).first()
    ConditionalPassage.objects.filter(document=instructed, key=passage_key).update(
        condition=condition,
        instruction=instruction,
        authority=find_agent(sent.name_as_written) if sent else None,
    )
