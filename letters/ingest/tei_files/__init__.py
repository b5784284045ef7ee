"""Imports letters and editions in TEI P5, any number of times, and reports what was read."""

from letters.ingest.tei_files.file_import import FileReport, TeiImport, Totals
from letters.ingest.tei_files.tei_sources import TeiSource, find_tei_sources

__all__ = ["FileReport", "TeiImport", "TeiSource", "Totals", "find_tei_sources"]
