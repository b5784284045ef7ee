"""Whether a telegram tells somebody to hand on what stands below, or says that he did."""

from __future__ import annotations

import re

# Somebody is told to hand on what follows, or did: the end of a paragraph says it, in no
# more characters.
LONGEST_END = 400
_TO_HAND_ON = re.compile(
    r"\b(?i:deliver|convey|pass|transmit|hand|give|present|send)(?:ed|s)?\b[^.;:]{0,130}?"
    r" (?i:foll|fol|following)\b(?P<what>[^.;:]{0,60}?)"
    r" (?i:messages?|letter|note|statement|reply|communication|aid[eé][- ]m[eé]moire"
    r"|memo|memorandum)\b"
    r"(?! based)(?:[^.;:]|(?<= [A-Z])\.){0,160}[:.]$"
)
# "Please deliver following to X from Y.", "requests that following message be conveyed".
_HANDED_ON_FROM = re.compile(
    r"(?<!“)(?<!“Please )\b(?i:deliver|convey|pass|give|transmit|hand|send)(?: the)?"
    r" (?i:following|fol)\b[^.;:]{0,30} to (?=[A-Z])[^.;:]{1,80} from [A-Z][^.;:]{1,60}[.:]$"
    r"|\b(?:following|fol) (?:[a-z]{3,12} )?(?:message|letter|note|reply|statement)"
    r"(?: from [A-Z][^.;:]{1,60})? be (?:[a-z]{3,12}ly )?"
    r"(?:conveyed|delivered|passed|transmitted|sent|handed)\b[^.;:]{0,120}[.:]$"
    r"|\b(?:pass|convey|transmit|deliver)(?: on)? to (?:the )?[A-Z][\w ]{2,40}"
    r" the following[.:]$"
)
# "in a personal letter to me, which follows."
_WHICH_FOLLOWS = re.compile(
    r"\b(?:letter|message|note|memorandum|reply|cable|telegram)\b[^.;:]{0,80},"
    r" which follows[.:]$"
)
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:points|views|lines|remarks|comments|to|for|in)\b"
)


def is_to_be_handed_on(lead: str) -> bool:
    """Whether the last words of a paragraph tell somebody to hand on what follows."""
    if lead[-1:] not in (":", ".") or " fol" not in lead.casefold():
        return False
    if _HANDED_ON_FROM.search(lead[-LONGEST_END:]) or _WHICH_FOLLOWS.search(lead):
        return True
    told = _TO_HAND_ON.search(lead[-LONGEST_END:])
    return told is not None and not _OF_SOMETHING_ELSE.search(told["what"])
