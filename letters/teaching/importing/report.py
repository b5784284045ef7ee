"""What became of the annotations of a file, for the teacher."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class ImportReport:
    """`not_looked_for` are those of the lost ones that would have taken too long to find;
    `without_answers` are questions whose answers the file leaves out, `to_order` those
    of them that ask for an order, which nobody knows from the file. `missing` are the
    addresses of documents and scans that are not held here, with the number of
    annotations that were left out for want of each."""

    placed: int = 0
    changed: int = 0
    lost: int = 0
    on_wholes: int = 0
    not_looked_for: int = 0
    without_answers: int = 0
    to_order: int = 0
    already_there: int = 0
    replies: int = 0
    new_items: int = 0
    missing: Counter[str] = field(default_factory=Counter)

    @property
    def imported(self) -> int:
        return self.placed + self.changed + self.lost + self.on_wholes

    @property
    def missing_addresses(self) -> list[tuple[str, int]]:
        return list(self.missing.items())
