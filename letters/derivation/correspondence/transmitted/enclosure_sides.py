"""Who wrote an enclosure to whom, where its head, its title or its carrier says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from letters.derivation.correspondence.transmitted.announced_names import (
    in_lower_case,
    name_at,
)
from letters.derivation.correspondence.transmitted.announced_senders import (
    state_in,
)
from letters.derivation.correspondence.transmitted.enclosure_heads import Head
from letters.derivation.correspondence.transmitted.running_lines import Line
from letters.derivation.correspondence.transmitted.side_candidates import (
    Evidence,
    SideCandidate,
)

# "Statement of Policy by the National Security Council", "Key Data Book Prepared by …".
_BY = re.compile(r"\b[Bb]y (?=(?:the |an? )?[A-Z])")
# "… by the National Security Council on the Position of the United States".
_SUBJECT = re.compile(r" (?:on|On|regarding|concerning|with [Rr]espect to) ")
# "REPORT BY THE NSC PLANNING BOARD TO THE NATIONAL SECURITY COUNCIL ON …".
_TITLE_BY = re.compile(
    r"(?:(?:of|[A-Z][\w’'-]{1,20}) ){1,6}(?<!Approved )(?<!Discussion )"
    r"(?<!Signature )(?<!Consideration )(?<!Use )(?:By|(?<=Letter )From"
    r"|(?<=Message )From|(?<=Memorandum )From|(?<=Cable )From|(?<=Telegram )From)"
    r" (?P<from>(?:the )?[A-Z].{2,80}?)"
    r"(?: (?:To|For) (?P<to>(?:the )?[A-Z].{2,80}?))?"
    r"(?:(?: (?:On|Regarding|Concerning)|(?<=Council) of) .{2,200})?"
)
# "REPORT OF THE SPECIAL INTER-DEPARTMENTAL COMMITTEE ON IMPLICATIONS OF NIE 11-8-62".
_TITLE_OF_BODY = re.compile(
    r"(?:Report|Memorandum|Recommendations) of (?:the )?(?P<from>(?:[A-Z][\w’'-]{1,20} ){1,6}?"
    r"(?:Committee|Board|Group|Commission|Task Force|Council|Panel))(?: On .{2,200})?"
)
# "Department of State Comments on NSC 49".
_WORK_OF_BODY = re.compile(
    r"(?P<from>(?:The )?(?:Department of (?:State|Defense|the Army)|Joint Chiefs of Staff"
    r"|Central Intelligence Agency)) (?:Comments|Views|Position|Memorandum|Paper)\b.{0,200}"
)
# "MEMORANDUM HANDED TO PRESIDENT DIEM BY AMBASSADOR DURBROW ON …".
_TITLE_HANDED = re.compile(
    r"(?:(?:of|[A-Z][\w’'-]{1,20}) ){1,6}(?:Handed|Delivered|Sent|Given|Submitted) To"
    r" (?P<to>[A-Z].{2,60}?)(?: By (?:the )?(?P<from>[A-Z].{2,60}?))?"
    r"(?:(?:,| On| In| At) .{2,200})?"
)
# "TEXT OF A NOTE RECEIVED BY H.M. CHARGÉ D’AFFAIRES IN PEIPING ON APRIL 9th".
_TITLE_RECEIVED = re.compile(
    r"(?:Text of (?:an? )?)?(?:Note|Letter|Message|Telegram|Cable)s? Received By"
    r" (?:the )?(?P<to>[A-Z].{2,60}?)(?:(?:,| [Ii]n| On| From) .{2,200})?",
    re.IGNORECASE,
)
# "TELEGRAM OF MARCH 21 TO THE AMERICAN AMBASSADOR IN", and in the next line "CAIRO".
_TITLE_TO = re.compile(
    r"(?:Telegram|Letter|Message|Note|Cable) (?:of [A-Z][a-z]{2,8} [0-9]{1,2} )?"
    r"To (?P<to>(?:the )?[A-Z].{2,80}?)(?: In(?: .{2,100})?)?"
)
# "(Prepared by the Department of State as a background paper)" below a title.
_PREPARED_BY = re.compile(
    r"\(?(?!Policy )(?:[A-Z][^.()]{0,80} )?(?:(?i:prepared|drafted|approved) (?:by|in)"
    r"|(?:Comments|Views|Remarks|Recommendations) (?:of|by)) (?=(?:the |an? )?[A-Z])"
)
# "United States Oral Note".
_OF_STATE = re.compile(
    r"(?P<state>(?:[A-Z][\w.]{1,12} ){1,2})(?:(?:Oral|Informal|Diplomatic|Draft) )?"
    r"(?:Note|Message|Statement|Memorandum|Reply|Aide[- ]M[eé]moire)"
)
# "Memorandum by the Joint Chiefs of Staff for the Secretary of Defense (Forrestal)".
FOR_WHOM = re.compile(
    r"(?<!Assistant)(?<!Adviser)(?<!Representative)(?<!Consultant)(?<!Aide)"
    r" (?:for|to) (?P<to>(?:the )?(?:Acting |Deputy |Under |Assistant ){0,2}"
    r"(?:Secretary|President|Director|Chief|Ambassador)\b[^.;:]{0,80})$"
)
# "Draft Note to be Presented to Ambassador Ronne".
_TO_BE_HANDED = re.compile(
    r"be (?:Presented|Delivered|Handed|Given|Sent|Submitted) to (?:the )?"
)
# "AF - David D. Newsom".
_SYMBOL = re.compile(r"[A-Z]{1,5}(?:/[A-Z]{1,5})? ?[—–-] (?=[A-Z])")
# "HENRY A. KISSINGER [Haig signed for]", "MR. HENRY A. KISSINGER THE WHITE HOUSE".
_BESIDE_NAME = re.compile(
    r" \[[^\[\]]{2,40}\]$|(?<=[A-Za-z]) (?:THE|The) (?:WHITE HOUSE|White House)(?: .{0,20})?$"
)
_LONGEST_TITLE = 250
# "The enclosed working paper on the subject, prepared by the NSC Planning Board, is".
_OF_CARRIER = re.compile(
    r"\b(?:[Aa]ttached|[Ee]nclosed)\b[^.;]{0,120}? (?:prepared|drafted|written|submitted"
    r"|signed|sent) by (?=(?:the |our |an? )?[A-Z])"
    r"|\b(?:[Aa]ttached|[Ee]nclosed)(?: is| are)?(?: (?:a|the|copy|copies|text|translation|of)"
    r"){0,5}(?: [a-z]{3,12})? (?:letter|memorandum|message|note|cable|telegram|paper|report)"
    r" (?:of [A-Z][a-z]{2,8} [0-9]{1,2}(?:, [0-9]{4},?)? )?(?:which I have received )?from"
    r" (?=[A-Z]|the [A-Z])"
)
# "I enclose a brief memorandum which has been prepared in the Department".
_PREPARED_IN_DEPARTMENT = re.compile(
    r"\b(?:[Aa]ttached|[Ee]nclosed|I enclose|I attach|I am (?:enclosing|attaching))\b"
    r"[^.;]{0,80} (?:prepared|drafted) (?:in|by) the Department(?! of (?!State))\b"
)
_CABLE = re.compile(r"\b(?:cable|telegram) from $")
_MY_OWN = re.compile(
    r"\bI (?:did|wrote|drafted|prepared|have written|have drafted|have prepared)"
    r" the (?:attached|enclosed)\b"
)
# Then a sentence may be of the other text, which is not given.
_ANOTHER = re.compile(r"\balso (?:attached|enclosed|attach|enclose)\b")
_MY_COMMENTS = re.compile(
    r"\bAttached (?:is a comment|are (?:my|our|specific) comments)\b"
    r"|\bmy (?:personal |own )?(?:views|comments|impressions|memorandum|report|paper|notes)\b"
    r"[^.;]{0,140} (?:is|are) (?:attached|enclosed)\b"
)
_COLLECTIVE = re.compile(
    r"(?:the |The )?(?:(?:[A-Z][\w’'-]{1,20}|of|on|for|and|the) ){0,8}?(?:Chiefs of Staff"
    r"|Committee|Board|Group|Council|Commission|Headquarters|Task Force)"
    r"(?: (?:on|of|for|in) [^()]{2,80})?"
)
_SUGGESTED = re.compile(
    r"(?i)\b(?:suggested|proposed|draft) (?:(?:text|of|reply|personal) ){0,2}"
    r"(?:letter|message|reply|response)\b"
)
_PRESIDENT = re.compile(r"(?:the )?President(?: [A-Z][a-z]+)?$")
_ORDINAL = re.compile(r"([0-9])(?:st|nd|rd|th)\b")
_LONG_WORD = re.compile(r"[a-z]{5,20}")
_LETTERHEAD = re.compile(
    r"(?i)(?:the )?(?:(?:deputy |under |acting |assistant ){0,2}secretary of [a-z]{2,12}"
    r"|joint chiefs of staff|(?:deputy )?director of central intelligence"
    r"|central intelligence agency(?: washington\b.{0,20})?)"
)
_ON_TO = re.compile(r" to (?=(?:the )?[A-Z])")


# A memorandum for the record is for nobody.
_NOBODY = ("record", "files", "file")
ME = SideCandidate("me", Evidence.NAMED)
NOBODIES = (SideCandidate("", Evidence.NAMED), SideCandidate("", Evidence.NAMED))


def own_sides(head: Head, first: str) -> tuple[str, str]:
    """Sender and recipient by the head, or by a title that the text begins with."""
    sides = head.sides
    sender = sides.sender or sides.author
    recipient = sides.recipient
    subject = _SUBJECT.search(sender)
    if subject and not sender.endswith(")"):
        # What stands behind "on" is what it is about, and no recipient.
        sender, recipient = sender[: subject.start()], ""
    if not sender and not recipient:
        sender = _author_in(head.heading)
    if (by_body := _WORK_OF_BODY.fullmatch(head.heading)) and not sender:
        sender = by_body["from"]
    if (of_state := _OF_STATE.fullmatch(head.heading)) and not sender:
        sender = state_in(of_state["state"])
    sender = _without_bracket(sender) or head.sender
    recipient = (recipient or head.recipient).removeprefix("FOR ")
    recipient = _TO_BE_HANDED.sub("", recipient, count=1)
    to = FOR_WHOM.search(sender)
    if to and to[0].startswith(" for "):
        sender, recipient = sender[: to.start()], recipient or to["to"]
    if recipient.casefold().removeprefix("the ") in _NOBODY:
        recipient = ""
    if sender or recipient:
        return _printed(sender), _printed(recipient)
    return _sides_in_title(head.heading or first)


def letterhead_of(head: Head) -> SideCandidate:
    """The office that writes under its own letterhead: "THE SECRETARY OF DEFENSE"."""
    for line in head.lines:
        words = line.text.strip()
        if _LETTERHEAD.fullmatch(words):
            return SideCandidate(_printed(words), Evidence.LETTERHEAD)
    return SideCandidate("", Evidence.LETTERHEAD)


def author_below_title(lines: Sequence[Line]) -> str:
    """Who prepared a paper, as one of its first short lines says."""
    for line in lines:
        match = _PREPARED_BY.match(line.text.strip())
        if match and len(line.text) <= _LONGEST_TITLE:
            return name_at(line.text.strip(), match.end())
    return ""


def told_sides(
    lines: Sequence[Line], title: str
) -> tuple[SideCandidate, SideCandidate]:
    """What the carrier's own `lines` say of the one text that it encloses, of this title.

    Where others are enclosed too, which are not given, the line calls it as its title
    does: "the enclosed draft statement of policy"."""
    has_others = any(_ANOTHER.search(line.text) for line in lines)
    for line in lines:
        match = _OF_CARRIER.search(line.text)
        if match and (not has_others or _is_called(match[0], title)):
            return _named_by_carrier(line.text, match.end())
        if has_others:
            continue
        if _PREPARED_IN_DEPARTMENT.search(line.text):
            return SideCandidate("Department of State", Evidence.NAMED), NOBODIES[1]
        if _MY_OWN.search(line.text) or _MY_COMMENTS.search(line.text):
            return ME, SideCandidate("you", Evidence.NAMED)
    return NOBODIES


def _named_by_carrier(words: str, place: int) -> tuple[SideCandidate, SideCandidate]:
    """Who wrote what is attached to whom. "Cable from London" names the place of an
    embassy; whoever signed it wrote it."""
    name = name_at(words, place)
    is_place = " " not in name and _CABLE.search(words, 0, place) is not None
    evidence = Evidence.HANDED if is_place else Evidence.NAMED
    to = _ON_TO.match(words, place + len(name)) if name else None
    recipient = name_at(words, to.end()) if to else ""
    return SideCandidate(name, evidence), SideCandidate(recipient, Evidence.NAMED)


def _is_called(words: str, title: str) -> bool:
    """Whether the words name the text by two words of its title."""
    said, titled = (_LONG_WORD.findall(each.casefold()) for each in (words, title))
    return len({*said} & {*titled}) > 1


def carrying_sender(title: str, sender: str, recipient: str) -> SideCandidate:
    """Who may have written a text without any word on it, by the sides of its carrier.

    What a body sends is its own work; a letter suggested to a President is for him to
    send. Who else sends a paper may have it from anybody.
    """
    name = ""
    if _SUGGESTED.search(title):
        name = recipient if _PRESIDENT.search(recipient) else ""
    elif _COLLECTIVE.fullmatch(sender):
        name = sender
    return SideCandidate(name, Evidence.CARRYING)


def _author_in(heading: str) -> str:
    matches = list(_BY.finditer(heading))
    return name_at(heading, matches[-1].end()) if matches else ""


def _without_bracket(name: str) -> str:
    return name.rstrip(")") if name.endswith(")") and "(" not in name else name


def _sides_in_title(title: str) -> tuple[str, str]:
    """The sides that a title in capitals names."""
    title = _ORDINAL.sub(r"\1", title)
    if not title.isupper() or len(title) > _LONGEST_TITLE:
        return "", ""
    words = in_lower_case(title)
    if of_body := _TITLE_OF_BODY.fullmatch(words):
        return of_body["from"], ""
    if received := _TITLE_RECEIVED.fullmatch(words):
        return "", _name(received["to"])
    if to := _TITLE_TO.fullmatch(words):
        return "", _name(to["to"])
    match = _TITLE_HANDED.fullmatch(words) or _TITLE_BY.fullmatch(words)
    if not match:
        return "", ""
    return _name(match["from"]), _name(match["to"])


def _printed(name: str) -> str:
    """The name without the symbol of an office, in small letters if printed in capitals."""
    name = _BESIDE_NAME.sub("", _SYMBOL.sub("", name, count=1))
    return in_lower_case(name) if name.isupper() and " " in name else name


def _name(words: str | None) -> str:
    return name_at(words, 0) if words else ""
