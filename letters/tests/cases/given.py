"""Small inputs with their right values, from the folder beside the checkout."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree

from letters.ingest.deriving import derive_document
from letters.models import Document
from letters.tests.corpus import SHARED
from letters.tests.factories import make_document

CASES = SHARED / "cases"


def tei_of(file: Path) -> str:
    """The one document of a TEI file, or of a volume."""
    root = etree.parse(str(file)).getroot()
    divisions = root.findall(".//{*}body//{*}div")
    documents = [div for div in divisions if div.get("type") == "document"]
    return etree.tostring((documents or divisions)[0], encoding="unicode")


def quoted(file: Path) -> list[str]:
    """What a description of cases quotes, its signs for tabs and line ends made these."""
    quotations = re.findall(r"`([^`\n]*)`", file.read_text("utf-8"))
    return [words.replace("⇥", "\t").replace("⏎", "\n") for words in quotations]


def quoted_with(file: Path, beginning: str) -> str:
    """The first quotation that begins so."""
    return next(words for words in quoted(file) if words.startswith(beginning))


def make_case(identifier: str, tei: str) -> Document:
    document = make_document(identifier, title="A case")
    derive_document(document, tei)
    return document
