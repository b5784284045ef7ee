"""Numbers of pages that do not go with one another: a page may begin where nothing shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from letters.tei.transcription.running_lines import RunningLines

_GAP = "Page {page} begins here, and the page above it is page {before}."
_AHEAD = (
    "The last number of a page is {number}, and by the numbers above it the last page is "
    "page {page}. A page may begin above where nothing shows it, or the numbers stand at "
    "the foot of pages."
)


def uneven_pages(
    runs: Sequence[tuple[int, RunningLines]], first: int, count: int
) -> Iterator[tuple[RunningLines, str]]:
    """The running lines whose numbers do not follow those above, each with what is odd.

    Each stands above the block of its number, of which there are `count`. `first` is the
    number of the first page, 0 if it is not known.
    """
    page = first
    for at, run in runs:
        if run.label.isdigit() and 0 < at < count:
            if page and int(run.label) != page + 1:
                yield run, _GAP.format(page=run.label, before=page)
            page = int(run.label)
        elif at:
            numbers = [line.page for line in run.lines if line.page]
            if page and numbers and numbers[-1] != page:
                yield run, _AHEAD.format(number=numbers[-1], page=page)
