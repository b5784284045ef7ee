"""The title and number of a document, as its own blocks give them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import dropwhile, takewhile

from letters.tei.transcription.columns import find_cells
from letters.tei.transcription.field_labels import Label
from letters.tei.transcription.head_line import HeadLine, words_after
from letters.tei.transcription.heading_lines import is_from_to, unspaced
from letters.tei.transcription.letter_words import DEAR, is_name, signed_name
from letters.tei.transcription.lines_below_names import is_second_name
from letters.tei.transcription.named_parties import (
    GERMAN_HEADING,
    GIVEN_BY,
    LONGEST_HEADING,
    POST_TO_MINISTER,
    named_in_address,
)
from letters.tei.transcription.notes_verbales import parties_of_note
from letters.tei.transcription.offices_below import without_parentheses
from letters.tei.transcription.raw_block import RawBlock, Role

MOST_CHARACTERS = 500  # of the heading's lines together

# How telegrams were paid for and sent: "ARRIVE MONDAY STOP REGARDS".
_STOPS = re.compile(r"[A-Z]\sSTOP(?:\s[A-Z]|\Z)")
FEWEST_STOPS = 2
MARKED_LINE = re.compile(r"\s*(?:~~|\*)")

# What the forms are headed on which services copied their cables.
_CABLE_FORM = re.compile(
    r"(?:(?:INCOMING|OUTGOING) )?CLASSIFIED MESSAGE|(?:JOINT )?MESSAGE ?FORM"
)
# "FROM MOSCOW TO FOREIGN OFFICE"
_BETWEEN_POSTS = re.compile(
    r"FROM (?:[A-Z .’'-]{3,40} TO (?:THE )?(?:FOREIGN|COMMONWEALTH RELATIONS) OFFICE"
    r"|(?:THE )?(?:FOREIGN|COMMONWEALTH RELATIONS) OFFICE TO [A-Z .’'-]{3,40})"
)
_OF_CABLES = re.compile(r"(?:INFO|INFORMATION|ACTION|PRECEDENCE|TAGS|REFTEL|NR|CITE)\b")
# "NO: 2240, February 15, 9 p.m.", and a line that says how fast a telegram goes.
_NUMBER_AND_HOUR = re.compile(r"NO\.? ?:[^\n]{0,60}\d ?[AP]\.? ?M\b")
_PRECEDENCE = re.compile(
    r"(?:OPERATIONAL )?(?:FLASH|IMMEDIATE|PRIORITY|ROUTINE|NIACT|EMERGENCY|MOST IMMEDIATE)"
    r"(?: (?:NIACT|PRIORITY|IMMEDIATE))?\.?"
)
MOST_OF_HEAD = 12  # blocks
_OF_NOTES = {"NOTE", "NOTE VERBALE", "VERBAL NOTE", "VERBALNOTE"}
_BARE_KINDS = {"MEMORANDUM", "TELEGRAM", "LETTER", "REPORT", "AIRGRAM"}
_OF_MESSAGES = re.compile(r"(?:NR|CITE|DTG)\b")
_NUMBER = re.compile(r"\s?(?:\[|(?<!\d))(\d++[A-Za-z]?)\]?\.\s+")
# "MINUTES of a Meeting held at …"
_MINUTES = re.compile(r"\AMINUTES(?= of )")
_FERNSCHREIBEN = re.compile(r"(?i:fernschreiben|drahtbericht|drahterlass|telegramm)\b")
_MARKED = re.compile(r"\*[^*]*\*|~~[^~]*~~")
# That of a note: "Letter from Hale to Moore[1]".
_SIGN_BEHIND = re.compile(
    r"(?<=[\w.)])(?:\[\d{1,3}\]|/\d{1,3}/|[¹²³⁴-⁹]{1,3}|[*†‡]{1,3})\Z"
)
_PARTED_MARK = re.compile(r"(?<=[^\W\d])\s\d{1,2}\Z")
_GLUED_MARK = re.compile(r"(?<=[^\W\d])\d{1,2}$")


def read_title(
    text: str,
    blocks: Sequence[RawBlock],
    head: Sequence[HeadLine],
    *,
    is_edited: bool,
) -> str:
    """The heading without its number and marks; without a heading, who wrote to whom.

    The subject of a typed paper, which its `head` names, stands behind it.
    """
    subject = words_after(head, Label.SUBJECT)
    title = _read_title(text, blocks, head, is_edited=is_edited)
    return f"{title}: {subject}"[:MOST_CHARACTERS] if subject else title


def _read_title(
    text: str,
    blocks: Sequence[RawBlock],
    head: Sequence[HeadLine],
    *,
    is_edited: bool,
) -> str:
    headings = [block for block in blocks if block.role is Role.HEADING]
    heading = headings[0] if headings else None
    if len(headings) > 1 and headings[0].text.strip() in _BARE_KINDS:
        # Above "MEMORANDUM OF CONVERSATION" the paper is printed "MEMORANDUM".
        below = " ".join(headings[1].text.split())
        heading = headings[below.startswith(headings[0].text.strip())]
    if heading:
        lines = [
            _MARKED.sub("", line)
            for line in heading.text.split("\n")
            if not MARKED_LINE.match(line)
        ]
        if sum(map(len, lines)) > MOST_CHARACTERS:
            lines = lines[:1]  # the text follows without a blank line
        title = unspaced(_NUMBER.sub("", " ".join(" ".join(lines).split())))
        title = _MINUTES.sub("Minutes", title)
        if len(title) <= LONGEST_HEADING and (given := GIVEN_BY.fullmatch(title)):
            title = f"{given['kind']} from {given['sender']} to {given['recipient']}"
        if told := _title_between(headings):
            return told
        if title.upper() in _OF_NOTES and parties_of_note(blocks):
            return _title_of_letter(text, blocks)
        if title.count(" ") < 2 and (told := _title_of_head(head, blocks, title)):
            return told
        recipient = words_after(head, Label.RECIPIENT)
        if recipient and title.rstrip(":").upper().endswith((" FOR", " TO")):
            return f"{title.rstrip(':')} {recipient}"
        title = _SIGN_BEHIND.sub("", title)
        if not is_edited:
            return title
        title = _GLUED_MARK.sub("", title)
        unmarked = _PARTED_MARK.sub("", title)
        return unmarked if is_from_to(unmarked) else title
    if title := _title_of_head(head, blocks):
        return title
    return _title_of_letter(text, blocks)


def _title_between(headings: Sequence[RawBlock]) -> str:
    """ "Telegram from Botschafter Hahn to Staatssekretär Lang", of a heading that names both
    and another one below it, or of the head of an embassy's despatch."""
    first = headings[0].text
    if len(first) > LONGEST_HEADING:
        return ""
    sides = GERMAN_HEADING.fullmatch(first)
    is_telegram = any(_FERNSCHREIBEN.match(one.text.strip()) for one in headings[1:])
    kind = "Telegram" if is_telegram else ""
    if despatch := POST_TO_MINISTER.fullmatch(first):
        sides, kind = despatch, "Despatch"
    if not sides or not kind:
        return ""
    return f"{kind} from {sides['sender']} to {' '.join(sides['recipient'].split())}"


def _title_of_letter(text: str, blocks: Sequence[RawBlock]) -> str:
    """ "Letter from Paul Marsh to Ann Lee"; a form of address alone stands in quotes."""
    if sides := parties_of_note(blocks):
        sender, recipient = (" ".join(text[slice(*bounds)].split()) for bounds in sides)
        # In English alone both have an article.
        is_english = text[: sides[1][0]].endswith(("the ", "the\n"))
        article = "the " if is_english else ""
        return f"Note from {article}{sender} to {article}{recipient}"
    sender = " and ".join(_signers(blocks))
    salute = first_text(blocks, Role.SALUTE).rstrip(",:!")
    recipient = named_in_address(text, blocks) or (f"“{salute}”" if salute else "")
    if not sender and not recipient:
        return "Telegram" if has_stops(blocks) else "Untitled document"
    parts = [
        _kind_of_letter(blocks, salute) if recipient else "Document",
        f"from {sender}" if sender else "",
        f"to {recipient}" if recipient else "",
    ]
    return " ".join(part for part in parts if part)


def _kind_of_letter(blocks: Sequence[RawBlock], salute: str) -> str:
    """A letter has a salutation and a closing; none but a letter calls somebody dear."""
    if has_stops(blocks):
        return "Telegram"
    roles = {block.role for block in blocks}
    if DEAR.match(salute) or Role.CLOSING in roles:
        return "Letter"
    # "MR. KISSINGER:" and "Mr. Secretary," head a slip.
    if salute.upper().startswith("MR"):
        return "Note"
    return "Letter" if salute and Role.SIGNATURE in roles else "Document"


def has_stops(blocks: Sequence[RawBlock]) -> bool:
    """Whether the text has the word that ends the sentences of telegrams."""
    return any(len(_STOPS.findall(block.text)) >= FEWEST_STOPS for block in blocks)


def _signers(blocks: Sequence[RawBlock]) -> list[str]:
    """The names of the first signatures: below each other, or two beside each other."""
    signatures = dropwhile(lambda block: block.role is not Role.SIGNATURE, blocks)
    together = takewhile(lambda block: block.role is Role.SIGNATURE, signatures)
    return [name for block in together for name in _names_signed(block)]


def _names_signed(block: RawBlock) -> list[str]:
    line, *below = (line.strip() for line in block.text.strip().split("\n"))
    line = without_parentheses(line)
    names = [line[start:end] for start, end in find_cells(line)]
    names = [signed_name(name) or name for name in names]
    if len(names) != 2 or not all(map(is_name, names)):
        first = signed_name(line) or line
        second = [each for each in below if is_second_name(each, first)]
        names = [first, *(second or filter(None, map(signed_name, below)))]
    return [" ".join((signed_name(name) or name).split()) for name in names]


def _title_of_head(
    head: Sequence[HeadLine], blocks: Sequence[RawBlock], heading: str = ""
) -> str:
    """ "Document from Paul Marsh to Ann Lee"; "FM" opens nothing but telegrams."""
    sender = words_after(head, Label.SENDER)
    recipient = words_after(head, Label.RECIPIENT)
    if not sender:
        return ""
    lines = [line.evidence.upper() for line in head]
    kind = "Document"
    # From whom, to whom, and about what: so a memorandum begins, and many a cable.
    has_all = not heading and recipient and _has_subject_or_day(head)
    is_memorandum = bool(has_all) and not any(map(_OF_CABLES.match, lines))
    is_cable = _CABLE_FORM.fullmatch(heading) is not None
    is_cable |= any(map(_OF_MESSAGES.match, lines))
    is_cable |= not heading and _is_sent_at_speed(lines, blocks)
    is_cable |= any(map(_BETWEEN_POSTS.fullmatch, lines))
    if is_cable or any(line.startswith("FM ") for line in lines):
        kind = "Telegram"
    elif is_memorandum or any(line.startswith("MEMORANDUM ") for line in lines):
        kind = "Memorandum"
    elif heading:
        kind = heading.capitalize() if heading.isupper() else heading
    return f"{kind} from {sender}{f' to {recipient}' if recipient else ''}"


def _is_sent_at_speed(lines: Sequence[str], blocks: Sequence[RawBlock]) -> bool:
    """Whether the head has the hour of a telegram beside its number, or its precedence."""
    above = (line for block in blocks[:MOST_OF_HEAD] for line in block.text.split("\n"))
    return any(map(_NUMBER_AND_HOUR.match, lines)) or any(
        _PRECEDENCE.fullmatch(line.strip()) for line in above
    )


def _has_subject_or_day(head: Sequence[HeadLine]) -> bool:
    labels = (Label.SUBJECT, Label.DATE)
    return any(words_after(head, label) for label in labels)


def read_number(blocks: Sequence[RawBlock]) -> str:
    heading = first_text(blocks, Role.HEADING)
    number = _NUMBER.match(heading)
    return number[1] if number else ""


def first_words(blocks: Sequence[RawBlock], role: Role) -> str:
    """The lines of the first block of this role, as they stand."""
    return next((block.text for block in blocks if block.role is role), "")


def first_text(
    blocks: Sequence[RawBlock], role: Role, *, is_one_line: bool = False
) -> str:
    """The words of the first block of this role, or those of its first line."""
    texts = (block.text.strip() for block in blocks if block.role is role)
    text = next(texts, "")
    return " ".join((text.split("\n")[0] if is_one_line else text).split())
