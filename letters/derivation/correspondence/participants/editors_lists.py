"""Whom the editors name where they leave a list of participants out.

"[Here follows a list of 25 persons present, including Admiral Radford and General Taylor.
Assistant Secretary Gray represented the Department of Defense.]"
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from letters.derivation.correspondence.participants.names_in_prose import (
    OFFICES_HELD,
    SENTENCE_END,
)
from letters.derivation.correspondence.participants.participant_lines import Participant
from letters.derivation.correspondence.participants.persons_marked import persons_in
from letters.derivation.correspondence.participants.titles import (
    OFFICE_WORD,
    has_title,
    is_name,
)
from letters.derivation.text.main_text import may_begin_with, words_of
from letters.tei.nodes import Block

_LEFT_OUT = re.compile(
    r"\[(?:Here follow|Omitted here)[^\]]{0,60}?\b(?:list of (?:the )?(?:[0-9]{1,3} )?"
    r"(?:\w{1,12} )?(?:participants|persons|members|people)|listing (?:the )?participants)\b"
)
# What stands before names, or behind them, in the sentences of such a note.
_BEFORE = re.compile(
    r"\b(?:persons|participants|members|people|present),? \(?including (?:among others )?"
    r"|^(?:Also )?[Aa]ttending(?: for [^.;]{3,60}?)? were "
    r"|^[^.;]{0,60}?\b(?:[Pp]articipants|[Oo]thers present|officials(?: present)?|delegation"
    r"|representatives|group|side)(?: for [^.;]{3,60}?)? (?:included|were) "
    r"|\b(?:was|were) (?:also )?(?:represented|led|headed) by "
)
_BEHIND = re.compile(
    r",? (?:also )?(?:attended|represented|presided|(?:headed|led|that of) the"
    r"|was in Washington and also)\b"
    r"[^,;]{0,120}(?:, and |; |$"
    r"| and (?=(?:[^ ,;]{1,20} ){1,6}(?:attended|represented|for the)\b))|$"
)
_ACCOMPANIED = re.compile(
    r"(?:^|, |; )(?P<head>[A-Z][^,;]{1,60}?)(?: was accompanied)? by (?P<names>[^;]+)"
)
_BESIDE = re.compile(r"\bin addition to (?P<names>[A-Z][^,;]{1,60}),")
# Not within the name of the one department that is called by three.
_NEXT = re.compile(
    r"; (?:and )?|(?<!of Health), (?!and Welfare|[JS]r\b|I{1,3}\b)(?:and )?"
    r"| and (?!Welfare|Urban )"
)
_ONE_BEHIND = re.compile(
    r";? (?:and )?[0-9]{1,3} others?\b[^;]*|, among others(?:, for [^;]*)?"
)
_BODY = re.compile(r"(?:the )?Joint Chiefs of Staff (?:members )?")
# A title of all the names that follow: "Secretaries Dulles, Anderson, and Folsom".
_TITLE_OF_ALL = re.compile(
    r"(?P<title>(?:Assistant |Deputy |Under )?Secretar|General|Admiral|Ambassador|Senator"
    r"|Representative|Messr|Colonel|Congressm[ae]n)(?:ies|s|(?<=men))\.? (?=[A-Z])"
)
_ASIDE = re.compile(r" \([^()]{1,80}\)")
_OF_WHOM = re.compile(r" (?:of|from|for|on behalf of) .{1,200}$")
_OFFICE_ALONE = re.compile(rf"(?:The|the) (?:{OFFICES_HELD})")
_PREPOSITIONS = frozenset(["of", "for", "at", "to", "on", "the", "and", "in"])
_NO_SURNAMES = (
    "System Nations Advisers Advisors Plans Republic Commandant All Both Others"
    " Representatives Those"
)
_NOT_SURNAMES = frozenset(_NO_SURNAMES.split())
_SURNAME = re.compile(
    r"(?:[A-Z]\.)+|(?:Mc |[A-Z])[\w’'-]{0,20}[a-z][\w’'-]{0,20}|I{2,3}|[JS]r\.?"
)


def find_named_by_editors(paragraphs: Iterable[Block]) -> Iterator[Participant]:
    """Those whom notes name that stand for a list; the others of the list are unknown."""
    for block in paragraphs:
        if not may_begin_with(block, ("[here", "[omitted")):
            continue
        words = words_of(block)
        if _LEFT_OUT.match(words):
            yield from read_note(words, block)


def read_note(words: str, block: Block) -> Iterator[Participant]:
    """Those of the sentences of one such note."""
    marked = persons_in(block)
    for sentence in SENTENCE_END.split(words.strip("[] ")):
        for names in _lists_in(sentence.rstrip(".]- ")):
            for one in each_listed(names, marked):
                yield replace(one, block=block, evidence=sentence.strip())


def _lists_in(sentence: str) -> Iterator[str]:
    """The lists of names that the sentence has."""
    if beside := _BESIDE.search(sentence):
        yield beside["names"]
    before = _BEFORE.search(sentence)
    if before:
        yield _within(sentence[before.end() :])
    elif accompanied := list(_ACCOMPANIED.finditer(sentence)):
        for match in accompanied:
            yield f"{match['head']}, {match['names']}"
    else:
        yield from _before_verbs(sentence)


def _within(words: str) -> str:
    """The words up to a mark that closes what opened before them."""
    depth = 0
    for place, sign in enumerate(words):
        depth += (sign == "(") - (sign == ")")
        if depth < 0:
            return words[:place]
    return words


def _before_verbs(sentence: str) -> Iterator[str]:
    """ "A" and "B" of "A attended for the Army and B represented the Navy"."""
    begin = 0
    for verb in _BEHIND.finditer(sentence):
        if begin or verb[0]:
            yield sentence[begin : verb.start()]
        begin = verb.end()


def each_listed(names: str, marked: list[str]) -> Iterator[Participant]:
    """The persons, each with the office that stands behind the name."""
    last: Participant | None = None
    title = ""
    for said in _NEXT.split(_ONE_BEHIND.sub("", names)):
        piece = _BODY.sub("", _ASIDE.sub("", said), count=1).strip(" ,")
        if of_all := _TITLE_OF_ALL.match(piece):
            title = of_all["title"].replace("Secretar", "Secretary")
            title = title.removeprefix("Messr").replace("men", "man")
            piece = piece[of_all.end() :]
        name = _name_in(piece, marked)
        if name:
            if last:
                yield last
            title = title if " " not in name else ""
            last = Participant(f"{title} {name}".strip())
        elif last and OFFICE_WORD.search(piece):
            last = replace(last, office=", ".join(filter(None, (last.office, piece))))
    if last:
        yield last


def _name_in(piece: str, marked: list[str]) -> str:
    """The name with what stands before it: "Counselor G. Frederick Reinhardt"."""
    short = _OF_WHOM.sub("", piece)
    if _OFFICE_ALONE.fullmatch(piece) or _is_somebody(piece, marked):
        return piece
    if _is_somebody(short, marked):
        return short
    return piece if _ends_with_name(piece) else ""


def _is_somebody(words: str, marked: list[str]) -> bool:
    if words in _NOT_SURNAMES:
        return False
    return words in marked or has_title(words) or is_name(words) or _is_of_name(words)


def _ends_with_name(words: str) -> bool:
    """Whether a name follows the office: "Secretary of the Treasury Anderson"."""
    if not OFFICE_WORD.search(words):
        return False
    named, before = 0, words.split()
    while before and _is_of_name(before[-1]):
        before.pop()
        named += 1
    is_object = bool(before) and before[-1].casefold() in _PREPOSITIONS
    return named > is_object


def _is_of_name(word: str) -> bool:
    is_name = _SURNAME.fullmatch(word) and not OFFICE_WORD.search(word)
    return bool(is_name) and word not in _NOT_SURNAMES
