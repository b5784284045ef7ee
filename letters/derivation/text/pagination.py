"""The pages of a text: from each break to the next of its pagination."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from letters.derivation.model import PageRecord, ProblemRecord, TextProblemCode
from letters.derivation.stable_keys import PrintedKeys
from letters.tei.nodes import PageBreak, breaks_within
from letters.tei.plain_text import Located, PlainText


def page_kind(pagination: str) -> str:
    """ "Page" in the main pagination, else for instance "Typescript page"."""
    name = f"{pagination.removeprefix('#')} page".strip()
    return name[0].upper() + name[1:]


def page_name(label: str, pagination: str = "") -> str:
    """ "Page 681", "Typescript page 3"."""
    return f"{page_kind(pagination)} {label or 'without a number'}"


def find_pages(plain: PlainText, begins_on: str = "") -> list[PageRecord]:
    """Pages in the order of their text, the main pagination before the others.

    Text before the first break is on the page before it. That is `begins_on` if the
    edition says so, else what the number of the first break implies. Where no number
    comes before, the text belongs to the first page. A break after the last word of an
    edition's document begins a page of the next one.
    """
    end = len(plain.text)
    by_pagination: dict[str, list[Located[PageBreak]]] = {"": []} if begins_on else {}
    for page_break in _breaks(plain, is_of_edition=bool(begins_on)):
        by_pagination.setdefault(page_break.node.pagination, []).append(page_break)
    pages: list[PageRecord] = []
    for pagination in sorted(by_pagination):
        pages.extend(_paginate(pagination, by_pagination[pagination], end, begins_on))
    return _with_keys(pages)


def _breaks(plain: PlainText, *, is_of_edition: bool) -> list[Located[PageBreak]]:
    """The breaks in the order of the text. A break within a note is where the note's
    mark is: when such a note ends, the running text is on the new page."""
    breaks = plain.page_breaks
    if is_of_edition:
        end = len(plain.text)
        breaks = [located for located in breaks if located.start < end]
    in_notes = [
        Located(node, note.start, note.start)
        for note in plain.notes
        for node in breaks_within(note.node)
    ]
    if not in_notes:
        return breaks
    return sorted([*breaks, *in_notes], key=lambda located: located.start)


def _paginate(
    pagination: str, breaks: list[Located[PageBreak]], end: int, begins_on: str
) -> list[PageRecord]:
    pages = []
    first = breaks[0].start if breaks else end
    is_known = bool(begins_on) and not pagination
    label = begins_on if is_known else _label_before(breaks[0].node.label)
    if first > 0 and label:
        pages.append(
            PageRecord(
                key="",
                label=label,
                pagination=pagination,
                is_inferred=False,
                is_implied=not is_known,
                certainty="",
                start=0,
                end=first,
                has_no_break=True,
            )
        )
    ends = [*(page_break.start for page_break in breaks[1:]), end]
    for page_break, page_end in zip(breaks, ends, strict=False):
        node = page_break.node
        pages.append(
            PageRecord(
                key="",
                label=node.label,
                pagination=pagination,
                is_inferred=node.is_inferred,
                is_implied=node.attributes.get("type") == "implied",
                certainty=node.attributes.get("cert", ""),
                start=page_break.start if pages or label else 0,
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
                    TextProblemCode.PAGE_SEQUENCE,
                    f"Page {after.label} follows page {before.label}.",
                    f"[Page {after.label}]",
                )
            )
    return problems
