"""What is not certain about a file of TEI, and about each letter of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from letters.tei.header.correspondence_description import read_actions
from letters.tei.letter_files.letter_divisions import may_be_letters, words_outside
from letters.tei.source import Element, local_name, namespace

_LONGEST_EXCERPT = 60


@dataclass(frozen=True, slots=True)
class FileDoubt:
    """What is not certain about a file or a letter of it; `field` is what it concerns."""

    code: str
    field: str
    message: str
    line: int
    excerpt: str = ""


def doubts_of_file(root: Element) -> Iterator[FileDoubt]:
    if not namespace(root):
        name = local_name(root)
        message = f"<{name}> has no namespace of TEI P5. It is read as TEI P5."
        yield FileDoubt("no-namespace", "text", message, root.sourceline or 0)
    for part in root.iter("{*}sourceDoc"):
        message = "The transcription in <sourceDoc> is not read, only that in <text>."
        yield FileDoubt("source-doc", "text", message, part.sourceline or 0)


def left_out(text: Element, letters: Sequence[Element]) -> Iterator[FileDoubt]:
    """The words between the letters of an edition, which are in no document."""
    for words, line in words_outside(text, list(letters)):
        count = len(words.split())
        message = (
            f"{count:,} word{'s' if count > 1 else ''} outside of the letters "
            "are in no document."
        )
        yield FileDoubt(
            "outside-letters", "text", message, line, words[:_LONGEST_EXCERPT]
        )


def doubts_of_letter(
    text: Element, described: Sequence[Element], own: Sequence[Element]
) -> Iterator[FileDoubt]:
    """`described` is all correspondence of the header, and `own` what of it points to
    the letter."""
    if not own and len(described) > 1:
        message = (
            f"The header describes {len(described):,} letters, and does not say which of "
            "them this is: none is taken."
        )
        line = described[0].sourceline or 0
        yield FileDoubt("correspondence-unclear", "sender", message, line)
    if several := may_be_letters(text):
        message = (
            f"{len(several):,} divisions begin as letters do, and none says that it is "
            "one. They are read as one document."
        )
        yield FileDoubt("perhaps-several", "text", message, several[1].sourceline or 0)
    yield from _unread(own or (described if len(described) == 1 else ()))


def _unread(own: Sequence[Element]) -> Iterator[FileDoubt]:
    for description in own:
        for words, line in read_actions(description, {})[1]:
            message = (
                f"The header says of the correspondence, and it is not read: “{words}”."
            )
            excerpt = words[:_LONGEST_EXCERPT]
            yield FileDoubt("correspondence-unread", "sender", message, line, excerpt)
