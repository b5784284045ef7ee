"""A document of which every character is known again, whatever is edited around it.

Each character but white space is written as one of Unicode's private ones, which stands
for it: the text that is read from such TEI says which character came from where.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from lxml import etree

from letters.derivation.derive import read_flows
from letters.derivation.text.gaps import mark_withheld
from letters.tei.body import read_body, read_document
from letters.web_annotation.corrections import NotedText

_FIRST, _IN_PLANE = 0xF0000, 0xFFFE
TEI = "{http://www.tei-c.org/ns/1.0}"

# Saves the TEI of a document; what its texts are then.
Save = Callable[[str], NotedText]


@dataclass(slots=True)
class Letters:
    """What each private character stands for, and which one it was before; of one that
    was copied, which one it is a copy of."""

    real: dict[int, str] = field(default_factory=dict)
    identity: dict[str, int] = field(default_factory=dict)
    original: dict[int, int] = field(default_factory=dict)

    def tag(self, text: str) -> str:
        """New characters, which were nowhere before."""
        return "".join(c if c.isspace() else self._add(c, None) for c in text)

    def replace(self, tagged: str, real: str) -> str:
        """The same character in another dress."""
        return self._add(real, self.identity[tagged])

    def copy(self, tagged: str) -> str:
        """New characters that say the same."""
        copied = self.tag(self.read(tagged))
        for before, now in zip(tagged, copied, strict=True):
            if before in self.identity:
                self.original[self.identity[now]] = self.identity[before]
        return copied

    def _add(self, character: str, identity: int | None) -> str:
        number = len(self.real)
        plane, rest = divmod(number, _IN_PLANE)
        tagged = chr(_FIRST + plane * 0x10000 + rest)
        self.real[ord(tagged)] = character
        self.identity[tagged] = number if identity is None else identity
        return tagged

    def read(self, tagged: str) -> str:
        return tagged.translate(self.real)


@dataclass(slots=True)
class Slot:
    """One stretch of text in the tree: before or after an element."""

    element: Any
    is_tail: bool

    @property
    def text(self) -> str:
        return (self.element.tail if self.is_tail else self.element.text) or ""

    @text.setter
    def text(self, text: str) -> None:
        if self.is_tail:
            self.element.tail = text
        else:
            self.element.text = text


@dataclass(frozen=True)
class State:
    """The texts of a document, and for each character which one it is; None for white
    space and for what the source does not spell."""

    noted: NotedText
    identities: dict[str, list[int | None]]
    original: Mapping[int, int]

    @property
    def texts(self) -> Mapping[str, str]:
        return self.noted.texts

    @cached_property
    def where(self) -> dict[int, tuple[str, int]]:
        """In which text each letter or digit stands, and where."""
        return {
            identity: (key, at)
            for key, text in self.texts.items()
            for at, identity in enumerate(self.identities[key])
            if identity is not None and text[at].isalnum()
        }

    def letters_at(self, key: str, start: int, end: int) -> set[int]:
        text = self.texts[key]
        return {
            identity
            for at, identity in enumerate(self.identities[key][start:end], start)
            if identity is not None and text[at].isalnum()
        }


class UnequalError(Exception):
    """The tagged document is not read as the real one is."""


@dataclass(slots=True)
class TaggedDocument:
    name: str
    tree: Any
    letters: Letters = field(default_factory=Letters)

    @classmethod
    def of(cls, name: str, division: Any) -> TaggedDocument:
        document = cls(name, copy.deepcopy(division))
        document.tree.tail = None
        for slot in document.slots():
            slot.text = document.letters.tag(slot.text)
        return document

    def slots(self, within: Any = None) -> Iterator[Slot]:
        """Every stretch of text, in order; notes are within their paragraphs."""
        top = self.tree if within is None else within
        for element in top.iter(etree.Element):
            if element.text:
                yield Slot(element, is_tail=False)
            if element is not top and element.tail:
                yield Slot(element, is_tail=True)

    def real_tree(self) -> Any:
        tree = copy.deepcopy(self.tree)
        for element in tree.iter(etree.Element):
            element.text = self.letters.read(element.text or "")
            element.tail = self.letters.read(element.tail or "")
        return tree

    def read(self, save: Save | None = None) -> State:
        """What `save`, or else `read_noted`, makes of the document as it is now."""
        tei = etree.tostring(self.real_tree(), encoding="unicode")
        noted = (save or read_noted)(tei)
        tagged, _, _ = read_flows(read_body(self.tree))
        if len(noted.texts) != len(tagged):
            raise UnequalError(self.name)
        identities = {}
        for (key, text), flow in zip(noted.texts.items(), tagged.values(), strict=True):
            if self.letters.read(flow.plain.text) != text:
                raise UnequalError(self.name)
            identities[key] = [self.letters.identity.get(c) for c in flow.plain.text]
        return State(noted, identities, self.letters.original)


def read_noted(tei: str) -> NotedText:
    """The texts that `derive` makes of `tei`, without a database."""
    flows, _, footnotes = read_flows(mark_withheld(read_document(tei)))
    texts = {key: flow.plain.text for key, flow in flows.items()}
    calls = {note.key: note.anchor for note in footnotes if not note.within}
    return NotedText(texts, calls)
