"""Addresses on the web as they are stored: whatever else could be a link is refused."""

from __future__ import annotations

import re

from django.core.validators import RegexValidator
from django.db import models

NOT_ON_THE_WEB = "An address on the web begins with https:// or http://."

validate_web_address = RegexValidator(
    r"^https?://[^\s\x00-\x20\x7f-\x9f]+\Z", NOT_ON_THE_WEB, flags=re.IGNORECASE
)


def on_the_web(field: str, name: str) -> models.CheckConstraint:
    """The same for what is stored without a form, as by an import."""
    return models.CheckConstraint(
        condition=models.Q((field, ""))
        | models.Q((f"{field}__iregex", r"^https?://[^[:space:][:cntrl:]]+$")),
        name=name,
        violation_error_message=NOT_ON_THE_WEB,
    )
