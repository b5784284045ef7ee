"""What teachers write, in Markdown: what is refused of it, and the rest as HTML.

A body, as the Web Annotation Data Model calls it, is CommonMark without HTML, pictures
and tables: it stands in a margin, or on a phone. What surprises those who never heard of
Markdown is not in it either: indented words stay words, "[Task]: read" is no definition
of a link, and a line ends where the teacher ended it. Headings become paragraphs in bold,
for the headings of the page stand in an order of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from html import escape, unescape

from markdown_it import MarkdownIt
from markdown_it.token import Token

from letters.rendering.unseen import UNSEEN, describe, place_in, unseen_errors
from letters.tei.web_address import names_user

MOST_CHARACTERS = 8_000
# Each opening bracket is looked after to the end of its paragraph.
MOST_BRACKETS = 200
# Each is a line on paper, too.
MOST_LINES = 400
# Quotes and lists in one another. What is deeper would not be written.
MOST_LEVELS = 12
# Emphasis within emphasis; what is deeper keeps the signs it is written with. Parsers of
# XML, and writers of PDF, give up on deep trees.
MOST_EMPHASES = 8
MOST_MESSAGES = 5
# Rendered bodies that are kept: those of some forty pages, at most a few megabytes.
_BODIES_KEPT = 512

HEADING_CLASS = "body-text__heading"

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z0-9]{2,32});")
_ADDRESS = re.compile(r"https?://.|mailto:.|[/#?]", re.IGNORECASE)
_BETWEEN_PARAGRAPHS = re.compile(r"\n(?:[ \t]*+\n)++")
# The page itself has the first.
_HEADING_BELOW = {f"h{level}": f"h{min(level + 1, 6)}" for level in range(1, 7)}
_EMPHASES = {"em", "strong", "s"}
_CONTAINERS = {"blockquote_open", "list_item_open"}


class _TeacherMarkdown(MarkdownIt):
    def validateLink(self, _url: str) -> bool:  # noqa: N802
        """Which addresses may be links is decided below, where their lines are known."""
        return True


_MARKDOWN = _TeacherMarkdown(
    "js-default",
    {"html": False, "breaks": True, "maxNesting": MOST_LEVELS, "xhtmlOut": True},
).disable(["code", "reference", "table"])


def body_errors(text: str) -> list[str]:
    """Why a body cannot be kept: sentences for its teacher, with the lines."""
    text = _with_line_feeds(text)
    if len(text) > MOST_CHARACTERS:
        return [
            f"This text has {len(text):,} characters; {MOST_CHARACTERS:,} is the most."
        ]
    if text.count("[") > MOST_BRACKETS:
        return [
            f"This text has {text.count('['):,} opening square brackets; "
            f"{MOST_BRACKETS} is the most."
        ]
    errors = [*unseen_errors(text), *_markup_errors(_MARKDOWN.parse(text))]
    errors += _length_errors(text)
    if not errors and UNSEEN.search(_write(text)):
        errors = list(_entity_errors(text))
    more = len(errors) - MOST_MESSAGES
    if more <= 0:
        return errors
    return [
        *errors[:MOST_MESSAGES],
        f"{more} more places are refused for such reasons.",
    ]


def render_body(text: str) -> str:
    """A body as HTML: harmless whatever it says, with nothing left out.

    One that `body_errors` refuses is written too, since it may come from elsewhere: what
    is too long or too deep without its Markdown, unseen characters by their numbers, and
    a picture as a link to it.
    """
    text = _with_line_feeds(text)
    is_too_long = len(text) > MOST_CHARACTERS
    html = _write_plainly(text) if is_too_long else _write(text)
    return _unseen_by_number(html)


def render_page(text: str) -> str:
    """`render_body` for a text that is a page of its own: its headings are headings, below
    that of the page."""
    text = _with_line_feeds(text)
    is_too_long = len(text) > MOST_CHARACTERS
    html = _write_plainly(text) if is_too_long else _write(text, has_headings=True)
    return _unseen_by_number(html)


def _unseen_by_number(html: str) -> str:
    return UNSEEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", html)


@lru_cache(maxsize=_BODIES_KEPT)
def _write(text: str, *, has_headings: bool = False) -> str:
    """HTML that may have unseen characters, also those that were written as entities."""
    if text.count("[") > MOST_BRACKETS:
        return _write_plainly(text)
    tokens = _MARKDOWN.parse(text)
    if any(map(_is_too_deep, tokens)):
        return _write_plainly(text)
    _adapt(tokens, has_headings=has_headings)
    return str(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {}))


def _write_plainly(text: str) -> str:
    paragraphs = _BETWEEN_PARAGRAPHS.split(text.strip())
    return "".join(
        f"<p>{escape(paragraph).replace(chr(10), '<br />')}</p>"
        for paragraph in paragraphs
    )


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


# What is refused


def _length_errors(text: str) -> Iterator[str]:
    lines = sum(1 for line in text.split("\n") if line.strip())
    if lines > MOST_LINES:
        yield f"This text has {lines:,} lines; {MOST_LINES} is the most."


def _entity_errors(text: str) -> Iterator[str]:
    """For characters that are written by their names or numbers."""
    for found in _ENTITY.finditer(text):
        unseen = UNSEEN.search(unescape(found[0]))
        if unseen:
            yield (
                f"{place_in(text, found.start())}: “{found[0]}” means "
                f"{describe(unseen[0])}, which is not seen. Delete it."
            )


def _markup_errors(tokens: Sequence[Token]) -> Iterator[str]:
    if deep := next(filter(_is_too_deep, tokens), None):
        line = deep.map[0] + 1 if deep.map else 1
        yield f"Line {line}: quotations or lists stand too deep in one another."
    for inline in tokens:
        line = inline.map[0] + 1 if inline.map else 1
        for token in inline.children or ():
            line += token.type in {"softbreak", "hardbreak"}
            if token.type == "image":
                yield (
                    f"Line {line}: a picture cannot be shown. Without the exclamation "
                    "mark before the bracket, it is a link to the picture."
                )
            elif token.type == "link_open" and names_user(str(token.attrs["href"])):
                yield (
                    f"Line {line}: “{token.attrs['href']}” has a user name or a password "
                    "in it, which hides where it leads. Write it without them."
                )
            elif token.type == "link_open" and not _leads_somewhere(token):
                yield (
                    f"Line {line}: “{token.attrs['href']}” is no address that a link can "
                    "have. Those begin with https://, http://, mailto: or /."
                )


def _is_too_deep(token: Token) -> bool:
    """Whether the parser left out what is in it."""
    return token.type in _CONTAINERS and token.level >= MOST_LEVELS - 1


def _leads_somewhere(link: Token) -> bool:
    address = str(link.attrs["href"])
    return bool(_ADDRESS.match(address)) and not names_user(address)


# What is written otherwise than CommonMark has it


def _adapt(tokens: Sequence[Token], *, has_headings: bool) -> None:
    for index, token in enumerate(tokens):
        if token.type in {"heading_open", "heading_close"}:
            token.tag = _HEADING_BELOW[token.tag] if has_headings else "p"
        if token.type == "heading_open" and not has_headings:
            token.attrs = {"class": HEADING_CLASS}
            inline = tokens[index + 1]
            inline.children = [
                Token("strong_open", "strong", 1),
                *(inline.children or ()),
                Token("strong_close", "strong", -1),
            ]
        elif token.type == "fence":
            # The name of a language, which would become a class, is a line of words.
            token.content = f"{token.info.strip()}\n{token.content}".lstrip("\n")
            token.info = ""
        if token.children:
            token.children = list(_flattened(_adapted(token.children)))


def _adapted(tokens: Sequence[Token]) -> Iterator[Token]:
    """Inline tokens with links that are followed by no search engine and told nothing,
    pictures as such links, and the other links as words with their address."""
    link: Token | None = None
    for token in tokens:
        if token.type == "link_open":
            link = token
            yield from _opened(token)
        elif token.type == "link_close" and link:
            yield from _closed(token, link)
            link = None
        elif token.type == "image":
            yield from _as_link(token, is_in_link=link is not None)
        else:
            yield token


def _flattened(tokens: Iterable[Token]) -> Iterator[Token]:
    """Inline tokens, of which emphasis that stands too deep is as it was typed."""
    are_kept: list[bool] = []
    depth = 0
    for token in tokens:
        if token.tag not in _EMPHASES:
            yield token
            continue
        if token.nesting > 0:
            is_kept = depth < MOST_EMPHASES
            are_kept.append(is_kept)
        else:
            is_kept = are_kept.pop()
        depth += token.nesting * is_kept
        yield token if is_kept else _text(token.markup)


def _opened(link: Token) -> Iterator[Token]:
    if _leads_somewhere(link):
        link.attrSet("rel", "noreferrer nofollow")
        yield link


def _closed(end: Token, link: Token) -> Iterator[Token]:
    if _leads_somewhere(link):
        yield end
    elif link.info != "auto":
        yield _text(f" ({link.attrs['href']})")


def _as_link(image: Token, *, is_in_link: bool) -> Iterator[Token]:
    address = str(image.attrs["src"])
    words = [_text("".join(part.content for part in image.children or ()) or address)]
    if is_in_link:
        yield from words
        return
    link = Token("link_open", "a", 1, attrs={"href": address})
    yield from _opened(link)
    yield from words
    yield from _closed(Token("link_close", "a", -1), link)


def _text(words: str) -> Token:
    return Token("text", "", 0, content=words)
