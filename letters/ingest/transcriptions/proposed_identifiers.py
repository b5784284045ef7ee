"""An identifier for a document that has none yet: who to whom, and when."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from django.utils.text import slugify

from letters.models import Document, FormerIdentifier

_LONGEST = 70
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|,.*", re.DOTALL)
_FIRST_DAY = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")


def propose_identifier(
    document: Document,
    senders: Sequence[str],
    recipients: Sequence[str],
    taken: Collection[str],
    *,
    own_alone: str = "",
) -> str:
    """One that no document has or had, and that is not among those `taken` just now.

    `own_alone` is the name of an account that sees its own documents alone: what is
    proposed to it ends in that name, so that it tells nothing of others'.
    """
    if document.edition and document.number:
        return f"{document.edition.identifier}/d{document.number}"
    names = [_last_name(names[0]) for names in (senders, recipients) if names]
    day = _FIRST_DAY.match(document.date_edtf)
    parts = [*names, day[0] if day else ""] if names else [document.title]
    slug = slugify("-".join(filter(None, parts)))[:_LONGEST].strip("-_") or "document"
    return propose_beside(slug, own_alone, taken) if own_alone else _free(slug, taken)


def propose_beside(identifier: str, username: str, taken: Collection[str] = ()) -> str:
    """A free one for an account that may not know whether `identifier` is: it ends in the
    name of the account, where nobody else's are looked for."""
    own = f"{identifier[:_LONGEST].strip('-_')}-{slugify(username) or 'mine'}"[:150]
    return _free(own, taken)


def _free(slug: str, taken: Collection[str]) -> str:
    used = {*taken, *_in_use(slug)}
    numbered = (f"{slug}-{number}" for number in range(2, len(used) + 3))
    return next(each for each in (slug, *numbered) if each not in used)


def is_in_use(identifier: str) -> bool:
    """Whether a document, a deleted one included, has or had it."""
    return identifier in _in_use(identifier)


def _in_use(beginning: str) -> set[str]:
    return {
        identifier
        for rows in (Document.with_deleted, FormerIdentifier.objects)
        for identifier in rows.filter(identifier__startswith=beginning).values_list(
            "identifier", flat=True
        )
    }


def _last_name(name: str) -> str:
    """ "McFarlane" of "Robert C. McFarlane (NSC)"."""
    words = _IN_BRACKETS.sub("", name).split()
    return words[-1] if words else ""
