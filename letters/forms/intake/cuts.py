"""Where one document of a sitting ends and the next begins, as buttons say it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from django.http import QueryDict

from letters.forms.intake.draft_form import READ
from letters.forms.intake.draft_text import DraftText
from letters.forms.intake.intake_form import IntakeForm
from letters.forms.intake.joined import OF_WORDS, waiting_after_join
from letters.ingest.rehearsal import Reading

SPLIT, JOIN = "_split", "_join"
_OF_DRAFT = re.compile(
    r"(?P<before>(?:initial-)?draft-)(?P<number>[0-9]{1,5})(?P<rest>-.*)"
)
# A choice of a page for a scan: the number of its document, and its key.
_PAGE = re.compile(r"(?P<number>[0-9]{1,5})(?P<rest>:.*)")
SCAN_PAGE = "scan_page"
# What the names of the fields begin with that link an instruction to a passage: one has
# the words of the condition, a hidden one those of the instruction, by which what was
# typed is found again when documents are parted or joined.
LINK = "link:"
LINK_WORDS, LINK_SAYS = f"{LINK}words:", f"{LINK}says:"
KEPT_SAYS, KEPT_WORDS = "kept-link-says", "kept-link-words"

CORRECTED = (
    "The text of document {number} was corrected below. To part or join it now would lose "
    "that: take the text as it is read first, or keep it whole."
)
JOINED = (
    "Document {number} is joined to the one before it. What you had typed of it stands "
    "below the fields of document {before}, where it can be taken over."
)


def starts_of(form: IntakeForm, reading: Reading) -> list[int]:
    """The lines on which the documents begin, as they are read now."""
    text = form.text.replace("\r\n", "\n").replace("\r", "\n")
    return [
        text.count("\n", 0, document.start) + 1
        for document in reading.proposal.documents
    ]


def cut(form: IntakeForm, posted: QueryDict, reading: Reading) -> QueryDict:
    """Part or join documents, if that was asked; what was typed of each stays with it.

    The form holds the reason where it is refused.
    """
    starts = starts_of(form, reading)
    line = _line_in(posted)
    if SPLIT in posted and line > starts[0] and line not in starts:
        return _split(form, posted, reading, starts, line)
    if JOIN in posted and line in starts[1:]:
        return _join(form, posted, reading, starts, line)
    return posted


def _line_in(posted: QueryDict) -> int:
    value = posted.get(SPLIT) or posted.get(JOIN) or ""
    return int(value) if re.fullmatch(r"[0-9]{1,7}", value) else 0


def _split(
    form: IntakeForm,
    posted: QueryDict,
    reading: Reading,
    starts: Sequence[int],
    line: int,
) -> QueryDict:
    number = sum(start < line for start in starts)
    if _is_corrected(form, posted, reading, number):
        return posted
    form.part_at([*starts, line])
    parted = _renumber(
        posted, {old: old + (old > number) for old in range(1, len(starts) + 1)}
    )
    # A passage may stand in the one or in the other.
    _copy_held(parted, parted.copy(), number, number + 1)
    return parted


def _join(
    form: IntakeForm,
    posted: QueryDict,
    reading: Reading,
    starts: Sequence[int],
    line: int,
) -> QueryDict:
    number = starts.index(line) + 1
    if any(_is_corrected(form, posted, reading, each) for each in (number - 1, number)):
        return posted
    form.part_at(start for start in starts if start != line)
    waiting = list(waiting_after_join(posted, number, (*READ, *OF_WORDS)))
    if waiting:
        form.told.append(JOINED.format(number=number, before=number - 1))
    kept = [old for old in range(1, len(starts) + 1) if old != number]
    joined = _renumber(posted, {old: old - (old > number) for old in kept})
    for name, values in waiting:
        joined.setlist(name, values)
    _copy_held(joined, posted, number, number - 1)
    return joined


def _copy_held(changed: QueryDict, posted: QueryDict, old: int, new: int) -> None:
    """What was posted of passages whose condition a held document sets, of one document
    for another."""
    prefix = f"draft-{old}-held-"
    for name, values in posted.lists():
        if name.startswith(prefix):
            own = f"draft-{new}-held-{name.removeprefix(prefix)}"
            changed.setlistdefault(own, values)


def _is_corrected(
    form: IntakeForm, posted: QueryDict, reading: Reading, number: int
) -> bool:
    if not DraftText(number, reading.sources()[number - 1], posted).is_edited:
        return False
    form.add_error(None, CORRECTED.format(number=number))
    return True


def _renumber(posted: QueryDict, numbers: Mapping[int, int]) -> QueryDict:
    """What was posted, with the new numbers of the documents; those without one go.

    Links are read anew between them, but for the words of their conditions.
    """
    renumbered = _kept_conditions(posted)
    for name, values in posted.lists():
        if name.startswith(LINK) or name in (KEPT_SAYS, KEPT_WORDS):
            continue
        if name == SCAN_PAGE:
            values = [_renumber_page(value, numbers) for value in values]
        match = _OF_DRAFT.fullmatch(name)
        if not match:
            renumbered.setlist(name, values)
        elif number := numbers.get(int(match["number"])):
            new_name = f"{match['before']}{number}{match['rest']}"
            renumbered.setlist(new_name, values)
    return renumbered


def _kept_conditions(posted: QueryDict) -> QueryDict:
    """What was typed of the conditions, each with the words of its instruction."""
    kept = QueryDict(mutable=True)
    pairs = list(
        zip(posted.getlist(KEPT_SAYS), posted.getlist(KEPT_WORDS), strict=False)
    )
    for name in posted:
        if name.startswith(LINK_WORDS):
            says = posted.get(f"{LINK_SAYS}{name.removeprefix(LINK_WORDS)}", "")
            pairs.append((says, posted[name]))
    for says, words in pairs:
        kept.appendlist(KEPT_SAYS, says)
        kept.appendlist(KEPT_WORDS, words)
    return kept


def _renumber_page(value: str, numbers: Mapping[int, int]) -> str:
    match = _PAGE.fullmatch(value)
    number = numbers.get(int(match["number"])) if match else None
    return f"{number}{match['rest']}" if match and number else ""


def unshown_fields(posted: QueryDict, count: int) -> list[tuple[str, str]]:
    """What was typed of documents that are not shown now, of which there are `count`."""
    return [
        (name, value)
        for name, values in posted.lists()
        if (match := _OF_DRAFT.fullmatch(name)) and int(match["number"]) > count
        for value in values
    ]
