"""Citations in words, by the styles that historians use.

The Chicago Manual of Style, 18th edition: notes and bibliography, for printed letters
(14.111) and for papers in an archive (14.119 to 14.132). MLA Handbook, 9th edition.
The form that the Office of the Historian asks for in "Citing the Foreign Relations
series".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from letters.citations.citation_source import CitationSource, CitedVolume
from letters.citations.wording import (
    Run,
    capitalized,
    correspondents,
    date_in,
    editors_of,
    first_author,
    italic,
    joined,
    listed,
    own_title,
    page_of,
    published,
    runs_of,
    sentence,
    sentences,
    series_and_years,
    titled,
    volume_number,
)

FRUS = "Foreign Relations of the United States"
# Volumes of earlier years are cited by page.
FIRST_NUMBERED = 1955

_EDITION = "As the edition prints it"
_PAPER = "The paper itself"
_HERE = "As it stands here"


@dataclass(frozen=True, slots=True)
class Citation:
    """`of` is what is cited: the edition, the paper, or the document in this archive."""

    of: str
    style: str
    marked: str

    @property
    def runs(self) -> list[Run]:
        return runs_of(self.marked)


def citations(cited: CitationSource) -> Iterator[Citation]:
    """All citations of the document: in its edition, if there is one; on paper, if its
    holding is known; and in this archive."""
    if volume := cited.volume:
        yield Citation(_EDITION, "Chicago, note", _chicago_note(cited, volume))
        bibliography = _chicago_bibliography(cited, volume)
        yield Citation(_EDITION, "Chicago, bibliography", bibliography)
        yield Citation(_EDITION, "MLA", _mla(cited, volume))
        if volume.series == FRUS:
            house_form = _house_form(cited, volume)
            yield Citation(_EDITION, "Office of the Historian", house_form)
    if cited.holding:
        yield Citation(_PAPER, "Chicago, note", _archival_note(cited))
        yield Citation(_PAPER, "Chicago, bibliography", _archival_bibliography(cited))
    yield Citation(_HERE, "Chicago, note", _note_of_this_archive(cited))
    yield Citation(_HERE, "MLA", _mla_of_this_archive(cited))


def _described(cited: CitationSource) -> str:
    """What it is, and for a letter within another text that text."""
    return joined(_own_description(cited), cited.transmission)


def _own_description(cited: CitationSource) -> str:
    """Correspondents, kind, place and date; without a known sender, title and date."""
    correspondence = correspondents(cited)
    kind = "" if cited.kind == "letter" else cited.kind
    if correspondence:
        return joined(correspondence, kind, cited.place, date_in(cited) or "n.d.")
    if cited.about:
        return joined(f"“{cited.title}” ({cited.about})", date_in(cited))
    return joined(f"“{cited.title},”", date_in(cited))


def _entry(cited: CitationSource) -> list[str]:
    """The first sentences of an entry in a bibliography: the author, then what is written
    to whom, without the author; or the title."""
    if not cited.senders:
        return [_described(cited)]
    day = date_in(cited) or "n.d."
    written = joined(_written(cited), cited.place, day, cited.transmission)
    return [_heading(cited), written]


def _written(cited: CitationSource) -> str:
    """ "Memorandum to Richard Nixon"."""
    to = listed([name.display for name in cited.recipients])
    kind = capitalized(cited.kind)
    return f"{kind} to {to}" if to else kind


def _heading(cited: CitationSource) -> str:
    return first_author(cited.senders)


# The printed edition


def _chicago_note(cited: CitationSource, volume: CitedVolume) -> str:
    editors = editors_of(volume)
    printed = joined(*_titles(volume), f"ed. {editors}" if editors else "")
    within = f"{joined(_described(cited), 'in')} {printed}{_imprint(volume)}"
    return sentence(joined(within, *_places(cited), cited.address))


def _chicago_bibliography(cited: CitationSource, volume: CitedVolume) -> str:
    editors = editors_of(volume)
    printed = joined(*_titles(volume), f"edited by {editors}" if editors else "")
    return sentences(
        *_entry(cited),
        f"In {printed}",
        published(volume),
        capitalized(joined(*_places(cited))),
        cited.address,
    )


def _mla(cited: CitationSource, volume: CitedVolume) -> str:
    editors = editors_of(volume)
    title, *rest = _titles(volume)
    edited = f"edited by {editors}" if editors else ""
    return sentences(
        *_mla_opening(cited),
        joined(title, edited, *rest, published(volume), *_places(cited)),
        joined(italic(cited.archive), cited.address),
    )


def _house_form(cited: CitationSource, volume: CitedVolume) -> str:
    editors = editors_of(volume)
    role = "eds." if len(volume.editors) > 1 else "ed."
    volume_words = joined(
        italic(volume.series),
        volume.sub_series,
        volume.volume,
        own_title(volume),
        f"{role} {editors}" if editors else "",
    )
    place = _house_place(cited, volume)
    letter = _described(cited) if cited.carrier else ""
    printed = joined(letter, f"{volume_words}{_imprint(volume)}", place)
    return sentence(printed)


def _house_place(cited: CitationSource, volume: CitedVolume) -> str:
    began = volume.sub_series[:4]
    is_cited_by_page = began.isdigit() and int(began) < FIRST_NUMBERED
    if cited.page and (is_cited_by_page or not cited.number):
        return page_of(cited)
    return f"Document {cited.number}" if cited.number else ""


def _titles(volume: CitedVolume) -> list[str]:
    """The series, the number and the volume's own title; or the title alone."""
    series, own = series_and_years(volume), own_title(volume)
    if not series:
        return [italic(volume.title)]
    return [italic(series), volume_number(volume), italic(own) if own else ""]


def _imprint(volume: CitedVolume) -> str:
    known = published(volume)
    return f" ({known})" if known else ""


def _places(cited: CitationSource) -> list[str]:
    number = f"doc. {cited.number}" if cited.number else ""
    return [number, page_of(cited), cited.part]


# The paper


def _archival_note(cited: CitationSource) -> str:
    return sentence(joined(_described(cited), _whereabouts(cited)))


def _archival_bibliography(cited: CitationSource) -> str:
    return sentences(*_entry(cited), _whereabouts(cited))


def _whereabouts(cited: CitationSource) -> str:
    """The holding, from the item to the repository."""
    holding = cited.holding
    if not holding:
        return ""
    location = reversed(holding.location)
    return joined(*holding.numbers, *location, holding.repository, holding.place)


# The document in this archive


def _note_of_this_archive(cited: CitationSource) -> str:
    return sentence(joined(_described(cited), *_place_in_archive(cited)))


def _mla_of_this_archive(cited: CitationSource) -> str:
    return sentences(*_mla_opening(cited), joined(*_place_in_archive(cited)))


def _place_in_archive(cited: CitationSource) -> list[str]:
    revision = f"revision {cited.revision}" if cited.revision else ""
    return [page_of(cited), cited.part, italic(cited.archive), revision, cited.address]


def _mla_opening(cited: CitationSource) -> list[str]:
    day = date_in(cited, is_short=True)
    day = capitalized(joined(day, cited.transmission))
    if not cited.senders:
        return [titled(cited.full_title), day]
    return [_heading(cited), _written(cited), day]
