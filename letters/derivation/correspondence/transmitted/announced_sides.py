"""Whose an announced text is, as the words that announce it say."""

from __future__ import annotations

import re

from letters.tei.dates.months import MONTH_NUMBERS

SENTENCE_END = re.compile(
    r"(?<!Mr|Dr|Lt)(?<!Gen|Amb|Col|Adm|Sec|Min|Jan|Feb|Mar|Apr|Aug|Oct|Nov|Dec)"
    r"(?<!Sept|Pres)(?<![A-Z])[.;?!]\s"
)
# Nouns that tell nothing of what the text is.
BARE = ("text", "translation", "draft")
# Words within a name that are not capitalised.
_JOINING_WORDS = "of the and de von van al el bin ibn du"
_JOINING = frozenset(_JOINING_WORDS.split())
_OTHER_WORDS = (
    "Embtel Deptel Embassy Department Text Following Begin Reference Ref I We It This He"
    " They Please You My Mr Verbatim Presidential Document Documents"
    " Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
)
_NOT_NAMES = frozenset(_OTHER_WORDS.split()) | MONTH_NUMBERS.keys()
# A full stop without a blank after it: "to President.Kuznetsov informed me".
_RUN_ON = re.compile(r"(?<=[a-z]{3}\.)(?=[A-Z])")
_ABBREVIATED = re.compile(r"(?:[A-Z]|Mr|Mrs|Dr|Gen|Amb|Sec|Jr|Sr|Lt|Col|Adm|Gov|St)\.")
_FROM = re.compile(r"\b[Ff]rom (?=\S)")
# Whoever handed it in: "received from Wright letter to Merchant from Kirkpatrick".
_TO_SOMEBODY = re.compile(r" to (?:[A-Z]\S{1,20} ){1,5}from (?=\S)")
_BY = re.compile(
    r"\b(?:sent|addressed|prepared|drafted|signed|made|written|issued|delivered|given"
    r"|agreed|adopted|submitted)"
    r"(?: on [A-Z][a-z]{2,8} [0-9]{1,2})? by (?=\S)"
    r"|\b(?:handed|given|delivered|read|presented)(?: to)? (?:me|us|him|you)"
    r"(?: [a-z]{2,12}){0,3} by (?=\S)|\b(?:sent|addressed) [A-Z]\w{1,20} by (?=\S)"
)
_MINE = re.compile(
    r"\bon my behalf\b|\bmy (?:personal |own )?(?:letter|message|reply|statement|note)\b"
    r"|\bI (?:then )?(?:made|read|continued|opened|replied|began|handed|gave)\b"
)
_TO = re.compile(r"(?<!attribution )(?<!according )(?<!pursuant )\b[Tt]o (?=\S)")
_WITH = re.compile(r"\b(?:with|see|inform|tell) (?=\S)")
_FOR = re.compile(r"\b[Ff]or (?=\S)")
# Where a letter is handed in, for somebody else.
_DELIVERED_AT = re.compile(
    r"White House|Foreign Office|Foreign Ministry|Embassy|Department|Ministry of Foreign"
)
# In characters: how far "for X" stands from "message".
_NEAR = 50
_OWNER = re.compile(r"[’'](?:s\b|(?= ))")
_SENT = re.compile(
    r"\s(?:has |had )?(?:sent|wrote|cabled|addressed|issued|released|published)\b"
)
_RECEIVED = re.compile(
    r" (?:has )?received (?:today |this [a-z]{2,10} )?(?=(?:the )?foll)"
)
_TITLE = re.compile(r"(?:Mr|Mrs|Miss|Dr)\.? (?=[A-Z])")
# "Soviet note", "Japanese aide-mémoire": whose government wrote it.
_STATE = re.compile(
    r"\b(?P<state>US|U\.S\.|American|USSR|Soviet|British|French|German|Japanese|Chinese"
    r"|Italian|Canadian|Israeli|Egyptian|Indian|Pakistani|Iranian|Turkish|Greek|Polish"
    r"|Yugoslav|Cuban|Mexican|Brazilian|Argentine|Indonesian|Philippine|Thai|Korean"
    r"|Vietnamese|Cambodian|Lao|Burmese|Austrian|Belgian|Dutch|Spanish|Portuguese)"
    r"(?: Government[’']?s?)? (?:[a-z]{3,12} )?$"
)
_OWN = frozenset({"US", "U.S.", "American"})
# Words between "Khrushchev’s" and "letter", at most.
_BETWEEN = 4
# What a name may end with: "Republic delegation chairman".
_ROLES = frozenset(
    ["delegation", "chairman", "government", "spokesman", "representative", "delegate"]
)
_MOST_WORDS = 10
_LONGEST = 1_000


def read_sides(words: str, noun: str) -> tuple[str, str]:
    """Who sent the text that `words` announce as `noun`, and to whom; each may be empty.

    "me" and "you" are the writer and the reader of these words.
    """
    if noun.casefold() in BARE:
        return _first_name(_BY, words), ""
    words = _up_to_noun(words, noun)
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
    names = [
        *_names(_TO, after),
        *_names(_FOR, after, nearest=_NEAR if _TO.search(after[:_NEAR]) else 1),
        *reversed(_names(_TO, before)),
    ]
    reached = [name for name in names if not _DELIVERED_AT.search(name)]
    if received := _RECEIVED.search(before):
        return _name_before(before[: received.start()])
    return (reached or names or [_last_name(_WITH, before)])[0]


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


def _owner(words: str, noun: str) -> str:
    """ "Khrushchev" in "Khrushchev’s letter", "President" in "Presidential letter"."""
    head = words[: words.find(noun)]
    for pattern in (_OWNER, _SENT):
        for match in reversed(list(pattern.finditer(head))):
            name = _name_before(head[: match.start()])
            if name and head[match.end() :].count(" ") <= _BETWEEN:
                return name
    if "Presidential" in head:
        return "President"
    state = _STATE.search(head)
    if not state:
        return ""
    name = "United States" if state["state"] in _OWN else state["state"]
    return f"{name} Government"


def _name_before(words: str) -> str:
    """The capitalised words at the end, with "of the" and the like between them."""
    taken: list[str] = []
    kept = 0
    for word in reversed(words.split()[-_MOST_WORDS:]):
        is_capital = word[:1].isupper() and word not in _NOT_NAMES
        if word[-1] in ".,;:" or not (is_capital or (taken and word in _JOINING)):
            break
        taken.insert(0, word)
        kept = len(taken) if is_capital else kept
    return " ".join(taken[len(taken) - kept :])


def name_at(words: str, offset: int) -> str:
    """The capitalised words from `offset` on, with "of the" and the like between them."""
    taken: list[str] = []
    kept = 0
    title = _TITLE.match(words, offset)
    begin = title.end() if title else offset
    for word in words[begin : begin + 200].split()[:_MOST_WORDS]:
        word, *joined = _RUN_ON.split(word, maxsplit=1)
        bare = word.strip("“”\"()[],;:.’'")
        if bare in ("me", "you") and not taken:
            return bare
        if taken and word.startswith("("):
            break
        if taken and bare in _ROLES:
            taken.append(bare)
            kept = len(taken)
        elif bare in _JOINING or (bare == "The" and not taken):
            taken.append(bare.casefold())
        elif bare[:1].isupper() and bare not in _NOT_NAMES:
            taken.append(_without_marks(word))
            kept = len(taken)
        else:
            break
        if joined or _ends_name(word):
            break
    return " ".join(taken[:kept]).removesuffix("’s").removesuffix("'s")


def _without_marks(word: str) -> str:
    word = word.strip('“”"()[],;:')
    return word if _ABBREVIATED.fullmatch(word) else word.rstrip(".")


def _ends_name(word: str) -> bool:
    return word[-1] in ',;:”"' or (word[-1] == "." and not _ABBREVIATED.fullmatch(word))
