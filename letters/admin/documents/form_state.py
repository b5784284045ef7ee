"""The rows edited beside a text as somebody saw them: carried in the form itself."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from letters.models import Document

# What archivists decide in these rows; the rest is derived from the text.
EDITED = {
    "problems": ("is_settled",),
    "conditionalpassages": (
        "effect",
        "condition",
        "authority_id",
        "instruction_id",
        "outcome",
        "outcome_evidence",
    ),
    "hands": ("description", "agent_id"),
    "relations_to": ("type", "target_id"),
    "correspondence_events": (
        "type",
        "agent_id",
        "name_as_written",
        "role",
        "date_edtf",
        "place",
        "certainty",
        "evidence",
    ),
    "page_images": ("page_key", "position", "description"),
}

Rows = dict[str, dict[str, dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class FormState:
    """A document at one moment: its revision, and the rows beside it as JSON."""

    revision: int
    rows: str

    @property
    def token(self) -> str:
        """A short name for exactly this state."""
        digest = hashlib.sha256(self.rows.encode("utf-8", "replace")).hexdigest()
        return f"{self.revision}-{digest[:16]}"


def state_of(document: Document) -> FormState:
    """The state now, read from the database and not from `document`."""
    number = Document.objects.values_list("revision_number", flat=True)
    return FormState(number.get(pk=document.pk), write_rows(rows_of(document)))


def rows_of(document: Document) -> Rows:
    """Kind of row to primary key to what was decided in it."""
    return {
        name: {
            str(row.pop("pk")): row
            for row in getattr(document, name).order_by("pk").values("pk", *fields)
        }
        for name, fields in EDITED.items()
    }


def write_rows(rows: Rows) -> str:
    return json.dumps(rows, ensure_ascii=False)


def read_rows(written: str) -> Rows:
    """What `write_rows` wrote; nothing, if a browser sent anything else."""
    try:
        found = json.loads(written)
    except (ValueError, RecursionError):
        return {}
    is_whole = isinstance(found, dict) and all(
        isinstance(found.get(name), dict)
        and all(isinstance(row, dict) for row in found[name].values())
        for name in EDITED
    )
    return found if is_whole else {}
