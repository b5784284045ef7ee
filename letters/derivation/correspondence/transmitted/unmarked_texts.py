"""The texts that a telegram announces and gives without any mark at their ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from letters.derivation.correspondence.transmitted.announcements import LONGEST_LEAD
from letters.derivation.correspondence.transmitted.announcing_words import (
    SENTENCE_END,
)
from letters.derivation.correspondence.transmitted.delimited_texts import (
    find_delimited,
)
from letters.derivation.correspondence.transmitted.letter_parts import salutation_of
from letters.derivation.correspondence.transmitted.quoted_texts import (
    extent_of,
    opens_quotation,
)
from letters.derivation.correspondence.transmitted.running_lines import Line
from letters.derivation.correspondence.transmitted.words_before import (
    AnnouncedText,
    Search,
    announced,
    says_nothing,
    words_in,
)

# With fewer words it is not told from a remark.
FEWEST_WORDS = 40
# The announcement of a text without any mark at its beginning and its end.
_UNMARKED = re.compile(
    r"(?:^|[.;:] )(?:(?:Following|Foll?|Folg) (?:is|are)(?: the)?(?: \w{1,12}){0,2}?"
    r" (?:text|translation)"
    r" (?:of|draft)\b"
    r"|(?:Following|Foll?|Folg)(?: (?:is|are))?(?: the)?(?: \w{1,12}){0,2}?"
    r" (?:messages?|letter|note|memorandum|report|evaluation|communication|telegram"
    r"|statement|aid[eé][- ]m[eé]moire)\b(?=.{0,80} (?:from|by|to) [A-Z])"
    r"|(?:The f|F)ollowing is(?: intended)? for (?:placement|publication|broadcast)\b"
    r"|(?:Text|Translation|Full text)(?: of)?\b.{0,120} follows?[.:]?$"
    r"|(?:The f|F)ollowing is (?:the )?(?:verbatim|full) text[.:]?$"
    r"|(?:Message|Letter|Note|Statement|Reply) is as follows[.:]?$|TEXT FOLLOWS[.:]?$)"
)
# "President Rhee issued following statement today:".
_ISSUED = re.compile(
    r"\b(?:issued|released|published|received|dispatched|approved)(?: the)?"
    r" (?:fol|following)(?: [a-z-]{3,12}){0,3}"
    r" (?:statement|message|letter|note|communiqu[eé]|declaration)\b"
    r"[^.;:]{0,120}:$"
)
# Somebody is told to hand on what follows, or did: the end of a paragraph says it, in no
# more characters.
LONGEST_END = 400
_TO_HAND_ON = re.compile(
    r"\b(?i:deliver|convey|pass|transmit|hand|give|present)(?:ed|s)?\b[^.;:]{0,60}?"
    r" (?i:foll|fol|following)\b(?P<what>[^.;:]{0,60}?)"
    r" (?i:messages?|letter|note|statement|reply|communication|aid[eé][- ]m[eé]moire)\b"
    r"(?! based)(?:[^.;:]|(?<= [A-Z])\.){0,160}[:.]$"
)
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:points|views|lines|remarks|comments|to|for|in)\b"
)
# In a paper that is no telegram, where it is said whose it is.
_TO_BE_DELIVERED = re.compile(
    r"(?:^|[.:] )The following (?:message|cable|telegram) (?:is to be|was|has been)"
    r" (?:delivered|sent|passed|conveyed) (?:by|to) [A-Z][^.;:]{1,80}:$"
)
# Above a list that is the whole of it: "The following is a message received from X".
_IS_MESSAGE = re.compile(
    r"(?:^|[.:] )(?:The following is|Herewith(?: is)?) (?:a|the)"
    r" (?:message|letter|telegram|cable|note) (?:received|sent|from)\b"
)
# What stands behind the announcement, one sentence each.
_TOLD_TO_CARRIER = re.compile(
    r"(?:FYI|End FYI|You (?:may|should|might)|Please|Confirm|Report|Request|Advise|Original)\b"
)
_MOST_INSTRUCTIONS = 3
_TEXT_FOLLOWS = re.compile(r"(?i)\(?(?:verbatim |full )?text follows\.?\)?[.:]?")
_ITEM = re.compile(r"(?P<number>[0-9]{1,2})\. ")
_LETTERED = re.compile(r"\[?[a-z]\.?\][.)]?|[a-z][.)] |\([a-z]\) ")
_STATEMENT = re.compile(r"\bstatement\b.{0,80}as follows[:.]?$")
_NUMBERED = re.compile(r"Title: |(?:[0-9]{1,2}|[a-z])[.)] (?=\S)|\([0-9a-z]{1,2}\) ")
STOPS = re.compile(
    r"(?i)\[?here follow|following is|end (?:verbatim )?(?:text|message)|comment[.:]"
    r"|(?:[0-9]{1,2}\. ?)?(?:begin )?fyi\b"
    r"|\[?(?:signature|omitted)\b|sent (?:to )?dep(?:t|artment)\b|rptd\b"
    r"|observe presidential|(?:please )?(?:confirm|advise) (?:the )?(?:date|time|delivery)\b"
)


def find_unmarked(search: Search, number: int) -> AnnouncedText | None:
    """What a paragraph announces at its end, and the next ones give."""
    lines = search.lines
    whole = lines[number].text.strip()
    if "fol" not in whole.casefold():
        return None
    lead = without_instructions(whole)[-LONGEST_LEAD:]
    first = number + 1
    if first < len(lines) and _TEXT_FOLLOWS.fullmatch(lines[first].text.strip()):
        first += 1
    if first >= len(lines):
        return None
    last = _last_of(search, number, first, lead)
    if last < first or _is_marked(lines, first):
        return None
    label = _NUMBERED.match(lines[first].text)
    is_list = lines[first].is_item
    begin = (first, label.end() if label and not is_list else 0)
    extent = extent_of(lines, begin, (last, len(lines[last].text)))
    if not extent or words_in(search, extent) < FEWEST_WORDS:
        return None
    text = announced(search, first, extent, first - number)
    if not text.announcement or text.announcement.is_partial:
        return None
    return replace(text, open_end=True)


def without_instructions(words: str) -> str:
    """The words up to what is only told to who hands the text on: "FYI. … End FYI."."""
    for _ in range(_MOST_INSTRUCTIONS):
        if not _TOLD_TO_CARRIER.search(words[-LONGEST_LEAD:]):
            break
        ends = [end.end() for end in SENTENCE_END.finditer(words[-LONGEST_LEAD:])]
        last = words[-LONGEST_LEAD:][ends[-1] :] if ends else ""
        if not _TOLD_TO_CARRIER.match(last) or "follow" in last.casefold():
            break
        words = words[: len(words) - len(last)].rstrip()
    return words


def _last_of(search: Search, number: int, first: int, lead: str) -> int:
    """The last line of the text that `lead` announces, or one before `first`."""
    lines = search.lines
    if not search.is_wire:
        if _IS_MESSAGE.search(lead) and not lines[number].is_item:
            return _end_of_items(lines, first)
        is_told = _TO_BE_DELIVERED.search(lead) is not None
        return _end_of_unmarked(lines, first) if is_told else number
    if _STATEMENT.search(lead) and _LETTERED.match(lines[first].text):
        return _end_of_lettered(lines, first)
    if _is_to_be_handed_on(lead):
        return _before_next_item(lines, number, first)
    return (
        _before_next_item(lines, number, first) if _is_announced_alone(lead) else number
    )


def _is_to_be_handed_on(lead: str) -> bool:
    if lead[-1:] not in (":", ".") or " fol" not in lead.casefold():
        return False
    told = _TO_HAND_ON.search(lead[-LONGEST_END:])
    return told is not None and not _OF_SOMETHING_ELSE.search(told["what"])


def _before_next_item(lines: Sequence[Line], number: int, first: int) -> int:
    """Up to the next of the telegram's own numbers: "2." behind "1. Please deliver"."""
    end = _end_of_unmarked(lines, first)
    item = _ITEM.match(lines[number].text)
    following = f"{int(item['number']) + 1}. " if item else ""
    if not following or lines[first].text.startswith(following):
        return end
    for at in range(first + 1, end + 1):
        if lines[at].text.startswith(following):
            return at - 1
    return end


def _is_marked(lines: Sequence[Line], number: int) -> bool:
    """Whether a text with marks of its own begins in one of the next lines."""
    return any(
        opens_quotation(line) or salutation_of(line.text) or says_nothing(line.text)
        for line in lines[number : number + 2]
    ) or bool(find_delimited(lines, number))


def _is_announced_alone(lead: str) -> bool:
    """Whether the paragraph ends with its announcement, in one sentence."""
    if lead[-1:] not in (":", ".") or " fol" not in f" {lead.casefold()}":
        return False
    if _ISSUED.search(lead[-LONGEST_END:]):
        return True
    matches = list(_UNMARKED.finditer(lead))
    if not matches:
        return False
    rest = lead[matches[-1].end() :].rstrip(":. ")
    return not re.search(r"[a-z)][.:] ", rest)


def _end_of_items(lines: Sequence[Line], number: int) -> int:
    while number < len(lines) and (
        lines[number].is_item or lines[number].text.startswith("—")
    ):
        number += 1
    return number - 1


def _end_of_lettered(lines: Sequence[Line], number: int) -> int:
    while number < len(lines) and _LETTERED.match(lines[number].text):
        number += 1
    return number - 1


def _end_of_unmarked(lines: Sequence[Line], number: int) -> int:
    while number < len(lines) and not STOPS.match(lines[number].text):
        number += 1
    return number - 1
