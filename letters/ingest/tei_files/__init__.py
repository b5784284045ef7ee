"""Imports letters and editions in TEI P5, any number of times, and reports what was read."""

from letters.ingest.tei_files.file_import import FileReport, TeiImport, Totals
from letters.ingest.tei_files.registers_beside import RegistersBeside, find_registers
from letters.ingest.tei_files.tei_sources import TeiSource, find_tei_sources

__all__ = [
    "FileReport",
    "RegistersBeside",
    "TeiImport",
    "TeiSource",
    "Totals",
    "find_registers",
    "find_tei_sources",
]
