"""Which texts did older rules derive, and which of them do the present rules refuse?"""

from __future__ import annotations

from typing import Any

from django.db import models

from letters.derivation.derive import DERIVATION_VERSION


class DerivedTextQuerySet(models.QuerySet[Any]):
    """Of texts with the version that derived them, and the one that last refused them."""

    def older(self) -> DerivedTextQuerySet:
        return self.filter(derivation_version__lt=DERIVATION_VERSION)

    def refused(self) -> DerivedTextQuerySet:
        """Those that the present rules have refused: what was derived before stays."""
        return self.filter(refused_version=DERIVATION_VERSION)

    def awaiting(self) -> DerivedTextQuerySet:
        """Those that the present rules have not tried yet."""
        return self.older().exclude(refused_version=DERIVATION_VERSION)
