"""What changed between two texts, in a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from letters.alignment.collation import ChangeKind, CollatedChange

# After "1" and after other numbers.
_WORDS = {
    ChangeKind.WORDING: ("of wording", "of wording"),
    ChangeKind.DATES: ("of a number or date", "of numbers or dates"),
    ChangeKind.NAMES: ("of a name", "of names"),
    ChangeKind.CONDITIONAL: ("of a conditional passage", "of conditional passages"),
    ChangeKind.WITHHELD: (
        "withheld in one and released in the other",
        "withheld in one and released in the other",
    ),
    ChangeKind.MOVED: ("moved", "moved"),
    ChangeKind.SPLIT: ("paragraph divided", "paragraphs divided"),
    ChangeKind.JOINED: ("joint of paragraphs", "joints of paragraphs"),
    ChangeKind.SPELLING: ("of spelling or capitals", "of spelling or capitals"),
    ChangeKind.PUNCTUATION: ("of punctuation", "of punctuation"),
    ChangeKind.MARKS: ("of marks on the page", "of marks on the page"),
    ChangeKind.HEADING: ("in the heading", "in the heading"),
}


def summarise(changes: Sequence[CollatedChange]) -> str:
    """ "6 changes: 4 of wording, 1 of a number or date, 1 of punctuation."

    Those of the heading are not the letter's, and come last.
    """
    counts = Counter(change.kind for change in changes)
    in_heading = counts.pop(ChangeKind.HEADING, 0)
    total = sum(counts.values())
    parts = [
        f"{counts[kind]:,} {words[counts[kind] > 1]}"
        for kind, words in _WORDS.items()
        if counts[kind]
    ]
    if not total:
        said = "No word or sign of the text differs"
    elif total == 1:
        said = f"1 change: {parts[0].removeprefix('1 ')}"
    else:
        said = f"{total:,} changes: {', '.join(parts)}"
    beside = (
        f"; {in_heading:,} more in the heading or the dateline" if in_heading else ""
    )
    return f"{said}{beside}."
