"""The skeleton: a volume without its documents, and how they are put back.

In the skeleton `<?document KEY?>` stands for a document. The document's own text
gets the namespace declarations of the elements around it, so that it can be read
by itself; the skeleton knows them as well, and putting the document back takes
them out again. Where a document had declarations of its own, the instruction
names them: `<?document d5 xmlns:frus?>`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from xml.sax.saxutils import quoteattr

from lxml import etree

from letters.tei.source import Element, parse_xml
from letters.tei.volume.slices import MARKUP, PLACEHOLDER, Slice

_ATTRIBUTE = re.compile(r"""([^\s=]++)\s*+=\s*+(?:"[^"]*+"|'[^']*+')""")
_START_OF_TAG = re.compile(r"<[^\s/>]++")
_XML_DECLARATION = re.compile(r"\ufeff?<\?xml\s.*?\?>\s*+", re.DOTALL)


def cut_out(text: str, whole: Slice, parts: Iterable[Slice]) -> str:
    """`whole` without `parts`, with the declarations of the elements around it."""
    position = whole.start + len("<" + whole.name)
    added = _declarations(whole.element.getparent(), _declared_by(whole))
    pieces = [text[whole.start : position], added]
    for part in parts:
        pieces.append(text[position : part.start])
        position = part.end
    return "".join([*pieces, text[position : whole.end]])


def make_skeleton(text: str, documents: Iterable[tuple[str, Slice]]) -> str:
    """`text` with an instruction in the place of each of `documents`, given in order."""
    pieces = []
    position = 0
    for key, document in documents:
        words = [PLACEHOLDER, key, *_declared_by(document)]
        pieces += [text[position : document.start], f"<?{' '.join(words)}?>"]
        position = document.end
    return "".join([*pieces, text[position:]])


def assemble(skeleton: str, fragments: Mapping[str, str | None]) -> str:
    """The file again, with `fragments` by key in their places; None is left out.

    A fragment as it was read gives the characters of the file; any other goes in as
    it is. Raises KeyError for a document that `fragments` does not have.
    """
    placeholders = (tag for tag in MARKUP.finditer(skeleton) if tag["placeholder"])
    instructions = (
        instruction
        for instruction in parse_xml(skeleton).iter(etree.PI)
        if getattr(instruction, "target", "") == PLACEHOLDER
    )
    pieces = []
    position = 0
    for placeholder, instruction in zip(placeholders, instructions, strict=True):
        key, *declared = placeholder["placeholder"].split()
        added = _declarations(instruction.getparent(), declared)
        pieces.append(skeleton[position : placeholder.start()])
        pieces.append(_without_declarations(added, fragments[key] or ""))
        position = placeholder.end()
    return "".join([*pieces, skeleton[position:]])


def document_keys(skeleton: str) -> list[str]:
    """The keys of the documents that have a place in it, in order."""
    tags = MARKUP.finditer(skeleton)
    return [tag["placeholder"].split()[0] for tag in tags if tag["placeholder"]]


def _declarations(around: Element | None, declared: Collection[str]) -> str:
    """The namespaces in force in `around`, as attributes, except those `declared`."""
    if around is None:
        return ""
    scope = {
        f"xmlns:{prefix}" if prefix else "xmlns": uri
        for prefix, uri in around.nsmap.items()
        if uri
    }
    return "".join(
        f" {name}={quoteattr(scope[name])}"
        for name in sorted(scope)
        if name not in declared
    )


def _declared_by(whole: Slice) -> list[str]:
    """The namespace declarations that the start tag itself has."""
    if "xmlns" not in whole.attributes:
        return []
    names = _ATTRIBUTE.findall(whole.attributes)
    return [name for name in names if name.partition(":")[0] == "xmlns"]


def _without_declarations(added: str, fragment: str) -> str:
    """`fragment` without the declarations `added`, which its place in the file gives."""
    if declaration := _XML_DECLARATION.match(fragment):
        fragment = fragment[declaration.end() :]
    name = _START_OF_TAG.match(fragment)
    if name and fragment.startswith(added, name.end()):
        return fragment[: name.end()] + fragment[name.end() + len(added) :]
    return fragment
