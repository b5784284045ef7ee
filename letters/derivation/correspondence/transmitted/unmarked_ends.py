"""Where a text ends that no mark closes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from letters.derivation.correspondence.transmitted.running_lines import Line

ITEM = re.compile(r"(?P<number>[0-9]{1,2})\. ")
LETTERED = re.compile(r"\[?[a-z]\.?\][.)]?|[a-z][.)] |\([a-z]\) ")
# "Foreign Office telephoned Embassy, asking that following message be conveyed".
_MESSENGER = re.compile(
    r"\b(?P<name>[A-Z][\w’'-]{2,20} (?:Office|Ministry)) (?:telephoned|called|asked|informed"
    r"|handed|gave|requested|advised)\b"
)
STOPS = re.compile(
    r"(?i)\[?here follow|following is|end (?:verbatim )?(?:text|message)|comment[.:]"
    r"|(?:[0-9]{1,2}\. ?)?(?:(?:begin )?fyi|for your information)\b"
    r"|\[?(?:signature|omitted)\b|sent (?:to )?dep(?:t|artment)\b|rptd\b"
    r"|[^.:;]{0,60}\bforegoing (?:text|message|statement|letter|note)\b"
    r"|for the (?:acting |deputy |assistant ){0,2}(?:director|secretary|chief)[^.;:]{0,40}:$"
    r"|observe presidential|(?:please )?(?:confirm|advise) (?:the )?(?:date|time|delivery)\b"
)


def before_next_item(lines: Sequence[Line], number: int, first: int) -> int:
    """Up to the next of the telegram's own numbers: "2." behind "1. Please deliver"."""
    end = end_of_unmarked(lines, first)
    end = _before_messenger(lines, number, first, end)
    item = ITEM.match(lines[number].text)
    following = f"{int(item['number']) + 1}. " if item else ""
    if not following or lines[first].text.startswith(following):
        return end
    is_in_list = lines[first].is_item and not lines[number].is_item
    for at in range(first + 1, end + 1):
        is_own = not (is_in_list and lines[at].is_item)
        if is_own and lines[at].text.startswith(following):
            return at - 1
    return end


def _before_messenger(lines: Sequence[Line], number: int, first: int, end: int) -> int:
    """Up to the paragraph that tells what else the one says who brought the text."""
    messenger = _MESSENGER.search(lines[number].text)
    name = f"{messenger['name']} " if messenger else ""
    told = (at for at in range(first + 1, end + 1) if lines[at].text.startswith(name))
    return next(told, end + 1) - 1 if name else end


def end_of_items(lines: Sequence[Line], number: int) -> int:
    while number < len(lines) and (
        lines[number].is_item or lines[number].text.startswith("—")
    ):
        number += 1
    return number - 1


def end_of_lettered(lines: Sequence[Line], number: int) -> int:
    while number < len(lines) and LETTERED.match(lines[number].text):
        number += 1
    return number - 1


def end_of_unmarked(lines: Sequence[Line], number: int) -> int:
    while number < len(lines) and not STOPS.match(lines[number].text):
        number += 1
    return number - 1
