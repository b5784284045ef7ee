"""Words of the texts of a sitting that an archivist marks as what they are."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib.admin import AdminSite
from django.http import QueryDict

from letters.admin.documents.named_targets import read_target_named
from letters.forms.intake.draft_form import marking_prefix
from letters.forms.word_marking import MARK, WordMarkingForm

_NUMBER = re.compile(r"[1-9][0-9]{0,4}")
_IDENTIFIER = re.compile(r"draft-[0-9]{1,5}-identifier")


@dataclass(frozen=True, slots=True)
class MarkedText:
    """What is posted once the words are marked. If they cannot be, it is as it was sent,
    and the form of document `number` says why."""

    posted: QueryDict
    number: int = 0
    refused: WordMarkingForm | None = None


def mark_text(posted: QueryDict, site: AdminSite, user: Any) -> MarkedText:
    """Mark words of the text for whose document the button was pressed, if it was."""
    number = posted.get(MARK, "")
    key = f"draft-{number}-text"
    if not _NUMBER.fullmatch(number) or key not in posted:
        return MarkedText(posted)
    prefix = marking_prefix(int(number))
    marking = WordMarkingForm(
        posted, prefix, _reader_of_names(posted, site, user), is_pressed=True
    )
    marked = marking.mark(posted[key], posted.get(f"{key}_format", ""))
    if marked is None:
        return MarkedText(posted, int(number), marking)
    changed = posted.copy()
    changed[key] = marked
    for name in marking.fields:
        changed.pop(marking.add_prefix(name), None)
    return MarkedText(changed, int(number))


def _reader_of_names(
    posted: QueryDict, site: AdminSite, user: Any
) -> Callable[[str], str]:
    """Documents of the sitting are known by the identifiers that they are to have."""
    own = {value for name, value in posted.items() if _IDENTIFIER.fullmatch(name)}
    others = partial(read_target_named, site=site, user=user)
    return lambda typed: typed if typed in own else others(typed)
