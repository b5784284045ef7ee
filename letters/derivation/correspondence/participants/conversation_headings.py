"""Who spoke with whom, as the heading of a conversation says.

"Memorandum of a Conversation Between the Under Secretary of State (Hoover) and the
British Ambassador (Caccia), Department of State, Washington, January 11, 1957".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from letters.derivation.correspondence.participants.names_in_prose import SOMEBODY
from letters.derivation.correspondence.participants.titles import has_title, is_name
from letters.derivation.correspondence.sides.headings import document_title
from letters.tei.dates.months import MONTH

# A letter or memorandum from somebody about a conversation is none.
_SPOKEN = re.compile(
    r"^(?:(?![Ff]rom |[Tt]o )[^.:()]){0,90}?"
    r"\b(?i:(?:conversation|conference|meeting|call|discussion|appointment|luncheon|lunch"
    r"|dinner|breakfast|talk|session|interview)s?)\b"
    rf"(?:(?: on \w{{6,9}})?, {MONTH} [0-9]{{1,2}}(?:th|st|d)?,)?"
    r"[^,()]{0,20}? (?P<how>(?i:between|among|with)) (?P<parties>.+)$"
)
# What follows the parties: a sentence of the editors, where and when they spoke.
_AFTER = re.compile(
    # Not within an office: "the Adviser on Disarmament (McCloy) and the Ambassador".
    r",? (?:[Oo]n|[Aa]bout|[Rr]egarding|[Cc]oncerning|with regard to|re|[Dd]uring"
    r"|alone|in (?:his|her) office) (?!the part of)"
    r"(?![^(),]{1,60} \([A-Z][^()]{1,40}\),? (?:and|or) ).*$"
    rf"|(?: ?— ?| --? |(?<=[a-z])-(?=[0-9])).*$| (?:at |{MONTH},? )[0-9].*$"
    r"|(?<![A-Z])(?<!Mr)(?<!Mrs)(?<!Dr)(?<!Gen)(?<!Adm)(?<!Amb)(?<!Gov)\. .*$|: .*$"
    rf"|, (?:[0-9]|{MONTH}|(?:the )?(?:White|Blair) House"
    r"|Department of State|American Embassy|(?:[A-Z][\w’']+ ){1,4}Residence"
    rf"|[A-Z][a-zA-Z ]+, {MONTH}|[A-Z][a-zA-Z ]+, [A-Z][a-zA-Z ]+, {MONTH})\b.*$"
)
_WHERE = re.compile(
    r" at (?:the )?(?:[A-Za-z’'-]{3,15} )?(?:[Hh]otel|residence"
    r"|office|home|dinner|lunch|luncheon"
    r"|breakfast)\b.*$"
    r"| (?:in|at) (?:[A-Z][\w.]{1,30}+ ?){1,3}(?:, [A-Z]\w{1,30}+(?: [A-Z]\w{1,30}+)?)?$"
)
# "the President in Augusta, Georgia, and the Secretary".
_WHERE_FIRST = re.compile(
    r" (?:in|at) [A-Z][\w.]{1,20}(?: [A-Z][\w.]{1,20})?(?:, [A-Z]\w{1,20})?,(?= and )"
)
_AFTER_NAME = re.compile(r"(?<=\)),? and |(?<=\)), ")
_AND = re.compile(
    r"(?<!,) and (?=the |his |her |v[ao]n |de |[A-Z])|(?<=, [JS]r\.), and (?=[A-Z]|the )"
)
_AND_OTHERS = re.compile(r",? and others$")
_AND_TITLE = re.compile(r",? and (?=(?:Dr|Mr|Mrs|Miss)\.? |Sir |Lord )")
_NAMED = re.compile(r"(?P<office>[^()]+) \((?P<name>[^()]+)\)")
_OF = re.compile(
    r"(?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3}) of (?P<office>the .+)"
)
_COMMA_OR_AND = re.compile(r",? and |, ")
_PART_OF_LIST = re.compile(rf"(?:[A-Z][a-z]{{2,14}}(?:an|ese|ish|i|ch) )?{SOMEBODY}")
# Who is not told there is none of its persons: "the Legation in Hungary"; nor is whoever
# the words leave to the reader.
_BODY = re.compile(
    r"(?:the )?(?:Department of State|Embassy|Legation|Consulate|Members of|Board of"
    r"|Representatives of|Committee of|\w{1,12} Delegation)\b"
    r"|.*\b(?:members|interlocutors|officials|representatives|advisers|delegations?|del"
    r"|presidents|ministers|ambassadors|leaders|senators|chiefs|committee"
    r"|meeting of .*|Committee of .*|delegation to .*)$"
    r"|(?:yourself|you|me|myself|us|them|others)$|(?:the )?[0-9].*$",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"(?P<suffix>[JS]r\.)(?:, |$)")
LONGEST_NAME = 60
_FEWEST_SURNAMES = 3


def spoken_parties(heading: str) -> Iterator[tuple[str, str]]:
    """The name and the office of each party; an office alone is the name."""
    match = _SPOKEN.match(document_title(heading))
    if not match:
        return
    parties = _AND_OTHERS.sub("", _AFTER.sub("", match["parties"]))
    split = _each_of if match["how"].casefold() == "among" else _parties
    for words in split(parties):
        party = _WHERE.sub("", _without_stop(words))
        if _BODY.match(party):
            continue
        if _NAMED.match(party):
            yield name_and_office(party)
        elif of := _OF.fullmatch(party):
            yield of["name"], of["office"]
        elif 0 < len(party.partition(", ")[0]) <= LONGEST_NAME:
            name, _, office = party.partition(", ")
            if suffix := _SUFFIX.match(office):
                name += f", {suffix['suffix']}"
                office = office[suffix.end() :]
            yield _without_state(name, office)


def _without_stop(words: str) -> str:
    stripped = words.strip(" ,.")
    return f"{stripped}." if words.rstrip().endswith((" Jr.", " Sr.")) else stripped


def _without_state(name: str, office: str) -> tuple[str, str]:
    """ "General Khammash of Jordan" as the name, and whose general he is."""
    person, _, state = name.partition(" of ")
    if not (state and has_title(person)):
        return name, office
    return person, ", ".join(filter(None, (f"of {state}", office)))


def name_and_office(party: str) -> tuple[str, str]:
    """ "The Under Secretary of State (Hoover)" as its name and its office."""
    named = _NAMED.match(party)
    return (named["name"], named["office"]) if named else (party, "")


def has_one_side(heading: str) -> bool:
    """Whether it names those spoken with, and not who spoke with them."""
    match = _SPOKEN.match(document_title(heading))
    return match is not None and match["how"].casefold() == "with"


def _each_of(words: str) -> list[str]:
    names = _COMMA_OR_AND.split(words)
    return [name for name in names if "representatives" not in name]


def _parties(words: str) -> list[str]:
    """Split where a name in parentheses ends, and else at the first "and"."""
    words = _WHERE_FIRST.sub("", words)
    parts = _AFTER_NAME.split(words)
    if len(parts) == 1 and (several := _listed(words)):
        return several
    if len(parts) == 1:
        parts = _AND_TITLE.split(words)
    return parts if len(parts) > 1 else _AND.split(words, maxsplit=1)


def _is_somebody(words: str) -> bool:
    words = words.replace("[", "").replace("]", "")
    return is_name(words) or _PART_OF_LIST.fullmatch(words) is not None


def _listed(words: str) -> list[str]:
    """Each of three or more whom commas part: "the President, Secretary Rusk, and X"."""
    *first, last = _COMMA_OR_AND.split(words)
    if len(first) >= _FEWEST_SURNAMES and all(map(_is_somebody, [*first, last])):
        return [*first, last]
    is_last = _PART_OF_LIST.fullmatch(last) or (" " in last and is_name(last))
    is_list = len(first) > 1 and is_last and all(map(_PART_OF_LIST.fullmatch, first))
    return [*first, last] if is_list else []
