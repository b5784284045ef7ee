"""Where a document is held: the parts of the citation at the head of a source note."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from letters.tei.dates.months import MONTH
from letters.tei.source_note.passages import Passage

_HOLDER = (
    r"(?:Library|Archives?|[Cc]enter|Institut(?:e|ion)|University(?: of \w+)?|Agency"
    r"|Bureau|Council|Command|Collection|Museum|Society|Ministry|Embassy|Commission"
    r"|Administration|Records Services?|Joint Chiefs of Staff|White House"
    r"|Department o[fr] (?:the )?\w+|Treasury|Library of Congress)"
)
_REPOSITORY = re.compile(rf"{_HOLDER}(?: Files)?\Z|Center (?:of|for) Military History")
# A repository without a comma after it: "Agency: Job 79–01025A".
_REPOSITORY_WITHOUT_COMMA = re.compile(
    rf"(?P<repository>(?:[A-Z][\w.’&-]*,? |of |the |for |and ){{0,6}}?{_HOLDER}"
    r"(?: Files)?)(?:(?:[:;.]| —) | (?=Job \d|Manuscript Division|Lot \d"
    r"|(?:[A-Z][\w’–-]* ){1,5}Files(?:\Z|[:,])))(?=\S)"
)
_IBID = re.compile(r"(?i:ibid)\.?\Z")
_CONTROL_NUMBERS = re.compile(r"\((\d{5,8}(?:[,;] (?:and )?\d{5,8})*)\)\Z")

_RECORD_GROUP = re.compile(r"(?:RG|Record Group)[ –-]?\d+\w?")
_ACCESSION = re.compile(
    r"(?i:\blot)(?: [Ff]ile)? ?(?:[A-Z]{1,3}[–-])?\d+(?: ?[A-Z] ?\d+)?"
    r"|\b[FE]RC:? \d\d ?[–-]?[A-Z\d] ?[–-]?\d+|\bJob[ –-]?\d(?:[–-]*+\w++)++"
    r"|\bAccession (?:Number )?[\d–-]+"
)
# What follows these is a file number, whatever it looks like: "AID (US) S VIET".
_CENTRAL_FILES = re.compile(r"Central (?:Decimal )?[Ff]iles?,?(?: [\d–—-]+)?")
_BOX = re.compile(
    r"\b(?:Box|Boxes|Container)\s+(?:[A-Z]{1,3}[ –-])?\d+[A-Za-z]?(?:[–-]\d+)?"
)
_FOLDER = re.compile(r"(?i:folders?)\b")
_DECIMAL = r"\d{2,3}[A-Za-z]?\.[^,:;]{1,60}"
_SUBJECT = (
    r"[A-Z]{2,6}(?: ?\([A-Z.]{1,6}\))? \d{1,2}(?:[–-]\d{1,2})?(?: [A-Z][^,;:]{0,60})?"
)
_FILE_NUMBER = re.compile(
    rf"{_DECIMAL}|{_SUBJECT}|[A-Z]{{2,6}} [A-Z][A-Z.–-]{{1,20}}(?: [A-Z.–-]{{1,20}})?"
    r"|(?:\[no film number\]|[DPN]\d{6,7}[–-]\d{3,4}(?:, [DPN]\d{6,7}[–-]\d{3,4})*)"
    r"|\d{3}[A-Z]?/\d{1,2}[–-]\d{2,5}"
)
# The kind of document after a file number, in volumes that have no "Source:".
KIND = re.compile(
    r"[:;]\s*(?P<kind>(?i:(?:circular |despatch |instruction )?(?:telegram|te[iI]egram"
    r"|airgram|cable|letter|memorandum|despatch|dispatch|instruction|note|message"
    r"|aide-mémoire|report|minutes|record)))[.:]?\s*\Z"
)
_HOLDING = re.compile(
    r"\b(?i:files?|papers|folder|lot|records|archives|collection|series)\b"
)


@dataclass(frozen=True, slots=True)
class Filing:
    """Where in its repository a document is, from the series down.

    `accession` is a lot, job or FRC number, `file_number` one of a filing manual
    (decimal, subject-numeric) or of a microfilm. `folder` may be a number or a title.
    """

    series: tuple[Passage, ...] = ()
    record_group: Passage | None = None
    accession: Passage | None = None
    box: Passage | None = None
    folder: Passage | None = None
    file_number: Passage | None = None


@dataclass(frozen=True, slots=True)
class Location:
    """The parts of a citation between its commas, from the repository down."""

    repository: Passage | None
    parts: tuple[Passage, ...]
    control_numbers: tuple[Passage, ...]
    ibid: Passage | None = None


def read_location(citation: Passage) -> Location:
    citation, numbers = _control_numbers(citation)
    parts = [part for part in _parts(citation) if part.text]
    if parts and (run_on := _REPOSITORY_WITHOUT_COMMA.match(parts[0].text)):
        repository = parts[0].part(0, run_on.end("repository"))
        parts[:1] = [repository, parts[0].part(run_on.end())]
    if parts and _IBID.match(parts[0].text):
        return Location(None, tuple(parts[1:]), numbers, ibid=parts[0])
    if parts and _REPOSITORY.search(parts[0].text):
        return Location(parts[0], tuple(parts[1:]), numbers)
    return Location(None, tuple(parts), numbers)


def _control_numbers(citation: Passage) -> tuple[Passage, tuple[Passage, ...]]:
    listed = _CONTROL_NUMBERS.search(citation.text)
    if not listed:
        return citation, ()
    numbers = re.compile(r"\d+").finditer(citation.text, *listed.span(1))
    return (
        citation.part(0, listed.start()),
        tuple(citation.part(*number.span()) for number in numbers),
    )


def _parts(citation: Passage) -> Iterator[Passage]:
    begin = 0
    for comma in [*_outer_commas(citation.text), len(citation.text)]:
        is_last = comma == len(citation.text)
        if is_last or not _continues(citation.text, begin, comma):
            yield citation.part(begin, comma)
            begin = comma + 1


def _outer_commas(text: str) -> Iterator[int]:
    depth = 0
    for at, character in enumerate(text):
        depth = max(0, depth + (character in "([") - (character in ")]"))
        if character == "," and depth == 0:
            yield at


def _continues(text: str, begin: int, comma: int) -> bool:
    """Whether the part before a comma runs on after it.

    "October 22, 1962" is one part, and "Executive Secretariat" names the office
    whose series follows.
    """
    rest = text[comma + 1 : comma + 20]
    if re.match(r" (?:19|20)\d\d\b", rest):
        return re.search(rf"{MONTH} \d{{1,2}}\Z", text[begin:comma]) is not None
    is_office = text[begin:comma].strip() == "Executive Secretariat"
    return is_office or re.match(r" (?:Jr|Sr)\.", rest) is not None


def read_filing(parts: tuple[Passage, ...]) -> Filing:
    """The parts by what they are; of two boxes or numbers the first counts."""
    named: dict[str, Passage] = {}
    series: list[Passage] = []
    for before, part in zip(("", *map(str, parts)), parts, strict=False):
        is_filed = _CENTRAL_FILES.fullmatch(before)
        name = "file_number" if is_filed else _kind_of_part(part.text)
        if name and name not in named:
            named[name] = part
            continue
        if "accession" not in named and (lot := _ACCESSION.search(part.text)):
            named["accession"] = part.part(*lot.span())
            part = part.part(0, len(part.text[: lot.start()].rstrip(" :;(")))
        if "box" not in named and (box := _BOX.search(part.text)):
            named["box"] = part.part(*box.span())
            part = part.part(0, len(part.text[: box.start()].rstrip(" :;(")))
        if part.text:
            series.append(part)
    return Filing(
        tuple(series),
        named.get("record_group"),
        named.get("accession"),
        named.get("box"),
        named.get("folder"),
        named.get("file_number"),
    )


def _kind_of_part(text: str) -> str:
    if _RECORD_GROUP.fullmatch(text):
        return "record_group"
    if _FILE_NUMBER.fullmatch(text):
        return "file_number"
    return "folder" if _FOLDER.match(text) else ""


def is_citation(parts: tuple[Passage, ...], filing: Filing) -> bool:
    """Whether the words of a note that does not say "Source:" cite a holding."""
    is_filed = filing.accession or filing.folder or filing.file_number
    return bool(is_filed) or any(_HOLDING.search(part.text) for part in parts[:2])
