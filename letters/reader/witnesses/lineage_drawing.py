"""The tree of witnesses as a small picture: each below what it was made from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.text import Truncator

from letters.reader.witnesses.lineage import Lineage
from letters.reader.witnesses.lineage_nodes import LineageEdge, LineageNode

# Of more, the list alone is shown.
MOST_NODES = 30
# Measures of a box, and of what is between boxes.
_WIDTH, _HEIGHT = 220, 64
_BESIDE, _BELOW = 24, 44
_LONGEST_TITLE = 27


@dataclass(frozen=True, slots=True)
class DrawnNode:
    node: LineageNode
    title: str
    x: int
    y: int

    @property
    def middle(self) -> int:
        return self.x + _WIDTH // 2


@dataclass(frozen=True, slots=True)
class DrawnEdge:
    path: str
    is_certain: bool


@dataclass(frozen=True, slots=True)
class LineageDrawing:
    nodes: tuple[DrawnNode, ...]
    edges: tuple[DrawnEdge, ...]
    width: int
    height: int
    box_width: int = _WIDTH
    box_height: int = _HEIGHT


def draw_lineage(lineage: Lineage) -> LineageDrawing | None:
    """None where there is one witness alone, or too many for a small picture."""
    if not 1 < len(lineage.nodes) <= MOST_NODES:
        return None
    layers: dict[int, list[LineageNode]] = defaultdict(list)
    depths = _depths(lineage.nodes, lineage.edges)
    for key, node in lineage.nodes.items():
        layers[depths[key]].append(node)
    drawn: dict[str, DrawnNode] = {}
    for row, depth in enumerate(sorted(layers)):
        nodes = sorted(layers[depth], key=lambda node: (node.order, node.key))
        for column, node in enumerate(nodes):
            title = Truncator(node.title).chars(_LONGEST_TITLE)
            x, y = column * (_WIDTH + _BESIDE), row * (_HEIGHT + _BELOW)
            drawn[node.key] = DrawnNode(node, title, x + 1, y + 1)
    widest = max(len(nodes) for nodes in layers.values())
    return LineageDrawing(
        tuple(drawn.values()),
        tuple(_edge(drawn, edge) for edge in lineage.edges),
        widest * (_WIDTH + _BESIDE) - _BESIDE + 2,
        len(layers) * (_HEIGHT + _BELOW) - _BELOW + 2,
    )


def _depths(
    nodes: Mapping[str, LineageNode], edges: Sequence[LineageEdge]
) -> dict[str, int]:
    """The longest way to each. What archivists may not state, a circle, ends as well."""
    depths = dict.fromkeys(nodes, 0)
    for _ in nodes:
        for edge in edges:
            deeper = min(depths[edge.earlier] + 1, len(nodes))
            depths[edge.later] = max(depths[edge.later], deeper)
    return depths


def _edge(drawn: Mapping[str, DrawnNode], edge: LineageEdge) -> DrawnEdge:
    start, end = drawn[edge.earlier], drawn[edge.later]
    top, bottom = start.y + _HEIGHT, end.y
    bend = (top + bottom) // 2
    path = f"M{start.middle} {top}C{start.middle} {bend} {end.middle} {bend} "
    return DrawnEdge(f"{path}{end.middle} {bottom}", edge.is_certain)
