"""The words that stand before a text and announce it, and its salutation and date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from letters.derivation.correspondence.transmitted.announcement_forms import (
    Announcement,
)
from letters.derivation.correspondence.transmitted.announcements import (
    LONGEST_LEAD,
    read_announcement,
)
from letters.derivation.correspondence.transmitted.announcing_words import (
    BARE,
)
from letters.derivation.correspondence.transmitted.letter_parts import salutation_of
from letters.derivation.correspondence.transmitted.quoted_texts import Extent
from letters.derivation.correspondence.transmitted.running_lines import (
    Line,
    count_words,
)
from letters.derivation.correspondence.transmitted.texts_below import (
    sentences_of,
    text_below,
)
from letters.tei.dates import read_written_date

_DELIMITER_ONLY = re.compile(
    r"(?i)(?:begin )?(?:verbatim |quoted )?(?:text|quote)[.:]?"
    r"|(?:[0-9]{1,2}\. )?\((?:complimentary|introductory) [a-z]{4,12}\)"
)
# "Begin: September 1, 1959" above a letter.
_BEGINS = re.compile(r"(?i)^begins?(?: (?:verbatim )?text)?[.:] ")
# In characters: "The following is verbatim text."
_LONGEST_BARE = 60
# In paragraphs, above "Text follows:".
_FARTHEST_TOLD = 2
# "Text of oral message:".
_TEXT_OF = re.compile(r"(?:Verbatim )?[Tt]ext of [a-z -]{3,30}[.:]?\s?")
# The title of a text, between what announces it and its first words.
_TITLE = re.compile(
    r"(?:Full |Draft |Unofficial )?(?:[Tt]ext|TEXT) (?:of|OF) [^:]{3,250}"
    r"|[A-Z][\w’-]{2,20}(?: [A-Z][\w’-]{2,20})?"
)


@dataclass(frozen=True, slots=True)
class AnnouncedText:
    """`announced_at` is where the announcing words stand in the running text. It has an
    `open_end` where neither a mark nor a signature shows where it ends."""

    extent: Extent
    announcement: Announcement | None
    announced_at: tuple[int, int]
    salutation: str
    date_line: str = ""
    open_end: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    """What is searched: `lines` are a document's own words, up to its own signature.

    `is_wire` is a telegram from office to office, where any letter is somebody else's;
    `is_sent_out` any telegram, message or despatch; `is_talk` tells what was said, in the
    words of who said it.
    """

    lines: Sequence[Line]
    is_wire: bool
    is_editorial: bool
    is_talk: bool = False
    is_sent_out: bool = False


def announced(
    search: Search,
    number: int,
    extent: Extent,
    farthest: int,
    *,
    offset: int = 0,
    ends_it: bool = False,
) -> AnnouncedText:
    """The extent with the nearest announcement before it: in line `number`, if its words
    there are before `extent`, or in the paragraphs before."""
    lines = search.lines
    salutation = _salutation_at(lines, extent)
    at = number if offset and extent.start > lines[number].start else number - 1
    looked_at, date_line = 0, ""
    while at >= 0 and looked_at < farthest:
        line = lines[at]
        words = line.text[: max(0, extent.start - line.start)]
        if not says_nothing(words):
            is_title = at == number - 1 and _TITLE.fullmatch(words)
            looked_at += 0 if is_title else 1
            announcement = read_announcement(words, ends_it=ends_it)
            if announcement:
                if fuller := _told_before(lines, at, announcement):
                    at, announcement = fuller
                    line, words = lines[at], lines[at].text
                end = line.start + len(words)
                begin = line.start + max(0, len(words) - LONGEST_LEAD)
                begin += announcement.at
                return AnnouncedText(
                    extent, announcement, (begin, end), salutation, date_line
                )
        elif read_written_date(told := _BEGINS.sub("", words)):
            date_line = told
        at -= 1
    if offset and (below := _announced_below(lines, number, extent)):
        return replace(below, salutation=salutation, date_line=date_line)
    line = lines[max(0, number - 1)]
    return AnnouncedText(extent, None, (line.start, line.end), salutation, date_line)


def _told_before(
    lines: Sequence[Line], at: int, announcement: Announcement
) -> tuple[int, Announcement] | None:
    """What a paragraph above says of the text, and its number, where line `at` says no more
    than that it follows: "Deliver following message from Dulles to Eden:", "(Verbatim
    text follows)"."""
    words = lines[at].text
    tells = announcement.noun.casefold() not in BARE and not _TEXT_OF.fullmatch(words)
    if not at or len(words) > _LONGEST_BARE or tells:
        return None
    for number in range(at - 1, max(-1, at - 1 - _FARTHEST_TOLD), -1):
        above = read_announcement(lines[number].text, ends_it=number == at - 1)
        if above and above.noun.casefold() not in BARE:
            return number, above
    return None


def _announced_below(
    lines: Sequence[Line], number: int, extent: Extent
) -> AnnouncedText | None:
    """What a sentence says of the text between two marks, in the same or in the next
    paragraph above: "presented me with memorandum, of which text below"."""
    looked_at = 0
    for at in range(number, max(-1, number - 1 - _FARTHEST_TOLD), -1):
        line = lines[at]
        words = line.text[: max(0, extent.start - line.start)]
        if says_nothing(words):
            continue
        for begin, sentence in reversed(sentences_of(words)):
            if noun := text_below(sentence):
                announcement = Announcement(sentence, noun, begin)
                told_at = (line.start + begin, line.start + begin + len(sentence))
                return AnnouncedText(extent, announcement, told_at, "")
        looked_at += 1
        if looked_at == 2:
            break
    return None


def says_nothing(words: str) -> bool:
    words = _BEGINS.sub("", words.strip(' “"'))
    is_date = len(words) < 40 and read_written_date(words) is not None
    return not words or is_date or bool(_DELIMITER_ONLY.fullmatch(words))


def _salutation_at(lines: Sequence[Line], extent: Extent) -> str:
    for line in lines[extent.first : extent.first + 3]:
        text = line.text[max(0, extent.start - line.start) :]
        if salutation := salutation_of(text):
            return salutation
        if not says_nothing(text):
            break
    return ""


def words_in(search: Search, extent: Extent) -> int:
    return sum(count_words(line.text) for line in lines_within(search.lines, extent))


def lines_within(lines: Sequence[Line], extent: Extent) -> list[Line]:
    """The lines of the extent, the first and the last cut to it."""
    cut = []
    for line in lines[extent.first : extent.last + 1]:
        start, end = max(line.start, extent.start), min(line.end, extent.end)
        if end > start:
            text = line.text[start - line.start : end - line.start]
            cut.append(Line(start, text, line.block, line.is_quotation, line.is_item))
    return cut
