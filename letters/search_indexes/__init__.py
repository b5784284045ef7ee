"""What is indexed of documents and of sections. Haystack finds the classes here."""

from letters.search_indexes.document_index import DocumentIndex
from letters.search_indexes.section_index import SectionIndex

__all__ = ["DocumentIndex", "SectionIndex"]
