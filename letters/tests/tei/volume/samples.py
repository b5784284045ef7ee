"""Small volumes for the tests: whole files around the content of each test."""

from __future__ import annotations

from letters.tei.volume import ProblemCode, Volume, VolumeProblem, assemble, read_volume

NAME = "frus1961-63v06.xml"
BODY_LINE = 10  # of file_of()

_HEADER = """<teiHeader><fileDesc><titleStmt>
  <title type="complete">Foreign Relations of the United States, 1961–1963,
    Volume VI, Kennedy-Khrushchev Exchanges</title>
</titleStmt><publicationStmt><idno type="frus">frus1961-63v06</idno></publicationStmt>
</fileDesc></teiHeader>"""


def file_of(
    body: str, *, front: str = "", back: str = "", declared: str = "", header: str = ""
) -> str:
    """A TEI file with `body` in its body; its root has the attributes `declared`."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"{declared}>
{header or _HEADER}
<text>
<front>{front}</front>
<body>{body}</body>
<back>{back}</back>
</text>
</TEI>
"""


def document(identifier: str, words: str = "<p>Dear Mr. President:</p>") -> str:
    number = identifier.removeprefix("d")
    return f'<div type="document" n="{number}" xml:id="{identifier}">{words}</div>'


def chapter(content: str, identifier: str = "ch1") -> str:
    return f'<div type="chapter" xml:id="{identifier}"><head>1961</head>{content}</div>'


def read(file: str, name: str = NAME) -> Volume:
    return read_volume(file.encode(), name)


def put_together(volume: Volume) -> str:
    return assemble(volume.skeleton, {part.key: part.tei for part in volume.documents})


def problems_of(volume: Volume, code: ProblemCode) -> list[VolumeProblem]:
    return [problem for problem in volume.problems if problem.code is code]
