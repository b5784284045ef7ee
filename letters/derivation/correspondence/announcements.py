"""The words that announce a text which another one carries, and whose they say it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from letters.tei.dates.months import MONTH_NUMBERS

# In characters: what is announced is said at the end of a paragraph.
LONGEST_LEAD = 400
_NEAREST = 70
_FARTHEST = 220
_BRIEF = 40

_NOUN = re.compile(
    r"\b(?:(?:oral|prepared|formal|personal|circular|joint) )?(?i:letters?|messages?"
    r"|notes?(?! verbale)|note verbale|aides?[- ]m[eé]moires?|memorand(?:um|a)"
    r"|memo(?! of)|memcon|communications?|reply|replies|response|answer|statements?"
    r"|telegrams?|cables?|report|evaluation|declaration|communiqu[eé]|appeal|invitation"
    r"|resolution|announcement|placement|proclamation|translation|text|minutes)\b(?![’'])"
)
_LETTER = re.compile(r"(?:personal )?(?:letter|message|note|aide[- ]m[eé]moire)")
_BARE = ("text", "translation")
_FOLLOWING = re.compile(r"\b(?i:following|folg|fol|flwg|folwg)\b")
_FOLLOWS = re.compile(
    r"(?i)\b(?:follows?|reads?(?: in full)?(?: as follows)?|reading as follows|as follows"
    r"|(?:printed|quoted|given|set forth) below)\b"
)
_PARTIAL = re.compile(
    r"\b(?:[Ee]xtracts?|excerpts?|in part|parts? of|passages?|portions?|sentences?"
    r"|paragraphs?|paras?|sections?|language|phrases?|wording|substance|gist|summar\w{1,10}"
    r"|paraphrase\w?|highlights|amendments?|points|uncleared|based on|along|lines|changes?"
    r"|sense|effect|key|therein|quot\w{1,8})\b"
)
_OF_ANOTHER = re.compile(r"\b(?:of|on|regarding|concerning|about|to|in|with|from)\b")
_SENTENCE_END = re.compile(r"(?<!Mr)(?<!Dr)(?<!Gen)(?<!Amb)(?<![A-Z])[.;?!]\s")


@dataclass(frozen=True, slots=True)
class Announcement:
    """`words` end where the announced text begins, or its line; `noun` is what it is.

    It `is_letter` that says "following letter", or message, or note: even a brief one
    is given whole.
    """

    words: str
    noun: str
    at: int
    is_partial: bool = False
    is_letter: bool = False


def read_announcement(lead: str, *, ends_it: bool = True) -> Announcement | None:
    """What the end of `lead` announces: "Following message from X to Y:", "letter reads:".

    With `ends_it`, only words at the very end that lead on to the text.
    """
    lead = lead[-LONGEST_LEAD:]
    following = _announced_by_following(lead)
    found = following or _announced_by_verb(lead, ends_it=ends_it)
    if not found:
        return None
    noun, begin = found
    begin = _sentence_start(lead, begin)
    if noun.casefold() in _BARE and begin and len(lead) - begin <= _BRIEF:
        # "He carries a letter from X. Text follows."
        begin = _sentence_start(lead, begin - 2)
        noun = _telling_noun(lead[begin:]) or noun
    words = lead[begin:].strip()
    is_partial = bool(_PARTIAL.search(words))
    is_letter = bool(following and _LETTER.fullmatch(noun))
    announcement = Announcement(words, noun, begin, is_partial)
    is_letter = is_letter and any(read_sides(announcement))
    return replace(announcement, is_letter=is_letter)


def _announced_by_following(lead: str) -> tuple[str, int] | None:
    for match in reversed(list(_FOLLOWING.finditer(lead))):
        rest = lead[match.end() : match.end() + _NEAREST]
        noun = _telling_noun(rest)
        if noun and not _is_of_another(rest[: rest.find(noun)]):
            return noun, match.start()
    return None


def _is_of_another(between: str) -> bool:
    """Whether "following" is said of a word before the noun: "views on the message"."""
    match = _OF_ANOTHER.search(between)
    return match is not None and not _NOUN.search(between[: match.start()])


def _telling_noun(words: str) -> str:
    """The first noun before the sentence ends; "text" and "translation" tell less."""
    words = _SENTENCE_END.split(words)[0]
    nouns = [match[0] for match in _NOUN.finditer(words)]
    telling = [noun for noun in nouns if noun.casefold() not in _BARE]
    return (telling or nouns or [""])[0]


def _announced_by_verb(lead: str, *, ends_it: bool) -> tuple[str, int] | None:
    for match in reversed(list(_FOLLOWS.finditer(lead))):
        if ends_it and lead[match.end() :].strip(" .:—–-"):
            continue
        before = lead[max(0, match.start() - _FARTHEST) : match.start()]
        begin = _sentence_start(before, len(before))
        after = lead[match.end() : match.end() + _NEAREST]
        nouns = [_telling_noun(before[begin:]), _telling_noun(after)]
        named = [noun for noun in nouns if noun]
        if named:
            telling = [noun for noun in named if noun.casefold() not in _BARE]
            return (telling or named)[0], match.start()
    return None


def _sentence_start(words: str, before: int) -> int:
    ends = [m.end() for m in _SENTENCE_END.finditer(words, 0, before)]
    return ends[-1] if ends else 0


# Words within a name that are not capitalised.
_JOINING_WORDS = "of the and de von van al el bin ibn du"
_JOINING = frozenset(_JOINING_WORDS.split())
_OTHER_WORDS = (
    "Embtel Deptel Embassy Department Text Following Begin Reference Ref I We It This He"
    " They Please You My Mr Verbatim Presidential"
)
_NOT_NAMES = frozenset(_OTHER_WORDS.split()) | MONTH_NUMBERS.keys()
# A full stop without a blank after it: "to President.Kuznetsov informed me".
_RUN_ON = re.compile(r"(?<=[a-z]{3}\.)(?=[A-Z])")
_ABBREVIATED = re.compile(r"(?:[A-Z]|Mr|Mrs|Dr|Gen|Amb|Sec|Jr|Sr|Lt|Col|Adm|Gov|St)\.")
_FROM = re.compile(r"\b[Ff]rom (?=\S)")
_BY = re.compile(
    r"\b(?:sent|addressed|prepared|drafted|signed|made|written|issued|delivered|given)"
    r"(?: on [A-Z][a-z]{2,8} [0-9]{1,2})? by (?=\S)"
)
_MINE = re.compile(
    r"\bon my behalf\b|\bmy (?:personal |own )?(?:letter|message|reply|statement|note)\b"
    r"|\bI (?:then )?(?:made|read|continued|opened|replied|began|handed|gave)\b"
)
_TO = re.compile(r"\b[Tt]o (?=\S)")
_WITH = re.compile(r"\b(?:with|see|inform|tell) (?=\S)")
_FOR = re.compile(r"\b[Ff]or (?=\S)")
# Where a letter is handed in, for somebody else.
_DELIVERED_AT = re.compile(
    r"White House|Foreign Office|Foreign Ministry|Embassy|Department|Ministry of Foreign"
)
# In characters: how far "for X" stands from "message".
_NEAR = 50
_OWNER = re.compile(r"[’'](?:s\b|(?= ))")
_SENT = re.compile(r"\s(?:has |had )?(?:sent|wrote|cabled|addressed)\b")
# Words between "Khrushchev’s" and "letter", at most.
_BETWEEN = 4
# What a name may end with: "Republic delegation chairman".
_ROLES = frozenset(
    ["delegation", "chairman", "government", "spokesman", "representative", "delegate"]
)
_MOST_WORDS = 10


def read_sides(announcement: Announcement) -> tuple[str, str]:
    """Who sent the announced text to whom, as its words say; each may be empty."""
    words = _up_to_noun(announcement)
    sender = _first_name(_FROM, words) or _first_name(_BY, words)
    if not sender and _MINE.search(words):
        sender = "me"
    sender = sender or _owner(words, announcement.noun)
    return sender, _recipient(words, announcement.noun)


def _up_to_noun(announcement: Announcement) -> str:
    """The words without the sentences after the one that names the text."""
    words = announcement.words
    begin = words.find(announcement.noun) + len(announcement.noun)
    end = _SENTENCE_END.search(words, begin) if announcement.noun else None
    return words[: end.start()] if end else words


def _recipient(words: str, noun: str) -> str:
    place = words.find(noun)
    after, before = words[place + len(noun) :], words[:place]
    if not noun:
        return _last_name(_FOR, words)
    names = [
        *_names(_TO, after),
        *_names(_FOR, after, nearest=_NEAR),
        *reversed(_names(_TO, before)),
    ]
    reached = [name for name in names if not _DELIVERED_AT.search(name)]
    return (reached or names or [_last_name(_WITH, before)])[0]


def _names(
    pattern: re.Pattern[str], words: str, *, nearest: int = LONGEST_LEAD
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
    return "President" if "Presidential" in head else ""


def _name_before(words: str) -> str:
    taken: list[str] = []
    for word in reversed(words.split()[-4:]):
        if not word[:1].isupper() or word in _NOT_NAMES or word[-1] in ".,;:":
            break
        taken.insert(0, word)
    return " ".join(taken)


def name_at(words: str, offset: int) -> str:
    """The capitalised words from `offset` on, with "of the" and the like between them."""
    taken: list[str] = []
    kept = 0
    for word in words[offset : offset + 200].split()[:_MOST_WORDS]:
        word, *joined = _RUN_ON.split(word, maxsplit=1)
        bare = word.strip("“”\"()[],;:.’'")
        if bare in ("me", "you") and not taken:
            return bare
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
