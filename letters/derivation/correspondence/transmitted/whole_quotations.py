"""Whether a quotation is a text that is given whole, and not an extract from one."""

from __future__ import annotations

import re

from letters.derivation.correspondence.transmitted.letter_parts import compliments_in
from letters.derivation.correspondence.transmitted.quoted_texts import Extent
from letters.derivation.correspondence.transmitted.words_before import (
    AnnouncedText,
    Search,
    words_in,
)

# A quotation with fewer words is an extract, unless it is a letter with a salutation.
_FEWEST_QUOTED = 40
# In a memorandum or a letter, which argues more.
_FEWEST_IN_ARGUMENT = 80
_FEWEST_MARKED = 15
# In characters, of the first words of a text.
_OPENING = 300
# What was said at a meeting is quoted in part.
_OF_A_TALK = re.compile(
    r"(?i)\bmemorand(?:um|a) of (?:the )?(?:\w{1,12} )?(?:discussion|conversation"
    r"|conference|meeting)\b|\bmemcon\b"
)
# A statement that somebody is told to make, or whose text is given.
_GIVEN = re.compile(
    r"\b(?:[Tt]exts?|[Vv]erbatim)\b"
    r"|\b(?:authorized to|should|will|would|may|shall|to)(?: also| then| now)?"
    r" (?:make|read|issue|release)\b"
    r"|\b(?:I|[Ww]e) (?:suggest|propose)\b"
)
_DEAR = re.compile(r"(?i)\bdear\b")
_FULL_TEXT = re.compile(
    r"\b[Ff]or (?:the )?(?:full|complete) text\b"
    r"|\bThe (?:full|complete) text (?:of|is)\b"
)
# How no text begins, but a part of one.
_GOES_ON = re.compile(
    r"(?:Turning|Reverting) to\b|(?:With|In) (?:respect|regard) to\b|As (?:for|to)\b"
)


def is_shortened(search: Search, extent: Extent) -> bool:
    """Whether an editor gives a part, or says behind a quotation where all of it is."""
    lines = search.lines
    rest = lines[extent.last].text[max(0, extent.end - lines[extent.last].start) :]
    below = "".join(line.text for line in lines[extent.last + 1 : extent.last + 2])
    told = f"{rest} {below[:_OPENING]}"
    first = lines[extent.first]
    opening = first.text[max(0, extent.start - first.start) :]
    is_part = _GOES_ON.match(opening) or _FULL_TEXT.search(told)
    return search.is_editorial and is_part is not None


def is_whole(search: Search, text: AnnouncedText) -> bool:
    """Whether a quotation is a text, and not an extract from one."""
    line = search.lines[text.extent.first]
    if compliments_in(line.text[max(0, text.extent.start - line.start) :][:_OPENING]):
        return words_in(search, text.extent) >= _FEWEST_MARKED
    is_dear = _DEAR.search(text.salutation) is not None
    is_led_to = search.is_editorial and is_dear and _leads_on(search, text)
    if text.salutation and (text.announcement or search.is_wire or is_led_to):
        return words_in(search, text.extent) >= _FEWEST_MARKED
    if not text.announcement or text.announcement.is_partial:
        return False
    words = text.announcement.words
    if not search.is_wire and _OF_A_TALK.search(words):
        return False
    is_letter = text.announcement.is_handed_on or (
        search.is_wire and text.announcement.is_letter
    )
    is_argument = not (search.is_wire or search.is_editorial)
    is_statement = "statement" in text.announcement.noun.casefold()
    is_given = text.announcement.is_handed_on or _GIVEN.search(words)
    if is_argument and is_statement and not is_given:
        return False
    is_whole_statement = is_argument and is_statement
    fewest = _FEWEST_IN_ARGUMENT if is_argument else _FEWEST_QUOTED
    fewest = _FEWEST_QUOTED if is_whole_statement else fewest
    fewest = _FEWEST_MARKED if is_letter else fewest
    return words_in(search, text.extent) >= fewest


def _leads_on(search: Search, text: AnnouncedText) -> bool:
    """Whether the paragraph above ends with a colon."""
    above = search.lines[max(0, text.extent.first - 1)].text
    return above.rstrip().endswith(":")
