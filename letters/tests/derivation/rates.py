"""How much of what is derived is right, and how much of what is right is derived."""

import re
from collections.abc import Iterable

from letters.derivation.model import DocumentRecords, TransmittedRecord
from letters.tests.derivation.read_by_hand import Row

Rates = dict[str, float]
_WORDS = re.compile(r"\w+")
# As many words at both ends of a carried text tell where it stands.
ENDS = 5


def compared(name: str) -> str:
    """A name without what editions print differently."""
    letters = "".join(sign for sign in name.casefold() if sign not in "[]., ’'")
    return letters.removeprefix("the")


def name_rates(truth: dict[str, list[str]], derived: dict[str, list[str]]) -> Rates:
    """Precision and recall of the names of all documents together."""
    pairs = [
        ({*map(compared, truth[name])}, {*map(compared, derived[name])})
        for name in truth
    ]
    right = sum(len(wanted & said) for wanted, said in pairs)
    return _rates(
        right,
        sum(len(said) for _, said in pairs),
        sum(len(wanted) for wanted, _ in pairs),
    )


def carried_rates(rows: dict[str, list[Row]], records: dict[str, DocumentRecords]):
    """Precision and recall of carried texts that begin and end where they should, and
    the shares of those found with the right sender, recipient and date.

    A row whose number ends with "?" counts neither as missed nor as wrong: whether its
    words are carried is for each reader to say.
    """
    told = [
        (row, records[document])
        for document in rows
        for row in rows[document]
        if row["number"]
    ]
    wanted = [(row, record) for row, record in told if row["number"].isdecimal()]
    doubtful = [(row, record) for row, record in told if not row["number"].isdecimal()]
    said = sum(len(records[document].transmitted) for document in rows)
    said -= sum(_at_the_place(row, record) is not None for row, record in doubtful)
    found = [
        (row, carried)
        for row, record in wanted
        if (carried := _at_the_place(row, record))
    ]
    sides = {
        "from": [_is_named(row["from"], one.sender) for row, one in found],
        "to": [_is_named(row["to"], one.recipient) for row, one in found],
        "date": [_is_dated(row["date"], one.date) for row, one in found],
    }
    shares = {name: sum(right) / max(len(right), 1) for name, right in sides.items()}
    return _rates(len(found), said, len(wanted)) | shares


def _rates(right: int, said: int, wanted: int) -> Rates:
    return {"precision": right / max(said, 1), "recall": right / max(wanted, 1)}


def _at_the_place(row: Row, record: DocumentRecords) -> TransmittedRecord | None:
    """What is carried from the first words of the row to its last, or from one of those
    that are told with a "|" between them."""
    beginnings = [_words(words)[:ENDS] for words in row["begins"].split("|")]
    endings = [_words(words)[-ENDS:] for words in row["ends"].split("|")]
    for carried in record.transmitted:
        words = _words(record.text[carried.start : carried.end])
        begins = any(words[: len(begin)] == begin for begin in beginnings)
        if begins and any(words[-len(end) :] == end for end in endings):
            return carried
    return None


def _is_dated(wanted: str, said: str) -> bool:
    """Whether it is the same day, also if the hour is told as well."""
    return said == wanted or bool(wanted and said.startswith(f"{wanted}T"))


def _is_named(wanted: str, said: str) -> bool:
    """Whether they share a word, or neither is anybody; "|" stands between names that
    are equally right."""
    return any(_is_same(name.strip(), said) for name in wanted.split("|"))


def _is_same(wanted: str, said: str) -> bool:
    first, second = _names(wanted.partition(",")[0]), _names(said)
    return bool(first & second) if wanted and said else not (wanted or said)


def _names(words: str) -> set[str]:
    return {*_words(words)} - {"the", "of", "and"}


def _words(text: str) -> list[str]:
    bare: Iterable[str] = (sign for sign in text.casefold() if sign not in "’'[]")
    return _WORDS.findall("".join(bare))
