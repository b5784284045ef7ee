"""The target of a cross-reference: in words, and its address elsewhere."""

from __future__ import annotations

import re

from letters.models.identifiers import PAGE_PREFIX
from letters.tei.references import Target

_NOTE = re.compile(r"(?P<document>d\d++[a-z]{0,10}?)fn(?P<footnote>[\w-]++)")
STATE_DEPARTMENT = "https://history.state.gov/historicaldocuments"
_IN_SERIES = re.compile(r"frus\d{4}", re.ASCII)


def target_named(identifier: str) -> Target:
    """The target of "frus1961-63v06/d12", "…/d12fn3", "…/pg_45" or "frus1961-63v06"; or
    of "weber-hale-1971", a document of no volume."""
    volume, _, part = identifier.partition("/")
    if not part and not is_in_series(volume):
        return Target(identifier=identifier or None)
    if part.startswith(PAGE_PREFIX):
        return Target(volume, page=part.removeprefix(PAGE_PREFIX))
    if note := _NOTE.fullmatch(part):
        return Target(volume, document=note["document"], footnote=note["footnote"])
    return Target(volume, document=part or None)


def target_identifier(target: Target) -> str:
    """What `target_named` reads: a footnote counts as its document."""
    if target.identifier:
        return target.identifier
    if target.document:
        return f"{target.volume}/{target.document}"
    if target.page:
        return f"{target.volume}/{PAGE_PREFIX}{target.page}"
    return target.volume or ""


def describe_target(target: Target) -> str:
    """In words: "Footnote 2, Document 177 of frus1981-88v04"; "" for no target."""
    if target.identifier:
        return f"“{target.identifier}”, a document of no volume"
    parts = []
    if target.footnote:
        parts.append(f"Footnote {target.footnote}")
    if target.document:
        parts.append(f"Document {target.document.removeprefix('d')}")
    if target.page:
        parts.append(f"Page {target.page}")
    named = ", ".join(parts)
    if named and target.volume:
        return f"{named} of {target.volume}"
    return named or target.volume or ""


def is_in_series(volume: str) -> bool:
    """Whether it is the name of a volume of Foreign Relations of the United States."""
    return bool(_IN_SERIES.match(volume))


def address_elsewhere(target: Target) -> str:
    """The State Department's page for a target in its own series, or ""."""
    volume = target.volume or ""
    if not is_in_series(volume):
        return ""
    part = target.document or ""
    if part and target.footnote:
        part += f"#fn{target.footnote}"
    elif target.page:
        part = f"pg_{target.page}"
    return f"{STATE_DEPARTMENT}/{volume}/{part}".rstrip("/")
