"""Announcements of a fixed form, which name both sides of a text or leave one open."""

from __future__ import annotations

import re
from dataclasses import dataclass

from letters.derivation.correspondence.transmitted.announced_names import (
    name_at,
    name_before,
)
from letters.derivation.correspondence.transmitted.announcing_words import (
    BARE,
    candidates,
    names_behind,
    up_to_noun,
)
from letters.derivation.correspondence.transmitted.side_candidates import (
    Evidence,
    SideCandidate,
)

BY = re.compile(
    r"\b(?:sent|addressed|prepared|drafted|dictated|signed|made|written|issued|delivered|given"
    r"|agreed|adopted|submitted|proposed|released)"
    r"(?: on [A-Z][a-z]{2,8} [0-9]{1,2}| today| yesterday| tonight)? by (?=\S)"
    r"|\b(?:statement|communiqu[eé]|declaration|release|appeal) issued"
    r" (?:[0-9:]{1,5} [AaPp]\.?[Mm]\.? )?[^.;:]{0,60} by (?=[A-Z])"
    r"|\b(?:handed|given|delivered|read|presented)(?: to)? (?:me|us|him|you)"
    r"(?: [a-z]{2,12}){0,3} by (?=\S)"
    r"|\b(?:handed|given|delivered|presented)(?: today)? to (?:[a-z]{3,12} ){0,2}[A-Z]\w{1,20}"
    r"(?: [A-Z]\w{1,20}){0,2} by (?=[A-Z])"
    r"|\b(?:sent|addressed) (?:[A-Z]\w{1,20}|him|her|me)(?: [a-z]{5,12})? by (?=\S)"
    r"|\bsigned (?=[A-Z])"
    r"|\b(?:report|statement|paper|analysis|evaluation|study|summary) by (?=[A-Z])"
)
_DRAFTED_BY = re.compile(
    r"\b(?:drafted|dictated|prepared|written|made|signed) by (?=\S)"
)
# Who called is not who wrote down what was said.
_OF_A_TALK = re.compile(
    r"(?i)\bmemorand(?:um|a) of (?:an? |the )?(?:telephone )?(?:call|conversation)"
)
# "On May 4 the Department of State responded to Hare’s report as follows".
_ANSWERED = re.compile(r" (?:responded|replied) to (?=[A-Z])")
# "Following is text which I shall read to Under Secretary Winiewicz".
_I_HAND_ON = re.compile(
    r"\b(?:I|we) (?:(?:shall|will|plan to|intend to|propose to|have|just|today) ){0,3}"
    r"(?:read|hand|handed|give|gave|given|deliver|delivered|present|presented|send|sent)"
    r"(?: it)?(?: out)? to (?:the )?(?=[A-Z])"
)
# "Komer apparently sent to Rostow the memorandum under cover of the following note:".
_UNDER_COVER = re.compile(
    r" (?:[a-z]{4,12}ly )?(?:sent|forwarded|transmitted|submitted|passed)\b"
    r"(?P<to> to (?:the )?(?=[A-Z]))?"
    r"[^.;:]{0,240} under cover of (?:a|the|this)\b"
)
# The series of telegrams to a Secretary of State who travels, and of his own.
_TO_TRAVELLER = ("Tedul", "Tosec")
_FROM_TRAVELLER = ("Dulte", "Secto")
_DULLES = ("Tedul", "Dulte")


@dataclass(frozen=True, slots=True)
class ToldSides:
    senders: tuple[SideCandidate, ...] = ()
    recipients: tuple[SideCandidate, ...] = ()


def sides_in_fixed_form(words: str, noun: str) -> ToldSides | None:
    """Both sides of the text that `words` announce as `noun`, where a form tells them;
    of what is only called a text nothing else is told, and of a talk its writer."""
    if noun.casefold() in BARE:
        senders = [*candidates(Evidence.NAMED, names_behind(BY, words)[:1])]
        readers = names_behind(_I_HAND_ON, words)[:1]
        if readers:
            senders.append(SideCandidate("me", Evidence.HANDED))
        return ToldSides((*senders,), (*candidates(Evidence.NAMED, readers),))
    if noun.startswith((*_TO_TRAVELLER, *_FROM_TRAVELLER)):
        return _of_series(noun)
    words = up_to_noun(words, noun)
    if _OF_A_TALK.search(words):
        writers = names_behind(_DRAFTED_BY, words)[:1]
        return ToldSides((*candidates(Evidence.NAMED, writers),))
    if answered := _ANSWERED.search(words):
        name = name_at(words, answered.end())
        return _told(name_before(words[: answered.start()]), name)
    if covered := _UNDER_COVER.search(words):
        name = name_at(words, covered.end("to")) if covered["to"] else ""
        return _told(name_before(words[: covered.start()]), _without_owner(name))
    return None


def _of_series(noun: str) -> ToldSides:
    """ "Tedul 11": to Dulles from the Department, as all of that series are."""
    is_his = noun.startswith(_DULLES)
    secretary = "Secretary of State Dulles" if is_his else "the Secretary of State"
    sides = ("Department of State", secretary)
    return _told(*(sides if noun.startswith(_TO_TRAVELLER) else reversed(sides)))


def _told(sender: str, recipient: str) -> ToldSides:
    return ToldSides(
        (SideCandidate(sender, Evidence.NAMED),),
        (SideCandidate(recipient, Evidence.NAMED),),
    )


def _without_owner(name: str) -> str:
    """ "Rostow" in "to Rostow Bowles’ memorandum"."""
    first, _, last = name.rpartition(" ")
    return first if last.endswith(("’", "’s", "'s")) else name
