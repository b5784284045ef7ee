"""Finds and stores files as they came in."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from letters.models.sources import SourceFile


class SourceFileQuerySet(models.QuerySet["SourceFile"]):
    def store(self, name: str, content: bytes) -> tuple[SourceFile, bool]:
        """The file with these bytes, and whether it is stored only now."""
        return self.get_or_create(
            sha256=hashlib.sha256(content).hexdigest(),
            defaults={"name": name, "content": content, "size": len(content)},
        )
