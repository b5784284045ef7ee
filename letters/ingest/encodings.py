"""In which encoding a file of plain text is: UTF-8, or one that word processors left."""

from __future__ import annotations

import re
from dataclasses import dataclass

from letters.tei.errors import SourceError
from letters.tei.transcription import Doubt

ENCODING = "encoding"
# At the beginning of a file.
_MARKS = ((b"\xff\xfe", "utf-16-le", "UTF-16"), (b"\xfe\xff", "utf-16-be", "UTF-16"))
_XML = re.compile(rb"\s*<[?!A-Za-z]")
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
# Quotation marks, dashes and the like, which Latin-1 has not.
_OF_WINDOWS = re.compile(rb"[\x80-\x9f]")
_UNUSED = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_WORD = re.compile(rb"[A-Za-z\x80-\xff]{2,40}")
_FOREIGN_WORD = re.compile(rb"[\xa8\xb8\xc0-\xff]{3,40}")
# More words of no Latin letter are Russian, which has encodings of its own.
MOST_FOREIGN = 0.2
_SAMPLE = 100_000


@dataclass(frozen=True, slots=True)
class Encoded:
    """The text, and the name of its encoding where that is a guess."""

    text: str
    guessed: str = ""
    line: int = 0  # the first with a sign that is read by the guess
    words: str = ""


def read_encoded(content: bytes) -> Encoded:
    """Raises SourceError for what is neither UTF-8 nor of a known encoding."""
    for mark, codec, name in _MARKS:
        if content.startswith(mark):
            return _decoded(content[len(mark) :], codec, name)
    if codec := _utf_16_without_mark(content):
        return _decoded(content, codec, "UTF-16")
    try:
        return Encoded(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        if _XML.match(content):
            raise _refusal(content, error.start) from error
        return _western(content, error.start)


def decode_utf_8(content: bytes) -> str:
    """For what has no place for a doubt. Raises SourceError for any other encoding."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refusal(content, error.start) from error


def encoding_doubts(content: bytes) -> list[Doubt]:
    """One, where the encoding of a file is a guess."""
    encoded = read_encoded(content)
    if not encoded.guessed:
        return []
    message = (
        f"The file is not UTF-8. It is read as {encoded.guessed}: compare letters with "
        f"accents, quotation marks and dashes with the paper, first in “{encoded.words}”."
    )
    return [Doubt(ENCODING, message, encoded.line, 0, encoded.words)]


def _decoded(content: bytes, codec: str, name: str) -> Encoded:
    try:
        text = content.decode(codec)
    except UnicodeDecodeError as error:
        raise SourceError(
            f"Byte {error.start:,} is not {name}. Save the file as UTF-8."
        ) from error
    return _guess(text, name, 0)


def _western(content: bytes, start: int) -> Encoded:
    if _UNUSED.search(content) or _is_russian(content[:_SAMPLE]):
        raise _refusal(content, start)
    name = "Windows-1252" if _OF_WINDOWS.search(content) else "Latin-1 (ISO 8859-1)"
    return _guess(content.decode("cp1252"), name, start)


def _guess(text: str, name: str, place: int) -> Encoded:
    """`place` is where the first sign stands; in these encodings a byte is a letter."""
    line = text.count("\n", 0, place) + 1
    words = text.split("\n")[line - 1].strip()[:60]
    return Encoded(text, name, line, words)


def _utf_16_without_mark(content: bytes) -> str:
    """The order of the bytes of each letter, if every other one is empty in most."""
    sample = content[:1_000]
    if len(sample) < 4 or len(content) % 2:
        return ""
    for first, codec in ((1, "utf-16-le"), (0, "utf-16-be")):
        bytes_beside = sample[first::2]
        if bytes_beside.count(0) * 10 > len(bytes_beside) * 9:
            return codec
    return ""


def _is_russian(sample: bytes) -> bool:
    words = _WORD.findall(sample)
    foreign = sum(_FOREIGN_WORD.fullmatch(word) is not None for word in words)
    return foreign > MOST_FOREIGN * len(words)


def _refusal(content: bytes, start: int) -> SourceError:
    line = content.count(b"\n", 0, start) + 1
    maybe = ""
    if _is_russian(content[:_SAMPLE]):
        maybe = " It may be in a Russian encoding, Windows-1251 or KOI8-R."
    return SourceError(
        f"Byte {start:,} is not UTF-8.{maybe} Save the file as UTF-8.", line=line
    )
