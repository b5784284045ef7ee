"""The printed letter of the demonstration with a known list of thirty edits in it."""

from letters.alignment.collation import ChangeKind
from letters.tests.tei.seeds import EDITION

LETTER = [
    line
    for line in EDITION.partition("\n  1. Source")[0].splitlines()
    if line.strip() and not line.startswith("[Page")
]

# What stands before the words, the words, what is put in their place, and the kind. In
# the order of the letter.
OF_WORDS = (
    ("your letter of February ", "23", "25", ChangeKind.DATES),
    ("for a turn toward ", "better", "stable", ChangeKind.WORDING),
    ("I am ", "also ", "", ChangeKind.WORDING),
    ("leading the ", "world’s", "worlds", ChangeKind.SPELLING),
    ("how much I value the ", "importance", "seriousness", ChangeKind.WORDING),
    ("what I wrote to the late ", "General Secretary", "Chairman", ChangeKind.NAMES),
    ("impose our will on others", ".", ";", ChangeKind.PUNCTUATION),
    ("not to allow a nuclear ", "conflict", "war", ChangeKind.WORDING),
    ("Yet", ",", "", ChangeKind.PUNCTUATION),
    ("these matters ", "here", "in this letter", ChangeKind.WORDING),
    ("lies at the ", "center", "centre", ChangeKind.SPELLING),
    ("in large, MIRVed, ", "land-based", "landbased", ChangeKind.SPELLING),
    ("in favor of the ", "USSR", "Warsaw Pact", ChangeKind.NAMES),
    ("This is ", "not ", "", ChangeKind.WORDING),
    ("Our purpose is to achieve ", "significant", "deep", ChangeKind.WORDING),
    ("the Vice President I went ", "further", "farther", ChangeKind.WORDING),
    ("mentioned in your speech of ", "March 2", "February 29", ChangeKind.DATES),
    ("discussions in ", "Vienna", "Geneva", ChangeKind.NAMES),
    ("treaty providing for a ", "", "complete and ", ChangeKind.WORDING),
    ("the CDE Conference in ", "Stockholm", "Madrid", ChangeKind.NAMES),
    ("technical information in the next ", "few", "six", ChangeKind.WORDING),
    ("initiative in recent ", "months", "weeks", ChangeKind.WORDING),
    ("of a new ", "exchanges", "exchange", ChangeKind.WORDING),
    ("our agreements for ", "cooperation", "co-operation", ChangeKind.SPELLING),
    ("conduct a simulated ", "space rescue", "flight to the moon", ChangeKind.WORDING),
)
MOVED = "One specific area that offers"
MOVED_BEFORE = "The question of intermediate range"
SPLIT_BEFORE = "For example, last year the agonizing"
JOINED_WITH_NEXT = "You have expressed concern about new"
LEFT_OUT = "Therefore I conclude, as you did"
ADDED_BEFORE = "There are other areas where"
ADDED = "Our fishermen and our scientists wait for the two of us to agree."


def edited_letter() -> list[str]:
    """All of it with every edit."""
    lines = LETTER
    for before, old, new, _kind in OF_WORDS:
        lines = [line.replace(before + old, before + new, 1) for line in lines]
    moved = _beginning(lines, MOVED)
    edited: list[str] = []
    is_joining = False
    for line in lines:
        if line.startswith(MOVED_BEFORE):
            edited.append(moved)
        if line.startswith(ADDED_BEFORE):
            edited.append(ADDED)
        if line == moved or line.startswith(LEFT_OUT):
            continue
        if is_joining:
            edited[-1] += f" {line}"
            is_joining = False
        elif SPLIT_BEFORE in line:
            first, found, rest = line.partition(SPLIT_BEFORE)
            edited += [first.rstrip(), found + rest]
        else:
            edited.append(line)
            is_joining = line.startswith(JOINED_WITH_NEXT)
    return edited


def expected_changes() -> list[tuple[ChangeKind, str, str]]:
    """In any order: kind and words, of changes of paragraphs the kind alone."""
    words = [(kind, old.strip(), new.strip()) for _, old, new, kind in OF_WORDS]
    structure = ChangeKind.MOVED, ChangeKind.SPLIT, ChangeKind.JOINED
    return [
        *words,
        *((kind, "", "") for kind in structure),
        (ChangeKind.WORDING, _beginning(LETTER, LEFT_OUT), ""),
        (ChangeKind.WORDING, "", ADDED),
    ]


def _beginning(lines: list[str], words: str) -> str:
    return next(line for line in lines if line.startswith(words))
