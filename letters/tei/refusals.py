"""Whatever goes wrong while a text is read becomes a refusal that says why.

Rules that have changed may stumble over a text that nobody thought of. That is a fault
of the rules, and must not be one of the page, form or start that needs the text.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from letters.tei.errors import TeiError

logger = logging.getLogger(__name__)

_ROOT = Path(__file__).resolve().parents[2]


class StumblingError(TeiError):
    """The rules stumble over a text; it says over what, and where in the program."""


@contextmanager
def refusals_told() -> Iterator[None]:
    """Raise TeiError for any error within the block, which must not ask a database."""
    try:
        yield
    except TeiError:
        raise
    except Exception as error:
        logger.exception("The archive's rules stumble over a text.")
        raise StumblingError(stumbling_in_words(error)) from error


def stumbling_in_words(error: Exception) -> str:
    """What the rules stumble over, and the line of the program, as one sentence."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if Path(frame.filename).is_relative_to(_ROOT)]
    what = type(error).__name__ + (f": {error}" if str(error) else "")
    sentence = f"The archive’s rules stumble over this text ({' '.join(what.split())})"
    if not own:
        return f"{sentence}."
    file = Path(own[-1].filename).relative_to(_ROOT)
    return f"{sentence} in {file}, line {own[-1].lineno}."
