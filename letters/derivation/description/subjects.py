"""What a conversation, memorandum or telegram says that it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from letters.derivation.text.main_text import lines_of, words_of
from letters.tei.nodes import Block, BlockKind

_LABEL = re.compile(
    r"(?:(?:GENERAL |AGENDA )?SUBJECTS?|SUBJ|SUB|(?:General )?Subjects?|Subj|RE|Re)"
    r"(?: ?: ?| ?— ?|$)"
)
# Heads of lists that the series encodes as subjects too.
_OTHER_HEADS = re.compile(
    r"(?i)(?:copies|date|place|time|distribution|participants?|references?|ref)\b"
)
# A subject in a paragraph ends where the next label stands.
_NEXT = re.compile(
    r"(?i)(?:participants?|present|ref(?:erences?)?|date|place|time|from|to):?$"
)
# The letters that a label begins with.
_INITIALS = "SGAR"
LONGEST_SUBJECT = 500
MOST = 20


def find_subjects(blocks: Sequence[Block]) -> list[str]:
    """The subjects printed at the head of a document, in their order."""
    subjects: list[str] = []
    for place, block in enumerate(blocks):
        subjects += _subjects_in(block, blocks[place + 1 :])
    return list(dict.fromkeys(filter(None, subjects)))[:MOST]


def _subjects_in(block: Block, following: Sequence[Block]) -> Iterator[str]:
    if block.kind is BlockKind.LIST:
        items = [c for c in block.children if isinstance(c, Block)]
        head = next((words_of(c) for c in items if c.kind is BlockKind.HEADING), "")
        is_subject = block.attributes.get("type") == "subject" or _LABEL.match(head)
        if is_subject and not _OTHER_HEADS.match(head):
            for item in items:
                if item.kind is BlockKind.ITEM:
                    yield from _each(words_of(item), are_many=_is_plural(head))
    elif block.kind is BlockKind.PARAGRAPH and _may_be_label(block):
        first, *lines = lines_of(block) or [""]
        if match := _LABEL.match(first):
            rest = [first[match.end() :], *lines]
            said = " ".join(takewhile(lambda line: not _NEXT.match(line), rest)).strip()
            below = words_of(following[0]) if following else ""
            yield from _each(said or below, are_many=_is_plural(match[0]))


def _may_be_label(block: Block) -> bool:
    """Whether its first letter allows it: most paragraphs need not be read."""
    for child in block.children:
        if not isinstance(child, str):
            return True
        if words := child.lstrip():
            return words[0] in _INITIALS
    return False


def _is_plural(label: str) -> bool:
    return "subjects" in label.casefold()


def _each(words: str, *, are_many: bool) -> Iterator[str]:
    """Under a label in the plural, semicolons part the subjects."""
    yield from map(_cleaned, words.split(";") if are_many else [words])


def _cleaned(words: str) -> str:
    subject = _LABEL.sub("", words, count=1).strip(" .;,")
    return subject if len(subject) <= LONGEST_SUBJECT else ""
