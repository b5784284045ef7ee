"""A text of TEI opened in the notation, if the notation can say all of it."""

from __future__ import annotations

from letters.tei.body import read_body
from letters.tei.document_division import document_division
from letters.tei.errors import NotExpressibleError
from letters.tei.fidelity import first_loss
from letters.tei.notation.writer import write_notation
from letters.tei.source import local_name, parse_xml
from letters.tei.writer import write_document


def open_in_notation(tei: str) -> str:
    """The notation of the document in `tei`, out of which all of it can be made again.

    Raises TeiError where there is no word for something, with its line.
    """
    root = parse_xml(tei)
    division = document_division(root)
    if local_name(division) != "div":
        raise NotExpressibleError(
            "The notation has one division, and no front, body and back of a whole text.",
            line=division.sourceline or 0,
        )
    body = read_body(division, root)
    notation = write_notation(body)
    loss = first_loss(division, parse_xml(write_document(body)))
    if loss is not None:
        what = f"<{name}>" if (name := local_name(loss)) else "a comment or instruction"
        raise NotExpressibleError(
            f"The notation would not keep all that the TEI says in {what}.",
            line=loss.sourceline or 0,
        )
    return notation
