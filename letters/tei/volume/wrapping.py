"""A TEI file around documents that came without one."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from letters.tei.source import TEI_NAMESPACE, local_name, parse_xml
from letters.tei.volume.contents import Header

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def wrap(fragments: Iterable[str], header: Header) -> str:
    """A whole TEI file with `fragments`, unchanged, as its body.

    A single fragment that is a whole file itself comes back as it is.
    """
    fragments = list(fragments)
    if len(fragments) == 1 and local_name(parse_xml(fragments[0])) == "TEI":
        return _with_declaration(fragments[0])
    body = "\n".join(fragments)
    return (
        f"{_DECLARATION}<TEI xmlns={quoteattr(TEI_NAMESPACE)}>\n"
        f"{_header(header)}\n<text><body>\n{body}\n</body></text>\n</TEI>\n"
    )


def _with_declaration(file: str) -> str:
    is_declared = file.removeprefix("\ufeff").startswith("<?xml")
    return file if is_declared else _DECLARATION + file


def _header(header: Header) -> str:
    """The parts that TEI P5 asks of every header (Guidelines 2.2), in its order."""
    titles = "".join(
        f"<title type={quoteattr(kind)}>{escape(title)}</title>"
        for kind, title in (
            ("complete", header.title),
            ("series", header.series_title),
            ("subseries", header.sub_series),
            ("volumenumber", header.volume),
            ("volume", header.volume_title),
        )
        if title
    )
    editors = "".join(f"<editor>{escape(name)}</editor>" for name in header.editors)
    published = "".join(
        f"<{name}{attributes}>{escape(value)}</{name}>"
        for name, attributes, value in (
            ("publisher", "", header.publisher),
            ("pubPlace", "", header.place),
            ("date", "", str(header.year or "")),
            *(
                ("idno", f" type={quoteattr(kind)}", number)
                for kind, number in header.numbers.items()
            ),
        )
        if value
    )
    return (
        f"<teiHeader><fileDesc><titleStmt>{titles}{editors}</titleStmt>"
        f"<publicationStmt>{published or '<p>Not published.</p>'}</publicationStmt>"
        "<sourceDesc><p>Encoded from the document named in its own text.</p>"
        "</sourceDesc></fileDesc></teiHeader>"
    )
