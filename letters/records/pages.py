"""The pages of a text: from each break to the next of its pagination."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby, pairwise

from letters.records.identifiers import PrintedKeys
from letters.records.kinds import PageRecord, ProblemRecord
from letters.tei.nodes import PageBreak
from letters.tei.plain_text import Located, PlainText


def find_pages(plain: PlainText) -> list[PageRecord]:
    """Pages in the order of their text, the main pagination before the others.

    Text before the first break is on the page before it, which the number of the
    first implies; where no number comes before, it belongs to the first page.
    """
    pages: list[PageRecord] = []
    breaks = sorted(plain.page_breaks, key=lambda found: found.node.pagination)
    for pagination, found in groupby(breaks, key=lambda found: found.node.pagination):
        pages.extend(_paginate(pagination, list(found), len(plain.text)))
    return _with_keys(pages)


def _paginate(
    pagination: str, breaks: list[Located[PageBreak]], end: int
) -> list[PageRecord]:
    pages = []
    label = _label_before(breaks[0].node.label)
    if breaks[0].start > 0 and label:
        pages.append(
            PageRecord(
                key="",
                label=label,
                pagination=pagination,
                is_inferred=False,
                is_implied=True,
                certainty="",
                start=0,
                end=breaks[0].start,
                has_no_break=True,
            )
        )
    following = [*(found.start for found in breaks[1:]), end]
    for found, page_end in zip(breaks, following, strict=True):
        node = found.node
        pages.append(
            PageRecord(
                key="",
                label=node.label,
                pagination=pagination,
                is_inferred=node.is_inferred,
                is_implied=node.attributes.get("type") == "implied",
                certainty=node.attributes.get("cert", ""),
                start=found.start if pages or label else 0,
                end=page_end,
            )
        )
    return pages


def _label_before(label: str) -> str:
    return str(int(label) - 1) if label.isdecimal() and int(label) > 1 else ""


def _with_keys(pages: list[PageRecord]) -> list[PageRecord]:
    keys = PrintedKeys()
    keyed = []
    for page in pages:
        name = f"{page.pagination}-{page.label}" if page.pagination else page.label
        keyed.append(replace(page, key=keys.give(name, "unnumbered")))
    return keyed


def page_problems(pages: list[PageRecord]) -> list[ProblemRecord]:
    """Numbers that do not rise by one: a leaf missing, misplaced or misread."""
    problems = []
    for before, after in pairwise(pages):
        numbers = before.label.isdecimal() and after.label.isdecimal()
        if before.pagination != after.pagination or not numbers:
            continue
        if int(after.label) != int(before.label) + 1:
            problems.append(
                ProblemRecord(
                    "page-sequence",
                    f"Page {after.label} follows page {before.label}.",
                    f"[Page {after.label}]",
                )
            )
    return problems
