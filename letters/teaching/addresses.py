"""The addresses of readings and of their parts, as files name them for other sites."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from letters.models import Annotation, Document, Reading

# Completes an address with the site's.
Absolute = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class SiteAddresses:
    """Whole addresses of the site that `absolute` completes."""

    absolute: Absolute

    def reading(self, reading: Reading) -> str:
        return self.absolute(reading.get_absolute_url())

    def annotations(self, reading: Reading) -> str:
        return self.absolute(
            reverse("letters:reading-annotations", args=[reading.slug])
        )

    def annotation(
        self, reading: Reading, item_number: int, annotation: Annotation
    ) -> str:
        return f"{self.reading(reading)}{item_number}/#a-{annotation.number}"

    def document(self, document: Document) -> str:
        return self.absolute(document.get_absolute_url())

    def image(self, document: Document, digest: str) -> str:
        """The scan as it is kept: regions count in its pixels."""
        place = [document.identifier, digest, "original"]
        return self.absolute(reverse("letters:page-image", args=place))

    @property
    def rules(self) -> str:
        """Where is explained how places count, and what our own words mean."""
        return self.absolute(reverse("letters:annotations-help"))
