"""The names of lists in the order in which they are said."""

from __future__ import annotations

import re

_INITIAL = re.compile(r"[A-Z]\.?")
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV|Esq|2d|3d|USAF|USMC|USA|USN)\.?")
# "Samuel R. “Sandy,”", "H.R. (Bob)", "Jimmy (James E.)"; "(Lord)" is no name.
_BRACKETED = re.compile(
    r"\((?!Lord|Lady|Sir|Dame|Earl|Count)[A-Z][a-z’-]+(?: [A-Z]\.)?\)"
)
_WITH_NICKNAME = re.compile(
    r"(?P<listed>.*[\w.]),? "
    rf"(?:“(?P<quoted>[A-Z][\w’-]*),?”|(?P<bracketed>{_BRACKETED.pattern}))"
)
# "Watson, Thomas J. Jr.": a comma too few.
_SUFFIX_AT_END = re.compile(rf"(?P<forenames>.*\w\.?) (?P<suffix>{_SUFFIX.pattern})")


def name_as_read(listed: str) -> str:
    """ "Nikita S. Khrushchev" for "Khrushchev, Nikita S."; ", Jr." stays at the end, and
    "“Bud”" behind the forenames.

    A name that is not inverted, or has more parts, is returned as it is.
    """
    nickname = ""
    name = listed
    if match := _WITH_NICKNAME.fullmatch(listed):
        name = match["listed"]
        nickname = match["bracketed"] or f"“{match['quoted']}”"
    surname, *rest = (part.strip() for part in name.split(","))
    suffixes = [part for part in rest if _SUFFIX.fullmatch(part)]
    forenames = [part for part in rest if part not in suffixes]
    if len(forenames) == 2 and _INITIAL.fullmatch(forenames[1]):
        # A comma too many: "Dobrynin, Anatoliy, F.".
        forenames = [" ".join(forenames)]
    if len(forenames) == 1 and (match := _SUFFIX_AT_END.fullmatch(forenames[0])):
        forenames, suffixes = [match["forenames"]], [match["suffix"], *suffixes]
    if len(forenames) != 1 or "(" in _BRACKETED.sub("", forenames[0]) or not surname:
        return listed
    in_order = " ".join(filter(None, [forenames[0], nickname, surname]))
    return ", ".join([in_order, *suffixes])
