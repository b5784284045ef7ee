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
    end_of_text,
    find_delimited,
)
from letters.derivation.correspondence.transmitted.handing_on import (
    LONGEST_END,
    is_to_be_handed_on,
)
from letters.derivation.correspondence.transmitted.letter_parts import (
    calls_by_first_name,
    salutation_of,
)
from letters.derivation.correspondence.transmitted.quoted_texts import (
    extent_of,
    opens_quotation,
)
from letters.derivation.correspondence.transmitted.running_lines import Line
from letters.derivation.correspondence.transmitted.unmarked_ends import (
    ITEM,
    LETTERED,
    before_next_item,
    end_of_items,
    end_of_lettered,
    end_of_unmarked,
)
from letters.derivation.correspondence.transmitted.words_before import (
    AnnouncedText,
    Search,
    announced,
    says_nothing,
    words_in,
)

_LEADS_ON = re.compile(r"(?i)fol|\bherewith\b")
# With fewer words it is not told from a remark.
FEWEST_WORDS = 40
# The announcement of a text without any mark at its beginning and its end.
_UNMARKED = re.compile(
    r"(?:^|[.;:] )(?:(?:Following|Foll?|Folg) (?:is|are)(?: the)?(?: \w{1,12}){0,3}?"
    r" (?:text|translation)\b"
    r"|(?:Following|Foll?|Folg)(?: (?:is|are))?(?: the)?(?: \w{1,12}){0,2}?"
    r" (?:messages?|letter|note|memorandum|report|evaluation|communication|telegram"
    r"|statement|aid[eé][- ]m[eé]moire)\b(?! bears\b)(?![^.:;]{0,60} differs\b)"
    r"(?=.{0,80} (?:from|by|to) [A-Z])"
    r"|(?:(?:The f|F)ollowing|Foll?|Folg) (?:is|are)(?: the)?"
    r"(?: (?!Dep|Emb|My|Our|US)[A-Z][\w/’'-]{1,20}){1,4}(?: [a-z]{3,12}){0,2}"
    r" (?i:report|message|memorandum|memo|letter|statement|telegram|cable)\b"
    r"(?:[^.:;]|[.:](?=\S)){0,80}[.:]$"
    r"|(?:Following|Foll?|Folg) is(?: the)?(?: (?:draft|proposed|suggested|revised|new)){0,2}"
    r" (?:resolution|communiqu[eé]|statement|declaration|message|note|memorandum|reply)[.:]$"
    r"|(?:Following|Foll?|Folg) is (?:new|draft|proposed) (?i:memo(?:randum)?)\b"
    r"[^.:;]{3,80}[.:]$"
    r"|Herewith(?! my\b)(?: is| are)?(?: the| a)?(?: [\w,-]{1,15}){0,4}? (?:draft|response"
    r"|reply|message|letter|text|statement|memo)\b[^.:;]{0,60}[.:]$"
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
# In a paper that is no telegram, where it is said whose it is.
_TO_BE_DELIVERED = re.compile(
    r"(?:^|[.:] )The following (?:message|cable|telegram) (?:is to be|was|has been)"
    r" (?:delivered|sent|passed|conveyed) (?:by|to) [A-Z][^.;:]{1,80}:$"
    r"|^The following (?:message|cable|telegram) from [A-Z][^.;:]{1,60} (?:was|has been)"
    r" received\b(?: \.){0,4}[^.;:]{0,60}[.:]"
    r"(?: It is in reply to [^;:]{3,120}\.)?$"
)
# Above a list that is the whole of it: "The following is a message received from X".
_IS_MESSAGE = re.compile(
    r"(?:^|[.:] )(?:The following is|Herewith(?: is)?) (?:a|the)"
    r" (?:message|letter|telegram|cable|note) (?:received|sent|from)\b"
)
# What stands behind the announcement, one sentence each.
_TOLD_TO_CARRIER = re.compile(
    r"(?:FYI|End FYI|(?:Paragraph )?[Nn]umbers added|You (?:may|should|might)"
    r"|Please|Confirm|Report|Request|Advise|Original)\b"
)
# And what is sent otherwise: "Annexes forwarded separately."
_SENT_OTHERWISE = re.compile(
    r"\b(?:separate(?:ly)?|septels?|pouch(?:ed)?)\b[^.;:]{0,40}\.$"
)
_MOST_INSTRUCTIONS = 3
# Lines down to "Walt:", below a marking and a date.
_MOST_ABOVE_NAME = 3
_TEXT_FOLLOWS = re.compile(r"(?i)\(?(?:verbatim |full )?text follows\.?\)?[.:]?")
# "Draft contingent text follows, which I have not showed to Sect. Rusk".
_DRAFT_FOLLOWS = re.compile(
    r"(?:^|[.:] )(?:A )?[Dd]raft (?:[a-z]{3,12} ){0,2}(?:text|statement|message) follows\b"
    r"(?:[^.;:]|(?<=Sect|Secy)\.){0,120}[.:]$"
)
_STATEMENT = re.compile(r"\bstatement\b.{0,80}as follows[:.]?$")
_NUMBERED = re.compile(r"Title: |(?:[0-9]{1,2}|[a-z])[.)] (?=\S)|\([0-9a-z]{1,2}\) ")


def find_unmarked(search: Search, number: int) -> AnnouncedText | None:
    """What a paragraph announces at its end, and the next ones give."""
    lines = search.lines
    whole = lines[number].text.strip()
    if not _LEADS_ON.search(whole):
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
    is_list = lines[first].is_item or _begins_list(lines, first)
    begin = (first, label.end() if label and not is_list else 0)
    extent = extent_of(lines, begin, (last, end_of_text(lines[last].text)))
    if not extent or words_in(search, extent) < FEWEST_WORDS:
        return None
    text = announced(search, first, extent, first - number)
    if not text.announcement or text.announcement.is_partial:
        return None
    return replace(text, open_end=True)


def without_instructions(words: str) -> str:
    """The words up to what is only told to who hands the text on: "FYI. … End FYI."."""
    for _ in range(_MOST_INSTRUCTIONS):
        ends = [end.end() for end in SENTENCE_END.finditer(words[-LONGEST_LEAD:])]
        last = words[-LONGEST_LEAD:][ends[-1] :] if ends else ""
        is_told = _TOLD_TO_CARRIER.match(last) and "follow" not in last.casefold()
        if not is_told and not _SENT_OTHERWISE.search(last):
            break
        words = words[: len(words) - len(last)].rstrip()
    return words


def _last_of(search: Search, number: int, first: int, lead: str) -> int:
    """The last line of the text that `lead` announces, or one before `first`."""
    lines = search.lines
    is_message = not search.is_wire and _IS_MESSAGE.search(lead)
    if is_message and not lines[number].is_item and lines[first].is_item:
        return end_of_items(lines, first)
    if not search.is_sent_out:
        is_told = _TO_BE_DELIVERED.search(lead) is not None
        return end_of_unmarked(lines, first) if is_told else number
    if _STATEMENT.search(lead) and LETTERED.match(lines[first].text):
        return end_of_lettered(lines, first)
    if is_to_be_handed_on(lead):
        return before_next_item(lines, number, first)
    return (
        before_next_item(lines, number, first) if _is_announced_alone(lead) else number
    )


def _is_marked(lines: Sequence[Line], number: int) -> bool:
    """Whether a text with marks of its own begins in one of the next lines."""
    head = lines[number : number + _MOST_ABOVE_NAME]
    is_to_friend = any(calls_by_first_name(line.text) for line in head)
    if is_to_friend or _lacks_first_mark(lines, number):
        return False
    return any(
        opens_quotation(line) or salutation_of(line.text) or says_nothing(line.text)
        for line in lines[number : number + 2]
    ) or bool(find_delimited(lines, number))


def _begins_list(lines: Sequence[Line], first: int) -> bool:
    """Whether "1." and "2." are of the text, and no number of the carrier stands above."""
    is_first = lines[first].text.startswith("1. ")
    is_of_carrier = any(ITEM.match(line.text) for line in lines[:first])
    has_second = any(line.text.startswith("2. ") for line in lines[first:])
    return is_first and has_second and not is_of_carrier


def _lacks_first_mark(lines: Sequence[Line], number: int) -> bool:
    """Whether "1." begins a text whose next paragraph is printed "“2."."""
    following = lines[number + 1 : number + 2]
    is_first = lines[number].text.startswith("1. ")
    return is_first and any(line.text.startswith("“2. ") for line in following)


def _is_announced_alone(lead: str) -> bool:
    """Whether the paragraph ends with its announcement, in one sentence."""
    if lead[-1:] not in (":", "."):
        return False
    if _ISSUED.search(lead[-LONGEST_END:]) or _DRAFT_FOLLOWS.search(lead):
        return True
    matches = list(_UNMARKED.finditer(lead))
    if not matches:
        return False
    rest = lead[matches[-1].end() :].rstrip(":. ")
    return not re.search(r"[a-z)][.:] ", rest)
