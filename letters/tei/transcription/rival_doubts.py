"""Where the evidence for a value is weak: words that have no form of a name or an office, a
name in one place that another place does not know, and days that may be read in two ways."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from letters.tei.transcription.addressees import is_addressed_line
from letters.tei.transcription.block_doubts import LONGEST_SHOWN
from letters.tei.transcription.doubts import DoubtCode, Doubts
from letters.tei.transcription.field_items import POST
from letters.tei.transcription.field_labels import Label
from letters.tei.transcription.foot_lines import is_marking
from letters.tei.transcription.head_line import HeadLine
from letters.tei.transcription.heading_lines import is_from_to
from letters.tei.transcription.letter_words import ADDRESSED, LONGEST_NAME, is_name
from letters.tei.transcription.lines_below_names import is_of_office
from letters.tei.transcription.named_parties import addressee
from letters.tei.transcription.offices_below import name_in
from letters.tei.transcription.raw_block import RawBlock, Role

_WORD = re.compile(r"[^\W\d_]{3,30}+")
_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
# Words of sentences, and those that forms and stamps print: none is of a name.
_NO_PARTY = re.compile(
    r"(?:^|\s)(?:is|are|was|were|has|have|had|will|would|that|which|who|this|today|made|said"
    r"|says|not|please|attached|enclosed|following|received|forwarded|initials|extension"
    r"|officer designation|room no|file no|copy no|page|subject|date|ref"
    rf"|{_MONTHS} \d{{1,4}}|\d{{1,4}} {_MONTHS})\b|\bno\.?\Z",
    re.IGNORECASE,
)
_UNCLOSED = re.compile(
    r"/s/|[a-z] \d{1,2}\Z|\([^()]*\Z|^[^()]*\)|\[|\]|_{3}|[?!;=]|:\Z"
    r"|\A[A-Z]{5,7}/[A-Z]{3}"
)
_PLACE = re.compile(
    r"\b(?:Hotel|Hôtel|Street|Avenue|Road|Square|Palace|Building|Villa|Schloss|Strasse"
    r"|Straße|Rue|Apartment|House|Chambers|Club|Ranch|Farm)\b"
)
_NUMBER_BEHIND = re.compile(r"(?<=[^\W\d]) \d{1,2}\Z")
MOST_WORDS = 12
_CALLS_TITLED = re.compile(
    r"(?:My )?[Dd]ear (?:(?:Mr|Mrs|Dr)\.?|Miss|Sir|Lord|Lady|General|Admiral|Senator"
    r"|Ambassador|Governor|Congressman) [A-Z][a-z]"
)
# "3/4/66" is the fourth of March, or the third of April.
_TWO_WAYS = re.compile(
    r"\b(?P<first>0?[1-9]|1[0-2])/(?P<second>0?[1-9]|1[0-2])/(?:\d{4}|\d\d)\b"
)
_OF_AMERICA = re.compile(
    r"\b(?:WHITE HOUSE|DEPARTMENT OF STATE|UNITED STATES|U\. ?S\.|WASHINGTON|Washington"
    r"|TELCON|MEMCON|NATIONAL SECURITY COUNCIL|CENTRAL INTELLIGENCE|ROUTING|AMERICAN)\b"
)
_TITLE_WORDS = (
    "ambassador chairman colonel dear doctor excellency general herr lady lord madam minister"
    " miss monsieur mrs premier president prime professor secretary senator sir señor the"
    " admiral mister governor friend under deputy assistant acting foreign honorable"
    " chancellor sehr geehrter verehrter lieber cher chère mon madame estimado señora don"
    " king queen majesty highness marshal vice congressman judge representative director"
    " commissioner counselor counsellor consul captain major comrade secretary-general"
    " department chancery"
)
_TITLES = frozenset(_TITLE_WORDS.split())


def doubt_rivals_of_names(
    doubts: Doubts, text: str, blocks: Sequence[RawBlock], head: Sequence[HeadLine]
) -> None:
    """Report senders and recipients whose words, or whose rivals, speak against them."""
    for line in head:
        if line.label in (Label.SENDER, Label.RECIPIENT) and not may_be_party(
            line.words
        ):
            _add(doubts, line.label, line.words, line.start)
    address = next((block for block in blocks if block.role is Role.ADDRESS), None)
    bounds = addressee(text, address) if address else None
    if bounds and not may_be_party(words := text[slice(*bounds)]):
        _add(doubts, Label.RECIPIENT, words, bounds[0])
    if bounds and _is_of_place(text[slice(*bounds)]):
        _add(doubts, Label.RECIPIENT, text[slice(*bounds)], bounds[0])
    if bounds and not any(line.label is Label.RECIPIENT for line in head):
        _doubt_called(doubts, text[slice(*bounds)], blocks)
    if address and bounds and not any(line.label is Label.RECIPIENT for line in head):
        _doubt_form(doubts, text[slice(*bounds)], address, blocks)
    _doubt_signed(doubts, blocks, head)
    _doubt_numbered(doubts, blocks)


def _doubt_numbered(doubts: Doubts, blocks: Sequence[RawBlock]) -> None:
    """Report a heading of who wrote to whom that ends with a number, as that of a note."""
    heading = next((block for block in blocks if block.role is Role.HEADING), None)
    words = " ".join(heading.text.split()) if heading else ""
    number = _NUMBER_BEHIND.search(words)
    if heading and number and is_from_to(words[: number.start()].partition(". ")[2]):
        doubts.add(
            DoubtCode.PARTIES_READ,
            f"“{number[0].strip()}” at the end of the heading may be the mark of a note.",
            heading.start,
        )


def may_be_party(words: str) -> bool:
    """Whether some words have the form of a name, of an office, or of a body."""
    wording = " ".join(words.split())
    if is_marking(wording.rpartition(" ")[2]):
        return False
    if is_name(wording):
        return not is_marking(wording)
    is_short = wording.count(" ") < MOST_WORDS
    # "the Embassy in Greece", "señor Embajador"
    starts = any(word.lstrip("«“\"'/(l’")[:1].isupper() for word in wording.split()[:3])
    is_free = not (_NO_PARTY.search(wording) or _UNCLOSED.search(wording))
    return is_short and starts and is_free and not is_marking(wording)


def _is_of_place(words: str) -> bool:
    """Whether a house or a street stands where a name does: the sender may live there."""
    return _PLACE.search(words) is not None


def _add(doubts: Doubts, label: Label, words: str, at: int) -> None:
    is_sender = label is Label.SENDER
    shown = " ".join(words.split())[:LONGEST_SHOWN]
    doubts.add(
        DoubtCode.SENDER_READ if is_sender else DoubtCode.PARTIES_READ,
        f"“{shown}” is taken for the {label.value}, and has not the form of a name or an "
        "office.",
        at,
    )


def _doubt_called(doubts: Doubts, named: str, blocks: Sequence[RawBlock]) -> None:
    """Report a salutation that calls somebody else than the address names."""
    salute = next((block for block in blocks if block.role is Role.SALUTE), None)
    words = salute.text.strip() if salute else ""
    # A first name may be one that stands in no address: "Dear Chip".
    called = _names_in(words) if _CALLS_TITLED.match(words) else set()
    known = set(_known(blocks, named))
    if salute and called and is_name(named[:LONGEST_NAME]) and not called & known:
        doubts.add(
            DoubtCode.PARTIES_READ,
            f"“{' '.join(named.split())}” stands in the address, and “{words}” does not "
            "call that name.",
            salute.start,
        )


def _doubt_form(
    doubts: Doubts, named: str, address: RawBlock, blocks: Sequence[RawBlock]
) -> None:
    """Report lines that nothing but their place says to be an address: none has a title or
    an office, and no salutation calls a word of them."""
    salute = next((block for block in blocks if block.role is Role.SALUTE), None)
    called = set(_WORD.findall(salute.text.casefold())) if salute else set[str]()
    words = set(_WORD.findall(address.text.casefold()))
    is_told = bool(ADDRESSED.match(address.text.strip())) or is_of_office(address.text)
    if not is_told and not called & words and not is_addressed_line(address.text):
        doubts.add(
            DoubtCode.PARTIES_READ,
            f"“{' '.join(named.split())[:LONGEST_SHOWN]}” is taken for the recipient, by its "
            "place alone.",
            address.start,
        )


def _known(blocks: Sequence[RawBlock], named: str) -> Iterator[str]:
    yield from _names_in(named)
    for block in blocks:
        if block.role is Role.ADDRESS:
            yield from _names_in(block.text)


def _doubt_signed(
    doubts: Doubts, blocks: Sequence[RawBlock], head: Sequence[HeadLine]
) -> None:
    """Report a name below a text that the label of the sender does not name, nor any other
    line of the head: somebody may have signed for the sender."""
    senders = [line for line in head if line.label is Label.SENDER]
    signed = next((block for block in blocks if block.role is Role.SIGNATURE), None)
    if not senders or signed is None:
        return
    name = name_in(signed)
    is_person = all(is_name(line.words) and " " in line.words for line in senders)
    is_office = any(
        is_of_office(line.words) or POST.match(line.words.upper()) for line in senders
    )
    known = {word for line in senders for word in _names_in(line.evidence)}
    found = _names_in(signed.text)
    if is_person and not is_office and found and not found & known and " " in name:
        doubts.add(
            DoubtCode.SENDER_READ,
            f"“{name[:LONGEST_SHOWN]}” stands below the text, and the head names "
            f"“{senders[0].words[:LONGEST_SHOWN]}” for the sender.",
            signed.start,
        )


def _names_in(words: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(words)} - _TITLES


def doubt_order(doubts: Doubts, blocks: Sequence[RawBlock], date: str) -> None:
    """Report a date in figures of which either may be the month, where nothing shows that
    Americans wrote it, who name the month first."""
    match = _TWO_WAYS.search(date)
    if not match or int(match["first"]) == int(match["second"]):
        return
    if any(_OF_AMERICA.search(block.text) for block in blocks):
        return
    line = next((block for block in blocks if match[0] in block.text), blocks[0])
    doubts.add(
        DoubtCode.POSSIBLE_DATE,
        f"“{match[0]}” is read with the month first; the day may stand first.",
        line.start,
    )
