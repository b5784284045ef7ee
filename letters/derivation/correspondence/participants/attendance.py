"""Who attended, as a sentence lists them in names and surnames.

"It was attended by the President, McCone and General Taylor"; "There were 57 people
attending, including the Vice President, 7 officials headed by McNamara, and Kaysen".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from letters.derivation.correspondence.participants.editors_lists import each_listed
from letters.derivation.correspondence.participants.participant_lines import Participant
from letters.derivation.correspondence.participants.persons_marked import persons_in
from letters.tei.nodes import Block, Note

_ATTENDED = re.compile(
    r"(?:(?:\(|, |\b(?:was|were|is) )(?:also )?attended by|\battending[^.;:]{0,30}, including"
    r"|\b(?:attended|attending) were:?"
    r"|\b[Ii]n attendance were:?|\bthe following (?:people |persons |officials )?(?:were"
    r" present|attended)[^:;.]{0,40}:) (?P<names>.+)"
)
# "16 Department of State officials led by Rusk".
_HEADED = re.compile(r"[0-9]{1,2} [A-Z][\w ]{2,60} (?:headed|led) by ")
_OTHERS = re.compile(r",?(?: and)? [0-9]{1,3} other [^,;.]{0,60}")
_FEWEST = 2


def find_attending(sentence: str, block: Block | Note) -> Iterator[Participant]:
    """The persons of the list, if it has two or more; `block` is what marks names."""
    match = _ATTENDED.search(sentence)
    if not match:
        return
    is_aside = "(" in sentence[: match.start()]
    listed = match["names"].partition(")")[0] if is_aside else match["names"]
    listed = _OTHERS.sub("", _HEADED.sub("", listed)).rstrip(" .])")
    names = list(each_listed(listed, persons_in(block)))
    if len(names) >= _FEWEST:
        yield from names
