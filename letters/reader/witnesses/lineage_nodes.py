"""The witnesses of a letter one by one, and how one was made from another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from letters.models import CorrespondenceEvent, Document
from letters.reader.witnesses.named_documents import NamedDocument
from letters.tei.dates import describe, parse_edtf


@dataclass(frozen=True, slots=True)
class LineageEdge:
    """`label` says how the later one was made: "is a draft of", seen from the source."""

    earlier: str
    later: str
    label: str = ""
    is_certain: bool = True
    evidence: str = ""


@dataclass(slots=True)
class LineageNode:
    """A witness. `document` is None for one that is known and not held; `part` is the key
    of the paragraph where it begins, for one that is part of a document."""

    key: str
    title: str
    state: str = ""
    edtf: str = ""
    document: Document | None = None
    part: str = ""
    is_this: bool = False
    is_certain: bool = True
    evidence: str = ""
    printed_in: NamedDocument | None = None
    attested_in: NamedDocument | None = None
    makers: list[CorrespondenceEvent] = field(default_factory=list)
    bases: list[LineageEdge] = field(default_factory=list)

    @property
    def is_held(self) -> bool:
        return self.document is not None

    @property
    def address(self) -> str:
        if not self.document:
            return ""
        anchor = f"#{self.part}" if self.part else ""
        return f"{self.document.get_absolute_url()}{anchor}"

    @property
    def date(self) -> str:
        return describe(parse_edtf(self.edtf)) if self.edtf else ""

    @property
    def order(self) -> str:
        return str(parse_edtf(self.edtf).earliest) if self.edtf else "9999"


@dataclass(frozen=True, slots=True)
class LineageBranch:
    """A witness, and those that were made from it. `above` is the key of the one it
    stands below; `bases` are all that it is related to as the later one."""

    node: LineageNode
    later: tuple[LineageBranch, ...]
    above: str = ""
    bases: tuple[tuple[LineageEdge, LineageNode], ...] = ()


def branches_of(
    nodes: Mapping[str, LineageNode], edges: Sequence[LineageEdge]
) -> Iterator[LineageBranch]:
    """Each witness once, under the first that it was made from."""
    later: dict[str, list[str]] = {key: [] for key in nodes}
    has_base: set[str] = set()
    for edge in edges:
        if edge.later not in has_base and not _leads_to(
            later, edge.later, edge.earlier
        ):
            later[edge.earlier].append(edge.later)
            has_base.add(edge.later)

    def branch(key: str, above: str = "") -> LineageBranch:
        below = sorted(later[key], key=lambda one: nodes[one].order)
        return LineageBranch(
            nodes[key],
            tuple(branch(one, key) for one in below),
            above,
            tuple((edge, nodes[edge.earlier]) for edge in nodes[key].bases),
        )

    roots = sorted(nodes.keys() - has_base, key=lambda one: (nodes[one].order, one))
    for root in roots:
        yield branch(root)


def _leads_to(later: Mapping[str, Sequence[str]], start: str, end: str) -> bool:
    reached, fresh = {start}, [start]
    while fresh:
        for key in later[fresh.pop()]:
            if key not in reached:
                reached.add(key)
                fresh.append(key)
    return end in reached
