"""The texts of which a telegram marks the end, and announces the beginning."""

from __future__ import annotations

import re

from letters.derivation.correspondence.transmitted.announcement_forms import (
    Announcement,
)
from letters.derivation.correspondence.transmitted.announcements import (
    LONGEST_LEAD,
    read_announcement,
)
from letters.derivation.correspondence.transmitted.announcing_words import (
    SENTENCE_END,
)
from letters.derivation.correspondence.transmitted.delimited_texts import (
    find_delimited,
    find_ended,
)
from letters.derivation.correspondence.transmitted.quoted_texts import opens_quotation
from letters.derivation.correspondence.transmitted.words_before import (
    AnnouncedText,
    Search,
    words_in,
)

# With fewer words it is a remark.
_FEWEST_WORDS = 25
_LEADS_ON = re.compile(
    r"(?i)\b(?:as follows|follows?|following|fol|folg|flwg|text of [a-z ]{3,30})\b"
)
# One of these is in all of them.
_SIGNS = ("fol", "flwg", "text of")
# A line of its own below: "Text of oral message:".
_LEADS_ON_ALONE = re.compile(r"(?i)(?:verbatim )?text\b[^.:;]{0,60}[.:]?")
_SUMMARY = re.compile(r"(?i)\b(?:summar\w{1,8}|substance|gist|paraphrase|points)\b")


def find_ended_text(search: Search, number: int) -> AnnouncedText | None:
    """What stands below the line that leads on to it, up to "End of message"."""
    line = search.lines[number]
    words = line.text.rstrip()
    if not search.is_wire or not words.endswith((":", ".")):
        return None
    lead = words[-LONGEST_LEAD:]
    if not any(sign in lead.casefold() for sign in _SIGNS):
        return None
    ends = [end.end() for end in SENTENCE_END.finditer(lead)]
    told = lead[ends[-1] if ends else 0 :]
    leads_on = _LEADS_ON.search(told)
    if not leads_on or _SUMMARY.search(told):
        return None
    extent = find_ended(search.lines, number)
    if not extent or words_in(search, extent) < _FEWEST_WORDS:
        return None
    first = search.lines[extent.first]
    is_marked = opens_quotation(first) or _LEADS_ON_ALONE.fullmatch(first.text.strip())
    if is_marked or any(
        find_delimited(search.lines, at) for at in (number, extent.first)
    ):
        return None
    announcement = read_announcement(words) or Announcement(
        told, leads_on[0], len(lead) - len(told)
    )
    begin = line.start + max(0, len(words) - LONGEST_LEAD) + announcement.at
    return AnnouncedText(extent, announcement, (begin, line.end), "")
