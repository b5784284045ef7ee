"""The source note of a printed edition: where the document is held, how it was
marked, and who drafted, cleared and approved it.

The grammar is that of Foreign Relations of the United States:
"Source: REPOSITORY, SERIES, FILE (NUMBERS). MARKING; MARKING. Drafted by X on DATE;
cleared by Y and Z; approved by W. …", and in the volumes for 1948–1954 "FILE: KIND OF
DOCUMENT". What cannot be read is left out.
"""

from letters.tei.source_note.citation import Filing
from letters.tei.source_note.clauses import Action, Clause
from letters.tei.source_note.markings import Marking
from letters.tei.source_note.parsing import SourceNote, read_source_note
from letters.tei.source_note.passages import Passage

__all__ = [
    "Action",
    "Clause",
    "Filing",
    "Marking",
    "Passage",
    "SourceNote",
    "read_source_note",
]
