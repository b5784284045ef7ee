"""Reads encoded documents as papers to be typed: those whose truth is beyond doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time

from lxml import etree

from letters.derivation.description.document_kinds import DocumentKind
from letters.tests.typescripts.headings import (
    TEI,
    XML_ID,
    Heading,
    names_of,
    plain,
    read_encoded_heading,
)
from letters.tests.typescripts.paper import Paper, call_of

FEWEST_WORDS, MOST_WORDS = 60, 1500
LONGEST_NOTE = 1200
LONGEST_FIRST_NAME = 4
HEAD_LINES, LONGEST_HEAD_LINE = 6, 60
# What a typist of plain text cannot type, or what makes two documents of one.
_NOT_TYPED = ("table", "figure", "gap", "del", "quote", "attachment", "postscript")
_CLASSIFICATION = re.compile(
    r"\b(Top Secret|Secret|Confidential|Limited Official Use|Official Use Only"
    r"|Unclassified)\b"
)
_SALUTE = re.compile(r"(?:My )?Dear [^,:]{2,40}[:,]|(?:Mr\.|Madam|Sir)[^,:]{0,40}[:,]")
_CLOSING = re.compile(
    r"(?:Very |Yours |With |Most )?(?:[Ss]incerely|[Tt]ruly|[Ff]aithfully|[Rr]espectfully"
    r"|[Cc]ordially|best wishes|kind regards|warm regards)[\w ]{0,20},"
)
_ENCLOSED = re.compile(
    r"[\[“]?(?:Attachment|Enclosure|Annex|Tab|Appendix|Paper)\b.{0,20}"
)
_NUMBER = re.compile(r"(\d{1,5})\. (?=\S)")
# A line that is labelled already has words of a head that a typist would not type twice.
_HEAD_LISTS = ("subject", "participants", "to", "from", "references")


def papers_in(root: etree._Element, name: str) -> Iterator[Paper]:
    """Each document of a volume that can be typed, and whose parties are certain."""
    names = names_of(root)
    for division in root.iter(f"{TEI}div"):
        head = division.find(f"{TEI}head")
        if division.get("type") != "document" or head is None:
            continue
        heading = read_encoded_heading(head, names)
        if heading and (paper := _read_paper(division, heading, name)):
            yield paper


def _read_paper(
    division: etree._Element, heading: Heading, volume: str
) -> Paper | None:
    written = _moment(division)
    if not written or _has_other_things(division):
        return None
    words = _EncodedWords()
    paragraphs = [*_paragraphs(division, words)]
    salute = _taken(paragraphs, _SALUTE, at=0)
    signature = "".join(plain(each) for each in division.iter(f"{TEI}signed"))
    closing = _taken_closing(paragraphs)
    number = _NUMBER.match(paragraphs[0]) if paragraphs else None
    if heading.kind is DocumentKind.TELEGRAM and number:
        paragraphs[0] = paragraphs[0][number.end() :]
    place = division.find(f".//{TEI}dateline//{TEI}placeName")
    paper = Paper(
        identifier=f"{volume}/{division.get(XML_ID)}",
        kind=heading.kind,
        day=written[0],
        hour=written[1],
        place=plain(place) if place is not None else "",
        sender=heading.sender,
        recipient=heading.recipient,
        paragraphs=tuple(paragraphs),
        notes=tuple(words.notes),
        classification=_classification(division),
        number=number[1] if number else "",
        subject=" ".join(_items(division, "subject")),
        participants=tuple(_items(division, "participants")),
        salute=salute,
        closing=closing,
        signature=signature,
    )
    return paper if _can_be_typed(paper) else None


def _can_be_typed(paper: Paper) -> bool:
    is_conversation = paper.kind is DocumentKind.CONVERSATION
    return (
        FEWEST_WORDS <= paper.words <= MOST_WORDS
        and all(0 < len(note) <= LONGEST_NOTE for note in paper.notes)
        and (not is_conversation or len(paper.participants) > 1)
        and (paper.kind is not DocumentKind.LETTER or _is_plain_letter(paper))
        and not any(map(_is_head_line, paper.paragraphs[:HEAD_LINES]))
    )


def _is_head_line(paragraph: str) -> bool:
    """Whether the edition prints a line of the head of the paper itself."""
    return paragraph.isupper() and len(paragraph) < LONGEST_HEAD_LINE


def _is_plain_letter(paper: Paper) -> bool:
    """Whether it has a salutation, and no name within the text that may be signed."""
    last = paper.paragraphs[-1].split()
    return bool(paper.salute) and len(last) > LONGEST_FIRST_NAME


def _has_other_things(division: etree._Element) -> bool:
    names = {etree.QName(each).localname for each in division.iter("*")}
    nested = division.find(f".//{TEI}note//{TEI}note")
    has_enclosure = any(map(_ENCLOSED.fullmatch, map(plain, division.iter(f"{TEI}p"))))
    return bool(names & set(_NOT_TYPED)) or nested is not None or has_enclosure


def _moment(division: etree._Element) -> tuple[date, time | None] | None:
    """The day, and the hour if it is encoded, of the one dateline."""
    dates = division.findall(f".//{TEI}dateline//{TEI}date")
    when = dates[0].get("when", "") if len(dates) == 1 else ""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?", when):
        return None
    try:
        moment = datetime.fromisoformat(when)
    except ValueError:
        return None
    return moment.date(), moment.time() if "T" in when else None


def _classification(division: etree._Element) -> str:
    note = division.find(f".//{TEI}note[@type='source']")
    words = " ".join("".join(note.itertext()).split()) if note is not None else ""
    marking = _CLASSIFICATION.search(words)
    return marking[1].upper() if marking else ""


def _items(division: etree._Element, kind: str) -> list[str]:
    items = division.iterfind(f".//{TEI}list[@type='{kind}']//{TEI}item")
    found = (plain(item) for item in items if item.find(f".//{TEI}item") is None)
    return [words for words in found if words]


def _taken(paragraphs: list[str], line: re.Pattern[str], at: int) -> str:
    """The paragraph at an end of the text that is such a line, taken out of it."""
    if paragraphs and line.fullmatch(paragraphs[at].strip()):
        return paragraphs.pop(at).strip()
    return ""


def _taken_closing(paragraphs: list[str]) -> str:
    """The closing at the end, with the first name that may be written below it."""
    has_name = len(paragraphs) > 2 and len(paragraphs[-1].split()) <= LONGEST_FIRST_NAME
    at = -2 if has_name and _CLOSING.fullmatch(paragraphs[-2]) else -1
    closing = _taken(paragraphs, _CLOSING, at)
    if closing and at == -2:
        paragraphs.pop()
    return closing


class _EncodedWords:
    """The words of paragraphs, with a sign where each note is called for."""

    def __init__(self) -> None:
        self.notes: list[str] = []

    def of(self, element: etree._Element) -> str:
        return " ".join(self._flat(element).split())

    def _flat(self, element: etree._Element) -> str:
        pieces = [element.text or ""]
        for child in element:
            if child.tag == f"{TEI}note":
                pieces[-1] = pieces[-1].rstrip()
                pieces.append(self._call(child))
            elif isinstance(child.tag, str):
                pieces.append(" " if child.tag == f"{TEI}lb" else self._flat(child))
            pieces.append(child.tail or "")
        return "".join(pieces)

    def _call(self, note: etree._Element) -> str:
        """The sign of a note; the source note is the edition's, and not typed."""
        if note.get("type") == "source":
            return ""
        self.notes.append(" ".join("".join(note.itertext()).split()))
        return call_of(len(self.notes) - 1)


def _paragraphs(parent: etree._Element, words: _EncodedWords) -> Iterator[str]:
    for child in parent:
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if name in ("p", "salute"):
            yield from filter(None, _of_paragraph(child, words))
        elif name in ("opener", "div"):
            yield from _paragraphs(child, words)
        elif name == "list" and child.get("type") not in _HEAD_LISTS:
            yield from _of_list(child, words)


def _of_paragraph(paragraph: etree._Element, words: _EncodedWords) -> Iterator[str]:
    """A paragraph, and the items of a list at its end as paragraphs after it."""
    last = paragraph[-1] if len(paragraph) else None
    if last is None or last.tag != f"{TEI}list" or (last.tail or "").strip():
        yield words.of(paragraph)
        return
    paragraph.remove(last)
    yield words.of(paragraph)
    yield from _of_list(last, words)


def _of_list(listed: etree._Element, words: _EncodedWords) -> Iterator[str]:
    label = ""
    for child in listed:
        if child.tag == f"{TEI}label":
            label = words.of(child)
        elif child.tag == f"{TEI}item":
            yield f"{label} {words.of(child)}".strip()
            label = ""
