"""The head of a typed paper: its labelled lines say from whom, to whom, when, about what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
from letters.tei.transcription.letter_words import is_name
from letters.tei.transcription.lines_below_names import is_of_office
from letters.tei.transcription.raw_block import RawBlock, Role

# A head is no longer.
MOST_LINES = 60
LONGEST_WORDS = 300
# Longer lines are prose.
LONGEST_LINES = 100
MOST_FIRST = 4  # blocks, of a form
MOST_OF_INCOMING = 14  # of a telegram as it was copied
_INCOMING = re.compile(r"\s*(?:INCOMING TELEGRAM|TELEGRAM RECEIVED)\b")
_OUTGOING = re.compile(r"OUTGOING TELEGRAM(?:\s{1,60}(?i:department of state))?")
_DEPARTMENT = re.compile(
    r"(?<!\S)department of state\Z|\Adepartment of state", re.IGNORECASE
)
_DATED = re.compile(r"\s*Dated [A-Z]")
_POST_ALONE = re.compile(
    r"(?P<post>[A-Z][\w.’'-]{2,20}(?: [A-Z][\w.’'-]{1,20}){0,2})(?: via [A-Z]\w{1,20})?"
)
_TO_SECRETARY = re.compile(r"Secretary of State,?")
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
_NOBODY = re.compile(r"(?:THE )?(?:RECORD|FILES?)\b.*", re.IGNORECASE)
# "McGEORGE BUNDY" is in capitals, too.
_SMALL_LETTER = re.compile(r"(?<=\bM)c(?=[A-Z])")
# Another column of a form: a date, a number, a stamp.
_BESIDE = re.compile(r"(?<=\S)(?: {4,}|\t+)(?=\S)")
# What a form prints behind its label: "FROM: (Name)".
_PROMPT = re.compile(
    r"\((?i:name|optional|officer|print|signature|title|originator)[^()\n]{0,60}\)[ \t]*+"
)
_PROMPT_ALONE = re.compile(
    r"\([A-Z][A-Z ,.]{2,40}\)|\((?:Name|NAME|Officer)\b[^()\n]{0,60}"
)
# The heads of the columns beside it.
_COLUMN_HEADS = re.compile(
    r"(?:DATE|RECEIVED|FORWARDED|INITIALS?|OFFICER[’']?S|COMMENTS?|ROOM NO\.?|PHONE|BUILDING"
    r"|(?:-{1,2})?BLDG\.?|EXTENSION|[ \t])++",
    re.IGNORECASE,
)
# "American Embassy, Moscow", "The High Commissioner for Canada, London"
_OF_POST = re.compile(
    r"\b(?:Embassy|Legation|Consulate|Mission|Delegation"
    r"|High Commission(?:er)?(?: (?:for|of) [A-Z]\w{2,20})?)\Z",
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
_SIGN_BEHIND = re.compile(
    r"(?<=[\w.]) {0,4}(?:/s/(?: ?[A-Z][\w.]{0,20}){0,3}"
    r"|\[(?:initial(?:l?ed|s)?|signed|signature|sgd)\b[^\[\]\n]{0,30}\])\Z"
)
_SUFFIX = re.compile(r" (?:[JS]r\.?|I{2,3})(?=,|$)")
# What a form has in a box at the right: "VIENTIANE     2 | 5", "OSLO      PRECEDENCE".
_ROUTING = re.compile(r" (?:\d{1,2} \| ?\d{1,2}|PRECEDENCE|EXTENSION)\Z")
# As British telegrams have it: "FM WASHINGTON 291610Z APR 82", "TO FLASH FCO".
_GROUP_BEHIND = re.compile(r" [0-3]\d[0-2]\d[0-5]\dZ [A-Z]{3} (?:\d\d){1,2}\Z")
_BEFORE_POST = re.compile(
    r"(?:DESKBY \d{6}Z )?(?:FLASH|IMMEDIATE|PRIORITY|ROUTINE) (?=[A-Z])"
)
# What follows an addressee in the head of a telegram: its precedence and its number.
_PRECEDENCE = re.compile(
    r"(?: (?:FLASH|NIACT|IMMEDIATE|PRIORITY|ROUTINE)){1,3}(?: [0-9]{1,6})?$"
    r"| [0-9]{1,6}$"
)


@dataclass(frozen=True, slots=True)
class HeadLine:
    """A labelled line: its `words` as printed, and the whole line in `evidence`.

    They stand between `start` and `end`, the words that follow a name among them.
    """

    label: Label
    words: str
    evidence: str
    start: int = 0
    end: int = 0


def read_head(text: str, blocks: Sequence[RawBlock]) -> tuple[HeadLine, ...]:
    """The labelled lines above the text of a paper, in their order."""
    head = tuple(_labelled_lines(text, blocks))
    if _has_parties(head):
        return head
    return (*_sides_of_outgoing(blocks, head), *_sides_of_incoming(blocks), *head)


def _has_parties(head: Sequence[HeadLine]) -> bool:
    return any(line.label in (Label.SENDER, Label.RECIPIENT) for line in head)


def _sides_of_outgoing(
    blocks: Sequence[RawBlock], head: Sequence[HeadLine]
) -> Iterator[HeadLine]:
    """The Department, and the post behind ACTION, of a telegram that it sent."""
    first = blocks[:MOST_FIRST]
    if not any(_OUTGOING.fullmatch(block.text.strip()) for block in first):
        return
    for block in first:
        words = block.text.strip()
        if department := _DEPARTMENT.search(words):
            start = block.start + block.text.index(words) + department.start()
            end = start + len(department[0])
            yield HeadLine(Label.SENDER, department[0], words, start, end)
            break
    for line in head:
        if line.evidence.startswith("ACTION") and line.words:
            name = _BESIDE.split(line.evidence.partition(":")[2].strip())[0]
            start = line.start
            yield HeadLine(
                Label.RECIPIENT, name, line.evidence, start, start + len(name)
            )


def _sides_of_incoming(blocks: Sequence[RawBlock]) -> Iterator[HeadLine]:
    """The post above "Dated February 22, 1946", and the Secretary of State below it, of a
    telegram as the Department copied those that came in."""
    first = blocks[:MOST_OF_INCOMING]
    dated = next((n for n, one in enumerate(first) if _DATED.match(one.text)), 0)
    above = [one for one in first[:dated] if one.role is not Role.STAMP]
    above = [one for one in above if one.role is not Role.MARKING]
    if not above or not any(_INCOMING.match(one.text) for one in first[:dated]):
        return
    line = above[-1].text.rpartition("\n")[2]
    if post := _POST_ALONE.fullmatch(line.strip()):
        at = above[-1].end - len(line)
        start = at + line.index(post["post"])
        words = post["post"]
        yield HeadLine(Label.SENDER, words, line.strip(), start, start + len(words))
    for block in first[dated:]:
        line = block.text.split("\n")[0]
        if _TO_SECRETARY.fullmatch(line.strip()):
            yield _line_at(Label.RECIPIENT, line, block.start)
            return


def _line_at(label: Label, line: str, at: int) -> HeadLine:
    words = line.strip().rstrip(",")
    start = at + line.index(words)
    return HeadLine(label, words, line.strip(), start, start + len(words))


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
            if line := words and _head_line(part.kind, words, evidence, (start, end)):
                yield line


def _person_in(text: str, start: int, end: int) -> tuple[int, str]:
    """Who is named there, and where: without the bureau before the name, without the
    lines of the office below it, and without what a form has beside it."""
    if prompt := _PROMPT.match(text, start, end):
        start = prompt.end()
        heads, _, rest = text[start:end].partition("\n")
        if _COLUMN_HEADS.fullmatch(heads):
            name = _BESIDE.split(rest.partition("\n")[0].strip())[0]
            return (text.index(name, start + len(heads)) if name else start), name
    for pattern in (BUREAU, ROUTED, _BEFORE_POST):
        if before := pattern.match(text, start, end):
            start = before.end()
            break
    name, *below = text[start:end].split("\n")
    if beside := _BESIDE.search(name):
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
        words = _BESIDE.split(words)[0]
        words = words.rstrip(",") if wide else words
    is_in_capitals = _SMALL_LETTER.sub("C", line).isupper()
    if not match or not words or not (field or wide or is_in_capitals):
        return None
    at = start + match.start("words")
    bounds = (at, at + len(words))
    return _head_line(label_of(match["label"]), words, line.strip(), bounds)


def _head_line(
    label: Label, words: str, evidence: str, bounds: tuple[int, int]
) -> HeadLine | None:
    """The line; of a sender or recipient with a name and an office, the name alone."""
    words = _SIGN_BEHIND.sub("", words[:LONGEST_WORDS])
    if label in (Label.SENDER, Label.RECIPIENT):
        words = _ROUTING.sub("", words) or words
        words = _GROUP_BEHIND.sub("", words) or words
        words = _PRECEDENCE.sub("", words) or words
        if _NOBODY.fullmatch(words) or _PROMPT_ALONE.fullmatch(words):
            return None
        name, comma, office = words.partition(",")
        if suffix := _SUFFIX.match(office):
            name = f"{name},{suffix[0]}"
        is_place = office.lstrip().casefold().startswith(("at ", "in "))
        # "The Chairman, Under Secretaries Committee" is of that committee.
        is_place |= _OF_POST.search(name) is not None
        is_place |= name.casefold().startswith("the ") and is_of_office(office)
        # "ECON SECTION, AMERICAN EMBASSY KUWAIT" is no person with an office.
        is_place |= is_of_office(name) and is_of_office(office)
        if comma and " " in name and is_name(name) and not is_place:
            words = name
    return HeadLine(label, words, evidence, *bounds)


def words_after(head: Sequence[HeadLine], label: Label) -> str:
    """The words of the first line with this label; empty where none has it."""
    return next((line.words for line in head if line.label is label), "")
