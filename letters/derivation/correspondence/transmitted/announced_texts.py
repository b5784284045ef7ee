"""The texts that a document gives whole among its own words, and what announces them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from letters.derivation.correspondence.transmitted.announcements import (
    LONGEST_LEAD,
    read_announcement,
)
from letters.derivation.correspondence.transmitted.delimited_texts import (
    end_of_text,
    find_delimited,
)
from letters.derivation.correspondence.transmitted.ended_texts import find_ended_text
from letters.derivation.correspondence.transmitted.head_lines import is_field
from letters.derivation.correspondence.transmitted.letter_parts import (
    ends_letter,
    salutation_of,
    signature_of,
)
from letters.derivation.correspondence.transmitted.long_quotations import (
    find_long_quotation,
)
from letters.derivation.correspondence.transmitted.quoted_texts import (
    extent_of,
    find_quotation,
    find_signed_quotation,
    opening_mark,
    opens_quotation,
)
from letters.derivation.correspondence.transmitted.running_lines import (
    Line,
    count_words,
)
from letters.derivation.correspondence.transmitted.titled_texts import find_titled
from letters.derivation.correspondence.transmitted.unmarked_ends import STOPS
from letters.derivation.correspondence.transmitted.unmarked_texts import find_unmarked
from letters.derivation.correspondence.transmitted.whole_quotations import (
    is_shortened,
    is_whole,
)
from letters.derivation.correspondence.transmitted.words_before import (
    AnnouncedText,
    Search,
    announced,
    words_in,
)

_FEWEST_MARKED = 15
# Between "Begin text" and "End text", where nothing says what it is.
_FEWEST_UNTOLD = 100
# Words of a number and of "Begin verbatim text".
_MOST_OF_MARK = 5
# How many paragraphs before a letter may announce it.
_FARTHEST = 3
# And how many before a salutation in quotation marks, which is a letter's by itself.
_FARTHEST_OF_LETTER = 8
_MOST_REJECTED = 30
_DEAR = re.compile(r"(?i)\bdear\b|\bmajesty|\bexcellency")
_LEADS_IN = re.compile(r"[:.,]\s?(?=[“\"])")
# "Begin text" may begin a paragraph of a text; "Begin message" does not.
_TELLS_NOTHING = ("", "text", "quote")
_APPROVAL = re.compile(r"(?:Approve|Disapprove|APPROVE)\b")
_OMITTED = re.compile(r"(?i)\[here follow|\[omitted")


def find_announced_texts(search: Search) -> Iterator[AnnouncedText]:
    """Each text in its order; nothing is searched within one that was found."""
    number = 0
    while number < len(search.lines):
        found = (
            _delimited(search, number)
            or find_ended_text(search, number)
            or _quoted(search, number)
            or _saluted(search, number)
            or find_titled(search, number)
            or find_unmarked(search, number)
        )
        if found:
            yield found
            number = max(found.extent.last, number) + 1
        else:
            number = _after_rejected(search.lines, number) + 1


def _after_rejected(lines: Sequence[Line], number: int) -> int:
    """The last line of a quotation that is no text: its next paragraphs are none."""
    if not opens_quotation(lines[number]):
        return number
    extent = find_quotation(lines, number, opening_mark(lines[number]))
    is_brief = extent and extent.last - number < _MOST_REJECTED
    return extent.last if extent and is_brief else number


def _delimited(search: Search, number: int) -> AnnouncedText | None:
    found = find_delimited(search.lines, number)
    if not found:
        return None
    extent, what, open_end = found
    text = announced(search, number, extent, _FARTHEST, offset=LONGEST_LEAD)
    is_partial = text.announcement and text.announcement.is_partial
    is_whole = text.salutation or not (is_partial and what in _TELLS_NOTHING)
    is_told = text.salutation or text.announcement
    line = search.lines[number]
    words = line.text[: max(0, extent.start - line.start)]
    if not is_told and _is_own(search.lines[:number], words):
        return None
    fewest = _FEWEST_MARKED if is_told else _FEWEST_UNTOLD
    if not is_whole or words_in(search, extent) < fewest:
        return None
    return replace(text, open_end=open_end)


def _is_own(above: Sequence[Line], before: str) -> bool:
    """Whether nothing but "TO" and "FROM" stands above, and no words `before` the text in
    its line, so that it is all the words."""
    is_alone = count_words(before) <= _MOST_OF_MARK
    return is_alone and all(is_field(line) for line in above)


def _quoted(search: Search, number: int) -> AnnouncedText | None:
    line = search.lines[number]
    if opens_quotation(line):
        mark = opening_mark(line)
        find = find_signed_quotation if search.is_wire else find_quotation
        extent = find(search.lines, number, mark)
        if not extent:
            return None
        is_letter = bool(salutation_of(line.text[mark:]))
        farthest = _FARTHEST_OF_LETTER if is_letter else 1
        ends_it = not is_letter and not search.is_wire
        text = announced(search, number, extent, farthest, ends_it=ends_it)
        if is_shortened(search, extent):
            return None
        if is_whole(search, text):
            return text
        return find_long_quotation(search, number, extent)
    for match in _LEADS_IN.finditer(line.text):
        lead = line.text[max(0, match.start() - LONGEST_LEAD) : match.start() + 1]
        announcement = read_announcement(lead)
        extent = find_quotation(search.lines, number, match.end())
        if not announcement:
            long = extent and find_long_quotation(search, number, extent)
            if long:
                return long
            continue
        if not extent:
            return None
        at = line.start + match.start() + 1
        salutation = salutation_of(line.text[match.end() :])
        text = AnnouncedText(
            extent,
            announcement,
            (at - len(announcement.words), at),
            salutation,
        )
        if is_whole(search, text) and not is_shortened(search, extent):
            return text
    return None


def _saluted(search: Search, number: int) -> AnnouncedText | None:
    """A letter without marks, from its salutation to its signature."""
    lines = search.lines
    if not salutation_of(lines[number].text):
        return None
    end, open_end = _end_of_letter(lines, number)
    offset = end_of_text(lines[end].text)
    extent = extent_of(lines, (number, 0), (end, offset))
    if not extent or (not search.is_wire and not number):
        return None
    text = announced(search, number, extent, _FARTHEST)
    is_dear = _DEAR.search(text.salutation) is not None
    is_carried = (search.is_wire and is_dear) or text.announcement
    if not is_carried or words_in(search, extent) < _FEWEST_MARKED:
        return None
    return replace(text, open_end=open_end and offset == len(lines[end].text))


def _end_of_letter(lines: Sequence[Line], number: int) -> tuple[int, bool]:
    """The last line of the letter, and whether nothing but what follows shows that."""
    cut = 0
    for at in range(number + 1, len(lines)):
        text = lines[at].text
        if ends_letter(text):
            below = at + 1 < len(lines) and signature_of(lines[at : at + 2])
            is_below = below and len(lines[at + 1].text) < 60
            is_below = is_below and not _asks_for_approval(lines[at + 2 : at + 3])
            return at + bool(is_below), False
        if STOPS.match(text) and not cut:
            cut = at - 1
            if not _OMITTED.match(text):
                break
    return cut or len(lines) - 1, True


def _asks_for_approval(lines: Sequence[Line]) -> bool:
    """Whether "Approve" stands there, below the name of who submits the letter."""
    return any(_APPROVAL.match(line.text) for line in lines)
