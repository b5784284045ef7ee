"""Is an answer valid by the official schema of the IIIF Presentation API 3.0?

The schema has no licence that would let us pass it on, so it is read from beside the
project.
"""

from __future__ import annotations

import json
from typing import Any

from jsonschema import Draft7Validator

from letters.tests.corpus import CHECKS, needs

SCHEMA = CHECKS / "iiif_presentation_3.schema.json"
needs_schema = needs(SCHEMA)


def faults_of(resource: dict[str, Any]) -> list[str]:
    """What the schema has against it; nothing for a valid resource."""
    validator = Draft7Validator(json.loads(SCHEMA.read_text("utf-8")))
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
