"""Parts typed lines into pages, each with its running lines and its notes at the foot."""

from __future__ import annotations

from collections.abc import Sequence

from letters.tests.typescripts.habits import Habits
from letters.tests.typescripts.heads import date_time_group, is_cable
from letters.tests.typescripts.paper import Paper
from letters.tests.typescripts.typed_lines import BLANK, Block, Says, TypedLine, centred

RUNNING_LINES = 8
# So many lines of the text stand with the signature on the last page.
LINES_ABOVE_END = 3


def part_into_pages(
    lines: Sequence[TypedLine],
    end: int,
    notes: Sequence[Block],
    paper: Paper,
    habits: Habits,
) -> list[Block]:
    """Each page with its running lines; the last `end` lines are kept together."""
    bodies = _bodies(lines, end, notes, habits)
    return [
        [
            *_above(number, len(bodies), paper, habits),
            *body,
            *_foot(body, notes, habits),
            *_below(number, len(bodies), paper, habits),
        ]
        for number, body in enumerate(bodies, 1)
    ]


def _bodies(
    lines: Sequence[TypedLine], end: int, notes: Sequence[Block], habits: Habits
) -> list[Block]:
    """The lines of the text on each page, so many that the notes find room below."""

    def room_for(some: Sequence[TypedLine]) -> int:
        return len(some) + sum(len(notes[call]) for line in some for call in line.calls)

    bodies: list[list[TypedLine]] = [[]]
    room = habits.lines - RUNNING_LINES
    last = len(lines) - end - LINES_ABOVE_END if end else len(lines)
    for at, line in enumerate(lines):
        needed = room_for([line])
        is_full = (room_for(lines[at:]) if at == last else needed) > room
        if is_full and bodies[-1]:
            bodies.append([])
            room = habits.lines - RUNNING_LINES
        if bodies[-1] or line.says is not Says.BLANK:
            bodies[-1].append(line)
        room -= needed
    return [_without_blank_end(body) for body in bodies if body]


def _without_blank_end(body: list[TypedLine]) -> Block:
    while body[-1].says is Says.BLANK:
        body = body[:-1]
    return body


def _foot(body: Block, notes: Sequence[Block], habits: Habits) -> Block:
    calls = [call for line in body for call in line.calls]
    if not calls:
        return []
    rule = [TypedLine(habits.note_rule, Says.NOTE)] if habits.note_rule else []
    foot: list[TypedLine] = [BLANK, *rule]
    for call in calls:
        foot += notes[call]
    return foot


def _stamp(paper: Paper, habits: Habits) -> list[TypedLine]:
    if not paper.classification:
        return []
    words = f"{paper.classification}{habits.handling}"
    width = habits.width if habits.is_centred else 0
    return [centred(words, width, Says.STAMP)]


def _page_number(number: int, pages: int, habits: Habits) -> TypedLine:
    width = habits.width if habits.is_centred else 0
    return centred(habits.page_number.format(number, pages), width, Says.PAGE)


def _above(number: int, pages: int, paper: Paper, habits: Habits) -> Block:
    if is_cable(paper, habits):
        return _above_cable(number, paper, habits)
    above: list[TypedLine] = []
    if number == 1 or habits.stamps_within:
        above += [*_stamp(paper, habits), BLANK]
    if number > 1 and not habits.numbers_at_foot:
        above += [_page_number(number, pages, habits), BLANK]
    return above if any(line.words for line in above) else []


def _above_cable(number: int, paper: Paper, habits: Habits) -> Block:
    post = f"{paper.place.upper() or 'POST'} {paper.number.zfill(5)}"
    running = f"PAGE {number:02}        {post}  {date_time_group(paper)}"
    return [*_stamp(paper, habits), BLANK, TypedLine(running, Says.PAGE), BLANK]


def _below(number: int, pages: int, paper: Paper, habits: Habits) -> Block:
    below: list[TypedLine] = []
    is_numbered = habits.numbers_at_foot and not is_cable(paper, habits)
    if number > 1 and is_numbered:
        below += [BLANK, _page_number(number, pages, habits)]
    has_stamp = number in (1, pages) or habits.stamps_within
    if has_stamp and (stamp := _stamp(paper, habits)):
        below += [BLANK, *stamp]
    return below
