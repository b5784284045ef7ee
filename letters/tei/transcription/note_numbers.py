"""Which digits of a pasted transcription are its footnote numbers, and where are
its list of notes and its page markers?

Printed editions pasted as plain text glue the number of a note to the word before
it ("countries.2", "October 161" for note 1 after "October 16") and put the notes
themselves in a numbered list at the end. All offsets count code points.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from letters.tei.dates.months import MONTH_IN_TRANSCRIPTION

MONTH = rf"\b{MONTH_IN_TRANSCRIPTION}"
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
YEAR = r"(?:1[789]|20)\d\d"
CLOSERS = r"[)\]”’\"']"
STOPS = r"[)\]”’\"'.,;:?!…]"
SERIES = (
    r"\b(?i:\w*tels?|(?:tele|air)grams?|cables?|messages?|des?patch(?:es)?|nsc|jcs"
    r"|nos?[.]|numbers?|documents?|actions?|paragraphs?|part|article|resolution)"
)
ENCLOSURE = r"(?i:enclosure|attachment|tab|annex|appendix)"

Rules = tuple[tuple[str, str, float], ...]

# What a number stands after, first match wins, and what that is worth: the
# natural logarithm of the odds against its being a note, measured on printed
# volumes. The brackets ⟦ and ⟧ stand where the number begins and ends, so "16⟦1"
# is a longer run of digits cut in two.
AFTER_DIGIT: Rules = (
    ("dated year", rf"{MONTH} {DAY}, ?{YEAR}⟦", -6.0),
    ("two days", rf"{MONTH} (?:[12]⟦\d|3⟦[01])⟧", 4.0),
    ("half a day", rf"\b(?:[12]⟦\d|3⟦[01])⟧ {MONTH}", 5.0),
    ("half an hour", r"\b1⟦[0-2]⟧ (?:noon|[ap][.] ?m)", 5.0),
    ("half a line number", r"(?:\A|[\n\u2028])\d+⟦\d+⟧[.)]", 6.0),
    (
        "half a year",
        rf"\b(?:1[789]⟦\d\d|(?:1[789]|20)\d⟦\d|{DAY} {MONTH} \d⟦\d)⟧",
        6.0,
    ),
    ("military date", rf"\b{DAY} {MONTH} \d\d⟦", -3.0),
    ("day of a month", rf"\b{DAY} {MONTH} \d⟦", 1.0),
    ("day", rf"(?:{MONTH} {DAY}|\b{DAY} {MONTH})⟦", -3.0),
    ("span of years", rf"\b{YEAR}[-–/]\d\d⟦", -2.0),
    ("half a span", rf"\b{YEAR}[-–/]\d⟦\d⟧", 5.0),
    ("year", rf"\b{YEAR}⟦", -4.5),
    ("half a clock", r"\d:[0-5]⟦\d⟧", 6.0),
    ("clock", r"\d:[0-5]\d⟦", -2.0),
    ("thousands", r"\d,\d{3}⟦", -1.0),
    ("decimal places", r"\d[.]\d+⟦", 2.0),
    ("enclosure", rf"[\n\]] ?{ENCLOSURE} \d+⟦\d+⟧\s*\n", -3.0),
    (
        "half a designation",
        r"(?:\b[A-Z]{1,4}[-–]?|\b(?i:pages?|pp?[.]|volume|vol[.]|box) ?)\d⟦\d⟧",
        5.0,
    ),
    ("series", rf"{SERIES} (?:[\d/–-]+,? (?:and )?)*[\d/–-]*\d⟦", 0.5),
    ("named number", r"\b[A-Z]\w+(?:’s|'s)? \d+⟦", 1.0),
    ("file number", r"[-–/]\d+⟦", 2.5),
    ("digits", r"\d⟦", 3.0),
)
AFTER_LETTER: Rules = (
    ("page or volume", r"\b(?i:pp?|vols?|J?FY)⟦", 6.0),
    ("abbreviation", r"\b(?i:nos?|art|sec|fn|ch)⟦", 3.0),
    ("zulu", r"\d{4}Z⟦", -3.0),
    ("ordinal", r"\d(?:st|nd|rd|th|d)⟦", -5.0),
    ("code", r"\d[A-Za-z]{1,2}⟦", 0.5),
    ("capitals", r"\b[A-Z]{2,}⟦", -3.5),
    ("single letter", r"\b[^\W\d_]⟦", -1.0),
    ("word", r"[^\W\d_]⟦", -6.5),
)
AFTER_SIGN: Rules = (
    ("date and stop", rf"(?:{MONTH} {DAY}|{YEAR}){STOPS}⟦", -5.5),
    ("paragraph number", r"(?:\A|[\n\u2028])\d{1,2}[.]⟦\d+⟧ \S", 0.5),
    ("table figure", r"(?:\A|\$|\n|\s[+-])[\d,]*[.]⟦\d+⟧", 6.0),
    ("decimal", r"\d[.]⟦\d+⟧\s*(?:[a-z](?![.)])|[%°–-])", 3.5),
    ("minutes", r"\d:⟦[0-5]\d⟧", 6.0),
    ("thousand", r"\d,⟦\d{3}⟧", 6.0),
    ("number and stop", r"\d[.,:;?]⟦", -4.0),
    ("number closed", rf"\d\s?{CLOSERS}+{STOPS}*⟦", -5.0),
    ("page or volume", r"\b(?i:pp?|vols?)[.]⟦", 6.0),
    ("abbreviation", r"\b(?i:nos?|art|sec|fn|ch)[.]⟦", 3.0),
    ("initial", r"\b[A-Z][.]⟦", -4.0),
    ("ellipsis", r"(?:…|[.] ?[.])⟦", -4.0),
    ("sentence", rf"[^\W\d_]\s?{STOPS}*[.?!…]{CLOSERS}*⟦", -7.0),
    ("clause", rf"[^\W\d_]\s?{STOPS}*[,;:]{CLOSERS}*⟦", -6.5),
    ("closing", rf"[^\s(\[]\s?{CLOSERS}+⟦", -5.0),
    ("reversed quote", r"[^\s\d] ?“⟦\d+⟧\s", -4.0),
    ("sign", r"[&_*%†‡]⟦", -2.0),
    ("other stop", rf"\S\s?{STOPS}+⟦", -3.0),
    ("dash", r"[^\W\d_][—]⟦", 1.5),
    ("line start", r"(?:\A|[\n\u2028])⟦\d+⟧(?:[A-Z][A-Za-z]|\[)", -5.0),
)
FOLLOWED: Rules = (
    ("line end", r"⟧[^\S\n\u2028]*(?:[\n\u2028]|\Z)", 0.0),
    ("new sentence", r"⟧\s+[“‘\"'(\[]*[A-Z]", 0.0),
    ("same sentence", r"⟧\s+[“‘\"'(\[]*[^\W\d_]", 0.0),
    ("figure", r"⟧\s+[“‘\"'(\[$]*\d", 0.0),
    ("space", r"⟧\s", -2.0),
    ("stop", r"⟧[)\]”’\"'.,;:?!]+(?!\d)", 1.0),
    ("dash", r"⟧[—…]", 1.5),
    ("opening", r"⟧[(\[]", 3.5),
    ("anything", r"⟧", 5.0),
)
WORDS_BEFORE = 40
WORDS_AFTER = 24

TITLE = -3.0  # for the first note, at the end of the first line
MISSING = 4.5  # what it costs to leave one listed note without a mark
JOINED = 2.0  # and to read two numbers in one run of digits ("196912")
NAMED = 3.0  # for a number that the note itself speaks of
LONGEST_JOIN = 3
MOST_PLACES = 300  # weighed for one number; the unlikeliest beyond are dropped
PLAIN = -4.0  # a place better than this needs no support from its neighbours
CERTAIN = 0.98
DOUBTFUL = 0.02  # a place less likely than this is not worth a reader's time

DIGITS = re.compile(r"[0-9]+")
PAGE_MARKER = re.compile(
    r"\[(?:[Pp]age|PAGE|[Pp]g?\.)\s*\[?"
    r"(?P<label>[A-Z]?[-–]?\d+[a-z]?|[ivxlc]+|[IVXLC]+)\]?\]"
)
LIST_ITEM = re.compile(
    r"^(?P<indent>[ \t]*)(?P<number>\d{1,3})(?P<stop>[.)]?)[ \t]+(?=\S)", re.MULTILINE
)
NOTE_LANGUAGE = re.compile(
    r"\A(?:Source:|See |Ibid|Not (?:printed|found)|[SI](?:up|nf)ra|Documents? \d"
    r"|For |Reference|Dated|Printed|In telegram|Drafted|Telegram|The text)"
    r"|Ibid\.|Foreign Relations|[Nn]ot printed|[Ff]ootnote|, Document"
)
MOST_LISTS = 8  # tried as the list of notes, from the last one back
MOST_SKIPPED = 2  # numbers wanting in a row of notes
MOSTLY = 0.75  # of the notes must have a certain mark


def _compile(rules: Rules) -> tuple[tuple[re.Pattern[str], float], ...]:
    return tuple((re.compile(pattern), cost) for _, pattern, cost in rules)


_AFTER_DIGIT = _compile(AFTER_DIGIT)
_AFTER_LETTER = _compile(AFTER_LETTER)
_AFTER_SIGN = _compile(AFTER_SIGN)
_FOLLOWED = _compile(FOLLOWED)


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A note number in the running text; `start` and `end` bound its digits."""

    number: str
    start: int
    end: int
    is_certain: bool
    alternatives: tuple[int, ...] = ()  # other starts worth looking at, best first


@dataclass(frozen=True, slots=True)
class PageMarker:
    """A printed page number in the running text, such as "[Page 680]"."""

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ListedNote:
    """A note of the list at the end; `text` begins at `start`."""

    number: int
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the numbers from the `first` to the `last` of the list may stand."""

    first: int
    last: int
    start: int
    end: int
    cost: float


def find_page_markers(text: str) -> list[PageMarker]:
    """Return the page markers of `text`: "[Page 680]", "[Page xii]", "[p. 680]"."""
    return [
        PageMarker(found["label"], *found.span())
        for found in PAGE_MARKER.finditer(text)
    ]


def find_note_marks(
    text: str, numbers: Sequence[int], notes: Mapping[int, str] | None = None
) -> list[NoteMark]:
    """Find where the notes numbered `numbers` (ascending) are marked in `text`.

    Every increasing chain of candidate places is weighed, and each number gets the
    place that most of the weight goes through; one that is likelier to be missing
    than to stand anywhere gets no mark. A mark is certain when nearly all the
    weight agrees. `notes`, the texts of the notes by number, helps to tell where a
    note number follows another number.
    """
    figures = {n: frozenset(DIGITS.findall(note)) for n, note in (notes or {}).items()}
    places = _candidate_places(text, numbers, figures)
    chances: list[dict[int, float]] = [defaultdict(float) for _ in numbers]
    for place, chance in zip(places, _chances(places, len(numbers)), strict=True):
        start = place.start
        for index in range(place.first, place.last + 1):
            chances[index][start] += chance
            start += len(str(numbers[index]))
    return _in_order(
        (max(starts.values()), _mark(str(number), starts))
        for number, starts in zip(numbers, chances, strict=True)
        if starts and max(starts.values()) > 1 - sum(starts.values())
    )


def split_note_list(text: str) -> tuple[str, list[ListedNote]]:
    """Part the running text from the numbered list of notes that ends it.

    A list is taken for notes when its numbers are marked in the text above it and
    it is set off from it; a numbered list that is part of a letter stays in its
    text. Without a list of notes the whole text comes back, and no notes.
    """
    items = list(LIST_ITEM.finditer(text))
    openings = [at for at, item in enumerate(items) if item["number"] == "1"]
    best = (0, len(items))
    split: tuple[str, list[ListedNote]] = (text, [])
    for at in openings[-MOST_LISTS:]:
        listed = _listed_from(items[at:])
        notes = _listed_notes(text, listed)
        body = text[: listed[0].start()].rstrip()
        signs = _signs_of_notes(text, listed, notes) - _restarts(items[at:])
        if (signs, len(notes)) > best and _are_marked(body, notes, signs):
            best, split = (signs, len(notes)), (body, notes)
    return split


def _listed_from(items: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """The items that continue the list which the first of `items` opens.

    What is numbered in another style, or out of order, belongs to the note above.
    """
    listed = [items[0]]
    for item in items[1:]:
        step = int(item["number"]) - int(listed[-1]["number"])
        if 0 < step <= MOST_SKIPPED + 1 and _style(item) == _style(items[0]):
            listed.append(item)
    return listed


def _restarts(items: Sequence[re.Match[str]]) -> bool:
    """Whether another list in the same style opens below the first item."""
    style = _style(items[0])
    return any(item["number"] == "1" and _style(item) == style for item in items[1:])


def _style(item: re.Match[str]) -> tuple[bool, str]:
    return bool(item["indent"]), item["stop"]


def _listed_notes(text: str, listed: Sequence[re.Match[str]]) -> list[ListedNote]:
    ends = [item.start() for item in listed[1:]] + [len(text)]
    return [
        ListedNote(int(item["number"]), text[item.end() : end].rstrip(), item.end())
        for item, end in zip(listed, ends, strict=True)
    ]


def _signs_of_notes(
    text: str, listed: Sequence[re.Match[str]], notes: Sequence[ListedNote]
) -> int:
    """Count what sets a list off from the letter above it."""
    above = text[: listed[0].start()]
    has_blank_line = above[len(above.rstrip()) :].count("\n") > 1
    has_source = notes[0].text.startswith("Source:")
    speaking = sum(bool(NOTE_LANGUAGE.search(note.text)) for note in notes)
    signs = has_blank_line + bool(listed[0]["indent"]) + 2 * has_source
    return signs + (2 * speaking >= len(notes)) - (not listed[0]["stop"])


def _are_marked(body: str, notes: Sequence[ListedNote], signs: int) -> bool:
    """Whether the notes are marked in the body, and no further note in theirs."""
    texts = {note.number: note.text for note in notes}
    marks = find_note_marks(body, list(texts), texts)
    found = sum(mark.is_certain or signs > 1 for mark in marks)
    if found < MOSTLY * len(notes):
        return False
    further = range(notes[-1].number + 1, notes[-1].number + 4)
    listing = "\n".join(texts.values())
    return not any(p.cost < PLAIN for p in _candidate_places(listing, further, {}))


def _mark(number: str, chances: Mapping[int, float]) -> NoteMark:
    start, *others = sorted(chances, key=chances.__getitem__, reverse=True)
    return NoteMark(
        number,
        start,
        start + len(number),
        is_certain=chances[start] >= CERTAIN,
        alternatives=tuple(other for other in others if chances[other] >= DOUBTFUL),
    )


def _candidate_places(
    text: str, numbers: Sequence[int], figures: Mapping[int, frozenset[str]]
) -> list[_Place]:
    """The places that may mark a note, in the order of the list of notes.

    `figures` are the runs of digits in the text of each note.
    """
    readings = _readings(numbers)
    longest = max(map(len, readings), default=0)
    title_end = text.find("\n")
    places: dict[int, list[_Place]] = defaultdict(list)
    for run in _runs_of_digits(text):
        end = run.end()
        for start in range(max(run.start(), end - longest), end):
            for first, last in readings.get(text[start:end], ()):
                cost = _cost(text, start, end)
                if cost is None:
                    continue
                cost += _named(text, start, run, figures.get(numbers[first], set()))
                cost = cost * (last - first + 1) + JOINED * (last - first)
                if first == 0 and end == title_end:
                    cost += TITLE
                places[first].append(_Place(first, last, start, end, cost))
    return [
        place
        for first in sorted(places)
        for place in sorted(places[first], key=lambda place: place.cost)[:MOST_PLACES]
    ]


def _runs_of_digits(text: str) -> Iterator[re.Match[str]]:
    """The runs of digits in `text`, those of its page markers left out."""
    for run in re.finditer(rf"{PAGE_MARKER.pattern}|(?P<digits>[0-9]+)", text):
        if run["digits"]:
            yield run


def _readings(numbers: Sequence[int]) -> dict[str, list[tuple[int, int]]]:
    """Map digits to the stretches of `numbers` they may stand for, by index.

    Two or three notes on one word are printed as one run of digits.
    """
    readings: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for first in range(len(numbers)):
        for last in range(first, min(first + LONGEST_JOIN, len(numbers))):
            digits = "".join(map(str, numbers[first : last + 1]))
            readings[digits].append((first, last))
    return readings


def _cost(text: str, start: int, end: int) -> float | None:
    """What speaks against a note number at these digits; None: it cannot be one."""
    last = text[start - 1 : start] or "\n"
    if last in " \t-–$/#([":
        return None
    rules = _AFTER_LETTER if last.isalpha() else _AFTER_SIGN
    if last.isdigit():
        rules = _AFTER_DIGIT
    before = text[max(0, start - WORDS_BEFORE) : start]
    after = PAGE_MARKER.sub("", text[end : end + WORDS_AFTER])
    window = f"{before}⟦{text[start:end]}⟧{after}"
    standing = next((cost for p, cost in rules if p.search(window)), None)
    if standing is None:
        return None
    closed = len(before) + 1 + end - start
    return standing + next(cost for p, cost in _FOLLOWED if p.match(window, closed))


def _named(text: str, start: int, run: re.Match[str], figures: Set[str]) -> float:
    """What the note says for or against cutting a run of digits at `start`.

    The note on "telegram 33413" is likely to be about telegram 3341.
    """
    if start - run.start() < 2:
        return 0.0
    if text[run.start() : start] in figures:
        return -NAMED
    return NAMED if run[0] in figures else 0.0


def _chances(places: Sequence[_Place], count: int) -> list[float]:
    """How likely each place is, over all increasing chains through the places."""
    width = max((place.end for place in places), default=0)
    mirrored = [
        _Place(
            count - 1 - p.last,
            count - 1 - p.first,
            width - p.end,
            width - p.start,
            p.cost,
        )
        for p in places
    ]
    up_to = _chain_weights(places, count)
    from_here = _chain_weights(mirrored, count)
    total = -MISSING * count
    for place, weight in zip(places, up_to, strict=True):
        total = _log_add(total, weight - MISSING * (count - 1 - place.last))
    return [
        math.exp(min(0.0, before + after + place.cost - total))
        for place, before, after in zip(places, up_to, from_here, strict=True)
    ]


def _chain_weights(places: Sequence[_Place], count: int) -> list[float]:
    """The logarithm of the weight of all chains that end at each place."""
    starts = sorted({place.start for place in places})
    chains = _PrefixSums(len(starts) + 1)
    chains.add(0, 0.0)
    by_first: dict[int, list[int]] = defaultdict(list)
    by_last: dict[int, list[int]] = defaultdict(list)
    for at, place in enumerate(places):
        by_first[place.first].append(at)
        by_last[place.last].append(at)
    weights = [0.0] * len(places)
    for index in range(count):
        for at in by_last[index - 1]:
            rank = bisect_left(starts, places[at].end)
            chains.add(rank, weights[at] + MISSING * index)
        for at in by_first[index]:
            before = chains.up_to(bisect_left(starts, places[at].start))
            weights[at] = before - MISSING * index - places[at].cost
    return weights


class _PrefixSums:
    """Sums over prefixes of a row of logarithms that grows (a Fenwick tree)."""

    def __init__(self, size: int) -> None:
        self._sums = [-math.inf] * (size + 1)

    def add(self, at: int, value: float) -> None:
        at += 1
        while at < len(self._sums):
            self._sums[at] = _log_add(self._sums[at], value)
            at += at & -at

    def up_to(self, at: int) -> float:
        at += 1
        total = -math.inf
        while at:
            total = _log_add(total, self._sums[at])
            at -= at & -at
        return total


def _log_add(a: float, b: float) -> float:
    if a < b:
        a, b = b, a
    return a if b == -math.inf else a + math.log1p(math.exp(b - a))


def _in_order(marks: Iterable[tuple[float, NoteMark]]) -> list[NoteMark]:
    """Keep the likelier of two doubtful marks that stand in the wrong order."""
    kept: list[NoteMark] = []
    for _, mark in sorted(marks, key=lambda weighed: -weighed[0]):
        at = bisect_left(kept, int(mark.number), key=lambda other: int(other.number))
        follows = at == 0 or kept[at - 1].end <= mark.start
        if follows and (at == len(kept) or mark.end <= kept[at].start):
            kept.insert(at, mark)
    return kept
