"""Volumes for the tests of the importer, and ways to bring them in."""

from __future__ import annotations

from letters.ingest.volumes.reports import Progress, Report
from letters.ingest.volumes.volume_import import import_volume
from letters.models import Document, DocumentStatus
from letters.tests.tei.volume.samples import chapter, document, file_of

EDITION = "frus1961-63v06"

PERSONS = """
<div type="section" xml:id="persons"><head>Persons</head><list type="names">
<item><persName xml:id="p_KNS1">Khrushchev, Nikita S.</persName>, Chairman of the Council
  of Ministers</item>
<item><persName xml:id="p_RD1">Rusk, Dean</persName>, Secretary of State</item>
</list></div>
<div type="section" xml:id="terms"><head>Abbreviations</head><list type="terms">
<item><term xml:id="t_NATO1">NATO</term>, North Atlantic Treaty Organization</item>
</list></div>
"""

# Something for each table that an import fills.
FIRST = """
<head>1. Letter From Chairman <persName corresp="#p_KNS1" type="from">Khrushchev</persName>
  to President Kennedy<note n="1" xml:id="d1fn1" type="source">Source: Department of State,
  Presidential Correspondence: Lot 77 D 163. Top Secret. Drafted by Rusk on October 20 and
  cleared by Bundy.</note></head>
<dateline>Moscow, <date when="1961-10-26">October 26, 1961</date>.</dateline>
<p>Dear Mr. President: <pb n="2" xml:id="pg_2"/>I have your letter.<note n="2"
  xml:id="d1fn2">See <ref target="#d2">Document 2</ref>, and <ref target="#d2fn1">footnote
  1</ref> there; also Document 3 and <ref target="frus1961-63v05#d3">vol. V, Document
  3</ref>, and <ref target="#pg_2">p. 2</ref>.</note></p>
<p><hi rend="strong">Secret</hi> <add hand="#reader">OK</add> <gloss
  target="#t_NATO1">NATO</gloss> <gap unit="lines" quantity="2"/> <del>struck</del> “open</p>
<p><seg type="condition" xml:id="only-if">only if he agrees</seg> and <seg
  type="conditional" xml:id="offer">[this.]</seg></p>
<closer><signed>N. Khrushchev</signed></closer>
"""
SECOND = """
<head>2. Telegram<note n="1" xml:id="d2fn1">See Document 1 and footnote 2 thereto.</note>
</head><p>Reply to <persName corresp="#p_RD1">Rusk</persName>.</p>
"""


INDEX = """
<div type="section" xml:id="index"><head>Index</head><list type="index">
<item>Berlin, <ref target="#d1">1</ref></item></list></div>
"""


def small_volume(
    *more: str, first: str = FIRST, second: str = SECOND, back: str = ""
) -> str:
    """Three documents in two chapters; `more` documents follow."""
    chapters = (
        chapter(document("d1", first) + document("d2", second)),
        chapter(document("d3") + "".join(more), "ch2"),
    )
    body = f'<pb n="1" xml:id="pg_1"/>{"".join(chapters)}'
    return file_of(body, front=PERSONS, back=back)


def long_volume(documents: int, words: str = "<p>Dear Mr. President:</p>") -> str:
    numbers = range(1, documents + 1)
    return file_of(chapter("".join(document(f"d{n}", words) for n in numbers)))


def bring_in(
    file: str,
    name: str = f"{EDITION}.xml",
    status: str = DocumentStatus.PUBLISHED,
    progress: Progress = lambda _: None,
) -> Report:
    return import_volume(file.encode(), name, status, progress)


def held(key: str) -> Document:
    """The document as the archive holds it now."""
    return Document.objects.get(identifier=f"{EDITION}/{key}")
