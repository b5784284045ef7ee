"""The head of a typed paper: its labelled lines say from whom, to whom, when, about what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from letters.tei.transcription.field_items import (
    BUREAU,
    ROUTED,
    is_office_below,
    read_fields,
)
from letters.tei.transcription.field_labels import (
    FIELD,
    SHORT_LABEL,
    Label,
    is_form,
    label_of,
)
from letters.tei.transcription.foot_lines import is_marking
from letters.tei.transcription.head_line import COLUMN, HeadLine, named_in_line
from letters.tei.transcription.letter_words import is_name
from letters.tei.transcription.raw_block import RawBlock, Role
from letters.tei.transcription.telegram_sides import (
    sides_of_incoming,
    sides_of_outgoing,
)

# A head is no longer.
MOST_LINES = 60
# Longer lines are prose.
LONGEST_LINES = 100
_LINE = re.compile(r"[^\n]++")
# "MEMORANDUM FOR THE PRESIDENT", "FM AMEMBASSY MOSCOW": all of it is in capitals.
_IN_CAPITALS = re.compile(
    r"[ \t]*+(?P<label>(?:[A-Z]{2,20} ){0,2}"
    r"(?:MEMORANDUM|LETTER|MESSAGE|TELEGRAM|NOTE) (?:FOR|TO)"
    r"|(?:APPUNTO|NOTA|PROMEMORIA) PER|NOTE POUR|NOTA PARA|AUFZEICHNUNG FÜR"
    r"|FROM|FM|TO|INFO|SUBJECT|DATE)[ \t]++(?P<words>\S[^\n]*+)"
)
# "FROM   New Zealand High Commission": its column stands for the colon.
_WIDE = re.compile(
    r"[ \t]*+(?P<label>FROM|TO|DATE|SUBJECT)(?: {3,30}|\t{1,4})"
    r"(?!(?:Name|Title)\b)(?P<words>\S[^\n]*+)"
)
# "FROM MOSCOW TO FOREIGN OFFICE", as British telegrams are headed.
_FROM_TO = re.compile(
    r"[ \t]*+FROM (?P<sender>[A-Z][A-Z ,.’'-]{2,40}?)"
    r" TO (?P<recipient>[A-Z][A-Z ,.’'-]{2,40}?)\s*+"
)
# "NOTE" above "pour le Secrétaire général"
_NOTES = {"NOTE", "N O T E", "Note", "APPUNTO", "NOTA"}
_POUR = re.compile(
    r"(?:pour|POUR|per|PER|para|PARA) "
    r"(?P<words>(?:(?:le|la|il|el|LE|LA|IL|EL) |[lL][’']|Monsieur |M\. )?"
    r"[A-ZÀ-Þ][^\n.:;]{3,60})"
)
# "McGEORGE BUNDY" is in capitals, too.
_SMALL_LETTER = re.compile(r"(?<=\bM)c(?=[A-Z])")
# What a form prints behind its label: "FROM: (Name)".
_PROMPT = re.compile(
    r"\((?i:name|optional|officer|print|signature|title|originator)[^()\n]{0,60}\)[ \t]*+"
)
# The heads of the columns beside it.
_COLUMN_HEADS = re.compile(
    r"(?:DATE|RECEIVED|FORWARDED|INITIALS?|OFFICER[’']?S|COMMENTS?|ROOM NO\.?|PHONE|BUILDING"
    r"|(?:-{1,2})?BLDG\.?|EXTENSION|[ \t])++",
    re.IGNORECASE,
)
_PROMPTED = re.compile(r"^[ \t]*+TO ?: ?\((?i:officer|name)\b", re.MULTILINE)
_NUMBERED_PERSON = re.compile(
    r"[ \t]*+\d{1,2}\.[ \t]++(?!(?i:files?|registry|return to)\b)"
    r"(?P<name>[A-Z](?:(?!  |\t)[^\n])*+)"
)
_MAY_BE_NUMBERED = {Role.LINES, Role.TABLE, Role.PARAGRAPH}
_FOR_THOSE_BELOW = re.compile(r"\s*MEMORANDUM (?:FOR|TO):?\s*")
_MAY_BE_NAMED = {Role.LINES, Role.ADDRESS}
_FURTHER = re.compile(
    r"(?:MR|MRS|MISS|MS|DR|GENERAL|ADMIRAL|GOVERNOR|SENATOR|JUDGE)\b\.? [A-Z]"
    r"|THE (?:[A-Z]{2,10} )?(?:SECRETARY|DIRECTOR|CHAIRMAN|PRESIDENT|GENERAL|AMBASSADOR)\b"
)
_BEFORE_POST = re.compile(
    r"(?:DESKBY \d{6}Z )?(?:FLASH|IMMEDIATE|PRIORITY|ROUTINE) (?=[A-Z])"
)


def read_head(text: str, blocks: Sequence[RawBlock]) -> tuple[HeadLine, ...]:
    """The labelled lines above the text of a paper, in their order."""
    head = tuple(_labelled_lines(text, blocks))
    if _has_parties(head):
        return head
    return (*sides_of_outgoing(blocks, head), *sides_of_incoming(blocks), *head)


def _has_parties(head: Sequence[HeadLine]) -> bool:
    return any(line.label in (Label.SENDER, Label.RECIPIENT) for line in head)


def _labelled_lines(text: str, blocks: Sequence[RawBlock]) -> Iterator[HeadLine]:
    number = 0
    told: set[Label] = set()
    # The post behind "FM" sends it; who speaks may be told below: "FROM: ACHESON. WE MET".
    is_telegram = False
    are_below = are_numbered = False
    title = ""
    for block in blocks:
        is_long = block.role is Role.PARAGRAPH and len(block.text) > LONGEST_LINES
        is_prose = is_long and not is_form(block.text)
        if is_prose or block.role in (Role.SALUTE, Role.SIGNATURE):
            return
        if block.role is Role.FIELDS:
            lines = list(_lines_of_fields(text, block))
            yield from (
                line for line in lines if not (is_telegram and _is_within(line, told))
            )
            told.update(line.label for line in lines)
            is_telegram |= any(line.evidence.startswith("FM ") for line in lines)
            are_numbered |= _PROMPTED.search(block.text) is not None
            continue
        if are_numbered and block.role in _MAY_BE_NUMBERED:
            yield from _numbered_in(text, block)
        # Below "MEMORANDUM FOR MR. BUNDY" others may stand whom it is for.
        is_for = False
        if are_below and (block.role in _MAY_BE_NAMED or _is_called(block)):
            yield from _recipients_in(text, block)
        first, _, below = block.text.partition("\n")
        are_below = _FOR_THOSE_BELOW.fullmatch(first) is not None
        if are_below and below.strip():
            at = block.end - len(below)
            yield from _recipients_in(text, RawBlock(at, block.end, below, block.role))
            are_below = False
            continue
        for line in _LINE.finditer(text, block.start, block.end):
            number += 1
            if number > MOST_LINES:
                return
            is_first = line.start() == block.start
            line_read = _read_line(line[0], line.start(), may_lack_colon=is_first)
            above, title = title, line[0].strip()
            if above in _NOTES and (called := _POUR.fullmatch(title)):
                yield _recipient(called["words"], line)
                told.add(Label.RECIPIENT)
                continue
            if sides := _FROM_TO.fullmatch(line[0]):
                yield from _both_sides(line, sides)
                told.update((Label.SENDER, Label.RECIPIENT))
                continue
            # A telegram in capitals may begin "FROM SECRETARY. PLEASE TELL THE KING".
            if line_read and (line_read.label not in told or FIELD.match(line[0])):
                yield line_read
                is_for |= is_first and line_read.label is Label.RECIPIENT
            elif is_for and _FURTHER.match(words := line[0].strip()):
                yield _recipient(words, line)


def _is_called(block: RawBlock) -> bool:
    """Whether one line in capitals may name whom a memorandum is for: "THE PRESIDENT"."""
    words = block.text.strip()
    is_free = block.role is Role.PARAGRAPH and words.isupper()
    return is_free and is_name(words) and not is_marking(words)


def _recipients_in(text: str, block: RawBlock) -> Iterator[HeadLine]:
    """Each line of a list, without the offices below their names."""
    name = ""
    for line in _LINE.finditer(text, block.start, block.end):
        words = line[0].strip()
        if not is_office_below(words, name):
            name = words
            yield _recipient(words, line)


def _numbered_in(text: str, block: RawBlock) -> Iterator[HeadLine]:
    """Whom a routing slip goes to, each on a line with a number."""
    for line in _LINE.finditer(text, block.start, block.end):
        if person := _NUMBERED_PERSON.match(line[0]):
            yield _recipient(person["name"].rstrip(), line)


def _recipient(words: str, line: re.Match[str]) -> HeadLine:
    start = line.start() + line[0].index(words)
    return HeadLine(Label.RECIPIENT, words, words, start, start + len(words))


def _both_sides(line: re.Match[str], sides: re.Match[str]) -> Iterator[HeadLine]:
    for name, label in (("sender", Label.SENDER), ("recipient", Label.RECIPIENT)):
        start, end = (line.start() + at for at in sides.span(name))
        yield HeadLine(label, sides[name], line[0].strip(), start, end)


def _is_within(line: HeadLine, told: set[Label]) -> bool:
    """Whether a telegram whose posts are told names persons: "TO: THE AMBASSADOR"."""
    is_second = line.label is Label.RECIPIENT and ":" in line.evidence[:12]
    return line.label is Label.SENDER or (is_second and Label.RECIPIENT in told)


def _lines_of_fields(text: str, block: RawBlock) -> Iterator[HeadLine]:
    for part in read_fields(text, block):
        for start, end in part.items if part.label else ():
            evidence = text[slice(*part.evidence)].strip()
            if part.kind in (Label.SENDER, Label.RECIPIENT):
                start, words = _person_in(text, start, end)
            else:
                words = " ".join(text[start:end].split())
            if line := words and named_in_line(
                part.kind, words, evidence, (start, end)
            ):
                yield line


def _person_in(text: str, start: int, end: int) -> tuple[int, str]:
    """Who is named there, and where: without the bureau before the name, without the
    lines of the office below it, and without what a form has beside it."""
    if prompt := _PROMPT.match(text, start, end):
        start = prompt.end()
        heads, _, rest = text[start:end].partition("\n")
        if _COLUMN_HEADS.fullmatch(heads):
            name = COLUMN.split(rest.partition("\n")[0].strip())[0]
            return (text.index(name, start + len(heads)) if name else start), name
    for pattern in (BUREAU, ROUTED, _BEFORE_POST):
        if before := pattern.match(text, start, end):
            start = before.end()
            break
    name, *below = text[start:end].split("\n")
    if beside := COLUMN.search(name):
        return start, " ".join(name[: beside.start()].split())
    for line in below:
        if is_office_below(line.strip(), name):
            break
        name = f"{name}\n{line}"
    return start, " ".join(name.split())


def _read_line(line: str, start: int, *, may_lack_colon: bool) -> HeadLine | None:
    field = None if SHORT_LABEL.match(line) else FIELD.fullmatch(line)
    wide = _WIDE.fullmatch(line)
    match = field or wide or (_IN_CAPITALS.fullmatch(line) if may_lack_colon else None)
    words = match["words"].strip() if match else ""
    if match and label_of(match["label"]) in (Label.SENDER, Label.RECIPIENT):
        words = COLUMN.split(words)[0]
        words = words.rstrip(",") if wide else words
    is_in_capitals = _SMALL_LETTER.sub("C", line).isupper()
    if not match or not words or not (field or wide or is_in_capitals):
        return None
    at = start + match.start("words")
    bounds = (at, at + len(words))
    return named_in_line(label_of(match["label"]), words, line.strip(), bounds)
