"""Small files of TEI P5 for tests."""

from __future__ import annotations

TEI = 'xmlns="http://www.tei-c.org/ns/1.0"'


def file_of(
    text: str,
    profile: str = "",
    description: str = "",
    title: str = "Letters",
    attributes: str = TEI,
) -> str:
    """A <TEI> with this `text`; `profile` and `description` are parts of its header."""
    return (
        f"<TEI {attributes}><teiHeader><fileDesc><titleStmt><title>{title}</title>"
        f"</titleStmt>{description}</fileDesc><profileDesc>{profile}</profileDesc>"
        f"</teiHeader><text>{text}</text></TEI>"
    )


def letter(words: str, attributes: str = 'type="letter"') -> str:
    return f"<div {attributes}><p>{words}</p></div>"


def corpus_of(*files: str, header: str = "") -> str:
    return f"<teiCorpus {TEI}>{header}{''.join(files)}</teiCorpus>"
