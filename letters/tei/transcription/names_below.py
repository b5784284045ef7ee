"""Lines below a text that by their place name who signed it, or whom it is for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from letters.tei.transcription.addressees import is_address
from letters.tei.transcription.foot_lines import is_marking
from letters.tei.transcription.letter_words import is_name
from letters.tei.transcription.line_groups import NAME_IN_CAPITALS
from letters.tei.transcription.offices_below import name_in
from letters.tei.transcription.raw_block import RawBlock, Role
from letters.tei.transcription.signature_forms import stands_at_right

# Who is called so below a letter is whom it is for: "A. Hale, Esq., C.M.G."
_RANKED = re.compile(
    r", (?:Esq\b|Esquire|M\.P\.|[CKGO]\.?(?:[CMB]\.?){1,2}[GVE]\.|Q\.C\.)"
)
_ENDS = (".", "?", "!", "”", '"')


def is_telegram_name(block: RawBlock, above: Sequence[RawBlock]) -> bool:
    """Whether a surname in capitals stands at the right below the last words of a telegram,
    which need not be in capitals themselves."""
    last = above[-1] if above else None
    return (
        last is not None
        and last.role is Role.PARAGRAPH
        and last.text.rstrip().endswith(_ENDS)
        and NAME_IN_CAPITALS.fullmatch(block.text.strip()) is not None
        and not is_marking(block.text)
        and stands_at_right(block)
    )


def is_address_below(block: RawBlock, above: Sequence[RawBlock]) -> bool:
    """Whether lines at the left below a name at the right say whom the letter is for."""
    name, *offices = block.text.strip().split("\n")
    is_whole = len(offices) > 1 or (bool(offices) and _RANKED.search(name) is not None)
    last = above[-1] if above else None
    return (
        last is not None
        and block.role is Role.LINES
        and is_whole
        and not block.text.startswith((" ", "\t"))
        and is_name(name.partition(",")[0])
        and not name.isupper()
        and any(line.endswith(",") for line in (name, *offices))
        and is_name(name_in(last))
        and stands_at_right(last)
        and is_address(block.text)
    )
