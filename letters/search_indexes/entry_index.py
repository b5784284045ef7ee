"""What the entries of documents and of sections are both made of."""

from __future__ import annotations

from letters.models import Edition
from letters.search.query.facets import write_value


def volume_value(edition: Edition | None) -> list[str]:
    """The value of the facet, if the record is of a volume."""
    return [write_value(edition.identifier, edition.title)] if edition else []


def texts_of(prepared: str | list[str]) -> list[str]:
    """The texts of a field, of which some have one alone."""
    return [prepared] if isinstance(prepared, str) else prepared
