"""The words that styles combine: names, dates, volumes, sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from letters.citations.citation_source import CitationSource, CitedVolume, Name
from letters.tei.dates import describe
from letters.tei.dates.months import SHORT_MONTH_NAMES

# Around words in italics: signs that no text of the archive can have.
_BEGIN_ITALIC, _END_ITALIC = "\x0e", "\x0f"
_ITALIC = re.compile(f"{_BEGIN_ITALIC}([^{_BEGIN_ITALIC}{_END_ITALIC}]*){_END_ITALIC}")
_ROMAN = re.compile(r"(?=.)C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
# The end of a sentence, within quotation marks too.
_ENDED = re.compile(r"[.?!…][”’»]*$")
_AT_ENDS = " ,.:;–—-"
_MOST_EDITORS = 3


@dataclass(frozen=True, slots=True)
class Run:
    text: str
    is_italic: bool = False


def italic(text: str) -> str:
    return f"{_BEGIN_ITALIC}{text}{_END_ITALIC}"


def runs_of(marked: str) -> list[Run]:
    """`marked` cut at its words in `italic`."""
    pieces = enumerate(_ITALIC.split(marked))
    return [Run(text, number % 2 == 1) for number, text in pieces if text]


def joined(*parts: str) -> str:
    """The parts that are not empty, with commas; these stand within quotation marks, as
    American usage has them."""
    return ", ".join(filter(None, parts)).replace(",”,", ",”")


def sentence(words: str) -> str:
    """`words` with a full stop, which stands within quotation marks at their end."""
    bare = words.removesuffix(_END_ITALIC)
    if bare.endswith(",”"):
        return f"{sentence(bare[:-2])}”"
    return words if _ENDED.search(bare) else f"{words}."


def sentences(*parts: str) -> str:
    return " ".join(sentence(part) for part in parts if part)


def titled(title: str) -> str:
    """The title as a sentence, in quotation marks."""
    return f"“{sentence(title)}”"


def capitalized(words: str) -> str:
    return words[:1].upper() + words[1:]


def listed(names: Sequence[str]) -> str:
    """ "A", "A and B", "A, B, and C"."""
    if len(names) < 3:
        return " and ".join(names)
    return f"{', '.join(names[:-1])}, and {names[-1]}"


def correspondents(cited: CitationSource) -> str:
    """ "John F. Kennedy to Nikita S. Khrushchev"; "" without a known sender."""
    senders = listed([name.display for name in cited.senders])
    recipients = listed([name.display for name in cited.recipients])
    words = f"{senders} to {recipients}" if senders and recipients else senders
    return capitalized(words)


def first_author(names: Sequence[Name]) -> str:
    """The first name in sorted order, the others in reading order."""
    first = names[0].sorted if names[0].family else capitalized(names[0].display)
    return listed([first, *(name.display for name in names[1:])])


def editors_of(volume: CitedVolume) -> str:
    """The editors; of more than three, the first and "et al."."""
    if len(volume.editors) > _MOST_EDITORS:
        return f"{volume.editors[0]} et al."
    return listed(volume.editors)


def date_in(cited: CitationSource, *, is_short: bool = False) -> str:
    """ "April 18, 1961", or `is_short` "18 Apr. 1961"; in brackets if it is supplied,
    and "" if there is none."""
    if not cited.date:
        return ""
    day = exact_day(cited)
    words = describe(cited.date)
    if is_short and day:
        words = f"{day.day} {SHORT_MONTH_NAMES[day.month - 1]} {day.year}"
    return f"[{words}]" if cited.is_date_supplied else words


def exact_day(cited: CitationSource) -> date | None:
    """The day, if the date is one certain day."""
    dated = cited.date
    if not dated or dated.is_doubtful or dated.earliest != dated.latest:
        return None
    return dated.earliest


def own_title(volume: CitedVolume) -> str:
    """The title of a volume without its series, years and number; "" if nothing else
    is in it."""
    own = volume.title
    for part in filter(None, (volume.series, volume.sub_series, volume.volume)):
        before, _, after = own.partition(part)
        own = joined(before.strip(_AT_ENDS), after.strip(_AT_ENDS))
    return own


def published(volume: CitedVolume) -> str:
    """Publisher and year."""
    return joined(volume.publisher, str(volume.year or ""))


def series_and_years(volume: CitedVolume) -> str:
    return joined(volume.series, volume.sub_series)


def volume_number(volume: CitedVolume) -> str:
    """ "vol. 29, pt. 2" of "Volume XXIX, Part 2"."""
    words = volume.volume.replace("Volume ", "vol. ").replace("Part ", "pt. ")
    return re.sub(r"\b[IVXLC]+\b", _arabic, words)


def _arabic(numeral: re.Match[str]) -> str:
    if not _ROMAN.fullmatch(numeral[0]):
        return numeral[0]
    values = [_VALUES[sign] for sign in numeral[0]]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return str(
        sum(-value if value < following else value for value, following in pairs)
    )


def page_of(cited: CitationSource) -> str:
    """ "p. 681", "pp. 681–682"; "" if none is cited."""
    if not cited.page:
        return ""
    return f"pp. {cited.page}" if "–" in cited.page else f"p. {cited.page}"
