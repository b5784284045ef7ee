"""Checks of a volume: its identifiers, elements, instructions, links and names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping

from lxml import etree

from letters.tei import vocabulary as tei
from letters.tei.source import (
    TEI_NAMESPACE,
    XML_ID,
    Element,
    local_name,
)
from letters.tei.volume.arrangement import VolumeDivision, division_around
from letters.tei.volume.contents import ListEntry, ProblemCode
from letters.tei.volume.problem_list import Problems, quoted

_MAX_EXAMPLES = 5

# Ordinary TEI elements of which only the words are read.
_PLAIN_ELEMENTS = {
    *("text", "front", "body", "back", "publisher", "pubPlace", "docDate"),
    *("name", "orgName", "affiliation", "time", "title", "emph", "foreign"),
}
_KNOWN_ELEMENTS = (
    {*tei.BLOCK_OF_ELEMENT, *tei.SPAN_OF_ELEMENT, *tei.EMPTY_ELEMENTS}
    | {tei.NOTE, tei.PAGE_BREAK, tei.LINE_BREAK, tei.FORME_WORK, tei.DESCRIPTION}
    | {tei.SPAN_GROUP, tei.SPAN, *_PLAIN_ELEMENTS}
)
# Which elements point to an entry, and with which attribute.
_POINTERS = (
    ("persName", "corresp", ProblemCode.UNLISTED_PERSON, "persons"),
    ("gloss", "target", ProblemCode.UNLISTED_TERM, "terms"),
)


def check_identifiers(
    root: Element, identifiers: Counter[str], problems: Problems
) -> None:
    """Report each xml:id that more than one element has."""
    repeated = {key for key, count in identifiers.items() if count > 1}
    lines: dict[str, list[int]] = defaultdict(list)
    for element in root.iter("*") if repeated else ():
        identifier = element.get(XML_ID) or ""
        if identifier in repeated:
            lines[identifier].append(_line(element))
    for identifier, numbers in lines.items():
        problems.add(
            ProblemCode.REPEATED_ID,
            f"{len(numbers)} elements have the xml:id {quoted(identifier)}: in lines "
            f"{_first_of(map(str, numbers))}.",
            numbers[1],
        )


def check_elements(root: Element, problems: Problems) -> None:
    """Report once each name of an element that is not read as the TEI of a letter."""
    texts = list(root.iterchildren("{*}text"))
    counts = Counter(str(element.tag) for text in texts for element in text.iter("*"))
    odd = {tag: oddity for tag in counts if (oddity := _oddity(tag))}
    everything = (
        (element for text in texts for element in text.iter("*")) if odd else ()
    )
    for element in everything:
        tag = str(element.tag)
        if oddity := odd.pop(tag, None):
            code, fault = oddity
            name = quoted(f"<{local_name(element)}>")
            message = f"{name} {fault} ({counts[tag]:,} in all)."
            problems.add(code, message, _line(element))


def _oddity(tag: str) -> tuple[ProblemCode, str] | None:
    """The problem with the elements of this name, and its wording, if they are odd."""
    uri, _, name = tag.rpartition("}")
    uri = uri.removeprefix("{")
    if uri in tei.SERIES_NAMESPACES:
        return None
    if uri not in ("", TEI_NAMESPACE):
        fault = f"is not TEI, but of {quoted(uri)}; it stays in the file"
        return ProblemCode.FOREIGN_MARKUP, fault
    if name not in _KNOWN_ELEMENTS:
        fault = "is not known here, and is read as the words in it"
        return ProblemCode.UNKNOWN_ELEMENT, fault
    return None


def check_instructions(
    root: Element, divisions: Mapping[Element, VolumeDivision], problems: Problems
) -> None:
    for instruction in root.iter(etree.PI):
        division = division_around(instruction, divisions)
        if division and division.is_document:
            name = getattr(instruction, "target", "")
            problems.add(
                ProblemCode.INSTRUCTION,
                f"The processing instruction {quoted(name)} in document "
                f"{quoted(division.key)} is stored, but not shown.",
                _line(instruction),
            )


def check_links(
    root: Element, volume: str, identifiers: Container[str], problems: Problems
) -> None:
    """Report once each target in this volume that does not exist."""
    missing: dict[str, list[int]] = defaultdict(list)
    for element in root.iter("{*}ref", "{*}note"):
        for target in (element.get("target") or "").split():
            file, hash_sign, identifier = target.partition("#")
            if hash_sign and file in ("", volume) and identifier not in identifiers:
                missing[identifier].append(_line(element))
    for identifier, lines in missing.items():
        problems.add(
            ProblemCode.MISSING_TARGET,
            f"{quoted(f'#{identifier}')} is not in this volume; "
            f"{_count_links(len(lines))} there.",
            lines[0],
        )


def check_names(
    root: Element, entries: Iterable[ListEntry], problems: Problems
) -> None:
    """Report the persons, and the terms, that no list explains: one problem for each."""
    keys = {entry.key for entry in entries}
    for name, attribute, code, kind in _POINTERS:
        missing: dict[str, list[Element]] = defaultdict(list)
        for element in root.iter(f"{{*}}{name}"):
            # Some files leave out the "#"; some elements name two entries.
            for pointer in (element.get(attribute) or "").split():
                if (key := pointer.removeprefix("#")) not in keys:
                    missing[key].append(element)
        if missing:
            first = min(_line(elements[0]) for elements in missing.values())
            problems.add(code, _unlisted(kind, missing), first)


def _unlisted(kind: str, missing: Mapping[str, list[Element]]) -> str:
    places = sum(map(len, missing.values()))
    examples = (
        f"{quoted(key)} (line {_line(elements[0])})"
        for key, elements in missing.items()
    )
    return (
        f"{len(missing):,} identifiers, in {places:,} places, are not in the list of "
        f"{kind}: {_first_of(examples)}."
    )


def _line(element: Element) -> int:
    return element.sourceline or 0


def _count_links(count: int) -> str:
    return "a link leads" if count == 1 else f"{count:,} links lead"


def _first_of(examples: Iterable[str]) -> str:
    listed = list(examples)
    more = len(listed) - _MAX_EXAMPLES
    shown = ", ".join(listed[:_MAX_EXAMPLES])
    return f"{shown} and {more:,} more" if more > 0 else shown
