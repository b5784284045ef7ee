"""Where the pages of a typed paper turn, by the lines at their foot and their head."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from letters.tei.transcription.foot_lines import is_release
from letters.tei.transcription.foot_numbers import with_foot_numbers
from letters.tei.transcription.heads_of_pages import (
    repeated_lines_above,
    repeated_lines_below,
)
from letters.tei.transcription.page_lines import (
    PageLine,
    PageLineKind,
    lines_with_kinds,
    read_running_head,
)
from letters.tei.transcription.running_lines import PageTurns, RunningLines

# "[end p1]", "[End of page 2]" within or below the text.
PAGE_END = re.compile(
    r"\[{1,2}(?:[Ee]nd|END)(?: of)? ?(?:[Pp]age|PAGE|[Pp]g?\.?) ?(?P<page>\d{1,3})\]{1,2}"
)

_NEAR = 200
# In characters, its blanks among them; a page of text is longer.
LONGEST_LETTERHEAD = 800
LONGEST_LETTERHEAD_LINE = 50
LEAST_CENTRED = 8
# "41          CONFIDENTIAL": the code room's, and no page.
_IN_MARGIN = re.compile(
    r"\d{2,3} {4,}(?:TOP |SECRET|CONFIDENTIAL|UNCLASS|LIMITED|OFFICIAL)"
)
LONGEST_TOP = 120  # of the running head above the number of a page, with its blanks


@dataclass(slots=True)
class _Group:
    """Lines of pages that nothing but blank lines part."""

    lines: list[PageLine]
    has_feed: bool
    start: int
    end: int
    is_alone: bool = True  # blank lines above and below it
    above: PageLine | None = None  # the lines of text directly above and below
    below: PageLine | None = None

    @property
    def numbers(self) -> list[int]:
        return [line.page for line in self.lines if line.page]

    @property
    def is_bare(self) -> bool:
        return not self.has_feed and all(
            line.kind is PageLineKind.BARE for line in self.lines
        )


@dataclass(slots=True)
class _Counter:
    """The page that the lines before have reached, 1 unless a number says otherwise."""

    page: int = 1
    is_numbered: bool = False
    first: str = ""
    runs: list[RunningLines] = field(default_factory=list)
    # Stamps within the text that show no turn, and the number below all text.
    stamps: list[RunningLines] = field(default_factory=list)
    last: PageLine | None = None

    def add(self, group: _Group, page: int, *, is_typed: bool) -> None:
        self.page, self.is_numbered = page, is_typed and self.is_numbered
        lines = tuple(group.lines)
        self.runs.append(
            RunningLines(group.start, group.end, lines, str(page), is_typed)
        )

    def has_just_turned(self, group: _Group) -> bool:
        """Whether a form feed or markings began this page no more than some lines above."""
        last = self.runs[-1] if self.runs else None
        is_above = last is not None and bool(last.label) and not last.is_typed
        return is_above and group.start - last.end < LONGEST_TOP if last else False

    def add_lines(self, group: _Group) -> None:
        self.runs.append(RunningLines(group.start, group.end, tuple(group.lines)))


def find_page_turns(text: str, feeds: Sequence[int] = ()) -> PageTurns:
    """`feeds` are the offsets at which a form feed stood."""
    groups, first_text, last_text = _groups(text, feeds)
    _add_running_heads(groups)
    _add_heads_of_pages(text, groups)
    counter = _Counter()
    are_counted = _are_counted(groups)
    for group in groups:
        if group.end <= first_text or _ends_letterhead(text, group, counter):
            _read_top(counter, group)
        elif group.start >= last_text:
            _read_bottom(counter, group, is_centred=_is_centred(text, group.start))
        else:
            may_be_item = not are_counted and _stands_below_sentence(text, group)
            _read_between(counter, group, may_be_item=may_be_item)
    runs = with_foot_numbers(counter.runs, counter.stamps, counter.last)
    return PageTurns(tuple(runs), counter.first)


def _groups(text: str, feeds: Sequence[int]) -> tuple[list[_Group], int, int]:
    """The groups, where the first line of the text begins, and where the last ends."""
    groups: list[_Group] = []
    waiting = iter([*feeds, len(text) + 1])
    feed = next(waiting)
    opened: _Group | None = None
    first_text, last_text, end_before, start_before = len(text), 0, 0, 0
    for start, end, line in lines_with_kinds(text):
        has_feed, fed = False, start
        while feed < start:
            has_feed, fed, feed = True, feed, next(waiting)
        is_near = text.count("\n", end_before, start) < 2
        if has_feed and not opened:
            opened = _Group([], has_feed=True, start=fed, end=fed + 1)
            groups.append(opened)
        if line and not opened and is_near and _ends_sentence(line, last_text):
            line = None
        if line and opened and _is_below_cable(line, opened):
            line = None
        if line and _IN_MARGIN.match(line.words) and start < LONGEST_LETTERHEAD:
            line = None
        if line is None:
            if opened and opened.lines and is_near and not opened.has_feed:
                opened.is_alone = False
            if opened:
                opened.below = read_running_head(text[start:end], start)
            opened, first_text, last_text = None, min(first_text, start), end
            start_before = start
        elif opened:
            opened.lines.append(line)
            opened.has_feed |= has_feed
            opened.end = end
        else:
            is_alone = not is_near or not end_before
            opened = _Group([line], has_feed, start, end, is_alone)
            if not is_alone and end_before == last_text:
                above = text[start_before:end_before]
                opened.above = read_running_head(above, start_before)
            groups.append(opened)
        end_before = end
    return groups, first_text, last_text


def _ends_sentence(line: PageLine, last_text: int) -> bool:
    """Whether a number with a full stop may end the sentence on the line above: "on July /
    23."."""
    is_bare = line.kind is PageLineKind.BARE and line.words.endswith(".")
    return is_bare and last_text > 0


def _is_below_cable(line: PageLine, group: _Group) -> bool:
    """Whether a number stands below the running line of a telegram: the code room's."""
    is_bare = line.kind is PageLineKind.BARE
    return is_bare and any(one.kind is PageLineKind.CABLE for one in group.lines)


def _are_counted(groups: Sequence[_Group]) -> bool:
    """Whether numbers that stand alone count from the second page on: so do no items."""
    alone = [group for group in groups if group.is_alone and group.is_bare]
    numbers = [group.numbers[0] for group in alone if len(group.lines) == 1]
    return len(numbers) > 1 and numbers == list(range(2, len(numbers) + 2))


def _add_running_heads(groups: Sequence[_Group]) -> None:
    """Let the lines next to a turn belong to it that stand next to other turns too."""
    turns = [group for group in groups if not group.is_bare]
    heads = Counter(group.below.words for group in turns if group.below)
    feet = Counter(group.above.words for group in turns if group.above)
    for group in turns:
        if group.below and heads[group.below.words] > 1:
            group.lines.append(group.below)
            group.end = group.below.end
        if group.above and feet[group.above.words] > 1:
            group.lines.insert(0, group.above)
            group.start = group.above.start


def _add_heads_of_pages(text: str, groups: Sequence[_Group]) -> None:
    """Let lines belong to a turn that say again to whom, or when, the letter was written:
    "Mr. Lee" and "May 4, 1961" above or below "Page 2"."""
    for group in groups:
        if group.has_feed or not any(
            line.kind is PageLineKind.NUMBER and line.page > 1 for line in group.lines
        ):
            continue
        above = repeated_lines_above(text, group.start)
        below = repeated_lines_below(text, group.end)
        if above:
            group.lines[:0], group.start = above, above[0].start
        if below:
            group.lines += below
            group.end = below[-1].end


def _ends_letterhead(text: str, group: _Group, counter: _Counter) -> bool:
    """Whether the number of the first page stands below a letterhead, above all prose."""
    if counter.runs or counter.first or group.numbers != [1] or group.has_feed:
        return False
    above = text[max(0, group.start - LONGEST_LETTERHEAD) : group.start]
    lines = [line.strip() for line in above.split("\n") if line.strip()]
    is_all = group.start <= LONGEST_LETTERHEAD
    return is_all and not any(
        len(line) > LONGEST_LETTERHEAD_LINE or line.endswith((".", "?", "!", ",", ":"))
        for line in lines
    )


def _read_top(counter: _Counter, group: _Group) -> None:
    """A number above all text is that of the first page; stamps are left to others."""
    _set_releases_aside(counter, group)
    numbered = [line for line in group.lines if line.page and line.kind != "bare"]
    if not numbered:
        return
    counter.page, counter.is_numbered = numbered[-1].page, True
    counter.first = str(counter.page)
    for line in numbered:
        counter.runs.append(RunningLines(line.start, line.end, (line,)))


def _read_bottom(counter: _Counter, group: _Group, *, is_centred: bool) -> None:
    """Below all text no page begins; stamps without a number are left to others.

    Where other pages have numbers, a bare one may be ahead of their count by a page. In
    the middle of its line it is that of a page, whatever the others are.
    """
    _set_releases_aside(counter, group)
    numbered = [line for line in group.lines if line.page]
    counted = {counter.page, counter.page + bool(counter.runs)}
    is_known = any(line.kind != "bare" or line.page in counted for line in numbered)
    if not numbered or not (is_known or is_centred):
        return
    counter.last = numbered[-1]
    for line in numbered:
        counter.runs.append(RunningLines(line.start, line.end, (line,)))


def _set_releases_aside(counter: _Counter, group: _Group) -> None:
    """Above and below all text, too, what an archive printed there is none of it, and no
    word of a transcriber's on where a page begins or ends."""
    for line in group.lines:
        if is_release(line.words) or line.kind is PageLineKind.BREAK:
            counter.runs.append(RunningLines(line.start, line.end, (line,)))


def _stands_below_sentence(text: str, group: _Group) -> bool:
    """Whether a number with a full stop stands at the margin below a whole sentence."""
    if not group.is_bare or not group.lines[0].words.endswith("."):
        return False
    above = text[max(0, group.start - _NEAR) : group.start]
    is_centred = _is_centred(text, group.start)
    return not is_centred and above.rstrip().endswith((".", "!", "?", ":", ";", "”"))


def _is_centred(text: str, start: int) -> bool:
    return text.endswith(" " * LEAST_CENTRED, 0, start)


def _read_between(counter: _Counter, group: _Group, *, may_be_item: bool) -> None:
    """A number that may be of the text, an item's, is one of a page where others are."""
    if group.is_bare and not (group.is_alone and len(group.lines) == 1):
        return
    if (may_be_item and not counter.runs) or _is_of_table(group, counter.page):
        return
    if group.numbers:
        _read_numbered(counter, group)
    elif group.has_feed or _is_break(group) or _is_foot_and_head(group.lines):
        counter.add(group, counter.page + 1, is_typed=False)
    else:
        lines = tuple(group.lines)
        counter.stamps.append(RunningLines(group.start, group.end, lines))


def _read_numbered(counter: _Counter, group: _Group) -> None:
    foot, head = group.numbers[0], group.numbers[-1]
    is_cable = any(line.kind is PageLineKind.CABLE for line in group.lines)
    is_foot_number = head == counter.page and not counter.is_numbered
    if head == counter.page + 1 or (head == foot + 1 and len(group.numbers) > 1):
        counter.add(group, head, is_typed=True)
        counter.is_numbered = not (foot == head and is_foot_number)
    elif (is_cable and head == counter.page) or (
        is_foot_number and counter.has_just_turned(group)
    ):
        counter.add_lines(group)
        counter.is_numbered = True
    elif is_foot_number:
        counter.first = counter.first or ("1" if head == 1 else "")
        counter.add(group, head + 1, is_typed=True)
        counter.is_numbered = False
    elif not group.is_bare:
        counter.add(group, head, is_typed=True)
        counter.is_numbered = True


def _is_of_table(group: _Group, page: int) -> bool:
    """Whether titles in capitals stand beside numbers that count no pages, and no blank
    line parts them from what stands above and below."""
    kinds = {line.kind for line in group.lines}
    are_titled = kinds == {PageLineKind.TITLED}
    return are_titled and not group.is_alone and group.numbers != [page + 1]


def _is_break(group: _Group) -> bool:
    """Whether the transcriber says in words that a page ends or begins here."""
    return any(line.kind is PageLineKind.BREAK for line in group.lines)


def _is_foot_and_head(lines: Sequence[PageLine]) -> bool:
    """Whether the same marking stands at the foot of one page and the head of the next."""
    words = [line.words for line in lines if line.kind is PageLineKind.MARKING]
    return len(words) == len(lines) > len(set(words))
