"""The names of people and offices in the words that announce a text."""

from __future__ import annotations

import re

from letters.tei.dates.months import MONTH_NUMBERS

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
_ABBREVIATED = re.compile(
    r"(?:(?:[A-Z]\.){0,3}[A-Z]|Mr|Mrs|Dr|Gen|Amb|Sec|Jr|Sr|Lt|Col|Adm|Gov|St)\."
)
_TITLE = re.compile(r"(?:Mr|Mrs|Messrs|Miss|Dr)\.? (?=[A-Z])")
_DEPARTMENT = re.compile(r"(?:the )?Department of [A-Z]")
# What a name may end with: "Republic delegation chairman".
_ROLES = frozenset(
    ["delegation", "chairman", "government", "spokesman", "representative", "delegate"]
)
# "the Embassy in Amman".
_POST = re.compile(
    r"(?:the )?(?P<name>(?:Embassy|Legation|Mission|Consulate General|Consulate) (?:in|at)"
    r" [A-Z][\w’-]{2,20}(?: [A-Z][\w’-]{2,20}){0,2})"
)
# "chairman Nethdel": the delegation is named, and the office before it is not.
_ROLE_OF = re.compile(r"(?:the )?(?:chairman|head|chief) (?=[A-Z]\w{1,20}\b)")
# As a heading prints them: "to General Sumitro From Henry A. Kissinger".
_PREPOSITIONS = frozenset(["From", "To", "By"])
_MOST_WORDS = 10
_SMALL = frozenset(["THE", "OF", "AND"])
_LONGEST_ACRONYM = 3


def name_before(words: str) -> str:
    """The capitalised words at the end, with "of the" and the like between them."""
    taken: list[str] = []
    kept = 0
    for word in reversed(words.split()[-_MOST_WORDS:]):
        is_capital = word[:1].isupper() and word not in _NOT_NAMES
        is_capital = is_capital or (word == "Department" and taken[:1] == ["of"])
        is_capital = is_capital or (not taken and word in _ROLES)
        is_capital = is_capital or (word == "at" and taken[:1] == ["Large"])
        if word[-1] in ".,;:" or not (is_capital or (taken and word in _JOINING)):
            break
        taken.insert(0, word)
        kept = len(taken) if is_capital else kept
    return " ".join(taken[len(taken) - kept :])


def name_at(words: str, offset: int) -> str:
    """The capitalised words from `offset` on, with "of the" and the like between them."""
    if post := _POST.match(words, offset):
        return post["name"]
    taken: list[str] = []
    kept = 0
    title = _TITLE.match(words, offset)
    begin = title.end() if title else offset
    if role := _ROLE_OF.match(words, begin):
        begin = role.end()
    for word in words[begin : begin + 200].split()[:_MOST_WORDS]:
        word, *joined = _RUN_ON.split(word, maxsplit=1)
        bare = word.strip("“”\"()[],;:.’'")
        if bare.casefold() in ("me", "you") and not taken:
            return bare.casefold()
        if taken and (word.startswith("(") or bare in _PREPOSITIONS):
            break
        if taken and bare in _ROLES:
            taken.append(bare)
            kept = len(taken)
        elif bare in _JOINING or (bare == "The" and not taken):
            taken.append(bare.casefold())
        elif bare[:1].isupper() and (
            bare not in _NOT_NAMES or _DEPARTMENT.match(words, offset)
        ):
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


def in_lower_case(title: str) -> str:
    """ "Report By the NSC Planning Board" for the title in capitals."""
    words = []
    for word in title.split():
        is_acronym = len(word) <= _LONGEST_ACRONYM and word.isalpha()
        is_acronym = is_acronym or "." in word[:-1]
        if word in _SMALL:
            words.append(word.lower())
        elif is_acronym and word not in ("BY", "TO", "ON", "FOR", "IN", "AT"):
            words.append(word)
        else:
            words.append(word.capitalize())
    return " ".join(words)
