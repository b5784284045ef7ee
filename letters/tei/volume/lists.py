"""The persons and terms that a volume explains in its lists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from letters.tei.source import XML_ID, Element, local_name
from letters.tei.volume.arrangement import VolumeDivision, division_around
from letters.tei.volume.contents import EntryKind, ListEntry
from letters.tei.volume.words import collapse, flow_of, words_of

_KIND_OF_ELEMENT = {"persName": EntryKind.PERSON, "term": EntryKind.TERM}
# What may hold a name and its explanation, the widest first.
_CONTAINERS = ({"item", "row"}, {"label", "p"})
_PUNCTUATION = " ,;:"

# "Rc’d, rec’ved, received": what follows the last name explains all of them.
_SEPARATOR = re.compile(r"[\W_]*+(?:(?:or|and)\b[\W_]*+)?")
_BEFORE_THE_EXPLANATION = re.compile(r"[\s,;:)]*+(?:[.—–-]\s++)?")


def read_entries(
    root: Element, divisions: Mapping[Element, VolumeDivision]
) -> tuple[ListEntry, ...]:
    """The entries in order; `divisions` are those of the volume, documents among them.

    An entry that repeats the identifier of another gets a key of its own.
    """
    names = _keyed_names(root, divisions)
    containers: dict[Element, set[Element]] = {}
    for name in names:
        containers.setdefault(_container(name), set()).add(name)
    explanations: dict[Element, str] = {}
    for container, inside in containers.items():
        explanations |= _explanations(container, inside, names)
    uses: Counter[str] = Counter()
    entries = []
    for position, (name, around) in enumerate(names.items(), 1):
        kind = _KIND_OF_ELEMENT[local_name(name)]
        key = name.get(XML_ID) or ""
        uses[key] += 1
        if uses[key] > 1:
            key = f"{key}-{uses[key]}"
        explanation = explanations.get(name, "")
        wording = _wording(name, explanation)
        division = around.key if around else ""
        entries.append(ListEntry(kind, key, wording, explanation, division, position))
    return tuple(entries)


def _wording(name: Element, explanation: str) -> str:
    words = words_of(name).rstrip(_PUNCTUATION)
    # "Loan. See Nguyen Ngoc Loan", but "Yang, Dr., see You Chan Yang".
    return words.removesuffix(".") if explanation.startswith("See ") else words


def _keyed_names(
    root: Element, divisions: Mapping[Element, VolumeDivision]
) -> dict[Element, VolumeDivision | None]:
    """The names with an identifier outside of documents, and the division they are in."""
    keyed = {}
    for name in root.iter("{*}persName", "{*}term"):
        if name.get(XML_ID):
            division = division_around(name, divisions)
            if not division or not division.is_document:
                keyed[name] = division
    return keyed


def _container(name: Element) -> Element:
    above = list(name.iterancestors())
    for kinds in _CONTAINERS:
        for element in above:
            if local_name(element) == "div":
                break
            if local_name(element) in kinds:
                return element
    return above[0]


def _explanations(
    container: Element, inside: Collection[Element], names: Collection[Element]
) -> Iterator[tuple[Element, str]]:
    """The explanation of each name `inside`: the words up to the next of all `names`."""
    following: dict[Element, list[str]] = {}
    words: list[str] = []
    for piece in flow_of(container, names):
        if isinstance(piece, str):
            words.append(piece)
        else:
            words = following.setdefault(piece, [])
    explanation = _words_of_item_after(container)
    for name, pieces in reversed(following.items()):
        own = collapse("".join(pieces))
        if name not in inside:
            explanation = ""
            continue
        if not _SEPARATOR.fullmatch(own):
            explanation = _BEFORE_THE_EXPLANATION.sub("", own, count=1)
            explanation = explanation.rstrip(_PUNCTUATION)
        yield name, explanation


def _words_of_item_after(label: Element) -> str:
    """The explanation of a name that stands in a label of its own."""
    if local_name(label) != "label":
        return ""
    following = next(label.itersiblings("{*}item", "{*}label"), None)
    if following is None or local_name(following) == "label":
        return ""
    return words_of(following)
