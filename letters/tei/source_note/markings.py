"""How a document was marked: its classification, and how it was to be handled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain

from letters.tei.source_note.passages import Passage

LONGEST_MARKING = 60
LONGEST_LIST = 160

_LEVEL = (
    r"(?:(?:Cosmic |NATO |Administratively )?(?i:Top Secret|Secret|Confidential)"
    r"|Unclassified|(?:Administratively )?Restricted(?! Data)"
    r"|(?i:Limit(?:ed)? |For )?(?i:Official Use)(?: Only)?)\b"
)
_NO_MARKING = (
    r"(?i:No classification(?: markings?)?|bears no classification(?: marking)?)\b"
)
MARKING = re.compile(
    rf"{_LEVEL}|(?:Strictly )?(?:Personal|Private)\b|Eyes Only\b|Sensitive\b|Plain\b"
    rf"|Official[–-]Informal\b|{_NO_MARKING}"
)
LEVEL = re.compile(_LEVEL)
NO_MARKING = re.compile(_NO_MARKING)
_BEARS_NONE = re.compile(r"\bbears no (?P<none>classification\b(?: marking)?)")
# "POL 27 S VIET Secret; Priority": the full stop after the file was forgotten.
_RUN_ON_MARKINGS = re.compile(
    rf"(?:[,;:.]\s*|(?<=[\w).])\s+)(?P<list>(?:{_LEVEL}|{_NO_MARKING})"
    r"(?:;[^;,.]{1,60}+){0,12}+)\Z"
)
# What may follow a marking where the full stop is missing.
_AFTER_MARKINGS = re.compile(
    r"[;,:]? (?P<rest>(?i:drafted|cleared|approved|signed|initialed|transmitted"
    r"|delivered|received|repeated|sent|also|a copy|prepared)\b"
    r"|(?<=\. )(?=[a-z])|but\b|\(not\b)"
)
_TOKEN = re.compile(r"[^;,]+")

_PRECEDENCE = re.compile(
    r"(?:Operational )?Immediate|Niact(?: Immediate)?|Priority|Flash|Routine|Emergency"
    r"|Deferred|Urgent|Highest Priority",
    re.IGNORECASE,
)
_HANDLING = re.compile(
    r"Exdis|Nodis|Limdis|Stadis|Noforn|Orcon|Nocontract|Sensitive|Personal|Private"
    r"|Privileged|Plain|Codeword|Verbatim|Informal|Official\b|Controlled Dissem|Exclusive"
    r"|Background Use|Special Handling|Restricted Data|Formerly Restricted"
    r"|Presidential (?:Handling|Treatment)|Closely Held|Hold Closely|Not Releasable"
    r"|For the President|(?:Very |Special )?(?:Limit(?:ed)?|Restricted) Distri"
    r"|No (?:\w+ )?(?:Distribution|Dissem)|(?:\b\w+ )?Eyes (?:Only|Alone)|For \w+ Use Only",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Marking:
    """The markings by what they say; what is none of the others names a channel."""

    level: Passage | None = None
    precedence: tuple[Passage, ...] = ()
    handling: tuple[Passage, ...] = ()
    channel: tuple[Passage, ...] = ()


def read_markings(sentence: Passage) -> tuple[tuple[Passage, ...], Passage | None]:
    """The markings of a sentence such as "Secret; Exdis.", and what follows them."""
    if not MARKING.match(sentence.text):
        return (), None
    rest = _AFTER_MARKINGS.search(sentence.text)
    words = sentence.part(0, rest.start() if rest else None).without_stop()
    if len(words.text) > LONGEST_LIST:
        return (), None
    tokens = tuple(words.part(*token.span()) for token in _TOKEN.finditer(words.text))
    is_list = all(_is_marking(token.text) for token in tokens)
    if not is_list or len(tokens[0].text) >= LONGEST_MARKING:
        return (), None
    return tokens, sentence.part(rest.start("rest")) if rest else None


def _is_marking(token: str) -> bool:
    known = (MARKING, _PRECEDENCE, _HANDLING)
    is_known = any(pattern.match(token) for pattern in known)
    return is_known or re.match(r"[A-Z\d“(\[]", token) is not None


def undivided_markings(citation: Passage) -> int | None:
    """Where the markings begin in a citation that runs on into them; None otherwise."""
    markings = _RUN_ON_MARKINGS.search(citation.text)
    return markings.start("list") if markings else None


def stated_absence(whole: Passage) -> Passage | None:
    """The words of "The source text bears no classification marking"."""
    match = _BEARS_NONE.search(whole.text)
    return whole.part(match.start("none") - len("no "), match.end()) if match else None


def sort_markings(tokens: tuple[Passage, ...]) -> Marking:
    """ "Secret; Nodis/Harvan": a level, a handling and a channel."""
    level: Passage | None = None
    kinds: dict[str, list[Passage]] = {"precedence": [], "handling": [], "channel": []}
    for token in chain.from_iterable(map(_split_joined, tokens)):
        if level is None and LEVEL.match(token.text):
            level = token
        elif _PRECEDENCE.match(token.text):
            kinds["precedence"].append(token)
        elif _HANDLING.match(token.text) or LEVEL.match(token.text):
            kinds["handling"].append(token)
        else:
            kinds["channel"].append(token)
    return Marking(level, *(tuple(markings) for markings in kinds.values()))


def _split_joined(token: Passage) -> tuple[Passage, ...]:
    """The two markings of "Nodis/Harvan Plus" and "Exdis-TAG"; else the token itself."""
    first = re.match(r"(?!Official)([^/:–—-]+)(?:[/–—-]|: )", token.text)
    known = (LEVEL, _PRECEDENCE, _HANDLING)
    if first and any(pattern.fullmatch(first[1]) for pattern in known):
        return token.part(0, first.end(1)), token.part(first.end())
    return (token,)
