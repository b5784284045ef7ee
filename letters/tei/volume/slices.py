"""Where the divisions begin and end in the text of a file, to the character."""

from __future__ import annotations

import re
from dataclasses import dataclass

from letters.tei.errors import SourceError
from letters.tei.source import Element, local_name

# The name of the processing instruction that stands for a document.
PLACEHOLDER = "document"

# What begins with "<" in a well-formed file and matters here: comments, CDATA and
# instructions, in which a tag is no tag, and the tags. Elsewhere "<" is always a tag.
MARKUP = re.compile(
    rf"""<(?:
        !--.*?-->
      | !\[CDATA\[.*?\]\]>
      | \?{PLACEHOLDER}(?=[\s?])(?P<placeholder>.*?)\?>
      | \?.*?\?>
      | (?P<end>/?)
        (?P<name>(?:[^ \t\r\n<>/:=]++:)?+(?:div|titlePage))(?=[ \t\r\n/>])
        (?P<attributes>[^>"']*+(?:(?:"[^"]*"|'[^']*')[^>"']*+)*+)
        >
    )""",
    re.DOTALL | re.VERBOSE,
)


@dataclass(slots=True)
class Slice:
    """An element of the tree and the characters it stands in; `end` is exclusive.

    `name` is as written, with its prefix; `attributes` is the rest of the start tag.
    """

    element: Element
    start: int
    end: int
    name: str
    attributes: str
    line: int


def find_slices(text: str, root: Element) -> list[Slice]:
    """Every `div` and `titlePage` of `root`, which was parsed from `text`, in order.

    Raises SourceError if text and tree disagree, or if an instruction of the file
    has the name that marks the place of a document.
    """
    elements = iter(list(root.iter("{*}div", "{*}titlePage")))
    slices: list[Slice] = []
    still_open: list[Slice] = []
    line, counted = 1, 0
    for tag in MARKUP.finditer(text):
        if tag["placeholder"] is not None:
            raise _placeholder_in_use(text.count("\n", 0, tag.start()) + 1)
        if not tag["name"]:
            continue
        if tag["end"]:
            still_open.pop().end = tag.end()
            continue
        line += text.count("\n", counted, tag.start())
        counted = tag.start()
        division = _slice(tag, next(elements, None), line)
        slices.append(division)
        if not tag["attributes"].endswith("/"):
            still_open.append(division)
    if still_open or next(elements, None) is not None:
        raise _disagreement(line)
    return slices


def _slice(tag: re.Match[str], element: Element | None, line: int) -> Slice:
    name = tag["name"]
    if element is None or local_name(element) != name.rpartition(":")[2]:
        raise _disagreement(line)
    return Slice(element, tag.start(), tag.end(), name, tag["attributes"], line)


def _disagreement(line: int) -> SourceError:
    return SourceError(
        "The divisions in the text of the file are not those that the parser found. "
        "Save the file anew with an XML editor.",
        line=line,
    )


def _placeholder_in_use(line: int) -> SourceError:
    return SourceError(
        f"A processing instruction <?{PLACEHOLDER} …?> marks the place of a document "
        "when a volume is stored, so a file cannot have one. Remove it.",
        line=line,
    )
