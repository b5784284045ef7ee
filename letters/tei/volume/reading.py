"""A volume read from its file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from letters.tei.errors import SourceError
from letters.tei.source import local_name, parse_xml
from letters.tei.volume import checks
from letters.tei.volume.arrangement import VolumeDivision, arrange
from letters.tei.volume.assembly import cut_out, make_skeleton
from letters.tei.volume.contents import Division, DocumentSource, Volume
from letters.tei.volume.header import identify, read_header
from letters.tei.volume.lists import read_entries
from letters.tei.volume.paging import Paging, outline_of, page_labels, read_paging
from letters.tei.volume.problem_list import Problems
from letters.tei.volume.slices import find_slices
from letters.tei.volume.words import words_of

_ROOTS = ("TEI", "teiCorpus")


def read_volume(content: bytes, name: str) -> Volume:
    """The volume in the file called `name`, whose bytes are `content`.

    Raises SourceError, with the line, if it cannot be read or has no identifier.
    What is merely odd is listed in `problems`.
    """
    root = parse_xml(content)
    if local_name(root) not in _ROOTS:
        raise SourceError(
            f"The root of a volume is <TEI>, that of this file is <{local_name(root)}>.",
            line=root.sourceline or 0,
        )
    text = content.decode()
    problems = Problems()
    header = read_header(root)
    identifier = identify(root, header, name, problems)
    ids = Counter(map(str, root.xpath("//@xml:id", smart_strings=False)))
    divisions = arrange(find_slices(text, root), ids, problems)
    of_element = {division.slice.element: division for division in divisions}
    documents = [division for division in divisions if division.is_document]
    keys = {document.slice.element: document.key for document in documents}
    paging = read_paging(root, keys)
    entries = read_entries(root, of_element)
    checks.check_identifiers(root, ids, problems)
    checks.check_elements(root, problems)
    checks.check_instructions(root, of_element, problems)
    checks.check_links(root, identifier, ids, problems)
    checks.check_names(root, entries, problems)
    return Volume(
        identifier=identifier,
        header=header,
        divisions=tuple(_divisions(text, divisions)),
        documents=tuple(_documents(text, documents, paging)),
        entries=entries,
        outline=outline_of(paging),
        pages=page_labels(root),
        size=len(content),
        skeleton=make_skeleton(
            text, ((document.key, document.slice) for document in documents)
        ),
        problems=problems.listed(),
    )


def _divisions(text: str, arranged: list[VolumeDivision]) -> Iterator[Division]:
    divisions = (division for division in arranged if not division.is_document)
    for position, division in enumerate(divisions, 1):
        element = division.slice.element
        yield Division(
            key=division.key,
            kind=division.kind,
            title=words_of(element.find("{*}head")),
            parent=division.parent.key if division.parent else "",
            place=division.volume_part,
            position=position,
            tei=cut_out(
                text, division.slice, (inner.slice for inner in division.divisions)
            ),
            element=element,
            line=division.slice.line,
        )


def _documents(
    text: str, documents: list[VolumeDivision], paging: list[Paging]
) -> Iterator[DocumentSource]:
    for position, (document, pages) in enumerate(
        zip(documents, paging, strict=True), 1
    ):
        element = document.slice.element
        yield DocumentSource(
            key=document.key,
            number=element.get("n") or "",
            division=document.parent.key if document.parent else "",
            position=position,
            tei=cut_out(text, document.slice, ()),
            element=element,
            page_before=pages.before,
            line=document.slice.line,
        )
