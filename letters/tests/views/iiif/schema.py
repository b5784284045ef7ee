"""Is an answer valid by the official schema of the IIIF Presentation API 3.0?

The schema has no licence that would let us pass it on, so it is read from beside the
project. Where it is missing, the tests that need it say so and are skipped.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from unittest import skipUnless

from django.conf import settings
from jsonschema import Draft7Validator

SCHEMA = (
    Path(settings.BASE_DIR).parent / "shared/checks/iiif_presentation_3.schema.json"
)
SHARED = Path("/work/shared/checks/iiif_presentation_3.schema.json")
PLACE = SCHEMA if SCHEMA.exists() else SHARED

needs_schema = skipUnless(
    PLACE.exists(), f"The schema of the Presentation API is not at {SCHEMA}."
)


def faults_of(resource: dict[str, Any]) -> list[str]:
    """What the schema has against it; nothing for a valid resource."""
    validator = Draft7Validator(json.loads(PLACE.read_text("utf-8")))
    return [
        f"{'/'.join(map(str, deepest.absolute_path))}: {deepest.message[:200]}"
        for error in validator.iter_errors(resource)
        for deepest in [_deepest(error)]
    ]


def _deepest(error: Any) -> Any:
    """Of the alternatives that failed, the one that came furthest."""
    while error.context:
        error = max(error.context, key=lambda one: len(one.absolute_path))
    return error
