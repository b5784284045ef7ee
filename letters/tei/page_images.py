"""Which image a page break names: directly, or through a `surface` (TEI Guidelines 11.1)."""

from __future__ import annotations

import re
from functools import cached_property

from letters.tei.nodes import Attributes
from letters.tei.source import XML_ID, Element, local_name

# The Foreign Relations series has numbers there, which name no file.
_ENDING = re.compile(r"\.\w{2,5}")
_LONGEST = 300


class PageImages:
    """The images that a TEI file names, by what points at them."""

    def __init__(self, scope: Element) -> None:
        self.scope = scope

    def name_of(self, attributes: Attributes) -> str:
        """The address of the image, as the file has it; empty if a page names none.

        A pointer to what is not in the file is its own name.
        """
        named = attributes.get("facs", "").split()
        if not named:
            return ""
        if named[0].startswith("#"):
            return self._by_id.get(named[0][1:]) or named[0][:_LONGEST]
        return named[0] if _is_file(named[0]) else ""

    @cached_property
    def _by_id(self) -> dict[str, str]:
        images: dict[str, str] = {}
        for graphic in self.scope.iter("{*}graphic", "{*}media"):
            address = (graphic.get("url") or "").strip()[:_LONGEST]
            around = graphic.getparent()
            if not address or around is None:
                continue
            names = [graphic.get(XML_ID)]
            if local_name(around) in ("surface", "zone", "surfaceGrp"):
                names += [part.get(XML_ID) for part in (around, *around)]
            for name in filter(None, names):
                images.setdefault(name, address)
        return images


def _is_file(name: str) -> bool:
    """Whether it has a folder or an ending, as the name of a file has."""
    if len(name) > _LONGEST or "#" in name:
        return False
    ending = _ENDING.fullmatch(name, name.rfind(".")) if "." in name else None
    return ending is not None or "/" in name.strip("/")
