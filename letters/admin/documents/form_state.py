"""The state of a document that a form was made from, carried in the form itself."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from letters.models import Document

# The fields archivists decide in these rows; the other fields are derived.
EDITED = {
    # The reason stands in a row of its own, and in the form beside the box.
    "problems": ("is_settled", "settlement__reason"),
    "conditionalpassages": (
        "effect",
        "condition",
        "authority_id",
        "instruction_id",
        "outcome",
        "outcome_evidence",
    ),
    "hands": ("description", "agent_id"),
    "relations_to": (
        *("type", "target_id", "certainty", "evidence"),
        *("first_segment", "last_segment"),
    ),
    "correspondence_events": (
        "type",
        "agent_id",
        "name_as_written",
        "role",
        "side",
        "date_edtf",
        "time",
        "place",
        "authority",
        "marking",
        "case_number",
        "certainty",
        "decision",
        "evidence",
    ),
    "page_images": ("page_key", "position", "description"),
}

# Whose turn it is stands beside the rows: it is in no revision.
ASSIGNED = "assigned_to"


def name_in_form(prefix: str, attribute: str) -> str:
    """What the field of an inline form is called that shows `attribute`."""
    return f"{prefix}-{attribute.rpartition('__')[2].removesuffix('_id')}"


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
    revision, rows = _read(document)
    return FormState(revision, write_rows(rows))


def shown_state(document: Document) -> FormState:
    """The state of a document that is only shown: read once for its instance."""
    shown = document.__dict__
    if "shown_state" not in shown:
        shown["shown_state"] = state_of(document)
    return shown["shown_state"]


def rows_of(document: Document) -> Rows:
    """Map each kind of row to its primary keys, and these to the decided fields. Rejected
    events are among them; for `assignee_in`, so is whose turn it is."""
    return _read(document)[1]


def _read(document: Document) -> tuple[int, Rows]:
    """The revision and the rows, by one query."""
    kinds = {f"rows_of_{name}": _decided(name) for name in EDITED}
    stored = Document._base_manager.filter(pk=document.pk)
    values = stored.values("revision_number", "assigned_to", **kinds).get()
    rows = {
        name: {
            str(row["pk"]): {field: row[field] for field in fields}
            for row in values[f"rows_of_{name}"]
        }
        for name, fields in EDITED.items()
    }
    rows[ASSIGNED] = {"": {ASSIGNED: values["assigned_to"]}}
    return values["revision_number"], rows


def assignee_in(rows: Rows) -> int | None:
    """The primary key of the account whose turn it is."""
    return rows.get(ASSIGNED, {}).get("", {}).get(ASSIGNED)


def _decided(name: str) -> ArraySubquery:
    """The rows of the kind, as objects of their primary key and the decided fields."""
    relation = getattr(Document, name).rel
    rows = relation.related_model._base_manager.order_by("pk")
    own = rows.filter(**{relation.field.name: OuterRef("pk")})
    fields = {field: field for field in EDITED[name]}
    return ArraySubquery(own.values(row=JSONObject(pk="pk", **fields)))


def write_rows(rows: Rows) -> str:
    return json.dumps(rows, ensure_ascii=False)


def read_rows(written: str) -> Rows:
    """Read what `write_rows` wrote; nothing if a browser sent anything else."""
    try:
        rows = json.loads(written)
    except (ValueError, RecursionError):
        return {}
    is_whole = isinstance(rows, dict) and all(
        isinstance(rows.get(name), dict)
        and all(isinstance(row, dict) for row in rows[name].values())
        for name in (*EDITED, *({ASSIGNED} & set(rows)))
    )
    return rows if is_whole else {}
