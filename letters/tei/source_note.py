"""What does the source note of a printed edition say: where the document is held,
how it was marked, and who drafted, cleared and approved it?

The grammar is that of Foreign Relations of the United States:
"Source: REPOSITORY, SERIES, FILE (NUMBERS). MARKING; MARKING. Drafted by X on DATE;
cleared by Y and Z; approved by W. …". What cannot be read is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

LONGEST_CITATION = 4  # sentences, as full stops go
OPENING = re.compile(r"\s*Source:\s*")
REPOSITORY = re.compile(
    r"(?:Library|Archives?|Center|Institut(?:e|ion)|University|Agency|Bureau|Council"
    r"|Command|Collection|Museum|Society|Ministry|Embassy|Commission|Administration"
    r"|Records Service|Joint Chiefs of Staff|White House|Department of (?:the )?\w+"
    r"|Treasury|Library of Congress)(?: Files)?\Z|Center (?:of|for) Military History"
)
MARKING = re.compile(
    r"(?:Cosmic |NATO |Administratively )?(?:Top Secret|Secret|Confidential)\b"
    r"|Unclassified\b|(?:Administratively )?Restricted\b"
    r"|(?:Limited |For )?Official Use(?: Only)?\b|Limit(?:ed)? Official Use\b"
    r"|(?:Strictly )?(?:Personal|Private)\b|Eyes Only\b|Sensitive\b|Plain\b"
    r"|Official[–-]Informal\b|No classification(?: marking)?s?\b"
)
NO_MARKING = re.compile(r"No classification")
CONTROL_NUMBERS = re.compile(r"\s*\((\d{5,8}(?:[,;] (?:and )?\d{5,8})*)\)\Z")

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)"
)
DATE = rf"(?:{MONTH} \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {MONTH}(?: \d{{4}})?)(?!\d)"
CLOCK = r"\d{1,2}(?::\d\d)? ?(?:[ap]\.m\.|noon|midnight)"
WHEN = re.compile(
    rf"(?:\s*\(?(?:on|at|dated) |,? )((?:{CLOCK}(?:, | on ))?{DATE}|{CLOCK})"
)
ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Messrs|Dr|Gen|Lt|Col|Maj|Adm|Capt|Amb|Sen|Gov|Jr|Sr|St|Vol|Vols"
    r"|Nos?|Pt|pp?|vs|etc|cf|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)|[ap]\.m|(?<![/\w–-])[A-Z])\.\Z"
)
STOP = re.compile(r"[.?!][”’\")\]]*(?=\s|\Z)")


class Action(StrEnum):
    """What was done with a document before and after it was sent."""

    DRAFTED = "drafted"
    CLEARED = "cleared"
    APPROVED = "approved"
    SIGNED = "signed"
    INITIALED = "initialed"
    TRANSMITTED = "transmitted"
    DELIVERED = "delivered"
    RECEIVED = "received"
    REPEATED = "repeated"


# These are worth reporting in their own words, even when no name or date is read.
PASSED_ON = {Action.TRANSMITTED, Action.DELIVERED, Action.REPEATED}
VERBS = "|".join(Action)
ACTED = re.compile(rf"\b(?i:{VERBS})\b(?: and (?i:{VERBS})\b)*")
STATEMENT = re.compile(rf"(?i:{VERBS})\b")
ANY_VERB = re.compile(
    rf"\b(?i:{VERBS}|sent|pouched|concurred|prepared|revised|typed|dictated|reviewed"
    r"|authorized|seen|coordinated|passed|written|dated)\b"
)
BY = re.compile(
    r"(?: (?:in draft|in substance|jointly|for [^,;.]{1,60}?))*"
    r" (?:by|with|in)(?= (?!draft|substance|accordance|response|reply|part))"
)
# What may follow a marking for want of a full stop.
UNMARKED_REST = re.compile(
    rf"[;,:]? (?i:{VERBS}|sent|also|a copy|prepared)\b|\. (?=[a-z])"
)
# What ends a list of names: words that begin another statement.
AFTER_NAMES = re.compile(
    rf"[;(]| (?:on|at|in|from|who|whom|which|for|as|with|after|during|while|before|to"
    rf"|under|through|based|but|when|that|following|because)(?=\s|\Z)|,? {MONTH} \d"
    r"| (?:and )?\w+ed by\b"
)
SEPARATOR = re.compile(r",? and |, (?!(?:Jr|Sr)\b)")
JOINING = re.compile(r"[,;]?(?:\s+and)?\Z")
TRAILING_AND = re.compile(r"(?:,? and)?,?\Z")
PARTICLE = re.compile(r"(?:of|the|de|del|la|von|van|der|al|for|and|in|to|on)\Z")
# A surname is not the last word of a title; no person's name holds one of an office.
NO_PERSON = re.compile(
    r"\b(?:Affairs|Division|Office|Bureau|Department|Branch|Embassy|Planning"
    r"|Jr\. \w+)\b|[/()\d]"
    r"|\b(?:Secretary|Director|Chief|Officer|Assistant|Counsel(?:or)?|Advis[eo]r|Staff"
    r"|Minister|Chairman|Attach[ée]|Security|Service|Council|Committee|Ambassador|Desk"
    r"|President|General|Section|Representative|Administrator|Economist|Analyst|Trade"
    r"|Delegation|Mission|Research|Resources|Operations|Organizations?"
    r"|Coordinator)\Z"
)
OFFICE = re.compile(
    r"[A-Z&]{1,6}(?:[/–-][A-Z\d&]{1,6})*\Z|Joint Staff\b"
    r"|(?:Navy|Army|Department|Office|Bureau|Embassy|Division"
    r"|White House|Treasury|Defense|Commerce|Agriculture|State|Justice|Interior)\b"
)
ADDRESS = frozenset({"Mr. Secretary", "Mr. President", "Madam Secretary"})
NAME = r"[A-Z][\w’'-]*\.?(?: [A-Z][\w’'-]*\.?){0,3}"
HAVE_CLEARED = re.compile(
    rf"(?P<names>{NAME}(?:, {NAME}){{0,20}}(?:,? and {NAME})?)"
    r" (?:has|have|had)(?: all| both)? (?:cleared|concurred)\b[^.;]{0,20} this\b"
)


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of the note and where they stand: `note[start:end] == text`."""

    text: str
    start: int
    end: int

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing done with the document, by whom and when as far as it is said."""

    action: Action
    printed: Passage
    persons: tuple[Passage, ...] = ()
    offices: tuple[Passage, ...] = ()
    date: Passage | None = None


@dataclass(frozen=True, slots=True)
class SourceNote:
    """The parts of a source note, each with its place in the text."""

    citation: Passage
    repository: Passage | None  # None for a printed source, or one not recognised
    location: tuple[Passage, ...]
    control_numbers: tuple[Passage, ...]
    classification_markings: tuple[Passage, ...]
    no_marking: Passage | None  # "No classification marking", as printed
    clauses: tuple[Clause, ...]

    @property
    def drafted(self) -> Clause | None:
        return self._first(Action.DRAFTED)

    @property
    def approved(self) -> Clause | None:
        return self._first(Action.APPROVED)

    @property
    def cleared(self) -> tuple[Passage, ...]:
        """Everyone who is said to have cleared the document."""
        clearances = (c for c in self.clauses if c.action == Action.CLEARED)
        return tuple(person for clause in clearances for person in clause.persons)

    def _first(self, action: Action) -> Clause | None:
        return next((c for c in self.clauses if c.action == action), None)


def read_source_note(text: str) -> SourceNote | None:
    """Take a source note apart; None when `text` does not begin "Source:"."""
    opening = OPENING.match(text)
    if opening is None or not text[opening.end() :].strip(" ."):
        return None
    citation, sentences = _citation(list(_sentences(text, opening.end())), text)
    held = _without_stop(citation)
    parts, control_numbers = _location(held)
    has_repository = bool(parts) and REPOSITORY.search(parts[0].text) is not None
    markings = _markings(sentences[0]) if sentences else ()
    # Some notes put a comma for the stop: "Whitman File, Top Secret."
    if not markings and parts and MARKING.fullmatch(parts[-1].text):
        markings = (parts.pop(),)
    is_unmarked = bool(markings) and NO_MARKING.match(markings[0].text) is not None
    clauses = [clause for s in sentences for clause in _clauses(s)]
    return SourceNote(
        citation=held,
        repository=parts[0] if has_repository else None,
        location=tuple(parts[1:] if has_repository else parts),
        control_numbers=control_numbers,
        classification_markings=() if is_unmarked else markings,
        no_marking=markings[0] if is_unmarked else None,
        clauses=(*clauses, *_reported_clearances(text)),
    )


def _passage(whole: Passage, start: int, end: int) -> Passage:
    """The part of `whole` between two offsets into it, without outer blanks."""
    words = whole.text[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    return Passage(words, whole.start + start, whole.start + start + len(words))


def _sentences(text: str, start: int) -> Iterator[Passage]:
    whole = Passage(text, 0, len(text))
    for stop in STOP.finditer(text, start):
        if _ends_sentence(text, start, stop):
            yield _passage(whole, start, stop.end())
            start = stop.end()
    if text[start:].strip():
        yield _passage(whole, start, len(text))


def _ends_sentence(text: str, start: int, stop: re.Match[str]) -> bool:
    follows = text[stop.end() : stop.end() + 60].lstrip()
    if MARKING.match(follows) or STATEMENT.match(follows):
        return True
    before = text[max(start, stop.end() - 12) : stop.end()]
    return not ABBREVIATED.search(before) and not follows[:1].islower()


def _citation(sentences: list[Passage], text: str) -> tuple[Passage, list[Passage]]:
    """Part the citation from what follows.

    An abbreviation in it ("Harvan Misc. & Memos") may look like its end; the
    markings, which follow it, then show that it goes on.
    """
    for count, sentence in enumerate(sentences[1:LONGEST_CITATION], start=1):
        if _markings(sentence):
            end = sentences[count - 1].end
            whole = Passage(text, 0, len(text))
            return _passage(whole, sentences[0].start, end), sentences[count:]
        if STATEMENT.match(sentence.text) or len(sentence.text) > 80:
            break
    return sentences[0], sentences[1:]


def _without_stop(sentence: Passage) -> Passage:
    return _passage(sentence, 0, len(sentence.text.rstrip(" .")))


def _location(citation: Passage) -> tuple[list[Passage], tuple[Passage, ...]]:
    """The parts of a citation from the repository down, and its control numbers."""
    end = len(citation.text)
    numbers: tuple[Passage, ...] = ()
    if listed := CONTROL_NUMBERS.search(citation.text):
        end = listed.start()
        numbers = tuple(
            _passage(citation, *found.span())
            for found in re.compile(r"\d+").finditer(citation.text, *listed.span(1))
        )
    parts: list[Passage] = []
    begin = 0
    for comma in [*_outer_commas(citation.text[:end]), end]:
        if comma == end or not _continues(citation.text, begin, comma):
            parts.append(_passage(citation, begin, comma))
            begin = comma + 1
    return [part for part in parts if part.text], numbers


def _outer_commas(text: str) -> Iterator[int]:
    depth = 0
    for at, character in enumerate(text):
        depth = max(0, depth + (character in "([") - (character in ")]"))
        if character == "," and depth == 0:
            yield at


def _continues(text: str, begin: int, comma: int) -> bool:
    """Whether the part before a comma runs on after it.

    "October 22, 1962" is one part, and "Executive Secretariat" names the office
    whose series follows.
    """
    rest = text[comma + 1 :]
    if re.match(r" (?:19|20)\d\d\b", rest):
        return re.search(rf"{MONTH} \d{{1,2}}\Z", text[begin:comma]) is not None
    is_office = text[begin:comma].strip() == "Executive Secretariat"
    return is_office or re.match(r" (?:Jr|Sr)\.", rest) is not None


def _markings(sentence: Passage) -> tuple[Passage, ...]:
    """The markings of a sentence such as "Secret; Exdis.", or nothing."""
    if not MARKING.match(sentence.text) or len(sentence.text) > 160:
        return ()
    words = _passage(sentence, 0, len(UNMARKED_REST.split(sentence.text)[0]))
    words = _without_stop(words)
    tokens = tuple(
        _passage(words, *found.span()) for found in re.finditer(r"[^;,]+", words.text)
    )
    is_plain = all(re.match(r"[A-Z\d“(\[]", token.text) for token in tokens)
    return tokens if is_plain and len(tokens[0].text) < 60 else ()


def _clauses(sentence: Passage) -> Iterator[Clause]:
    """What is said in a sentence like "Drafted by X; cleared by Y; approved by Z."."""
    if not STATEMENT.match(sentence.text):
        return
    for acted in ACTED.finditer(sentence.text):
        following = ANY_VERB.search(sentence.text, acted.end())
        end = following.start() if following else len(sentence.text)
        clause = sentence.text[acted.start() : end].rstrip()
        end = acted.start() + len(JOINING.sub("", clause))
        printed = _passage(sentence, acted.start(), end)
        persons, offices, date = _read_clause(printed, acted.end() - acted.start())
        for verb in re.findall(rf"(?i:{VERBS})", acted[0]):
            action = Action(verb.lower())
            if persons or offices or date or action in PASSED_ON:
                yield Clause(action, printed, persons, offices, date)


Parties = tuple[tuple[Passage, ...], tuple[Passage, ...], Passage | None]


def _read_clause(printed: Passage, after_verb: int) -> Parties:
    when = WHEN.match(printed.text, after_verb)
    at = when.end() if when else after_verb
    named: list[Passage] = []
    if by := BY.match(printed.text, at):
        stop = AFTER_NAMES.search(printed.text, by.end())
        at = stop.start() if stop else len(printed.text)
        named = list(_names(_passage(printed, by.end(), at)))
        when = when or WHEN.match(printed.text, at)
    date = _passage(printed, *when.span(1)) if when else None
    offices = tuple(name for name in named if OFFICE.match(name.text))
    persons = tuple(name for name in named if not OFFICE.match(name.text))
    # "Approved in S": what is done in a place is not done by a person of that name.
    return persons if by and not by[0].endswith(" in") else (), offices, date


def _names(listed: Passage) -> Iterator[Passage]:
    """The persons and offices of a list, without the titles that follow a name."""
    begin = 0
    for separator in [*SEPARATOR.finditer(listed.text), None]:
        end = separator.start() if separator else len(listed.text)
        name = _passage(listed, begin, end)
        for word in ("by ", "in ", "the "):
            if name.text.startswith(word):
                name = _passage(name, len(word), len(name.text))
        name = _passage(name, 0, len(TRAILING_AND.sub("", name.text)))
        if not OFFICE.match(name.text):
            name = _passage(name, 0, (name.text + " of ").index(" of "))
        if not name.text.endswith(("Jr.", "Sr.")):
            name = _passage(name, 0, len(name.text.rstrip(".,’”")))
        if _is_name(name.text):
            yield name
        begin = separator.end() if separator else end


def _is_name(words: str) -> bool:
    if OFFICE.match(words):
        return True
    is_capital = all(w[:1].isupper() or PARTICLE.match(w) for w in words.split(" "))
    return is_capital and words[:1].isupper() and not NO_PERSON.search(words)


def _reported_clearances(text: str) -> Iterator[Clause]:
    """Clearances told in a quoted note: "… have all cleared off on this draft"."""
    whole = Passage(text, 0, len(text))
    for reported in HAVE_CLEARED.finditer(text):
        listed = _passage(whole, *reported.span("names"))
        persons = tuple(name for name in _names(listed) if name.text not in ADDRESS)
        yield Clause(Action.CLEARED, _passage(whole, *reported.span()), persons)
