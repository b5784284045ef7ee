"""What a file is that holds no letters in TEI P5: said in a sentence that names it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from letters.tei.errors import SourceError
from letters.tei.header.correspondence_description import Correspondences
from letters.tei.source import TEI_NAMESPACE, Element, local_name, namespace

# What stands before the root element, and the beginning of that, in a file of TEI P4.
_P4 = re.compile(r"<(?:TEI|teiCorpus)\.2[\s/>]|//TEI P4//")
_BEGINNING = 4_000
ROOTS = ("TEI", "teiCorpus", "div", "text")
_KNOWN = {
    "ead": "a finding aid in EAD, which describes papers and has no texts",
    "html": "a web page (HTML)",
    "alto": "recognised text of pages (ALTO)",
    "PcGts": "recognised text of pages (PAGE XML)",
    "mets": "a description of digital objects (METS)",
    "mods": "a bibliographic description (MODS)",
    "rdf": "linked data (RDF)",
    "feed": "a feed of news (Atom)",
    "rss": "a feed of news (RSS)",
    "document": "a file of a word processor",
}
P4 = (
    "This is TEI P4, which the Guidelines replaced in 2007. Convert it to TEI P5 and "
    "hand it in again."
)
CMIF = (
    "This is an index of letters (CMIF) without texts: it describes {count}, and the text "
    "is empty."
)
SOURCE_DOC = (
    "The transcription is in <sourceDoc>, surface by surface, which is not read. Only a "
    "transcription in <text> is."
)
NO_WORDS = "The text is empty: there is no word in it."
REGISTERS = "{*}listPerson", "{*}listOrg", "{*}listPlace", "{*}listBibl"


def refuse_other_editions(text: str) -> None:
    """Raise SourceError for TEI P4, whose document type would be refused without a name."""
    beginning = text[:_BEGINNING]
    if found := _P4.search(beginning):
        raise SourceError(P4, line=beginning.count("\n", 0, found.start()) + 1)


def refuse_other_roots(root: Element) -> None:
    name, space = local_name(root), namespace(root)
    if name in ROOTS and space in ("", TEI_NAMESPACE):
        return
    known = _KNOWN.get(name) or _KNOWN.get(name.lower())
    if name in ROOTS:
        what = f"not TEI P5: its elements are of the namespace “{space}”"
    elif known:
        what = f"{known}, and not TEI P5"
    else:
        what = "not TEI P5, but XML with element names of its own"
    raise SourceError(
        f"The root element is <{name}>: this is {what}.", line=root.sourceline or 0
    )


def why_without_text(tei: Element) -> str:
    """Why nothing can be read of a <TEI> that has no word in its <text>."""
    if any(has_words(part) for part in tei.iterfind("{*}sourceDoc")):
        return SOURCE_DOC
    indexed = Correspondences(tei.find("{*}teiHeader")).all
    if indexed and _is_index(tei):
        plural = "s" if len(indexed) > 1 else ""
        return CMIF.format(count=f"{len(indexed):,} letter{plural}")
    if entries := sum(len(each) for each in _registers(tei)):
        return f"This is a register of {entries:,} entries, and holds no letter."
    if tei.find("{*}facsimile") is not None:
        return "It holds images of pages (<facsimile>) and no transcription."
    return NO_WORDS


def _is_index(tei: Element) -> bool:
    return not any(True for _ in tei.iterfind("{*}facsimile"))


def _registers(tei: Element) -> Iterator[Element]:
    for name in REGISTERS:
        yield from tei.iter(name)


def has_words(element: Element) -> bool:
    return any(str(words).strip() for words in element.itertext("*"))
