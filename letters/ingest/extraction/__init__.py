"""Takes the text out of files of other programs: word processors (.docx) and PDFs.

Both are read in a process of its own, since such files come from anywhere.
"""

from letters.ingest.extraction.extracted_text import ExtractedText
from letters.ingest.extraction.process import extract_text, is_extractable

__all__ = ["ExtractedText", "extract_text", "is_extractable"]
