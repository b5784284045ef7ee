"""What the heading of a document says: its title, who wrote it, and to whom.

The grammar is that of Foreign Relations of the United States in all its decades:
"190. Letter From X to Y", "Memorandum by X to Y", "Report to Y by X", "The
Ambassador in Z (X) to the Secretary of State".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from letters.derivation.people.common_names import COMMON_FORENAMES
from letters.derivation.text.main_text import tidy
from letters.tei.dates.months import MONTH

LONGEST_TITLE = 500
# No name is longer: prose was taken for a heading.
LONGEST_NAME = 300

_NUMBER = re.compile(r"^(?:\[?[0-9]{1,5}[a-zA-Z]?\]?\.(?![0-9])|No\. ?[0-9]{1,5}\b\.?)")

# Kinds of documents that are sent; then the kind with words before it and its number.
_SENT_KIND = (
    r"(?i:letters?|messages?|notes?|telegrams?|cables?|cablegrams?|airgrams?|reports?"
    r"|d[ei]spatch(?:es)?|instructions?|directives?|memorand[uo]m|memoranda"
    r"|aid[eé]s?[- ]m[eé]moires?|communications?|oral statements?|papers?|check points"
    r"|intelligence brief)"
)
# A telegram named by its series alone: "Tosec 103", "Nusup 1095".
_SERIES = r"(?:[A-Z][a-z]{2,7} [0-9]{1,5})"
_NUMBERED = r"(?: (?:No\. )?[A-Z]{0,6}[-–—/ ]?[A-Z]{0,6}[0-9][\w/–—-]{0,20})"
_KIND = (
    rf"^(?:(?:[A-Z\[][\w\]-]{{0,20}}|of|an?|the|text|not) ){{0,5}}?"
    rf"(?:{_SENT_KIND}(?: [A-Z][a-z]{{2,8}}| [A-Z]{{3,8}})?{_NUMBERED}{{0,2}}|{_SERIES})"
    r"(?: \[[^\]]{1,60}\])?"
)
_TO_WHOM = r"(?: [Tt]o |(?<=emorandum) for |(?<=nstructions) for )"
_BY = r",? (?:Prepared |Submitted |Presented |prepared )?[Bb]y "
_FROM = re.compile(
    rf"{_KIND}(?:{_TO_WHOM}(?P<to>.+?))? (?:From|Front|from) (?P<from>.+)$"
)
_SENT_BY = re.compile(rf"{_KIND}(?:{_TO_WHOM}(?P<to>.+?))?{_BY}(?P<from>.+)$")
_TO = re.compile(
    rf"{_KIND}{_TO_WHOM}(?!Holders\b|(?:the )?(?:Record|Files?|Discussion)\b)(?P<to>.+)$"
)
_FILES = re.compile(r"(?:the )?(?:Record|Files?)")
_FOR_THE_FILES = re.compile(
    r".{0,60}\bfor (?:the )?(?:.{0,40}[’']s? )?(?:Record|Files?|Diary)\b"
)
# "The Ambassador in Japan (Murphy) to the Department of State", as until 1954.
_OFFICE = re.compile(
    r"(?:The |Mr\. |Mrs\. |Dr\. )?.{0,80}?\b(?:Secretary|Ambassador|Embassy|Department"
    r"|Charg[ée]|Minister|Ministry|Legation|Consul|Consulate|Delegation|Mission|Mr"
    r"|Representative|Adviser|Advisor|Commander|Chief|Director|President|Chairman|King"
    r"|General|Government|Counselor|Administrator|Officer|Commission|Senator|Prime"
    r"|Agent|Member|Council|Joint Chiefs)\b"
)
# "Richard W. Hale to George F. Moore", as editions of letters head them.
_NAME = (
    r"(?:(?:Mr|Mrs|Dr)\. )?[A-Z][\w.’'-]{0,24}+"
    r"(?: (?:[A-Z][\w.’'-]{0,24}+|de|van|von)){1,4}(?:, (?:Jr|Sr)\.)?"
)
_NAME_TO_NAME = re.compile(rf"(?P<from>{_NAME}) to (?P<to>{_NAME})")
# As editions of one person's letters head them: "To Upton Sinclair".
_TO_NAME = re.compile(
    r"To (?P<to>(?:[A-Z][a-z’'-]{1,20}|[A-Z]\.) (?:[A-Z][\w.’'-]{0,20} ){0,2}"
    r"[A-Z][\w’'-]{2,20})"
)
_INITIAL = re.compile(r"\b[A-Z]\.")
_ENDS_IN_KIND = re.compile(rf"\b{_SENT_KIND}$")
# Not sent: what was spoken, what editors wrote, and extracts from a text.
_NOT_SENT = re.compile(
    r"(?:(?!From|from|to|by)\w+ ){0,6}?(?:Editorial Note|Minutes|Extracts?|Excerpts?"
    r"|Highlights|Summary|Transcript|Conversation|Conference|Meeting|Record|Entry|Estimate"
    r"|Address|Remarks|Interview|Discussion|(?<!Oral )Statements? by|Communiqu[eé]"
    r"|Agreement|Treaty|Resolution|Protocol|Notes (?:From|[Ff]or)"
    r"|(?:Memorandum|Memoranda|Report|Paper|Notes?) (?:[Oo]f|on)\b)"
)
_TO_BETWEEN = re.compile(r",? to ")
# Offices whose names contain " to ", and other words before a " to ".
_TO_INSIDE_NAME = re.compile(
    r"(?:Assistants?|Representatives?|Missions?|Delegations?|Secretary General"
    r"|Ambassadors?|Advis[eo]r|Counsel|Liaison|Observers?|Envoys?|Delegates?|Deputy"
    r"|Consultants?|Aides?|Respect|Regard|\bas)$"
)
# Persons of an office, whose name may be one of those: "of the Paris Delegation to".
_PERSON = r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,4}"
_STAFF = re.compile(rf"{_PERSON}(?: and {_PERSON})? of the ")

_PLACE = (
    r"(?!Jr\.|Sr\.|[^,]{0,40}\b(?:Agency|Department|Office|Division|Council|Staff|Bureau"
    r"|Commission|Board|Committee)\b)"
    r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}"
)
# A date ends the heading, even if editors say something of the text behind it.
_DATED = re.compile(
    rf", (?:(?:the )?(?:White House|Department of State), )?(?:{_PLACE}, )?"
    rf"(?:(?:[0-9]{{1,2}} )?{MONTH},? [0-9]|undated\b).*$"
)
_WHERE = re.compile(
    rf", (?:temporarily )?(?:in|at) (?!Charge\b)(?P<place>{_PLACE}(?:, {_PLACE})?)$"
)
# Where somebody travelled: an embassy's place is a part of its name.
_TRAVELLER = re.compile(
    r"((?:the )?(?:Acting |Deputy |Under |Vice ){0,2}(?:Secretary(?: of State)?|President)"
    r"(?: [A-Z][\w’'-]{1,24})?) (?:in|at) (?P<place>"
    rf"{_PLACE})$"
)
# As the Foreign Office printed despatches.
_RECEIVED = re.compile(r" \([Rr]eceived [^()]{3,40}\)\.?$")
_PURPOSE = re.compile(
    r"(?::|, on (?=[A-Z])|,? (?:Transmitting|[Rr]egarding|[Cc]oncerning|With Respect to"
    r"|for (?:the )?(?:President|National Security Council|Secretary)(?=[^()]*$))\b).*$"
)
# The author of a document that nobody sent.
_WRITTEN = re.compile(
    r"(?:Draft |\w+ ){0,3}?(?:Memorand[uo]m|Memoranda|Notes?|Minutes|Papers?|Report"
    r"|Record|Summary|Study|Estimate|Outline|Talking Points|Diary|Statements?"
    r"|Plan)\b.{0,200}?"
    r"(?:[Pp]repared (?:by|in(?! Response\b))|[Ss]ubmitted by|, by"
    r"|(?:Record|Files?|Entry) by) (?P<author>.+)$"
)
# A body, as the author of its report: "Operations Coordinating Board Report".
_ORGAN = (
    r"(?P<author>(?:[A-Z][\w.’'-]{0,30}+ ){1,6}"
    r"(?:Board|Committee|Council|Commission|Panel|Agency|Group))"
)
_REPORT_OF_BODY = re.compile(
    rf"{_ORGAN} (?:(?:Progress|Special|Staff|Information|Draft) )?(?:Report|Paper|Study)"
    r"(?! (?:on|of|for|to|by)\b).{0,80}$"
)
_REPORT_BY_BODY = re.compile(
    rf"(?:[A-Z]\w{{0,20}}+ ){{0,2}}?Report [Oo]f (?:the |an? )?{_ORGAN}$"
)


@dataclass(frozen=True, slots=True)
class Correspondents:
    """The sides of a letter. `author` wrote a document that names no recipient; `place`
    is where the recipient was, if the heading says so."""

    sender: str = ""
    recipient: str = ""
    author: str = ""
    place: str = ""


def document_title(heading: str) -> str:
    """The heading on one line, without the number before it; it may be empty."""
    return _NUMBER.sub("", tidy(heading), count=1).strip()[:LONGEST_TITLE].rstrip()


def read_heading(heading: str) -> Correspondents:
    """The two sides of a document that was sent, or the author of one that was not.

    Conversations, minutes, estimates and an editor's own text were not sent: they have
    an author, if they name one.
    """
    words = _RECEIVED.sub("", _DATED.sub("", document_title(heading)))
    if _NOT_SENT.match(words) or _FOR_THE_FILES.match(words):
        authored = _author_of(words)
        return authored if authored.author else _body_that_reports(words)
    if match := _FROM.match(words):
        return _sides_of(match["from"], match["to"] or "")
    if match := _SENT_BY.match(words):
        return _sides_of(match["from"], match["to"] or "", is_by=True)
    if "Prepared" in words or "Submitted by" in words:
        return _author_of(words)
    if match := _TO.match(words):
        return _sides_of("", match["to"])
    if match := _TO_NAME.fullmatch(words):
        return Correspondents(recipient=match["to"])
    if (match := _NAME_TO_NAME.fullmatch(words.removeprefix("From "))) and any(
        map(_has_forename, match.groups())
    ):
        return Correspondents(match["from"], match["to"])
    sender, recipient = _split_sides(words)
    if recipient and _OFFICE.match(sender) and not _ENDS_IN_KIND.search(sender):
        return _sides_of(re.sub("^The ", "the ", sender), recipient)
    return _body_that_reports(words)


def _has_forename(name: str) -> bool:
    """Whether it is a person's name for certain: "Soviet Approach" is none."""
    first = name.partition(" ")[0].casefold()
    return first in COMMON_FORENAMES or _INITIAL.search(name) is not None


def _author_of(words: str) -> Correspondents:
    match = _WRITTEN.match(words)
    return Correspondents(author=_cleaned_name(match["author"]) if match else "")


def _body_that_reports(words: str) -> Correspondents:
    match = _REPORT_OF_BODY.match(words) or _REPORT_BY_BODY.match(words)
    return Correspondents(author=match["author"] if match else "")


def _sides_of(names: str, recipient: str, *, is_by: bool = False) -> Correspondents:
    sender, second = _split_sides(names) if names and not recipient else (names, "")
    recipient = recipient or second
    if _FILES.fullmatch(recipient):
        recipient = ""
    if is_by and not recipient:
        return Correspondents(author=_cleaned_name(sender))
    where = _WHERE.search(recipient) or _TRAVELLER.fullmatch(recipient)
    place = where["place"] if where else ""
    return Correspondents(_cleaned_name(sender), _cleaned_name(recipient), place=place)


def _cleaned_name(words: str) -> str:
    name = _TRAVELLER.sub(r"\1", _PURPOSE.sub("", _WHERE.sub("", words)).strip(" ,"))
    return name if len(name) <= LONGEST_NAME else ""


def _split_sides(names: str) -> tuple[str, str]:
    """Split "X to Y", at the "to" after X's name in parentheses if there is one."""
    places = [(match.start(), match.end()) for match in _TO_BETWEEN.finditer(names)]
    name_end = names.find(")") + 1
    after = [place for place in places if name_end and place[0] >= name_end]
    between = [
        at for at in after or places if not _TO_INSIDE_NAME.search(names[: at[0]])
    ]
    if not between and _STAFF.match(names):
        between = places
    if not between:
        return names, ""
    start, end = between[0]
    return names[:start], names[end:]
