"""To whom an announced text was sent, as the words that announce it say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from letters.derivation.correspondence.transmitted.announced_names import (
    name_at,
    name_before,
)
from letters.derivation.correspondence.transmitted.announcing_words import (
    NEAR,
    SENTENCE_END,
    candidates,
    names_behind,
    up_to_noun,
)
from letters.derivation.correspondence.transmitted.fixed_forms import (
    sides_in_fixed_form,
)
from letters.derivation.correspondence.transmitted.side_candidates import (
    Evidence,
    SideCandidate,
)

_TO = re.compile(
    r"(?<!attribution )(?<!according )(?<!pursuant )(?<!visit )(?<!trip )(?<!return )"
    r"(?<!regard )(?<!respect )(?<!reference )(?<!relation )(?<!prior )(?<!addition )"
    r"(?<!(?:ese|iet|ish|nch|ian|can|man) Ambassador )\b[Tt]o (?=\S)"
)
_WITH = re.compile(r"\b(?:with|see|inform|tell|appointment) (?=\S)")
# "Deliver Inonu soonest following message", "sent Under Secretary Dillon the following".
_GIVEN_TO = re.compile(
    r"\b(?i:deliver|convey|pass|give|hand|send|transmit|sent|handed|gave|given|wrote|cabled)"
    r"(?: to)?(?: the)? (?=[A-Z])"
)
_FOLLOWING = re.compile(r" ?(?:[a-z]{3,14} ){0,2}(?:the )?fol")
_DELIVERY = re.compile(
    r"(?i)\b(?:deliver|convey|pass|transmit|hand|give|gave|send|sent|write|wrote|reply|respond"
    r"|address|communicat|present|forward|cable|message|letter|note)"
)
# "letter addressed Schuurman by GOC chairman", "message Nasser from President".
_ADDRESSED = re.compile(r"(?:\b(?:sent|addressed))? (?=[A-Z])")
_SENDING = re.compile(r"\b(?:sending|sends|sent|cabled|wired|addressed)\b[^.;:]{0,30}$")
_TO_DEPARTMENT = re.compile(r"(?: from \w{2,20})? to (?:the )?Department(?! of)\b")
# "letter has been received in reply to the letter sent by the Chairman".
_IN_REPLY = re.compile(
    r" in (?:reply|response|answer) to (?:the|a|his) (?:letter|message|note|telegram)"
    r" (?:sent|addressed)? ?(?:by|from) (?=\S)"
)
# "at the highest level available in Foreign Ministry".
_LEVEL = re.compile(
    r"\blevels?(?: available| possible)? (?:of|in|at) (?:the )?(?=[A-Z])"
)
# "to USDel for Ambassador Vance".
_TO_ONE_FOR_ANOTHER = re.compile(
    r" to (?:the )?[A-Z]\w{1,20}(?: of State)? for (?=[A-Z])"
)
_TO_YOU = re.compile(r"\b(?:sent|handed|gave|wrote|cabled) you\b")
# "inform Bao Dai as follows.", "requests following be cabled Byroade".
_INFORM = re.compile(
    r"\b(?:inform|advise|notify|tell) (?=[A-Z][^.;:]{1,60} as follows[.:]?$)"
    r"|\bfol(?:lowing)? be (?:cabled|relayed|given)(?: to)? (?=[A-Z])"
)
_FROM = re.compile(r"\b[Ff]rom (?=\S)")
_FOR = re.compile(r"\b[Ff]or (?=\S)")
_FOR_SOMEBODY = re.compile(
    r" (?:[A-Z]\w{1,20} ){0,2}"
    r"(?:from (?:me|[A-Z]\S{1,20}(?: (?:of|[A-Z]\S{1,20})){0,4}) )?for (?=\S)"
)
# Where a letter is handed in, for somebody else.
_DELIVERED_AT = re.compile(
    r"White House|Foreign Office|Foreign Ministry|Embassy|Department|Ministry of Foreign"
)
_TO_ME = re.compile(
    r"\b(?:asked|called|handed|gave|told|read|summoned|sent|received|presented) me\b|\bto me\b"
)
# "aide-mémoire handed me by Gromyko".
_TO_ME_AFTER = re.compile(
    r"(?: specified in [^.;:]{3,30})? (?:which |that )?(?:was |were )?(?:just )?"
    r"(?:handed|given|delivered|read|sent)(?: to)? (?:me|us)\b"
)
_RECEIVED = re.compile(
    r" (?:has )?received (?:today,? |this [a-z]{2,10} )?"
    r"(?:[0-9]{1,2} [ap]\. ?m\.,? )?(?=(?:the )?foll)"
)


def recipients_told(words: str, noun: str) -> Iterator[SideCandidate]:
    """To whom the text was sent that `words` announce as `noun`, the likeliest first."""
    yield from candidates(Evidence.NAMED, names_behind(_INFORM, words))
    if fixed := sides_in_fixed_form(words, noun):
        yield from fixed.recipients
        return
    words = up_to_noun(words, noun)
    place = words.find(noun)
    after, before = words[place + len(noun) :], words[:place]
    if not noun:
        last = SENTENCE_END.split(words.rstrip(" ."))[-1]
        for_whom = names_behind(_FOR, last)[-1:] if _FROM.search(last) else []
        yield from candidates(Evidence.NAMED, for_whom)
        return
    if answered := _IN_REPLY.search(after):
        name = name_at(after, answered.end())
        yield from candidates(Evidence.NAMED, [name])
        after = after[: answered.start()]
    if _TO_DEPARTMENT.match(after):
        yield SideCandidate("Department of State", Evidence.NAMED)
    yield from candidates(
        Evidence.NAMED, [_addressed(after, is_sent=bool(_SENDING.search(before)))]
    )
    if passed := _TO_ONE_FOR_ANOTHER.match(after):
        yield from candidates(Evidence.NAMED, [name_at(after, passed.end())])
    yield from _reached(before, noun, after)


def _reached(before: str, noun: str, after: str) -> Iterator[SideCandidate]:
    """Who is told in the words `before` the noun and `after` it; a report is about what
    stands behind "for"."""
    if received := _RECEIVED.search(before):
        yield SideCandidate(name_before(before[: received.start()]), Evidence.NAMED)
    handed = _DELIVERY.search(before)
    is_about = noun.casefold() == "report"
    nearest = NEAR if _is_for_somebody(after) else 1
    names = [
        *names_behind(_TO, after),
        *(() if is_about else names_behind(_FOR, after, nearest=nearest)),
        *_given_to(before),
        *(reversed(names_behind(_TO, before)) if handed else ()),
    ]
    if "me" in names:
        yield SideCandidate("me", Evidence.HANDED)
    names = [name for name in names if name != "me"]
    reached = [name for name in names if not _DELIVERED_AT.search(name)]
    yield from candidates(Evidence.NAMED, reached)
    if _TO_YOU.search(before):
        yield SideCandidate("you", Evidence.NAMED)
    yield from candidates(Evidence.NAMED, [*names, *names_behind(_LEVEL, after)])
    yield from candidates(Evidence.BESIDE, names_behind(_WITH, before)[-1:])
    if _TO_ME.search(before) or _TO_ME_AFTER.match(after):
        yield SideCandidate("me", Evidence.HANDED)


def _is_for_somebody(after: str) -> bool:
    """ "for X" behind "message" or "message from me", or behind whom it is delivered to."""
    return bool(_FOR_SOMEBODY.match(after) or _TO.search(after[:NEAR]))


def _addressed(after: str, *, is_sent: bool) -> str:
    """ "Nasser" behind the noun in "message Nasser from President", and at the end of what
    somebody `is_sent`: "sending following telegram Nkrumah:"."""
    matches = [*_ADDRESSED.finditer(after[:NEAR])]
    match = next((one for one in matches if one[0].strip()), None)
    match = match or (matches[0] if matches else None)
    name = name_at(after, match.end()) if match else ""
    is_next = match and (match.start() == 0 or match[0].strip())
    rest = after[match.end() + len(name) :] if match else ""
    if match and match[0].strip():
        return name
    is_last = is_next and is_sent and rest.rstrip() == ":"
    is_told = is_next and rest.startswith((" from ", " by "))
    return name if is_told or is_last else ""


def _given_to(before: str) -> list[str]:
    """ "Inonu" in "deliver Inonu soonest following message"."""
    places = [match.end() for match in _GIVEN_TO.finditer(before)]
    named = [(place, name_at(before, place)) for place in places]
    return [
        name
        for place, name in named
        if name and _FOLLOWING.match(before, place + len(name))
    ]
