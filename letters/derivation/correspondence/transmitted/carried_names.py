"""Whose a carried text is: the best of the names that its carrier and its words give."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from letters.derivation.correspondence.sides.offices import (
    has_persons_name,
    telling_words,
)
from letters.derivation.correspondence.transmitted.announced_names import name_at
from letters.derivation.correspondence.transmitted.side_candidates import (
    CONTRADICTED,
    ChosenSide,
    Evidence,
    SideCandidate,
    best_of,
    doubt_of,
)

_FROM = re.compile(r"\b[Ff]rom (?=\S)")
# Who signs for one of these is not the sender.
_INSTITUTION = re.compile(
    r"\b(?:Chiefs of Staff|Government|Council|Board|Committee|Agency|Staff|Members|Mission"
    r"|Group|Leadership)\b"
)
_DEPARTMENT = re.compile(r"(?:the )?(?:Acting )?(?:Department|Secretary) of State\b")
# Told to whom the carrier is sent.
_DELIVER = re.compile(
    r"\b(?i:deliver|convey|transmit|present|hand|pass)(?: to)?\b[^.;:]{0,60}"
    r" (?i:foll?|following)(?: [a-z]{3,12}){0,2} (?:message|msg|note|communication|aide)\b"
    r"|\b(?i:deliver|convey|transmit|pass) (?i:foll?|following) orally to [A-Z]"
    r"|\b[Mm]essage (?:which |that )?you (?:should|are to) (?:deliver|convey|hand)\b"
)
_CONFIRMS = re.compile(r"\b[Ff]ollowing (?:confirms|repeats) message sent [A-Z]")
_FOR_PRESIDENT = re.compile(r"\b(?:[Ff]or|[Tt]o) (?:the )?President\b(?! [A-Z])")
# An office with what it is for: "the Assistant Secretary for Near Eastern Affairs".
_OFFICE_ALONE = re.compile(
    r"(?:the |The )(?:Acting |Deputy |Assistant |Under |American ){0,3}(?:Secretary|Director"
    r"|Chief|Ambassador|Minister|Administrator|Chairman|Counselor)\b(?! [A-Z])[^()]{0,120}$"
)
_CALLED_BY_SURNAME = re.compile(
    r"(?:Mr|Mrs|Miss|Dr)\.? (?P<surname>(?!(?:President|Chairman|Secretary|Ambassador"
    r"|Minister|Prime|Chancellor|Premier|Marshal|General|Senator|Foreign|Vice)\b)[A-Z]\w{2,20})"
)
_WORD = re.compile(r"[^\W\d_]{1,40}+")
# A name of two words that ends with a surname: not "Ike E.", nor "Foster".
_SURNAME_AT_END = re.compile(
    r" [A-Z]?[^\W\d_][\w’'-]{1,30}(?:,? (?:Jr|Sr|II|III)\.?)?$"
)
# An office, and no person: "USIS PAO Lucknow".
_ACRONYM = re.compile(r"\b[A-Z]{3,6}\b")
# "For Ambassador from Under Secretary", in a telegram that the Secretary signs.
_OTHER_OFFICE = re.compile(
    r"(?:Acting|Deputy|Under|Assistant|Vice) (?:Under )?(?:Secretary|President)"
)
# As telegrams write them.
_SHORT_NAMES = {
    "FonMin": "Foreign Minister",
    "FornMin": "Foreign Minister",
    "ForMin": "Foreign Minister",
    "PriMin": "Prime Minister",
    "PrimMin": "Prime Minister",
    "PM": "Prime Minister",
    "SYG": "Secretary-General",
    "SecGen": "Secretary-General",
    "Pres": "President",
    "Secy": "Secretary",
    "Amb": "Ambassador",
    "Dept": "Department of State",
    "UNSYG": "Secretary-General",
}
_MOST_INITIALS = 4
# Who was given a letter to one of these only handed it on.
_HEAD_CALLED = re.compile(
    r"(?:Mr\.? |Mister |Your )?(?i:(?:imperial |royal )?majesty|president|chairman"
    r"|prime minister|chancellor|premier)\b"
)
_HANDED_TO_ME = SideCandidate("me", Evidence.HANDED)
# How these presidents put their initials under what they wrote.
_INITIALS_OF_PRESIDENTS = {
    "HST": "Harry S. Truman",
    "DDE": "Dwight D. Eisenhower",
    "DE": "Dwight D. Eisenhower",
    "JFK": "John F. Kennedy",
    "LBJ": "Lyndon B. Johnson",
    "RN": "Richard Nixon",
}


@dataclass(frozen=True, slots=True)
class Carrier:
    """Who sent the carrying document to whom, who signed it, and whether by telegram."""

    sender: str
    recipient: str
    signature: str
    opening: str = ""
    is_wire: bool = False


def written_out(name: str) -> str:
    """ "Foreign Minister Toure" for "FonMin Toure"."""
    words = [_SHORT_NAMES.get(word.rstrip("."), word) for word in name.split()]
    return " ".join(words).replace(" of State of State", " of State")


def sender_of(
    candidates: Iterable[SideCandidate], signature: str, carrier: Carrier
) -> ChosenSide:
    """The best of the candidates, in the fullest form that agrees with the signature."""
    best = best_of([*candidates, SideCandidate(signature, Evidence.SIGNED)])
    if not best:
        return ChosenSide()
    is_signed_only = signature and best.evidence >= Evidence.SIGNED
    announced = "" if is_signed_only else written_out(best.name)
    name = _sender_name(announced, signature, carrier)
    doubt = CONTRADICTED if _contradicts(announced, signature) else doubt_of(best)
    return ChosenSide(name, doubt if name else "")


def _sender_name(announced: str, signature: str, carrier: Carrier) -> str:
    """The fullest of the announced name and the signature that agree with each other."""
    signature = _spelled_out(signature, announced)
    if announced in ("me", "my"):
        return signature if " " in signature else _writer(carrier)
    if announced == "you":
        announced = _named(carrier.recipient)
    if signature and not announced and " " not in signature:
        # "Faithfully yours, CHRIS" in a telegram from Secretary of State Herter.
        is_his = carrier.is_wire or _are_initials(signature)
        return (is_his and _named(carrier.sender)) or signature
    if not signature or not announced:
        return signature or _by_office(announced, carrier)
    if _INSTITUTION.search(announced) and "(" not in announced:
        return announced
    is_full = _SURNAME_AT_END.search(signature) is not None
    if _OFFICE_ALONE.match(announced) and " " in signature:
        return signature
    if _ACRONYM.search(announced) and is_full:
        return signature
    if has_persons_name(announced):
        return signature if _has_surname_of(announced, signature) else announced
    if is_full:
        return signature
    # "Faithfully yours, Foster" in a telegram that Whitney sent is not Whitney's.
    is_his = signature in carrier.signature
    return _by_office(announced, carrier if is_his else replace(carrier, signature=""))


def _are_initials(signature: str) -> bool:
    return signature.isupper() and len(signature) <= _MOST_INITIALS


def _contradicts(announced: str, signature: str) -> bool:
    """Whether another person signed than was announced."""
    is_another = has_persons_name(announced) and _SURNAME_AT_END.search(signature)
    if not is_another or _INSTITUTION.search(announced) or _ACRONYM.search(announced):
        return False
    return not _has_surname_of(announced, signature)


def _has_surname_of(announced: str, signature: str) -> bool:
    return telling_words(announced)[-1] in _WORD.findall(signature)


def recipient_of(
    candidates: Iterable[SideCandidate], addressee: str, carrier: Carrier
) -> ChosenSide:
    """The best of the candidates, or whom the salutation calls."""
    is_for_head = _HEAD_CALLED.match(addressee) is not None
    best = best_of(
        each for each in candidates if not (is_for_head and each == _HANDED_TO_ME)
    )
    if not best or (best.evidence > Evidence.SIGNED and has_persons_name(addressee)):
        return ChosenSide(_recipient_name("", addressee, carrier))
    name = _recipient_name(written_out(best.name), addressee, carrier)
    return ChosenSide(name, doubt_of(best) if name else "")


def _recipient_name(announced: str, addressee: str, carrier: Carrier) -> str:
    """The announced name, or whom the salutation names where only an office is told.

    A form of address alone names nobody: "Mr. President", "Your Excellency".
    """
    if announced == "me":
        announced = _writer(carrier)
    elif announced == "you":
        announced = _named(carrier.recipient)
    if announced and _is_another(addressee, announced):
        return addressee
    if announced and (has_persons_name(announced) or not has_persons_name(addressee)):
        return announced
    if not announced and addressee == "Mr. President":
        return "the President" if _FOR_PRESIDENT.search(carrier.opening) else ""
    is_name = has_persons_name(addressee) and (" " in addressee or not announced)
    return addressee if is_name else announced


def _is_another(addressee: str, announced: str) -> bool:
    """Whether the salutation calls somebody by a surname that was not announced: the
    text was read out or given to a third person."""
    called = _CALLED_BY_SURNAME.fullmatch(addressee)
    if not called or not has_persons_name(announced):
        return False
    names = _WORD.findall(announced)
    return called["surname"] not in names and any(len(name) > 3 for name in names)


def calls(addressee: str, name: str) -> bool:
    """Whether the salutation calls the one who is named: "General De Gaulle"."""
    surnames = {*telling_words(addressee)}
    return bool(surnames & {*telling_words(name)})


def delivered_for(words: str, carrier: Carrier) -> list[SideCandidate]:
    """Whose the message is that the Department of State tells an embassy to deliver."""
    is_american = _DEPARTMENT.match(carrier.sender)
    is_own = is_american and _CONFIRMS.search(words)
    is_told = is_own or (is_american and _DELIVER.search(words))
    name = carrier.sender if is_own else "United States Government"
    return [SideCandidate(name, Evidence.CARRYING)] if is_told else []


def _spelled_out(signature: str, announced: str) -> str:
    letters = "".join(filter(str.isalpha, signature))
    name = _INITIALS_OF_PRESIDENTS.get(letters, "")
    is_president = not announced or "President" in announced or announced in name
    return name if name and is_president else signature


def _writer(carrier: Carrier) -> str:
    """Who says "me" in the carrier: whom its first words name, else who signed it."""
    match = _FROM.search(carrier.opening)
    first = name_at(carrier.opening, match.end()) if match else ""
    if _OTHER_OFFICE.fullmatch(first):
        return first
    return _named(first) or _named(carrier.sender) or carrier.signature


def _named(name: str) -> str:
    """The name if it is a person's: that of an embassy says nothing of who wrote."""
    is_place = re.search(r"\b(?:Embassy|Department|Mission|Consulate|Legation)\b", name)
    return name if has_persons_name(name) and not is_place else ""


def _by_office(announced: str, carrier: Carrier) -> str:
    """ "Secretary" as "Secretary of State Herter", if he sent the carrying telegram, or
    as he signed it."""
    words = announced.removeprefix("the ")
    sender = carrier.sender.removeprefix("the ")
    is_his = words and not has_persons_name(words) and sender.startswith(f"{words} ")
    his_name = _named(sender) or carrier.signature
    return his_name if is_his and his_name else announced
