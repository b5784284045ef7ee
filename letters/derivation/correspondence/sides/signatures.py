"""Who signed a text: the names under it, with the offices that stand below them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from letters.derivation.correspondence.sides.unencoded_names import (
    name_above,
    name_below_mark,
    name_in_capitals,
    without_stamps,
)
from letters.derivation.people.honorifics import NOT_NAMES
from letters.derivation.text.main_text import first_of, tidy, words_of
from letters.tei.nodes import (
    ON_THE_PAGE,
    Block,
    BlockKind,
    LineBreak,
    Node,
    Span,
    SpanKind,
    flat_text,
)
from letters.tei.transcription.lines_below_names import LineBelow, read_line_below

# A last paragraph that is no more than a name, as many telegrams end: "Thompson",
# "Cabot L.", "D.E.".
_BARE_NAME = re.compile(
    r"(?:[A-Z][\w’'-]*+(?:\. ?| )){0,3}(?:(?:de|van|von) )?(?:M[’'a]?c|O[’'])?"
    r"[A-Z][a-z’'-]++(?<=[a-z])"
    r"(?:, (?:Jr|Sr)\.)?|[A-Z][a-z]+ [A-Z]\.|(?:[A-Z]\. ?){2,4}"
)
# Words that may stand alone at the end of a text, and are no names.
_NO_NAME = re.compile(
    r"(?i)\b(?:affirmative|agree|annex|appendix|approved?|attachments?|concur|confidential"
    r"|continued|copy|copies|disapproved?|draft|enclosures?|end|faithfully|message|minutes"
    r"|negative|no|none|note|out|over|page|postscript|quote|restricted|secret|signed"
    r"|sincerely|source|tab|text|unclassified|undated|unquote|yes|yours)\b"
)
_VALEDICTION = re.compile(
    r"(?i)^(?:(?:very|most|yours|sincerely|respectfully|faithfully|cordially|best|warm"
    r"|with|i am|i remain|and|your|ever|as ever|affectionately|love)\b"
    r"[^.]{0,80},|[\w ]{1,30}yours,)\s*"
)
# In whose name the others sign: "for Edmund Gullion", "By direction of the President:".
_FOR_ANOTHER = re.compile(
    r"(?i)^\[?(?:for|by|per)\b|^(?:in the absence of|by direction of|on behalf of)\b"
)
# The next line goes on with it.
_LEADS_ON = re.compile(r"(?i)for|by|per|.*:|[^:]{3,60} (?:for|of|of the|for the)")
_SIGNED = re.compile(
    r"(?i)^(?:/s/|[(\[]s[)\]]|signed:?|\(signed\)|gez\.|\(gez\.\)|\(sgd\.?\)"
    r"|sgd\.?(?!\w)|signé ?:?|\(signé\)"
    r"|firmado ?:?|\(firmado\)|подписал ?:?|\(подпись\))\s*"
)
# What an editor says of the signature: "[signed Bill]", "TOON [MT initialed]".
_EDITORS = re.compile(
    r"\[(?P<said>[^\]]*\b(?:signed|signature|initial(?:l?ed)?)\b[^\]]*)\]"
)
# "Robert D. Hale (signed)"
_SIGNED_BEHIND = re.compile(r"(?i)(?<=[\w.]) \((?:signed|sgd)\.?\)\Z")
_WITHHELD = re.compile(
    r"(?i)\[[^\]]*\b(?:declassified|deleted|illegible|omitted)\b[^\]]*\]"
)
_SUPPLIED = re.compile(r"\[[^\[\]]+\]")
# What may follow the signatures.
_COPIES = re.compile(
    r"(?i)^(?:cc|c\.c|copies|copy to|p\.? ?s\b|enclosures?|attachments?)"
)
# In characters: what is longer is a paragraph, and no line of a signature.
LONGEST_LINE = 1_000
_INITIAL = re.compile(r"\b[A-Z]\.")
_WORD = re.compile(r"[^\W\d_]+")
# "(Denis Hale)" is typed below the name that is signed by hand.
_IN_PARENTHESES = re.compile(
    r"\A\((?P<name>[^\W\d_a-z][\w.’'-]{0,20}(?: [\w.’'-]{1,20}){0,4})\)\Z"
)


@dataclass(frozen=True, slots=True)
class Signature:
    """A name as printed, and the office printed with it; `block` is where both stand.

    It `is_inferred` where nothing but its place, or the form of the words, says that the
    name is a signature.
    """

    name: str
    office: str
    block: Block
    is_inferred: bool = False


def find_signatures(blocks: list[Block]) -> list[Signature]:
    """The signatures among a document's own blocks: those of its enclosures are none."""
    signed = [block for block in blocks if block.kind is BlockKind.SIGNATURE]
    if signed:
        above = blocks[: blocks.index(signed[0])]
        return [
            *(Signature(*place, is_inferred=True) for place in name_above(above)),
            *(each for block in signed for each in _signatures_in(block)),
        ]
    marked = [Signature(*place) for place in name_below_mark(blocks)]
    bare = marked or [*_bare_name(without_stamps(blocks))]
    return bare or [
        Signature(*place, is_inferred=True) for place in name_in_capitals(blocks)
    ]


def _bare_name(blocks: list[Block]) -> Iterator[Signature]:
    """The name that is the last paragraph: a place of the dateline is none."""
    last = blocks[-1] if blocks else None
    words = words_of(last)
    if last and last.kind is BlockKind.PARAGRAPH and len(words) <= LONGEST_LINE:
        name = _cleaned(words)
        is_name = _BARE_NAME.fullmatch(name) and not _NO_NAME.search(name)
        if is_name and not _is_office(name) and not _is_place(name, blocks):
            yield Signature(name, "", last, is_inferred=True)


def _is_place(name: str, blocks: list[Block]) -> bool:
    """Whether the text calls something else by this name: "at Paris"."""
    dateline = words_of(first_of(BlockKind.DATELINE, blocks))
    within = re.compile(rf"\b(?:in|at) {re.escape(name)}\b")
    return name in dateline or any(within.search(words_of(b)) for b in blocks)


def _signatures_in(block: Block) -> Iterator[Signature]:
    for signer in _lines_of_each(block):
        lines = signer.lines
        cleaned = [line for line in map(_cleaned, lines) if line]
        named = [line for line in cleaned if not line.endswith(":")]
        if named and not _FOR_ANOTHER.match(named[0]):
            if not _is_rank(named[0]):
                written, *office = _without_written(named)
                name = _IN_PARENTHESES.sub(r"\g<name>", written)
                yield Signature(name, ", ".join(office), block, signer.is_inferred)
        elif said := _EDITORS.search(" ".join(lines)[:LONGEST_LINE]):
            yield Signature(_name_in(said["said"]), "", block)


def _without_written(lines: list[str]) -> list[str]:
    """The lines without the first, if the second has the same name in type."""
    is_twice = (
        len(lines) > 1 and read_line_below(lines[1], lines[0]) is LineBelow.SAME_NAME
    )
    return lines[1:] if is_twice else lines


def _cleaned(line: str) -> str:
    words = _SIGNED_BEHIND.sub("", _EDITORS.sub("", line))
    words = _SIGNED.sub("", _VALEDICTION.sub("", words)).strip(" ,;")
    if _WITHHELD.search(words):
        return ""
    return words[1:-1] if _SUPPLIED.fullmatch(words) else words


def _name_in(said: str) -> str:
    return re.sub(r"(?i)\b(?:signed|signature|initial(?:l?ed)?|by)\b", "", said).strip(
        " ,"
    )


@dataclass(slots=True)
class _Signer:
    """The lines of one person; `is_inferred` if the form of the first alone says so."""

    lines: list[str]
    is_inferred: bool = False


def _lines_of_each(block: Block) -> list[_Signer]:
    """The lines of each person who signed, or was signed for, up to the list of copies."""
    people = [_Signer([])]
    for line, is_marked in _lines(block):
        if _COPIES.match(line) or len(line) > LONGEST_LINE:
            break
        before = people[-1].lines
        if before and not _LEADS_ON.fullmatch(before[-1]):
            if _begins_person(line, before, is_marked=is_marked):
                people.append(_Signer([]))
            elif below := _second_name(line, before):
                people.append(_Signer([], below is LineBelow.SEEMS_NAME))
        people[-1].lines.append(line)
    return people


def _begins_person(line: str, before: list[str], *, is_marked: bool) -> bool:
    if _FOR_ANOTHER.match(line):
        return True
    is_named = is_marked or (_INITIAL.search(line) and not _is_office(line))
    return bool(is_named) and any(map(_cleaned, before))


def _second_name(line: str, before: list[str]) -> LineBelow | None:
    """How a line below a name is known for another: "Ann Lee" below "Paul Marsh"."""
    first = next(filter(None, map(_cleaned, before)), "")
    below = read_line_below(_cleaned(line), first)
    return below if below in (LineBelow.NAME, LineBelow.SEEMS_NAME) else None


def _is_rank(line: str) -> bool:
    """Whether a line is of a rank with no more than an initial: "G. Brigadier General"."""
    words = [word.casefold() for word in _WORD.findall(line) if len(word) > 1]
    return len(words) > 1 and NOT_NAMES.issuperset(words)


def _is_office(line: str) -> bool:
    """Whether a line is of an office or a rank, and not of a name."""
    words = [word.casefold() for word in _WORD.findall(line)]
    return "," in line.removesuffix(", Jr.") or not NOT_NAMES.isdisjoint(words)


def _lines(block: Block) -> Iterator[tuple[str, bool]]:
    """Each line of the block, and whether a marked name begins in it."""
    words, marked = [""], [False]
    for leaf, is_marked in _leaves(block, is_marked=False):
        if leaf is None:
            words.append("")
            marked.append(False)
        else:
            words[-1] += leaf
            marked[-1] = marked[-1] or (is_marked and bool(leaf.strip()))
    for line, is_marked in zip(map(tidy, words), marked, strict=True):
        if line:
            yield line, is_marked


def _leaves(node: Node, *, is_marked: bool) -> Iterator[tuple[str | None, bool]]:
    """The words of the node in order, None between two lines."""
    if isinstance(node, LineBreak):
        yield None, False
    elif isinstance(node, Block):
        yield None, False
        for child in node.children:
            yield from _leaves(child, is_marked=is_marked)
        yield None, False
    elif isinstance(node, Span) and node.kind not in ON_THE_PAGE:
        for child in node.children:
            yield from _leaves(child, is_marked=is_marked or _is_marked(node))
    else:
        yield flat_text(node), is_marked


def _is_marked(span: Span) -> bool:
    """Whether the edition marks these words as the name that is signed."""
    is_bold = span.attributes.get("rend") in ("strong", "bold", "smallcaps")
    return span.kind is SpanKind.PERSON or (span.kind is SpanKind.HIGHLIGHT and is_bold)
