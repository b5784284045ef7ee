"""Citations of documents: in the words of a style, and as records for other programs.

`citation_source` is what is cited, `styles` and `formats` how it is written.
"""

from letters.citations.citation_source import CitationSource, CitedVolume, Holding, Name
from letters.citations.formats import bibtex, csl_json, ris
from letters.citations.json_ld import json_ld
from letters.citations.many import (
    WriteMany,
    bibtex_of_many,
    csl_json_of_many,
    ris_of_many,
)
from letters.citations.metadata import meta_tags
from letters.citations.styles import Citation, citations

__all__ = [
    "Citation",
    "CitationSource",
    "CitedVolume",
    "Holding",
    "Name",
    "WriteMany",
    "bibtex",
    "bibtex_of_many",
    "citations",
    "csl_json",
    "csl_json_of_many",
    "json_ld",
    "meta_tags",
    "ris",
    "ris_of_many",
]
