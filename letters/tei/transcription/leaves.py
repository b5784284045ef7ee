"""How the blocks of one document go on over the ends of its pages."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from letters.tei.transcription.doubts import DoubtCode, Doubts
from letters.tei.transcription.page_counts import uneven_pages
from letters.tei.transcription.page_cuts import ENDS_SENTENCE, LEAST_CUT, Cut, find_cuts
from letters.tei.transcription.page_lines import PageLineKind
from letters.tei.transcription.raw_block import FOOT_ROLES, RawBlock, Role
from letters.tei.transcription.running_lines import RunningLines

_CUT_WORD = re.compile(r"\w[-\u00ad\u2010]\s*\Z")
_BEGINS_WORD = re.compile(r"\s*[^\W\d_]")
_ITEM = re.compile(r"\s*\d{1,2}[.)]\s")
MOST_SHOWN = 4  # of the stamps that stand at one turn


class Leaves:
    """The `runs` are the running lines that stand between the blocks and below them."""

    def __init__(
        self,
        blocks: Sequence[RawBlock],
        runs: Sequence[RunningLines],
        first: str,
        *,
        may_infer: bool,
    ) -> None:
        self.blocks = blocks
        self.first = first
        starts = [block.start for block in blocks]
        self._runs: dict[int, list[RunningLines]] = {}
        for run in runs:
            self._runs.setdefault(bisect_left(starts, run.start), []).append(run)
        self.has_turns = any(
            run.label
            for at in self._runs
            if 0 < at < len(blocks)
            for run in self._runs[at]
        )
        self.cuts = self._find_cuts() if may_infer else []
        self._cut = {cut.after: number for number, cut in enumerate(self.cuts, 2)}

    def _find_cuts(self) -> list[Cut]:
        """The cut sentences that show pages, where nothing else does; or the one above the
        first turn, if that is said to begin the third page."""
        if not self.has_turns:
            return find_cuts(self.blocks)
        turn = next(
            (
                at
                for at, run in self._in_order()
                if run.label and 0 < at < len(self.blocks)
            )
        )
        is_third = any(run.label == "3" for run in self._runs[turn])
        if self.first not in ("", "1") or not is_third:
            return []
        cuts = find_cuts(self.blocks[:turn])
        return cuts if len(cuts) == 1 else []

    def runs_before(self, index: int) -> list[RunningLines]:
        """The running lines directly above a block; below all for the number of blocks."""
        return self._runs.get(index, [])

    def markers_before(self, index: int) -> list[str]:
        """The signs of the pages that begin between a block and the one above it."""
        if index in self._cut:
            return [f"[Page {self._cut[index]}]{{.inferred cert=medium}}"]
        if not 0 < index < len(self.blocks):
            return []
        return [
            f"[Page {run.label}]" + ("" if run.is_typed else "{.inferred cert=high}")
            for run in self.runs_before(index)
            if run.label
        ]

    def goes_on(self, index: int) -> bool:
        """Whether the block goes on with the paragraph above, over a turn."""
        if index in self._cut:
            return True
        if not self.markers_before(index):
            return False
        before, block = self.blocks[index - 1], self.blocks[index]
        if before.role is not Role.PARAGRAPH or not _may_go_on(before, block):
            return False
        if _ITEM.match(block.text):
            return False
        return self.cuts_word(index) or not ENDS_SENTENCE.search(before.text)

    def cuts_word(self, index: int) -> bool:
        """Whether the turn above the block parts a word with a hyphen."""
        before, block = self.blocks[index - 1], self.blocks[index]
        return bool(
            before.role is block.role is Role.PARAGRAPH
            and _CUT_WORD.search(before.text)
            and _BEGINS_WORD.match(block.text)
        )

    def _in_order(self) -> list[tuple[int, RunningLines]]:
        """All running lines, each with the block that it stands above."""
        return [(at, run) for at, runs in sorted(self._runs.items()) for run in runs]

    def pages(self) -> list[str]:
        """The page of each block."""
        labels, label = [], self.first or "1"
        for index in range(len(self.blocks)):
            if index in self._cut:
                label = str(self._cut[index])
            for run in self.runs_before(index):
                label = run.label or label
            labels.append(label)
        return labels

    def doubt_turns(self, doubts: Doubts, *, is_first: bool) -> None:
        """List each turn with what says it, and doubt numbers that do not follow one
        another and sentences that stop without a turn. The pages of the first document
        count from the first."""
        for at, runs in self._runs.items():
            for run in runs:
                is_within = 0 < at < len(self.blocks)
                doubts.add(DoubtCode.PAGE_TURN, _told(run, is_within), run.start)
        first = int(self.first) if self.first.isdigit() else 1
        first += len(self.cuts) if self.has_turns else 0
        if not is_first:
            first = 0
        for run, words in uneven_pages(self._in_order(), first, len(self.blocks)):
            doubts.add(DoubtCode.PAGES_UNEVEN, words, run.start)
        if not self.has_turns:
            return
        self._doubt_last(doubts)
        self._doubt_cut(doubts)
        for cut in find_cuts(self.blocks):
            if not self.markers_before(cut.after):
                doubts.add(
                    DoubtCode.CUT_SENTENCE,
                    "A sentence stops above, and seems to go on here. Nothing is joined.",
                    self.blocks[cut.after].start,
                )

    def _doubt_cut(self, doubts: Doubts) -> None:
        """Report each turn above which a sentence stops that goes on in no other block."""
        for index in range(1, len(self.blocks)):
            above = self.blocks[index - 1]
            if not self.markers_before(index) or self.goes_on(index):
                continue
            is_cut = above.role is Role.PARAGRAPH and not above.text.isupper()
            is_long = len(above.text.strip()) >= LEAST_CUT
            if is_cut and is_long and not ENDS_SENTENCE.search(above.text):
                doubts.add(
                    DoubtCode.CUT_SENTENCE,
                    "A sentence stops above the turn of a page. Nothing is joined to it.",
                    self.blocks[index].start,
                )

    def _doubt_last(self, doubts: Doubts) -> None:
        """Report a last page that has no text, but lines that stand below one."""
        last = max(at for at in self._runs if 0 < at < len(self.blocks))
        if all(block.role in FOOT_ROLES for block in self.blocks[last:]):
            doubts.add(
                DoubtCode.PAGES_UNEVEN,
                "No text stands below the number or the stamps of a page here. They may be "
                "of the page above.",
                self.blocks[last].start,
            )


def _may_go_on(before: RawBlock, block: RawBlock) -> bool:
    """Whether it is prose: a telegram in capitals has short lines of it, too."""
    is_of_telegram = block.role is Role.LINES and before.text.isupper()
    return block.role is Role.PARAGRAPH or (is_of_telegram and block.text.isupper())


def _told(run: RunningLines, is_within: bool) -> str:
    numbers = [line.words for line in run.lines if line.page]
    stamps = [line.words for line in run.stamps][:MOST_SHOWN]
    parts = []
    if run.label and is_within:
        parts.append(f"Page {run.label} begins here, {_why(run, numbers)}.")
    elif numbers:
        parts.append(f"{_quoted(numbers)} is taken for the number of a page.")
    if stamps:
        listed = ", ".join(f"“{words}”" for words in stamps)
        parts.append(
            f"Taken for stamps of the page, and no part of the text: {listed}."
        )
    return " ".join(parts) or "A page ends here."


def _quoted(lines: Sequence[str]) -> str:
    return ", ".join(f"“{words}”" for words in lines)


def _why(run: RunningLines, numbers: Sequence[str]) -> str:
    if run.is_typed and numbers:
        return f"as {_quoted(numbers)} says"
    if breaks := [line.words for line in run.lines if line.kind is PageLineKind.BREAK]:
        return f"as the transcriber’s {_quoted(breaks)} says; it has no number"
    return "as a form feed or the markings at foot and head show; it has no number"
