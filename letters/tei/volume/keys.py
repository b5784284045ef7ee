"""The keys of the divisions and documents of a volume."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection

from letters.tei.source import XML_ID
from letters.tei.volume.contents import ProblemCode
from letters.tei.volume.problem_list import Problems, quoted
from letters.tei.volume.slices import Slice

DOCUMENT = "document"
DIVISION = "division"
TITLE_PAGE = "titlePage"

# What can be part of a permanent address.
IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}")

_NOT_IN_A_KEY = re.compile(r"[^A-Za-z0-9]++")
_MAX_KIND = 40


class Keys:
    """Chooses a key for each part: its xml:id, where that is usable and unused."""

    def __init__(self, identifiers: Collection[str], problems: Problems) -> None:
        self._identifiers = identifiers
        self._problems = problems
        self._taken: set[str] = set()
        self._ordinals: Counter[str] = Counter()
        self._copies: Counter[str] = Counter()

    def choose(self, part: Slice, kind: str) -> str:
        self._ordinals[kind] += 1
        if kind == TITLE_PAGE:
            return self._unused_key("title-page")
        xml_id = part.element.get(XML_ID) or ""
        if IDENTIFIER.fullmatch(xml_id) and xml_id not in self._taken:
            self._taken.add(xml_id)
            return xml_id
        if xml_id in self._taken and kind == DOCUMENT:
            key = self._unused_key(xml_id)
        else:
            name = _NOT_IN_A_KEY.sub("-", kind[:_MAX_KIND]).strip("-") or DIVISION
            key = self._unused_key(f"{name}-{self._ordinals[kind]}")
        self._report(part, kind, xml_id, key)
        return key

    def _unused_key(self, wanted: str) -> str:
        key = wanted
        while key in self._taken or key in self._identifiers:
            self._copies[wanted] += 1
            key = f"{wanted}-{self._copies[wanted] + 1}"
        self._taken.add(key)
        return key

    def _report(self, part: Slice, kind: str, xml_id: str, key: str) -> None:
        if not xml_id:
            code, why = ProblemCode.MISSING_ID, "has no xml:id"
        elif xml_id in self._taken:
            code, why = ProblemCode.REPEATED_ID, f"repeats the xml:id {quoted(xml_id)}"
        else:
            code, why = (
                ProblemCode.UNUSABLE_ID,
                f"has the xml:id {quoted(xml_id)}, which cannot stand in an address",
            )
        self._problems.add(
            code, f"This {quoted(kind)} {why}; its key is {quoted(key)}.", part.line
        )
