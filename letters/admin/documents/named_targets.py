"""Which document, page or address does an archivist mean as the target of a reference?"""

from __future__ import annotations

import re
from typing import Any

from django.contrib.admin import AdminSite
from django.core.exceptions import ValidationError

from letters.admin.named_records import name_in_choices, records_named
from letters.models import Document
from letters.models.targets import target_named

_NO_TARGET = (
    "“{}” is no document here, and no name of a document in a volume, such as "
    "frus1961-63v06/d12."
)
_LIKE = "Which document? Write the identifier of one of these: {}."


def read_target_named(typed: str, site: AdminSite, user: Any) -> str:
    """An address, the identifier of a document that is here, or the name of a document
    or page in a volume. Raises ValidationError, with those that may be meant."""
    if typed.startswith(("https://", "http://")):
        return typed
    found = records_named(typed, site.get_model_admin(Document), user)
    if found.only_one:
        return str(found.only_one.identifier)
    target = target_named(typed)
    is_document = re.fullmatch(r"d[0-9]{1,5}", target.document or "")
    if " " not in typed and target.volume and (is_document or target.page):
        return typed
    if found.offered:
        names = (f"{name_in_choices(d)} ({d.identifier})" for d in found.offered)
        raise ValidationError(_LIKE.format("; ".join(names)))
    raise ValidationError(_NO_TARGET.format(typed))
