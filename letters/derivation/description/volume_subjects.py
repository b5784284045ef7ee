"""What a volume is about: its title without the series, the years and its number."""

from __future__ import annotations

from functools import lru_cache

# Where a part of the name was taken out of the title.
_CUT = "\0"
_BETWEEN = " ,.;:–-"
_HYPHENS = str.maketrans({"-": "–", "‑": "–", "—": "–"})


# A page of a list names the same volumes many times.
@lru_cache(maxsize=2_000)
def volume_subject(title: str, *parts_of_name: str) -> str:
    """ "Soviet Union" of "Foreign Relations …, 1961–1963, Volume V, Soviet Union".

    Years are found whatever dash the title has in them. "" if the title has nothing else.
    """
    compared = title.translate(_HYPHENS)
    for part in filter(None, parts_of_name):
        start = compared.find(part.translate(_HYPHENS))
        if start >= 0:
            end = start + len(part)
            title = title[:start] + _CUT + title[end:]
            compared = compared[:start] + _CUT + compared[end:]
    pieces = (piece.strip(_BETWEEN) for piece in title.split(_CUT))
    return ", ".join(filter(None, pieces))
