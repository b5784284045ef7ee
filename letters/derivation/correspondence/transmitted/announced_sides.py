"""Whose an announced text is, as the words that announce it say."""

from __future__ import annotations

import re

from letters.derivation.correspondence.transmitted.announced_names import (
    name_at,
    name_before,
)

SENTENCE_END = re.compile(
    r"(?<!Mr|Dr|Lt)(?<!Gen|Amb|Col|Adm|Sec|Min|Jan|Feb|Mar|Apr|Aug|Oct|Nov|Dec)"
    r"(?<!Sept|Pres)(?<! No)(?<![A-Z])[.;?!]\s"
)
# Nouns that tell nothing of what the text is.
BARE = ("text", "translation", "draft")
_FROM = re.compile(r"\b[Ff]rom (?=\S)")
# Whoever handed it in: "received from Wright letter to Merchant from Kirkpatrick".
_TO_SOMEBODY = re.compile(r" to (?:[A-Z]\S{1,20} ){1,5}from (?=\S)")
_BY = re.compile(
    r"\b(?:sent|addressed|prepared|drafted|signed|made|written|issued|delivered|given"
    r"|agreed|adopted|submitted)"
    r"(?: on [A-Z][a-z]{2,8} [0-9]{1,2})? by (?=\S)"
    r"|\b(?:handed|given|delivered|read|presented)(?: to)? (?:me|us|him|you)"
    r"(?: [a-z]{2,12}){0,3} by (?=\S)|\b(?:sent|addressed) [A-Z]\w{1,20} by (?=\S)"
    r"|\bsigned (?=[A-Z])"
    r"|\b(?:report|paper|analysis|evaluation|study|summary) by (?=[A-Z])"
)
_MINE = re.compile(
    r"\bon my behalf\b|\bmy (?:personal |own )?(?:letter|message|reply|answer|statement"
    r"|note|memorandum)\b|\bI (?:then |have )?(?:made|read|continued|opened|replied|began"
    r"|handed|gave|sent|wrote|dispatched)\b"
)
_TO = re.compile(r"(?<!attribution )(?<!according )(?<!pursuant )\b[Tt]o (?=\S)")
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
_TO_DEPARTMENT = re.compile(r"(?: from \w{2,20})? to (?:the )?Department(?! of)\b")
# "at the highest level available in Foreign Ministry".
_LEVEL = re.compile(
    r"\blevels?(?: available| possible)? (?:of|in|at) (?:the )?(?=[A-Z])"
)
# "to USDel for Ambassador Vance".
_TO_ONE_FOR_ANOTHER = re.compile(r" to (?:the )?[A-Z]\w{1,20} for (?=[A-Z])")
_TO_YOU = re.compile(r"\b(?:sent|handed|gave|wrote|cabled) you\b")
_FOR = re.compile(r"\b[Ff]or (?=\S)")
_FOR_SOMEBODY = re.compile(
    r" (?:from (?:me|[A-Z]\S{1,20}(?: (?:of|[A-Z]\S{1,20})){0,4}) )?for (?=\S)"
)
# Where a letter is handed in, for somebody else.
_DELIVERED_AT = re.compile(
    r"White House|Foreign Office|Foreign Ministry|Embassy|Department|Ministry of Foreign"
)
# In characters: how far "for X" stands from "message".
_NEAR = 50
_OWNER = re.compile(r"[’'](?:s\b|(?= ))")
_SENT = re.compile(
    r"\s(?:has |had )?(?:sent|wrote|cabled|addressed|issued|released|published|delivered"
    r"|(?:asked|requested) that)\b"
)
_READ = re.compile(r"\sread\b")
# Who made a statement, where other verbs stand between his name and "following".
_GIVING = (
    r"(?:(?:has|had|then|also|further|later) ){0,2}(?:made|read|handed|gave|delivered|cabled"
    r"|sent|wrote|dictated|submitted|presented|left|issued|telegraphed)"
)
_GAVE = re.compile(rf" {_GIVING}\b(?=[^.;:]{{0,60}} (?:fol|following|this)\b)")
_AND_GAVE = re.compile(
    rf"(?:,| and| who) {_GIVING}\b(?=[^.;:]{{0,60}} (?:fol|following|this)\b)"
)
_YOURS = re.compile(
    r"\b[Yy]ou (?:(?:are|should|shld|may|will|can|also|authorized|to) ){1,3}"
    r"(?:make|read|issue)\b"
)
_OF_DEPARTMENT = re.compile(r"\b[Dd]ep(?:artmen)?t[’']s (?:[a-z]{2,12} ){0,3}$")
_ENDS_WITH_DEPARTMENT = re.compile(r"\bDep(?:artmen)?t$")
# "Department November 29 handed".
_DAY = re.compile(r" (?:on )?[A-Z][a-z]{2,8} [0-9]{1,2}$")
_TO_ME = re.compile(
    r"\b(?:asked|called|handed|gave|told|read|summoned|sent|received) me\b|\bto me\b"
)
_RECEIVED = re.compile(
    r" (?:has )?received (?:today |this [a-z]{2,10} )?(?=(?:the )?foll)"
)
# "Soviet note", "Japanese aide-mémoire": whose government wrote it.
_STATE = re.compile(
    r"\b(?P<state>United States|US|U\.S\.|American"
    r"|USSR|Soviet|British|French|German|Japanese|Chinese"
    r"|Italian|Canadian|Israeli|Egyptian|Indian|Pakistani|Iranian|Turkish|Greek|Polish"
    r"|Yugoslav|Cuban|Mexican|Brazilian|Argentine|Indonesian|Philippine|Thai|Korean"
    r"|Vietnamese|Cambodian|Lao|Burmese|Austrian|Belgian|Dutch|Spanish|Portuguese)"
    r"(?: Government[’']?s?)? (?:[a-z]{3,12} )?$"
)
_OWN = frozenset({"United States", "US", "U.S.", "American"})
# Words between "Khrushchev’s" or "Khrushchev sent" and "letter", at most.
_BETWEEN = 4
_BETWEEN_SENT = 7
# "Following is text Spaak reply".
_JUST_BEFORE = re.compile(
    r"\b(?:text|following|folg?|is|of)(?: of)? (?P<name>[A-Z][a-z][\w’'-]{1,20}"
    r"(?: [A-Z][a-z][\w’'-]{1,20})?) $"
)
_MARKINGS = frozenset(
    [
        "Top",
        "Secret",
        "Confidential",
        "Personal",
        "Oral",
        "Joint",
        "Draft",
        "Full",
        "White",
    ]
)
# "On May 4 the Department of State responded to Hare’s report as follows".
_ANSWERED = re.compile(r" (?:responded|replied) to (?=[A-Z])")
_DRAFTED_BY = re.compile(r"\b(?:drafted|prepared|written|made|signed) by (?=\S)")
# Who called is not who wrote down what was said.
_OF_A_TALK = re.compile(
    r"(?i)\bmemorand(?:um|a) of (?:an? |the )?(?:telephone )?(?:call|conversation)"
)
_LONGEST = 1_000


def read_sides(words: str, noun: str) -> tuple[str, str]:
    """Who sent the text that `words` announce as `noun`, and to whom; each may be empty.

    "me" and "you" are the writer and the reader of these words.
    """
    if noun.casefold() in BARE:
        return _first_name(_BY, words), ""
    words = _up_to_noun(words, noun)
    if _OF_A_TALK.search(words):
        return _first_name(_DRAFTED_BY, words), ""
    if answered := _ANSWERED.search(words):
        return name_before(words[: answered.start()]), name_at(words, answered.end())
    addressed = (
        _TO_SOMEBODY.match(words, words.find(noun) + len(noun)) if noun else None
    )
    author = name_at(words, addressed.end()) if addressed else ""
    sender = author or _first_name(_FROM, words) or _first_name(_BY, words)
    if not sender and _MINE.search(words):
        sender = "me"
    sender = sender or _owner(words, noun)
    return sender, _recipient(words, noun)


def _up_to_noun(words: str, noun: str) -> str:
    """The words without the sentences after the one that names the text."""
    begin = words.find(noun) + len(noun)
    end = SENTENCE_END.search(words, begin) if noun else None
    return words[: end.start()] if end else words


def _recipient(words: str, noun: str) -> str:
    place = words.find(noun)
    after, before = words[place + len(noun) :], words[:place]
    if not noun:
        last = SENTENCE_END.split(words.rstrip(" ."))[-1]
        return _last_name(_FOR, last) if _FROM.search(last) else ""
    if _TO_DEPARTMENT.match(after):
        return "Department of State"
    if addressed := _addressed(after):
        return addressed
    if passed := _TO_ONE_FOR_ANOTHER.match(after):
        return name_at(after, passed.end())
    handed = _DELIVERY.search(before) or _RECEIVED.search(before)
    names: list[str] = [
        *_names(_TO, after),
        *_names(_FOR, after, nearest=_NEAR if _is_for_somebody(after) else 1),
        *_given_to(before),
        *(reversed(_names(_TO, before)) if handed else ()),
    ]
    reached = [name for name in names if not _DELIVERED_AT.search(name)]
    if received := _RECEIVED.search(before):
        return name_before(before[: received.start()])
    if not reached and _TO_YOU.search(before):
        return "you"
    others = [*names, *_names(_LEVEL, after), _last_name(_WITH, before)]
    named = (reached or others)[0]
    return named or ("me" if _TO_ME.search(before) else "")


def _is_for_somebody(after: str) -> bool:
    """ "for X" behind "message" or "message from me", or behind whom it is delivered to."""
    return bool(_FOR_SOMEBODY.match(after) or _TO.search(after[:_NEAR]))


def _addressed(after: str) -> str:
    """ "Nasser" behind the noun in "message Nasser from President"."""
    match = _ADDRESSED.search(after[:_NEAR])
    name = name_at(after, match.end()) if match else ""
    is_next = match and (match.start() == 0 or match[0].strip())
    rest = after[match.end() + len(name) :] if match else ""
    return name if is_next and rest.startswith((" from ", " by ")) else ""


def _given_to(before: str) -> list[str]:
    """ "Inonu" in "deliver Inonu soonest following message"."""
    places = [match.end() for match in _GIVEN_TO.finditer(before)]
    named = [(place, name_at(before, place)) for place in places]
    return [
        name
        for place, name in named
        if name and _FOLLOWING.match(before, place + len(name))
    ]


def _names(
    pattern: re.Pattern[str], words: str, *, nearest: int = _LONGEST
) -> list[str]:
    matches = [match for match in pattern.finditer(words) if match.start() < nearest]
    names = [name_at(words, match.end()) for match in matches]
    return [name for name in names if name]


def _first_name(pattern: re.Pattern[str], words: str) -> str:
    return next(iter(_names(pattern, words)), "")


def _last_name(pattern: re.Pattern[str], words: str) -> str:
    return next(reversed(_names(pattern, words)), "")


def _giver(words: str) -> str:
    """ "Zorin" in "Zorin asked me to call and made following oral statement"."""
    if _YOURS.search(words):
        return "you"
    for match in reversed(list(_GAVE.finditer(words))):
        before = _DAY.sub("", words[: match.start()])
        if _ENDS_WITH_DEPARTMENT.search(before):
            return "Department of State"
        if name := name_before(before):
            return name
    if gave := _AND_GAVE.search(words):
        ends = [end.end() for end in SENTENCE_END.finditer(words, 0, gave.start())]
        begin = ends[-1] if ends else 0
        return "me" if words.startswith("I ", begin) else name_at(words, begin)
    return ""


def _owner(words: str, noun: str) -> str:
    """ "Khrushchev" in "Khrushchev’s letter", "President" in "Presidential letter"."""
    head = words[: words.find(noun)]
    shapes = [(_OWNER, _BETWEEN), (_SENT, _BETWEEN_SENT)]
    if "statement" in noun:
        shapes.append((_READ, _BETWEEN))
    for pattern, farthest in shapes:
        for match in reversed(list(pattern.finditer(head))):
            name = name_before(head[: match.start()])
            if name and head[match.end() :].count(" ") <= farthest:
                return name
    if "Presidential" in head:
        return "President"
    if _OF_DEPARTMENT.search(head):
        return "Department of State"
    if giver := _giver(words):
        return giver
    if government := state_in(head):
        return government
    before = _JUST_BEFORE.search(head[-_NEAR:])
    name = before["name"] if before else ""
    is_name = name and not _MARKINGS & {*name.split()}
    return name_at(name, 0) if is_name else ""


def state_in(head: str) -> str:
    """The government that the last of these words name: "Soviet Government"."""
    state = _STATE.search(head)
    if not state:
        return ""
    name = "United States" if state["state"] in _OWN else state["state"]
    return f"{name} Government"
