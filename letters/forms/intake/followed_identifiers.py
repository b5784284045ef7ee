"""References between the documents of a sitting, which follow the identifiers that these
are given."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.http import QueryDict

from letters.tei.references.targets import OWN_DOCUMENT

_TEXT = re.compile(r"draft-[0-9]{1,5}-text")
_GOES_ON = r"(?![\w/-])"


def follow_identifiers(posted: QueryDict, renamed: Mapping[str, str]) -> QueryDict:
    """What was posted, with the texts pointing to the documents as they are called now:
    `renamed` has what they were called."""
    former = "|".join(map(re.escape, renamed))
    pointers = re.compile(f"{re.escape(OWN_DOCUMENT)}({former}){_GOES_ON}")
    followed = posted.copy()
    for name, text in posted.items():
        if _TEXT.fullmatch(name):
            followed[name] = pointers.sub(
                lambda match: f"{OWN_DOCUMENT}{renamed[match[1]]}", text
            )
    return followed
