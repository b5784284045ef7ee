"""What a line of a list of participants says beside the names, and lines without any."""

from __future__ import annotations

import re

from letters.derivation.correspondence.participants.shared_titles import (
    before_messrs_parted,
)

# Who sat for another, and who was there for a while.
_INSTEAD = re.compile(
    r" vice [A-Z][^,;]{1,60}| (?:as alternate (?:for|to)|representing) .{1,120}$"
    r"| for the (?:Administrator|Director|Chairman|Secretary|Special Assistant)\b.{0,120}$"
    r"| (?:was|were) present\b.{0,80}$|,? et al\.?$"
    r"|,? and (?:[Oo]thers|(?:his )?(?:[Ss]taff|aides|party|advis[eo]rs))$"
)
# "His Excellency, Levi Eshkol".
_EXCELLENCY = re.compile(
    r"((?:His|Her) (?:Excellency|Majesty|(?:Royal )?Highness)|H\.E\.), (?=[A-Z])"
)
# A name that the editors took out behind another.
_NOT_PRINTED = re.compile(
    r"(?<=\w) \[(?:[^\]]{0,40}not declassified|and [^\]]{1,80})\]"
    # The party and the state of a member of Congress.
    r"|(?<=[\w.]) \[[RDI][-–—][^\]]{2,20}\]"
)
_ASIDE = re.compile(r"\s*\((?:[^()]|\([^()]*\))*\)?")
# "Allen Dulles, and Robert Cutler. There were also present Mr. Lee".
_ALSO_PRESENT = re.compile(
    r"\.? (?:There were )?[Aa]lso present(?: in the room)?(?: were)?:? (?=[A-Z])"
)
# "Mr. Engle and Mr. Poats were present for Item 2 Mr. Martin, Mr. Koren".
_WERE_PRESENT = re.compile(
    r" (?:was|were) present(?: for (?:the meeting|Items? (?:No\. )?[0-9]{1,2}))?[.,;]? (?=Mr)"
)
# "1. Robert Murphy".
_NUMBER = re.compile(r"[0-9]{1,2}[.)] (?=[A-Z])")
NOBODY = re.compile(
    r"(?i)^(?:and )?(?:\w+ )?(?:others?(?: from .*)?|interpreters?|note ?takers?|staff"
    r"|see attached.*|various .*|members?(?: of .*)?|aides?|advis[eo]rs?|\[.*|[0-9](?!LT ).*"
    r"|other (?:\w+ ){0,2}(?:officers|officials)"
    r"|cabinet (?:meeting|members)|(?:[a-z]+ )?delegation"
    r"|(?:representatives|participants)\b.*|cabinet"
    r"|.*not declassified.*"
    # Where a list stands, who was absent, and of whom no name is told.
    r"|(?:see|listed|list|as)\b.{0,30}\b(?:list|page|attached|above|below|attachment|tab"
    r"|document)\b.*|.* (?:was|were) (?:out of|absent|not present|unable)\b.*"
    r"|representatives? present|by invitation"
    r"|(?:two|three|four|five|six|several) (?:[a-z-]{2,15} ){0,3}(?:representatives|officers"
    r"|officials|members|aides|assistants|interpreters)\b.*"
    # The end of an office in a line of its own.
    r"|(?:affairs|office|department|ministry|bureau) of [^—–:]*"
    r"|(?:\w+ ){0,3}(?:ministry|department|embassy|affairs|office|division|staff))$"
)
# In characters: what is longer is no line of names.
LONGEST_LINE = 2_000


def names_alone(line: str) -> str:
    """The line without asides, and with a semicolon where others begin to be told."""
    line = _NUMBER.sub("", line, count=1)
    words = _WERE_PRESENT.sub("; ", _ASIDE.sub("", line))
    words = _INSTEAD.sub("", words).strip(" .,;—–-")
    if line.rstrip().endswith(("Jr.", "Sr.")):
        words += "."
    words = _EXCELLENCY.sub(r"\1 ", words)
    if "Messrs" in words:
        words = before_messrs_parted(words)
    if "also present" in words.casefold():
        words = _ALSO_PRESENT.sub("; ", words)
    return _NOT_PRINTED.sub("", words)
