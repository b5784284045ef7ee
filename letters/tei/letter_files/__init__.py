"""Any file of TEI P5 taken apart into the letters that it holds."""

from letters.tei.letter_files.file_doubts import FileDoubt
from letters.tei.letter_files.file_reading import (
    TeiFile,
    TeiLetter,
    read_tei_file,
)
from letters.tei.letter_files.registers import Registers

__all__ = ["FileDoubt", "Registers", "TeiFile", "TeiLetter", "read_tei_file"]
