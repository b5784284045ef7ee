"""Takes a file of TEI apart into letters, each with its header and its doubts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from letters.tei.errors import SourceError
from letters.tei.header import LetterHeader, header_of
from letters.tei.header.correspondence_description import Correspondences
from letters.tei.header.header_reading import title_of
from letters.tei.header.responsibility import rights_of
from letters.tei.letter_files.extracts import Extracts, whole_file
from letters.tei.letter_files.file_doubts import (
    FileDoubt,
    doubts_of_file,
    doubts_of_letter,
    left_out,
)
from letters.tei.letter_files.letter_divisions import letter_divisions, texts_of
from letters.tei.letter_files.own_downloads import OwnDownload, own_download
from letters.tei.letter_files.refused_files import (
    has_words,
    refuse_other_editions,
    refuse_other_roots,
    why_without_text,
)
from letters.tei.source import XML_ID, Element, local_name, parse_xml


@dataclass(frozen=True, slots=True)
class TeiLetter:
    """One document: `tei` is a whole file or a division. `key` is its xml:id, which may be
    empty; `kind` is the type that the file gives it. `is_part` if others stand in the
    same <TEI>."""

    tei: str
    key: str
    kind: str
    line: int
    header: LetterHeader | None
    doubts: tuple[FileDoubt, ...] = ()
    download: OwnDownload | None = None
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class TeiFile:
    """`refusals` are the parts of a corpus that hold nothing to be read, with lines."""

    title: str
    letters: tuple[TeiLetter, ...]
    doubts: tuple[FileDoubt, ...] = ()
    refusals: tuple[SourceError, ...] = ()
    rights: tuple[str, ...] = ()


def read_tei_file(text: str) -> TeiFile:
    """The letters in `text`, in order. Raises SourceError where it holds none, with a
    sentence that says what it is instead."""
    refuse_other_editions(text)
    root = parse_xml(text)
    refuse_other_roots(root)
    if local_name(root) not in ("TEI", "teiCorpus"):
        return TeiFile("", (_fragment(text, root),))
    whole = [tei for tei in root.iter("{*}TEI") if tei.find(".//{*}TEI") is None]
    letters: list[TeiLetter] = []
    refusals: list[SourceError] = []
    doubts = [*doubts_of_file(root)]
    is_one_file = len(whole) == 1 and whole[0] is root
    for tei in whole:
        texts = [each for each in texts_of(tei) if has_words(each)]
        if not texts:
            reason = why_without_text(tei)
            refusals.append(SourceError(reason, line=tei.sourceline or 0))
            continue
        letters += _letters_of(tei, texts, text if is_one_file else "", doubts)
    if not letters:
        raise refusals[0] if refusals else SourceError("It holds no <TEI>.")
    header = root.find("{*}teiHeader")
    return TeiFile(
        title=title_of(header) if header is not None else "",
        letters=tuple(letters),
        doubts=tuple(doubts),
        refusals=tuple(refusals),
        rights=rights_of(header) if header is not None else (),
    )


def _fragment(text: str, root: Element) -> TeiLetter:
    if not has_words(root):
        raise SourceError(why_without_text(root), line=root.sourceline or 0)
    kind = root.get("type") or ""
    return TeiLetter(text, root.get(XML_ID) or "", kind, root.sourceline or 1, None)


def _letters_of(
    tei: Element, texts: Sequence[Element], file: str, doubts: list[FileDoubt]
) -> Iterator[TeiLetter]:
    """The letters of one <TEI>; `file` is the whole file, if it holds no other."""
    described = Correspondences(tei.find("{*}teiHeader"))
    units: list[Element] = []
    for text in texts:
        divisions = letter_divisions(text, described)
        if len(divisions) > 1:
            units += divisions
            doubts += left_out(text, divisions)
        else:
            units.append(text)
    if len(units) == 1:
        yield _only_letter(tei, units[0], described, file)
        return
    extracts = Extracts(tei)
    for unit in units:
        own = described.of(unit)
        content = extracts.file_of(unit, own)
        yield TeiLetter(
            tei=content,
            key=unit.get(XML_ID) or "",
            kind=unit.get("type") or "",
            line=unit.sourceline or 0,
            header=header_of(content),
            doubts=tuple(doubts_of_letter(unit, described.all, own)),
            is_part=True,
        )


def _only_letter(
    tei: Element, text: Element, described: Correspondences, file: str
) -> TeiLetter:
    divisions = letter_divisions(text, described)
    letter = divisions[0] if divisions else text
    download = own_download(file, tei) if file else None
    content = file or whole_file(tei)
    doubts = doubts_of_letter(text, described.all, described.of(letter))
    return TeiLetter(
        tei=download.division if download else content,
        key=tei.get(XML_ID) or letter.get(XML_ID) or "",
        kind=letter.get("type") or "" if divisions else "",
        line=tei.sourceline or 0,
        header=header_of(content),
        doubts=() if download else tuple(doubts),
        download=download,
    )
