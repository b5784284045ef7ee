"""Who sent a document to whom, as its heading, its salutation and its signature say."""

from __future__ import annotations

import re
from dataclasses import dataclass

from letters.records.kinds import EventRecord
from letters.tei.nodes import ON_THE_PAGE, Block, BlockKind, flat_text
from letters.tei.plain_text import PlainText
from letters.tei.source_note import Action, SourceNote

# Offices whose names hold " to ": "Special Assistant to the President".
_TO_INSIDE_NAME = re.compile(
    r"(?:Assistants?|Representatives?|Missions?|Delegations?|Secretary General"
    r"|Ambassadors?|Advis[eo]rs?|Counsel|Liaison|Observers?)$"
)
_TO_BETWEEN = re.compile(r",?\s+to\s+")
_NUMBER = re.compile(r"^\s*\[?\d+[a-zA-Z]?\]?\.\s*")
_OUT_OF_ANOTHER = re.compile(r"(?:Extracts?|Excerpts?|Highlights|Notes)\s+From\b")
_FROM = re.compile(r"\b(?:From|Front)\s+(?P<rest>.+)$", re.DOTALL)
_TO = re.compile(
    r"\b(?:Letter|Message|Note|Telegram|Memorandum)\s+to\s+(?P<to>.+?)"
    r"(?:\s+by\s+(?P<by>.+))?$"
)
# A place, a place and a date, or a date: "…, in Paris", "…, Washington, July 3, 1961".
_TAIL = re.compile(
    r"\s*,\s*(?:(?:in|at)\s+[A-Z]|[A-Z]\w+,\s+(?:\w+ \d|undated)|[A-Z]\w+ \d+, \d).*$"
)

EVENT_OF_ACTION = {
    Action.DRAFTED: "drafted",
    Action.CLEARED: "cleared",
    Action.APPROVED: "approved",
    Action.SIGNED: "signed",
    Action.DELIVERED: "delivered",
    Action.RECEIVED: "received",
}


@dataclass(frozen=True, slots=True)
class Correspondents:
    sender: str = ""
    recipient: str = ""


def read_heading(heading: str) -> Correspondents:
    """The two sides of "Letter From X to Y", or of "Letter to Y"."""
    heading = " ".join(_NUMBER.sub("", heading).split())
    if _OUT_OF_ANOTHER.match(heading):
        return Correspondents()
    if found := _FROM.search(heading):
        return _split(found["rest"])
    if found := _TO.search(heading):
        return Correspondents(found["by"] or "", _TAIL.sub("", found["to"]))
    return Correspondents()


def _split(names: str) -> Correspondents:
    """Part "X to Y" at the "to" after X's name in parentheses, if there is one."""
    places = list(_TO_BETWEEN.finditer(names))
    after = names.find(")") + 1
    between = [found for found in places if after and found.start() >= after] or [
        found for found in places if not _TO_INSIDE_NAME.search(names[: found.start()])
    ]
    if not between:
        return Correspondents(_TAIL.sub("", names))
    recipient = _TAIL.sub("", names[between[0].end() :])
    return Correspondents(names[: between[0].start()], recipient)


def find_correspondents(plain: PlainText) -> list[EventRecord]:
    """Sent and received, from the heading first, then from how the letter closes."""
    heading = _first(plain, BlockKind.HEADING)
    named = read_heading(heading)
    signature = _last(plain, BlockKind.SIGNATURE)
    salute = _first(plain, BlockKind.SALUTE).rstrip(",:").strip()
    sender, recipient = named.sender or signature, named.recipient
    events = []
    if sender:
        events.append(
            EventRecord("sent", sender, heading if named.sender else signature)
        )
    if recipient:
        events.append(EventRecord("received", recipient, heading))
    elif salute and not heading:
        events.append(EventRecord("received", salute, salute))
    return events


def find_drafting(note: SourceNote, footnote: str) -> list[EventRecord]:
    """What a source note states of the document's way: by whom, and in which office."""
    return [
        EventRecord(
            EVENT_OF_ACTION[clause.action], str(party), str(clause.printed), footnote
        )
        for clause in note.clauses
        if clause.action in EVENT_OF_ACTION
        for party in (*clause.persons, *clause.offices)
    ]


def _first(plain: PlainText, kind: BlockKind) -> str:
    blocks = [found.node for found in plain.segments if found.node.kind is kind]
    return _words(blocks[0]) if blocks else ""


def _last(plain: PlainText, kind: BlockKind) -> str:
    blocks = [found.node for found in plain.segments if found.node.kind is kind]
    return _words(blocks[-1]) if blocks else ""


def _words(block: Block) -> str:
    return " ".join(flat_text(block, without=ON_THE_PAGE).split())
