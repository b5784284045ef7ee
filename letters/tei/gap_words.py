"""The words that stand where a text has a gap or blank space: how much of it, and why.

An encoded `gap` (TEI Guidelines 11.3.1.7; its measures are those of att.dimensions,
10.3.4) is often an element without words: "[3 words illegible]" stands for it. So is a
`space` (11.5.1), which the writer left blank.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

UNMEASURED = "[a passage is left out here]"

# Reasons that read on after a measure: "3 words illegible". Others follow a colon.
_STATES = frozenset(
    {
        *("cancelled", "censored", "cut", "deleted", "destroyed"),
        *("erased", "excised", "faded", "garbled", "illegible"),
        *("inaudible", "lost", "missing", "obliterated", "omitted"),
        *("overwritten", "redacted", "sanitized", "unclear", "undecipherable"),
        *("unintelligible", "unreadable", "untranscribed", "withheld"),
    }
)
_NOT_DECLASSIFIED = "not-declassified"
_ONE = ("1", "one")
_NUMBER_WORDS = "one two three four five six seven eight nine ten eleven twelve several"
# An extent is a measure with its unit, "3 lines"; some encoders give the unit apart.
_WITHOUT_UNIT = re.compile(
    r"(?i)(?:(?:about|ca\.|circa|at least|more than|less than|over|up to) )?"
    rf"(?:\d[\d.,/–-]{{0,20}}|\d{{0,4}}[½¼¾]|{'|'.join(_NUMBER_WORDS.split())}|a few)"
)
_UNITS = {"char": "character", "chars": "character", "pp": "page", "p": "page"}


def gap_words(attributes: Mapping[str, str], said: str = "") -> str:
    """The words for a gap, in brackets; `said` is its own description, if it has one."""
    measure, reason = _measure(attributes), _reason(attributes)
    said = " ".join(said.split())
    if not (measure or reason or said):
        return UNMEASURED
    is_state = reason in _STATES or reason == _NOT_DECLASSIFIED.replace("-", " ")
    if is_state:
        words = f"{measure or 'a passage'} {reason}"
    elif measure or not said:
        words = f"{measure or 'a passage'} left out" + (f": {reason}" if reason else "")
    else:
        words = reason
    return f"[{': '.join(filter(None, (words, said)))}]"


def space_words(attributes: Mapping[str, str], said: str = "") -> str:
    """The words for room that was left on the page: "[blank space, 3 lines]"."""
    if is_blank_between_words(attributes) and not said:
        return ""
    measured = ", ".join(filter(None, ("blank space", _measure(attributes))))
    return f"[{': '.join(filter(None, (measured, ' '.join(said.split()))))}]"


def is_blank_between_words(attributes: Mapping[str, str]) -> bool:
    """Whether a space is no wider than a blank or two, which the encoder measured."""
    quantity = attributes.get("quantity", "").strip()
    is_across = attributes.get("dim", "horizontal") == "horizontal"
    unit = _counted(" ".join(attributes.get("unit", "").split()), "1")
    return is_across and unit == "character" and quantity in ("1", "2", "3")


def words_around(attributes: Mapping[str, str], said: str) -> tuple[str, str]:
    """What stands before and after the description of a gap, which is in the text.

    A description that the edition prints in brackets says all by itself.
    """
    if said.lstrip().startswith("["):
        return "", ""
    if not said.strip():
        return gap_words(attributes), ""
    before = gap_words(attributes, "\0").partition("\0")[0]
    return before, "]"


def _reason(attributes: Mapping[str, str]) -> str:
    """TEI's `reason` is a list of words; a hyphen or underline joins those of one."""
    reasons = attributes.get("reason", "").split()
    return ", ".join(reason.replace("-", " ").replace("_", " ") for reason in reasons)


def _measure(attributes: Mapping[str, str]) -> str:
    """ "3 words", "about 2 lines", "up to 1 line", "1 to 3 words", or as printed."""
    unit = " ".join(attributes.get("unit", "").replace("-", " ").split())
    extent = " ".join(attributes.get("extent", "").split())
    quantity = _quantity(attributes)
    if not quantity and _WITHOUT_UNIT.fullmatch(extent):
        quantity = extent
    if not quantity:
        return extent or (f"some {_counted(unit, '2')}" if unit else "")
    is_rough = attributes.get("precision") in ("low", "medium")
    about = "about " if is_rough and quantity[0].isdigit() else ""
    number = quantity.rpartition(" ")[2]
    return f"{about}{quantity} {_counted(unit, number)}".strip()


def _quantity(attributes: Mapping[str, str]) -> str:
    if exact := attributes.get("quantity", "").strip():
        return exact
    least, most = (
        (attributes.get(name) or attributes.get(other) or "").strip()
        for name, other in (("atLeast", "min"), ("atMost", "max"))
    )
    if least and most:
        return f"{least} to {most}"
    if least:
        return f"at least {least}"
    return f"up to {most}" if most else ""


def _counted(unit: str, number: str) -> str:
    """The unit after a number: "1 word", "3 words"; encoders write either form."""
    singular = _UNITS.get(unit.casefold(), unit.removesuffix("s"))
    if singular in ("cm", "mm", "in", "", "inche"):
        return "inches" if singular == "inche" else unit
    if number.casefold() in _ONE:
        return singular
    return f"{singular[:-1]}ies" if singular.endswith("y") else f"{singular}s"
