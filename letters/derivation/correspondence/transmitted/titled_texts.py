"""The texts of which one sentence announces some, each below a title of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from letters.derivation.correspondence.transmitted.announcement_forms import (
    Announcement,
)
from letters.derivation.correspondence.transmitted.announcements import (
    LONGEST_LEAD,
)
from letters.derivation.correspondence.transmitted.quoted_texts import (
    extent_of,
    opens_quotation,
)
from letters.derivation.correspondence.transmitted.running_lines import Line
from letters.derivation.correspondence.transmitted.words_before import (
    AnnouncedText,
    Search,
    words_in,
)

# "Following are verbatim texts of two papers given President Nasser September 28:".
_SOME_TEXTS = re.compile(
    r"\b[Ff]ollowing are (?:the )?(?:(?:verbatim|full|complete) )?texts of (?:the )?"
    r"(?:two|three|four|five|[2-5]) (?P<noun>[a-z]{3,12})\b[^.:;]{0,200}:$"
)
# In characters: "Proposed written statement:".
_LONGEST_TITLE = 80
_MOST_LINES = 200
_FEWEST_WORDS = 25


def find_titled(search: Search, number: int) -> AnnouncedText | None:
    """What stands below the title in line `number`, up to the next title or the end."""
    lines = search.lines
    above = _announcing(lines, number) if _is_title(lines[number]) else None
    if above is None or number + 1 >= len(lines):
        return None
    titles = (at for at in range(number + 1, len(lines)) if _is_title(lines[at]))
    last = next(titles, len(lines)) - 1
    if last <= number or opens_quotation(lines[number + 1]):
        return None
    extent = extent_of(lines, (number + 1, 0), (last, len(lines[last].text)))
    if not extent or words_in(search, extent) < _FEWEST_WORDS:
        return None
    line = lines[above]
    words = line.text.rstrip()[-LONGEST_LEAD:]
    match = _SOME_TEXTS.search(words)
    noun = match["noun"] if match else ""
    return AnnouncedText(
        extent, Announcement(words, noun, 0), (line.start, line.end), ""
    )


def _is_title(line: Line) -> bool:
    text = line.text.strip()
    is_short = len(text) <= _LONGEST_TITLE and text.endswith(":")
    return is_short and text[:1].isupper()


def _announcing(lines: Sequence[Line], number: int) -> int | None:
    """The number of the line above that announces some texts, the first below itself."""
    for at in range(number - 1, max(-1, number - _MOST_LINES), -1):
        if _SOME_TEXTS.search(lines[at].text.rstrip()[-LONGEST_LEAD:]):
            return at if _is_title(lines[at + 1]) else None
    return None
