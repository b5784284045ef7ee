"""Who speaks to whom in the first words of a text: "The Department of State informs …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from letters.derivation.correspondence.transmitted.announced_names import in_lower_case
from letters.derivation.correspondence.transmitted.letter_parts import compliments_in
from letters.derivation.correspondence.transmitted.running_lines import Line
from letters.derivation.correspondence.transmitted.side_candidates import (
    Evidence,
    SideCandidate,
)

# In characters.
_LONGEST_OPENING = 300
_LONGEST_TITLE = 110
_WORD = r"[A-Z][\w.’'-]{1,13}"
_BODY = (
    rf"(?:(?:{_WORD} ){{1,3}}(?i:government|side)"
    rf"|(?i:government|department|embassy|legation|ministry) of (?:the )?"
    rf"{_WORD}(?: (?:of )?(?:the )?{_WORD}){{0,5}}"
    r"|Joint Chiefs of Staff|Governments of [^.;:()]{5,120}?(?= have\b)"
    r"|Conference of (?:the )?Foreign Ministers|US ?G|USG|United States"
    r"|[A-Z][a-z]{3,12} Department|Treasury)"
)
# A note or an oral message speaks of its author: "The United States Government has noted",
# "The President wishes".
_OF_ITSELF = re.compile(
    rf"(?:[0-9]{{1,2}}\. |\([0-9]\) )?(?i:the )?(?P<from>{_BODY}"
    r"(?= ?(?i:has|have|is|wish(?:es)?|desires?|hereby|considers?|believes?|regrets?|notes"
    r"|welcomes?|appreciates?|hopes?|proposes?|shares?|informs?|would|accepts|refers"
    r"|submits?|met|announces|today|proceeds|attaches|cannot|favors)\b)"
    r"|(?:Foreign )?Ministry(?= (?i:wishes|has|informs?|considers?|regrets?)\b)"
    r"|(?:Under Secretary|Secretary|President|Prime Minister|Chancellor|Premier)"
    r"(?= (?:wish(?:es)?|pleased|desires?|appreciates?|shares?|regrets?|hopes?|believes?"
    r"|is (?:pleased|confident|grateful|concerned|gratified))\b))"
)
_TO_WHOM = re.compile(
    r" ?(?i:(?:wishes|wish|desires|has the hono[u]?r|would like)(?: to)? )?"
    r"(?i:hereby )?(?i:informs?|advises?|notif(?:y|ies)|assures?|conveys?(?: to)?|reminds?) "
    rf"(?i:the )?(?P<to>{_BODY}|(?:{_WORD} ){{1,3}})"
)
# "CIA ANALYSIS OF THE KOSYGIN–CHOU MEETING", "TREASURY COMMENT".
_TITLE_OF = re.compile(
    r"(?P<from>CIA|TREASURY|JCS|STATE DEPARTMENT|DEFENSE DEPARTMENT|State Department"
    r"|Defense Department) (?i:analysis|comments?|questions|position|views|paper|study)\b"
    r"|(?i:(?:brief )?(?:statement|views|position|report) of the )"
    r"(?P<of>(?i:joint chiefs of staff|department of (?:state|defense)))\b"
)


def speaking_sides(
    lines: Sequence[Line],
) -> tuple[list[SideCandidate], list[SideCandidate]]:
    """Senders and recipients by the first words, or by the title above them."""
    opening = lines[0].text[:_LONGEST_OPENING]
    if compliments := compliments_in(opening):
        sides = [
            [SideCandidate(_in_small_letters(name), Evidence.NAMED)]
            for name in compliments
        ]
        return sides[0], sides[1]
    if title := _TITLE_OF.match(opening):
        return [_speaking(title["from"] or title["of"])], []
    first = lines[1] if len(opening) <= _LONGEST_TITLE and lines[1:] else lines[0]
    for line in (lines[0], first):
        opening = line.text[:_LONGEST_OPENING]
        if match := _OF_ITSELF.match(opening):
            to = _TO_WHOM.match(opening, match.end("from"))
            return [_speaking(match["from"])], [_speaking(to["to"])] if to else []
    return [], []


def _speaking(words: str) -> SideCandidate:
    return SideCandidate(_in_small_letters(words.strip()), Evidence.SPEAKING)


def _in_small_letters(name: str) -> str:
    """The name of an office as print has it elsewhere, if this text is all in capitals."""
    return in_lower_case(name) if name.isupper() else name
