"""A volume with words of its own around one document, and a volume that is not public."""

from __future__ import annotations

from letters.ingest.volumes.volume_import import import_volume
from letters.models import DocumentStatus
from letters.search import SectionHit
from letters.tests.search.documents import page_for
from letters.tests.tei.volume.samples import chapter, document, file_of

VOLUME = "frus1990-94v87"
HIDDEN = "frus1990-94v88"

FRONT = """
<div type="section" xml:id="preface"><head>Preface</head>
<p>The editors grew quinces. NSC–68/2 was no fruit, said Giscard d’Estaing & his men;
  NATO had apples.<note n="1" xml:id="preface_1">A note on <hi>walnuts</hi>, and on
  quinces again.</note></p>
<p>A table of gooseberries.</p></div>
<div type="section" xml:id="sources"><head>Sources</head><p>Papers of orchards.</p></div>
""".replace("&", "&amp;")
HEADING = """<div type="chapter" xml:id="ch1"><head>The orchard<note n="48"
xml:id="ch1fn48">A note about medlars.</note></head>{}</div>"""


def volume(identifier: str = VOLUME, front: str = FRONT) -> str:
    name = f'<publicationStmt><idno type="frus">{identifier}</idno></publicationStmt>'
    title = '<titleStmt><title type="complete">Fruit</title></titleStmt>'
    header = f"<teiHeader><fileDesc>{title}{name}</fileDesc></teiHeader>"
    first = document("d1", "<head>1. Memorandum</head><p>Barley, no quinces.</p>")
    body = HEADING.format(first) + chapter(document("d2"), "ch2")
    return file_of(body, front=front, header=header)


def bring_in(file: str, identifier: str = VOLUME) -> None:
    import_volume(
        file.encode(), f"{identifier}.xml", DocumentStatus.PUBLISHED, show_nothing
    )


def bring_in_hidden() -> None:
    file = volume(HIDDEN).replace("quinces", "quinces and rhubarb")
    name = f"{HIDDEN}.xml"
    import_volume(file.encode(), name, DocumentStatus.DRAFT, show_nothing)


def show_nothing(_documents: int) -> None:
    """Shows no progress."""


def sections_for(text: str, **chosen: str) -> list[str]:
    """The keys of the sections that everybody finds with `in:front`, sorted."""
    return sorted(hit.section.key for hit in hits_for(text, **chosen))


def hits_for(text: str, **chosen: str) -> tuple[SectionHit, ...]:
    return page_for(f"{text} in:front", **chosen).section_hits
