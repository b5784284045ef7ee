"""The heading that a carried text brings with it: a title typed over its first words."""

from __future__ import annotations

import re

from letters.derivation.description.markings import read_terms

# Longer first lines are sentences.
_LONGEST = 140
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# In titles these stand in small letters, as in "Undertakings with the PRC".
_SMALL = frozenset(
    {
        *("a", "about", "after", "among", "an", "and", "as", "at", "before", "between"),
        *("but", "by", "concerning", "during", "for", "from", "in", "into", "of", "on"),
        *("or", "over", "regarding", "the", "to", "toward", "towards", "under", "upon"),
        *("versus", "with", "within"),
    }
)
# Lines that address a paper, number a part, or begin a resolution.
_NO_HEADING = re.compile(
    r"(?:[^\w“]|(?:\d{1,3}|[A-Z]|[IVX]{1,6})[.)] |The (?:General Assembly|Security Council)\b)"
    r"|(?i:amembassy|info|ref|subject|participants|to|from|memorandum (?:for|to)|telegram"
    r"|part|section|annex|appendix|attachment|enclosure|tab)\b"
)
# What ends a sentence, announces something, or is the middle of one.
_NO_TITLE = (",", ";", ":", ".", "—", "-")


def heading_of(words: str) -> str:
    """The first line, if it is a title and other lines follow; "" for anything else.

    A title is in capitals, or has capitals but for its little words, of which it has one:
    so a line of names is none.
    """
    first, _, rest = words.lstrip().partition("\n")
    heading = " ".join(first.split())
    is_alone = not rest.strip() or len(heading) > _LONGEST
    if is_alone or heading.endswith(_NO_TITLE) or _NO_HEADING.match(heading):
        return ""
    if read_terms(heading):
        return ""
    letters = _WORD.findall(heading)
    large = [word for word in letters if word[0].isupper()]
    goes_on = not letters or letters[-1].casefold() in _SMALL
    return heading if not goes_on and _is_titled(letters, large) else ""


def _is_titled(letters: list[str], large: list[str]) -> bool:
    if len(letters) >= 2 and all(word.isupper() for word in letters):
        return True
    if letters[0] not in large:
        return False
    small = [word for word in letters if word not in large]
    return len(large) >= 2 and bool(small) and {*small} <= _SMALL
