"""How do the parts of a query belong together? Reads operators and parentheses.

Without an operator between them, all parts are asked for. OR joins its two neighbours
before anything else is joined.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from letters.search.query.nearness import near_each_other
from letters.search.query.signs import NEAR
from letters.search.query.tree import Node, Remark, all_of, any_of, none_of

DEEPEST = 20


@dataclass(slots=True)
class Row:
    """The parts side by side within two parentheses, whose text starts with `beginning`.

    One of each group in `alternatives` must match. `joint` is the operator that waits
    for its second part, with the `distance` of NEAR. `is_incomplete` if something was
    not understood, which a remark already says.
    """

    beginning: str = ""
    alternatives: list[list[Node]] = field(default_factory=list)
    joint: str = ""
    distance: int = 0
    is_negated: bool = False
    is_incomplete: bool = False

    def add(self, node: Node) -> None:
        if self.is_negated:
            node = none_of(node)
        if self.joint == "OR":
            self.alternatives[-1].append(node)
        else:
            self.alternatives.append([node])
        self.joint, self.is_negated = "", False

    def add_near(self, node: Node) -> bool:
        """Join it to the part before by NEAR; False if one of the two is no word."""
        near = near_each_other(self.alternatives[-1][-1], node, self.distance)
        if near:
            self.alternatives[-1][-1] = near
        self.joint = ""
        return near is not None

    def pass_over(self) -> None:
        """Ignore a part that was not understood, and the operator before it."""
        self.joint, self.is_negated = "", False
        self.is_incomplete = True

    def node(self) -> Node | None:
        return all_of(map(any_of, self.alternatives))


class Groups:
    """Rows nested by parentheses. Rows deeper than DEEPEST are not read."""

    def __init__(self, remarks: list[Remark]) -> None:
        self._remarks = remarks
        self._rows = [Row()]
        self._unread = 0

    @property
    def is_too_deep(self) -> bool:
        return self._unread > 0

    @property
    def row(self) -> Row:
        return self._rows[-1]

    def add(self, node: Node | None, *, is_excluded: bool) -> None:
        """`node` is None if the part was not understood."""
        if node is None:
            self.row.pass_over()
            return
        node = none_of(node) if is_excluded else node
        if self.row.joint == NEAR:
            if not self.row.is_negated and self.row.add_near(node):
                return
            reason = "NEAR stands between words or phrases; it was read as AND."
            self._remark(NEAR, reason)
            self.row.joint = ""
        self.row.add(node)

    def operator(self, word: str) -> None:
        row = self.row
        if word == "NOT":
            row.is_negated = not row.is_negated
        elif row.joint or row.is_negated or not row.alternatives:
            if not row.is_incomplete:
                reason = f"{word} stands between two words; none is directly before it."
                self._remark(word, reason)
        else:
            row.joint = word

    def near(self, distance: int) -> None:
        """The next part must be near the one before."""
        self.operator(NEAR)
        self.row.distance = distance

    def open(self, beginning: str, *, is_excluded: bool) -> None:
        if self._unread or len(self._rows) > DEEPEST:
            if not self._unread:
                reason = (
                    f"What stands within more than {DEEPEST} parentheses is not read."
                )
                self._remark(beginning, reason)
            self._unread += 1
            return
        if is_excluded:
            self.operator("NOT")
        self._rows.append(Row(beginning))

    def close(self, ending: str) -> None:
        if self._unread:
            self._unread -= 1
            if not self._unread:
                self.row.pass_over()
        elif len(self._rows) == 1:
            self._remark(ending, "This parenthesis closes nothing.")
        else:
            if not self.row.alternatives and not self.row.is_incomplete:
                self._remark("()", "There is no word between these parentheses.")
            self._end_row()

    def finish(self) -> Node | None:
        """The whole query. Open parentheses end here."""
        if len(self._rows) > 1:
            reason = "This parenthesis is not closed; it was read to the end."
            self._remark(self._rows[1].beginning, reason)
        while len(self._rows) > 1:
            self._end_row()
        self._end_operators()
        return self.row.node()

    def _end_row(self) -> None:
        self._end_operators()
        node = self._rows.pop().node()
        self.add(node, is_excluded=False)

    def _end_operators(self) -> None:
        if self.row.joint:
            reason = "stands between two words; none is directly after it."
            self._remark(self.row.joint, f"{self.row.joint} {reason}")
        if self.row.is_negated:
            self._remark("NOT", "NOT stands before a word; none is directly after it.")

    def _remark(self, text: str, reason: str) -> None:
        self._remarks.append(Remark(text, reason))
