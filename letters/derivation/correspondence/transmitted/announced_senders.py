"""Who sent an announced text, as the words that announce it say."""

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
    BY,
    sides_in_fixed_form,
)
from letters.derivation.correspondence.transmitted.side_candidates import (
    Evidence,
    SideCandidate,
)

_FROM = re.compile(r"(?<!forwarded )\b[Ff]rom (?=\S)")
# Whoever handed it in: "received from Wright letter to Merchant from Kirkpatrick".
_TO_SOMEBODY = re.compile(r" to (?:[A-Z]\S{1,20} ){1,5}from (?=\S)")
_MINE = re.compile(
    r"\bon my behalf\b|\bmy (?:personal |own )?(?:letter|message|reply|answer|statement"
    r"|note|memorandum)\b|\bmemo(?:randum)?(?: of| on)? my conversation\b"
    r"|\bI (?:then |have )?(?:made|read|continued|opened|replied|began"
    r"|handed|gave|sent|wrote|dispatched)\b"
    r"|\bWe (?:then |have )?(?:made|read|opened|began|handed|gave)\b"
)
_STATES = re.compile(r" (?:is|are) ")
_OWNER = re.compile(r"[’'](?:s\b|(?= ))")
_SENT = re.compile(
    r"\s(?:(?:has|had|is|will|just|also|then|now|today|yesterday|tonight) ){0,2}"
    r"(?:sent|sending|(?<=will )send|wrote|cabled|addressed|issued"
    r"|released|approved"
    r"|published|delivered"
    r"|(?:asked|requested) that)\b"
)
_READ = re.compile(r"\sread\b")
# Who made a statement, where other verbs stand between his name and "following".
_GIVING = (
    r"(?:(?:has|had|then|also|further|later|immediately|thereupon) ){0,2}"
    r"(?:made|read|handed|gave|delivered|cabled|sent|wrote|dictated|transmitted|submitted|presented|left|issued|telegraphed)"
)
_THE_TEXT = r"(?:fol|following|this|text whereof|text of which|of which text)"
_GAVE = re.compile(rf" {_GIVING}\b(?=[^.;:]{{0,60}} {_THE_TEXT}\b)")
_AND_GAVE = re.compile(rf"(?:,| and| who) {_GIVING}\b(?=[^.;:]{{0,60}} {_THE_TEXT}\b)")
_OWNED = re.compile(r"[’']s? (?:[a-z]{3,12} )?$")
# Who hands a text on need not have written it.
_RECEIVED_FROM = re.compile(r"\breceived\b[^.;:]{0,40} from\b")
# "in reply to the letter sent by the Chairman": he wrote the other one.
_IN_REPLY = re.compile(
    r" in (?:reply|response|answer) to (?:the|a|his|your|my) (?:letter|message|note|telegram)"
    r"\b[^.;:]{0,120}"
)
# "SYG requests following be cabled Byroade from Department".
_REQUESTS = re.compile(r" (?:requests?|requested) (?:that )?fol(?:lowing)? be\b")
# "Sukanto called Dept June 6 to present fol memo".
_CALLED = re.compile(
    r" called\b[^.;:]{0,60} to (?:present|hand|deliver|give|read)\b[^.;:]{0,20} fol"
)
# Behind this are those whom a text is about.
_ABOUT = re.compile(r" (?:concerning|reportedly)\b")
# Who brings a text need not have written it.
_BROUGHT = re.compile(r"(?:handed|given|delivered|read|presented)\b")
_YOURS = re.compile(
    r"\b[Yy]ou (?:(?:are|should|shld|may|will|can|also|authorized|to) ){1,3}"
    r"(?:make|read|issue)\b"
)
_OF_DEPARTMENT = re.compile(r"\b[Dd]ep(?:artmen)?t[’']s (?:[a-z]{2,12} ){0,3}$")
# "draft communiqué prepared in Department".
_IN_DEPARTMENT = re.compile(
    r"\b(?:prepared|drafted) (?:in|by) (?:the )?Dep(?:artmen)?t\b(?! of)"
)
# "Explain that the President has asked you personally to make this presentation."
_HAS_ASKED_YOU = re.compile(
    r"\b(?:the )?(?P<from>President|Secretary) has (?:asked|instructed) (?:that )?you"
    r" (?:personally )?(?:to )?(?:make|deliver|convey|present|hand)\b"
)
_ENDS_WITH_DEPARTMENT = re.compile(r"\bDep(?:artmen)?t$")
# "Turkmen translated it into Turkish and Caglayangil dictated".
_INTO_LANGUAGE = re.compile(r"\b(?:in|into) [A-Z][a-z]{3,12}(?= and )")
# "Department November 29 handed".
_DAY = re.compile(
    r"(?: (?:morning|afternoon|evening|noon))? (?:on )?[A-Z][a-z]{2,8} [0-9]{1,2}$"
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
    r"\b(?:text|following|folg?|is|of)(?: of)? (?P<name>[A-Z]{3,5}|[A-Z][a-z][\w’'-]{1,20}"
    r"(?: [A-Z][a-z][\w’'-]{1,20})?)(?: [a-z]{4,12})? $"
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


def senders_told(words: str, noun: str) -> Iterator[SideCandidate]:
    """Who sent the text that `words` announce as `noun`, the likeliest first.

    "me" and "you" are the writer and the reader of these words.
    """
    if _IN_DEPARTMENT.search(words):
        yield SideCandidate("Department of State", Evidence.NAMED)
    if asked := _HAS_ASKED_YOU.search(words):
        yield SideCandidate(asked["from"], Evidence.NAMED)
    if fixed := sides_in_fixed_form(words, noun):
        yield from fixed.senders
        return
    if requests := _REQUESTS.search(words):
        name = name_before(words[: requests.start()])
        yield from candidates(Evidence.NAMED, [name])
    words = up_to_noun(words, noun)
    words = _IN_REPLY.sub(" ", words)
    if about := _ABOUT.search(words, words.find(noun) + len(noun)):
        words = words[: about.start()]
    addressed = (
        _TO_SOMEBODY.match(words, words.find(noun) + len(noun)) if noun else None
    )
    author = name_at(words, addressed.end()) if addressed else ""
    behind = words[words.find(noun) :]
    nearest = names_behind(_FROM, behind) or _from_before(words, noun)
    if _RECEIVED_FROM.search(behind):
        nearest = [*_owner_of(words, noun), *nearest]
    named = [author, *nearest[:1]]
    yield from candidates(Evidence.NAMED, named)
    yield from _handing_over(words)
    if _MINE.search(words):
        yield SideCandidate("me", Evidence.NAMED)
    yield from _owners(words, noun)


def _from_before(words: str, noun: str) -> list[str]:
    """ "Wright" in "received from Wright letter", and not "Berlin" in "who force us from
    Berlin is told in the declaration"."""
    before = words[: words.find(noun)] if noun else words
    names = names_behind(_FROM, before)
    place = before.find(names[0]) if names else -1
    is_of_another = noun and _STATES.search(before, max(0, place))
    return [] if is_of_another else names


def _owner_of(words: str, noun: str) -> list[str]:
    """ "Hatta" in "Following is Hatta’s reply", whoever handed it on."""
    owned = _OWNED.search(words[: words.find(noun)])
    name = name_before(words[: owned.start()]) if owned else ""
    return [name] if name else []


def _handing_over(words: str) -> Iterator[SideCandidate]:
    """ "Gromyko" in "handed me by Gromyko", who may only have brought it."""
    for match in BY.finditer(words):
        has_brought = _BROUGHT.match(match[0])
        evidence = Evidence.HANDED if has_brought else Evidence.NAMED
        yield from candidates(evidence, [name_at(words, match.end())])


def _givers(words: str) -> Iterator[str]:
    """ "Zorin" in "Zorin asked me to call and made following oral statement"."""
    if called := _CALLED.search(words):
        yield name_before(words[: called.start()])
    if _YOURS.search(words):
        yield "you"
    for match in reversed(list(_GAVE.finditer(words))):
        before = _DAY.sub("", _INTO_LANGUAGE.sub("", words[: match.start()]))
        if _ENDS_WITH_DEPARTMENT.search(before):
            yield "Department of State"
        else:
            yield name_before(before)
    if gave := _AND_GAVE.search(words):
        ends = [end.end() for end in SENTENCE_END.finditer(words, 0, gave.start())]
        begin = ends[-1] if ends else 0
        yield "me" if words.startswith("I ", begin) else name_at(words, begin)


def _owners(words: str, noun: str) -> Iterator[SideCandidate]:
    """ "Khrushchev" in "Khrushchev’s letter", "President" in "Presidential letter"."""
    head = words[: words.find(noun)]
    shapes = [(_OWNER, _BETWEEN), (_SENT, _BETWEEN_SENT)]
    if "statement" in noun:
        shapes.append((_READ, _BETWEEN))
    for pattern, farthest in shapes:
        for match in reversed(list(pattern.finditer(head))):
            name = name_before(head[: match.start()])
            if name and head[match.end() :].count(" ") <= farthest:
                yield SideCandidate(name, Evidence.NAMED)
    if "Presidential" in head:
        yield SideCandidate("President", Evidence.NAMED)
    if _OF_DEPARTMENT.search(head):
        yield SideCandidate("Department of State", Evidence.NAMED)
    yield from candidates(Evidence.HANDED, _givers(words))
    yield from candidates(Evidence.HANDED, [state_in(head)])
    before = _JUST_BEFORE.search(head[-NEAR:])
    name = before["name"] if before else ""
    is_name = name and not _MARKINGS & {*name.split()}
    yield from candidates(Evidence.BESIDE, [name_at(name, 0)] if is_name else [])


def state_in(head: str) -> str:
    """The government that the last of these words name: "Soviet Government"."""
    state = _STATE.search(head)
    if not state:
        return ""
    name = "United States" if state["state"] in _OWN else state["state"]
    return f"{name} Government"
