"""Small PDFs with a text layer, as other programs write them."""

from __future__ import annotations

from weasyprint import HTML

_STYLE = """
@page { size: 6in 4in; margin: 0.5in }
body { font: 10pt/12pt serif; margin: 0 }
p { margin: 0 0 12pt } .next { page-break-before: always }
sup { font-size: 7pt; vertical-align: 4pt; line-height: 1 }
pre { font: 10pt/12pt monospace; margin: 0 }
"""


def a_pdf(*paragraphs: str) -> bytes:
    """Each is a line of HTML, as a paragraph if it is not within a tag."""
    blocks = (
        block if block.startswith("<p") else f"<p>{block}</p>" for block in paragraphs
    )
    body = "".join(blocks)
    written = HTML(string=f"<style>{_STYLE}</style>{body}").write_pdf()
    assert isinstance(written, bytes)
    return written


def a_pdf_of_pictures() -> bytes:
    """A page that is scanned, with no text layer."""
    pixel = "data:image/gif;base64,R0lGODdhAQABAIAAAP///////ywAAAAAAQABAAACAkQBADs="
    return a_pdf(f"<p><img src='{pixel}' width=200 height=200></p>")
