"""Where the texts begin that are printed below the one that encloses them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from letters.derivation.correspondence.sides.headings import read_heading
from letters.derivation.correspondence.transmitted.enclosure_heads import sides_of
from letters.derivation.correspondence.transmitted.enclosure_labels import (
    LABEL,
    below_listing,
    is_in_list,
    is_label,
    is_listing,
    titles_of_listed,
)
from letters.derivation.correspondence.transmitted.head_lines import (
    EDITORS,
    begins_sheet,
    begins_wire,
    is_dateline,
    is_memorandum_head,
    top_of_head,
)
from letters.derivation.correspondence.transmitted.letter_parts import (
    ends_with_valediction,
    salutation_of,
)
from letters.derivation.correspondence.transmitted.running_lines import (
    Line,
)
from letters.derivation.description.document_kinds import (
    DocumentKind,
    document_kind,
)
from letters.tei.dates import find_written_dates
from letters.tei.nodes import BlockKind

# Parts of the text they stand in, unless they have a head of their own.
_PARTS = frozenset(["annex", "appendix", "subannex", "sub-annex"])
# In characters: what is longer says something, and is no head.
_PROSE = 120
_TAB = re.compile(r"(?i)\[?tab [a-z0-9]\b")
# And what is as long as this, and ends with a full stop.
_SENTENCE = 70
# Lines of a signature, an address and a date between one letter and the next.
_MOST_BETWEEN = 5
# Lines above which an editor's "[Enclosure]" says what the document itself is.
_MOST_OF_HEAD = 2
_ATTACHED = ("ttached", "nclosed", "ttachment", "nclosure")
_TELLS_OF_LETTER = re.compile(
    r"\b(?:[Tt]ab|TAB) [A-Z]\b|\b(?:attached|enclosed|proposed|draft|suggested)"
    r" (?:[a-z]{2,12} )?(?:letter|reply|message)\b"
)
_LONGEST_SIGNER = 50
# With an initial: "V. James Fazio".
_SIGNER = re.compile(
    r"(?=[^.]{0,20}\b[A-Z]\.)(?:[A-Z][\w’'-]{1,20} |[A-Z]\. ?){1,3}[A-Z][\w’'-]{1,20}"
    r"(?:, Jr\.)?"
)
_OFFICER = re.compile(
    r"\b(?:Director|Secretary|Assistant|Chief|Ambassador|Officer|Counselor|Administrator"
    r"|Adviser|Deputy|Chairman|Commander|General|USA|USN|USAF)\b"
)
_OFFICE_BELOW = re.compile(r"[A-Z][\w.,’' -]{2,60}")
# What follows a signature and is no other text.
_AFTERTHOUGHT = re.compile(r"P\. ?S\.|\[|\(|[“\"]|(?i:cc|note|distribution|copies)\b")
_AFTER_TEXT = re.compile(
    r"(?i)(?:attachments?|enclosures?|encls?|tabs?|cc|c\.c\.|copies|copy to)\b.{0,120}"
)
# Above the body of an airgram, where its fields name what goes with it.
_END_OF_SUMMARY = re.compile(r"End [Ss]ummary\.?")
_LETTER_TO = re.compile(r"(?:TELEGRAM|LETTER|MESSAGE|NOTE|CABLE)\b.{0,60} (?:TO|FROM) ")
_SIGNED = re.compile(r"(?i)\[(?:signed|initial(?:l?ed)?)\b|\[[A-Z. ]{2,8}\]$")
# Documents that carry others; an annex of a paper is a part of it.
_CARRYING = frozenset(
    {
        DocumentKind.LETTER,
        DocumentKind.MESSAGE,
        DocumentKind.MEMORANDUM,
        DocumentKind.TELEGRAM,
        DocumentKind.DESPATCH,
        DocumentKind.NOTE,
        DocumentKind.CONVERSATION,
        DocumentKind.OTHER,
    }
)
# In a telegram a letter is part of what it says.
_WITH_LETTERS = frozenset(
    {DocumentKind.LETTER, DocumentKind.MEMORANDUM, DocumentKind.OTHER}
)


def beginnings_of_enclosures(lines: Sequence[Line], kind: DocumentKind) -> list[int]:
    """The lines with a label, and those where another memorandum begins without one."""
    found: list[int] = []
    has_prose = False
    for number, line in enumerate(lines):
        if line.begins_attachment and number:
            found.append(number)
        elif (
            (has_prose or (number > _MOST_OF_HEAD and line.text.startswith("[")))
            and is_label(line)
            and not is_in_list(lines, number)
        ):
            above = lines[found[-1]] if found else None
            if _begins_another(lines, number, kind, above):
                found.append(number)
        elif has_prose and is_listing(line):
            in_fields = _END_OF_SUMMARY.fullmatch(lines[number - 1].text.strip())
            is_part = found and _is_part_of(lines[found[-1]], line)
            if not in_fields and not is_part and _is_followed_by_text(lines, number):
                titles = titles_of_listed(lines, number)
                if titles:
                    return [*found, number, *titles[1:]]
                found.append(number)
        elif has_prose and _begins_unlabelled(lines, number, kind, found):
            found.append(top_of_head(lines, number))
        has_prose = has_prose or _is_prose(line)
    if not found and kind in _CARRYING:
        return _beginnings_below_signature(lines)
    return found


def _is_part_of(above: Line, line: Line) -> bool:
    """Whether "Attachment 1: Forces" is a part of what "Attachment" stands above."""
    word = above.text.strip(" []:").casefold()
    return bool(word) and line.text.strip(" [").casefold().startswith(f"{word} ")


def _begins_sheet(lines: Sequence[Line], number: int, kind: DocumentKind) -> bool:
    """Whether the head of a memorandum stands here, or a salutation below a date, or one
    alone below a memorandum that submits a letter."""
    if is_memorandum_head(lines[number]):
        # Below the list of those present it is the head of the record itself.
        is_own = kind is DocumentKind.CONVERSATION and not any(
            _is_prose(line) and not line.is_item for line in lines[:number]
        )
        return not is_own and not _is_to_nobody(lines, number, kind)
    if kind is DocumentKind.MEMORANDUM and begins_wire(lines, number):
        return True
    salutation = salutation_of(lines[number].text)
    if not salutation or kind not in _WITH_LETTERS:
        return False
    is_alone = len(lines[number].text.strip()) <= len(salutation) + 1
    is_told = is_alone and kind is DocumentKind.MEMORANDUM
    return is_dateline(lines[number - 1]) or (
        is_told and any(_TELLS_OF_LETTER.search(line.text) for line in lines[:number])
    )


def _is_to_nobody(lines: Sequence[Line], number: int, kind: DocumentKind) -> bool:
    """Whether the document has not been signed above, and its heading does not say whom it
    is for, so that this head does."""
    is_signed = any(_is_signature(line) for line in lines[1:number])
    is_named = read_heading(lines[0].text).recipient
    return kind is DocumentKind.DIRECTIVE or not (is_signed or is_named)


def _is_signature(line: Line) -> bool:
    return line.kind is BlockKind.SIGNATURE or _is_signer(line)


def _begins_unlabelled(
    lines: Sequence[Line], number: int, kind: DocumentKind, found: Sequence[int]
) -> bool:
    if found:
        return _begins_next(lines, number, found[-1])
    return _begins_sheet(lines, number, kind) or _begins_headed(lines, number, kind)


def _begins_headed(lines: Sequence[Line], number: int, kind: DocumentKind) -> bool:
    """Whether an editor's heading stands here, below the signature of the carrier."""
    text = lines[number].text.strip()
    is_kind = document_kind(text) is not DocumentKind.OTHER and kind in _CARRYING
    return is_kind and _is_signature(lines[number - 1]) and sides_of(text) is not None


def _begins_next(lines: Sequence[Line], number: int, begun: int) -> bool:
    """Whether another text begins here below the one that was `begun`, without a label:
    a salutation shortly below where a letter ends, or the head of a memorandum."""
    if salutation_of(lines[number].text):
        above = lines[max(begun, number - _MOST_BETWEEN) : number]
        return any(ends_with_valediction(line.text) for line in above)
    is_head = begins_sheet(lines, number) or _names_both_sides(lines, number)
    return is_head and any(map(_is_prose, lines[begun + 1 : number]))


def _names_both_sides(lines: Sequence[Line], number: int) -> bool:
    """Whether an editor's heading stands here, with its day: "Telegram From the Embassy in
    Laos to the Department of State", and below it "Vientiane, February 1, 1965"."""
    text = lines[number].text.strip()
    sides = None if lines[number].is_item else sides_of(text)
    if not sides or not (sides.sender and sides.recipient):
        return False
    is_dated = any(map(is_dateline, lines[number + 1 : number + 2]))
    is_named = document_kind(text) is not DocumentKind.OTHER
    return is_named and (is_dated or bool(find_written_dates(text)))


def _beginnings_below_signature(lines: Sequence[Line]) -> list[int]:
    """Where what is said to be attached begins below the carrier's signature and office,
    though no label stands above it."""
    for number, line in enumerate(lines):
        if _is_signer(line) and _tells_of_attached(lines[:number]):
            below = number + 1
            while below < len(lines) and _OFFICE_BELOW.fullmatch(lines[below].text):
                below += 1
            is_signed = any(_OFFICER.search(each.text) for each in lines[number:below])
            if is_signed and _is_long_prose(lines[below : below + 1]):
                return [below]
    return []


def _tells_of_attached(lines: Sequence[Line]) -> bool:
    return any(word in line.text for line in lines for word in _ATTACHED)


def _is_signer(line: Line) -> bool:
    is_short = len(line.text) <= _LONGEST_SIGNER and not line.is_item
    return (
        is_short
        and "." in line.text
        and _SIGNER.fullmatch(line.text.strip()) is not None
    )


def _is_long_prose(lines: Sequence[Line]) -> bool:
    return any(
        len(line.text) > _PROSE
        and line.kind is BlockKind.PARAGRAPH
        and not _AFTERTHOUGHT.match(line.text)
        for line in lines
    )


def _is_prose(line: Line) -> bool:
    text = line.text
    if line.kind is BlockKind.SIGNATURE:
        return True
    if len(text) > _PROSE and line.is_item:
        return True
    if len(text) <= _SENTENCE or line.kind is not BlockKind.PARAGRAPH:
        return False
    tells = text.endswith(".") or _tells_of_attached([line])
    return len(text) > _PROSE or (tells and not is_dateline(line))


def _is_followed_by_text(lines: Sequence[Line], number: int) -> bool:
    """Whether prose stands below a list of what is attached, before the next label."""
    for line in lines[below_listing(lines, number) :]:
        if line.begins_attachment or is_label(line):
            return False
        if len(line.text) > _PROSE and not is_after_text(line):
            return True
    return False


def _begins_another(
    lines: Sequence[Line], number: int, kind: DocumentKind, above: Line | None
) -> bool:
    """Whether the label is not that of a part of the text whose label stands `above`."""
    match = LABEL.match(lines[number].text.strip())
    same = LABEL.match(above.text.strip()) if above else None
    if (
        above
        and above.text.strip() == lines[number].text.strip()
        and _TAB.match(above.text)
    ):
        # At the head of each page.
        return False
    if not match or match["word"].casefold() not in _PARTS:
        return True
    if same and same["word"].casefold() == match["word"].casefold():
        return True
    is_within = above is not None
    following = lines[number + 1 : number + 3]
    if kind not in _CARRYING and not is_within:
        return any(is_dateline(line) or _names_letter(line.text) for line in following)
    has_head = any(
        is_dateline(line) or sides_of(line.text) or _names_letter(line.text)
        for line in following
    )
    return has_head or not is_within


def _names_letter(title: str) -> bool:
    """Whether a title in capitals calls it so: "TELEGRAM OF MARCH 21 TO THE AMBASSADOR"."""
    is_title = title.isupper() and len(title) <= _PROSE
    return is_title and _LETTER_TO.match(title) is not None


def is_after_text(line: Line) -> bool:
    text = line.text.strip()
    is_remark = EDITORS.fullmatch(text) and not _SIGNED.match(text)
    return bool(is_remark or _AFTER_TEXT.fullmatch(text))
