"""Names of persons as volumes list them."""

from __future__ import annotations

import re

_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV|Esq)\.?")


def name_as_read(listed: str) -> str:
    """ "Nikita S. Khrushchev" for "Khrushchev, Nikita S."; ", Jr." stays behind.

    A name that is not inverted, or has more parts than that, is left as it is.
    """
    surname, *rest = (part.strip() for part in listed.split(","))
    suffixes = [part for part in rest if _SUFFIX.fullmatch(part)]
    forenames = [part for part in rest if part not in suffixes]
    if len(forenames) != 1 or "(" in forenames[0] or not surname:
        return listed
    return ", ".join([f"{forenames[0]} {surname}", *suffixes])
