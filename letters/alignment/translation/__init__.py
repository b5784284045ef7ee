"""An original and its translation: which paragraphs stand beside each other."""

from letters.alignment.translation.fixed_points import sounds_of
from letters.alignment.translation.linking import link_translation
from letters.alignment.translation.mending import Mend, MendError, mend_rows
from letters.alignment.translation.parallel_rows import (
    ParallelRow,
    confirmed_alone,
    standing_rows,
)

__all__ = [
    "Mend",
    "MendError",
    "ParallelRow",
    "confirmed_alone",
    "link_translation",
    "mend_rows",
    "sounds_of",
    "standing_rows",
]
