"""Which divisions of the file are documents, which are sections, and their keys."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from letters.tei.source import (
    TEI_NAMESPACE,
    Element,
    local_name,
    namespace,
)
from letters.tei.volume.contents import ProblemCode, VolumePart
from letters.tei.volume.keys import DIVISION, DOCUMENT, TITLE_PAGE, Keys
from letters.tei.volume.problem_list import Problems, quoted
from letters.tei.volume.slices import Slice


@dataclass(slots=True)
class VolumeDivision:
    """A slice that is stored by itself, and the divisions cut out of it."""

    slice: Slice
    kind: str
    key: str
    volume_part: VolumePart
    parent: VolumeDivision | None
    divisions: list[VolumeDivision] = field(default_factory=list)

    @property
    def is_document(self) -> bool:
        return self.kind == DOCUMENT


def arrange(
    slices: Iterable[Slice], identifiers: Collection[str], problems: Problems
) -> list[VolumeDivision]:
    """The divisions of the volume in order; `identifiers` are all its xml:ids."""
    keys = Keys(identifiers, problems)
    divisions: list[VolumeDivision] = []
    around: list[VolumeDivision] = []
    for division_slice in slices:
        while around and around[-1].slice.end <= division_slice.start:
            around.pop()
        parent = around[-1] if around else None
        if division := _division(division_slice, parent, keys, problems):
            divisions.append(division)
            around.append(division)
            if parent:
                parent.divisions.append(division)
    return divisions


def division_around(
    element: Element, divisions: Mapping[Element, VolumeDivision]
) -> VolumeDivision | None:
    """The innermost of `divisions` (by their elements) that `element` is in."""
    return next(
        (divisions[above] for above in element.iterancestors() if above in divisions),
        None,
    )


def _division(
    division_slice: Slice, parent: VolumeDivision | None, keys: Keys, problems: Problems
) -> VolumeDivision | None:
    element = division_slice.element
    volume_part = parent.volume_part if parent else _part_of_volume(element)
    if volume_part is None or namespace(element) not in ("", TEI_NAMESPACE):
        return None
    is_title_page = local_name(element) == TITLE_PAGE
    kind = TITLE_PAGE if is_title_page else element.get("type") or DIVISION
    if parent and (parent.is_document or is_title_page):
        if kind == DOCUMENT:
            problems.add(
                ProblemCode.NESTED_DOCUMENT,
                f"This document stands within document {quoted(parent.key)}, and "
                "stays a part of it.",
                division_slice.line,
            )
        return None
    if kind == DOCUMENT:
        _check_document(division_slice, volume_part, problems)
    elif volume_part is VolumePart.BODY:
        _check_section(division_slice, problems)
    elif parent and not _holds_document(element):
        return None
    return VolumeDivision(
        division_slice, kind, keys.choose(division_slice, kind), volume_part, parent
    )


def _part_of_volume(element: Element) -> VolumePart | None:
    """The part of the volume that `element` is in; None in the header."""
    for above in element.iterancestors():
        name = local_name(above)
        if name == "teiHeader":
            return None
        if name in tuple(VolumePart):
            return VolumePart(name)
    return VolumePart.BODY


def _holds_document(element: Element) -> bool:
    divisions = element.iterdescendants("{*}div")
    return any(division.get("type") == DOCUMENT for division in divisions)


def _check_document(
    document: Slice, volume_part: VolumePart, problems: Problems
) -> None:
    element = document.element
    if not (element.get("n") or "").strip():
        problems.add(
            ProblemCode.MISSING_NUMBER,
            "This document has no number (n).",
            document.line,
        )
    inside = local_name(next(element.iterancestors()))
    if volume_part is not VolumePart.BODY or inside not in ("div", "body"):
        problems.add(
            ProblemCode.MISPLACED_DOCUMENT,
            f"This document stands in <{inside}> in the {volume_part} of the volume.",
            document.line,
        )


def _check_section(section: Slice, problems: Problems) -> None:
    if local_name(section.element) != TITLE_PAGE and not section.element.get("type"):
        problems.add(
            ProblemCode.UNTYPED_DIVISION,
            "This division has no type. It is taken for a section; a document has the "
            f"type {quoted(DOCUMENT)}.",
            section.line,
        )
