"""A target of references that the archive does not hold."""

from __future__ import annotations

from dataclasses import dataclass

from letters.models.targets import address_elsewhere, describe_target, target_named


@dataclass(frozen=True, slots=True)
class WantedTarget:
    """A target that is not held, and how often it is referred to."""

    identifier: str
    references: int
    documents: int

    @property
    def description(self) -> str:
        return describe_target(target_named(self.identifier))

    @property
    def elsewhere(self) -> str:
        return address_elsewhere(target_named(self.identifier))
