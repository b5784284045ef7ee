"""How the Office of the Historian links what its volumes cite, by sub-series.

Readers are best served by the page, the note or the neighbour that was cited. The
Office has not always linked these, and a comparison with its links must allow for
that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from letters.tei.references.targets import Form, FoundReference, Target


@dataclass(frozen=True, slots=True)
class Convention:
    """What is linked, in the volumes of one sub-series.

    `pages_elsewhere`: "vol. V, p. 9" to the page; otherwise to the volume, once for
    all the pages cited there. `pages_of_notes`: to the page at least in "vol. V, p. 9,
    footnote 2". `bare_volumes`: "vol. V" and "ibid.", of which no document is cited;
    otherwise only volumes cited as "Foreign Relations". `notes_on_pages`: "footnote 2,
    p. 9" to the note; otherwise to the page. `neighbours`: "supra" and "infra".
    `see_ibid`: "see ibid." by itself.
    """

    pages_elsewhere: bool = False
    pages_of_notes: bool = False
    bare_volumes: bool = False
    notes_on_pages: bool = False
    neighbours: bool = False
    see_ibid: bool = False


# By the year that a sub-series begins with, the latest first. The evidence is what 52
# volumes link, of the citations that this package finds in their prose:
#
#             "Foreign Relations, …, p. 9"   "vol. V" or    "footnote 2,      "supra",
#             to the page   to the volume    "ibid." alone      p. 9"         "infra"
#   1948-51    98 of 99            -           122 of 126   page, 62 of 70     0 of 85
#   1952-54         -        59 of 60          131 of 139   note, 85 of 85    90 of 90
#   1955-57         -       164 of 170           5 of 222   note,  1 of 1      6 of 539
#   1958-60         -       113 of 121           4 of 106          -           0 of 26
#   1961-63    3 of 259     250 of 259           3 of 86           -           0 of 6
#   1964-68    3 of 63       55 of 63            0 of 17           -              -
#   1969 on         -         1 of 1             5 of 7            -              -
#
# "p. 9, footnote 2" of another volume is linked to the page 7 times of 7 since 1961,
# and to the volume 4 times of 4 before; "see ibid." by itself 5 times of 5 until 1954,
# and never of 36 since; "vol. V, Document 3" everywhere, and to the document.
_CONVENTIONS = {
    "1969": Convention(bare_volumes=True, notes_on_pages=True, pages_of_notes=True),
    "1961": Convention(notes_on_pages=True, pages_of_notes=True),
    "1955": Convention(notes_on_pages=True),
    "1952": Convention(
        bare_volumes=True, notes_on_pages=True, neighbours=True, see_ibid=True
    ),
    "": Convention(pages_elsewhere=True, bare_volumes=True, see_ibid=True),
}

_FIRST_YEAR = re.compile(r"frus([0-9]{4})")
_HAS_A_NUMBER = re.compile(r"[0-9]")
_LAST_NUMBER = re.compile(r"\bp\w{0,4}\.?\s{0,2}([0-9]+)$")
_NAMES_THE_SERIES = re.compile(r"Foreign Relations|^Part\b")
_NAMES_A_VOLUME = re.compile(r"Foreign Relations|[Ii]bid|\b[Vv]ol|\bPart\b")
_CITES_A_NOTE = re.compile(r",?\sfootnote")

# The longest that may stand between "Foreign Relations" and the last of its volumes.
_LONGEST_CITATION = 80
_VOLUMES_OF_THE_SERIES = re.compile(r"Foreign Relations[^;]{1,50}\bvol[^;.]{1,30}$")


def convention_of(volume: str) -> Convention:
    year = _FIRST_YEAR.match(volume)
    first = year[1] if year else ""
    return next(
        convention for since, convention in _CONVENTIONS.items() if first >= since
    )


def as_published(
    reference: FoundReference, text: str, volume: str
) -> FoundReference | None:
    """`reference` in a text of `volume`, as the Office links it; None if it does not."""
    convention = convention_of(volume)
    words = text[reference.start : reference.end]
    if reference.form in (Form.SUPRA, Form.INFRA):
        return reference if convention.neighbours else None
    if reference.form is Form.IBID and not _HAS_A_NUMBER.search(words):
        return reference if convention.see_ibid else None
    if reference.form is Form.FOOTNOTE_ON_PAGE and not convention.notes_on_pages:
        return _on_its_page(reference, words)
    if reference.target.volume and reference.target.document is None:
        return _of_another_volume(reference, text, convention)
    return reference


def _on_its_page(reference: FoundReference, words: str) -> FoundReference | None:
    page = _LAST_NUMBER.search(words)
    if page is None:
        return None
    return FoundReference(
        reference.start + page.start(), reference.end, Target(page=page[1]), Form.PAGE
    )


def _of_another_volume(
    reference: FoundReference, text: str, convention: Convention
) -> FoundReference | None:
    words = text[reference.start : reference.end]
    if not (convention.bare_volumes or _names_the_series(reference, text)):
        return None
    cites_note = convention.pages_of_notes and _CITES_A_NOTE.match(text, reference.end)
    if convention.pages_elsewhere or cites_note or reference.form is Form.VOLUME:
        return reference
    if not _NAMES_A_VOLUME.search(words):
        return None
    return replace(reference, target=replace(reference.target, page=None))


def _names_the_series(reference: FoundReference, text: str) -> bool:
    """Whether the reference, or the list of volumes that it ends, says "Foreign
    Relations"."""
    if _NAMES_THE_SERIES.search(text[reference.start : reference.end]):
        return True
    before = text[max(0, reference.start - _LONGEST_CITATION) : reference.start]
    return (
        reference.form is Form.VOLUME
        and _VOLUMES_OF_THE_SERIES.search(before) is not None
    )
