"""The months: their names, their abbreviations, and the patterns that match them.

The patterns have no named groups and no word boundaries, so that they can stand in any
other. They differ on purpose, each in the abbreviations that its kind of text has.
"""

from __future__ import annotations

_SPELLINGS = (
    ("January", "Jan"),
    ("February", "Feb"),
    ("March", "Mar"),
    ("April", "Apr"),
    ("May",),
    ("June", "Jun"),
    ("July", "Jul"),
    ("August", "Aug"),
    ("September", "Sept", "Sep"),
    ("October", "Oct"),
    ("November", "Nov"),
    ("December", "Dec"),
)

MONTH_NAMES = tuple(spellings[0] for spellings in _SPELLINGS)

# As citation styles shorten them: names of up to four letters stay whole.
SHORT_MONTH_NAMES = (
    *("Jan.", "Feb.", "Mar.", "Apr.", "May", "June"),
    *("July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."),
)

# The number of the month for each spelling, without a full stop.
MONTH_NUMBERS = {
    spelling: number
    for number, spellings in enumerate(_SPELLINGS, start=1)
    for spelling in spellings
}

# The months in German and French, as letters of their writers spell them.
_OTHER_LANGUAGES = (
    ("Januar", "Jänner", "janvier"),
    ("Februar", "février"),
    ("März", "mars"),
    ("April", "avril"),
    ("Mai", "mai"),
    ("Juni", "juin"),
    ("Juli", "juillet"),
    ("August", "août"),
    ("September", "septembre"),
    ("Oktober", "octobre"),
    ("November", "novembre"),
    ("Dezember", "décembre"),
)
# The English name, by the other spelling in small letters.
TRANSLATED_MONTHS = {
    spelling.casefold(): MONTH_NAMES[index]
    for index, spellings in enumerate(_OTHER_LANGUAGES)
    for spelling in spellings
}

_NAMES = "|".join(MONTH_NAMES)

# "March": only the name in full, with a capital.
MONTH = rf"(?:{_NAMES})"

# "March" or "Mar.": editors of footnotes do not shorten June and July, and always
# write the full stop.
MONTH_IN_FOOTNOTE = rf"(?:{_NAMES}|(?:Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec)\.)"

# "March", "Mar." or "Mar": typists shorten June and July too, and omit the full stop.
MONTH_IN_TRANSCRIPTION = (
    rf"(?:{_NAMES}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
)

# "Mar": the abbreviations of source notes, whose full stop ends no sentence.
MONTH_ABBREVIATION = r"(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)"
