"""Edits as archivists make them, on TEI: each says in a word what it did."""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from letters.alignment import likeness
from letters.tests.web_annotation.tagged import (
    TEI,
    Slot,
    TaggedDocument,
)

_WORD = re.compile(r"\S+")
_SENTENCE = re.compile(r"[^.?!]{20,}[.?!]")
_DRESS = {"“": '"', "”": '"', "’": "'", "‘": "'", "—": "–", '"': "”", "'": "’"}


@dataclass(slots=True)
class Editor:
    """Edits one document. `target` is a character that most edits are aimed at.

    Each edit returns whether it could be made.
    """

    document: TaggedDocument
    random: random.Random
    vocabulary: Sequence[str]
    sentences: Sequence[str]
    target: int | None = None

    # --- where ------------------------------------------------------------------

    def paragraph(self) -> Any | None:
        """The paragraph of the target, or any."""
        if (slot := self.slot_of_target()) is not None:
            element = slot.element.getparent() if slot.is_tail else slot.element
            while element is not None and element.tag != f"{TEI}p":
                element = element.getparent()
            if element is not None and not self._is_in_note(element):
                return element
        paragraphs = self.paragraphs()
        return self.random.choice(paragraphs) if paragraphs else None

    def paragraphs(self) -> list[Any]:
        return [
            p for p in self.document.tree.iter(f"{TEI}p") if not self._is_in_note(p)
        ]

    def _is_in_note(self, element: Any) -> bool:
        return next(element.iterancestors(f"{TEI}note"), None) is not None

    def slot_of_target(self) -> Slot | None:
        if self.target is None:
            return None
        identity = self.document.letters.identity
        for slot in self.document.slots():
            if any(identity.get(character) == self.target for character in slot.text):
                return slot
        return None

    def slot(self, least: int = 20) -> Slot | None:
        """A stretch of text of `least` characters: that of the target, or any."""
        if (slot := self.slot_of_target()) is not None and len(slot.text) >= least:
            return slot
        slots = [slot for slot in self.document.slots() if len(slot.text) >= least]
        return self.random.choice(slots) if slots else None

    def words(self, slot: Slot) -> list[re.Match[str]]:
        return list(_WORD.finditer(slot.text))

    def place(self, slot: Slot, count: int = 1) -> int:
        """The number of a word of `slot` that `count` words follow: near the target."""
        words = self.words(slot)
        if self.target is not None:
            identity = self.document.letters.identity
            for place, word in enumerate(words):
                found = any(identity.get(c) == self.target for c in word[0])
                if found:
                    near = place - self.random.randrange(count + 1)
                    return max(0, min(near, len(words) - count))
        return self.random.randrange(max(1, len(words) - count + 1))

    def splice(self, slot: Slot, start: int, end: int, tagged: str) -> None:
        slot.text = slot.text[:start] + tagged + slot.text[end:]

    def tag(self, text: str) -> str:
        return self.document.letters.tag(text)

    # --- words --------------------------------------------------------------------

    def typo(self) -> bool:
        slot = self.slot(5)
        return slot is not None and self._misspell(slot, self.place(slot))

    def _misspell(self, slot: Slot, place: int) -> bool:
        words = [word for word in self.words(slot)[place:] if len(word[0]) >= 4]
        if not words:
            return False
        word = words[0]
        at = word.start() + self.random.randrange(len(word[0]) - 1)
        letter = self.random.choice("aeinorstl")
        kind = self.random.randrange(4)
        if kind == 0:
            self.splice(slot, at, at + 1, self.tag(letter))
        elif kind == 1:
            self.splice(slot, at, at + 1, "")
        elif kind == 2:
            self.splice(slot, at, at, self.tag(letter))
        else:
            self.splice(slot, at, at + 2, slot.text[at + 1] + slot.text[at])
        return True

    def replace_word(self) -> bool:
        slot = self.slot()
        return slot is not None and self._replace(slot, self.place(slot))

    def _replace(self, slot: Slot, place: int) -> bool:
        words = self.words(slot)
        if place >= len(words):
            return False
        word = words[place]
        real = self.document.letters.read(word[0])
        other = self._other_word(real)
        self.splice(slot, word.start(), word.end(), self.tag(other))
        return True

    def _other_word(self, word: str) -> str:
        other = self.random.choice(self.vocabulary)
        while likeness(word.lower(), other.lower()) >= 0.5:
            other = self.random.choice(self.vocabulary)
        return other

    def insert_words(self, count: int = 1) -> bool:
        if (slot := self.slot()) is None:
            return False
        words = self.words(slot)
        if not words:
            return False
        at = words[self.place(slot)].start()
        phrase = " ".join(self.random.choice(self.vocabulary) for _ in range(count))
        self.splice(slot, at, at, self.tag(phrase) + " ")
        return True

    def delete_words(self, count: int = 1) -> bool:
        if (slot := self.slot()) is None:
            return False
        words = self.words(slot)
        if len(words) <= count:
            return False
        place = self.place(slot, count)
        first, last = words[place], words[min(place + count, len(words)) - 1]
        end = last.end() + (slot.text[last.end() :][:1].isspace())
        self.splice(slot, first.start(), end, "")
        return True

    def insert_phrase(self) -> bool:
        return self.insert_words(self.random.randint(3, 7))

    def delete_phrase(self) -> bool:
        return self.delete_words(self.random.randint(3, 7))

    def insert_sentence(self) -> bool:
        if (slot := self.slot(60)) is None:
            return False
        ends = [end for _, end in self._sentences(slot)]
        if not ends:
            return False
        at = self.random.choice(ends)
        sentence = self.random.choice(self.sentences)
        self.splice(slot, at, at, " " + self.tag(sentence))
        return True

    def delete_sentence(self) -> bool:
        if (slot := self.slot(60)) is None:
            return False
        ranges = self._sentences(slot)
        if len(ranges) < 2:
            return False
        identity = self.document.letters.identity
        for start, end in ranges:
            part = slot.text[start:end]
            if any(identity.get(c) == self.target for c in part):
                break
        else:
            start, end = self.random.choice(ranges)
        self.splice(slot, start, end, "")
        return True

    def _sentences(self, slot: Slot) -> list[tuple[int, int]]:
        real = self.document.letters.read(slot.text)
        return [(found.start(), found.end()) for found in _SENTENCE.finditer(real)]

    # --- everywhere -----------------------------------------------------------------

    def change_quotes(self) -> bool:
        letters, is_changed = self.document.letters, False
        for slot in self.document.slots():
            changed = [
                letters.replace(c, _DRESS[letters.read(c)])
                if letters.read(c) in _DRESS
                else c
                for c in slot.text
            ]
            is_changed |= changed != list(slot.text)
            slot.text = "".join(changed)
        return is_changed

    def respell_name(self) -> bool:
        """One letter more in a name, wherever it stands."""
        read = self.document.letters.read
        text = " ".join(read(slot.text) for slot in self.document.slots())
        names = sorted(
            {
                name
                for name in re.findall(r"\b[A-Z][a-z]{4,}\b", text)
                if len(re.findall(rf"\b{name}\b", text)) >= 2
            }
        )
        if not names:
            return False
        name = self.random.choice(names)
        at = self.random.randrange(1, len(name) - 1)
        letter = self.random.choice("aeyhk")
        for slot in self.document.slots():
            for found in reversed(list(re.finditer(rf"\b{name}\b", read(slot.text)))):
                place = found.start() + at
                self.splice(slot, place, place, self.tag(letter))
        return True

    # --- paragraphs -----------------------------------------------------------------

    def split_paragraph(self) -> bool:
        if (paragraph := self.paragraph()) is None or len(paragraph) > 40:
            return False
        slots = [Slot(paragraph, is_tail=False)]
        slots += [Slot(child, is_tail=True) for child in paragraph]
        slots = [slot for slot in slots if len(self.words(slot)) > 3]
        if not slots:
            return False
        slot = self.random.choice(slots)
        at = self.random.choice(self.words(slot)[1:]).start()
        rest = etree.Element(f"{TEI}p")
        rest.text, slot.text = slot.text[at:], slot.text[:at]
        moved = list(paragraph)
        if slot.is_tail:
            moved = moved[moved.index(slot.element) + 1 :]
        rest.extend(moved)
        _insert_after(paragraph, rest)
        return True

    def join_paragraphs(self) -> bool:
        if (first := self.paragraph()) is None:
            return False
        second = first.getnext()
        if second is None or second.tag != f"{TEI}p":
            return False
        _append_text(first, " " + (second.text or ""))
        for child in list(second):
            first.append(child)
        _remove(second)
        return True

    def move_paragraph(self) -> bool:
        paragraphs, moved = self.paragraphs(), self.paragraph()
        others = [p for p in paragraphs if p is not moved]
        if moved is None or len(others) < 2:
            return False
        goal = self.random.choice(others)
        if moved in goal.iterancestors() or goal.getnext() is moved:
            return False
        _remove(moved)
        _insert_after(goal, moved)
        return True

    def insert_paragraph(self) -> bool:
        """Of other words, or a near copy of one that is there."""
        paragraphs = self.paragraphs()
        if not paragraphs:
            return False
        new = etree.Element(f"{TEI}p")
        if self.random.random() < 0.5:
            new.text = self.tag(" ".join(self.random.choices(self.sentences, k=3)))
        else:
            copied = self.random.choice(paragraphs)
            words = _text_without_notes(copied).split()
            if len(words) < 3:
                return False
            others = self.random.choices(range(len(words)), k=self.random.randint(1, 3))
            letters = self.document.letters
            new.text = " ".join(
                self.tag(self._other_word(letters.read(word)))
                if place in others
                else letters.copy(word)
                for place, word in enumerate(words)
            )
        _insert_after(self.random.choice(paragraphs), new)
        return True

    def delete_paragraph(self) -> bool:
        paragraph = self.paragraph()
        if paragraph is None or len(self.paragraphs()) < 3:
            return False
        _remove(paragraph)
        return True

    def transcribe_anew(self) -> bool:
        """Every fifth word of a paragraph is another, or spelled otherwise."""
        if (paragraph := self.paragraph()) is None:
            return False
        for slot in list(self.document.slots(paragraph)):
            for place in range(len(self.words(slot)) - 1, -1, -5):
                if self.random.random() < 0.5:
                    self._replace(slot, place)
                else:
                    self._misspell(slot, place)
        return True

    # --- markup -----------------------------------------------------------------------

    def move_page_break(self) -> bool:
        breaks = list(self.document.tree.iter(f"{TEI}pb"))
        slot = self.slot()
        if slot is None or not self.words(slot):
            return False
        if breaks:
            page = self.random.choice(breaks)
            if slot.element is page:
                return False
            _remove(page)
        else:
            page = etree.Element(f"{TEI}pb", n=str(self.random.randrange(900)))
        self._insert_in(slot, self.words(slot)[self.place(slot)].start(), page)
        return True

    def wrap_segment(self) -> bool:
        slot = self.slot()
        if slot is None or len(words := self.words(slot)) < 4:
            return False
        place = self.place(slot, 3)
        start = words[place].start()
        end = words[min(place + 3, len(words)) - 1].end()
        name = self.random.choice(("seg", "hi", "persName"))
        segment = etree.Element(f"{TEI}{name}")
        segment.text, rest = slot.text[start:end], slot.text[end:]
        slot.text = slot.text[:start] + rest
        self._insert_in(slot, start, segment)
        return True

    def _insert_in(self, slot: Slot, at: int, element: Any) -> None:
        element.tail, slot.text = slot.text[at:], slot.text[:at]
        if slot.is_tail:
            parent = slot.element.getparent()
            parent.insert(parent.index(slot.element) + 1, element)
        else:
            slot.element.insert(0, element)

    # --- notes ------------------------------------------------------------------------

    def notes(self) -> list[Any]:
        return list(self.document.tree.iter(f"{TEI}note"))

    def add_footnote(self) -> bool:
        paragraph = self.paragraph()
        if paragraph is None:
            return False
        slots = [
            slot
            for slot in self.document.slots(paragraph)
            if len(self.words(slot)) > 2 and not self._is_within_note(slot)
        ]
        if not slots:
            return False
        slot = self.random.choice(slots)
        note = etree.Element(f"{TEI}note", n="1")
        note.text = self.tag(self._words_of_note())
        at = self.random.choice(self.words(slot)).end()
        self._insert_in(slot, at, note)
        self._number_notes()
        return True

    def _words_of_note(self) -> str:
        """New words, or those of a short note that is there."""
        read = self.document.letters.read
        texts = [" ".join(read(_text(note)).split()) for note in self.notes()]
        # A long note that is printed again elsewhere was moved, for all one can see.
        short = [text for text in texts if 0 < len(text) < 30]
        if short and self.random.random() < 0.3:
            return self.random.choice(short)
        return self.random.choice(self.sentences)

    def _is_within_note(self, slot: Slot) -> bool:
        holder = slot.element.getparent() if slot.is_tail else slot.element
        return holder.tag == f"{TEI}note" or self._is_in_note(holder)

    def _number_notes(self, first: int = 1) -> None:
        number = first
        for note in self.notes():
            if (note.get("n") or "").isdecimal() and note.get("n") != "0":
                note.set("n", str(number))
                number += 1

    def renumber_footnotes(self) -> bool:
        if not self.notes():
            return False
        self._number_notes(self.random.randint(1, 3))
        return True

    def remove_footnote(self) -> bool:
        notes = [note for note in self.notes() if note.get("n") not in (None, "0")]
        if not notes:
            return False
        _remove(self.random.choice(notes))
        self._number_notes()
        return True

    def correct_note(self) -> bool:
        slots = [
            slot
            for note in self.notes()
            for slot in self.document.slots(note)
            if len(self.words(slot)) > 1
        ]
        if not slots:
            return False
        slot = self.random.choice(slots)
        place = self.random.randrange(len(self.words(slot)))
        if self.random.random() < 0.5:
            return self._replace(slot, place)
        return self._misspell(slot, place)


EDITS: dict[str, Callable[[Editor], bool]] = {
    name.replace("_", " "): getattr(Editor, name)
    for name in (
        *("typo", "replace_word", "insert_words", "delete_words", "insert_phrase"),
        *("delete_phrase", "insert_sentence", "delete_sentence", "change_quotes"),
        *("respell_name", "split_paragraph", "join_paragraphs", "move_paragraph"),
        *("insert_paragraph", "delete_paragraph", "transcribe_anew"),
        *("move_page_break", "wrap_segment", "add_footnote", "renumber_footnotes"),
        *("remove_footnote", "correct_note"),
    )
}


def _text(element: Any) -> str:
    return "".join(element.itertext())


def _text_without_notes(element: Any) -> str:
    clone = copy.deepcopy(element)
    clone.tail = None
    for note in list(clone.iter(f"{TEI}note")):
        if note is not clone:
            _remove(note)
    return _text(clone)


def _insert_after(element: Any, new: Any) -> None:
    new.tail = element.tail
    element.tail = None
    parent = element.getparent()
    parent.insert(parent.index(element) + 1, new)


def _append_text(element: Any, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _remove(element: Any) -> None:
    """Take an element out; what stands after it stays."""
    tail, element.tail = element.tail, None
    parent, before = element.getparent(), element.getprevious()
    parent.remove(element)
    if not tail:
        return
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
