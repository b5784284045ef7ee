"""What a cross-reference points to, and by which words it was found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

# What a pointer to a document of no volume begins with, as TEI's prefixDef has it.
OWN_DOCUMENT = "doc:"


class TargetKind(StrEnum):
    DOCUMENT = "document"
    FOOTNOTE = "footnote"
    PAGE = "page"
    VOLUME = "volume"
    EXTERNAL = "external"


class Form(StrEnum):
    """The wording of a reference. An editor reviewing links reads it as evidence."""

    DOCUMENT = "document"
    FOOTNOTE_OF_DOCUMENT = "footnote of document"
    FOOTNOTE_HERE = "footnote here"
    FOOTNOTE_ON_PAGE = "footnote on page"
    FOOTNOTE_NEARBY = "footnote supra or infra"
    PAGE = "page"
    SUPRA = "supra"
    INFRA = "infra"
    IBID = "ibid"
    VOLUME = "volume"
    VOLUME_DOCUMENT = "document of volume"
    VOLUME_FOOTNOTE = "footnote of volume"
    VOLUME_PAGE = "page of volume"


@dataclass(frozen=True, slots=True)
class Target:
    """A volume, or a document, footnote or page in it; or an address elsewhere; or a
    document of no volume, by the `identifier` that the archive gives it.

    `volume` is None for the volume the reference stands in, `document` is None for
    a footnote of the document it stands in when that document has no identifier.
    `footnote` is what follows "fn" in the note's xml:id: its printed number, unless
    the outline of the volume says otherwise.
    """

    volume: str | None = None
    document: str | None = None
    footnote: str | None = None
    page: str | None = None
    address: str | None = None
    identifier: str | None = None

    @property
    def kind(self) -> TargetKind:
        if self.address is not None:
            return TargetKind.EXTERNAL
        if self.footnote is not None:
            return TargetKind.FOOTNOTE
        if self.document is not None or self.identifier is not None:
            return TargetKind.DOCUMENT
        if self.page is not None:
            return TargetKind.PAGE
        return TargetKind.VOLUME

    @property
    def fragment(self) -> str:
        """The target within its volume, as FRUS writes it: "d12fn3"; "" for a whole volume."""
        if self.identifier is not None:
            return ""
        match self.kind:
            case TargetKind.VOLUME | TargetKind.EXTERNAL:
                return ""
            case TargetKind.PAGE:
                return f"pg_{self.page}"
            case TargetKind.FOOTNOTE:
                return f"{self.document or ''}fn{self.footnote}"
            case TargetKind.DOCUMENT:
                return f"{self.document}"

    @property
    def pointer(self) -> str:
        """The target as FRUS writes it in `ref/@target`: "frus1961-63v05#d12fn3"."""
        if self.address is not None:
            return self.address
        if self.identifier is not None:
            return f"{OWN_DOCUMENT}{self.identifier}"
        volume, fragment = self.volume or "", self.fragment
        return f"{volume}#{fragment}" if fragment else volume


@dataclass(frozen=True, slots=True)
class FoundReference:
    """One printed number (or a "supra") and its target; offsets are code points."""

    start: int
    end: int
    target: Target
    form: Form


@dataclass(frozen=True, slots=True)
class ReadReferences:
    """What a text refers to, and what an "ibid." in the note after it would mean."""

    references: list[FoundReference]
    ibid: Target | None
